// The description of the API and the schemas that it refers to, as they stand in docs/formats.
#pragma once

#include <span>
#include <string_view>

namespace claims::cli {

struct EmbeddedFile {
  const char* path;  // under which it is served
  std::string_view content;
};

// Static storage.
std::span<const EmbeddedFile> openapi_files() noexcept;

}  // namespace claims::cli
