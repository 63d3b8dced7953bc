// Patterns over rows of words and quantities.
#include "check/number.h"
#include "text/lexicon.h"

#include <algorithm>

namespace claims::check::figure {
namespace {

std::uint8_t bit(QuantityKind kind) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind)); }

std::uint8_t classes_of(char letter) {
  const std::uint8_t amount = bit(QuantityKind::number) | bit(QuantityKind::money) | bit(QuantityKind::measure);
  switch (letter) {
    case 'N': return bit(QuantityKind::number);
    case 'M': return bit(QuantityKind::money);
    case 'U': return bit(QuantityKind::measure);
    case 'P': return bit(QuantityKind::percent);
    case 'B': return bit(QuantityKind::percentage_points);
    case 'O': return bit(QuantityKind::ordinal);
    case 'D': return bit(QuantityKind::number) | bit(QuantityKind::percentage_points) | bit(QuantityKind::measure);
    case 'Q': return amount;
    case 'A': return amount | bit(QuantityKind::percent) | bit(QuantityKind::percentage_points);
    default: return 0;
  }
}

void add_words(std::string_view alternatives, std::vector<std::uint32_t>& words) {
  while (!alternatives.empty()) {
    const std::size_t bar = alternatives.find('|');
    const std::string_view word = alternatives.substr(0, bar);
    if (word.size() > 1 && word.front() == '@') add_words(words_of_list(word.substr(1)), words);
    else words.push_back(hash_of(word));
    if (bar == std::string_view::npos) return;
    alternatives.remove_prefix(bar + 1);
  }
}

}  // namespace

std::uint32_t hash_of(std::string_view word) noexcept { return text::Lexicon::hash(word); }

Pattern::Pattern(std::string_view source, int tag) : tag_(tag) {
  while (!source.empty()) {
    const std::size_t space = source.find(' ');
    std::string_view word = source.substr(0, space);
    source.remove_prefix(space == std::string_view::npos ? source.size() : space + 1);
    Element element;
    if (word.size() > 1 && word.back() == '?') {
      element.optional = true;
      word.remove_suffix(1);
    }
    if (word.front() == '*') {
      element.kind = Element::Kind::gap;
      element.commas = word.size() > 2 && word[1] == '*';
      for (char c : word.substr(element.commas ? 2 : 1))
        element.most = static_cast<std::uint8_t>(element.most * 10 + (c - '0'));
    } else if (word == "T" || (word.size() == 3 && word.starts_with("T:"))) {
      element.kind = Element::Kind::time;
      if (word.size() == 3) element.capture = static_cast<std::int8_t>(word[2] - 'a');
    } else if (word.size() == 3 && word[1] == ':' && classes_of(word[0]) != 0) {
      element.kind = Element::Kind::quantity;
      element.classes = classes_of(word[0]);
      element.capture = static_cast<std::int8_t>(word[2] - 'a');
    } else {
      add_words(word, element.words);
      std::sort(element.words.begin(), element.words.end());
      for (std::uint32_t word_hash : element.words) element.low_bytes.set(word_hash & 0xFF);
    }
    elements_.push_back(std::move(element));
  }
}

bool Pattern::accepts(const Element& element, const Piece& piece) const {
  switch (element.kind) {
    case Element::Kind::words:
      return element.low_bytes[piece.hash & 0xFF] && !piece.quantity && !piece.time &&
             std::binary_search(element.words.begin(), element.words.end(), piece.hash);
    case Element::Kind::quantity: return piece.quantity && (element.classes & bit(piece.quantity->kind)) != 0;
    case Element::Kind::time: return piece.time != nullptr;
    case Element::Kind::gap:
      return !piece.quantity &&
             (piece.mark == 0 || (piece.mark == '-' && !piece.space) || (element.commas && piece.mark == ','));
  }
  return false;
}

bool Pattern::step(const Line& line, std::size_t element, std::size_t at, Match& match) const {
  if (element == elements_.size()) {
    match.last = at;
    return true;
  }
  const Element& e = elements_[element];
  if (e.kind == Element::Kind::gap) {
    for (std::size_t n = 0;; ++n) {
      if (step(line, element + 1, at + n, match)) return true;
      if (n == e.most || at + n >= line.pieces.size() || !accepts(e, line.pieces[at + n])) return false;
    }
  }
  if (at < line.pieces.size() && accepts(e, line.pieces[at])) {
    if (e.capture >= 0) match.capture[static_cast<std::size_t>(e.capture)] = &line.pieces[at];
    if (step(line, element + 1, at + 1, match)) return true;
    if (e.capture >= 0) match.capture[static_cast<std::size_t>(e.capture)] = nullptr;
  }
  return e.optional && step(line, element + 1, at, match);
}

bool Pattern::match(const Line& line, std::size_t first, Match& match) const {
  if (!elements_.front().optional && elements_.front().kind != Element::Kind::gap &&
      !accepts(elements_.front(), line.pieces[first]))
    return false;
  match = {};
  match.first = first;
  match.tag = tag_;
  return step(line, 0, first, match);
}

std::vector<Pattern::Match> matches(const Line& line, const std::vector<Pattern>& patterns) {
  std::vector<Pattern::Match> found;
  for (std::size_t i = 0; i < line.pieces.size();) {
    Pattern::Match match;
    const bool any = std::any_of(patterns.begin(), patterns.end(),
                                 [&](const Pattern& p) { return p.match(line, i, match) && match.last > i; });
    if (any) found.push_back(match);
    i = any ? match.last : i + 1;
  }
  return found;
}

bool is_word(const Piece& piece, Words words) {
  return !piece.quantity && !piece.time &&
         std::any_of(words.begin(), words.end(), [&](Hash w) { return w.value == piece.hash; });
}

bool in_list(const Piece& piece, std::string_view list) {
  std::string_view words = words_of_list(list);
  while (!words.empty()) {
    const std::size_t bar = words.find('|');
    if (!piece.quantity && !piece.time && hash_of(words.substr(0, bar)) == piece.hash) return true;
    if (bar == std::string_view::npos) break;
    words.remove_prefix(bar + 1);
  }
  return false;
}

bool Line::has(Words words) const {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return is_word(p, words); });
}

}  // namespace claims::check::figure
