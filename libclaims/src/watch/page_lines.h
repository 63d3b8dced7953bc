// Lines of a page that change while its document says the same.
#pragma once

#include "watch/page.h"

#include <optional>
#include <string_view>

namespace claims::watch {

// Names what a block is by its own words ("a cookie notice") or by the heading above it ("a list of links"). The
// phrases are those of data/text/page_lines.tsv.
void mark_page_lines(std::vector<PageBlock>& blocks);

// Why a line may differ although nothing was changed: "a counter", "a relative time", "the day on which the page was
// shown". `was_day` and `now_day` are those of the retrievals. Empty: it may not.
std::string_view passing_difference(std::string_view was, std::string_view now, std::optional<Day> was_day,
                                    std::optional<Day> now_day);

}  // namespace claims::watch
