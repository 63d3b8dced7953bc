// What the fetchers have in common: text, dates, headers.
#include "reading/answer.h"
#include "reading/date.h"
#include "reading/text.h"

#include <catch2/catch.hpp>

using namespace claims::plugin;

TEST_CASE("dates of services, to ISO 8601") {
  struct {
    std::string (*read)(std::string_view);
    std::string text, date;
  } const rows[] = {
      {read_iso_date, "2022-02-23", "2022-02-23"},
      {read_iso_date, " 2022-02 ", "2022-02"},
      {read_iso_date, "2022", "2022"},
      {read_iso_date, "2022-02-23T10:00:00Z", "2022-02-23"},
      {read_iso_date, "2001-10-08-04:00", "2001-10-08"},
      {read_iso_date, "2001-10-08Z", "2001-10-08"},
      {read_iso_date, "2024-02-29", "2024-02-29"},
      {read_iso_date, "2023-02-29", ""},
      {read_iso_date, "1900-02-29", ""},
      {read_iso_date, "2022-13", ""},
      {read_iso_date, "2022-00-10", ""},
      {read_iso_date, "2022-01-00", ""},
      {read_iso_date, "20220223", ""},
      {read_iso_date, "2022-2-3", ""},
      {read_iso_date, "2022-02-231", ""},
      {read_iso_date, "0000-01-01", ""},
      {read_iso_date, "", ""},
      {read_english_date, "July 23, 2025", "2025-07-23"},
      {read_english_date, "23 July 2025", "2025-07-23"},
      {read_english_date, "07 Oct 1952", "1952-10-07"},
      {read_english_date, "Febr 1, 1952", ""},
      {read_english_date, "February 30, 1952", ""},
      {read_english_date, "July 2025", ""},
      {read_english_date, "circa 1952", ""},
      {read_english_date, "July 23, 2025 or so", ""},
      {read_us_date, "06/22/2026", "2026-06-22"},
      {read_us_date, "22/06/2026", ""},
      {read_us_date, "6/2026", ""},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(row.read(row.text) == row.date);
  }
}

TEST_CASE("seconds since 1970") {
  CHECK(seconds({1970, 1, 1, 0, 0, 0}) == 0);
  CHECK(seconds({2000, 3, 1, 0, 0, 0}) == 951868800);
  CHECK(seconds({2024, 6, 19, 22, 1, 41}) == 1718834501);
  CHECK(seconds({1969, 12, 31, 23, 59, 59}) == -1);
}

TEST_CASE("text on one line, and text without markup") {
  CHECK(one_line(" a \t\n b ") == "a b");
  CHECK(one_line("a\xFF"
                 "b\xC3") ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(one_line("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
  const std::string cut = one_line(std::string(10'000, 'a'));
  CHECK(cut.size() <= max_fact);
  CHECK(cut.ends_with("a\xE2\x80\xA6"));
  CHECK(plain("CO<sub>2</sub> &amp; p &lt; 0.05") == "CO2 & p < 0.05");
  CHECK(plain("p < 0.05 & q > 1; <b") == "p < 0.05 & q > 1; <b");
  CHECK(plain("&#8217;&#x2019;&#0;&#xD800;&bogus;&") == "\xE2\x80\x99\xE2\x80\x99&#0;\xEF\xBF\xBD&bogus;&");
  CHECK(plain("<!-- a --><i>b</i>") == "b");
}

TEST_CASE("percent-encoding: RFC 3986, section 2") {
  CHECK(encode_component("a b/c?d=\xC3\xA9~") == "a%20b%2Fc%3Fd%3D%C3%A9~");
  CHECK(encode_path("a/b c") == "a/b%20c");
}

TEST_CASE("header fields: RFC 9110, section 5") {
  Reply reply{};
  reply.headers = "Date: x\r\nMemento-Datetime:  Wed, 19 Jun 2024 22:01:41 GMT \r\nEmpty:\r\nbroken\r\ndate: y";
  CHECK(header(reply, "memento-datetime") == "Wed, 19 Jun 2024 22:01:41 GMT");
  CHECK(header(reply, "DATE") == "x");
  CHECK(header(reply, "Empty") == "");
  CHECK(header(reply, "Link") == "");
}
