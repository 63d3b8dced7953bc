// Embeds claims: reads a story, verifies it, prints the findings.
#include <claims/report.h>

#include <cstdio>

int main() {
  claims::ReadOptions options;
  options.published = claims::Date{2024, 6, 20};
  auto document = claims::read_document("story.txt", "They met on Monday, June 20, 2024.\n", options);
  if (!document) {
    std::puts(document.error().text.c_str());
    return 1;
  }
  const claims::Report report = claims::verify(std::move(*document));
  std::fputs(claims::render_line(report).c_str(), stdout);
  return report.story.sentences.size() == 1 ? 0 : 1;
}
