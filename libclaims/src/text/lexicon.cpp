#include "text/lexicon.h"

#include "data/data.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <string>
#include <vector>

namespace claims::text {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::count_)> class_names = {
    "month",          "month_abbr",  "weekday",         "weekday_abbr", "cardinal",       "ordinal",     "scale",
    "unit",           "season",      "tens_plural",     "past",         "past_auxiliary", "present",     "future",
    "modal",          "participle",  "preposition",     "determiner",   "pronoun",        "conjunction", "negation",
    "abbreviation",   "honorific",   "title",           "organisation", "event",          "reporting",   "hedge_low",
    "hedge_high",     "hedge_about", "given_name",      "nationality",  "place",          "common",      "family_first",
    "title_modifier", "particle",    "person_particle", "event_verb",   "time",           "not_past",    "before_name",
    "before_number",  "inside",      "speech",          "group",        "document",       "judgement",   "female",
    "male",           "function",    "starter"};

std::string_view next_field(std::string_view& row) {
  const std::size_t tab = row.find('\t');
  const std::string_view field = row.substr(0, tab);
  row = tab == std::string_view::npos ? std::string_view() : row.substr(tab + 1);
  return field;
}

WordClass class_of(std::string_view name) {
  for (std::size_t i = 0; i < class_names.size(); ++i)
    if (class_names[i] == name) return static_cast<WordClass>(i);
  throw std::logic_error("language data: unknown word class '" + std::string(name) + "'");
}

TimeWord time_word_of(std::string_view name) {
  for (std::size_t i = 0; i < time_word_names.size(); ++i)
    if (time_word_names[i] == name) return static_cast<TimeWord>(i);
  throw std::logic_error("language data: unknown time word '" + std::string(name) + "'");
}

void add_class(Word& word, WordClass c, int value) {
  word.classes |= std::uint64_t{1} << static_cast<unsigned>(c);
  switch (c) {
    case WordClass::month:
    case WordClass::month_abbr:
      word.month = static_cast<std::int8_t>(value);
      word.classes |= std::uint64_t{1} << static_cast<unsigned>(WordClass::month);
      break;
    case WordClass::weekday:
    case WordClass::weekday_abbr:
      word.weekday = static_cast<std::int8_t>(value);
      word.classes |= std::uint64_t{1} << static_cast<unsigned>(WordClass::weekday);
      break;
    case WordClass::judgement: word.judgement = static_cast<std::int8_t>(value); break;
    case WordClass::season: word.season = static_cast<std::int8_t>(value); break;
    case WordClass::unit: word.unit = static_cast<std::int8_t>(value); break;
    case WordClass::cardinal:
    case WordClass::ordinal:
    case WordClass::scale:
    case WordClass::tens_plural: word.number = value; break;
    default: break;
  }
}

}  // namespace

struct Lexicon::Impl {
  std::vector<Word> words{Word{}};
  std::vector<std::uint16_t> slots = std::vector<std::uint16_t>(1u << 15);

  Word& insert(std::string_view text) {
    const std::uint32_t mask = static_cast<std::uint32_t>(slots.size() - 1);
    std::uint32_t i = hash(text) & mask;
    for (; slots[i] != 0; i = (i + 1) & mask)
      if (words[slots[i]].text == text) return words[slots[i]];
    if (words.size() >= slots.size() / 2) throw std::logic_error("language data: enlarge the lexicon's slots");
    slots[i] = static_cast<std::uint16_t>(words.size());
    words.push_back(Word{.text = text});
    return words.back();
  }

  void read(std::string_view table) {
    while (!table.empty()) {
      const std::size_t end = table.find('\n');
      std::string_view row = table.substr(0, end);
      table = end == std::string_view::npos ? std::string_view() : table.substr(end + 1);
      if (row.empty() || row.front() == '#') continue;
      const std::string_view text = next_field(row);
      const WordClass c = class_of(next_field(row));
      const std::string_view number = next_field(row);
      int value = 0;
      std::from_chars(number.data(), number.data() + number.size(), value);
      Word& word = insert(text);
      add_class(word, c, value);
      if (c == WordClass::time) word.time = time_word_of(number);
    }
  }
};

Lexicon::Lexicon() : impl_(new Impl) {
  for (const data::File& file : data::files())
    if (file.name.substr(0, 9) == "language/") impl_->read(file.content);
}

const Lexicon& Lexicon::english() {
  static const Lexicon lexicon;
  return lexicon;
}

std::uint16_t Lexicon::find(std::string_view lower, std::uint32_t hash) const noexcept {
  const std::uint32_t mask = static_cast<std::uint32_t>(impl_->slots.size() - 1);
  for (std::uint32_t i = hash & mask; impl_->slots[i] != 0; i = (i + 1) & mask) {
    const std::uint16_t id = impl_->slots[i];
    if (impl_->words[id].text == lower) return id;
  }
  return 0;
}

const Word& Lexicon::operator[](std::uint16_t id) const noexcept { return impl_->words[id]; }
std::size_t Lexicon::size() const noexcept { return impl_->words.size(); }

}  // namespace claims::text
