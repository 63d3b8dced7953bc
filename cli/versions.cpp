#include "versions.h"

#include "command.h"

namespace claims::cli {

Result<Version> version_of(Case& kept, const std::vector<Retrieval>& all, std::size_t index) {
  auto source = kept.source(all[index]);
  if (!source) return tl::unexpected(source.error());
  auto redirects = kept.redirects(all[index]);
  if (!redirects) return tl::unexpected(redirects.error());
  return Version{std::move(*source), all[index].time, static_cast<std::uint32_t>(index + 1), std::move(*redirects)};
}

int exit_of(ChangeKind kind) noexcept {
  return is_change(kind) ? exit_findings : is_open(kind) ? exit_incomplete : exit_clean;
}

}  // namespace claims::cli
