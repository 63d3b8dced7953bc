#include "house/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <tuple>

namespace claims::house {
namespace {

constexpr std::int64_t pattern_memory = 1 << 20;  // of one compiled pattern

template <class List>
const Span* holder(const List& list, Span span) {
  const auto after = std::upper_bound(list.begin(), list.end(), span.begin,
                                      [](std::uint32_t at, const auto& entry) { return at < entry.span.begin; });
  if (after == list.begin() || !(after - 1)->span.contains(span)) return nullptr;
  return &(after - 1)->span;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text) {
  // The last star, and where the text went on after it, to come back to.
  std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p, ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

Result<std::shared_ptr<const re2::RE2>> word_pattern(std::string_view words, bool to_the_letter) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(pattern_memory);
  options.set_literal(to_the_letter);
  auto pattern = std::make_shared<const re2::RE2>(re2::StringPiece(words.data(), words.size()), options);
  if (!pattern->ok()) return fail(Code::malformed, pattern->error());
  return pattern;
}

Span surroundings(const Story& story, const Finding& finding) {
  if (const Span* const sentence = holder(story.sentences, finding.span)) return *sentence;
  if (const Span* const block = holder(story.document.blocks, finding.span)) return *block;
  return finding.span;
}

bool touches(const re2::RE2* words, const Story& story, const Finding& finding) {
  if (!words) return true;
  const Span around = surroundings(story, finding);
  const std::string_view text = story.document.slice(around);
  const re2::StringPiece all(text.data(), text.size());
  re2::StringPiece found;
  for (std::size_t at = 0; at <= text.size() && words->Match(all, at, text.size(), re2::RE2::UNANCHORED, &found, 1);) {
    const auto begin = around.begin + static_cast<std::uint32_t>(found.data() - text.data());
    const auto end = begin + static_cast<std::uint32_t>(found.size());
    if (finding.span.overlaps({begin, end})) return true;
    at = end - around.begin + (found.empty() ? 1 : 0);
  }
  return false;
}

void sort_set_aside(std::vector<SetAside>& list) {
  std::stable_sort(list.begin(), list.end(), [](const SetAside& a, const SetAside& b) {
    return std::tie(a.finding.span.begin, a.finding.span.end, a.finding.check) <
           std::tie(b.finding.span.begin, b.finding.span.end, b.finding.check);
  });
}

}  // namespace claims::house
