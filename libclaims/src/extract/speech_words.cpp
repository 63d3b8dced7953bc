#include "extract/speech_words.h"

#include "data/data.h"
#include "text/lexicon.h"

#include <array>
#include <string_view>
#include <vector>

namespace claims::extract {
namespace {

constexpr std::array<std::string_view, 8> kinds = {"none",     "says",   "weak",  "opines",
                                                   "predicts", "denies", "shows", "calls"};

std::vector<SpeechVerb> read_verbs() {
  const text::Lexicon& lexicon = text::Lexicon::english();
  std::vector<SpeechVerb> verbs(lexicon.size());
  std::string_view rows = data::file("language/speech.tsv");
  while (!rows.empty()) {
    const std::size_t end = rows.find('\n');
    const std::string_view row = rows.substr(0, end);
    rows = end == std::string_view::npos ? std::string_view() : rows.substr(end + 1);
    const std::size_t first = row.find('\t'), second = row.find('\t', first + 1);
    if (row.empty() || row.front() == '#' || second == std::string_view::npos) continue;
    std::string_view value = row.substr(second + 1);
    SpeechVerb verb;
    verb.participle = value.starts_with('-');
    if (verb.participle) value.remove_prefix(1);
    for (std::size_t k = 0; k < kinds.size(); ++k)
      if (kinds[k] == value) verb.kind = static_cast<Speech>(k);
    verbs[lexicon.find(row.substr(0, first))] = verb;
  }
  return verbs;
}

}  // namespace

SpeechVerb speech_verb(std::uint16_t word) noexcept {
  static const std::vector<SpeechVerb> verbs = read_verbs();
  return verbs[word];
}

}  // namespace claims::extract
