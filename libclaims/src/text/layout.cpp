#include "text/layout.h"

#include <array>
#include <cstring>

namespace claims::text {
namespace {

bool blank_at(std::string_view s, std::uint32_t i) { return static_cast<unsigned char>(s[i]) <= ' '; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// A sentence may end here: a stop, or a closing quotation mark or bracket.
bool closes_sentence(std::string_view text, const Line& line) {
  const char last = text[line.end - 1];
  if (std::strchr(".!?:\"')", last) != nullptr) return true;
  return line.width() >= 3 &&
         (text.substr(line.end - 3, 3) == "\xE2\x80\x9D" || text.substr(line.end - 3, 3) == "\xE2\x80\xA6");
}

std::uint32_t first_word(std::string_view text, const Line& line) {
  std::uint32_t i = line.begin;
  while (i < line.end && !blank_at(text, i)) ++i;
  return i - line.begin;
}

bool runs_on(std::string_view text, const Line& line, const Line& next) {
  return !closes_sentence(text, line) && lower(text[next.begin]);
}

constexpr std::uint32_t narrowest = 32;  // below, lines are verses or a list
constexpr std::uint32_t widest = 120;    // above, nobody wraps by hand

// Calls f(line, next) for lines that follow each other, neither blank.
template <class F>
void each_pair(std::string_view text, std::uint32_t at, F f) {
  LineReader reader(text, at);
  Line line;
  while (!reader.done()) {
    const Line next = reader.next();
    if (!line.blank() && !next.blank()) f(line, next);
    line = next;
  }
}

}  // namespace

LineReader::LineReader(std::string_view text, std::uint32_t at) : text_(text), at_(at) {
  mark_ = text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos ? '\r' : '\n';
}

Line LineReader::next() noexcept {
  const void* mark = std::memchr(text_.data() + at_, mark_, text_.size() - at_);
  Line line;
  line.begin = at_;
  line.end = mark ? static_cast<std::uint32_t>(static_cast<const char*>(mark) - text_.data())
                  : static_cast<std::uint32_t>(text_.size());
  line.next = line.end + (mark ? 1 : 0);
  while (line.begin < line.end && blank_at(text_, line.begin)) ++line.begin;
  while (line.begin < line.end && blank_at(text_, line.end - 1)) {
    if (text_[--line.end] != '\r' && line.spaces_after < 2) ++line.spaces_after;
  }
  at_ = line.next;
  return line;
}

Layout Layout::of(std::string_view text, std::uint32_t at) {
  std::array<std::uint32_t, widest + 2> widths{};
  std::uint32_t pairs = 0, run_on = 0;
  each_pair(text, at, [&](const Line& line, const Line& next) {
    ++widths[std::min(line.width(), widest + 1)];
    ++pairs;
    if (runs_on(text, line, next)) ++run_on;
  });
  Layout layout;
  if (pairs == 0) return layout;
  std::uint32_t rest = pairs / 20;  // the widest lines may hold a long address
  layout.width = widest + 1;
  while (layout.width > 0 && rest >= widths[layout.width]) rest -= widths[layout.width--];
  if (layout.width < narrowest) return layout;
  if (run_on * 3 >= pairs) layout.wrapped = true;
  if (layout.wrapped || layout.width > widest) return layout;
  std::uint32_t full = 0;
  each_pair(text, at, [&](const Line& line, const Line& next) {
    if (line.width() + 1 + first_word(text, next) > layout.width) ++full;
  });
  layout.wrapped = run_on * 20 >= pairs && full * 10 >= pairs * 6;
  return layout;
}

bool Layout::ends_between(std::string_view text, const Line& line, const Line& next) const noexcept {
  const bool lower_next = lower(text[next.begin]);
  if (!wrapped && joins) return !lower_next && closes_sentence(text, line);
  if (!wrapped) return !(lower_next && line.width() >= narrowest && runs_on(text, line, next));
  if (lower_next) return false;
  if (list_marker(text.substr(next.begin, next.width())) != 0) return true;
  const std::uint32_t filled = line.width() + 1 + first_word(text, next);
  if (filled * 10 > width * 8) return false;
  return filled * 2 < width || closes_sentence(text, line);
}

std::uint32_t list_marker(std::string_view line) noexcept {
  std::uint32_t size = 0;
  if (line.size() < 2) return 0;
  if (line[0] == '-' || line[0] == '*' || line[0] == '+') {
    size = 1;
  } else if (line.substr(0, 3) == "\xE2\x80\xA2") {  // bullet
    size = 3;
  } else if (line.substr(0, 2) == "\xC2\xB7") {  // middle dot
    size = 2;
  } else {
    std::uint32_t i = line[0] == '(' ? 1 : 0;
    const std::uint32_t start = i;
    while (i < line.size() && i < start + 3 && digit(line[i])) ++i;
    if (i == start && i < line.size() && lower(line[i])) ++i;  // "(a)", "b)"
    if (i == start || i >= line.size()) return 0;
    const bool number = digit(line[start]);
    if (line[i] != ')' && !(number && start == 0 && line[i] == '.')) return 0;
    size = i + 1;
  }
  if (size >= line.size() || !blank_at(line, size)) return 0;
  while (size < line.size() && blank_at(line, size)) ++size;
  return size;
}

bool has_words(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // Beyond ASCII all but U+0080..U+00BF and the punctuation of U+2000..U+2BFF.
    if (digit(text[i]) || lower(static_cast<char>(c | 0x20)) || (c >= 0xC3 && c != 0xE2)) return true;
    if (c == 0xE2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) > 0xAF) return true;
  }
  return false;
}

Span trim(std::string_view text, Span span) noexcept {
  const auto wide_space = [&](std::uint32_t i) { return text.substr(i, 2) == "\xC2\xA0"; };
  for (;;) {
    if (span.begin < span.end && blank_at(text, span.begin)) ++span.begin;
    else if (span.begin + 2 <= span.end && wide_space(span.begin)) span.begin += 2;
    else break;
  }
  for (;;) {
    if (span.begin < span.end && blank_at(text, span.end - 1)) --span.end;
    else if (span.begin + 2 <= span.end && wide_space(span.end - 2)) span.end -= 2;
    else break;
  }
  return span;
}

}  // namespace claims::text
