#include "archive/tile.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <filesystem>

#include "archive/durable_file.h"

namespace claims::archive {

Result<LogWriter> LogWriter::open(store::Files& files, std::string folder, std::uint64_t size, const Hash& root) {
  LogWriter writer(files, std::move(folder));
  if (size > 0)
    if (auto resumed = writer.resume(size, root); !resumed) return tl::unexpected(resumed.error());
  return writer;
}

Result<void> LogWriter::resume(std::uint64_t size, const Hash& root) {
  const ReadLogFile read = files_in(*files_, folder_);
  for (unsigned level = 0; level < 8 && size >> (8 * level) > 0; ++level) {
    const std::uint64_t index = (size >> (8 * level)) / tile_width;
    const unsigned width = width_at(level, index, size);
    std::vector<Hash> hashes;
    if (width > 0) {
      auto tile = read_tile(level, index, width, read);
      if (!tile) return tl::unexpected(tile.error());
      hashes = std::move(*tile);
    }
    tiles_.open(size, std::move(hashes));
  }
  auto head = TreeHead::resume(size, tiles_.subtrees());
  if (!head) return tl::unexpected(head.error());
  head_ = std::move(*head);
  if (head_.root() != root)
    return fail(Code::malformed, fmt::format("{}: the tiles are not those of the checkpoint", folder_));
  const unsigned width = width_at(0, size / tile_width, size);
  if (width == 0) return {};
  auto bundle = read_entries(size / tile_width, width, read);
  if (!bundle) return tl::unexpected(bundle.error());
  for (const std::string& entry : *bundle) append_entry(bundle_, entry);
  return {};
}

Result<void> LogWriter::write(const std::string& path, std::string_view bytes) {
  if (const std::size_t partial = path.find(".p/"); partial == std::string::npos)
    outgrown_.push_back(fmt::format("{}/{}.p", folder_, path));
  return write_file(*files_, folder_ + "/" + path, bytes, Durability::later);
}

TileStack::Sink LogWriter::sink() {
  return [this](unsigned level, std::uint64_t index, const std::vector<Hash>& hashes) {
    return write(tile_path(level, index, static_cast<unsigned>(hashes.size())),
                 {reinterpret_cast<const char*>(hashes.data()), hashes.size() * sizeof(Hash)});
  };
}

Result<void> LogWriter::add(std::string_view entry) {
  if (entry.size() > max_log_entry)
    return fail(Code::usage, fmt::format("log: an entry of {} bytes; {} is the most", entry.size(), max_log_entry));
  append_entry(bundle_, entry);
  const Hash leaf = leaf_hash(entry);
  head_.add(leaf);
  if (head_.size() % tile_width == 0) {
    if (auto written = write(entries_path(head_.size() / tile_width - 1, tile_width), bundle_); !written)
      return written;
    bundle_.clear();
  }
  return tiles_.add(leaf, sink());
}

Result<void> LogWriter::finish() {
  if (!bundle_.empty()) {
    const unsigned width = width_at(0, size() / tile_width, size());
    if (auto written = write(entries_path(size() / tile_width, width), bundle_); !written) return written;
  }
  if (auto written = tiles_.partial(sink()); !written) return written;
  if (size() == 0) return {};
  const int folder = files_->open(folder_, O_RDONLY | O_DIRECTORY);
  const int error = folder < 0 ? folder : files_->sync_all(folder);
  if (folder >= 0) files_->close(folder);
  if (error < 0) return file_error(folder_, "make durable", error);
  return {};
}

Result<void> LogWriter::publish(std::string_view note) {
  if (auto written = write_file(*files_, folder_ + "/checkpoint", note); !written) return written;
  std::error_code ignored;
  for (const std::string& folder : outgrown_) std::filesystem::remove_all(folder, ignored);
  outgrown_.clear();
  return {};
}

}  // namespace claims::archive
