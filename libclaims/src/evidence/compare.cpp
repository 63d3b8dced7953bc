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

// Paragraph and page of an offset: blank lines part paragraphs, or single line ends where there are no blank lines.
void locate(Passage& passage, std::string_view text) {
  const bool blank_lines = text.find("\n\n") != std::string_view::npos || text.find("\n\r\n") != std::string_view::npos;
  const bool pages = text.find('\f') != std::string_view::npos;
  std::uint32_t paragraph = 1, page = 1;
  int lines = 0;
  bool any = false;
  for (const char c : text.substr(0, passage.span.begin)) {
    if (c == '\f') ++page;
    if (c == '\n' || c == '\f') {
      lines += c == '\n' ? 1 : 2;
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\r') continue;
    if (any && lines >= (blank_lines ? 2 : 1)) ++paragraph;
    any = true;
    lines = 0;
  }
  if (any && lines >= (blank_lines ? 2 : 1)) ++paragraph;
  passage.paragraph = paragraph;
  passage.page = pages ? page : 0;
}

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
  for (Passage& passage : out) {
    passage.span = trimmed(text, passage.span);
    locate(passage, text);
  }
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
  locate(out.passage, text);
  out.reasons = reasons_of(pairing, window.span.begin, verdict.label);
  return out;
}

}  // namespace claims
