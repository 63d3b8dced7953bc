// Digests as WARC headers write them: "sha1:UZY6ND6CCHXETFVJD2MSS7ZENMWF7KQ2",
// "sha-256:9f86d0..." (ISO 28500:2017, section 5.8).
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace claims::archive {

enum class DigestAlgorithm : std::uint8_t { md5, sha1, sha256, sha384, sha512 };
const char* name_of(DigestAlgorithm algorithm) noexcept;  // "sha256"

struct LabelledDigest {
  DigestAlgorithm algorithm = DigestAlgorithm::sha256;
  std::string bytes;

  friend bool operator==(const LabelledDigest&, const LabelledDigest&) = default;
};

// The label in any case, with or without a hyphen; the value in base 16, 32 or
// 64, in any case, told apart by their lengths. Errors: unsupported (an
// algorithm that is not above), malformed.
Result<LabelledDigest> parse_labelled_digest(std::string_view text);

// As the field writes them: sha1 in upper-case base 32, the others in lower-case base 16.
std::string to_text(const LabelledDigest& digest);

std::string to_hex(std::string_view bytes);

// Digests bytes as they arrive.
class DigestStream {
 public:
  explicit DigestStream(DigestAlgorithm algorithm);
  ~DigestStream();
  DigestStream(DigestStream&&) noexcept;
  DigestStream& operator=(DigestStream&&) noexcept;

  void add(std::string_view bytes);
  // The digest of all that was added; the object is as new afterwards.
  LabelledDigest end();
  DigestAlgorithm algorithm() const noexcept { return algorithm_; }

 private:
  struct State;
  DigestAlgorithm algorithm_;
  std::unique_ptr<State> state_;
};

}  // namespace claims::archive
