#include <claims/document.h>

#include <algorithm>

namespace claims {

void OffsetMap::add(std::uint32_t text, std::uint32_t source, std::uint16_t text_unit, std::uint16_t source_unit) {
  if (!runs_.empty()) {
    const Run& last = runs_.back();
    const std::uint32_t length = text - last.text;
    if (last.text_unit == text_unit && last.source_unit == source_unit && length % text_unit == 0 &&
        last.source + length / text_unit * source_unit == source)
      return;
  } else if (text == 0 && source == 0 && text_unit == 1 && source_unit == 1) {
    return;  // identity so far
  } else if (text != 0) {
    runs_.push_back({0, 0, 1, 1});
  }
  runs_.push_back({text, source, text_unit, source_unit});
}

const OffsetMap::Run& OffsetMap::run_at(std::uint32_t text) const noexcept {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), text,
                                      [](std::uint32_t offset, const Run& run) { return offset < run.text; });
  return after == runs_.begin() ? runs_.front() : *(after - 1);
}

std::uint32_t OffsetMap::begin_of(std::uint32_t text) const noexcept {
  if (runs_.empty()) return text;
  const Run& run = run_at(text);
  return run.source + (text - run.text) / run.text_unit * run.source_unit;
}

std::uint32_t OffsetMap::end_of(std::uint32_t text) const noexcept {
  if (runs_.empty() || text == 0) return text;
  const Run& run = run_at(text - 1);
  return run.source + (text - run.text + run.text_unit - 1) / run.text_unit * run.source_unit;
}

Span Document::source_span(Span span) const noexcept {
  if (span.empty()) {
    const std::uint32_t at = encoding.begin_of(markup.begin_of(span.begin));
    return {at, at};
  }
  return {encoding.begin_of(markup.begin_of(span.begin)), encoding.end_of(markup.end_of(span.end))};
}

Document::Position Document::position_of(std::uint32_t source_offset) const noexcept {
  if (lines.empty()) return {1, source_offset + 1};
  const auto after = std::upper_bound(lines.begin() + 1, lines.end(), source_offset);
  const auto line = static_cast<std::uint32_t>(after - lines.begin());
  return {line, source_offset - lines[line - 1] + 1};
}

const char* name_of(BlockKind kind) noexcept {
  switch (kind) {
    case BlockKind::title: return "title";
    case BlockKind::heading: return "heading";
    case BlockKind::byline: return "byline";
    case BlockKind::dateline: return "dateline";
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::quotation: return "quotation";
    case BlockKind::list_item: return "list_item";
    case BlockKind::caption: return "caption";
    case BlockKind::furniture: return "furniture";
  }
  return "";
}

const char* name_of(DateSource source) noexcept {
  switch (source) {
    case DateSource::none: return "none";
    case DateSource::given: return "given";
    case DateSource::metadata: return "metadata";
    case DateSource::dateline: return "dateline";
    case DateSource::inferred: return "inferred";
  }
  return "";
}

const char* name_of(Code code) noexcept {
  switch (code) {
    case Code::usage: return "usage";
    case Code::not_found: return "not_found";
    case Code::unreadable: return "unreadable";
    case Code::malformed: return "malformed";
    case Code::limit: return "limit";
    case Code::unsupported: return "unsupported";
    case Code::unavailable: return "unavailable";
    case Code::internal: return "internal";
  }
  return "";
}

}  // namespace claims
