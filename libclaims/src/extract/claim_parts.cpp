#include "extract/claim_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "data/data.h"
#include "extract/check_worthiness.h"
#include "extract/extract.h"
#include "reference/sorted_lines.h"

namespace claims::extract {
namespace {

using text::WordClass;

// Calls `take` with the index of each mention that lies in `span`; mentions are in text order.
template <class Mentions, class Take>
void each_within(const Mentions& mentions, Span span, Take take) {
  auto at = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                             [](const auto& m, std::uint32_t offset) { return m.span.begin < offset; });
  for (; at != mentions.end() && at->span.begin < span.end; ++at)
    if (at->span.end <= span.end) take(static_cast<std::uint32_t>(at - mentions.begin()));
}

struct Reason {
  std::string_view name, phrase;
  double weight = 0;
};

// The rows of model/confidence.tsv.
const std::vector<Reason>& reasons() {
  static const std::vector<Reason> rows = [] {
    std::vector<Reason> read;
    std::string_view table = data::file("model/confidence.tsv");
    while (!table.empty()) {
      const std::size_t end = table.find('\n');
      const std::string_view row = table.substr(0, end);
      table = end == std::string_view::npos ? std::string_view() : table.substr(end + 1);
      if (row.empty() || row.front() == '#') continue;
      Reason reason{reference::field(row, 0), reference::field(row, 2), 0};
      const std::string_view weight = reference::field(row, 1);
      std::from_chars(weight.data(), weight.data() + weight.size(), reason.weight);
      read.push_back(reason);
    }
    return read;
  }();
  return rows;
}

void add_reason(Confidence& confidence, std::string_view area, std::string_view name) {
  for (const Reason& reason : reasons())
    if (reason.name.size() == area.size() + 1 + name.size() && reason.name.starts_with(area) &&
        reason.name.ends_with(name)) {
      confidence.reasons.push_back({std::string(reason.phrase), reason.weight});
      return;
    }
}

// "The resolution", "It", "The document": the sentence goes on about what the one before cited.
bool goes_on(const PhraseReader& r, std::uint32_t sentence) {
  const std::uint32_t first = r.story().sentences[sentence].first_token;
  if (r.one_of(first, {"it"})) return true;
  if (!r.one_of(first, {"the", "this", "that", "its"}) || first + 1 >= r.size()) return false;
  return r.is(first + 1, WordClass::document);
}

// "is believed to", "the allegation that": what somebody must have said first. "The belief that" is no rumour.
bool rumour(const PhraseReader& r, const Speaker& speaker) {
  const std::uint32_t i = token_from(r.story(), speaker.span.begin);
  return i < r.size() &&
         r.one_of(i, {"believed", "said", "thought", "rumoured", "rumored", "alleged", "reported", "understood",
                      "suspected", "allegation", "allegations", "accusation", "accusations"});
}

// Token of an accusation that the words give nobody; range.last if there is none.
std::uint32_t nobodys_accusation(const PhraseReader& r, Range range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (!r.one_of(i, {"accusations", "allegations", "accusation", "allegation", "rumours", "rumors"}) || r.quoted(i))
      continue;
    if (i + 1 >= range.last || !r.one_of(i + 1, {"of", "that", "against", "about"})) continue;
    bool owned = false;
    for (std::uint32_t k = i; k-- > range.first && k + 5 > i;)
      owned = owned || r.token(k).kind == TokenKind::possessive || r.one_of(k, {"his", "her", "their", "its"}) ||
              r.name_of_token(k) != no_index;
    if (!owned) return i;
  }
  return range.last;
}

}  // namespace

void fill_mentions(const Story& story, Claim& claim) {
  each_within(story.names, claim.span, [&](std::uint32_t i) {
    if (story.names[i].kind != NameKind::other) claim.who.push_back(i);
  });
  each_within(story.times, claim.span, [&](std::uint32_t i) { claim.when.push_back(i); });
  each_within(story.quantities, claim.span, [&](std::uint32_t i) { claim.how_much.push_back(i); });
  const auto first = std::lower_bound(story.events.begin(), story.events.end(), claim.sentence,
                                      [](const EventMention& e, std::uint32_t s) { return e.sentence < s; });
  for (auto event = first; event != story.events.end() && event->sentence == claim.sentence; ++event)
    if (claim.span.contains(event->head))
      claim.what.push_back(static_cast<std::uint32_t>(event - story.events.begin()));
}

void bind_citations(const PhraseReader& r, Claim& claim) {
  const std::vector<Citation>& citations = r.story().citations;
  const bool back = claim.sentence > 0 && goes_on(r, claim.sentence) &&
                    r.story().sentences[claim.sentence - 1].block == r.story().sentences[claim.sentence].block;
  const auto take = [&](const Citation& citation) {
    if (citation.locator.empty() == citation.candidates.empty()) return;
    Binding binding{static_cast<std::uint32_t>(&citation - citations.data()), 0.6,
                    "in the sentence before, of which this one goes on"};
    if (claim.span.contains(citation.span)) binding.certainty = 0.95, binding.by = "inside it";
    else if (citation.sentence == claim.sentence) binding.certainty = 0.85, binding.by = "in the same sentence";
    if (citation.locator.empty()) binding.certainty *= 0.5;
    claim.citations.push_back(binding);
  };
  // In text order twice: those of the words, then those of links.
  const auto links = std::find_if(citations.begin(), citations.end(), [](const Citation& c) { return c.link; });
  for (const auto& [from, to] : {std::pair(citations.begin(), links), std::pair(links, citations.end())}) {
    auto at = std::lower_bound(from, to, back ? claim.sentence - 1 : claim.sentence,
                               [](const Citation& c, std::uint32_t s) { return c.sentence < s; });
    for (; at != to && at->sentence <= claim.sentence; ++at) take(*at);
  }
  std::stable_sort(claim.citations.begin(), claim.citations.end(),
                   [](const Binding& a, const Binding& b) { return a.certainty > b.certainty; });
}

void tell_unsourced(const PhraseReader& r, Claim& claim, Range range) {
  if (!claim.citations.empty() || claim.voice == Voice::direct) return;
  const Story& story = r.story();
  if (claim.speaker != no_index) {
    const Speaker& speaker = story.speakers[claim.speaker];
    if (speaker.kind == SpeakerKind::unnamed) {
      claim.unsourced = rumour(r, speaker);
      if (claim.unsourced) claim.why = "nobody is named who says so";
    } else if (claim.stance != Stance::denies && vague(speaker)) {
      claim.unsourced = true, claim.why = "\"" + speaker.name + "\" names nobody";
    }
    return;
  }
  const std::uint32_t i = nobodys_accusation(r, range);
  if (i == range.last) return;
  claim.unsourced = true;
  claim.why = "it speaks of " + std::string(story.document.slice(r.token(i).span)) + " and does not say whose";
}

Span unsourced_words(const Story& story, const Claim& claim) {
  if (claim.speaker != no_index) return story.speakers[claim.speaker].span;
  const PhraseReader r(story);
  const Range range{token_from(story, claim.span.begin), token_from(story, claim.span.end)};
  const std::uint32_t i = nobodys_accusation(r, range);
  return i < range.last ? r.token(i).span : claim.span;
}

void weigh(const Story& story, Claim& claim, double log_odds) {
  Confidence& confidence = claim.confidence;
  char text[64];
  std::snprintf(text, sizeof text, "its words: check-worthiness %.2f", claim.check_worthiness);
  confidence.reasons.push_back({text, std::round(log_odds * 100) / 100});
  if (claim.speaker != no_index) {
    const Speaker& speaker = story.speakers[claim.speaker];
    add_reason(confidence, "speaker", speaker.by);
    if (claim.unsourced && speaker.kind != SpeakerKind::unnamed) add_reason(confidence, "speaker", "vague");
  }
  if (claim.voice != Voice::story) add_reason(confidence, "voice", name_of(claim.voice));
  add_reason(confidence, "stance", name_of(claim.stance));
  if (!claim.citations.empty()) {
    const Citation& citation = story.citations[claim.citations.front().citation];
    add_reason(confidence, "source", citation.locator.empty() ? "candidate" : name_of(citation.kind));
  }
  double sum = 0;
  for (const Weight& reason : confidence.reasons) sum += reason.weight;
  confidence.value = probability_of(sum);
}

std::string claim_id(std::string_view words) {
  std::uint64_t h = 14695981039346656037ULL;
  bool gap = false;
  for (const char raw : words) {
    const auto c = static_cast<unsigned char>(raw >= 'A' && raw <= 'Z' ? raw | 0x20 : raw);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
    if (!letter) {
      gap = true;
      continue;
    }
    if (gap) h = (h ^ ' ') * 1099511628211ULL;
    gap = false;
    h = (h ^ c) * 1099511628211ULL;
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(h));
  return text;
}

}  // namespace claims::extract
