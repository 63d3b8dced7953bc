// An input whose bytes are digested as they pass, so that a file in a package is
// read once: for what is in it, and as a whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/warc_input.h"
#include "store/digest.h"

namespace claims::archive {

class DigestedInput : public WarcInput {
 public:
  explicit DigestedInput(WarcInput& input) : input_(input) {}

  Result<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override;

  // Of all of it; reads what the reader has left out.
  struct Digest {
    std::string sha256;  // lower-case hex
    std::uint32_t crc = 0;
  };
  Result<Digest> end();

 private:
  void take(std::string_view bytes);

  WarcInput& input_;
  std::uint64_t next_ = 0;  // of the bytes that are not digested yet
  store::Digest digest_;
  std::uint32_t crc_ = 0;
};

}  // namespace claims::archive
