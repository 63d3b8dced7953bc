// The text of a retrieved document as it is compared: words that are the same however they are set, in sentences and
// blocks, with what is no part of the document marked.
#pragma once

#include <claims/calendar.h>
#include <claims/result.h>
#include <claims/story.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claims::watch {

inline constexpr std::size_t max_page_bytes = 16u << 20;  // of text

// Numbers for words; both sides of a comparison share one.
using WordNumbers = std::unordered_map<std::string, std::uint32_t>;

enum class WordSort : std::uint8_t { plain, number, date, negation, name, quote };

struct PageWord {
  Span span;               // into the text as given
  std::uint32_t key = 0;   // the same for what differs in typography only
  std::uint32_t sentence;  // into Page::sentences
  WordSort sort = WordSort::plain;
  bool quoted = false;  // within quotation marks
};

struct PageSentence {
  Span span;                      // into the text as given
  std::uint32_t first = 0, last;  // words, half-open
  std::uint32_t block = 0;
};

struct PageBlock {
  std::string text;            // on one line, plain, lower case
  std::string_view furniture;  // what it is, as part of the page and not of the document; empty: the document's own
};

struct Page {
  std::vector<PageWord> words;
  std::vector<PageSentence> sentences;
  std::vector<PageBlock> blocks;
  // Every word and mark of it as written, furniture left out: to tell what typography changed.
  std::string raw_words;
};

// Errors: limit (max_page_bytes).
Result<Page> read_page(std::string_view text, WordNumbers& numbers);

}  // namespace claims::watch
