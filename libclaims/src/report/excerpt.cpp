#include "report/excerpt.h"

#include "report/display.h"

#include <algorithm>

namespace claims::report {
namespace {

constexpr std::string_view ellipsis = "...";

struct Side {
  std::string text;
  int width = 0;
  bool whole = true;  // reaches the end of the context
};

// The start of `text`, up to `room` columns, at a word's end where it is cut.
Side take_front(std::string_view text, int room) {
  Side side;
  std::size_t word_end = 0;
  int word_width = 0;
  while (!text.empty()) {
    const Character c = first_character(text);
    const bool space = c.is_space();
    const int width = space ? 1 : c.width();
    if (side.width + width > room) {
      side.whole = false;
      if (!space && word_end > 0) side.text.resize(word_end), side.width = word_width;
      return side;
    }
    if (!space) {
      side.text += c.bytes;
      side.width += width;
    } else if (side.text.empty() || side.text.back() != ' ') {
      word_end = side.text.size(), word_width = side.width;
      side.text += ' ';
      ++side.width;
    }
    text.remove_prefix(c.bytes.size());
  }
  return side;
}

// The end of `text`, likewise.
Side take_back(std::string_view text, int room) {
  Side side;
  std::size_t from = text.size(), word_start = text.size();
  int word_width = 0;
  bool last_space = false;
  while (from > 0) {
    const Character c = last_character(text.substr(0, from));
    const bool space = c.is_space();
    const int width = space ? (last_space ? 0 : 1) : c.width();
    if (side.width + width > room) {
      side.whole = false;
      if (!space && word_start < text.size()) from = word_start, side.width = word_width;
      break;
    }
    if (space && !last_space) word_start = from, word_width = side.width;
    from -= c.bytes.size();
    side.width += width;
    last_space = space;
  }
  side.text = on_one_line(text.substr(from));
  side.width = display_width(side.text);
  return side;
}

}  // namespace

Excerpt excerpt_of(const Document& document, Span context, Span mark, int width) {
  context.begin = std::min(context.begin, mark.begin);
  context.end = std::max(context.end, mark.end);
  const std::string_view before = document.slice({context.begin, mark.begin});
  const std::string_view after = document.slice({mark.end, context.end});
  const int dots = static_cast<int>(ellipsis.size());
  const Side middle = take_front(document.slice(mark), std::max(width - 2 * dots, 8));
  const int room = std::max(width - middle.width - (middle.whole ? 0 : dots), 0);

  Side left = take_back(before, room);
  Side right = take_front(after, room);
  if (!left.whole || !right.whole || left.width + right.width > room) {
    const int half = std::max((room - 2 * dots) / 2, 0);
    const int left_room = right.whole && right.width < half ? room - right.width - dots : half;
    left = take_back(before, left.whole && left.width < half ? left.width : left_room);
    right = take_front(after, std::max(room - left.width - (left.whole ? 0 : dots) - dots, 0));
  }
  Excerpt out;
  if (!left.whole) out.line = ellipsis;
  out.line += left.text;
  while (!out.line.empty() && out.line.front() == ' ') out.line.erase(0, 1);
  out.column = display_width(out.line);
  out.width = std::max(middle.width, 1);
  out.line += middle.text;
  if (!middle.whole) out.line += ellipsis;
  else out.line += right.text;
  if (middle.whole && !right.whole) out.line += ellipsis;
  while (!out.line.empty() && out.line.back() == ' ') out.line.pop_back();
  return out;
}

}  // namespace claims::report
