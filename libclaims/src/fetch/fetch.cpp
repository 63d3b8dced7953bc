#include <claims/fetch.h>

#include "fetch/engine.h"
#include "store/folder.h"

namespace claims {

Result<void> fetch_each(std::span<const std::string> locators, const FetchSettings& settings, Case& kept,
                        const std::function<void(Fetched&&)>& each,
                        const std::function<void(const FetchProgress&)>& progress) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return fail(Code::usage, "the case was not opened by open_case()");
  auto plugins = fetching::load_plugins(settings);
  if (!plugins) return tl::unexpected(plugins.error());
  fetching::Engine engine(fetching::system_env(), settings, *plugins, *folder);
  return engine.run(locators, each, progress);
}

Result<std::vector<Fetched>> fetch(std::span<const std::string> locators, const FetchSettings& settings, Case& kept,
                                   const std::function<void(const FetchProgress&)>& progress) {
  std::vector<Fetched> out;
  const auto done =
      fetch_each(locators, settings, kept, [&](Fetched&& fetched) { out.push_back(std::move(fetched)); }, progress);
  if (!done) return tl::unexpected(done.error());
  store::Folder& folder = *store::folder_of(kept);
  for (Fetched& fetched : out) {
    if (fetched.source.text_sha256.empty()) continue;
    Result<std::string> text = folder.object(fetched.source.text_sha256);
    if (!text) return tl::unexpected(text.error());
    fetched.source.text = std::move(*text);
  }
  return out;
}

}  // namespace claims
