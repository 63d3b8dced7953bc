// A claim held against a text: the label, and what it rests on in words.
#include <claims/evidence.h>

#include "evidence/reasons.h"
#include "evidence/search.h"
#include "evidence/weigh.h"

#include <algorithm>

namespace claims {
namespace {

using namespace evidence;

std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

// Paragraph and page of offsets, in one pass over the text: blank lines part paragraphs, or single line ends where
// there are no blank lines.
class Locator {
 public:
  explicit Locator(std::string_view text)
      : text_(text),
        parting_(text.find("\n\n") != std::string_view::npos || text.find("\n\r\n") != std::string_view::npos ? 2 : 1),
        pages_(text.find('\f') != std::string_view::npos) {}

  // Passages come in the order of the text.
  void locate(Passage& passage) {
    for (; at_ < passage.span.begin; ++at_) step(text_[at_]);
    passage.paragraph = paragraph_ + (any_ && lines_ >= parting_ ? 1 : 0);
    passage.page = pages_ ? page_ : 0;
  }

 private:
  void step(char c) {
    if (c > ' ') {
      if (lines_ == 0 && any_) return;
      if (any_ && lines_ >= parting_) ++paragraph_;
      any_ = true;
      lines_ = 0;
    } else if (c == '\f') {
      ++page_;
      lines_ += 2;
    } else if (c == '\n') {
      ++lines_;
    } else if (c != ' ' && c != '\t' && c != '\r') {  // the bytes of other letters are negative
      if (any_ && lines_ >= parting_) ++paragraph_;
      any_ = true;
      lines_ = 0;
    }
  }

  std::string_view text_;
  int parting_;
  bool pages_;
  std::size_t at_ = 0;
  std::uint32_t paragraph_ = 1, page_ = 1;
  int lines_ = 0;
  bool any_ = false;
};

Span trimmed(std::string_view text, Span span) {
  const auto blank = [&](std::uint32_t at) {
    return std::string_view(" \t\r\n\f").find(text[at]) != std::string_view::npos;
  };
  while (span.begin < span.end && blank(span.begin)) ++span.begin;
  while (span.begin < span.end && blank(span.end - 1)) --span.end;
  return span;
}

}  // namespace

const char* name_of(Bearing bearing) noexcept {
  switch (bearing) {
    case Bearing::supports: return "supports";
    case Bearing::contradicts: return "contradicts";
    case Bearing::not_enough: return "not_enough";
  }
  return "";
}

std::vector<Passage> find_passages(std::string_view claim, std::string_view text, std::size_t most) {
  std::vector<Passage> out =
      search_text(read_passage(cut(claim, max_claim_bytes)), text, std::min(most, max_passages)).passages;
  std::vector<Passage*> in_order;
  for (Passage& passage : out) {
    passage.span = trimmed(text, passage.span);
    in_order.push_back(&passage);
  }
  std::sort(in_order.begin(), in_order.end(),
            [](const Passage* a, const Passage* b) { return a->span.begin < b->span.begin; });
  Locator locator(text);
  for (Passage* passage : in_order) locator.locate(*passage);
  return out;
}

Comparison compare(std::string_view claim, std::string_view text) {
  const Reading reading = read_passage(cut(claim, max_claim_bytes));
  const Window window = best_window(reading, text);
  Comparison out;
  if (reading.words.empty() || window.reading.words.empty()) {
    out.score = 1;
    out.reasons.push_back(
        {reading.words.empty() ? "the claim has no words" : "no words of the claim stand in the source",
         Bearing::not_enough,
         {},
         {}});
    return out;
  }
  const Pairing pairing = pair(reading, window.reading, window.found);
  const Verdict verdict = weigh(features_of(pairing), window.long_text, shipped_weights());
  out.label = verdict.label;
  out.score = verdict.score;
  out.passage.span = trimmed(text, window.span);
  out.passage.score = window.score;
  Locator(text).locate(out.passage);
  out.reasons = reasons_of(pairing, window.span.begin, verdict.label);
  return out;
}

}  // namespace claims
