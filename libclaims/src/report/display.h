// Text on a terminal: what a character occupies, and what may be shown at all.
#pragma once

#include <string>
#include <string_view>

namespace claims::report {

// Columns that UTF-8 text occupies: 0 for combining marks, 2 for wide East
// Asian characters and emoji, 1 for the rest.
int display_width(std::string_view text);

// The text with every control character, line end and direction override made
// a space, and runs of white space made one: safe to print, on one line.
std::string on_one_line(std::string_view text);

// Cuts text to `width` columns, the last three being "..." if it was longer.
std::string shortened(std::string_view text, int width);

// Breaks text at spaces into lines of `width` columns. The first line follows
// `used` columns; the others follow `indent` spaces. No line end at the end.
std::string wrapped(std::string_view text, int used, int indent, int width);

// One character of UTF-8 text.
struct Character {
  std::string_view bytes;
  char32_t code = 0;

  int width() const;
  bool is_space() const;  // or a character that on_one_line makes a space
};
// The character at the front of a text that is not empty.
Character first_character(std::string_view text);
// The character at its end.
Character last_character(std::string_view text);

}  // namespace claims::report
