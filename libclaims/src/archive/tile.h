// A log as a folder of files: tiles of 256 hashes, bundles of 256 entries, the
// checkpoint (C2SP tlog-tiles). Anything that serves files serves the log.
#pragma once

#include <claims/archive.h>
#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/checkpoint.h"
#include "archive/merkle.h"
#include "store/files.h"

namespace claims::archive {

inline constexpr unsigned tile_width = 256;
inline constexpr std::size_t max_log_entry = 65'535;  // its length is stated in 16 bits

// Where a tile is, in the folder of the log. Its hashes are those of the leaves
// (level 0), or each that of a full tile one level down. `width` < 256: a partial
// tile, as it stood at one size of the log.
std::string tile_path(unsigned level, std::uint64_t index, unsigned width);  // "tile/1/x001/067.p/8"
std::string entries_path(std::uint64_t index, unsigned width);               // "tile/entries/005"

// Hashes that tile `index` of `level` has at `size` leaves: 0 to 256.
unsigned width_at(unsigned level, std::uint64_t index, std::uint64_t size) noexcept;

// A file of the log by its path in the folder. Errors: not_found, others.
using ReadLogFile = std::function<Result<std::string>(const std::string& path)>;
ReadLogFile files_in(store::Files& files, std::string folder);

// The first `width` hashes of a tile, entries of a bundle; a partial one that is
// gone is read from the full one. Errors: malformed (of another size), and of `read`.
Result<std::vector<Hash>> read_tile(unsigned level, std::uint64_t index, unsigned width, const ReadLogFile& read);
Result<std::vector<std::string>> read_entries(std::uint64_t index, unsigned width, const ReadLogFile& read);

// Hashes of complete subtrees of the log of `size` leaves, for proofs; keeps one
// tile a level. Errors of what is returned: as of read_tile.
SubtreeHash tile_hashes(std::uint64_t size, ReadLogFile read);

// A bundle's bytes: each entry after its length in two bytes. Errors: malformed.
Result<std::vector<std::string>> read_bundle(std::string_view bytes, unsigned width);
void append_entry(std::string& bundle, std::string_view entry);

// Makes tiles of leaves as they come; memory is one tile a level.
class TileStack {
 public:
  using Sink = std::function<Result<void>(unsigned level, std::uint64_t index, const std::vector<Hash>& hashes)>;

  // The sink is given each full tile. Errors: of the sink.
  Result<void> add(const Hash& leaf, const Sink& sink);
  // Hands over the incomplete tiles too, from level 0 up; they stay open.
  Result<void> partial(const Sink& sink) const;
  // The complete subtrees that the open tiles stand for, the largest first.
  std::vector<Hash> subtrees() const;
  // Puts the open tile of the next level on top, as it stood at `size` leaves.
  void open(std::uint64_t size, std::vector<Hash> hashes);

 private:
  Result<void> add_at(unsigned level, const Hash& hash, const Sink& sink);

  struct Level {
    std::uint64_t index = 0;  // of the open tile
    std::vector<Hash> hashes;
  };
  std::vector<Level> levels_;
};

// Adds entries to the log in a folder. Tiles go first; the log has grown once
// publish has replaced the checkpoint. What an interrupted run left is written over.
class LogWriter {
 public:
  // Goes on after `size` leaves whose tree is `root` (0: begins). Errors:
  // malformed (the tiles are not of that tree), not_found, unreadable.
  static Result<LogWriter> open(store::Files& files, std::string folder, std::uint64_t size, const Hash& root);

  // Errors: usage (too long), unreadable, unavailable (full disk).
  Result<void> add(std::string_view entry);
  // Writes the partial tiles and makes all durable; more may be added after it.
  Result<void> finish();
  // Replaces the checkpoint by a signed note of the log as it is, after finish;
  // partial tiles that full ones have replaced are removed.
  Result<void> publish(std::string_view note);

  std::uint64_t size() const noexcept { return head_.size(); }
  Hash root() const { return head_.root(); }

 private:
  LogWriter(store::Files& files, std::string folder) : files_(&files), folder_(std::move(folder)) {}
  Result<void> resume(std::uint64_t size, const Hash& root);
  Result<void> write(const std::string& path, std::string_view bytes);
  TileStack::Sink sink();

  store::Files* files_;
  std::string folder_;
  TreeHead head_;
  TileStack tiles_;
  std::string bundle_;                 // entries of the last, incomplete bundle
  std::vector<std::string> outgrown_;  // folders of partial tiles
};

// Reads the whole log: entries against leaves, leaves against every tile above,
// all against the checkpoint. Codes: log-file-missing, log-tile-damaged,
// log-entries-damaged, log-root-mismatch. True: no problem. Errors: of `read`, where they
// are not of a file that is missing or too large.
Result<bool> check_log(const Checkpoint& checkpoint, const ReadLogFile& read,
                       const std::function<void(const ArchiveProblem&)>& problem,
                       const std::function<void(std::uint64_t, std::string_view)>& entry = {});

}  // namespace claims::archive
