// The words around a span, on one line, with the span's place in it.
#pragma once

#include <claims/document.h>

#include <string>

namespace claims::report {

struct Excerpt {
  std::string line;  // "...following the 2004 Kim-Putin summit will..."
  int column = 0;    // columns before the marked words
  int width = 0;     // columns that they occupy; at least 1
};

// Shows `mark` and as much of `context` (which holds it) as fits into `width`
// columns, broken at words. Costs no more than the width, however long the
// context.
Excerpt excerpt_of(const Document& document, Span context, Span mark, int width);

}  // namespace claims::report
