// Plain text: paragraphs are lines, or hard-wrapped lines between blank ones.
#include "text/layout.h"
#include "text/reader.h"

namespace claims::text {
namespace {

void add_block(Document& document, std::uint32_t begin, std::uint32_t end) {
  const Span span = trim(document.text, {begin, end});
  const std::string_view content = document.slice(span);
  if (!has_words(content)) return;
  const std::uint32_t marker = list_marker(content);
  document.blocks.push_back({marker ? BlockKind::list_item : BlockKind::paragraph, {span.begin + marker, span.end}});
}

}  // namespace

Result<void> read_plain(std::string source, Document& document) {
  document.text = std::move(source);
  const std::string_view text = document.text;
  const Layout layout = Layout::of(text);
  LineReader reader(text);
  std::uint32_t begin = 0;
  Line last;  // of the open paragraph; blank if none is open
  while (!reader.done()) {
    const Line line = reader.next();
    const bool ends = !last.blank() && (line.blank() || layout.ends_between(text, last, line));
    if (ends) add_block(document, begin, last.end);
    if (last.blank() || ends) begin = line.begin;
    last = line;
  }
  if (!last.blank()) add_block(document, begin, last.end);
  return {};
}

}  // namespace claims::text
