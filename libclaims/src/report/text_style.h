// What the texts for people share: colours and the line about the story.
#pragma once

#include <claims/report.h>

#include <string>
#include <string_view>

namespace claims::report {

// ANSI colours, or none.
class Style {
 public:
  explicit Style(bool colour) : colour_(colour) {}
  std::string strong(std::string_view text) const { return painted("1", text); }
  std::string faint(std::string_view text) const { return painted("2", text); }
  std::string level(Level level, std::string_view text) const;

 private:
  std::string painted(std::string_view code, std::string_view text) const;
  bool colour_;
};

// "story.txt   published 2024-06-20 (given)   1,013 words   12 dates and times   31 claims, 6 without a source". No
// line end.
std::string text_header(const Story& story, const Style& style);

// "1,013".
std::string grouped(std::size_t number);

}  // namespace claims::report
