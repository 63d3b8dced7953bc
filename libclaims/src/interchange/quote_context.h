// A text in which quotations are looked for, and what stands around them.
#pragma once

#include <claims/document.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::interchange {

// Every run of white space made one space: what is left of it when a text is wrapped or laid out anew.
std::string even_space(std::string_view text);

class QuotedText {
 public:
  explicit QuotedText(std::string_view text);

  const std::string& text() const noexcept { return even_; }
  // Where `words` (of even_space(), not empty) begin, overlapping or not; at most `most` + 1 places.
  std::vector<std::uint32_t> places(std::string_view words, std::size_t most) const;
  // Of the text that this was made of.
  Span span(std::uint32_t begin, std::size_t size) const;

  // What stands before and behind a place, a few words of it.
  std::string_view left(std::uint32_t begin) const;
  std::string_view right(std::uint32_t end) const;

 private:
  std::string even_;
  std::vector<std::uint32_t> from_;  // of each byte
};

// [0,1]: 1 the same words in the same order, 0 none in common.
double alike(std::string_view a, std::string_view b);
// Whether each has a number or a name in the place of one of the other: "in 2015" and "in 2019" are no edit of the
// same.
bool other_facts(std::string_view a, std::string_view b);
// What of left() and right() belongs to the sentence that the place is in.
std::string_view sentence_before(std::string_view left);
std::string_view sentence_behind(std::string_view right);

}  // namespace claims::interchange
