// UN documents: what is asked for, and what is made of the replies, the recorded ones among them.
#include "plugin/plugin.h"
#include "reading_lines.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace claims;
using namespace claims::plugin;
using Lines = std::vector<std::string>;

namespace {

std::unique_ptr<Plugin> un() {
  OpenOptions options;
  options.isolation = Isolation::in_process;
  auto plugin = open_plugin(std::string(PLUGINS) + "un.so", options);
  if (!plugin) FAIL(plugin.error().text);
  return std::move(*plugin);
}

std::string recorded(const std::string& name) {
  std::ifstream in(std::string(FIXTURES) + "http/un/" + name, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.empty()) FAIL("no recording " << name);
  return bytes;
}

// The text that a PDF is made of.
std::string text_of_pdf(const std::string& name) {
  const std::string source = recorded(name);
  return source.substr(source.find("\n\n") + 2);
}

plugin::Reply reply_of(const char* role, const char* locator, const char* media_type, std::string body) {
  plugin::Reply reply;
  reply.http_status = 200;
  reply.role = role;
  reply.locator = locator;
  reply.url = "https://documents.un.org/api/symbol/access?s=X";
  reply.final_url = reply.url;
  reply.media_type = media_type;
  reply.body = std::move(body);
  return reply;
}

Lines read(const plugin::Reply& reply) { return reading_lines(un()->interpret(reply)); }

Lines read_pdf(const char* locator, std::string text) {
  auto reply = reply_of("document", locator, "application/pdf", "%PDF-1.4\n...");
  reply.text = std::move(text);
  return read(reply);
}

Lines read_page(const char* locator, std::string page, std::string text = "") {
  auto reply = reply_of("document", locator, "text/html", std::move(page));
  reply.text = std::move(text);
  return read(reply);
}

Lines read_record(const char* role, const char* locator, std::string xml) {
  return read(reply_of(role, locator, "text/xml", std::move(xml)));
}

std::string one_record(const std::string& fields) {
  return "<collection><record><controlfield tag='001'>1</controlfield>" + fields + "</record></collection>";
}

std::string field(const std::string& tag, const std::string& code, const std::string& value) {
  return "<datafield tag='" + tag + "'><subfield code='" + code + "'>" + value + "</subfield></datafield>";
}

constexpr const char* asked = "un:S/RES/1718 (2006)";

}  // namespace

TEST_CASE("UN: a symbol leads to the document, its record and its votes") {
  CHECK(reading_lines(un()->resolve("un:S/RES/1718 (2006)")) ==
        Lines{"document https://documents.un.org/api/symbol/access?s=S%2FRES%2F1718(2006)&l=en&t=pdf",
              "document https://docs.un.org/en/S/RES/1718(2006)",
              "record https://digitallibrary.un.org/search?p=191__a%3A%22S%2FRES%2F1718(2006)%22&of=xm&rg=10",
              "votes https://digitallibrary.un.org/"
              "search?p=791__a%3A%22S%2FRES%2F1718(2006)%22&of=xm&rg=10&c=Voting%20Data"});
  CHECK(reading_lines(un()->resolve("un:S/PV.8151 (Resumption 1)")) ==
        Lines{"document https://documents.un.org/api/symbol/access?s=S%2FPV.8151(Resumption%201)&l=en&t=pdf",
              "document https://docs.un.org/en/S/PV.8151(Resumption%201)",
              "record https://digitallibrary.un.org/"
              "search?p=191__a%3A%22S%2FPV.8151(Resumption%201)%22&of=xm&rg=10"});
  CHECK(reading_lines(un()->resolve("un:record/584729")) ==
        Lines{"record https://digitallibrary.un.org/record/584729/export/xm"});
  for (const char* wrong : {"un:", "un:hello", "un:record/12x", "un:S/RES/"}) {
    const auto reading = un()->resolve(wrong);
    REQUIRE(reading);
    INFO(wrong);
    REQUIRE(reading->error);
    CHECK(reading->error->code == Code::malformed);
    CHECK(reading->requests.empty());
  }
  CHECK(reading_lines(un()->resolve("doi:10.1/2")) == Lines{"unsupported: not a locator of a UN document"});
}

TEST_CASE("UN: a resolution's own words") {
  const std::string words = "Adopted by the Security Council at its 5551st meeting, on 14 October 2006";
  CHECK(read_pdf(asked, text_of_pdf("s-res-1718.pdf.txt")) ==
        Lines{"symbol = S/RES/1718 (2006)", "title = Resolution 1718 (2006)", "adopted = 2006-10-14 [" + words + "]",
              "body = Security Council [" + words + "]", "meeting = S/PV.5551 [" + words + "]",
              "date = 2006-10-14 [Distr.: General 14 October 2006]"});
  // The text is handed on as the decoder gave it.
  auto reply = reply_of("document", asked, "application/pdf", "%PDF-1.4\n");
  reply.text = "some\ntext";
  CHECK(un()->interpret(reply)->text == "some\ntext");
}

TEST_CASE("UN: ways of saying when a document was adopted") {
  struct Row {
    const char *text, *adopted;
  };
  const Row rows[] = {
      {"Resolution adopted by the General Assembly on 19 December 2022\n[on the report of 1 December 2022]",
       "adopted = 2022-12-19 [adopted by the General Assembly on 19 December 2022]"},
      {"Adopted by the Security Council at its 2982nd meeting,\non 5 April 1991",
       "adopted = 1991-04-05 [Adopted by the Security Council at its 2982nd meeting, on 5 April 1991]"},
      {"Resolution adopted by the Economic and Social Council on 27\xC2\xA0July 2022",
       "adopted = 2022-07-27 [adopted by the Economic and Social Council on 27 July 2022]"},
      {"Resolution adopted by the Human Rights Council on 24 March 2016",
       "adopted = 2016-03-24 [adopted by the Human Rights Council on 24 March 2016]"},
  };
  for (const Row& row : rows) CHECK(read_pdf(asked, row.text).front() == row.adopted);
  const char* none[] = {
      "the measures adopted by the Security Council in resolution 1540, on 14 October 2006",
      "adopted by the committee on 14 October 2006",
      "Adopted by the Security Council at its 5551st meeting, on 31 June 2006",
      "Adopted by the Security Council at its 5551st meeting",
      "Adopted by the Security Council on the report that it was given on its way to 14 October 2006",
      "",
  };
  for (const char* text : none)
    for (const std::string& line : read_pdf(asked, text)) {
      INFO(text);
      CHECK(line.find("adopted =") == std::string::npos);
    }
}

TEST_CASE("UN: a PDF of another symbol says so, a scan says nothing") {
  CHECK(read_pdf("un:S/RES/2087 (2013)", text_of_pdf("s-res-2087.pdf.txt")).front() == "symbol = S/RES/2094 (2013)");
  CHECK(read_pdf(asked, "") == Lines{});
  CHECK(read_pdf("un:A/64/PV.5", "United Nations A/64/PV.5\nGeneral Assembly\nDistr.: General\n9 October 2009\n") ==
        Lines{"symbol = A/64/PV.5", "body = General Assembly [A/64/PV.5]",
              "date = 2009-10-09 [Distr.: General 9 October 2009]"});
}

TEST_CASE("UN: replies that are not the document") {
  const auto with = [](unsigned status, std::string headers, std::string body, const char* type = "text/html") {
    auto reply = reply_of("document", asked, type, std::move(body));
    reply.http_status = status;
    reply.headers = std::move(headers);
    return read(reply);
  };
  CHECK(with(200, "", "", "application/pdf") ==
        Lines{"not_found: documents.un.org has published nothing under the symbol S/RES/1718 (2006)"});
  CHECK(with(200, "", " \r\n") ==
        Lines{"not_found: documents.un.org has published nothing under the symbol S/RES/1718 (2006)"});
  const std::string challenged =
      "unreadable: documents.un.org asks for a browser (a challenge that only JavaScript can answer)";
  CHECK(with(202, "Server: x\r\nX-Amzn-Waf-Action: challenge\r\n", recorded("challenge.html")) == Lines{challenged});
  CHECK(with(202, "", "") == Lines{challenged});
  CHECK(with(404, "", "no") == Lines{"not_found: documents.un.org has no such document"});
  CHECK(with(403, "", "no") == Lines{"unreadable: documents.un.org refuses access"});
  CHECK(with(400, "", "no") == Lines{"unreadable: documents.un.org answers with HTTP status 400"});
  CHECK(with(503, "", "no") == Lines{"unavailable: documents.un.org answers with HTTP status 503"});
  CHECK(with(200, "", "<html>hello", "application/pdf") == Lines{"malformed: documents.un.org calls PDF what is none"});
  CHECK(read_page(asked, recorded("s-res-2371-error.html"), "Something went wrong") ==
        Lines{"unreadable: documents.un.org answers with a page that does not name S/RES/1718 (2006)"});
  CHECK(read_page("un:S/RES/9999", recorded("s-res-9999-viewer.html")) ==
        Lines{"not_found: documents.un.org says that it has no document S/RES/9999"});
}

TEST_CASE("UN: frames and refreshes lead on") {
  auto viewer = reply_of("document", "un:S/RES/2371 (2017)", "text/html", recorded("s-res-2371-viewer.html"));
  viewer.final_url = "https://docs.un.org/en/S/RES/2371(2017)";
  viewer.text = "S/RES/2371(2017)";
  CHECK(read(viewer) == Lines{"document https://daccess-ods.un.org/access.nsf/Get?Open&DS=S/RES/2371(2017)&Lang=E"});
  auto refresh = reply_of("document", "un:S/RES/2371 (2017)", "text/html", recorded("s-res-2371-refresh.html"));
  refresh.final_url = "https://daccess-ods.un.org/access.nsf/Get?Open&DS=S/RES/2371(2017)&Lang=E";
  CHECK(read(refresh) == Lines{"document https://daccess-ods.un.org/TMP/8317204.5551.html"});
  struct Row {
    const char *page, *url;
  };
  const Row rows[] = {
      {"<iframe src='inner.html'></iframe>", "https://www.un.org/a/inner.html"},
      {"<IFRAME title=x SRC=/b/c.pdf></IFRAME>", "https://www.un.org/b/c.pdf"},
      {"<frame src=\"//docs.un.org/x\">", "https://docs.un.org/x"},
      {"<frame src='/x y'>", "https://www.un.org/x%20y"},
      {"<frame src=\"?page=2\">", "https://www.un.org/a/b?page=2"},
      {"<iframe src='https://tags.example.com/t.html'></iframe><iframe src=x>", "https://www.un.org/a/x"},
  };
  const auto page_of = [](const char* page) {
    auto reply = reply_of("document", asked, "text/html", page);
    reply.final_url = "https://www.un.org/a/b?page=1";
    return reply;
  };
  for (const Row& row : rows) CHECK(read(page_of(row.page)) == Lines{std::string("document ") + row.url});
  const char* nowhere[] = {
      "<frame src='javascript:alert(1)'>",
      "<frame src='ftp://www.un.org/x'>",
      "<frame src='https://un.org.example.com/'>",
      "<!-- <iframe src='x.html'></iframe> -->",
      "<frame datasrc='x.html'>",
      "<frame src='?page=1'>",
      "<meta http-equiv=refresh content='5'>",
      "<frame src='x",
      "<frame src='/x\ty'>",
      "<frame src=\"https://notun.org/\">",
  };
  for (const char* page : nowhere) {
    INFO(page);
    CHECK(read(page_of(page)) ==
          Lines{"unreadable: www.un.org answers with a page that does not name S/RES/1718 (2006)"});
  }
}

TEST_CASE("UN: a page that is the document") {
  const std::string text =
      "S/RES/1718(2006)\nAdopted by the Security Council at its 5551st meeting, on 14 October 2006\n";
  CHECK(read_page(asked, "<p>...", text)[1] ==
        "adopted = 2006-10-14 [Adopted by the Security Council at its 5551st meeting, on 14 October 2006]");
  // Long enough to be more than a viewer, though it has a frame.
  CHECK(read_page(asked, "<iframe src='x.html'>", text + std::string(1'200, 'x')).front() ==
        "symbol = S/RES/1718 (2006) [S/RES/1718(2006)]");
  CHECK(read_page(asked, "<p>...", "S/RES/1719 (2006) and more").front().starts_with("unreadable: "));
}

TEST_CASE("UN: the library's record of the symbol asked for, among others") {
  const std::string words = "adopted by the Security Council at its 5551st meeting, on 14 October 2006";
  const std::string subject = "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA--NUCLEAR WEAPON TESTS";
  const Lines expected{"symbol = S/RES/1718 (2006) [S/RES/1718(2006)]",
                       "title = Resolution 1718 (2006) [Resolution 1718 (2006) /]",
                       "adopted = 2006-10-14 [" + words + "]",
                       "body = Security Council [" + words + "]",
                       "meeting = S/PV.5551 [" + words + "]",
                       "body = Security Council [S/RES/1718(2006)]",
                       "session = 62",
                       "date = 2006-10-14",
                       "published = 2006-10-14 [14 Oct. 2006]",
                       "subject = " + subject,
                       "subject = SANCTIONS",
                       "agenda = " + subject,
                       "same-as = https://digitallibrary.un.org/record/900001718/files/S_RES_1718_(2006)-EN.pdf",
                       "related = S/2006/805"};
  CHECK(read_record("record", asked, recorded("record-1718.xml")) == expected);
  CHECK(read_record("record", "un:S/RES/1718", recorded("record-1718.xml")) == expected);
  CHECK(read_record("record", "un:s/2006/805", recorded("record-1718.xml"))[1] ==
        "title = Draft resolution: on the test of 9 October [Draft resolution :]");
  CHECK(read_record("record", "un:S/RES/1719 (2006)", recorded("record-1718.xml")) ==
        Lines{"not_found: the Digital Library has no record of S/RES/1719 (2006)"});
  CHECK(read_record("record", asked, recorded("no-records.xml")) ==
        Lines{"not_found: the Digital Library has no record of S/RES/1718 (2006)"});
  // A voting record is not a bibliographic one, nor the other way round.
  CHECK(read_record("record", asked, recorded("votes-1718.xml")) ==
        Lines{"not_found: the Digital Library has no record of S/RES/1718 (2006)"});
  CHECK(read_record("votes", asked, recorded("record-1718.xml")) ==
        Lines{"not_found: the Digital Library has no voting record of S/RES/1718 (2006)"});
  CHECK(read_record("record", "un:record/900001718", recorded("record-2397.xml")).front() ==
        "symbol = S/RES/2397 (2017) [S/RES/2397(2017)]");
}

TEST_CASE("UN: a document issued to two organs") {
  const std::string both =
      one_record("<datafield tag='191'/>" + field("191", "a", "A/56/1002") + field("191", "a", "S/2002/979"));
  for (const char* locator : {"un:A/56/1002", "un:S/2002/979", "un:record/1"})
    CHECK(read_record("record", locator, both) ==
          Lines{"symbol = A/56/1002", "symbol = S/2002/979", "body = General Assembly [A/56/1002]"});
}

TEST_CASE("UN: a voting record, its elements prefixed") {
  const Lines lines = read_record("votes", asked, recorded("votes-1718.xml"));
  const std::string counts =
      " [Yes: 015 | No: 000 | Abstentions: 000 | Non-Voting: 000 | Total voting membership: 015]";
  REQUIRE(lines.size() == 24);
  CHECK(Lines(lines.begin(), lines.begin() + 10) ==
        Lines{"symbol = S/RES/1718 (2006) [S/RES/1718(2006)]", "body = Security Council [S/RES/1718(2006)]",
              "adopted = 2006-10-14", "meeting = S/PV.5551", "vote.yes = 15" + counts, "vote.no = 0" + counts,
              "vote.abstain = 0" + counts, "vote.non-voting = 0" + counts, "vote.total = 15" + counts,
              "vote = yes (ARGENTINA) [Y ARGENTINA]"});
  CHECK(lines.back() == "vote = yes (UNITED STATES) [Y UNITED STATES]");
}

TEST_CASE("UN: votes as records write them") {
  const std::string counts =
      "<datafield tag='996'><subfield code='b'>120</subfield><subfield code='c'>3</subfield></datafield>";
  const std::string states =
      "<datafield tag='967'><subfield code='c'>AAA</subfield><subfield code='d'>N</subfield></datafield>"
      "<datafield tag='968'><subfield code='d'>A</subfield><subfield code='e'>BELAND</subfield></datafield>"
      "<datafield tag='969'><subfield code='e'>CELAND</subfield></datafield>";
  const std::string shown = " [Yes: 120 | No: 3]";
  CHECK(read_record("votes", "un:A/RES/64/293", one_record(field("791", "a", "A/RES/64/293") + counts + states)) ==
        Lines{"symbol = A/RES/64/293", "body = General Assembly [A/RES/64/293]", "vote.yes = 120" + shown,
              "vote.no = 3" + shown, "vote.abstain = 0" + shown, "vote.non-voting = 0" + shown,
              "vote = no (AAA) [N AAA]", "vote = abstain (BELAND) [A BELAND]", "vote = non-voting (CELAND) [CELAND]"});
  // Without a vote there are no counts, and none are made up.
  const std::string none = "<datafield tag='996'><subfield code='f'>193</subfield></datafield>";
  CHECK(read_record("votes", "un:A/RES/64/293", one_record(field("791", "a", "A/RES/64/293") + none)).back() ==
        "vote.total = 193 [Total voting membership: 193]");
  const std::string bad = "<datafield tag='996'><subfield code='b'>many</subfield></datafield>";
  CHECK(read_record("votes", "un:A/RES/64/293", one_record(field("791", "a", "A/RES/64/293") + bad)).back() ==
        "vote.non-voting = 0 [Yes: many]");
}

TEST_CASE("UN: dates of records") {
  struct Row {
    const char *written, *fact;
  };
  const Row rows[] = {{"2023-11-08", "date = 2023-11-08"},
                      {"20231108", "date = 2023-11-08 [20231108]"},
                      {"8 Nov. 2023", "date = 2023-11-08 [8 Nov. 2023]"},
                      {"Sept. 2023", "date = 2023-09 [Sept. 2023]"},
                      {"[2023]", "date = 2023 [[2023]]"},
                      {"2023-11", "date = 2023-11"}};
  for (const Row& row : rows)
    CHECK(
        read_record("record", "un:S/2023/1", one_record(field("191", "a", "S/2023/1") + field("269", "a", row.written)))
            .back() == row.fact);
  for (const char* none : {"2023-02-29", "31 June 2023", "soon", "20231", "0000-00-00", "12 of 2023", "2023-13"}) {
    INFO(none);
    CHECK(read_record("record", "un:S/2023/1", one_record(field("191", "a", "S/2023/1") + field("269", "a", none)))
              .back() == "body = Security Council [S/2023/1]");
  }
}

TEST_CASE("UN: XML that is no record, and limits") {
  const auto first = [](std::string xml) { return read_record("record", asked, std::move(xml)).front(); };
  CHECK(first("") == "unreadable: documents.un.org answers with nothing");
  CHECK(first("<html><body><p>Sorry").starts_with("malformed: documents.un.org: not XML at byte "));
  CHECK(first("<html><body>Sorry</body></html>") ==
        "malformed: documents.un.org: XML, but no collection of MARC records");
  CHECK(read_record("record", "un:record/1", one_record(field("245", "a", "x"))).front() ==
        "malformed: the record has no symbol");
  // Entities of a document type are not expanded.
  CHECK(read_record("record", asked,
                    "<!DOCTYPE c [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" +
                        one_record(field("191", "a", "S/RES/1718(2006)") + field("650", "a", "x &b; &lt;")))
            .back() == "subject = x &b; <");
  std::string deep = "<collection>";
  for (int i = 0; i < 100; ++i) deep += "<x>";
  for (int i = 0; i < 100; ++i) deep += "</x>";
  CHECK(first(deep + "</collection>") == "limit: documents.un.org: XML elements nested deeper than 32");
  std::string many = "<collection>";
  for (int i = 0; i < 201; ++i) many += "<record>" + field("650", "a", "x") + "</record>";
  CHECK(first(many + "</collection>") == "limit: documents.un.org: more than 200 records in one reply");
  std::string fields;
  for (int i = 0; i < 20'001; ++i) fields += "<datafield tag='1'/>";
  CHECK(first(one_record(fields)) == "limit: documents.un.org: more than 20000 fields in one reply");
  CHECK(first(one_record(std::string((8u << 20) + 1, ' '))) ==
        "limit: documents.un.org: the reply is larger than 8 MiB");
}
