// Signatures of foreign WACZ packages (wacz-auth 0.1.0): the signedData of datapackage-digest.json.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "archive/timestamp.h"

namespace claims::archive {

struct WaczSignature {
  std::string hash, signature;  // as they stand
  std::string public_key;       // Base 64 of SubjectPublicKeyInfo: an anonymous signer
  std::string domain_cert;      // PEM chain: a domain's
  std::string time_signature, timestamp_cert;
};

struct SignatureReport {
  std::function<void(std::string_view code, std::string text)> problem;
  std::function<void(const ArchiveProblem&)> timestamp_problem;
  std::string signer;     // empty: the signature is not good
  std::string timestamp;  // "TIME by AUTHORITY"; empty: none that was verified
};

// `real_hash`: of datapackage.json, "sha256:...". `authorities`: null: timestamps are not looked at.
void check_signature(const WaczSignature& signature, std::string_view real_hash, const Authorities* authorities,
                     SignatureReport& report);

}  // namespace claims::archive
