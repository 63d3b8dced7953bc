// Tables of small stories with the findings that they must give.
#pragma once

#include "finding_lines.h"

#include <catch2/catch.hpp>

namespace claims::test {

struct Row {
  std::string text;
  std::string published;
  std::vector<std::string> expected;
};

inline void check_rows(const std::vector<Row>& rows, std::string_view area) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(finding_lines(row.text, row.published, area) == row.expected);
  }
}

// Stories in which no check of the area may find anything.
inline void check_silent(const std::vector<std::string>& texts, std::string_view published, std::string_view area) {
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(finding_lines(text, published, area) == std::vector<std::string>{});
  }
}

}  // namespace claims::test
