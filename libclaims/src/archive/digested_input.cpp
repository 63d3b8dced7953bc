#include "archive/digested_input.h"

#include <libdeflate.h>

namespace claims::archive {
namespace {

constexpr std::size_t piece_size = 1u << 20;

}  // namespace

void DigestedInput::take(std::string_view bytes) {
  digest_.add(bytes);
  crc_ = libdeflate_crc32(crc_, bytes.data(), bytes.size());
  next_ += bytes.size();
}

// Who reads may go back, and so read again what is digested; who goes ahead leaves the rest to end().
Result<std::size_t> DigestedInput::read(std::uint64_t offset, char* to, std::size_t size) {
  auto count = input_.read(offset, to, size);
  if (count && offset <= next_ && offset + *count > next_) {
    const auto known = static_cast<std::size_t>(next_ - offset);
    take({to + known, *count - known});
  }
  return count;
}

Result<DigestedInput::Digest> DigestedInput::end() {
  std::string piece(piece_size, '\0');
  for (;;) {
    const auto count = input_.read(next_, piece.data(), piece.size());
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return Digest{digest_.hex(), crc_};
    take({piece.data(), *count});
  }
}

}  // namespace claims::archive
