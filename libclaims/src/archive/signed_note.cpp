#include "archive/signed_note.h"

#include <openssl/evp.h>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "archive/base64.h"
#include "archive/merkle.h"
#include "plugin/words.h"

namespace claims::archive {
namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";  // U+2014 and a space
constexpr char ed25519 = 1;

struct FreeKey {
  void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

std::string_view bytes_of(const PublicKey& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

// White space of Unicode beyond ASCII (property White_Space).
bool has_wide_space(std::string_view text) noexcept {
  for (const std::string_view space : {"\xC2\x85", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                       "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"})
    if (text.find(space) != std::string_view::npos) return true;
  for (char last = '\x80'; last <= '\x8A'; ++last)
    if (text.find(std::string("\xE2\x80") + last) != std::string_view::npos) return true;
  return false;
}

std::uint32_t number_of(std::string_view four) {
  std::uint32_t number = 0;
  for (const char c : four) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

Error bad(std::string what) { return {Code::malformed, "signed note: " + std::move(what)}; }

// "— NAME BASE64", without the line feed.
Result<NoteSignature> read_signature(std::string_view line) {
  if (!line.starts_with(dash)) return tl::unexpected(bad("a line below the text is not a signature"));
  line.remove_prefix(dash.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space)))
    return tl::unexpected(bad("a signature has no name of a key"));
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= 4) return tl::unexpected(bad("a signature is not in Base 64 or too short"));
  return NoteSignature{std::string(line.substr(0, space)), number_of(std::string_view(*bytes).substr(0, 4)),
                       bytes->substr(4)};
}

bool has_control(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

}  // namespace

bool is_key_name(std::string_view name) noexcept {
  return !name.empty() && plugin::is_utf8(name) && !has_wide_space(name) &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '+'; });
}

std::uint32_t VerifierKey::id() const {
  const Hash hash = sha256_of(name + '\n' + ed25519 + std::string(bytes_of(key)));
  return number_of({reinterpret_cast<const char*>(hash.data()), 4});
}

std::string VerifierKey::text() const {
  return fmt::format("{}+{:08x}+{}", name, id(), to_base64(ed25519 + std::string(bytes_of(key))));
}

Result<VerifierKey> parse_verifier_key(std::string_view text) {
  const auto wrong = [](const char* what) { return fail(Code::malformed, std::string("verifier key: ") + what); };
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return wrong("not of the form NAME+ID+KEY");
  VerifierKey out;
  out.name = text.substr(0, first);
  if (!is_key_name(out.name)) return wrong("the name is empty or holds white space");
  const auto bytes = from_base64(text.substr(second + 1));
  if (!bytes || bytes->size() < 2) return wrong("the key is not in Base 64");
  if ((*bytes)[0] != ed25519)
    return fail(Code::unsupported, "verifier key: of another kind than Ed25519, which alone is read here");
  if (bytes->size() != 1 + out.key.size()) return wrong("an Ed25519 key has 32 bytes");
  std::copy(bytes->begin() + 1, bytes->end(), reinterpret_cast<char*>(out.key.data()));
  if (out.text() != text) return wrong("the id is not that of the name and the key");
  return out;
}

Result<SignedNote> parse_note(std::string_view bytes) {
  if (bytes.size() > max_note_bytes)
    return fail(Code::limit, fmt::format("signed note: larger than {} bytes", max_note_bytes));
  if (has_control(bytes) || !plugin::is_utf8(bytes)) return tl::unexpected(bad("control characters, or not UTF-8"));
  const std::size_t blank = bytes.rfind("\n\n");
  if (blank == std::string_view::npos || !bytes.ends_with('\n') || blank + 2 == bytes.size())
    return tl::unexpected(bad("no text, a blank line and signatures"));
  SignedNote note{std::string(bytes.substr(0, blank + 1)), {}};
  for (std::string_view rest = bytes.substr(blank + 2); !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
    if (note.signatures.size() == max_note_signatures)
      return fail(Code::limit, fmt::format("signed note: more than {} signatures", max_note_signatures));
    Result<NoteSignature> signature = read_signature(rest.substr(0, rest.find('\n')));
    if (!signature) return tl::unexpected(signature.error());
    note.signatures.push_back(std::move(*signature));
  }
  return note;
}

Result<std::vector<std::size_t>> verify_note(const SignedNote& note, std::span<const VerifierKey> keys) {
  std::vector<std::size_t> signers;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    bool signed_by = false;
    for (const NoteSignature& signature : note.signatures) {
      if (signature.name != keys[i].name || signature.id != keys[i].id()) continue;
      if (!verify_ed25519(keys[i].key, note.text, signature.bytes))
        return tl::unexpected(bad("the signature of " + keys[i].name + " is not of this text"));
      signed_by = true;
    }
    if (signed_by) signers.push_back(i);
  }
  if (signers.empty()) return fail(Code::not_found, "signed note: no signature of a key that is trusted here");
  return signers;
}

std::string signature_line(const VerifierKey& key, std::string_view signature) {
  const std::uint32_t id = key.id();
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(id >> shift & 0xFF));
  return fmt::format("{}{} {}\n", dash, key.name, to_base64(bytes.append(signature)));
}

bool verify_ed25519(const PublicKey& key, std::string_view message, std::string_view signature) {
  const std::unique_ptr<EVP_PKEY, FreeKey> read(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
  const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  if (!read || !context || signature.size() != 64 ||
      EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, read.get()) != 1)
    return false;
  return EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
                          reinterpret_cast<const unsigned char*>(message.data()), message.size()) == 1;
}

}  // namespace claims::archive
