// Time expressions of arbitrary text and of arbitrary sequences of time words.
//
// Byte 0: odd = every further byte is a word of the list below, even = the
// bytes are the text. Bytes 1 and 2: the publication date, 0 0 = none.
#include <claims/story.h>

#include "extract/extract.h"
#include "text/sentence.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace claims;

constexpr std::array<std::string_view, 128> words = {
    "June",
    "May",
    "Sept.",
    "October",
    "Monday",
    "Friday's",
    "Sat.",
    "18",
    "31",
    "2004",
    "1998",
    "99",
    "45",
    "3",
    "1/2",
    "1,000",
    "19th",
    "1990s",
    "'80s",
    "first",
    "third",
    "second",
    "ten",
    "twenty",
    "-five",
    "hundred",
    "half",
    "quarter",
    "-",
    ",",
    ".",
    "'s",
    "the",
    "a",
    "this",
    "that",
    "each",
    "every",
    "last",
    "past",
    "next",
    "coming",
    "previous",
    "following",
    "current",
    "same",
    "recent",
    "latest",
    "early",
    "mid-",
    "late",
    "earlier",
    "later",
    "the end of",
    "about",
    "nearly",
    "more than",
    "at least",
    "over",
    "up to",
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "minute",
    "decade",
    "century",
    "weekend",
    "spring",
    "summer",
    "winter",
    "fall",
    "fiscal",
    "ago",
    "before",
    "after",
    "from now",
    "of",
    "and",
    "or",
    "to",
    "from",
    "in",
    "on",
    "until",
    "through",
    "and a half",
    "or so",
    "year-ago",
    "-old",
    "a.m.",
    "p.m.",
    "GMT",
    "noon",
    "midnight",
    ":30",
    "9:30",
    "o'clock",
    "morning",
    "night",
    "today",
    "yesterday",
    "now",
    "daily",
    "annually",
    "Christmas",
    "Easter",
    "Thanksgiving Day",
    "New Year's Eve",
    "met",
    "will meet",
    "is to meet",
    "said",
    "people",
    "percent",
    "2024-06-18",
    "06/18/2024",
    "nineteen ninety-six",
    "Q3",
    "aged",
    "9.30pm",
    "12",
};

void require(bool holds) {
  if (!holds) std::abort();
}

bool part_inside(const TimeMention::Part& part, const Document& document) {
  return !part || (part.span.begin < part.span.end && part.span.end <= document.text.size() && part.value > 0);
}

// "2024-06-18T09:30", "P2Y6M", "XXXX-WXX-3", "PAST_REF": no other characters, and a first one that says what it is.
bool well_formed(const TimeMention& m) {
  if (m.value.empty() || m.value.size() > 24) return false;
  for (const char c : m.value)
    if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && c != '-' && c != ':' && c != '_' && c != '.')
      return false;
  if (m.type == TimeType::duration || m.type == TimeType::age) return m.value[0] == 'P';
  return m.value[0] == 'P' || m.value[0] == 'F' || m.value[0] == 'X' || (m.value[0] >= '0' && m.value[0] <= '9');
}

void check(const Story& story) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < story.times.size(); ++i) {
    const TimeMention& m = story.times[i];
    require(m.span.begin >= end && m.span.begin < m.span.end && m.span.end <= story.document.text.size());
    end = m.span.end;
    require(m.sentence < story.sentences.size() && story.sentences[m.sentence].span.contains(m.span));
    require(well_formed(m));
    require(m.certainty > 0 && m.certainty <= 1);
    require((m.anchor == TimeAnchor::mention) == (m.anchor_index != no_index));
    require(m.anchor != TimeAnchor::mention || m.anchor_index < i);
    require(!m.period.known() || (to_date(m.period.first).year >= 1 && to_date(m.period.last).year <= 9999));
    for (const TimeMention::Part* part : {&m.weekday, &m.day, &m.month, &m.year})
      require(part_inside(*part, story.document));
    require(!m.impossible || (m.day && m.month));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  Story story;
  Document& document = story.document;
  if (data[0] & 1) {
    for (std::size_t i = 3; i < size; ++i) {
      const std::string_view word = words[data[i] & 127];
      if (i > 3 && (data[i] < 128) && word[0] != '-' && word[0] != ',' && word[0] != '\'' && word[0] != ':')
        document.text += ' ';
      document.text += word;
    }
  } else {
    document.text.assign(reinterpret_cast<const char*>(data) + 3, size - 3);
  }
  if (document.text.empty()) return 0;
  document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}});
  if (data[1] != 0 || data[2] != 0) {
    document.published.source = DateSource::given;
    document.published.date = to_date(static_cast<Day>((data[1] * 256 + data[2]) * 40) - 700'000);
    if (data[2] % 8 == 7) document.published.date.month = document.published.date.day = 0;
  }
  text::split_sentences(document, story.tokens, story.sentences);
  extract::find_times(story);
  check(story);
  return 0;
}
