#include "store/claim_match.h"

#include "reference/office.h"
#include "text/lexicon.h"

#include <algorithm>
#include <unordered_map>

namespace claims::store {
namespace {

using text::Lexicon;
using text::WordClass;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Length of a mark beyond ASCII that divides words: of U+0080 to U+00BF, punctuation and currencies (U+2000 to U+20BF).
std::size_t mark_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(at) == 0xC2) return 2;
  return byte(at) == 0xE2 && byte(at + 1) >= 0x80 && byte(at + 1) <= 0x82 ? 3 : 0;
}

// "12,300.5" is one word, "12," is not.
bool goes_on(std::string_view text, std::size_t at) {
  if (is_word(text[at])) return mark_at(text, at) == 0;
  const bool inside = at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
  return inside && (text[at] == ',' || text[at] == '.');
}

MatchWord word_of(std::string_view shown, bool first) {
  MatchWord out;
  out.shown = shown;
  out.number = is_digit(shown[0]);
  if (out.number) {
    for (const char c : shown)
      if (c != ',') out.key += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    out.weight = 1.5;
    return out;
  }
  out.key = reference::fold_name(shown);
  if (out.key.empty()) out.key = shown;
  const Lexicon& lexicon = Lexicon::english();
  const text::Word& known = lexicon[lexicon.find(out.key)];
  if (known.is(WordClass::cardinal)) {
    out.key = std::to_string(known.number);
    out.number = true;
    return out;
  }
  if (known.is(WordClass::function)) {
    out.weight = 0.1;
    return out;
  }
  out.name = !first && shown[0] >= 'A' && shown[0] <= 'Z';
  if (out.name) out.weight = 1.5;
  // A plural or a verb's ending makes no other claim.
  if (!out.name && out.key.size() > 3 && out.key.back() == 's' && out.key[out.key.size() - 2] != 's')
    out.key.pop_back();
  return out;
}

using Counts = std::unordered_map<std::string_view, int>;

Counts counted(const std::vector<MatchWord>& words) {
  Counts out;
  for (const MatchWord& word : words) ++out[word.key];
  return out;
}

// Those of `words` that the other claim has not, which is what `others` still counts.
std::vector<const MatchWord*> left_over(const std::vector<MatchWord>& words, Counts others, bool MatchWord::* kind) {
  std::vector<const MatchWord*> out;
  for (const MatchWord& word : words)
    if (word.*kind && --others[word.key] < 0) out.push_back(&word);
  return out;
}

}  // namespace

std::vector<MatchWord> match_words(std::string_view text) {
  std::vector<MatchWord> out;
  for (std::size_t at = 0; at < text.size() && out.size() < max_match_words;) {
    if (const std::size_t mark = mark_at(text, at); mark != 0 || !is_word(text[at])) {
      at += std::max<std::size_t>(mark, 1);
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && goes_on(text, end)) ++end;
    out.push_back(word_of(text.substr(at, end - at), out.empty()));
    at = end;
  }
  return out;
}

std::string match_keys(const std::vector<MatchWord>& words) {
  std::string out;
  for (const MatchWord& word : words) out.append(out.empty() ? "" : " ").append(word.key);
  return out;
}

Overlap overlap(const std::vector<MatchWord>& a, const std::vector<MatchWord>& b) {
  const auto sorted = [](const std::vector<MatchWord>& words, double& sum) {
    std::vector<const MatchWord*> out;
    for (const MatchWord& word : words) {
      if (word.number) continue;
      out.push_back(&word);
      sum += word.weight;
    }
    std::sort(out.begin(), out.end(), [](const MatchWord* x, const MatchWord* y) {
      return x->key != y->key ? x->key < y->key : x->weight > y->weight;
    });
    return out;
  };
  double first = 0, second = 0, both = 0;
  const auto ours = sorted(a, first), theirs = sorted(b, second);
  // A word that opens a sentence weighs less than the same as a name: what they share is the lesser.
  for (auto x = ours.begin(), y = theirs.begin(); x != ours.end() && y != theirs.end();) {
    const int order = (*x)->key.compare((*y)->key);
    if (order == 0) both += std::min((*x++)->weight, (*y++)->weight);
    else if (order < 0) ++x;
    else ++y;
  }
  const double all = first + second - both;
  return {all == 0 ? 0 : both / all, first == 0 ? 0 : both / first};
}

std::vector<Difference> differences(const std::vector<MatchWord>& here, const std::vector<MatchWord>& there) {
  std::vector<Difference> out;
  for (bool MatchWord::* const kind : {&MatchWord::number, &MatchWord::name}) {
    const auto ours = left_over(here, counted(there), kind), theirs = left_over(there, counted(here), kind);
    for (std::size_t i = 0; i < std::max(ours.size(), theirs.size()); ++i)
      out.push_back({i < ours.size() ? ours[i]->shown : "", i < theirs.size() ? theirs[i]->shown : ""});
  }
  return out;
}

}  // namespace claims::store
