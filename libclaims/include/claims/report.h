// The engine's front door: verify a document, write the report.
#pragma once

#include <claims/finding.h>
#include <claims/story.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

// What could not be found out: never the same as "nothing wrong".
struct NotChecked {
  std::string what;    // "relative dates"
  std::string reason;  // "the story has no date: give --published"
};

// A finding that does not count: somebody answers for it, or it is an old one.
struct SetAside {
  enum class By : std::uint8_t { waiver, baseline };
  Finding finding;
  By by = By::waiver;
  std::string reason, owner;  // of a waiver
  std::optional<Date> until;  // the last day of a waiver
  std::string where;          // of a waiver: ".claims.toml:12", "line 14"
};
const char* name_of(SetAside::By by) noexcept;

struct Report {
  Story story;
  std::vector<Finding> findings;  // by position, then check id
  std::vector<NotChecked> not_checked;
  std::vector<Source> sources;                // as given, sorted by locator
  std::vector<std::string> plugins;           // whose checks took part: "org.example.house 1.0.0 SHA256"
  std::vector<SetAside> set_aside;            // by the house's rules, in the order of findings
  std::vector<CheckedBefore> checked_before;  // of ClaimStore, in the order of the claims
  std::string house_rules;                    // "SHA256" of the settings file that took part; empty: none
};

// Runs every check. Pure: no clock, no network, no files. `sources` are the
// documents that the story cites, as far as they were retrieved, now or earlier.
Report verify(Document document, std::vector<Source> sources = {});
// The same of a story that was read before: of read_story(), with citations added or not.
Report verify(Story story, std::vector<Source> sources = {});

enum class ReportFormat { text, line, json, jsonl, sarif, html };

struct RenderOptions {
  bool colour = false;
  bool notes = false;      // text: show notes too
  bool set_aside = false;  // text: show what was set aside too
  int width = 100;         // text: columns
  std::string id;          // json, jsonl: the story's id as a JSON value (`"a1"`, `7`); empty: none
  int milliseconds = -1;   // text: wall time for the closing line; negative: not shown
};

// `line`: path:line:column: level: message [check]
std::string render_text(const Report& report, const RenderOptions& options = {});
std::string render_line(const Report& report);
std::string render_json(const Report& report, const RenderOptions& options = {});   // one object, indented
std::string render_jsonl(const Report& report, const RenderOptions& options = {});  // the same on one line
std::string render_sarif(std::span<const Report> reports);                          // SARIF 2.1.0
std::string render_annotations(std::span<const Report> reports);                    // W3C Web Annotation, JSON-LD
std::string render_github(const Report& report);                                    // GitHub's workflow commands
std::string render_html(std::span<const Report> reports);                           // one page that loads nothing

enum class InspectPart { blocks, sentences, mentions, timeline, claims, citations };

// What was read, for `claims inspect`. json: one object; jsonl: one object on one line; text: for people.
std::string render_story(const Story& story, std::span<const InspectPart> parts, ReportFormat format,
                         const RenderOptions& options = {});

// Version of the library, "MAJOR.MINOR.PATCH".
const char* version() noexcept;

// A table of knowledge that the library was built with.
struct DataTable {
  std::string_view name;    // "language/time.tsv"
  std::string_view sha256;  // lower-case hex
};
std::vector<DataTable> data_tables();
// One digest for all tables: of what `sha256sum` prints for them in order of name.
std::string_view data_digest() noexcept;

}  // namespace claims
