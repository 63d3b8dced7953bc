// What of a story rested on the earlier version of a document.
#include "check/context.h"
#include "watch/page.h"

#include <claims/watch.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace claims {
namespace {

using watch::PageWord;
using watch::WordNumbers;

constexpr std::size_t few_words = 3;          // of a quotation that may stand in a document by chance
constexpr std::uint32_t shortest_shared = 4;  // bytes

// The words of a text, as they are compared, and the places of each.
class WordText {
 public:
  WordText(std::string_view text, WordNumbers& numbers) {
    if (auto page = watch::read_page(text, numbers)) page_ = std::move(*page);
    for (const PageWord& word : page_.words)
      if (word.sort != watch::WordSort::quote) keys_.push_back(word.key), spans_.push_back(word.span);
  }

  const std::vector<std::uint32_t>& keys() const { return keys_; }
  bool hold(const std::vector<std::uint32_t>& words) const { return find(words) != keys_.end(); }
  // Where in the text they stand first; an empty span where they do not.
  Span place(const std::vector<std::uint32_t>& words) const {
    const auto at = static_cast<std::size_t>(find(words) - keys_.begin());
    if (words.empty() || at == keys_.size()) return {};
    return {spans_[at].begin, spans_[at + words.size() - 1].end};
  }

 private:
  std::vector<std::uint32_t>::const_iterator find(const std::vector<std::uint32_t>& words) const {
    return words.empty() ? keys_.end() : std::search(keys_.begin(), keys_.end(), words.begin(), words.end());
  }

  watch::Page page_;
  std::vector<std::uint32_t> keys_;
  std::vector<Span> spans_;
};

// What the readers below share.
struct Ground {
  const Story& story;
  std::span<const Source> sources;
  const Version &was, &now;
  const Change& change;
  WordNumbers& numbers;
  const WordText &was_words, &now_words;
  std::vector<bool> citing;  // sentences that cite the document
};

// The passage of the earlier version whose changed words overlap with `place`, or which holds it; SIZE_MAX: none.
std::size_t passage_at(const Change& change, Span place) {
  for (std::size_t i = 0; i < change.passages.size(); ++i) {
    const PassageText& was = change.passages[i].was;
    if (was.start < place.end && place.begin < was.start + was.text.size()) return i;
  }
  return SIZE_MAX;
}

std::vector<std::uint32_t> words_of(const Ground& ground, Span span) {
  return WordText(ground.story.document.slice(span), ground.numbers).keys();
}

// What the checks find with the later version only.
void read_findings(const Ground& ground, std::vector<Resting>& out) {
  const auto found_with = [&](const Source& version) {
    std::vector<Source> sources(ground.sources.begin(), ground.sources.end());
    std::erase_if(sources, [&](const Source& each) { return each.locator == version.locator; });
    sources.push_back(version);
    return verify(ground.story, std::move(sources)).findings;
  };
  std::set<std::tuple<std::string_view, std::uint32_t, std::uint32_t>> known;
  for (const Finding& finding : found_with(ground.was.source))
    known.emplace(finding.check, finding.span.begin, finding.span.end);
  for (Finding& finding : found_with(ground.now.source)) {
    if (known.contains({finding.check, finding.span.begin, finding.span.end})) continue;
    Resting resting;
    resting.kind = RestingKind::finding;
    resting.span = finding.span;
    resting.message = std::move(finding.message);
    resting.check = finding.check;
    resting.reasons = std::move(finding.reasons);
    if (const Span place = ground.was_words.place(words_of(ground, finding.span)); !place.empty())
      resting.passage = passage_at(ground.change, place);
    out.push_back(std::move(resting));
  }
}

void read_quotations(const Ground& ground, std::vector<Resting>& out) {
  for (const Quotation& quotation : ground.story.quotations) {
    const auto words = words_of(ground, quotation.span);
    const bool cites = quotation.sentence < ground.citing.size() && ground.citing[quotation.sentence];
    if (words.size() < few_words && !cites) continue;
    const Span place = ground.was_words.place(words);
    if (place.empty() || ground.now_words.hold(words)) continue;
    Resting resting;
    resting.kind = RestingKind::quotation;
    resting.span = quotation.span;
    resting.message = "these words stood in the document, and no longer do";
    resting.passage = passage_at(ground.change, place);
    out.push_back(std::move(resting));
  }
}

// A changed passage, with what it mentions.
struct Side {
  Story story;
  const PassageText* text;

  explicit Side(const PassageText& passage) : text(&passage) {
    ReadOptions options;
    options.format = Format::plain;
    if (auto document = read_document({}, passage.text, options)) story = read_story(std::move(*document));
  }
  bool changed(Span span) const {
    return std::any_of(text->changed.begin(), text->changed.end(),
                       [&](const Span& each) { return each.overlaps(span); });
  }
};

bool same_day(const TimeMention& a, const TimeMention& b) {
  return a.period.known() ? a.period == b.period && a.anchor == TimeAnchor::written
                          : !a.value.empty() && a.value == b.value && a.type == b.type;
}
bool same_number(const Quantity& a, const Quantity& b) { return a.value == b.value && a.kind == b.kind; }

class Values {
 public:
  explicit Values(const Ground& ground) : ground_(ground) {
    for (std::size_t i = 0; i < ground.change.passages.size(); ++i) {
      const ChangedPassage& passage = ground.change.passages[i];
      if (!passage.substantive || passage.was.text.empty()) continue;
      sides_.push_back({i, Side(passage.was), Side(passage.now)});
    }
  }

  void read(std::vector<Resting>& out) const {
    for (const TimeMention& time : ground_.story.times)
      add(out, RestingKind::date, time.span, time.sentence, [&](const Side& side, bool changed) {
        return has(side.story.times, [&](const TimeMention& other) {
          return (!changed || side.changed(other.span)) && same_day(time, other);
        });
      });
    for (const Quantity& quantity : ground_.story.quantities)
      add(out, RestingKind::number, quantity.number, quantity.sentence, [&](const Side& side, bool changed) {
        return has(side.story.quantities, [&](const Quantity& other) {
          return (!changed || side.changed(other.number)) && same_number(quantity, other);
        });
      });
    for (const NameMention& name : ground_.story.names)
      add(out, RestingKind::name, name.span, name.sentence, [&](const Side& side, bool changed) {
        return has(side.story.names, [&](const NameMention& other) {
          return (!changed || side.changed(other.span)) &&
                 side.story.document.slice(other.span) == ground_.story.document.slice(name.span);
        });
      });
  }

 private:
  struct Pair {
    std::size_t passage;
    Side was, now;
  };

  template <class List, class Test>
  static bool has(const List& list, Test test) {
    return std::any_of(list.begin(), list.end(), test);
  }

  // `stands` tells whether a side has the value, among its changed words or anywhere.
  template <class Stands>
  void add(std::vector<Resting>& out, RestingKind kind, Span span, std::uint32_t sentence, Stands stands) const {
    if (sentence >= ground_.citing.size() || !ground_.citing[sentence] || is_citation(span)) return;
    for (const Pair& pair : sides_) {
      if (!stands(pair.was, true) || stands(pair.now, false)) continue;
      // It may stand elsewhere in the document, for something else.
      const std::size_t needed = ground_.now_words.hold(words_of(ground_, span)) ? 2 : 1;
      if (shared_words(sentence, *pair.was.text) < needed) continue;
      Resting resting;
      resting.kind = kind;
      resting.span = span;
      resting.message = fmt::format("this {} stood in the document, and no longer does", name_of(kind));
      resting.passage = pair.passage;
      out.push_back(std::move(resting));
      return;
    }
  }

  // What is part of the citation names the document.
  bool is_citation(Span span) const {
    return has(ground_.story.citations,
               [&](const Citation& citation) { return !citation.link && citation.span.overlaps(span); });
  }

  // Longer words, not numbers, that the sentence and the passage have in common.
  std::size_t shared_words(std::uint32_t sentence, const PassageText& passage) const {
    const auto long_words = [&](std::string_view text) {
      std::set<std::uint32_t> out;
      if (const auto page = watch::read_page(text, ground_.numbers))
        for (const PageWord& word : page->words)
          if (word.span.size() >= shortest_shared &&
              (word.sort == watch::WordSort::plain || word.sort == watch::WordSort::name))
            out.insert(word.key);
      return out;
    };
    const auto a = long_words(ground_.story.document.slice(ground_.story.sentences[sentence].span));
    const auto b = long_words(passage.text);
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](std::uint32_t key) { return b.contains(key); }));
  }

  const Ground& ground_;
  std::vector<Pair> sides_;
};

void read_values(const Ground& ground, std::vector<Resting>& out) { Values(ground).read(out); }

// In the order in which they take precedence where two speak of the same words. A reader of claims goes here.
constexpr void (*readers[])(const Ground&, std::vector<Resting>&) = {read_findings, read_quotations, read_values};

std::vector<bool> citing_sentences(const Story& story, std::string_view locator) {
  std::vector<bool> out(story.sentences.size());
  for (const Citation& citation : story.citations)
    if (citation.locator == locator && citation.sentence < out.size()) out[citation.sentence] = true;
  return out;
}

}  // namespace

const char* name_of(RestingKind kind) noexcept {
  static constexpr const char* names[] = {"finding", "quotation", "number", "date", "name"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<Resting> resting_on(const Story& story, std::span<const Source> sources, const Version& was,
                                const Version& now, const Change& change) {
  std::vector<Resting> out;
  if (change.kind != ChangeKind::substantive && change.kind != ChangeKind::gone) return out;
  WordNumbers numbers;
  const WordText was_words(was.source.text, numbers), now_words(now.source.text, numbers);
  const Ground ground{
      story, sources, was, now, change, numbers, was_words, now_words, citing_sentences(story, now.source.locator)};
  std::vector<Resting> each;
  for (const auto& reader : readers) {
    // Of a document that is gone nothing can be said to have been changed.
    if (change.kind == ChangeKind::gone && reader != readers[0]) continue;
    each.clear();
    reader(ground, each);
    for (Resting& resting : each) {
      const bool told =
          std::any_of(out.begin(), out.end(), [&](const Resting& other) { return other.span.overlaps(resting.span); });
      if (told) continue;
      resting.text = story.document.slice(resting.span);
      out.push_back(std::move(resting));
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Resting& a, const Resting& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace claims
