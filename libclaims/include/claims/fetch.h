// Retrieves what stories cite: one policy, many at once, everything kept.
#pragma once

#include <claims/report.h>
#include <claims/result.h>
#include <claims/source.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

class StartedTransport;  // see begin_fetch()

// Where plugins are and how the network may be used. The defaults are those of
// a careful crawler; docs/fetching.md explains each.
struct FetchSettings {
  std::string plugin_dir;                 // of the plugins that come with claims
  std::vector<std::string> more_plugins;  // folders or files of others: none unless named
  std::vector<std::string> pins;          // "ID=SHA256": refuse a plugin of that id with another digest
  std::string runner;                     // the program claims-runner
  bool isolated = true;                   // plugins in processes of their own

  std::string user_agent;  // empty: "claims/VERSION (+URL of the project)"
  std::string ca_file, proxy;
  std::vector<std::string> connect_to;        // as in claims/plugin.h
  std::vector<std::string> allowed_networks;  // likewise
  std::uint32_t max_connections = 64;
  std::uint32_t max_connections_per_host = 6;
  double requests_per_second_per_host = 10;  // 0: no limit
  std::uint32_t retries = 3;                 // of what may pass: resets, 429, 502, 503, 504
  std::uint32_t max_redirects = 10;
  std::uint64_t max_body_bytes = 64u << 20;  // as received, and again with content codings removed
  std::uint32_t timeout_ms = 60'000;         // of one exchange
  std::uint32_t deadline_ms = 180'000;       // of one locator, retries and all
  bool robots = true;                        // obey robots.txt (RFC 9309)
  bool unread = false;                       // keep what URLs give without reading its text: read_sources() does later

  std::shared_ptr<StartedTransport> started;  // by begin_fetch(); it serves one fetch
};

struct FetchProgress {
  std::size_t done, all;
  std::uint64_t bytes;       // received so far
  std::string_view locator;  // of the one that ended last
};

// What a locator led to. `source.state` tells how it ended.
struct Fetched {
  Source source;
  std::string kept;               // archive file of the case that holds the bytes; empty: nothing was kept
  std::uint64_t kept_offset = 0;  // of the record in it
  std::uint64_t size = 0;         // of the raw bytes
  bool unchanged = false;         // the service said so, or the digest is that of the last time
  std::uint64_t milliseconds = 0;
};

// That a document was retrieved, as a case lists it. Every retrieval is kept.
struct Retrieval {
  std::int64_t id = 0;  // in this case; in the order of the commits, until a repair
  std::string locator;
  std::string time;  // RFC 3339 in UTC
  SourceState state = SourceState::unreachable;
  std::string sha256;      // of the bytes, content coding removed; empty: none were had
  std::uint64_t size = 0;  // of them
  std::string imported;    // when it was imported from an archive of others, RFC 3339; empty: claims retrieved it
};

// A reply that leads to another address.
struct Redirect {
  std::uint32_t status = 0;  // of HTTP; 301 and 308: for good
  std::string from, to;      // URLs
};

// A case: a folder that keeps what was retrieved as an archive of WARC files,
// and an index of it. Layout: docs/formats/case.md. Any number of processes may
// read and write it at once; one thread at a time uses this object.
class Case {
 public:
  virtual ~Case() = default;
  // The sources as they were last retrieved under their locators, with their
  // texts; those that never were are left out. `until` (RFC 3339 in UTC): as the
  // case had them then, so that a report made later says what it said on that day.
  virtual Result<std::vector<Source>> sources(std::span<const std::string> locators, const std::string& until = {}) = 0;
  // Every retrieval of one locator or, if it is empty, of all.
  virtual Result<std::vector<Retrieval>> retrievals(const std::string& locator = {}) = 0;
  // What one retrieval gave, with its text. Errors: not_found, malformed (damaged).
  virtual Result<Source> source(const Retrieval& retrieval) = 0;
  // The redirects that led to the URL of a retrieval, in order. Errors: as of source().
  virtual Result<std::vector<Redirect>> redirects(const Retrieval& retrieval) = 0;
  // Bytes by their digest: as received, with the content coding removed, texts.
  // Errors: not_found, malformed (damaged).
  virtual Result<std::string> bytes(const std::string& sha256) = 0;
  // What opening had to repair, for people; usually empty.
  virtual const std::vector<std::string>& repairs() const noexcept = 0;
};

// Makes the folder if need be. What interrupted runs left unfinished is cut off,
// and said by repairs(); reading changes nothing on the disk. Errors: not_found,
// unreadable, unavailable (being repaired, full disk), malformed (not a case,
// damaged, of an earlier layout), unsupported (of a newer one).
Result<std::unique_ptr<Case>> open_case(const std::string& folder, bool writable);

// What examine_case() saw.
struct CaseHealth {
  std::uint64_t records = 0, objects = 0, retrievals = 0;  // that were checked
  std::uint64_t damaged = 0;                               // records of the archive
  std::uint64_t lost = 0;                                  // retrievals of which bytes or text are lost
  std::uint64_t problems = 0;                              // sentences handed over
};

// Checks every record and object of a case against its digest, and the index
// against the archive. `repair` makes the index anew from the archive if there
// is anything wrong; what is damaged in the archive stays lost and is said. Each
// problem, and each repair, is handed over as a sentence. Errors: as of
// open_case() where not even the archive can be read, unavailable (a writer is
// at work).
Result<CaseHealth> examine_case(const std::string& folder, bool repair,
                                const std::function<void(const std::string&)>& said);

// Starts in the background what the next fetch with these settings needs, while the caller opens its case. Optional: a
// fetch that finds nothing started starts it itself, and what fails here is the error of that fetch. Set all else
// first.
void begin_fetch(FetchSettings& settings);

// Retrieves locators (parse_locator makes them), in the order given. A locator
// that cannot be had is not an error: its Fetched says so. Errors: of plugins
// and of the case (full disk...): what was complete by then is kept.
Result<std::vector<Fetched>> fetch(std::span<const std::string> locators, const FetchSettings& settings, Case& kept,
                                   const std::function<void(const FetchProgress&)>& progress = {});

// The same for any number: each result is handed over in the order given, once
// it is kept, without the text (which is in the case).
Result<void> fetch_each(std::span<const std::string> locators, const FetchSettings& settings, Case& kept,
                        const std::function<void(Fetched&&)>& each,
                        const std::function<void(const FetchProgress&)>& progress = {});

// As Case::sources(), with those that were kept unread read now: by the plugins, from the kept bytes. What was read is
// recorded with the plugin that read it, unless the case is open for reading alone. Errors: of plugins and of the case.
Result<std::vector<Source>> read_sources(std::span<const std::string> locators, const FetchSettings& settings,
                                         Case& kept, const std::string& until = {});
// As Case::source(), likewise.
Result<Source> read_source(const Retrieval& retrieval, const FetchSettings& settings, Case& kept);

// What a plugin says of itself, and its file.
struct PluginInfo {
  std::string path, sha256;
  std::string id, version, licence;
  std::vector<std::string> capabilities;  // "claims.fetch/1"; claims/plugin.h lists them
  std::vector<std::string> schemes;       // of locators that it fetches
  std::vector<std::string> media_types;   // that it decodes
  std::vector<std::string> checks;        // ids of its own checks
  std::vector<std::string> hosts;         // that it may ask for documents
  std::vector<std::string> protections;   // around its process: "Landlock 4", "seccomp"
};

// The plugins at `path`: one file, or a folder of them in order of name. Errors:
// of the first that cannot be opened, naming it.
Result<std::vector<PluginInfo>> plugins_at(const std::string& path, const FetchSettings& settings);

// Opens one plugin and calls each of its functions with harmless input. Errors:
// what it did wrong (crashed, hung, broke the protocol or a limit), naming it.
Result<PluginInfo> try_plugin(const std::string& file, const FetchSettings& settings);

// What plugins know of stories. Safe to use from several threads.
class StoryPlugins {
 public:
  virtual ~StoryPlugins() = default;
  // Adds the citations that only they recognise, of kind `other`. One that
  // overlaps with a citation that is there is left out. The errors of the plugins
  // that failed, in their order, each naming its plugin; what the others found is added.
  virtual std::vector<Error> cite(Story& story) = 0;
  // Adds their findings to a report, in order of place. A plugin that fails is
  // named in not_checked. The findings refer to this object's memory.
  virtual void run(Report& report) = 0;
};

// Those of settings.more_plugins; null if none of them reads stories. Errors: as plugins_at().
Result<std::unique_ptr<StoryPlugins>> open_story_plugins(const FetchSettings& settings);

// For people, or as one JSON object (docs/formats/fetch.schema.json).
std::string render_fetched(const Fetched& fetched, bool json);

}  // namespace claims
