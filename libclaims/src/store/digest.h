// SHA-256 of bytes as they arrive.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace claims::store {

class Digest {
 public:
  Digest();
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  void add(std::string_view bytes);
  // Lower-case hex of all that was added; the object is as new afterwards.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);

// The 32 bytes of a digest in hex, and back.
std::string digest_bytes(std::string_view hex);
std::string digest_hex(std::string_view bytes);

// 64 lower-case hexadecimal digits?
bool is_digest(std::string_view text) noexcept;

}  // namespace claims::store
