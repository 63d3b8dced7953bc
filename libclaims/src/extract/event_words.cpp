#include "extract/event_words.h"

#include "data/data.h"
#include "text/lexicon.h"

#include <array>
#include <vector>

namespace claims::extract {
namespace {

constexpr std::array<std::string_view, 8> kinds = {"none",     "encounter", "visit",     "contest",
                                                   "conflict", "agreement", "gathering", "disaster"};

struct Table {
  std::vector<EventWord> nouns, verbs;  // by lexicon id

  Table() {
    const text::Lexicon& lexicon = text::Lexicon::english();
    nouns.resize(lexicon.size());
    verbs.resize(lexicon.size());
    std::string_view rows = data::file("language/events.tsv");
    while (!rows.empty()) {
      const std::size_t end = rows.find('\n');
      read(rows.substr(0, end), lexicon);
      rows = end == std::string_view::npos ? std::string_view() : rows.substr(end + 1);
    }
  }
  void read(std::string_view row, const text::Lexicon& lexicon) {
    const std::size_t first = row.find('\t'), second = row.find('\t', first + 1), space = row.find(' ', second + 1);
    if (row.empty() || row.front() == '#' || space == std::string_view::npos) return;
    EventWord word{row.substr(second + 1, space - second - 1)};
    for (std::size_t k = 0; k < kinds.size(); ++k)
      if (row.substr(space + 1) == kinds[k]) word.kind = static_cast<EventKind>(k);
    const bool verb = row.substr(first + 1, second - first - 1) == "event_verb";
    (verb ? verbs : nouns)[lexicon.find(row.substr(0, first))] = word;
  }
};

const Table& table() {
  static const Table instance;
  return instance;
}

}  // namespace

EventWord event_noun(std::uint16_t word) noexcept { return table().nouns[word]; }
EventWord event_verb(std::uint16_t word) noexcept { return table().verbs[word]; }
EventKind kind_of_event(std::string_view lemma) noexcept {
  return event_noun(text::Lexicon::english().find(lemma)).kind;
}

}  // namespace claims::extract
