#include "house/inline_waiver.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::house {
namespace {

constexpr std::string_view form =
    "expected claims-waive CHECK reason=\"...\" owner=\"...\" and, if it shall end, until=YYYY-MM-DD";

// The next word, or KEY="several words", from `text`, which is shortened by it.
std::string_view next_part(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  std::size_t end = 0;
  bool quoted = false;
  while (end < text.size() && (quoted || text[end] > ' ')) quoted ^= text[end++] == '"';
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end);
  return part;
}

std::string_view value_of(std::string_view part, std::string_view key) {
  if (!part.starts_with(key) || part.size() <= key.size() || part[key.size()] != '=') return {};
  std::string_view value = part.substr(key.size() + 1);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return value;
}

// Whether `part` is one of the keys and says something.
bool read_part(std::string_view part, Waiver& waiver) {
  if (const auto reason = value_of(part, "reason"); !reason.empty()) return waiver.reason = reason, true;
  if (const auto owner = value_of(part, "owner"); !owner.empty()) return waiver.owner = owner, true;
  const auto until = value_of(part, "until");
  waiver.until = parse_iso_date(until);
  return waiver.until.has_value();
}

std::optional<Waiver> read_waiver(std::string_view text) {
  if (next_part(text) != "claims-waive") return std::nullopt;
  Waiver waiver;
  waiver.check = next_part(text);
  for (std::string_view part = next_part(text); !part.empty(); part = next_part(text))
    if (!read_part(part, waiver)) return std::nullopt;
  if (waiver.check.empty() || waiver.reason.empty() || waiver.owner.empty()) return std::nullopt;
  return waiver;
}

// The block around the remark, else the next one.
Span paragraph_of(const Document& document, const Remark& remark) {
  for (const Block& block : document.blocks) {
    const Span source = document.source_span(block.span);
    if (source.end > remark.source.begin) return source;
  }
  return remark.source;
}

}  // namespace

std::vector<InlineWaiver> inline_waivers(const Document& document, std::vector<NotChecked>& not_checked) {
  std::vector<InlineWaiver> waivers;
  for (const Remark& remark : document.remarks) {
    const std::uint32_t line = document.position_of(remark.source.begin).line;
    auto waiver = read_waiver(remark.text);
    if (!waiver) {
      not_checked.push_back({fmt::format("the remark in line {}", line), std::string(form)});
      continue;
    }
    waiver->where = fmt::format("line {}", line);
    waivers.push_back({std::move(*waiver), paragraph_of(document, remark)});
  }
  return waivers;
}

}  // namespace claims::house
