// Two texts, parted by a line "====": what is said of their difference.
#include <claims/watch.h>

#include "fetch/utf8.h"
#include "read_any.h"

#include <string>
#include <string_view>

namespace {

using namespace claims;

Version version(std::string_view text, const char* time) {
  Version out;
  out.time = time;
  out.source.state = SourceState::retrieved;
  out.source.locator = out.source.url = "https://example.org/a";
  out.source.text = fetching::valid_utf8(std::string(text));
  out.source.sha256 = time;
  return out;
}

// It is the text of its version, and what was changed lies in it, in order.
void check_passage(const PassageText& passage, const std::string& text) {
  hold(text.compare(passage.start, passage.text.size(), passage.text) == 0);
  std::uint32_t at = 0;
  for (const Span& span : passage.changed) {
    hold(span.begin >= at && span.begin < span.end && span.end <= passage.text.size());
    at = span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = input.find("\n====\n");
  if (middle == input.npos) return 0;
  Watched watched;
  watched.was = version(input.substr(0, middle), "2026-11-20T09:00:00Z");
  watched.now = version(input.substr(middle + 6), "2026-11-27T09:00:00Z");
  watched.change = compare_versions(watched.was, watched.now);
  for (const ChangedPassage& passage : watched.change.passages) {
    hold(!passage.what.empty() && !(passage.was.text.empty() && passage.now.text.empty()));
    check_passage(passage.was, watched.was.source.text);
    check_passage(passage.now, watched.now.source.text);
    hold(!passage.substantive || watched.change.kind == ChangeKind::substantive || is_open(watched.change.kind));
  }
  hold(!render_watched(watched, true).empty() && !render_watched(watched, false).empty());
  // What cannot be compared cannot be compared the other way round either.
  hold((compare_versions(watched.now, watched.was).kind == ChangeKind::unreadable) ==
       (watched.change.kind == ChangeKind::unreadable));
  const Version same = watched.was;
  hold(compare_versions(same, watched.was).kind == ChangeKind::unchanged);
  auto document = read_document("story.txt", watched.now.source.text);
  if (!document) return 0;
  const Story story = read_story(std::move(*document));
  for (const Resting& resting : resting_on(story, {}, watched.was, watched.now, watched.change))
    hold(resting.span.end <= story.document.text.size() && !resting.message.empty());
  return 0;
}
