// The parts that every JSON output of claims shares.
#pragma once

#include "report/json_writer.h"

#include <claims/report.h>

namespace claims::report {

// "start" and "end": byte offsets into the article as received.
void write_span(JsonWriter& json, const Document& document, Span span);
// write_span and the words that stand there.
void write_text_span(JsonWriter& json, const Document& document, Span span);
// "article": path, digest, publication date and where it comes from.
void write_article(JsonWriter& json, const Document& document);
// "made_with": versions and digests of everything that took part.
// `sources`: those whose plugins are named; `checks`: Report::plugins; `house_rules`: Report::house_rules.
void write_made_with(JsonWriter& json, std::span<const Source> sources = {}, std::span<const std::string> checks = {},
                     std::string_view house_rules = {});
// "2024-06-20", or "2024" where only the year is known. Empty for no date.
std::string shown_date(const PublicationDate& published);

}  // namespace claims::report
