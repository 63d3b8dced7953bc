// Symbols, locators and citations of arbitrary text.
//
// Byte 0: 0 mod 3 = the rest is a symbol, 1 = a locator as typed, 2 = a story.
#include <claims/source.h>
#include <claims/story.h>

#include "citation/citation.h"
#include "citation/un_symbol.h"
#include "citation/url.h"
#include "extract/extract.h"
#include "text/sentence.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace claims;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_part(const citation::UnSymbol::Part& part, std::size_t size) {
  require(!part || (part.end <= size && part.value >= 0));
}

// What was read lies in the text, and the normal form is read as itself.
void check_symbol(std::string_view text) {
  if (const auto reading = citation::read_symbol(text)) {
    require(reading->size > 0 && reading->size <= text.size());
    require((reading->fault == citation::UnFault::none) == reading->problem.empty());
    for (const auto* part : {&reading->symbol.number, &reading->symbol.year, &reading->symbol.session})
      check_part(*part, reading->size);
  }
  const auto parsed = citation::parse_symbol(text);
  require(parsed || !parsed.error().text.empty());
  if (!parsed) return;
  const auto again = citation::parse_symbol(parsed->symbol.text);
  require(again && again->symbol.text == parsed->symbol.text && again->fault == citation::UnFault::none);
}

void check_locator(std::string_view text) {
  const auto locator = parse_locator(text);
  if (!locator) {
    require(!locator.error().text.empty());
    return;
  }
  const auto again = parse_locator(*locator);
  require(again && *again == *locator);
}

void check_citation(const Citation& citation, const Story& story) {
  const auto size = static_cast<std::uint32_t>(story.document.text.size());
  require(citation.span.begin < citation.span.end && citation.span.end <= size);
  require(citation.body_span.begin <= citation.body_span.end && citation.body_span.end <= size);
  for (const Citation::Part* part : {&citation.number, &citation.year, &citation.session, &citation.article})
    require(!*part || (part->span.end <= size && part->value >= 0));
  require(citation.sentence < story.sentences.size());
  if (!citation.locator.empty()) check_locator(citation.locator);
}

void check_story(std::string_view text) {
  Story story;
  story.document.text = text;
  if (text.empty()) return;
  story.document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  text::split_sentences(story.document, story.tokens, story.sentences);
  extract::find_times(story);
  citation::find_citations(story);
  std::uint32_t begin = 0;
  for (const Citation& citation : story.citations) {
    require(citation.span.begin >= begin);
    begin = citation.span.begin;
    check_citation(citation, story);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (text.find('\0') != text.npos) return 0;  // neither typed nor in a document that can be read
  switch (data[0] % 3) {
    case 0: check_symbol(text); break;
    case 1: check_locator(text); break;
    default: check_story(text);
  }
  return 0;
}
