// Trusted timestamps (RFC 3161, ESSCertIDv2 of RFC 5816): an authority's
// signature over a digest and a time. It proves that the bytes existed then; it
// says nothing about where they came from. No clock and no chance here: nonces
// and the present time are passed in.
#pragma once

#include <claims/archive.h>
#include <claims/result.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/merkle.h"

namespace claims::archive {

inline constexpr std::size_t max_token_bytes = 1u << 20;  // of a reply or token, however wrapped
inline constexpr std::size_t max_chain_bytes = 1u << 20;  // of certificates in PEM

// A TimeStampReq in DER for a SHA-256 digest; asks for the certificate.
// `nonce`: 1 to 20 bytes that nobody could foresee. `policy`: empty or an OID.
// Errors: usage.
Result<std::string> timestamp_request(const Hash& digest, std::string_view nonce, std::string_view policy = {});

// The token in DER, of a whole reply or of a bare token, in DER, PEM or Base 64.
// Errors: malformed; limit; unavailable (the authority refused: its own words).
Result<std::string> timestamp_token(std::string_view reply);

// What a token says; of the signer's certificate, what is known.
struct Timestamp {
  std::string time;                  // "2026-11-24T02:17:38.25Z"
  std::int64_t seconds = 0;          // the same, since 1970-01-01T00:00:00Z, fraction cut off
  std::uint64_t accuracy_us = 0;     // 0: not stated
  std::string policy;                // OID
  std::string serial, nonce;         // hexadecimal; nonce empty: none
  std::string digest_name, digest;   // "SHA256", hexadecimal
  std::string authority;             // subject of the certificate that signed: "CN=..., O=..., C=..."
  std::string issuer;                // who issued that certificate
  std::string certificate_expires;   // "2031-05-01T00:00:00Z"; empty: no certificate at hand
  std::int64_t certificate_end = 0;  // the same in seconds
};

// Errors: malformed.
Result<Timestamp> read_timestamp(std::string_view token);

// Roots that are trusted to vouch for authorities.
class Authorities {
 public:
  // Every certificate of a PEM text. Errors: malformed (none, or damaged), limit.
  static Result<Authorities> of_pem(std::string_view pem);
  // Those of the system (OpenSSL's default file and folder).
  static Authorities of_system();

  struct State;
  const State& state() const noexcept { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

struct TimestampExpectation {
  std::optional<std::string> nonce;  // bytes that were sent; none: not known any more
  std::string policy;                // OID that was asked for; empty: any
  std::string certificates;          // PEM: what is kept beside the token, trusted by nobody
};

struct TimestampCheck {
  bool verified = false;  // every check was made and passed
  Timestamp timestamp;
  std::vector<ArchiveProblem> problems;  // why not: codes timestamp-*
  std::string chain;                     // PEM, signer first, root last; empty unless it leads to a trusted root
};

// Checks a token over `data`, at the token's own time: digest, nonce, policy,
// signature, that the certificate is the one that the token names, that it is
// for timestamps alone, and that it led to a trusted root then. Revocation is
// not checked: it cannot be, offline and years later.
TimestampCheck verify_timestamp(std::string_view token, std::string_view data, const Authorities& authorities,
                                const TimestampExpectation& expected = {});

}  // namespace claims::archive
