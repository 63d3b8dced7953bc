#include "interchange/quote_context.h"

#include <algorithm>
#include <cstring>

namespace claims::interchange {
namespace {

constexpr std::size_t context = 64;  // bytes: about ten words

// Bytes of the white space at `at`: a space, a line end, a no-break space; 0: none.
std::size_t space_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return c == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0' ? 2 : 0;
}

template <class Add>
void each_even(std::string_view text, Add add) {
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text, at);
    if (space == 0) add(text[at], at);
    else if (!gap) add(' ', at);
    gap = space > 0;
    at += std::max<std::size_t>(space, 1);
  }
}

using Words = std::vector<std::string_view>;

Words words_of(std::string_view text) {
  Words out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// The words of `x` that are not in its longest common subsequence with `y`.
Words unmatched(const Words& x, const Words& y) {
  const std::size_t width = y.size() + 1;
  std::vector<std::size_t> common((x.size() + 1) * width);  // of what begins at i and j
  for (std::size_t i = x.size(); i-- > 0;)
    for (std::size_t j = y.size(); j-- > 0;)
      common[i * width + j] = x[i] == y[j] ? common[(i + 1) * width + j + 1] + 1
                                           : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
  Words out;
  for (std::size_t i = 0, j = 0; i < x.size();) {
    if (j < y.size() && x[i] == y[j]) ++i, ++j;
    else if (j < y.size() && common[i * width + j + 1] > common[(i + 1) * width + j]) ++j;
    else out.push_back(x[i++]);
  }
  return out;
}

bool is_fact(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }

}  // namespace

std::string even_space(std::string_view text) {
  std::string out;
  each_even(text, [&](char c, std::size_t) { out += c; });
  return out;
}

QuotedText::QuotedText(std::string_view text) {
  each_even(text, [&](char c, std::size_t at) {
    even_ += c;
    from_.push_back(static_cast<std::uint32_t>(at));
  });
}

std::vector<std::uint32_t> QuotedText::places(std::string_view words, std::size_t most) const {
  std::vector<std::uint32_t> out;
  const char* const end = even_.data() + even_.size();
  for (const char* at = even_.data(); out.size() <= most; ++at) {
    at = static_cast<const char*>(::memmem(at, static_cast<std::size_t>(end - at), words.data(), words.size()));
    if (!at) break;
    out.push_back(static_cast<std::uint32_t>(at - even_.data()));
  }
  return out;
}

Span QuotedText::span(std::uint32_t begin, std::size_t size) const {
  return {from_[begin], from_[begin + size - 1] + 1};
}

std::string_view QuotedText::left(std::uint32_t begin) const {
  const std::size_t from = begin > context ? begin - context : 0;
  std::string_view out = std::string_view(even_).substr(from, begin - from);
  if (from > 0) out.remove_prefix(std::min(out.find(' ') + 1, out.size()));  // half a word is none
  return out;
}

std::string_view QuotedText::right(std::uint32_t end) const {
  std::string_view out = std::string_view(even_).substr(end, context);
  if (end + context < even_.size()) out = out.substr(0, std::min(out.rfind(' '), out.size()));
  return out;
}

double alike(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  const auto x = words_of(a), y = words_of(b);
  if (x.empty() || y.empty()) return x.size() == y.size() ? 1 : 0;
  const std::size_t common = x.size() - unmatched(x, y).size();
  return 2.0 * static_cast<double>(common) / static_cast<double>(x.size() + y.size());
}

bool other_facts(std::string_view a, std::string_view b) {
  const auto x = words_of(a), y = words_of(b);
  const auto has_fact = [](const Words& words) { return std::any_of(words.begin(), words.end(), is_fact); };
  return has_fact(unmatched(x, y)) && has_fact(unmatched(y, x));
}

std::string_view sentence_before(std::string_view left) {
  for (std::size_t at = left.size(); at-- > 1;)
    if (left[at] == ' ' && ends_sentence(left[at - 1])) return left.substr(at + 1);
  return left;
}

std::string_view sentence_behind(std::string_view right) {
  for (std::size_t at = 0; at < right.size(); ++at)
    if (ends_sentence(right[at]) && (at + 1 == right.size() || right[at + 1] == ' ')) return right.substr(0, at + 1);
  return right;
}

}  // namespace claims::interchange
