#include "archive/tile.h"

#include <fmt/format.h>

namespace claims::archive {
namespace {

class Checker {
 public:
  Checker(const Checkpoint& checkpoint, const ReadLogFile& read,
          const std::function<void(const ArchiveProblem&)>& problem)
      : checkpoint_(checkpoint), read_(read), problem_(problem) {}

  Result<bool> run(const std::function<void(std::uint64_t, std::string_view)>& entry) {
    for (std::uint64_t index = 0; index * tile_width < checkpoint_.size && !lost_; ++index)
      if (auto checked = bundle(index, entry); !checked) return tl::unexpected(checked.error());
    if (lost_) return false;
    if (auto checked = tiles_.partial(sink()); !checked) return tl::unexpected(checked.error());
    if (good_ && head_.root() != checkpoint_.root)
      report("log-root-mismatch", "checkpoint", "the entries are whole, and are not those of the checkpoint");
    return good_;
  }

 private:
  void report(const char* code, const std::string& path, std::string text) {
    good_ = false;
    ArchiveProblem problem;
    problem.code = code;
    problem.member = path;
    problem.text = path + ": " + std::move(text);
    problem_(problem);
  }

  // Is `error` of this file, and not of the reader?
  bool reported(const Error& error, const std::string& path, const char* damaged) {
    if (error.code != Code::not_found && error.code != Code::malformed && error.code != Code::limit) return false;
    if (error.code == Code::not_found) report("log-file-missing", path, "missing");
    else report(damaged, path, error.text);
    return true;
  }

  // Leaves come from the entries; where those are damaged, from the tile, so
  // that one fault is not reported of everything after it.
  Result<void> bundle(std::uint64_t index, const std::function<void(std::uint64_t, std::string_view)>& entry) {
    const unsigned width = width_at(0, index, checkpoint_.size);
    const std::string path = entries_path(index, width);
    auto entries = read_entries(index, width, read_);
    std::vector<Hash> leaves;
    if (entries) {
      for (const std::string& one : *entries) leaves.push_back(leaf_hash(one));
      if (entry)
        for (std::size_t i = 0; i < entries->size(); ++i) entry(index * tile_width + i, (*entries)[i]);
    } else {
      if (!reported(entries.error(), path, "log-entries-damaged")) return tl::unexpected(entries.error());
      auto tile = read_tile(0, index, width, read_);
      lost_ = !tile;
      if (!tile && !reported(tile.error(), tile_path(0, index, width), "log-tile-damaged"))
        return tl::unexpected(tile.error());
      if (!tile) return {};
      leaves = std::move(*tile);
    }
    for (const Hash& leaf : leaves) {
      head_.add(leaf);
      if (auto checked = tiles_.add(leaf, sink()); !checked) return checked;
    }
    return {};
  }

  TileStack::Sink sink() {
    return [this](unsigned level, std::uint64_t index, const std::vector<Hash>& hashes) -> Result<void> {
      const unsigned width = static_cast<unsigned>(hashes.size());
      const std::string path = tile_path(level, index, width);
      const auto tile = read_tile(level, index, width, read_);
      if (!tile && !reported(tile.error(), path, "log-tile-damaged")) return tl::unexpected(tile.error());
      if (tile && *tile != hashes)
        report(
            "log-tile-damaged", path,
            level == 0 ? "hashes that are not those of the entries" : "hashes that are not those of the tiles below");
      return {};
    };
  }

  const Checkpoint& checkpoint_;
  const ReadLogFile& read_;
  const std::function<void(const ArchiveProblem&)>& problem_;
  TreeHead head_;
  TileStack tiles_;
  bool good_ = true;
  bool lost_ = false;  // leaves that neither entries nor a tile tell: nothing after them can be checked
};

}  // namespace

Result<bool> check_log(const Checkpoint& checkpoint, const ReadLogFile& read,
                       const std::function<void(const ArchiveProblem&)>& problem,
                       const std::function<void(std::uint64_t, std::string_view)>& entry) {
  return Checker(checkpoint, read, problem).run(entry);
}

}  // namespace claims::archive
