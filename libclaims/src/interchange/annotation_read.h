// Annotations of others, as JSON-LD.
#pragma once

#include "interchange/quote_anchor.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace claims::interchange {

// One target of an annotation.
struct AnnotationTarget {
  std::string source;                            // IRI or path; empty: none
  std::optional<Quote> quote;                    // nothing: it has no TextQuoteSelector
  std::optional<std::uint32_t> data_begin;       // of a DataPositionSelector: bytes
  const nlohmann::ordered_json* json = nullptr;  // the target itself
};

// The annotations of a page, of the first page of a collection, of an array, or the one. Pointers into `json`.
Result<std::vector<const nlohmann::ordered_json*>> annotations_in(const nlohmann::ordered_json& json,
                                                                  const std::string& path);
std::vector<AnnotationTarget> targets_of(const nlohmann::ordered_json& annotation);

}  // namespace claims::interchange
