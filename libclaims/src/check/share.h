// Shares as stories write them: "25 percent", "half", "one in four", "12 of 60".
#pragma once

#include "check/number.h"

namespace claims::check::figure {

struct Share {
  Interval allowed;
  double value = 0;
  Span span;
  std::string words;
};

class ShareReader {
 public:
  explicit ShareReader(const Text& text) : text_(text), story_(text.story) {}

  // A share at piece i. Returns pieces read, 0 if there is none.
  std::size_t read(const Line& line, std::size_t i, Share& share) const;
  // Of these only what is written as a fraction: "half", "a third", "two thirds".
  std::size_t read_fraction(const Line& line, std::size_t i, Share& share) const;

 private:
  bool article_before(const Piece& p) const;
  void hedge_before(const Line& line, std::size_t i, bool& low, bool& high) const;
  std::size_t fraction(const Line& line, std::size_t i, std::size_t size, double v, bool low, bool high,
                       Share& share) const;
  std::size_t finish(const Line& line, std::size_t i, std::size_t size, Share& share) const;

  const Text& text_;
  const Story& story_;
  mutable bool wide_low_ = false, wide_high_ = false;
};

}  // namespace claims::check::figure
