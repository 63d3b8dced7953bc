// Proof files, notes and timestamps of arbitrary bytes.
//
// Byte 0: 0 mod 4 = the rest is a proof file, 1 = a note, a checkpoint, a list of files, an entry or a key, 2 = a
// token, 3 = an authority's reply.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive/checkpoint.h"
#include "archive/proof.h"
#include "archive/proof_check.h"
#include "archive/signed_note.h"
#include "archive/tile.h"
#include "archive/timestamp.h"

namespace {

using namespace claims;
using namespace claims::archive;

void require(bool holds) {
  if (!holds) std::abort();
}

// Roots that vouch for nobody: nothing may be verified.
const Authorities& strangers() {
  static const Authorities authorities = Authorities::of_pem(
                                             "-----BEGIN CERTIFICATE-----\n"
                                             "MIIBcTCCARigAwIBAgICEAIwCgYIKoZIzj0EAwIwHzEOMAwGA1UEAwwFb3RoZXIx\n"
                                             "DTALBgNVBAoMBFRlc3QwIBcNMDAwMTAxMDAwMDAwWhgPMjA4OTAxMDEwMDAwMDBa\n"
                                             "MB8xDjAMBgNVBAMMBW90aGVyMQ0wCwYDVQQKDARUZXN0MFkwEwYHKoZIzj0CAQYI\n"
                                             "KoZIzj0DAQcDQgAEM3Z+2JQMPXcPMpn3iQg1swcXumIQ8YoGpSFamlkWMlnnavpk\n"
                                             "58wV2PU1rza9fX2kPYNBmApygLcfLmolpVjJYqNCMEAwDwYDVR0TAQH/BAUwAwEB\n"
                                             "/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFJj4LtAq/jwRBbbRoJHfT/KBeKfM\n"
                                             "MAoGCCqGSM49BAMCA0cAMEQCIBGOEOi5FfaX1bkII4iCLLdTIOIj7ZBWrZhufZF4\n"
                                             "QEMkAiBVtaWrRb2Q3s99LzkDkyjm7QghUTREKp9G3N+/s9sRJg==\n"
                                             "-----END CERTIFICATE-----\n")
                                             .value();
  return authorities;
}

void check_token(std::string_view token) {
  const auto read = read_timestamp(token);
  require(read || !read.error().text.empty());
  const TimestampCheck checked = verify_timestamp(token, "data", strangers());
  require(!checked.verified && !checked.problems.empty() && checked.chain.empty());
  for (const ArchiveProblem& problem : checked.problems) require(!problem.code.empty() && !problem.text.empty());
}

void check_proof(std::string_view json) {
  const auto proof = read_proof(json);
  if (!proof) return require(!proof.error().text.empty());
  const std::string written = write_proof(*proof);
  const auto again = read_proof(written);
  require(again && write_proof(*again) == written);
  std::size_t problems = 0;
  ProofTrust trust;
  trust.authorities = &strangers();
  trust.now = 2'000'000'000;
  ProofChecker checker(*proof, trust, [&](const ArchiveProblem& problem) {
    require(!problem.code.empty() && !problem.text.empty());
    ++problems;
  });
  checker.record({sha256_of("record"), 6});
  checker.file({"archive/data.warc.gz", 4, sha256_of("data")});
  checker.finish();
  require(checker.good() || problems > 0);
  require(checker.timestamps().empty());
}

// What is read is written the same way.
void check_text(std::string_view text) {
  if (const auto note = parse_note(text)) {
    require(note->text.ends_with('\n') && !note->signatures.empty() && note->signatures.size() <= max_note_signatures);
    const VerifierKey key{note->signatures[0].name, {}};
    require(!verify_note(*note, std::span(&key, 1)));
  }
  if (const auto checkpoint = parse_checkpoint(text)) require(checkpoint->text() == text);
  if (const auto package = parse_package(text)) require(package->text() == std::string(text));
  if (const auto entry = parse_entry(text)) require(entry->text() == text);
  if (const auto key = parse_verifier_key(text)) require(key->text() == text);
  if (const auto entries = read_bundle(text, 3)) {
    std::string bundle;
    for (const std::string& entry : *entries) append_entry(bundle, entry);
    require(bundle == text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0: check_proof(rest); break;
    case 1: check_text(rest); break;
    case 2: check_token(rest); break;
    default:
      if (const auto token = timestamp_token(rest)) check_token(*token);
  }
  return 0;
}
