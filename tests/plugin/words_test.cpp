#include "plugin/words.h"

#include <catch2/catch.hpp>

#include <string>

using namespace claims::plugin;

TEST_CASE("Forms of what plugins hand over") {
  struct Row {
    const char* text;
    bool good;
  };
  const auto hold = [](bool (*test)(std::string_view) noexcept, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
      INFO(row.text);
      CHECK(test(row.text) == row.good);
    }
  };
  hold(is_fact_date, {{"2006-10-14", true},
                      {"2006-10", true},
                      {"2006", true},
                      {"2011-12-17/2024-05-01", true},
                      {"2006/..", true},
                      {"../2006", true},
                      {"2024-02-30", false},
                      {"2023-02-29", false},
                      {"2024-13", false},
                      {"14 October 2006", false},
                      {"../..", false},
                      {"2006-10-14T00:00:00Z", false},
                      {"", false},
                      {"/", false},
                      {"0000", false},
                      {"2006-1-4", false}});
  hold(is_fact_number, {{"0", true},
                        {"-12.5", true},
                        {"1,000", false},
                        {"1e3", false},
                        {"+1", false},
                        {".5", false},
                        {"5.", false},
                        {"-", false},
                        {"", false},
                        {"nan", false}});
  hold(is_locator, {{"un:S/RES/1718 (2006)", true},
                    {"https://example.org/a", true},
                    {"un:", false},
                    {"UN:S/1", false},
                    {"S/RES/1718", false},
                    {"un:a\nb", false},
                    {":a", false}});
  hold(is_check_id, {{"copy.doubled-word", true},
                     {"copy", false},
                     {"copy.doubled.word", false},
                     {"Copy.word", false},
                     {"copy.", false},
                     {".word", false},
                     {"copy.doubled_word", false},
                     {"copy.-word", false}});
  hold(is_plugin_id, {{"org.example.bills", true}, {"bills", false}, {"org..bills", false}, {"", false}});
  hold(is_host, {{"data.example.org", true},
                 {"*.example.org", true},
                 {"*", true},
                 {"localhost", true},
                 {"a b", false},
                 {"*.", false},
                 {"example.org:80", false},
                 {"", false},
                 {"a.*", false}});
  hold(is_media_type, {{"text/html", true},
                       {"application/ld+json", true},
                       {"text", false},
                       {"text/html; charset=utf-8", false},
                       {"Text/HTML", false},
                       {"/", false},
                       {"text/*", true}});
  hold(is_utf8, {{"", true},
                 {"caf\xC3\xA9 and eight", true},
                 {"\xC3", false},
                 {"\xC0\xAF", false},
                 {"\xED\xA0\x80", false},
                 {"\xF0\x9F\x98\x80", true},
                 {"\xF4\x90\x80\x80", false},
                 {"12345678\xFF", false},
                 {"\xE0\x9F\xBF", false}});
  hold(is_line, {{"one line", true}, {"two\nlines", false}, {"\x7F", false}, {"\x1B[0m", false}});
}

TEST_CASE("The host of a URL is the one that is asked") {
  CHECK(host_of("https://example.org/a") == "example.org");
  CHECK(host_of("http://example.org:8080?b") == "example.org");
  CHECK(host_of("https://good.example@evil.example/") == "evil.example");
  CHECK(host_of("https://[2001:db8::1]:443/") == "[2001:db8::1]");
  CHECK(host_of("ftp://example.org/").empty());
  CHECK(host_of("https:///a").empty());
  CHECK(covers("example.org", "EXAMPLE.org"));
  CHECK(covers("*.example.org", "data.example.org"));
  CHECK_FALSE(covers("*.example.org", "example.org"));
  CHECK_FALSE(covers("example.org", "badexample.org"));
  CHECK_FALSE(covers("*.example.org", "badexample.org"));
}
