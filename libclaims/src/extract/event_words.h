// The nouns and verbs of events, from libclaims/data/language/events.tsv.
#pragma once

#include <cstdint>
#include <string_view>

namespace claims::extract {

enum class EventKind : std::uint8_t {
  none,
  encounter,  // two sides meet: summit, talks
  visit,      // somebody goes somewhere
  contest,    // election, games
  conflict,   // war, coup
  agreement,  // treaty, ceasefire
  gathering,  // conference, festival
  disaster,   // earthquake
};

struct EventWord {
  std::string_view lemma;  // static storage
  EventKind kind = EventKind::none;
};

// By lexicon id; kind is none for any other word. Constant time.
EventWord event_noun(std::uint16_t word) noexcept;
EventWord event_verb(std::uint16_t word) noexcept;
// Kind of a lemma, as EventMention::type has it.
EventKind kind_of_event(std::string_view lemma) noexcept;

}  // namespace claims::extract
