#include "text/opening.h"

#include "text/attribute.h"
#include "text/layout.h"
#include "text/lexicon.h"
#include "text/written_date.h"

#include <algorithm>

namespace claims::text {
namespace {

constexpr std::size_t opening_blocks = 6;
constexpr std::uint32_t longest_dateline = 100;

bool space(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && space(s.front())) s.remove_prefix(1);
  while (!s.empty() && space(s.back())) s.remove_suffix(1);
  return s;
}

// Calls f(word) for each stretch without white space; stops when f says false.
template <class F>
bool every_word(std::string_view text, F f) {
  while (!(text = trimmed(text)).empty()) {
    std::size_t end = 0;
    while (end < text.size() && !space(text[end])) ++end;
    if (!f(text.substr(0, end))) return false;
    text.remove_prefix(end);
  }
  return true;
}

std::size_t word_count(std::string_view text) {
  std::size_t n = 0;
  every_word(text, [&](std::string_view) { return ++n, true; });
  return n;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// "By Jane Doe and John Roe, Reuters": names only, no sentence.
bool is_byline(std::string_view text) {
  if (text.size() > 120 || !(text.starts_with("By ") || text.starts_with("BY ") || text.starts_with("by ")))
    return false;
  const char last = text.back();
  if (last == '.' || last == ':' || last == '?') return false;
  std::size_t names = 0;
  const bool all = every_word(text.substr(3), [&](std::string_view word) {
    if (is_one_of(word, {"and", "And", "AND", "&", "for", "in", "of", "the", "de", "van", "von", "bin", "al", "la",
                         "with", "|", "—", "-"}))
      return true;
    if (digit(word.front()) || lower(word.front())) return false;
    const Word& known = Lexicon::english()[Lexicon::english().find(lower_case(word))];
    if (known.is(WordClass::month) || known.is(WordClass::determiner) || known.is(WordClass::weekday)) return false;
    return ++names, true;
  });
  return all && names >= 2 && names <= 12;
}

// A block that is a date and nothing else but "Published", a weekday, a time.
struct DateLine {
  Date date;
  Span span;
};
std::optional<DateLine> date_line(std::string_view text, std::uint32_t at) {
  if (text.size() > 60) return std::nullopt;
  std::string_view rest = text;
  if (rest.starts_with('(') && rest.ends_with(')')) rest = rest.substr(1, rest.size() - 2);
  const std::string start = lower_case(rest.substr(0, 16));
  for (const std::string_view prefix :
       {"published on", "published:", "published", "posted on", "posted:", "posted", "date:"})
    if (std::string_view(start).starts_with(prefix)) {
      rest = trimmed(rest.substr(prefix.size()));
      break;
    }
  std::size_t size = 0;
  const auto date = read_written_date(rest, &size);
  if (!date) return std::nullopt;
  const bool only_time =
      every_word(rest.substr(size), [](std::string_view word) { return digit(word.front()) || word.size() <= 4; });
  if (!only_time) return std::nullopt;
  const auto begin = at + static_cast<std::uint32_t>(rest.data() - text.data());
  return DateLine{*date, {begin, begin + static_cast<std::uint32_t>(size)}};
}

// Size of the dash at `at` that divides a dateline from its story; 0 if there is none.
std::uint32_t dash_at(std::string_view text, std::uint32_t at) {
  if (text.substr(at, 3) == "\xE2\x80\x94" || text.substr(at, 3) == "\xE2\x80\x93") return 3;
  if (text.substr(at, 2) == "--") return 2;
  const bool before = at > 0 && (space(text[at - 1]) || text[at - 1] == ')');
  const bool after = at + 1 >= text.size() || space(text[at + 1]);
  return (text[at] == '-' || text[at] == '_') && before && after ? 1 : 0;
}

bool all_capitals(std::string_view words) {
  std::size_t capitals = 0;
  for (const char c : words) {
    if (lower(c)) return false;
    if (upper(c)) ++capitals;
  }
  return capitals >= 3;
}

bool capitalised(std::string_view words) {
  return every_word(words, [](std::string_view word) {
    return upper(word.front()) || digit(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3 ||
           is_one_of(word, {"of", "the", "de", "and", "la", "al"});
  });
}

// What stands before the dash: place, state, date, agency in brackets.
bool is_dateline(std::string_view head) {
  head = trimmed(head);
  bool agency = false;
  if (head.ends_with(')')) {
    const std::size_t open = head.rfind('(');
    if (open == std::string_view::npos || open == 0 || head.size() - open > 40) return false;
    agency = true;
    head = trimmed(head.substr(0, open));
  }
  const std::string_view place = head.substr(0, head.find(','));
  if (place.empty() || !upper(place.front()) || word_count(place) > 5 || word_count(head) > 9) return false;
  if (head.find_first_of(":;\"?!") != std::string_view::npos || !capitalised(head)) return false;
  bool dated = false;
  every_word(head, [&](std::string_view word) {
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
    dated = dated || Lexicon::english()[Lexicon::english().find(lower_case(word))].month != 0;
    return true;
  });
  return all_capitals(place) || agency || (dated && place.size() < head.size());
}

// Offset in `text` just after the dateline's dash; 0 if the paragraph has none.
std::uint32_t dateline_size(std::string_view text) {
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), longest_dateline));
  for (std::uint32_t i = 3; i < limit; ++i) {
    const std::uint32_t dash = dash_at(text, i);
    if (dash == 0) continue;
    std::uint32_t after = i + dash;
    while (after < text.size() && space(text[after])) ++after;
    if (after < text.size() && lower(text[after])) return 0;
    return is_dateline(text.substr(0, i)) ? i + dash : 0;
  }
  return 0;
}

void publish(Document& document, const Date& date, Span span) {
  if (document.published.source != DateSource::none) return;
  document.published = {date, DateSource::dateline, "dateline", span};
}

// A full date after a comma of the dateline.
void read_dateline_date(Document& document, Span span) {
  const std::string_view text = document.slice(span);
  for (std::size_t comma = text.find(','); comma != std::string_view::npos; comma = text.find(',', comma + 1)) {
    std::size_t begin = comma + 1, size = 0;
    while (begin < text.size() && space(text[begin])) ++begin;
    if (const auto date = read_written_date(text.substr(begin), &size)) {
      const auto at = span.begin + static_cast<std::uint32_t>(begin);
      return publish(document, *date, {at, at + static_cast<std::uint32_t>(size)});
    }
  }
}

bool is_story(BlockKind kind) { return kind == BlockKind::paragraph || kind == BlockKind::heading; }

// Plain text marks no headings: a short line without a stop before a longer paragraph is one.
bool is_heading(const Document& document, std::size_t i) {
  const std::vector<Block>& blocks = document.blocks;
  const std::string_view text = document.slice(blocks[i].span);
  if (blocks[i].kind != BlockKind::paragraph || text.size() > 110 || i + 1 >= blocks.size()) return false;
  if (text.find('\n') != std::string_view::npos || word_count(text) > 16 || !has_words(text)) return false;
  if (lower(text.front()) || std::string_view(".!?:;,\"'-)").find(text.back()) != std::string_view::npos) return false;
  if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\xA6") || text.ends_with("\xE2\x80\x94")) return false;
  const Block& next = blocks[i + 1];
  if (next.kind == BlockKind::byline || next.kind == BlockKind::dateline) return i == 0;
  return next.kind == BlockKind::paragraph && next.span.size() > text.size();
}

void mark_headings(Document& document) {
  std::vector<Block>& blocks = document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (is_heading(document, i)) blocks[i].kind = BlockKind::heading;
}

// The headline: the first block, if it reads like one. A place or a time of day does not.
void mark_title(Document& document) {
  if (document.blocks.empty() || document.blocks.front().kind != BlockKind::heading) return;
  const std::string_view text = document.slice(document.blocks.front().span);
  if (document.format == Format::plain && (word_count(text) < 4 || digit(text.front()))) return;
  document.blocks.front().kind = BlockKind::title;
  if (document.title.empty()) document.title = text;
}

}  // namespace

void mark_opening(Document& document) {
  std::vector<Block>& blocks = document.blocks;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < blocks.size() && seen < opening_blocks; ++i) {
    if (!is_story(blocks[i].kind)) continue;
    ++seen;
    const Span span = blocks[i].span;
    const std::string_view text = document.slice(span);
    if (is_byline(text)) {
      blocks[i].kind = BlockKind::byline;
      if (document.byline.empty()) document.byline = trimmed(text.substr(3));
    } else if (const auto line = date_line(text, span.begin)) {
      blocks[i].kind = BlockKind::dateline;
      publish(document, line->date, line->span);
    } else if (const std::uint32_t size = dateline_size(text); size > 0 && blocks[i].kind == BlockKind::paragraph) {
      std::uint32_t rest = span.begin + size;
      while (rest < span.end && space(document.text[rest])) ++rest;
      const Span head{span.begin, span.begin + size};
      blocks[i] = {BlockKind::dateline, head};
      read_dateline_date(document, head);
      if (rest >= span.end) continue;
      blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1, Block{BlockKind::paragraph, {rest, span.end}});
      ++i;
    }
  }
  if (document.format == Format::plain) mark_headings(document);
  mark_title(document);
}

}  // namespace claims::text
