#include "text/inline.h"

#include "text/attribute.h"
#include "text/entity.h"

#include <algorithm>
#include <array>

namespace claims::text {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;

bool space(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool word(char c) { return letter(c) || digit(c) || static_cast<unsigned char>(c) >= 0x80; }
bool punctuation(char c) {
  return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F && !letter(c) && !digit(c);
}

constexpr std::array<bool, 256> specials = [] {
  std::array<bool, 256> marks{};
  for (const char c : {'\\', '*', '_', '~', '`', '[', ']', '!', '<', '&', '{', '\n'})
    marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

enum Slot : std::size_t { comment_end, shortcode_end, percent_end, angle };
constexpr std::size_t angle_hops = 3;
constexpr std::uint32_t longest_tag = 4096;

bool known_tag(std::string_view name) {
  static constexpr std::string_view names[] = {
      "a",      "abbr",  "address", "article", "aside", "b",   "blockquote", "br",     "caption", "center",
      "cite",   "code",  "dd",      "del",     "div",   "dl",  "dt",         "em",     "embed",   "figcaption",
      "figure", "font",  "footer",  "h1",      "h2",    "h3",  "h4",         "h5",     "h6",      "header",
      "hr",     "i",     "iframe",  "img",     "ins",   "kbd", "li",         "main",   "mark",    "nav",
      "object", "ol",    "p",       "picture", "pre",   "q",   "s",          "script", "section", "small",
      "source", "span",  "strong",  "style",   "sub",   "sup", "table",      "tbody",  "td",      "tfoot",
      "th",     "thead", "time",    "tr",      "u",     "ul",  "video"};
  return std::binary_search(std::begin(names), std::end(names), name);
}

bool closes_sentence(std::string_view text) {
  for (int blanks = 0; blanks < 8 && !text.empty() && space(text.back()); ++blanks) text.remove_suffix(1);
  return !text.empty() && std::string_view(".!?:\"").find(text.back()) != std::string_view::npos;
}

}  // namespace

// Offset of `mark` at or after `from` anywhere in the source; each slot is
// searched once over the whole text.
std::uint32_t InlineReader::find_from(std::string_view mark, std::uint32_t from, std::size_t slot) {
  Found& f = found_[slot];
  if (!f.valid || from < f.from || (f.at != nowhere && f.at < from)) {
    const std::size_t p = source_.find(mark, from);
    f = {from, p == std::string_view::npos ? nowhere : static_cast<std::uint32_t>(p), true};
  }
  return f.at;
}

void InlineReader::read(std::uint32_t begin, std::uint32_t end, BlockKind kind, bool quoted) {
  begin_ = at_ = copied_ = begin;
  end_ = end;
  kind_ = outer_ = kind;
  quoted_ = quoted;
  block_begin_ = out_.size();
  links_.clear();
  anchors_.clear();
  match_brackets();
  while (at_ < end_) {
    while (at_ < end_ && !specials[static_cast<unsigned char>(source_[at_])]) ++at_;
    if (at_ < end_ && !special()) ++at_;
  }
  flush();
  out_.close_block(kind_, block_begin_);
}

// Pairs of brackets by a stack each for [] and (), skipping escapes.
void InlineReader::match_brackets() {
  partners_.clear();
  std::vector<std::uint32_t> square, round;
  const auto close = [&](std::vector<std::uint32_t>& open, std::uint32_t i) {
    if (open.empty()) return;
    partners_.emplace_back(open.back(), i);
    open.pop_back();
  };
  for (std::uint32_t i = begin_; i < end_; ++i) {
    switch (source_[i]) {
      case '\\': ++i; break;
      case '[': square.push_back(i); break;
      case ']': close(square, i); break;
      // Only the address of a link matters, and the brackets in it.
      case '(':
        if (!round.empty() || (i > begin_ && source_[i - 1] == ']')) round.push_back(i);
        break;
      case ')': close(round, i); break;
      default: break;
    }
  }
  std::sort(partners_.begin(), partners_.end());
}

std::uint32_t InlineReader::partner(std::uint32_t open) const {
  const auto p = std::lower_bound(partners_.begin(), partners_.end(), std::pair<std::uint32_t, std::uint32_t>(open, 0));
  return p != partners_.end() && p->first == open ? p->second : nowhere;
}

void InlineReader::flush() {
  out_.copy(copied_, std::min(at_, end_));
  copied_ = at_;
}

// Text before `at_` is kept, the source from there to `to` is markup.
void InlineReader::drop_to(std::uint32_t to) {
  flush();
  at_ = copied_ = to;
}

// Handles the mark at at_ and moves on; false if it is an ordinary character.
bool InlineReader::special() {
  switch (source_[at_]) {
    case '\\': return escape();
    case '*':
    case '_':
    case '~': return emphasis(source_[at_]);
    case '`': return drop_to(at_ + 1), true;
    case '!':
    case '[':
    case ']': return bracket();
    case '<': return tag();
    case '&': return entity();
    case '{': return shortcode();
    default: return line_end(), true;
  }
}

bool InlineReader::escape() {
  if (at(at_ + 1) != '\n' && !punctuation(at(at_ + 1))) return false;
  drop_to(at_ + 1);
  if (at(at_) != '\n') ++at_;
  return true;
}

// Emphasis marks touch a word on one side. "5*3", "snake_case" and " * " stay.
bool InlineReader::emphasis(char mark) {
  std::uint32_t stop = at_;
  while (at(stop) == mark) ++stop;
  const char before = at_ > begin_ ? source_[at_ - 1] : ' ', after = at(stop);
  const bool inside = word(before) && word(after);
  bool keep = space(before) && space(after);
  if (mark == '_') keep = keep || inside;
  if (mark == '*') keep = keep || (digit(before) && digit(after));
  if (mark == '~') keep = stop - at_ != 2;
  if (keep) {
    at_ = stop;
  } else {
    drop_to(stop);
  }
  return true;
}

bool InlineReader::bracket() {
  if (source_[at_] == ']') {
    if (links_.empty() || links_.back().close != at_) return false;
    return close_links(), true;
  }
  const bool image = source_[at_] == '!';
  const std::uint32_t open = at_ + (image ? 1 : 0);
  if (at(open) != '[') return false;
  const std::uint32_t close = partner(open);
  if (close == nowhere) return false;
  if (at(open + 1) == '^') return drop_to(close + 1), true;  // footnote mark
  OpenLink link{close, 0, close + 1, {}};
  const std::uint32_t follow = partner(close + 1);
  if (at(close + 1) == '(' && follow != nowhere) {
    link.after = follow + 1;
    link.url = link_address(source_.substr(close + 2, follow - close - 2));
  } else if (at(close + 1) == '[' && follow != nowhere && !definitions_.empty()) {
    const bool same = follow == close + 2;
    const auto found = definitions_.find(
        lower_case(same ? source_.substr(open + 1, close - open - 1) : source_.substr(close + 2, follow - close - 2)));
    if (found == definitions_.end()) return false;
    link.after = follow + 1;
    link.url = found->second;
  } else {
    return false;
  }
  if (image) return drop_to(link.after), true;
  drop_to(open + 1);
  link.text_begin = out_.size();
  links_.push_back(std::move(link));
  return true;
}

void InlineReader::close_links() {
  OpenLink& link = links_.back();
  drop_to(link.after);
  if (link.text_begin < out_.size())
    out_.document().links.push_back({{link.text_begin, out_.size()}, std::move(link.url)});
  links_.pop_back();
}

bool InlineReader::entity() {
  const Entity entity = read_entity(source_.substr(at_, end_ - at_));
  if (entity.size == 0) return false;
  flush();
  out_.replace(entity.text(), at_, at_ + entity.size);
  at_ = copied_ = at_ + entity.size;
  return true;
}

// Hugo's "{{< ... >}}" and "{{% ... %}}", and attribute lists "{#id}", "{: .class}".
bool InlineReader::shortcode() {
  if (at(at_ + 1) == '{' && (at(at_ + 2) == '<' || at(at_ + 2) == '%')) {
    const bool percent = at(at_ + 2) == '%';
    const std::uint32_t stop = find_from(percent ? "%}}" : ">}}", at_, percent ? percent_end : shortcode_end);
    if (stop == nowhere || stop >= end_) return false;
    return drop_to(stop + 3), true;
  }
  if (at(at_ + 1) != '#' && at(at_ + 1) != ':') return false;
  std::uint32_t stop = at_;
  const std::uint32_t limit = std::min(end_, at_ + 80);
  while (stop < limit && source_[stop] != '}' && source_[stop] != '\n') ++stop;
  if (at(stop) != '}') return false;
  return drop_to(stop + 1), true;
}

// A line end is white space; two blanks before it, and a capital after, end the block.
void InlineReader::line_end() {
  std::uint32_t stop = at_ + 1;
  while (stop < end_ && (source_[stop] == ' ' || source_[stop] == '\t' || (quoted_ && source_[stop] == '>'))) ++stop;
  const bool hard = at_ >= begin_ + 2 && source_[at_ - 1] == ' ' && source_[at_ - 2] == ' ';
  const char next = at(stop);
  if (hard && !(next >= 'a' && next <= 'z')) {
    drop_to(stop);
    out_.close_block(kind_, block_begin_);
    block_begin_ = out_.size();
    return;
  }
  ++at_;
  drop_to(stop);
}

// An HTML tag, comment or "<http://...>".
bool InlineReader::tag() {
  const char first = at(at_ + 1);
  if (first == '!' && at(at_ + 2) == '-' && at(at_ + 3) == '-') {
    const std::uint32_t stop = find_from("-->", at_, comment_end);
    if (stop == nowhere || stop >= end_) return false;
    return drop_to(stop + 3), true;
  }
  const bool closing = first == '/';
  if (!letter(closing ? at(at_ + 2) : first)) return false;
  std::uint32_t stop = find_from(">", at_, angle);
  // An address in an attribute may be a shortcode: <a href="{{< ref "x" >}}">.
  // Each hop has a memory of its own, so that each only moves forward.
  for (std::size_t hop = 1; hop <= angle_hops && stop != nowhere && source_.substr(stop, 3) == ">}}"; ++hop)
    stop = find_from(">", stop + 1, angle + hop);
  if (stop == nowhere || stop >= end_ || stop - at_ > longest_tag) return false;
  const std::string_view inside = source_.substr(at_ + 1, stop - at_ - 1);
  const std::size_t colon = inside.substr(0, 8).find(':');
  if (colon != std::string_view::npos && inside.find(' ') == std::string_view::npos) {  // <https://...>
    drop_to(at_ + 1);
    const std::uint32_t begin = out_.size();
    at_ = stop;
    drop_to(stop + 1);
    out_.document().links.push_back({{begin, out_.size()}, std::string(inside)});
    return true;
  }
  const std::string name = tag_name(inside);
  if (!known_tag(name)) return false;
  drop_to(stop + 1);
  if (name == "a") {
    if (!closing) {
      anchors_.push_back(static_cast<std::uint32_t>(out_.document().links.size()));
      out_.document().links.push_back({{out_.size(), out_.size()}, attribute(inside, "href")});
    } else if (!anchors_.empty()) {
      out_.document().links[anchors_.back()].span.end = out_.size();
      anchors_.pop_back();
    }
  } else {
    block_tag(name, closing);
  }
  return true;
}

void InlineReader::block_tag(std::string_view name, bool closing) {
  struct Row {
    std::string_view name;
    BlockKind kind;
  };
  static constexpr Row rows[] = {
      {"p", BlockKind::paragraph},        {"div", BlockKind::paragraph},    {"li", BlockKind::list_item},
      {"ul", BlockKind::paragraph},       {"ol", BlockKind::paragraph},     {"blockquote", BlockKind::quotation},
      {"figcaption", BlockKind::caption}, {"figure", BlockKind::paragraph}, {"table", BlockKind::paragraph},
      {"tr", BlockKind::paragraph},       {"td", BlockKind::list_item},     {"th", BlockKind::list_item},
      {"caption", BlockKind::caption},    {"h1", BlockKind::heading},       {"h2", BlockKind::heading},
      {"h3", BlockKind::heading},         {"h4", BlockKind::heading},       {"h5", BlockKind::heading},
      {"h6", BlockKind::heading},         {"hr", BlockKind::paragraph},     {"section", BlockKind::paragraph},
      {"dt", BlockKind::list_item},       {"dd", BlockKind::list_item}};
  if (name == "br") {
    const std::string_view text = std::string_view(out_.document().text).substr(block_begin_);
    const bool second = text.ends_with('\n');
    if (!second && !closes_sentence(text)) {
      out_.separate('\n');
      return;
    }
    out_.close_block(kind_, block_begin_);
    block_begin_ = out_.size();
    return;
  }
  for (const Row& row : rows) {
    if (row.name != name) continue;
    out_.close_block(kind_, block_begin_);
    block_begin_ = out_.size();
    kind_ = closing ? outer_ : row.kind;
    return;
  }
}

}  // namespace claims::text
