#include "passage.h"

#include <claims/story.h>

#include <algorithm>
#include <vector>

namespace claims::cli {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Runs of white space as one space, letters in lower case; with the place of each byte.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> places;
};

Folded folded(std::string_view text) {
  Folded out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = is_space(text[i]) ? ' ' : lower(text[i]);
    if (c == ' ' && (out.text.empty() || out.text.back() == ' ')) continue;
    out.text += c;
    out.places.push_back(static_cast<std::uint32_t>(i));
  }
  if (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
  return out;
}

}  // namespace

std::optional<std::string> passage_of(const std::string& text, std::string_view words) {
  ReadOptions options;
  options.format = Format::plain;
  auto document = read_document("", text, options);
  const std::string wanted = folded(words).text;
  if (!document || wanted.empty()) return std::nullopt;
  const Story story = read_story(std::move(*document));
  const std::string& read = story.document.text;
  const Folded where = folded(read);
  const std::size_t at = where.text.find(wanted);
  if (at == std::string::npos) return std::nullopt;
  std::uint32_t begin = where.places[at], end = where.places[at + wanted.size() - 1] + 1;
  const std::uint32_t from = begin, to = end;
  for (const Sentence& sentence : story.sentences) {
    if (sentence.span.end <= from || sentence.span.begin >= to) continue;
    begin = std::min(begin, sentence.span.begin);
    end = std::max(end, sentence.span.end);
  }
  return read.substr(begin, end - begin);
}

}  // namespace claims::cli
