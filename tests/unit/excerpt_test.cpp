#include "report/excerpt.h"

#include "report/display.h"

#include <catch2/catch.hpp>

using namespace claims;
using report::excerpt_of;

namespace {

// The excerpt and, below it, its carets.
std::string shown(std::string_view text, std::string_view mark, int width) {
  Document document;
  document.text = text;
  const auto at = static_cast<std::uint32_t>(document.text.find(mark));
  const Span span{at, static_cast<std::uint32_t>(at + mark.size())};
  const report::Excerpt e = excerpt_of(document, {0, static_cast<std::uint32_t>(text.size())}, span, width);
  return e.line + "\n" + std::string(static_cast<std::size_t>(e.column), ' ') +
         std::string(static_cast<std::size_t>(e.width), '^');
}

}  // namespace

TEST_CASE("excerpts") {
  struct Row {
    const char* text;
    const char* mark;
    int width;
    const char* shown;
  };
  for (const Row& row : {
           Row{"It was on Monday, 3 May.", "Monday", 40, "It was on Monday, 3 May.\n          ^^^^^^"},
           Row{"one two three four five six seven eight nine", "five", 24, "...four five six...\n        ^^^^"},
           Row{"one two three four five six seven eight nine", "one", 20, "one two three...\n^^^"},
           Row{"one two three four five six seven eight nine", "nine", 20, "...seven eight nine\n               ^^^^"},
           Row{"a  line\nend\tand\rmore", "end", 40, "a line end and more\n       ^^^"},
           Row{"北京 on Monday", "Monday", 40, "北京 on Monday\n        ^^^^^^"},
           Row{"“Łódź” 2004", "2004", 40, "“Łódź” 2004\n       ^^^^"},
           Row{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 20,
               "aaaaaaaaaaaaaa...\n^^^^^^^^^^^^^^"},
       }) {
    CAPTURE(row.text, row.mark);
    CHECK(shown(row.text, row.mark, row.width) == row.shown);
  }
}

TEST_CASE("excerpts keep to their width and mark the right columns") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 3 ? "wörd " : "ab-北 ";
  text += "MARK";
  for (int i = 0; i < 200; ++i) text += i % 4 ? " ünd" : " xyzzyxyzzy";
  for (int width = 20; width <= 160; ++width) {
    CAPTURE(width);
    Document document;
    document.text = text;
    const auto at = static_cast<std::uint32_t>(text.find("MARK"));
    const auto e = excerpt_of(document, {0, static_cast<std::uint32_t>(text.size())}, {at, at + 4}, width);
    CHECK(report::display_width(e.line) <= width);
    CHECK(report::display_width(std::string_view(e.line).substr(0, e.line.find("MARK"))) == e.column);
    CHECK(e.width == 4);
  }
}

TEST_CASE("wrapping and shortening") {
  CHECK(report::wrapped("one two three four", 2, 4, 12) == "one two\n    three\n    four");
  CHECK(report::wrapped("averyveryverylongword x", 0, 2, 10) == "averyveryverylongword\n  x");
  CHECK(report::wrapped("", 0, 2, 10).empty());
  CHECK(report::shortened("Łódź is a city", 20) == "Łódź is a city");
  CHECK(report::shortened("Łódź is a city", 10) == "Łódź is...");
}
