#include "archive/tile.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <memory>

#include "archive/durable_file.h"

namespace claims::archive {
namespace {

constexpr unsigned tile_levels = 8;  // of the tree, that one tile stands for
constexpr std::size_t max_log_file = tile_width * (max_log_entry + 2);

// Three digits a folder, all but the last marked by an x.
std::string number_path(std::uint64_t index, unsigned width) {
  std::string out = fmt::format("{:03}", index % 1000);
  for (index /= 1000; index > 0; index /= 1000) out = fmt::format("x{:03}/{}", index % 1000, out);
  return width < tile_width ? fmt::format("{}.p/{}", out, width) : out;
}

// A power of two of hashes, as the hash of the subtree above them.
Hash joined(std::span<const Hash> hashes) {
  TreeHead head;
  for (const Hash& hash : hashes) head.add(hash);
  return head.root();
}

Result<std::vector<Hash>> hashes_in(std::string_view bytes, unsigned width, const std::string& path) {
  if (bytes.size() != std::size_t{width} * sizeof(Hash))
    return fail(Code::malformed, fmt::format("{}: {} bytes instead of {} hashes", path, bytes.size(), width));
  std::vector<Hash> out(width);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.data()));
  return out;
}

struct CachedTile {
  std::uint64_t index = 0;
  std::vector<Hash> hashes;
};

}  // namespace

std::string tile_path(unsigned level, std::uint64_t index, unsigned width) {
  return fmt::format("tile/{}/{}", level, number_path(index, width));
}

std::string entries_path(std::uint64_t index, unsigned width) { return "tile/entries/" + number_path(index, width); }

unsigned width_at(unsigned level, std::uint64_t index, std::uint64_t size) noexcept {
  if (level >= 64 / tile_levels) return 0;
  const std::uint64_t hashes = size >> (level * tile_levels);
  if (hashes / tile_width > index) return tile_width;
  return hashes / tile_width == index ? static_cast<unsigned>(hashes % tile_width) : 0;
}

ReadLogFile files_in(store::Files& files, std::string folder) {
  return [&files, folder = std::move(folder)](const std::string& path) {
    return read_file(files, folder + "/" + path, max_log_file);
  };
}

Result<std::vector<Hash>> read_tile(unsigned level, std::uint64_t index, unsigned width, const ReadLogFile& read) {
  const std::string path = tile_path(level, index, width);
  Result<std::string> bytes = read(path);
  if (bytes) return hashes_in(*bytes, width, path);
  if (bytes.error().code != Code::not_found || width == tile_width) return tl::unexpected(bytes.error());
  const std::string full = tile_path(level, index, tile_width);
  bytes = read(full);
  if (!bytes) return tl::unexpected(bytes.error());
  auto hashes = hashes_in(*bytes, tile_width, full);
  if (hashes) hashes->resize(width);
  return hashes;
}

Result<std::vector<std::string>> read_entries(std::uint64_t index, unsigned width, const ReadLogFile& read) {
  Result<std::string> bytes = read(entries_path(index, width));
  if (bytes) return read_bundle(*bytes, width);
  if (bytes.error().code != Code::not_found || width == tile_width) return tl::unexpected(bytes.error());
  bytes = read(entries_path(index, tile_width));
  if (!bytes) return tl::unexpected(bytes.error());
  auto entries = read_bundle(*bytes, tile_width);
  if (entries) entries->resize(width);
  return entries;
}

SubtreeHash tile_hashes(std::uint64_t size, ReadLogFile read) {
  auto cache = std::make_shared<std::map<unsigned, CachedTile>>();
  return [size, read = std::move(read), cache](unsigned level, std::uint64_t index) -> Result<Hash> {
    const unsigned tile_level = level / tile_levels, count_bits = level % tile_levels;
    const std::uint64_t first = index << count_bits;
    const std::uint64_t tile = first / tile_width;
    const unsigned at = static_cast<unsigned>(first % tile_width), count = 1u << count_bits;
    const unsigned width = width_at(tile_level, tile, size);
    if (at + count > width) return fail(Code::usage, "Merkle tree: no such complete subtree at this size");
    CachedTile& cached = (*cache)[tile_level];
    if (cached.hashes.empty() || cached.index != tile) {
      auto hashes = read_tile(tile_level, tile, width, read);
      if (!hashes) return tl::unexpected(hashes.error());
      cached = {tile, std::move(*hashes)};
    }
    return joined(std::span(cached.hashes).subspan(at, count));
  };
}

Result<std::vector<std::string>> read_bundle(std::string_view bytes, unsigned width) {
  std::vector<std::string> out;
  while (!bytes.empty()) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const std::size_t size = bytes.size() < 2 ? bytes.size() : std::size_t{byte(0)} << 8 | byte(1);
    if (bytes.size() < 2 || bytes.size() - 2 < size || out.size() == width)
      return fail(Code::malformed, fmt::format("not {} entries, each after its length", width));
    out.emplace_back(bytes.substr(2, size));
    bytes.remove_prefix(2 + size);
  }
  if (out.size() != width) return fail(Code::malformed, fmt::format("{} entries instead of {}", out.size(), width));
  return out;
}

void append_entry(std::string& bundle, std::string_view entry) {
  bundle.push_back(static_cast<char>(entry.size() >> 8));
  bundle.push_back(static_cast<char>(entry.size() & 0xFF));
  bundle.append(entry);
}

Result<void> TileStack::add(const Hash& leaf, const Sink& sink) { return add_at(0, leaf, sink); }

Result<void> TileStack::add_at(unsigned level, const Hash& hash, const Sink& sink) {
  if (level == levels_.size()) levels_.emplace_back();
  std::vector<Hash>& hashes = levels_[level].hashes;
  hashes.push_back(hash);
  if (hashes.size() < tile_width) return {};
  if (auto taken = sink(level, levels_[level].index, hashes); !taken) return taken;
  const Hash above = joined(hashes);
  hashes.clear();
  ++levels_[level].index;
  return add_at(level + 1, above, sink);
}

Result<void> TileStack::partial(const Sink& sink) const {
  for (unsigned level = 0; level < levels_.size(); ++level)
    if (!levels_[level].hashes.empty())
      if (auto taken = sink(level, levels_[level].index, levels_[level].hashes); !taken) return taken;
  return {};
}

std::vector<Hash> TileStack::subtrees() const {
  std::vector<Hash> out;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    std::span<const Hash> rest = level->hashes;
    while (!rest.empty()) {
      const std::size_t count = std::bit_floor(rest.size());
      out.push_back(joined(rest.first(count)));
      rest = rest.subspan(count);
    }
  }
  return out;
}

void TileStack::open(std::uint64_t size, std::vector<Hash> hashes) {
  const std::uint64_t index = (size >> (levels_.size() * tile_levels)) / tile_width;
  levels_.push_back({index, std::move(hashes)});
}

}  // namespace claims::archive
