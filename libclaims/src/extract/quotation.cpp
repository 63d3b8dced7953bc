#include "extract/quotation.h"

#include "extract/extract.h"
#include "text/token.h"

#include <algorithm>

namespace claims::extract {
namespace {

enum class Mark { none, double_plain, double_open, double_close, single_plain, single_open, single_close };

Mark mark_of(std::string_view text, const Token& token) {
  const std::string_view s = text.substr(token.span.begin, token.span.size());
  if (s == "\"") return Mark::double_plain;
  if (s == "'") return Mark::single_plain;
  if (s == "``") return Mark::double_open;
  if (s == "\xE2\x80\x9C" || s == "\xE2\x80\x9E" || s == "\xC2\xAB") return Mark::double_open;
  if (s == "\xE2\x80\x9D" || s == "\xC2\xBB") return Mark::double_close;
  if (s == "\xE2\x80\x98") return Mark::single_open;
  if (s == "\xE2\x80\x99") return Mark::single_close;
  return Mark::none;
}

// Finds the quotations of one block; what is open at its end is carried over.
class Finder {
 public:
  explicit Finder(Story& story) : story_(story), text_(story.document.text) {}

  void run() {
    const auto& sentences = story_.sentences;
    for (std::size_t s = 0; s < sentences.size();) {
      std::size_t end = s + 1;
      while (end < sentences.size() && sentences[end].block == sentences[s].block) ++end;
      block(static_cast<std::uint32_t>(s), sentences[s].first_token, sentences[end - 1].last_token);
      s = end;
    }
  }

 private:
  void block(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) {
    std::uint32_t open = no_index, single = no_index;
    std::uint32_t open_sentence = 0, single_sentence = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      const Token& token = story_.tokens[i];
      while (token.span.begin >= story_.sentences[sentence].span.end) ++sentence;
      if (token.kind != TokenKind::punctuation && token.kind != TokenKind::possessive) continue;
      switch (mark_of(text_, token)) {
        case Mark::none: break;
        case Mark::double_plain:
          if (open == no_index && opens(i, last)) {
            open = i, open_sentence = sentence;
          } else if (open != no_index) {
            close(open, i, open_sentence), open = no_index;
          }
          single = no_index;
          break;
        case Mark::double_open:
          // A second opening mark: the first was never closed.
          if (open == no_index) open_sentence = sentence, open = i;
          single = no_index;
          break;
        case Mark::double_close:
          if (open != no_index) close(open, i, open_sentence);
          open = single = no_index;
          break;
        case Mark::single_open:
        case Mark::single_plain:
          if (open == no_index && single == no_index && token.has(Token::space_before) && opens(i, last)) {
            single = i, single_sentence = sentence;
            break;
          }
          [[fallthrough]];
        case Mark::single_close:
          if (single == no_index || open != no_index || !closes(i, last)) break;
          close(single, i, single_sentence);
          single = no_index;
          break;
      }
    }
    // A quotation of several paragraphs is closed in the last one only. A
    // forgotten mark reads the same: to the end of the block is the safe guess.
    if (open != no_index && open + 1 < last) {
      add({story_.tokens[open].span.end, story_.tokens[last - 1].span.end}, open_sentence);
    }
  }

  bool opens(std::uint32_t i, std::uint32_t last) const {
    return i + 1 < last && !story_.tokens[i + 1].has(Token::space_before);
  }
  bool closes(std::uint32_t i, std::uint32_t last) const {
    const Token& token = story_.tokens[i];
    if (token.has(Token::space_before)) return false;
    // After an s the mark is mostly a possessive; a full stop or comma before it is not.
    if (token.kind == TokenKind::possessive)
      return i + 1 == last || story_.tokens[i + 1].kind == TokenKind::punctuation;
    return true;
  }
  void close(std::uint32_t open, std::uint32_t at, std::uint32_t sentence) {
    add({story_.tokens[open].span.end, story_.tokens[at].span.begin}, sentence);
  }
  void add(Span span, std::uint32_t sentence) {
    // alt="A chart" is a value of markup that shows through, nobody's words.
    if (span.begin >= 2 && text_[span.begin - 1] == '"' && text_[span.begin - 2] == '=') return;
    if (span.begin < span.end) story_.quotations.push_back({span, sentence, no_index});
  }

  Story& story_;
  std::string_view text_;
};

}  // namespace

void find_quotations(Story& story) { Finder(story).run(); }

bool in_quotation(const Story& story, Span span, int min_words) noexcept {
  const auto after = std::upper_bound(story.quotations.begin(), story.quotations.end(), span.begin,
                                      [](std::uint32_t at, const Quotation& q) { return at < q.span.begin; });
  if (after == story.quotations.begin()) return false;
  const Quotation& quotation = *(after - 1);
  if (!quotation.span.contains(span)) return false;
  int words = 0;
  for (std::uint32_t i = token_from(story, quotation.span.begin); i < story.tokens.size(); ++i) {
    if (story.tokens[i].span.begin >= quotation.span.end || words >= min_words) break;
    words += story.tokens[i].kind == TokenKind::word || story.tokens[i].kind == TokenKind::number;
  }
  return words >= min_words;
}

}  // namespace claims::extract
