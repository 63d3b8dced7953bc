#include "check/context.h"

#include "extract/quotation.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace claims::check {
namespace {

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool boundary_before(std::string_view text, std::size_t at) { return at == 0 || !is_word_char(text[at - 1]); }
bool boundary_after(std::string_view text, std::size_t at) { return at >= text.size() || !is_word_char(text[at]); }

Span inside_text(const Story& story, Span span) {
  const auto size = static_cast<std::uint32_t>(story.document.text.size());
  return {std::min(span.begin, size), std::min(span.end, size)};
}

}  // namespace

std::string normal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    char plain = text[i];
    if (c >= 'A' && c <= 'Z') {
      plain = static_cast<char>(c | 0x20);
    } else if (c == 0xE2) {
      plain = text::plain_character(text, i);
      if (plain != text[i]) i += 2;
    } else if (c == 0xC2 && i + 1 < text.size() && text[i + 1] == '\xA0') {
      plain = ' ';
      ++i;
    }
    if (plain == ' ' || plain == '\n' || plain == '\t' || plain == '\r') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(plain);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  // Called for most words of a story: length and first letter tell nearly all apart.
  for (const std::string_view each : words)
    if (each.size() == word.size() && (word.empty() || (each.front() == word.front() && each == word))) return true;
  return false;
}

std::uint32_t TokenReader::sentence_of(std::uint32_t i) const {
  const auto after = std::upper_bound(story_.sentences.begin(), story_.sentences.end(), i,
                                      [](std::uint32_t at, const Sentence& s) { return at < s.first_token; });
  return static_cast<std::uint32_t>(after - story_.sentences.begin()) - 1;
}

Span sentence_span(const Story& story, std::uint32_t sentence) {
  return sentence < story.sentences.size() ? story.sentences[sentence].span : Span{};
}

std::string words_before(const Story& story, Span span, std::uint32_t sentence, std::uint32_t bytes) {
  const std::uint32_t start = sentence_span(story, sentence).begin;
  std::uint32_t begin = span.begin > start + bytes ? span.begin - bytes : start;
  if (begin >= span.begin) return {};
  // A word cut in two at the window's edge is left out.
  const std::string& text = story.document.text;
  if (begin > start)
    while (begin < span.begin && text[begin] != ' ' && text[begin] != '\n') ++begin;
  return normal(story.document.slice({begin, span.begin}));
}

std::string words_after(const Story& story, Span span, std::uint32_t sentence, std::uint32_t bytes) {
  const std::uint32_t stop = sentence_span(story, sentence).end;
  std::uint32_t end = std::min(stop, span.end + bytes);
  if (end <= span.end) return {};
  const std::string& text = story.document.text;
  if (end < stop)
    while (end > span.end && text[end] != ' ' && text[end] != '\n') --end;
  return normal(story.document.slice({span.end, end}));
}

std::string words_between(const Story& story, Span left, Span right, std::uint32_t bytes) {
  if (right.begin <= left.end) return {};
  if (right.begin - left.end > bytes) return "...";
  return normal(story.document.slice({left.end, right.begin}));
}

std::string sentence_words(const Story& story, std::uint32_t sentence) {
  constexpr std::uint32_t longest = 2'000;
  const Span span = sentence_span(story, sentence);
  return normal(story.document.slice({span.begin, std::min(span.end, span.begin + longest)}));
}

bool ends_with_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) {
    return text.size() >= w.size() && text.substr(text.size() - w.size()) == w &&
           boundary_before(text, text.size() - w.size());
  });
}

bool starts_with_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) {
    return text.substr(0, w.size()) == w && boundary_after(text, w.size());
  });
}

bool has_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) {
    for (std::size_t at = text.find(w); at != std::string_view::npos; at = text.find(w, at + 1))
      if (boundary_before(text, at) && boundary_after(text, at + w.size())) return true;
    return false;
  });
}

bool has_infinitive(std::string_view text) {
  for (std::size_t at = text.find("to "); at != std::string_view::npos; at = text.find("to ", at + 1)) {
    if (!boundary_before(text, at)) continue;
    const std::string_view next = text.substr(at + 3);
    if (next.empty() || next.front() < 'a' || next.front() > 'z') continue;
    if (!starts_with_word(next, {"the",  "a",     "an",    "his",   "her",  "its",  "their", "our",   "my",    "this",
                                 "that", "these", "those", "each",  "all",  "some", "no",    "two",   "three", "four",
                                 "five", "six",   "seven", "eight", "nine", "ten",  "date",  "death", "power", "work"}))
      return true;
  }
  return false;
}

std::uint32_t token_at(const Story& story, std::uint32_t offset) {
  const auto found = std::upper_bound(story.tokens.begin(), story.tokens.end(), offset,
                                      [](std::uint32_t at, const Token& t) { return at < t.span.end; });
  return static_cast<std::uint32_t>(found - story.tokens.begin());
}

bool is_full_date(const TimeMention& t) { return t.year && t.month && t.day; }
bool is_month_day(const TimeMention& t) { return !t.year && t.month && t.day; }
bool is_bare_year(const TimeMention& t) {
  return t.type == TimeType::date && t.year && !t.month && !t.day && !t.weekday && t.granularity == TimeUnit::year;
}
Date written_date(const TimeMention& t) { return {t.year.value, t.month.value, t.day.value}; }

namespace {

struct Amount {
  double years = 0;
  bool round = false;  // decades and parts of a century, which people round
};

// "34 years", "six-year", "a decade", "two decades", "a quarter-century", "half a century".
std::optional<Amount> amount_in(const Story& story, Span span) {
  const text::Lexicon& lexicon = text::Lexicon::english();
  double number = -1, share = 1;
  for (std::uint32_t i = token_at(story, span.begin); i < story.tokens.size() && story.tokens[i].span.begin < span.end;
       ++i) {
    const Token& token = story.tokens[i];
    const std::string word = normal(story.document.slice(token.span));
    if (token.kind == TokenKind::number) {
      if (token.number < 0) return std::nullopt;  // "2.5 years"
      number = token.number;
    } else if (word == "a" || word == "an") {
      if (number < 0) number = 1;
    } else if (word == "quarter" || word == "half") {
      share *= word == "half" ? 0.5 : 0.25;
      if (number > 1) return std::nullopt;  // "two and a half years", "three-quarters"
    } else if (word == "year" || word == "years") {
      if (number < 0 || share != 1) return std::nullopt;
      const std::string_view rest = std::string_view(story.document.text).substr(token.span.end, 11);
      return Amount{number + (rest == " and a half" ? 0.5 : 0), false};
    } else if (word == "decade" || word == "decades") {
      return Amount{10 * (number < 0 ? 1 : number) * share, true};
    } else if (word == "century" || word == "centuries") {
      return Amount{100 * (number < 0 ? 1 : number) * share, true};
    } else if (word == "month" || word == "months" || word == "week" || word == "weeks" || word == "day" ||
               word == "days") {
      return std::nullopt;
    } else if (const text::Word& known = lexicon[token.word]; known.is(text::WordClass::cardinal)) {
      number = number >= 20 && known.number < 10 ? number + known.number : known.number;
    } else if (known.is(text::WordClass::scale)) {
      number = (number < 0 ? 1 : number) * std::pow(10.0, known.number);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Years> years_in(const Story& story, Span span, std::uint32_t sentence) {
  span = inside_text(story, span);
  const std::optional<Amount> amount = amount_in(story, span);
  if (!amount || amount->years <= 0 || amount->years > 3000) return std::nullopt;
  const double n = amount->years;
  const bool round = amount->round || (n >= 20 && static_cast<int>(n) % 10 == 0);
  const double slack = amount->round ? std::max(2.0, n * 0.15) : round ? 2 : 1;
  Years years{n, n - slack, n + slack};
  const std::string before = words_before(story, span, sentence, 28);
  const std::string own = normal(story.document.slice(span));
  const auto hedged = [&](std::initializer_list<std::string_view> hedges) {
    return ends_with_word(before, hedges) || starts_with_word(own, hedges);
  };
  if (hedged({"nearly", "almost", "close to", "nearly a", "almost a", "under", "less than", "fewer than", "up to",
              "not quite", "barely", "just under"})) {
    years.low = std::min(years.low, n * 0.8 - 1);
    if (hedged({"under", "less than", "fewer than", "up to"})) years.low = 0;
  } else if (hedged({"more than", "over", "at least", "well over", "more than a", "over a", "upwards of", "or more",
                     "just over"})) {
    years.high = std::numeric_limits<double>::infinity();
  } else if (hedged({"about", "around", "some", "roughly", "approximately", "about a", "around a", "an estimated",
                     "probably", "maybe"})) {
    years.low = std::min(years.low, n * 0.85 - 1);
    years.high = std::max(years.high, n * 1.15 + 1);
  }
  return years;
}

Finding& add(Output& out, const Story& story, std::string_view check, Level level, Span span, std::string message,
             double confidence) {
  Finding finding;
  finding.check = check;
  finding.level = level;
  finding.span = span;
  finding.message = std::move(message);
  finding.confidence = confidence;
  if (extract::in_quotation(story, span, 1) && level == Level::error) {
    finding.level = Level::warning;
    finding.confidence = confidence * 0.6;
    finding.reasons.push_back({"the words stand in a quotation: the slip may be the speaker's", std::nullopt, {}});
  }
  out.findings.push_back(std::move(finding));
  return out.findings.back();
}

bool is_reported(const Output& out, Span span) {
  return std::any_of(out.findings.begin(), out.findings.end(),
                     [&](const Finding& finding) { return finding.span.overlaps(span); });
}

void because(Finding& finding, std::string text, std::optional<Span> span, std::string evidence) {
  finding.reasons.push_back({std::move(text), span, std::move(evidence)});
}

void because_published(Finding& finding, const Story& story) {
  const PublicationDate& published = story.document.published;
  const std::string date = published.has_day() ? to_prose(published.date) : std::to_string(published.date.year);
  because(finding, "the story is of " + date + " (" + name_of(published.source) + ")", published.span);
}

}  // namespace claims::check
