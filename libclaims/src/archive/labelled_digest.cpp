#include "archive/labelled_digest.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <new>

#include "archive/base64.h"

namespace claims::archive {
namespace {

struct Algorithm {
  const char* name;     // of the label, without hyphen
  const char* fetched;  // OpenSSL's
  std::size_t size;     // bytes
};
constexpr Algorithm algorithms[] = {
    {"md5", "MD5", 16},       {"sha1", "SHA1", 20},     {"sha256", "SHA256", 32},
    {"sha384", "SHA384", 48}, {"sha512", "SHA512", 64},
};
constexpr std::string_view base32_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const Algorithm& row_of(DigestAlgorithm algorithm) { return algorithms[static_cast<std::size_t>(algorithm)]; }

// Looking an algorithm up costs more than digesting a small record: once each.
const EVP_MD* method_of(DigestAlgorithm algorithm) {
  static const auto methods = [] {
    std::array<EVP_MD*, std::size(algorithms)> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = EVP_MD_fetch(nullptr, algorithms[i].fetched, nullptr);
    return out;
  }();
  return methods[static_cast<std::size_t>(algorithm)];
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<DigestAlgorithm> algorithm_of(std::string_view label) {
  std::string plain;
  for (const char c : label)
    if (c != '-') plain += lower(c);
  for (std::size_t i = 0; i < std::size(algorithms); ++i)
    if (plain == algorithms[i].name) return static_cast<DigestAlgorithm>(i);
  return std::nullopt;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int base32_digit(char c) {
  if (c >= '2' && c <= '7') return c - '2' + 26;
  c = lower(c);
  return c >= 'a' && c <= 'z' ? c - 'a' : -1;
}

// `bits` a digit; nullopt where a digit is none or unused bits are set.
template <class Digit>
std::optional<std::string> decoded(std::string_view text, unsigned bits, const Digit& digit) {
  std::string out;
  unsigned held = 0, count = 0;
  for (const char c : text) {
    const int value = digit(c);
    if (value < 0) return std::nullopt;
    held = held << bits | static_cast<unsigned>(value);
    count += bits;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(held >> count));
    held &= (1u << count) - 1;
  }
  if (held != 0) return std::nullopt;
  return out;
}

std::optional<std::string> value_of(std::string_view text, std::size_t size) {
  if (text.size() == size * 2) return decoded(text, 4, hex_digit);
  std::string plain(text);  // base 64 comes with either alphabet
  std::replace(plain.begin(), plain.end(), '-', '+');
  std::replace(plain.begin(), plain.end(), '_', '/');
  if (auto base64 = from_base64(plain); base64 && base64->size() == size) return base64;
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() == (size * 8 + 4) / 5) return decoded(text, 5, base32_digit);
  return std::nullopt;
}

std::string base32(std::string_view bytes) {
  std::string out;
  unsigned held = 0, count = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 5; count -= 5) out += base32_digits[held >> (count - 5) & 31];
    held &= (1u << count) - 1;
  }
  if (count != 0) out += base32_digits[held << (5 - count) & 31];
  while (out.size() % 8 != 0) out += '=';
  return out;
}

}  // namespace

const char* name_of(DigestAlgorithm algorithm) noexcept { return row_of(algorithm).name; }

Result<LabelledDigest> parse_labelled_digest(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return fail(Code::malformed, "is not ALGORITHM:VALUE");
  const auto algorithm = algorithm_of(text.substr(0, colon));
  if (!algorithm) return fail(Code::unsupported, "names an algorithm that this version does not know");
  auto bytes = value_of(text.substr(colon + 1), row_of(*algorithm).size);
  if (!bytes) return fail(Code::malformed, fmt::format("is no {} digest in base 16, 32 or 64", name_of(*algorithm)));
  return LabelledDigest{*algorithm, std::move(*bytes)};
}

std::string to_hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[c & 15];
  }
  return out;
}

std::string to_text(const LabelledDigest& digest) {
  return std::string(name_of(digest.algorithm)) + ':' +
         (digest.algorithm == DigestAlgorithm::sha1 ? base32(digest.bytes) : to_hex(digest.bytes));
}

struct DigestStream::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  const EVP_MD* method;
  bool begun = false;

  explicit State(DigestAlgorithm algorithm) : method(method_of(algorithm)) {
    if (!context || !method) throw std::bad_alloc();
  }
  void begin() {
    if (!begun && EVP_DigestInit_ex(context, method, nullptr) != 1) throw std::bad_alloc();
    begun = true;
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
};

DigestStream::DigestStream(DigestAlgorithm algorithm)
    : algorithm_(algorithm), state_(std::make_unique<State>(algorithm)) {}
DigestStream::~DigestStream() = default;
DigestStream::DigestStream(DigestStream&&) noexcept = default;
DigestStream& DigestStream::operator=(DigestStream&&) noexcept = default;

void DigestStream::add(std::string_view bytes) {
  state_->begin();
  EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

LabelledDigest DigestStream::end() {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  state_->begin();
  EVP_DigestFinal_ex(state_->context, out, &size);
  state_->begun = false;
  return {algorithm_, std::string(reinterpret_cast<const char*>(out), size)};
}

}  // namespace claims::archive
