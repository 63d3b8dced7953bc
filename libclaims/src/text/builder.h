// Builds Document::text from pieces of the decoded source and keeps the way back.
#pragma once

#include "text/layout.h"

#include <algorithm>
#include <string_view>

namespace claims::text {

// Appends to document.text and document.markup. Source offsets are into the
// decoded source that was given; they may go back, text offsets only grow.
class TextBuilder {
 public:
  TextBuilder(std::string_view source, Document& document) : source_(source), document_(document) {}

  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(document_.text.size()); }
  std::string_view source() const noexcept { return source_; }
  Document& document() noexcept { return document_; }

  // The source's bytes [begin, end) as they stand.
  void copy(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    document_.markup.add(size(), begin);
    document_.text.append(source_, begin, end - begin);
    last_ = end;
  }

  // `text` stands for the source's bytes [begin, end): an entity, for example.
  void replace(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    if (text.empty()) return;
    constexpr std::uint32_t longest = UINT16_MAX;
    document_.markup.add(size(), begin, static_cast<std::uint16_t>(text.size()),
                         static_cast<std::uint16_t>(std::min(end - begin, longest)));
    document_.text += text;
    last_ = end;
  }

  // A separator that stands nowhere in the source.
  void separate(char mark) {
    document_.markup.add(size(), last_, 1, 0);
    document_.text.push_back(mark);
  }

  // Closes the block [begin, now) without the white space at its ends; drops it if nothing is left.
  void close_block(BlockKind kind, std::uint32_t begin) {
    const Span span = trim(document_.text, {begin, size()});
    if (!has_words(document_.slice(span))) return;
    document_.blocks.push_back({kind, span});
    separate('\n');
  }

 private:
  std::string_view source_;
  Document& document_;
  std::uint32_t last_ = 0;
};

}  // namespace claims::text
