#include "check/name_index.h"

#include "check/context.h"
#include "check/name_words.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <algorithm>

namespace claims::check {
namespace {

using text::WordClass;

constexpr std::size_t max_words = 4096;      // different capitalised words that are looked at
constexpr std::size_t max_full_names = 512;  // and full names

bool is_suffix(std::string_view lower) {
  return lower == "jr" || lower == "sr" || lower == "ii" || lower == "iii" || lower == "iv" || lower == "jr.";
}

}  // namespace

NameIndex::NameIndex(const Story& story) : story_(story), lower_(lower_case(story.document.text)) {
  read_words();
  read_full_names();
}

std::string_view NameIndex::lower(std::uint32_t token) const {
  const Span span = story_.tokens[token].span;
  return std::string_view(lower_).substr(span.begin, span.size());
}

NameWord& NameIndex::entry(std::string_view key, std::uint16_t word) {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t at = text::Lexicon::hash(key) & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask)
    if (words_[slots_[at] - 1].key == key) return words_[slots_[at] - 1];
  std::uint32_t letters = 0;
  for (const char c : key)
    if (c >= 'a' && c <= 'z') letters |= 1u << (c - 'a');
  words_.push_back({key, letters, no_index, no_index, 0, word});
  slots_[at] = static_cast<std::uint32_t>(words_.size());
  return words_.back();
}

const NameWord* NameIndex::find(std::string_view key) const noexcept {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (std::uint32_t at = text::Lexicon::hash(key) & mask; slots_[at] != 0; at = (at + 1) & mask)
    if (words_[slots_[at] - 1].key == key) return &words_[slots_[at] - 1];
  return nullptr;
}

void NameIndex::read_words() {
  std::size_t slots = 256;  // twice the capitals there can be
  while (slots < 2 * std::min<std::size_t>(max_words, story_.tokens.size() / 4)) slots *= 2;
  slots_.assign(slots, 0);
  const text::Lexicon& lexicon = text::Lexicon::english();
  constexpr std::uint64_t plain = std::uint64_t{1} << static_cast<unsigned>(WordClass::common);
  for (std::uint32_t i = 0; i < story_.tokens.size() && 2 * words_.size() + 2 < slots_.size(); ++i) {
    const Token& token = story_.tokens[i];
    if (token.kind != TokenKind::word || !token.has(Token::capitalised) || token.span.size() < 4) continue;
    if (token.word != 0 && (lexicon[token.word].classes & plain)) continue;
    NameWord& word = entry(std::string_view(lower_).substr(token.span.begin, token.span.size()), token.word);
    const auto place = static_cast<std::uint32_t>(places_.size());
    places_.push_back({i, no_index});
    if (word.count++ == 0) word.first = place;
    else places_[word.last].next = place;
    word.last = place;
  }
}

void NameIndex::read_full_names() {
  const text::Lexicon& lexicon = text::Lexicon::english();
  for (std::uint32_t n = 0; n < story_.names.size() && full_.size() < max_full_names; ++n) {
    const NameMention& name = story_.names[n];
    if (name.kind != NameKind::person || name.person == no_index) continue;
    std::uint32_t first = token_at(story_, name.span.begin), last = first, words = 0;
    for (std::uint32_t i = first; i < story_.tokens.size() && story_.tokens[i].span.begin < name.span.end; ++i) {
      if (story_.tokens[i].kind != TokenKind::word) continue;
      ++words;
      if (!is_suffix(lower(i))) last = i;
    }
    // "Engineer Harold Marchbank": a trade at a sentence's start.
    if (words >= 3 && first + 1 < last && !lexicon[story_.tokens[first].word].is(WordClass::given_name) &&
        lexicon[story_.tokens[first + 1].word].is(WordClass::given_name) && is_plain_word(lower(first)))
      ++first, --words;
    if (words >= 2 && last != first) read_name(n, first, last);
  }
  read_misspelt_names();
  read_ranked_names();
}

void NameIndex::read_name(std::uint32_t mention, std::uint32_t first, std::uint32_t last) {
  const NameMention& name = story_.names[mention];
  const Token& opening = story_.tokens[first];
  // "CKAN API"
  if (story_.tokens[last].has(Token::all_capitals) && !in_heading(last) && !opening.has(Token::all_capitals)) return;
  // "Operating Officer"
  if (!text::Lexicon::english()[opening.word].is(WordClass::given_name) && is_plain_word(lower(first))) return;
  // "Kim Jong Un": the family name comes first.
  const bool eastern =
      name.person != no_index && story_.people[name.person].surname == story_.document.slice(opening.span);
  const std::uint32_t surname = eastern ? first : last, given = eastern ? last : first;
  const std::string_view whole =
      std::string_view(lower_).substr(opening.span.begin, name.span.end - opening.span.begin);
  const auto same = std::find_if(full_.begin(), full_.end(), [&](const FullName& f) { return f.whole == whole; });
  if (same != full_.end()) ++same->count;
  else full_.push_back({lower(given), lower(surname), whole, mention, 1, surname, name.sentence});
}

// "Mrcus Wexford" where Marcus Wexford is introduced: a name only because of that.
void NameIndex::read_misspelt_names() {
  const std::size_t known = full_.size();
  for (std::uint32_t n = 0; n < story_.names.size() && full_.size() < max_full_names; ++n) {
    const NameMention& name = story_.names[n];
    if (name.kind != NameKind::other || name.person != no_index) continue;
    const std::uint32_t first = token_at(story_, name.span.begin), last = first + 1;
    if (last >= story_.tokens.size() || story_.tokens[last].span.end != name.span.end || story_.tokens[first].word != 0)
      continue;
    for (std::size_t k = 0; k < known; ++k)
      if (full_[k].surname == lower(last) && nearness(full_[k].given, lower(first)) != Nearness::none) {
        read_name(n, first, last);
        break;
      }
  }
}

bool NameIndex::opens_with_rank(std::uint32_t mention) const {
  const std::uint32_t first = token_at(story_, story_.names[mention].span.begin);
  return one_of(story_.document.slice(story_.tokens[first].span), {"DC", "DS", "DI", "DCI", "PC", "PCSO", "WPC"});
}

void NameIndex::read_ranked_names() {
  const text::Lexicon& lexicon = text::Lexicon::english();
  for (std::uint32_t n = 0; n < story_.names.size() && full_.size() < max_full_names; ++n) {
    if (story_.names[n].kind != NameKind::other || !opens_with_rank(n)) continue;
    const std::uint32_t given = token_at(story_, story_.names[n].span.begin) + 1;
    if (given + 1 < story_.tokens.size() && story_.tokens[given + 1].span.end == story_.names[n].span.end &&
        lexicon[story_.tokens[given].word].is(WordClass::given_name))
      read_name(n, given, given + 1);
  }
}

std::uint32_t NameIndex::name_at(std::uint32_t token) const {
  const Span span = story_.tokens[token].span;
  const auto after = std::upper_bound(story_.names.begin(), story_.names.end(), span.begin,
                                      [](std::uint32_t at, const NameMention& n) { return at < n.span.begin; });
  if (after == story_.names.begin() || !(after - 1)->span.contains(span)) return no_index;
  return static_cast<std::uint32_t>(after - 1 - story_.names.begin());
}

NameUse NameIndex::use_of(std::uint32_t token) const {
  NameUse use;
  use.name = name_at(token);
  const text::Lexicon& lexicon = text::Lexicon::english();
  const auto& tokens = story_.tokens;
  use.sentence_start = tokens[token].has(Token::sentence_start);
  if (use.name != no_index) {
    const NameMention& name = story_.names[use.name];
    if (name.span != tokens[token].span)
      use.kind = name.span.end == tokens[token].span.end ? NameUse::Kind::surname : NameUse::Kind::part;
    use.person = name.kind == NameKind::person || (!name.title.empty() && name.kind == NameKind::other);
    if (name.kind == NameKind::organisation || name.kind == NameKind::place) use.kind = NameUse::Kind::part;
  }
  const auto reporting = [&](std::uint32_t i) {
    return i < tokens.size() && lexicon[tokens[i].word].is(WordClass::reporting);
  };
  const auto text_of = [&](std::uint32_t i) {
    return i < tokens.size() ? std::string_view(lower_).substr(tokens[i].span.begin, tokens[i].span.size())
                             : std::string_view();
  };
  if (reporting(token + 1) || (reporting(token + 2) && !tokens[token + 1].has(Token::capitalised))) use.person = true;
  if (token > 0 && reporting(token - 1) && (token + 1 >= tokens.size() || tokens[token + 1].kind != TokenKind::word))
    use.person = true;
  if (token > 1 && text_of(token - 1) == "to" && text_of(token - 2) == "according") use.person = true;
  if (text_of(token + 1) == "," && text_of(token + 2) == "who") use.person = true;
  // Words joined to it: "Lake Wexfort", "Wexfort-Smith", "wexfort.org".
  if (use.kind == NameUse::Kind::alone && token > 0 && tokens[token - 1].kind == TokenKind::punctuation &&
      !tokens[token].has(Token::space_before) && text_of(token - 1) == "-")
    use.kind = NameUse::Kind::part;
  if (token + 2 < tokens.size() && text_of(token + 1) == "-" && !tokens[token + 1].has(Token::space_before) &&
      !tokens[token + 2].has(Token::space_before))
    use.kind = NameUse::Kind::part;
  return use;
}

std::uint32_t NameIndex::sentence_of(std::uint32_t token) const {
  const auto after = std::upper_bound(story_.sentences.begin(), story_.sentences.end(), token,
                                      [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
  return static_cast<std::uint32_t>(after - story_.sentences.begin()) - 1;
}

bool NameIndex::in_heading(std::uint32_t token) const {
  const BlockKind kind = story_.document.blocks[story_.sentences[sentence_of(token)].block].kind;
  return kind == BlockKind::title || kind == BlockKind::heading;
}

bool NameIndex::stands_lower(std::string_view lower) const {
  return std::any_of(story_.tokens.begin(), story_.tokens.end(), [&](const Token& token) {
    return token.span.size() == lower.size() && !token.has(Token::capitalised) &&
           story_.document.slice(token.span) == lower;
  });
}

}  // namespace claims::check
