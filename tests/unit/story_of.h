// Stories from a few lines of text, for the tests.
#pragma once

#include <claims/story.h>

#include <optional>
#include <string>
#include <string_view>

namespace claims {

inline Document document_of(std::string_view text, std::string_view published = "") {
  ReadOptions options;
  options.format = Format::plain;
  if (!published.empty()) options.published = parse_iso_date(published);
  return *read_document("story.txt", std::string(text), options);
}

inline Story story_of(std::string_view text, std::string_view published = "") {
  return read_story(document_of(text, published));
}

}  // namespace claims
