#include "citation/link.h"

#include <algorithm>

#include "citation/address.h"
#include "citation/un_document.h"

namespace claims::citation {
namespace {

bool put_address(Citation& citation, std::string_view text) {
  const auto url = parse_url(text);
  if (!url) return false;
  Address address = document_at(*url);
  citation.kind = address.kind;
  citation.locator = std::move(address.locator);
  if (address.symbol) {
    citation.body = address.symbol->symbol.body;
    if (address.symbol->fault == UnFault::structure) citation.problem = address.symbol->problem;
  }
  return true;
}

bool begins_address(std::string_view word) {
  for (const std::string_view start : {"https://", "http://", "www."})
    if (word.starts_with(start) && word.size() > start.size()) return true;
  return false;
}

// The parts of "undocs.org/S/RES/1718 (2006)" that a space or a bracket cut off.
std::uint32_t rest_of_symbol(const Prose& prose, std::string_view text, std::uint32_t end) {
  if (text.find("/S/RES/") == std::string_view::npos && text.find("/s/res/") == std::string_view::npos) return end;
  const std::string_view all = prose.story().document.text;
  const std::string_view rest = all.substr(end, std::min<std::uint32_t>(prose.text_end() - end, 7));
  const std::string_view bracket = rest.starts_with(' ') ? rest.substr(1, 6) : rest.substr(0, 6);
  // The tokeniser leaves the closing bracket of "...(2006)" outside.
  if (const std::size_t open = text.rfind('('); open != std::string_view::npos && text.size() - open == 5)
    return rest.starts_with(')') ? end + 1 : end;
  if (bracket.size() != 6 || bracket[0] != '(' || bracket[5] != ')' ||
      bracket.substr(1, 4).find_first_not_of("0123456789") != std::string_view::npos)
    return end;
  return end + static_cast<std::uint32_t>(bracket.data() - rest.data()) + 6;
}

}  // namespace

std::uint32_t find_address(Prose& prose, std::uint32_t i) {
  const Span span = prose.at(i).span;
  const std::string_view word = prose.text(i);
  if (!begins_address(word)) return i;
  const std::uint32_t end = rest_of_symbol(prose, word, span.end);
  std::string text(prose.story().document.slice({span.begin, end}));
  if (text.starts_with("www.")) text.insert(0, "https://");
  Citation citation;
  if (!put_address(citation, text)) return i;
  citation.span = {span.begin, end};
  citation.sentence = prose.sentence();
  prose.story().citations.push_back(std::move(citation));
  return prose.token_at(end, i + 1);
}

void find_links(Story& story) {
  const Document& document = story.document;
  auto block = document.blocks.begin();
  auto sentence = story.sentences.begin();
  const std::size_t written = story.citations.size();
  std::size_t near = 0;  // the first citation in the words that does not end before the link
  for (const Link& link : document.links) {
    if (!link.url.starts_with("http")) continue;
    while (block != document.blocks.end() && block->span.end <= link.span.begin) ++block;
    if (block != document.blocks.end() && block->kind == BlockKind::furniture && block->span.overlaps(link.span))
      continue;
    while (sentence != story.sentences.end() && sentence->span.end <= link.span.begin) ++sentence;
    Citation citation;
    if (!put_address(citation, link.url)) continue;
    while (near < written && story.citations[near].span.end <= link.span.begin) ++near;
    if (near < written && link.span.contains(story.citations[near].span) &&
        story.citations[near].locator == citation.locator)
      continue;  // the link's text is the address, or names the same document
    citation.span = link.span;
    citation.link = true;
    if (sentence != story.sentences.end() && sentence->span.contains(link.span))
      citation.sentence = static_cast<std::uint32_t>(sentence - story.sentences.begin());
    story.citations.push_back(std::move(citation));
  }
}

}  // namespace claims::citation
