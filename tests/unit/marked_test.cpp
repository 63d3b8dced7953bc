// The stories of fixtures/marked: each marked error is found, nothing else is.
#include <claims/report.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace claims;

namespace {

struct Mark {
  Span span;
  std::string check;
  Level level;
  std::string replacement;
  bool met = false;
};

struct MarkedStory {
  Date published;
  std::string text;
  std::vector<Mark> marks;
};

MarkedStory read_marked(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  const std::string raw = all.str();
  const std::string key = "published: ";
  REQUIRE(raw.compare(0, key.size(), key) == 0);
  MarkedStory story;
  story.published = parse_iso_date(raw.substr(key.size(), 10)).value();
  std::size_t at = raw.find('\n') + 1;
  while (at < raw.size()) {
    const std::size_t open = raw.find("{{", at);
    story.text += raw.substr(at, open == std::string::npos ? open : open - at);
    if (open == std::string::npos) break;
    const std::size_t bar = raw.find('|', open), second = raw.find('|', bar + 1), close = raw.find("}}", second);
    REQUIRE(close != std::string::npos);
    Mark mark;
    mark.span.begin = static_cast<std::uint32_t>(story.text.size());
    story.text += raw.substr(open + 2, bar - open - 2);
    mark.span.end = static_cast<std::uint32_t>(story.text.size());
    mark.check = raw.substr(bar + 1, second - bar - 1);
    mark.level = mark.check.back() == '?' ? Level::warning : Level::error;
    if (mark.level == Level::warning) mark.check.pop_back();
    mark.replacement = raw.substr(second + 1, close - second - 1);
    story.marks.push_back(std::move(mark));
    at = close + 2;
  }
  return story;
}

std::string described(const Finding& finding, const Document& document) {
  return std::string(name_of(finding.level)) + ' ' + std::string(finding.check) + " [" +
         std::string(document.slice(finding.span)) + "] " + finding.message;
}

}  // namespace

TEST_CASE("marked stories") {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(CLAIMS_FIXTURES "/marked"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  REQUIRE_FALSE(paths.empty());
  for (const auto& path : paths) {
    MarkedStory story = read_marked(path);
    ReadOptions options;
    options.published = story.published;
    options.format = Format::plain;
    const Report report = verify(read_document(path.filename().string(), story.text, options).value());
    for (const Finding& finding : report.findings) {
      if (finding.level == Level::note) continue;
      const auto mark = std::find_if(story.marks.begin(), story.marks.end(), [&](const Mark& m) {
        return m.check == finding.check && m.span.overlaps(finding.span) && m.level == finding.level;
      });
      INFO(path.filename().string() << ": " << described(finding, report.story.document));
      CHECK(mark != story.marks.end());
      if (mark == story.marks.end()) continue;
      mark->met = true;
      if (!mark->replacement.empty()) CHECK(finding.replacement.find(mark->replacement) != std::string::npos);
    }
    for (const Mark& mark : story.marks) {
      INFO(path.filename().string() << ": not found: " << mark.check << " at ["
                                    << report.story.document.slice(mark.span) << ']');
      CHECK(mark.met);
    }
  }
}
