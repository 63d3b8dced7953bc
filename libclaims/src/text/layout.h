// Lines of a text, and whether its line ends are wraps or ends of paragraphs.
#pragma once

#include <claims/document.h>

#include <cstdint>
#include <string_view>

namespace claims::text {

// A line without the white space at its ends; offsets into the text.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t next = 0;         // where the next line starts
  std::uint8_t spaces_after = 0;  // blanks at its end, at most 2 counted

  bool blank() const noexcept { return begin == end; }
  std::uint32_t width() const noexcept { return end - begin; }
};

// Walks the lines of a text once. A line ends with LF or CRLF; where a text has
// no LF at all, with CR.
class LineReader {
 public:
  explicit LineReader(std::string_view text, std::uint32_t at = 0);

  bool done() const noexcept { return at_ >= text_.size(); }
  std::uint32_t at() const noexcept { return at_; }
  void move_to(std::uint32_t at) noexcept { at_ = at; }
  Line next() noexcept;

 private:
  std::string_view text_;
  std::uint32_t at_;
  char mark_;
};

// What the line ends of a text mean, decided by evidence over the whole text.
//
// Hard-wrapped text has lines of much the same width, each filled until the
// next word would not fit, and sentences that run over line ends.
struct Layout {
  bool wrapped = false;     // a line end inside a paragraph is white space
  bool joins = false;       // a line end alone ends no paragraph (Markdown), unless a sentence ends with it
  std::uint32_t width = 0;  // the column at which lines were wrapped

  // Two passes over the text, from offset `at` on.
  static Layout of(std::string_view text, std::uint32_t at = 0);
  // True if a paragraph ends between two lines that follow each other, neither blank.
  bool ends_between(std::string_view text, const Line& line, const Line& next) const noexcept;
};

// Length of a list marker at the start of `line` with the blanks after it
// ("- ", "* ", "• ", "3. ", "(a) "); 0 if there is none.
std::uint32_t list_marker(std::string_view line) noexcept;

// True if there is a letter or a digit.
bool has_words(std::string_view text) noexcept;

// `span` without the white space at its ends, no-break spaces included.
Span trim(std::string_view text, Span span) noexcept;

}  // namespace claims::text
