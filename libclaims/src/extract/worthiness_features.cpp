#include "extract/check_worthiness.h"

#include "text/lexicon.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace claims::extract {
namespace {

using text::Word;
using text::WordClass;

constexpr std::uint64_t mixed(std::uint64_t h) noexcept {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

// One letter more (FNV-1a).
constexpr std::uint64_t hash_on(std::uint64_t hash, char c) noexcept {
  return (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
}

constexpr std::uint64_t hash_of(std::string_view s) noexcept {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : s) h = hash_on(h, c);
  return h;
}

bool ends(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.ends_with(ending);
}

// The word without its inflection, roughly: what "tax", "taxes" and "taxed" share. `last` replaces its last letter
// where that is not 0.
std::string_view stem_of(std::string_view w, char& last) {
  last = 0;
  if (ends(w, "ies") || ends(w, "ied")) {
    w.remove_suffix(2);
    return w;
  }
  if (ends(w, "ing")) w.remove_suffix(3);
  else if (ends(w, "ed") || ends(w, "es") || ends(w, "ly")) w.remove_suffix(2);
  else if (ends(w, "s") && !ends(w, "ss")) w.remove_suffix(1);
  if (w.size() > 3 && w.back() == 'e') w.remove_suffix(1);
  if (w.size() > 3 && w.back() == 'y') last = 'i';
  else if (w.size() > 4 && w.back() == w[w.size() - 2]) w.remove_suffix(1);
  return w;
}

std::uint64_t stem_hash(std::string_view word) {
  char last = 0;
  const std::string_view stem = stem_of(word, last);
  if (last == 0) return hash_of(stem);
  return (hash_of(stem.substr(0, stem.size() - 1)) ^ static_cast<unsigned char>(last)) * 1099511628211ULL;
}

bool is_year(const Token& token) {
  return token.kind == TokenKind::number && token.number >= 1900 && token.number <= 2050 && token.span.size() == 4;
}

bool numeric(const Token& token) {
  return token.kind == TokenKind::number || token.kind == TokenKind::ordinal || token.kind == TokenKind::plural;
}

// "3", "25", "1,947", "3.4", "2004": how a number looks.
std::string_view look_of(std::string_view written, const Token& token) {
  if (token.kind == TokenKind::ordinal) return "<ordinal>";
  if (token.kind == TokenKind::plural) return "<plural>";
  if (is_year(token)) return "<year>";
  if (written.find('.') != std::string_view::npos) return "<decimal>";
  if (written.find(',') != std::string_view::npos) return "<grouped>";
  if (token.number < 0 || token.number >= 100) return "<3 digits>";
  return token.number < 10 ? "<1 digit>" : "<2 digits>";
}

std::string_view shape_of_name(const Word& word) {
  if (word.is(WordClass::month)) return "MONTH";
  if (word.is(WordClass::weekday)) return "WEEKDAY";
  if (word.is(WordClass::title) || word.is(WordClass::honorific)) return "TITLE";
  if (word.is(WordClass::place)) return "PLACE";
  return word.is(WordClass::nationality) ? "NATION" : "NAME";
}

// What kind of word it is, by the lexicon and by its ending.
std::string_view shape_of_word(std::string_view lower, const Word& word) {
  if (word.is(WordClass::past)) return "PAST";
  if (word.is(WordClass::participle)) return "PARTICIPLE";
  if (lower.size() > 4 && lower.ends_with("ed") && !word.is(WordClass::not_past)) return "-ed";
  if (lower.size() > 5 && lower.ends_with("ing")) return "-ing";
  if (lower.size() > 4 && lower.ends_with("ly")) return "-ly";
  if (word.is(WordClass::reporting)) return "SAY";
  if (word.is(WordClass::unit)) return "TIME";
  if (lower.size() > 5)
    for (const std::string_view ending : {"tion", "ment", "ness", "ity", "ance", "ence", "ism"})
      if (lower.ends_with(ending)) return "ABSTRACT";
  return lower.size() > 3 && lower.back() == 's' ? "-s" : "WORD";
}

std::uint64_t shape_hash(std::string_view lower, const Token& token, const Word& word) {
  if (numeric(token)) return hash_of(is_year(token) ? "YEAR" : "NUMBER");
  if (token.kind == TokenKind::punctuation) return hash_of(lower);
  if (word.is(WordClass::cardinal) && lower != "one") return hash_of("NUMBER");
  if (word.is(WordClass::scale)) return hash_of("SCALE");
  if (word.is(WordClass::function)) return hash_of(lower);
  if (token.has(Token::capitalised) && !token.has(Token::sentence_start)) return hash_of(shape_of_name(word));
  return hash_of(shape_of_word(lower, word));
}

}  // namespace

void WorthinessFeatures::add(char kind, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  const std::uint64_t h = mixed(a * 0x9e3779b97f4a7c15ULL + std::rotl(b * 0xc2b2ae3d27d4eb4fULL, 23) +
                                std::rotl(c * 0x165667b19e3779f9ULL, 41) + static_cast<unsigned char>(kind));
  const auto feature = static_cast<std::uint32_t>(h & (feature_count - 1));
  const std::uint32_t entry = round_ * feature_count | feature;
  const std::size_t mask = seen_.size() - 1;
  if (features_.size() > mask / 2) return;  // a line of nothing but long words
  for (std::size_t i = static_cast<std::size_t>(h >> 40) & mask;; i = (i + 1) & mask) {
    if (seen_[i] == entry) return;
    if (seen_[i] / feature_count == round_) continue;
    seen_[i] = entry;
    features_.push_back(feature);
    return;
  }
}

void WorthinessFeatures::take(const Story& story, std::uint32_t i) {
  const Token& token = story.tokens[i];
  const Word& word = text::Lexicon::english()[token.word];
  const std::string_view written = story.document.slice(token.span);
  lower_.assign(written);
  for (char& c : lower_)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  if (token.kind == TokenKind::possessive) lower_ = "'s";
  Part part;
  part.shape = shape_hash(lower_, token, word);
  if (numeric(token)) {
    part.word = hash_of(look_of(written, token));
    part.stem = hash_of(is_year(token) ? "<year>" : "<number>");
  } else {
    part.word = hash_of(lower_);
    part.stem = stem_hash(lower_);
    if (token.kind == TokenKind::word && !word.is(WordClass::function)) take_letters(lower_);
  }
  parts_.push_back(part);
}

// Runs of three to five letters inside a word, its ends marked: "_tax", "taxes".
void WorthinessFeatures::take_letters(std::string_view word) {
  constexpr std::size_t longest = 40;  // a web address is no word
  char padded[longest + 2];
  const std::size_t size = std::min(word.size(), longest);
  padded[0] = '_';
  std::copy_n(word.begin(), size, padded + 1);
  padded[size + 1] = '_';
  const std::string_view all(padded, size + 2);
  for (std::size_t from = 0; from + 3 <= all.size(); ++from) {
    std::uint64_t hash = hash_of(all.substr(from, 2));
    for (std::size_t length = 3; length <= 5 && from + length <= all.size(); ++length) {
      hash = hash_on(hash, all[from + length - 1]);
      add('h', hash);
    }
  }
}

// The sequences that end with part `at`.
void WorthinessFeatures::take_sequences(std::size_t at) {
  const Part& c = parts_[at];
  const Part& b = parts_[at - 1];
  add('b', b.stem, c.stem);
  add('B', b.word, c.word);
  add('d', b.shape, c.shape);
  if (at >= 2) add('D', parts_[at - 2].shape, b.shape, c.shape);
  if (at + 1 == parts_.size()) return;
  add('s', c.stem);
  add('c', c.shape);
  if (at == 1) return;
  add('m', b.shape, c.stem);
  add('n', b.stem, c.shape);
}

// How long it is, how many names and numbers it holds, and its tenses.
void WorthinessFeatures::take_layout(const Story& story, std::uint32_t first, std::uint32_t last) {
  std::uint32_t words = 0, names = 0, numbers = 0;
  std::uint64_t classes = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = story.tokens[i];
    words += token.kind == TokenKind::word;
    names += token.kind == TokenKind::word && token.has(Token::capitalised) && !token.has(Token::sentence_start);
    numbers += token.kind == TokenKind::number;
    classes |= text::Lexicon::english()[token.word].classes;
  }
  for (const std::uint32_t bound : {3u, 5u, 7u, 9u, 12u, 15u, 19u, 24u, 30u, 40u})
    if (words >= bound) add('l', bound);
  for (const std::uint32_t bound : {1u, 2u, 3u, 4u, 6u}) {
    if (names >= bound) add('N', bound);
    if (numbers >= bound) add('#', bound);
  }
  const auto has = [&](WordClass c) { return (classes >> static_cast<unsigned>(c)) & 1u; };
  const std::uint64_t tenses = (has(WordClass::past) | has(WordClass::past_auxiliary)) + 2 * has(WordClass::present) +
                               4 * has(WordClass::future) + 8 * has(WordClass::modal);
  add('t', tenses);
  add('T', tenses, numbers > 0, names > 0);
}

const std::vector<std::uint32_t>& WorthinessFeatures::read(const Story& story, std::uint32_t first,
                                                           std::uint32_t last) {
  constexpr std::uint32_t longest = 200;  // tokens; the rest of a longer statement tells nothing new
  last = std::min(last, first + longest);
  constexpr std::size_t slots = std::size_t{1} << 13;  // a statement of 30 words has some 600 features
  constexpr std::uint32_t rounds = static_cast<std::uint32_t>((std::uint64_t{1} << 32) / feature_count);
  if (++round_ == rounds || seen_.empty()) seen_.assign(slots, 0), round_ = 1;
  features_.clear();
  parts_.assign(1, Part{1, 1, 1});
  for (std::uint32_t i = first; i < last; ++i) take(story, i);
  parts_.push_back(Part{2, 2, 2});
  for (std::size_t at = 1; at < parts_.size(); ++at) take_sequences(at);
  take_layout(story, first, last);
  return features_;
}

double feature_scale(std::size_t features) noexcept { return 10 / std::sqrt(static_cast<double>(features) + 1); }

}  // namespace claims::extract
