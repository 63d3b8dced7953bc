#include "verification.h"

namespace claims::cli {

Verification verify_with(Document document, CitedDocuments& cited, StoryPlugins* plugins, const std::string& command) {
  Story story = read_story(std::move(document));
  CitedDocuments::Found found;
  if (plugins)
    for (const Error& failure : plugins->cite(story)) {
      found.not_checked.push_back({"citations that a plugin recognises", failure.text});
      found.problems.push_back(command + ": " + failure.text);
    }
  if (cited.wanted()) cited.add_to(found, story);
  Verification out{verify(std::move(story), std::move(found.sources)), std::move(found.problems), found.failed};
  Report& report = out.report;
  report.not_checked.insert(report.not_checked.end(), found.not_checked.begin(), found.not_checked.end());
  if (!plugins) return out;
  const std::size_t known = report.not_checked.size();
  plugins->run(report);
  for (std::size_t i = known; i < report.not_checked.size(); ++i)
    out.problems.push_back(command + ": " + report.not_checked[i].reason);
  return out;
}

}  // namespace claims::cli
