// What became of a document: a table of versions, and the difference of sequences.
#include "watch/difference.h"

#include <claims/watch.h>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <random>

using namespace claims;

namespace {

Version version(std::string text, std::string time = "2026-11-20T09:00:00Z") {
  Version out;
  out.time = std::move(time);
  out.source.state = SourceState::retrieved;
  out.source.locator = out.source.url = "https://example.org/reports/7";
  out.source.media_type = "text/html";
  out.source.sha256 = out.source.text_sha256 = std::to_string(std::hash<std::string>()(text));
  out.source.text = std::move(text);
  return out;
}

std::string marked(const PassageText& passage) {
  std::string out = passage.text;
  for (auto span = passage.changed.rbegin(); span != passage.changed.rend(); ++span) {
    out.insert(span->end, "]");
    out.insert(span->begin, "[");
  }
  return out;
}

// "substantive number | The ferry left at [noon]. > The ferry left at [one]."
std::string told(const Change& change) {
  std::string out = name_of(change.kind);
  for (const std::string& note : change.notes) out += fmt::format(" ({})", note);
  for (const ChangedPassage& passage : change.passages) {
    if (!passage.substantive) continue;
    out += " |";
    for (const std::string& what : passage.what) out += " " + what;
    out += fmt::format(": {} > {}", marked(passage.was), marked(passage.now));
  }
  for (const ChangedFact& fact : change.facts)
    if (fact.substantive) out += fmt::format(" | {}: {} > {}", fact.name, fact.was, fact.now);
  return out;
}

struct Row {
  std::string was, now, expected;
};

// Every text stands among others, as on a page.
const std::string before = "The harbour office keeps the register of all ferries.\n\n";
const std::string after = "\n\nThe register is open to the public on working days.";

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.was, row.now);
    CHECK(told(compare_versions(version(before + row.was + after),
                                version(before + row.now + after, "2026-11-27T09:00:00Z"))) == row.expected);
  }
}

}  // namespace

TEST_CASE("watch: what changes nothing in what a document says") {
  check_rows({
      {"The ferry left at noon.", "The ferry left at noon.", "unchanged"},
      {"The ferry  left\nat noon.", "The ferry left at noon.", "cosmetic (white space)"},
      {"The ferry left at noon.", "The ferry\xC2\xA0left at noon.", "cosmetic (typography)"},
      {"The master said \"full ahead\".",
       "The master said \xE2\x80\x9C"
       "full ahead\xE2\x80\x9D.",
       "cosmetic (typography)"},
      {"The vote was 14-1 in the end.",
       "The vote was 14\xE2\x80\x93"
       "1 in the end.",
       "cosmetic (typography)"},
      {"It wasn't late.", "It wasn\xE2\x80\x99t late.", "cosmetic (typography)"},
      {"The office waited...", "The office waited\xE2\x80\xA6", "cosmetic (typography)"},
      {"The co\xC2\xADoperation went on.", "The cooperation went on.", "cosmetic (typography)"},
      {"The official \xEF\xAC\x81le is closed.", "The official file is closed.", "cosmetic (typography)"},
      {"The caf\xC3\xA9 is closed.", "The cafe\xCC\x81 is closed.", "cosmetic (typography)"},
      {"The co-operation went on.", "The cooperation went on.", "cosmetic (hyphens and spaces)"},
      {"The resolu- tion was adopted.", "The resolution was adopted.", "cosmetic (hyphens and spaces)"},
      {"In all 1947 people crossed.", "In all 1,947 people crossed.", "cosmetic (typography)"},
      {"The fourteen members voted.", "The 14 members voted.", "cosmetic (typography)"},
      {"THE FERRY LEFT AT NOON.", "The ferry left at noon.", "cosmetic (capital letters)"},
      {"The ferry, late as ever, left.", "The ferry late as ever left.", "cosmetic (typography)"},
      {"1,204 views", "1,377 views", "cosmetic (a counter)"},
      {"1 comment", "12 comments", "cosmetic (a counter)"},
      {"You are visitor number 204", "You are visitor number 215", "cosmetic (a counter)"},
      {"12 people are reading this", "9 people are reading this", "cosmetic (a counter)"},
      {"The U.S. office is closed.", "The US office is closed.", "cosmetic (typography)"},
      {"Viewed 88 times", "Viewed 90 times", "cosmetic (a counter)"},
      {"Posted 3 hours ago", "Posted 4 days ago", "cosmetic (a relative time)"},
      {"5 minutes ago", "an hour ago", "cosmetic (a relative time)"},
      {"Last updated: 20 November 2026", "Last updated: 26 November 2026", "cosmetic (the date of its last change)"},
      {"Updated 12:40", "Updated 14:05", "cosmetic (the date of its last change)"},
      {"Friday, 20 November 2026", "Friday, 27 November 2026", "cosmetic (the day on which the page was shown)"},
      {"We use cookies to make this site work. Accept all cookies.",
       "We use cookies and similar means to make this site better. Accept all cookies.", "cosmetic (a cookie notice)"},
      {"Skip to content", "Skip to main content", "cosmetic (navigation)"},
      {"Most read\n\nA storm closes the bridge\n\nThe mayor opens a school",
       "Most read\n\nThe mayor opens a school\n\nTwo boats collide", "cosmetic (a list of links)"},
      {"Advertisement\n\nNew tyres for winter", "Advertisement\n\nCheap flights to the sun",
       "cosmetic (an advertisement)"},
      {"The first rule names the master of the ship. The second rule names the owner of the ship.",
       "The second rule names the owner of the ship. The first rule names the master of the ship.",
       "cosmetic (passages in another order)"},
      {"Alpha comes before all others. Beta comes next to that one. Gamma is the third of them. Delta ends the list.",
       "Delta ends the list. Gamma is the third of them. Beta comes next to that one. Alpha comes before all others.",
       "cosmetic (passages in another order)"},
  });
}

TEST_CASE("watch: what changes what a document says") {
  check_rows({
      {"The ferry left at 12 with 40 people.", "The ferry left at 12 with 41 people.",
       "substantive | number: The ferry left at 12 with [40] people. > The ferry left at 12 with [41] people."},
      {"It carried five cars.", "It carried six cars.",
       "substantive | number: It carried [five] cars. > It carried [six] cars."},
      {"It sank on 3 May 2024.", "It sank on 4 May 2024.",
       "substantive | date: It sank on [3] May 2024. > It sank on [4] May 2024."},
      {"It sank on Monday.", "It sank on Tuesday.", "substantive | date: It sank on [Monday]. > It sank on [Tuesday]."},
      {"It was built in 1987.", "It was built in 1997.",
       "substantive | date: It was built in [1987]. > It was built in [1997]."},
      {"The master, Jon Dahl, was heard.", "The master, Per Dahl, was heard.",
       "substantive | name: The master, [Jon] Dahl, was heard. > The master, [Per] Dahl, was heard."},
      {"The owner was told of it.", "The owner was not told of it.",
       "substantive | negation: The owner was told of it. > The owner was [not] told of it."},
      {"The owner didn't pay.", "The owner did pay.",
       "substantive | negation: The owner [didn't] pay. > The owner [did] pay."},
      {"It was adopted by 14 votes to none.", "It was adopted by 13 votes to none.",
       "substantive | vote number: It was adopted by [14] votes to none. > It was adopted by [13] votes to none."},
      {"He said \"the brakes were worn\" twice.", "He said \"the brakes were new\" twice.",
       "substantive | quotation: He said \"the brakes were [worn]\" twice. > He said \"the brakes were [new]\" twice."},
      {"The inquiry is open.", "The inquiry is closed.",
       "substantive | wording: The inquiry is [open]. > The inquiry is [closed]."},
      {"The water was 5 degrees.", "The water was -5 degrees.",
       "substantive | wording: The water was 5 degrees. > The water was [-]5 degrees."},
      {"The fine was $500.", "The fine was 500%.",
       "substantive | wording: The fine was [$]500. > The fine was 500[%]."},
      {"The crew was trained.", "The crew was trained. Nobody wore a life jacket that night.",
       "substantive | added:  > [Nobody wore a life jacket that night]."},
      {"The crew was trained. Nobody wore a life jacket that night.", "The crew was trained.",
       "substantive | removed: [Nobody wore a life jacket that night]. > "},
      {"Published 12 November 2026 by the office", "Published 19 November 2026 by the office",
       "substantive | date: Published [12] November 2026 by the office > Published [19] November 2026 by the office"},
      // Like what passes, and not that.
      {"There were 1,204 views of the matter in the committee, by its count.",
       "There were 1,377 views of the matter in the committee, by its count.",
       "substantive | number: There were [1,204] views of the matter in the committee, by its count. > There were "
       "[1,377] views of the matter in the committee, by its count."},
      {"Updated figures put the dead at 12.", "Updated figures put the dead at 14.",
       "substantive | number: Updated figures put the dead at [12]. > Updated figures put the dead at [14]."},
      {"The ferry left two hours ago, the office said on its board.",
       "The ferry left three hours ago, the office said on its board.",
       "substantive | number: The ferry left [two] hours ago, the office said on its board. > The ferry left [three] "
       "hours ago, the office said on its board."},
      {"3 May 2024", "4 May 2024", "substantive | date: [3] May 2024 > [4] May 2024"},
      {"Share price: 14.2", "Share price: 14.9", "substantive | number: Share price: [14.2] > Share price: [14.9]"},
      {"Today at 5", "Today at 6", "substantive | number: Today at [5] > Today at [6]"},
      {"The rate is 1,5 percent.", "The rate is 15 percent.",
       "substantive | number: The rate is [1,5] percent. > The rate is [15] percent."},
      {"He said \"no\" twice.", "He said no twice.",
       "substantive | quotation: He said [\"]no[\"] twice. > He said no twice."},
      {"It may be sold.", "It may not be sold.", "substantive | negation: It may be sold. > It may [not] be sold."},
      {"China | yes\n\nRussia | yes", "China | yes\n\nRussia | no",
       "substantive | negation: Russia | [yes] > Russia | [no]"},
      {"14 votes", "13 votes", "substantive | vote number: [14] votes > [13] votes"},
      {"141 members", "14-1 members", "substantive | number: [141] members > [14-1] members"},
      // Two changes, and one beside what passes.
      {"It left at 9. It came at 11.", "It left at 8. It came at 12.",
       "substantive | number: It left at [9]. > It left at [8]. | number: It came at [11]. > It came at [12]."},
      {"The first rule names the master of the ship. The second rule names the owner of it.",
       "The second rule names the owner of it. The first rule names the mate of the ship.",
       "substantive | removed: [The first rule names the master of the ship]. >  | added:  > [The first rule names the "
       "mate of "
       "the ship]."},
      {"It sank. The crew was saved by a boat. Its owner paid for all of it.", "It sank.",
       "substantive | removed: [The crew was saved by a boat. Its owner paid for all of it]. > "},
      {"1,204 views\n\nIt left at 9.", "1,377 views\n\nIt left at 8.",
       "substantive (a counter) | number: It left at [9]. > It left at [8]."},
  });
}

TEST_CASE("watch: a document that is gone, was moved, or could not be had") {
  const Version was = version(before + "The ferry left at noon." + after);
  const auto not_had = [&](SourceState state, const std::string& problem) {
    Version out = was;
    out.time = "2026-11-27T09:00:00Z";
    out.source.state = state;
    out.source.problem = problem;
    out.source.text.clear();
    out.source.sha256.clear();
    return out;
  };
  const Version missing = not_had(SourceState::missing, "the service says that the document is gone (410)");
  CHECK(told(compare_versions(was, missing)) == "gone (the service says that the document is gone (410))");
  CHECK(told(compare_versions(missing, missing)) ==
        "unchanged (it is still gone: the service says that the document is gone (410))");
  CHECK(told(compare_versions(missing, was)) == "substantive (it is there now)");
  CHECK(told(compare_versions(was, not_had(SourceState::unreachable, "no answer"))) == "unreachable (no answer)");
  CHECK(told(compare_versions(missing, not_had(SourceState::unreachable, "no answer"))) == "unreachable (no answer)");
  CHECK(told(compare_versions(Version(), was)) == "first");
  CHECK(told(compare_versions(Version(), missing)) == "gone (the service says that the document is gone (410))");

  const auto redirected = [&](unsigned status, const std::string& to, std::string text) {
    Version out = version(std::move(text), "2026-11-27T09:00:00Z");
    out.source.url = to;
    out.redirects = {{status, was.source.url, to}};
    return out;
  };
  const std::string text = was.source.text, to = "https://example.org/archive/7";
  CHECK(told(compare_versions(was, redirected(301, to, text))) ==
        "moved (its address now leads for good to https://example.org/archive/7)");
  CHECK(told(compare_versions(was, redirected(308, to, text + " "))) ==
        "moved (white space) (its address now leads for good to https://example.org/archive/7)");
  CHECK(told(compare_versions(was, redirected(302, to, text))) ==
        "unchanged (its address now leads for the time being to https://example.org/archive/7)");
  CHECK(told(compare_versions(redirected(301, to, text), redirected(301, to, text))) == "unchanged");
  CHECK(told(compare_versions(was, redirected(301, to, before + "The ferry left at one." + after))) ==
        "substantive (its address now leads for good to https://example.org/archive/7) | number: The ferry "
        "left at [noon]. > The ferry left at [one].");
  const std::string other = "Welcome to our town. Find offices, forms and opening hours.";
  for (const char* const home : {"https://example.org/", "https://example.org/en/", "https://example.org/index.html"})
    CHECK(told(compare_versions(was, redirected(302, home, other))) ==
          fmt::format("gone (the address now leads elsewhere: to the home page, {})", home));
  CHECK(told(compare_versions(was, redirected(302, "https://example.org/login?next=7", other))) ==
        "gone (the address now leads elsewhere: to a login page, https://example.org/login?next=7)");
  // The home page still has it all.
  CHECK(told(compare_versions(was, redirected(301, "https://example.org/", text + "\n\nWelcome.")))
            .starts_with("substantive"));

  const auto titled = [&](const std::string& title, std::string body) {
    Version out = version(std::move(body), "2026-11-27T09:00:00Z");
    out.source.facts = {{FactType::text, "title", title, "", ""}};
    return out;
  };
  const Version page = titled("Report 7", text);
  CHECK(told(compare_versions(page, titled("Page not found", "We are sorry.")))
            .starts_with(
                "substantive (what answers says itself that it was not found, although the service answers 200)"));
  CHECK(told(compare_versions(page, titled("Log in", "User name, please")))
            .starts_with("substantive (what answers looks like a login page)"));
  CHECK(told(compare_versions(page, titled("Just a moment...", "One moment"))) ==
        "unreachable (what answers is a page that wants to see a browser first, not the document)");
  CHECK(told(compare_versions(page, titled("(3) Report 7", text + " "))) == "cosmetic (white space) (its title)");
  CHECK(told(compare_versions(page, titled("Report 8", text + " "))) ==
        "substantive (white space) | title: Report 7 > Report 8");
}

TEST_CASE("watch: facts, media types, and what has no text") {
  const auto with = [](std::vector<Fact> facts, std::string text, std::string sha256, std::string type = "text/html") {
    Version out = version(std::move(text));
    out.source.facts = std::move(facts);
    out.source.sha256 = std::move(sha256);
    out.source.media_type = std::move(type);
    return out;
  };
  const Fact yes14{FactType::number, "vote.yes", "14", "", ""}, yes13{FactType::number, "vote.yes", "13", "", ""},
      captured{FactType::date, "captured", "2026-11-20", "", ""},
      retracted{FactType::text, "retracted", "2026-11-26", "doi:10.1000/9", ""};
  CHECK(told(compare_versions(with({yes14}, "a", "1"), with({yes13}, "a", "2"))) ==
        "substantive (the bytes differ, the text is the same) | vote.yes: 14 > 13");
  CHECK(told(compare_versions(with({}, "a", "1"), with({retracted}, "a", "1"))) ==
        "substantive | retracted:  > 2026-11-26");
  CHECK(told(compare_versions(with({captured}, "a", "1"), with({}, "a", "2"))) ==
        "cosmetic (the bytes differ, the text is the same) (its captured)");
  CHECK(told(compare_versions(with({}, "a b", "1"), with({}, "a b", "2", "application/pdf"))) ==
        "cosmetic (its media type was text/html, and is application/pdf now) (the bytes differ, the text is the same)");
  CHECK(told(compare_versions(with({}, "", "1", "image/png"), with({}, "", "2", "image/png"))) ==
        "unreadable (the bytes differ, and there is no text to compare)");
  CHECK(told(compare_versions(with({}, "a", "1"), with({}, "", "2"))) ==
        "unreadable (the bytes differ, and there is no text to compare)");
  CHECK(told(compare_versions(with({}, "", "1", "image/png"), with({}, "", "1", "image/png"))) == "unchanged");
  // Parts that could not be had: of the same document the record, of another time the document itself.
  const auto in_part = [](Version out) {
    out.source.problem = "its record could not be had: no answer";
    return out;
  };
  CHECK(told(compare_versions(with({yes14}, "a", "1"), in_part(with({}, "a", "1")))) ==
        "unreachable (its record could not be had: no answer)");
  CHECK(told(compare_versions(with({yes14}, "a", "1"), in_part(with({}, "b", "2")))) ==
        "unreachable (its record could not be had: no answer)");
  CHECK(told(compare_versions(in_part(with({}, "a", "1")), in_part(with({}, "b", "2")))) ==
        "substantive | wording: [a] > [b]");
  CHECK(told(compare_versions(in_part(with({}, "a", "1")), with({yes14}, "a", "1"))) == "unchanged");
  CHECK(told(compare_versions(in_part(with({}, "a", "1")), with({yes14}, "b", "2"))) ==
        "first (until now it was had in part only: its record could not be had: no answer)");
  // The same bytes, read by a newer plugin.
  Version newer = with({yes13}, "b", "1");
  newer.source.plugin = "org.claims.html 0.2.0";
  CHECK(told(compare_versions(with({yes14}, "a", "1"), newer)) ==
        "unchanged (the same bytes, read by org.claims.html 0.2.0)");
}

TEST_CASE("watch: the words that differ, against a table of all prefixes") {
  std::mt19937 generator(7);
  const auto chance = [&] { return static_cast<std::uint32_t>(generator()); };
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t letters = 1 + chance() % 4;
    std::vector<std::uint32_t> a(chance() % 24), b(chance() % 24);
    for (auto& each : a) each = chance() % letters;
    for (auto& each : b) each = chance() % letters;
    std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
      for (std::size_t j = b.size(); j-- > 0;)
        common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    std::uint64_t steps = watch::max_difference_steps;
    std::vector<std::uint32_t> made;
    std::size_t i = 0, kept = 0;
    for (const watch::Edit& edit : watch::differences(a, b, steps)) {
      for (; i < edit.a_begin; ++i, ++kept) made.push_back(a[i]);
      made.insert(made.end(), b.begin() + edit.b_begin, b.begin() + edit.b_end);
      i = edit.a_end;
    }
    for (; i < a.size(); ++i, ++kept) made.push_back(a[i]);
    REQUIRE(made == b);
    REQUIRE(kept == common[0][0]);  // the longest common part
  }
}

TEST_CASE("watch: the work for two texts is bounded") {
  std::vector<std::uint32_t> a(20'000), b(20'000);
  std::mt19937 generator(3);
  const auto chance = [&] { return static_cast<std::uint32_t>(generator()); };
  for (auto& each : a) each = chance() % 1000;
  for (auto& each : b) each = 1000 + chance() % 1000;
  std::uint64_t steps = 1000;
  CHECK(watch::differences(a, b, steps) == std::vector<watch::Edit>{{0, 20'000, 0, 20'000}});
  CHECK(steps == 0);
  // A book of which each sentence was changed: passages beyond the limit are counted.
  std::string was, now;
  for (int i = 0; i < 700; ++i) {
    was += fmt::format("Line number {} of the book says this. ", i);
    now += fmt::format("Line number {} of the book says that. ", i);
  }
  const Change change = compare_versions(version(was), version(now));
  CHECK(change.kind == ChangeKind::substantive);
  CHECK(change.passages.size() == max_changed_passages);
  CHECK(change.left_out == 200);
  const std::string long_sentence = std::string(3000, 'a') + " " + std::string(3000, 'b');
  const Change cut = compare_versions(version(long_sentence + " old."), version(long_sentence + " new."));
  REQUIRE(cut.passages.size() == 1);
  CHECK(cut.passages[0].was.text.size() == 204);
  CHECK(cut.passages[0].was.start == 5802);
  CHECK(marked(cut.passages[0].now).ends_with("b [new]."));
  CHECK(told(compare_versions(version(std::string(17u << 20, 'a')), version("b"))) ==
        "unreadable (its text is longer than 16 MiB)");
}

TEST_CASE("watch: passages for people") {
  const std::string filler = "of the long and winding road that leads to the harbour and to the sea beyond it";
  Watched watched;
  watched.locator = "https://example.org/reports/7";
  watched.was = version("The board " + filler + " met " + filler + " at 9 " + filler + " in " + filler + " May.");
  watched.now = version("The board " + filler + " met " + filler + " at 8 " + filler + " in " + filler + " June.",
                        "2026-11-27T09:00:00Z");
  watched.was.number = 1, watched.now.number = 2;
  watched.was.source.sha256 = "1111", watched.now.source.sha256 = "2222";
  watched.change = compare_versions(watched.was, watched.now);
  CHECK(render_watched(watched, false) == R"(https://example.org/reports/7   substantive: number, date
  was  version 1   2026-11-20T09:00:00Z   sha256 1111
  now  version 2   2026-11-27T09:00:00Z   sha256 2222

  was  ...winding road that leads to the harbour and to the sea beyond it at [9] of the long and
       winding road that leads to the harbour and to the sea ... and winding road that leads to the
       harbour and to the sea beyond it [May].
  now  ...winding road that leads to the harbour and to the sea beyond it at [8] of the long and
       winding road that leads to the harbour and to the sea ... and winding road that leads to the
       harbour and to the sea beyond it [June].
)");
}

TEST_CASE("watch: what of a story rested on the earlier version") {
  const auto resting = [](const std::string& text, const std::string& was, const std::string& now) {
    ReadOptions options;
    options.published = parse_iso_date("2026-11-21");
    const Story story = read_story(*read_document("story.md", text, options));
    const Version a = version(before + was + after), b = version(before + now + after, "2026-11-27T09:00:00Z");
    std::vector<std::string> out;
    for (const Resting& each : resting_on(story, std::vector<Source>{b.source}, a, b, compare_versions(a, b)))
      out.push_back(fmt::format("{}: {}", name_of(each.kind), each.text));
    return out;
  };
  using Lines = std::vector<std::string>;
  const std::string cite = " [the report](https://example.org/reports/7).";
  CHECK(resting("The ferry carried 40 people, says" + cite, "The ferry carried 40 people.",
                "The ferry carried 41 people.") == Lines{"number: 40"});
  CHECK(resting("The ferry carried forty people, says" + cite, "The ferry carried 40 people.",
                "The ferry carried 41 people.") == Lines{"number: forty"});
  CHECK(resting("The ferry sank on May 3, 2024, says" + cite, "The ferry sank on 3 May 2024.",
                "The ferry sank on 4 May 2024.") == Lines{"date: May 3, 2024"});
  CHECK(resting("Its master was Jon Dahl, says" + cite, "The master was Jon Dahl.", "The master was Per Dahl.") ==
        Lines{"name: Jon Dahl"});
  CHECK(resting("He found that \"the brakes were worn out\" long ago. So says" + cite,
                "He found the brakes were worn out.",
                "He found the brakes were new.") == Lines{"quotation: the brakes were worn out"});
  // Near misses.
  CHECK(resting("The ferry carried 40 people. The master was ill, says" + cite, "The ferry carried 40 people.",
                "The ferry carried 41 people.") == Lines{});  // another sentence
  CHECK(resting("The ferry carried 41 people, says" + cite, "The ferry carried 40 people.",
                "The ferry carried 41 people.") == Lines{});
  CHECK(resting("A train carried 40 pigs, says" + cite, "In all 40 members voted.", "In all 41 members voted.") ==
        Lines{});
  CHECK(resting("He found that \"the brakes were worn out\" long ago.", "He found the brakes were worn out. It rained.",
                "He found the brakes were worn out. It snowed.") == Lines{});
  CHECK(resting("The ferry carried 40 people, says" + cite, "The ferry carried 40  people.",
                "The ferry carried 40 people.") == Lines{});  // cosmetic

  // What the checks find with the later version only: the story's vote, against the document's own.
  const auto voted = [](const char* yes, std::string sha256) {
    Version out = version("Adopted.");
    out.source.locator = "un:S/RES/2700";
    out.source.sha256 = std::move(sha256);
    out.source.facts = {{FactType::text, "symbol", "S/RES/2700 (2023)", "", ""},
                        {FactType::date, "adopted", "2023-10-02", "", "2 October 2023"},
                        {FactType::number, "vote.yes", yes, "", ""},
                        {FactType::number, "vote.no", "0", "", ""},
                        {FactType::number, "vote.abstain", "2", "", ""}};
    return out;
  };
  const auto found = [&](const std::string& text, const Version& a, const Version& b) {
    ReadOptions options;
    options.published = parse_iso_date("2024-06-20");
    std::vector<std::string> out;
    for (const Resting& each : resting_on(read_story(*read_document("story.md", text, options)),
                                          std::vector<Source>{b.source}, a, b, compare_versions(a, b)))
      out.push_back(fmt::format("{} {}: {} ({})", name_of(each.kind), each.check, each.text, each.reasons.at(0).text));
    return out;
  };
  const std::string told13 = "Security Council Resolution 2700 was adopted by 13 votes to none.";
  CHECK(found(told13, voted("13", "1"), voted("12", "2")) ==
        Lines{"finding document.vote: 13 votes to none (the document says \"2 October 2023\"; votes: 12 in favour, 0 "
              "against, 2 abstaining)"});
  CHECK(found(told13, voted("12", "1"), voted("13", "2")) == Lines{});  // it holds now
  CHECK(found(told13, voted("12", "1"), voted("11", "2")) == Lines{});  // it never held
  Version gone = version("");
  gone.source.state = SourceState::missing;
  gone.source.problem = "the service says that the document is gone (410)";
  CHECK(found("She read" + cite, version("The ferry left."), gone) ==
        Lines{"finding document.missing: the report (the service says that the document is gone (410))"});
}
