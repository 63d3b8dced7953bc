// Compares a record's block with the digests in its header, as it passes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "archive/http_message.h"
#include "archive/labelled_digest.h"
#include "archive/warc_reader.h"

namespace claims::archive {

class WarcDigests {
 public:
  using Report = std::function<void(std::string_view code, std::string text)>;

  // Begins a record. Digests that cannot be read are reported.
  void begin(const WarcHead& head, const Report& report);
  void add(std::string_view bytes);
  // `whole`: the block had the length that the header says; else nothing is compared.
  void end(bool whole, const Report& report);

  // After end(): what was matched, "block sha256"; empty: nothing.
  const std::string& block_match() const noexcept { return block_match_; }
  const std::string& payload_match() const noexcept { return payload_match_; }
  bool vouched() const noexcept { return vouched_; }      // a digest that matched covers all of the block
  bool elsewhere() const noexcept { return elsewhere_; }  // its payload digest is of bytes that are not in this record

 private:
  std::optional<LabelledDigest> parse(const WarcHead& head, const char* name, const Report& report);
  DigestStream& stream(std::optional<DigestStream>& kept, DigestAlgorithm algorithm);
  void compare_payload(const Report& report);
  void check_http(const Report& report);

  std::optional<LabelledDigest> block_, payload_;
  std::optional<DigestStream> block_stream_, payload_stream_, raw_stream_;
  std::optional<HttpMessage> http_;
  std::string coded_;  // the body, where it has a content coding
  std::string block_match_, payload_match_;
  std::uint64_t size_ = 0;
  bool vouched_ = false, elsewhere_ = false, truncated_ = false, response_ = false, revisit_ = false;
  bool coding_known_ = false, keeps_coded_ = false;
};

}  // namespace claims::archive
