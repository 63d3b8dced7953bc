// Quotations against the text that they are said to be from.
#include <claims/evidence.h>

#include "evidence/language.h"
#include "evidence/quote_align.h"
#include "evidence/stem.h"
#include "evidence/vocabulary.h"
#include "text/lexicon.h"

#include <algorithm>

namespace claims {
namespace {

using namespace evidence;
using text::Lexicon;
using text::WordClass;
using Kind = QuotationDifference::Kind;

// Share of the words that a near quotation has in common with its passage.
constexpr double least_likeness = 0.6;
constexpr std::size_t least_words_of_near = 3;
// "We will ... accept": so few words left out are not left out for length.
constexpr std::size_t short_gap = 4;

bool is_word_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

Span trimmed(std::string_view text, Span span, std::string_view set) {
  while (span.begin < span.end && set.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (span.begin < span.end && set.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

// Does the character before or at `at` belong to a word? Quotation marks, dashes and spaces of several bytes do not.
bool word_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_word_byte(text[at]);
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead != 0xC2 && lead != 0xE2;
}

// Where the bytes of the quotation stand as whole words.
std::optional<Span> bytes_in(std::string_view quote, std::string_view text) {
  if (quote.empty()) return std::nullopt;
  for (std::size_t at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + 1)) {
    const std::size_t end = at + quote.size();
    const bool inside = (at > 0 && word_at(text, at - 1) && word_at(text, at)) ||
                        (end < text.size() && word_at(text, end) && word_at(text, end - 1));
    if (!inside) return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  }
  return std::nullopt;
}

std::string lowered(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i).starts_with("\xE2\x80\x99")) {
      out += '\'', i += 2;
      continue;
    }
    out += word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + 0x20) : word[i];
  }
  return out;
}

// What the words on one side of a difference say.
struct Said {
  int negations = 0;
  std::vector<std::string> numbers, names;
};

bool is_negation(const std::string& word) {
  return word == "not" || word == "no" || word == "never" || word == "none" || word == "nor" || word == "neither" ||
         word == "nobody" || word == "nothing" || word == "nowhere" || word == "without" || word == "cannot" ||
         word == "unable" || word == "hardly" || word.ends_with("n't");
}

// "15", "fifteen", "3.5": the number as digits; empty for other words.
std::string number_in(const std::string& word) {
  if (word.find_first_of("0123456789") != std::string::npos) {
    std::string digits;
    for (const char c : word)
      if (c != ',') digits += c;
    return digits;
  }
  const text::Word& known = Lexicon::english()[Lexicon::english().find(word)];
  // "One" and "second" are mostly no numbers.
  if (known.is(WordClass::cardinal) && word != "one") return std::to_string(known.number);
  if (known.is(WordClass::scale) || known.is(WordClass::month) || known.is(WordClass::weekday)) return word;
  if (known.is(WordClass::ordinal) && word != "second") return std::to_string(known.number) + "th";
  if (word == "percent" || word == "$" || word == "half" || word == "dozen" || word == "double") return word;
  return "";
}

class Judge {
 public:
  Judge(std::string_view quote, std::string_view text, const std::vector<QuoteItem>& items,
        const std::vector<QuoteWord>& words, const QuoteAlignment& alignment)
      : quote_(quote), text_(text), items_(items), words_(words), steps_(alignment.steps) {}

  QuotationMatch run() {
    for (std::size_t i = 0; i < steps_.size();) i = step(i);
    if (out_.tier <= QuotationTier::first_letter) punctuation();
    for (const QuoteItem& item : items_)
      if (item.kind != QuoteItem::Kind::word) weaken(QuotationTier::ellipsis);
    set_span();
    return std::move(out_);
  }

 private:
  void weaken(QuotationTier tier) { out_.tier = std::max(out_.tier, tier); }
  void change(QuotationChange change) { out_.changed = std::max(out_.changed, change); }
  void differ(Kind kind, Span quote, Span source) { out_.differences.push_back({kind, quote, source}); }

  Span source_span(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) {
      const std::uint32_t at = first > 0 ? words_[first - 1].span.end : 0;
      return {at, at};
    }
    return {words_[first].span.begin, words_[last - 1].span.end};
  }
  std::string_view source(std::uint32_t word) const {
    return text_.substr(words_[word].span.begin, words_[word].span.size());
  }
  std::string_view quoted(const Span& span) const { return quote_.substr(span.begin, span.size()); }

  std::size_t step(std::size_t i) {
    switch (steps_[i].kind) {
      case QuoteStep::Kind::same: return same(i);
      case QuoteStep::Kind::gap: return gap(i);
      default: return edit(i);
    }
  }

  std::size_t same(std::size_t i) {
    const QuoteItem& item = items_[steps_[i].item];
    const QuoteWord& word = words_[steps_[i].first];
    if (item.kind == QuoteItem::Kind::partial) {
      differ(Kind::bracket, item.span, word.span);
    } else if (item.word.cased != word.cased) {
      differ(Kind::changed, item.span, word.span);
      weaken(QuotationTier::near), change(QuotationChange::wording);
    } else if (item.word.first_capital != word.first_capital) {
      differ(Kind::first_letter, item.span, word.span);
      const bool first =
          steps_[i].item == 0 || items_[steps_[i].item - 1].kind != QuoteItem::Kind::word || after_stop(item);
      weaken(first ? QuotationTier::first_letter : QuotationTier::near);
      if (!first) change(QuotationChange::wording);
    }
    return i + 1;
  }

  // Is the word the first of a sentence of the quotation?
  bool after_stop(const QuoteItem& item) const {
    std::size_t at = item.span.begin;
    while (at > 0 && (quote_[at - 1] == ' ' || quote_[at - 1] == '"')) --at;
    return at > 0 && (quote_[at - 1] == '.' || quote_[at - 1] == '!' || quote_[at - 1] == '?' || quote_[at - 1] == ':');
  }

  std::size_t gap(std::size_t i) {
    const QuoteItem& item = items_[steps_[i].item];
    differ(item.kind == QuoteItem::Kind::gap ? Kind::ellipsis : Kind::bracket, item.span,
           source_span(steps_[i].first, steps_[i].last));
    Said left_out, put_in;
    for (std::uint32_t w = steps_[i].first; w < steps_[i].last; ++w) read(left_out, source(w), words_[w].span, text_);
    if (item.kind == QuoteItem::Kind::bracket)
      for (const QuoteWord& word : quote_words(quoted(item.span)))
        read(put_in, quoted(item.span).substr(word.span.begin, word.span.size()), {0, 0}, quote_);
    const bool short_enough = item.kind == QuoteItem::Kind::bracket ||
                              (steps_[i].last - steps_[i].first <= short_gap && !holds_a_stop(steps_[i]));
    if (short_enough && (left_out.negations % 2) != (put_in.negations % 2)) change(QuotationChange::negation);
    return i + 1;
  }

  // Whole sentences may be left out.
  bool holds_a_stop(const QuoteStep& step) const {
    if (step.first == step.last) return false;
    const std::uint32_t end = step.last < words_.size() ? words_[step.last].span.begin : words_[step.last - 1].span.end;
    const std::uint32_t begin = words_[step.first].span.begin;
    return text_.substr(begin, end - begin).find_first_of(".!?") != std::string_view::npos;
  }

  // A run of words that differ.
  std::size_t edit(std::size_t i) {
    const std::size_t begin = i;
    Said here, there;
    Span quote{0, 0};
    std::uint32_t first = steps_[i].first, last = steps_[i].first;
    bool any_quote = false;
    for (; i < steps_.size() && steps_[i].kind != QuoteStep::Kind::same && steps_[i].kind != QuoteStep::Kind::gap;
         ++i) {
      const QuoteStep& s = steps_[i];
      if (s.kind != QuoteStep::Kind::dropped) {
        const Span span = items_[s.item].span;
        quote = {any_quote ? quote.begin : span.begin, span.end};
        any_quote = true;
        read(here, quoted(span), span, quote_);
      }
      if (s.kind != QuoteStep::Kind::added) {
        read(there, source(s.first), words_[s.first].span, text_);
        last = s.last;
      }
    }
    if (!any_quote) {
      const std::uint32_t item = steps_[begin].item;
      const std::uint32_t at =
          item < items_.size() ? items_[item].span.begin : static_cast<std::uint32_t>(quote_.size());
      quote = {at, at};
    }
    const Span source = source_span(first, last);
    differ(!any_quote ? Kind::dropped : source.empty() ? Kind::added : Kind::changed, quote, source);
    if (same_run(quote, source)) {
      out_.differences.back().kind = Kind::typography;
      weaken(QuotationTier::typography);
      return i;
    }
    weaken(QuotationTier::near);
    change(sense(here, there));
    return i;
  }

  // "long term" and "long-term" are one word and two.
  bool same_run(const Span& quote, const Span& source) const {
    const auto letters = [](std::string_view text) {
      std::string out;
      for (const char c : lowered(text))
        if (is_word_byte(c)) out += c;
      return out;
    };
    return !quote.empty() && !source.empty() &&
           letters(quoted(quote)) == letters(text_.substr(source.begin, source.size()));
  }

  static QuotationChange sense(Said& here, Said& there) {
    if ((here.negations % 2) != (there.negations % 2)) return QuotationChange::negation;
    const auto differ = [](std::vector<std::string>& a, std::vector<std::string>& b) {
      std::sort(a.begin(), a.end());
      std::sort(b.begin(), b.end());
      return a != b;
    };
    if (differ(here.numbers, there.numbers)) return QuotationChange::number;
    if (differ(here.names, there.names)) return QuotationChange::name;
    return QuotationChange::wording;
  }

  static void read(Said& said, std::string_view written, Span span, std::string_view all) {
    const std::string word = lowered(written);
    if (is_negation(word)) ++said.negations;
    if (const std::string number = number_in(word); !number.empty()) said.numbers.push_back(number);
    else if (is_name(written, word, span, all)) said.names.push_back(word);
  }

  // A capital inside a sentence, and no word that stands with one by itself.
  static bool is_name(std::string_view written, const std::string& word, Span span, std::string_view all) {
    if (written.empty() || written[0] < 'A' || written[0] > 'Z' || word == "i" || word.starts_with("i'")) return false;
    const text::Word& known = Lexicon::english()[Lexicon::english().find(word)];
    if (known.is(WordClass::common) || known.is(WordClass::determiner) || known.is(WordClass::pronoun)) return false;
    std::size_t at = span.begin;
    while (at > 0 && (all[at - 1] == ' ' || all[at - 1] == '"' || all[at - 1] == '\n')) --at;
    const bool starts = at == 0 || all[at - 1] == '.' || all[at - 1] == '!' || all[at - 1] == '?';
    if (!starts) return true;
    char stem[max_word_bytes];
    std::size_t size = 0;
    const Form form = Vocabulary::english().read(word, stem, size);
    return form.roles == 0 && Vocabulary::english()[form.entry].rarity == 0;
  }

  // All words are the same: do the bytes between them differ too?
  void punctuation() {
    const QuoteItem* previous = nullptr;
    std::uint32_t previous_word = 0;
    for (const QuoteStep& s : steps_) {
      if (s.kind != QuoteStep::Kind::same || items_[s.item].kind != QuoteItem::Kind::word) {
        previous = nullptr;
        continue;
      }
      const QuoteItem& item = items_[s.item];
      if (quoted(item.span) != source(s.first) && item.word.first_capital == words_[s.first].first_capital) {
        differ(Kind::typography, item.span, words_[s.first].span);
        weaken(QuotationTier::typography);
      }
      if (previous) {
        const Span here{previous->span.end, item.span.begin};
        const Span there{words_[previous_word].span.end, words_[s.first].span.begin};
        if (quoted(here) != text_.substr(there.begin, there.size())) {
          differ(Kind::typography, here, there);
          weaken(QuotationTier::typography);
        }
      }
      previous = &item;
      previous_word = s.first;
    }
    std::stable_sort(out_.differences.begin(), out_.differences.end(),
                     [](const auto& a, const auto& b) { return a.quote.begin < b.quote.begin; });
  }

  void set_span() {
    std::uint32_t first = no_index, last = 0;
    for (const QuoteStep& s : steps_) {
      if (s.first == s.last) continue;
      first = std::min(first, s.first);
      last = std::max(last, s.last);
    }
    if (first != no_index) out_.span = source_span(first, last);
  }

  static constexpr std::uint32_t no_index = UINT32_MAX;
  std::string_view quote_, text_;
  const std::vector<QuoteItem>& items_;
  const std::vector<QuoteWord>& words_;
  const std::vector<QuoteStep>& steps_;
  QuotationMatch out_{QuotationTier::exact, {}, {}, QuotationChange::none, false};
};

// Ellipses and brackets at either end stand for nothing that can be compared.
bool drop_outer(std::vector<QuoteItem>& items) {
  const auto outer = [](const QuoteItem& item) { return item.kind == QuoteItem::Kind::gap; };
  const std::size_t before = items.size();
  while (!items.empty() && outer(items.back())) items.pop_back();
  items.erase(items.begin(), std::find_if_not(items.begin(), items.end(), outer));
  return items.size() != before;
}

QuotationMatch absent(std::string_view quote, std::string_view text) {
  QuotationMatch out;
  out.translated = in_other_languages(quote, text);
  return out;
}

}  // namespace

const char* name_of(QuotationTier tier) noexcept {
  constexpr const char* names[] = {"exact", "typography", "ellipsis", "first-letter", "near", "absent"};
  return names[static_cast<std::size_t>(tier)];
}

const char* name_of(QuotationDifference::Kind kind) noexcept {
  constexpr const char* names[] = {"typography", "first-letter", "ellipsis", "bracket", "added", "dropped", "changed"};
  return names[static_cast<std::size_t>(kind)];
}

const char* name_of(QuotationChange change) noexcept {
  constexpr const char* names[] = {"none", "wording", "name", "number", "negation"};
  return names[static_cast<std::size_t>(change)];
}

QuotationMatch check_quotation(std::string_view quote, std::string_view text) {
  quote = quote.substr(0, max_claim_bytes);
  const Span inner = trimmed(quote, {0, static_cast<std::uint32_t>(quote.size())}, " \t\r\n");
  const std::string_view bare = quote.substr(inner.begin, inner.size());
  if (const auto span = bytes_in(bare, text)) return {QuotationTier::exact, *span, {}, QuotationChange::none, false};
  std::vector<QuoteItem> items = quote_items(quote);
  const bool open_ended = drop_outer(items);
  const auto words_in_quote =
      static_cast<std::size_t>(std::count_if(items.begin(), items.end(), [](const QuoteItem& item) {
        return item.kind == QuoteItem::Kind::word || item.kind == QuoteItem::Kind::partial;
      }));
  if (words_in_quote == 0) return absent(quote, text);
  const std::vector<QuoteWord> words = quote_words(text);
  const QuoteAlignment alignment = align_quote(text, items, words);
  const bool literal = alignment.same == words_in_quote && alignment.compared == alignment.same;
  if (!literal && (words_in_quote < least_words_of_near || alignment.likeness() < least_likeness))
    return absent(quote, text);
  QuotationMatch out = Judge(quote, text, items, words, alignment).run();
  if (open_ended && out.tier < QuotationTier::ellipsis) out.tier = QuotationTier::ellipsis;
  // The bytes differ, or they would have been found; at the ends by a mark only.
  if (out.tier == QuotationTier::exact) out.tier = QuotationTier::typography;
  if (out.tier == QuotationTier::near) out.translated = in_other_languages(quote, text);
  return out;
}

}  // namespace claims
