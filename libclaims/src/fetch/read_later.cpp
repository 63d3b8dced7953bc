// Documents that were kept unread, read when they are first needed.
#include "fetch/env.h"
#include "fetch/http_date.h"
#include "fetch/read_text.h"
#include "store/digest.h"
#include "store/folder.h"

#include <optional>

namespace claims {
namespace {

class LateReader {
 public:
  LateReader(const FetchSettings& settings, store::Folder& folder) : settings_(settings), folder_(folder) {}

  // Reads the bytes of `record`, and queues what was read for the next commit.
  Result<void> read(store::Record& record) {
    if (auto ready = start(); !ready) return ready;
    const auto content = folder_.object(record.source.sha256);
    if (!content) return tl::unexpected(content.error());
    const store::Exchange* const reply = store::principal(record);
    store::Record reading;
    reading.source = record.source;
    reading.source.locator = store::reading_locator(record);
    reading.source.unread = false;
    fill(reading.source,
         fetching::read_text(*plugins_, record.source.media_type, reply ? reply->charset : std::string(), *content));
    reading.time = fetching::rfc3339(fetching::system_env().wall_seconds());
    reading.size = record.size;
    if (reply) reading.exchanges.push_back(*reply);
    const std::string text = std::move(reading.source.text);
    reading.source.text.clear();
    if (folder_.writable())
      if (auto added = folder_.add(reading, text); !added) return added;
    reading.source.text = text;
    store::add_reading(record.source, std::move(reading.source));
    return {};
  }

  Result<void> commit() { return folder_.writable() ? folder_.commit() : Result<void>(); }

 private:
  static void fill(Source& source, fetching::TextRead read) {
    source.text = std::move(read.text);
    if (!source.text.empty()) source.text_sha256 = store::sha256(source.text);
    source.facts = std::move(read.facts);
    source.problem = std::move(read.problem);
    source.plugin = std::move(read.plugin);
    source.plugin_sha256 = std::move(read.plugin_sha256);
  }

  Result<void> start() {
    if (plugins_) return {};
    auto loaded = fetching::load_plugins(settings_);
    if (!loaded) return tl::unexpected(loaded.error());
    if (auto complete = loaded->complete(); !complete) return complete;
    plugins_ = std::move(*loaded);
    return {};
  }

  const FetchSettings& settings_;
  store::Folder& folder_;
  std::optional<fetching::PluginSet> plugins_;
};

tl::unexpected<Error> not_ours() { return fail(Code::usage, "the case was not opened by open_case()"); }

}  // namespace

Result<std::vector<Source>> read_sources(std::span<const std::string> locators, const FetchSettings& settings,
                                         Case& kept, const std::string& until) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return not_ours();
  auto sources = kept.sources(locators, until);
  if (!sources) return sources;
  LateReader reader(settings, *folder);
  for (Source& source : *sources) {
    if (!source.unread) continue;
    auto record = folder->last(source.locator, true, until);
    if (!record) return tl::unexpected(record.error());
    if (!*record) continue;
    if (auto read = reader.read(**record); !read) return tl::unexpected(read.error());
    source = std::move((*record)->source);
  }
  if (auto committed = reader.commit(); !committed) return tl::unexpected(committed.error());
  return sources;
}

Result<Source> read_source(const Retrieval& retrieval, const FetchSettings& settings, Case& kept) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return not_ours();
  auto record = folder->retrieval(retrieval.id);
  if (!record) return tl::unexpected(record.error());
  if (auto completed = folder->complete(*record); !completed) return tl::unexpected(completed.error());
  if (!record->source.unread) return std::move(record->source);
  LateReader reader(settings, *folder);
  if (auto read = reader.read(*record); !read) return tl::unexpected(read.error());
  if (auto committed = reader.commit(); !committed) return tl::unexpected(committed.error());
  return std::move(record->source);
}

}  // namespace claims
