// Whole files, written so that a crash leaves the old one or the new one.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "store/files.h"

namespace claims::archive {

enum class Durability {
  at_once,  // on the disk before the call returns
  later,    // whole or absent after a crash only once the caller has synced the file system
};

// Makes the folders above `path` if need be. Errors: unavailable (full disk), unreadable.
Result<void> write_file(store::Files& files, const std::string& path, std::string_view bytes,
                        Durability durability = Durability::at_once);

// Errors: not_found, unreadable, limit (more than `most` bytes).
Result<std::string> read_file(store::Files& files, const std::string& path, std::uint64_t most);

// What a failed call of the operating system means; `error` is -errno.
tl::unexpected<Error> file_error(const std::string& path, const char* doing, int error);

}  // namespace claims::archive
