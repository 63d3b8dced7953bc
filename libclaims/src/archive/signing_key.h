// The key that signs logs and packages: Ed25519 in a file that nobody else may
// read. The only place that makes keys and random numbers.
#pragma once

#include <claims/result.h>

#include <memory>
#include <string>
#include <string_view>

#include "archive/signed_note.h"

namespace claims::archive {

class SigningKey {
 public:
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;
  ~SigningKey();

  // PKCS #8 in PEM, not encrypted. Errors: not_found; unreadable (no permission;
  // group or others may read or write it); malformed (not such a key).
  static Result<SigningKey> load(const std::string& path);
  static Result<SigningKey> parse(std::string_view pem);
  // Makes a key and writes it for its owner alone, durably; folders above are
  // made. Errors: usage (there is a file already), unreadable, unavailable.
  static Result<SigningKey> create(const std::string& path);

  PublicKey public_key() const;
  VerifierKey verifier(std::string name) const { return {std::move(name), public_key()}; }
  std::string sign(std::string_view message) const;  // 64 bytes
  // `text` (ends in a line feed) as a note signed under `name`, which is_key_name.
  std::string sign_note(std::string_view text, std::string_view name) const;

 private:
  struct State;
  explicit SigningKey(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct OwnKey {
  SigningKey key;
  std::string path;
  std::string message;  // for people: that it was made just now, and where; else empty
};

// The key of `path`, or of default_key_path(config) where that is empty; made
// there if there is none yet. A `path` that is given must exist.
Result<OwnKey> own_key(const std::string& path, const std::string& configuration);

// "CONFIGURATION/signing-key.pem"
std::string default_key_path(const std::string& configuration);

// "claims-archive/FIRST-16-HEX-DIGITS-OF-THE-KEY'S-SHA-256/LOG": names a log of
// this key, for origins and signatures. `log` is_key_name.
std::string log_name(const PublicKey& key, std::string_view log);

// Bytes that nobody can foresee, for nonces and names of logs.
std::string random_bytes(std::size_t count);

}  // namespace claims::archive
