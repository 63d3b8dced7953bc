#include "read_any.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_any(data, size, "story.md");
  return 0;
}
