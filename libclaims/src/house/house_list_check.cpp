#include "check/check.h"

#include <claims/house.h>

#include <fmt/format.h>

namespace claims {
namespace {

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool whole_words(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_word_byte(text[begin - 1]) || !is_word_byte(text[begin])) &&
         (end == text.size() || !is_word_byte(text[end]) || !is_word_byte(text[end - 1]));
}

Finding finding_of(const HouseEntry& entry, const std::string& written, Span span) {
  Finding finding;
  finding.check = "house.spelling";
  finding.level = Level::warning;
  finding.span = span;
  finding.message = fmt::format("the house writes {}, not {}", entry.preferred, written);
  finding.reasons.push_back({entry.note.empty() ? "the house list prefers the other spelling" : entry.note,
                             std::nullopt, fmt::format("house list, line {}", entry.line)});
  finding.replacement = entry.preferred;
  finding.confidence = 0.9;
  return finding;
}

void check_block(const HouseEntry& entry, const std::string& written, std::string_view text, std::uint32_t begin,
                 std::vector<Finding>& findings) {
  for (std::size_t at = text.find(written); at != std::string_view::npos; at = text.find(written, at + 1)) {
    if (!whole_words(text, at, at + written.size())) continue;
    // "Procter & Gamble Co." holds what the house prefers although "Procter" alone would be wrong.
    const std::size_t inside = entry.preferred.find(written);
    if (inside != std::string::npos && inside <= at && text.substr(at - inside).starts_with(entry.preferred)) continue;
    const auto first = begin + static_cast<std::uint32_t>(at);
    findings.push_back(finding_of(entry, written, {first, first + static_cast<std::uint32_t>(written.size())}));
  }
}

}  // namespace

void check_house_list(const HouseList& list, Report& report) {
  const Document& document = report.story.document;
  for (const HouseEntry& entry : list.entries)
    for (const std::string& written : entry.others)
      for (const Block& block : document.blocks)
        if (block.kind != BlockKind::furniture && !written.empty())
          check_block(entry, written, document.slice(block.span), block.span.begin, report.findings);
  check::sort_findings(report.findings);
}

}  // namespace claims
