// Signed notes: text with Ed25519 signatures below it, each on a line of its own
// (C2SP signed-note). Pure: keys are passed in.
#pragma once

#include <claims/result.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claims::archive {

inline constexpr std::size_t max_note_bytes = 1u << 20;
inline constexpr std::size_t max_note_signatures = 100;  // the standard asks for 16 at least

using PublicKey = std::array<std::uint8_t, 32>;  // RFC 8032

// A public key under the name of whoever signs with it.
struct VerifierKey {
  std::string name;
  PublicKey key{};

  // First 32 bits of SHA-256 of the name, a line feed, 01 (Ed25519) and the key.
  std::uint32_t id() const;
  // "NAME+ID+BASE64", the id in 8 hexadecimal digits; the Base 64 is of 01 and the key.
  std::string text() const;
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

// Errors: malformed; unsupported (not Ed25519).
Result<VerifierKey> parse_verifier_key(std::string_view text);

// Not empty, UTF-8, without white space, control characters and "+"?
bool is_key_name(std::string_view name) noexcept;

struct NoteSignature {
  std::string name;
  std::uint32_t id = 0;
  std::string bytes;  // without the id
};

struct SignedNote {
  std::string text;  // ends in a line feed; the blank line after it is not part
  std::vector<NoteSignature> signatures;
};

// Errors: malformed, limit.
Result<SignedNote> parse_note(std::string_view bytes);

// Which of `keys` signed the note, as indices. Signatures of other keys are
// passed over. Errors: malformed (a signature of one of `keys` is wrong),
// not_found (none of them signed).
Result<std::vector<std::size_t>> verify_note(const SignedNote& note, std::span<const VerifierKey> keys);

// The line that a signature of 64 bytes adds to a note, line feed included.
std::string signature_line(const VerifierKey& key, std::string_view signature);

bool verify_ed25519(const PublicKey& key, std::string_view message, std::string_view signature);

}  // namespace claims::archive
