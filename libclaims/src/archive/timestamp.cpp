#include "archive/timestamp.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/err.h>

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "archive/base64.h"
#include "archive/timestamp_asn1.h"

namespace claims::archive {
namespace {

using asn1::Free;
using Request = std::unique_ptr<TS_REQ, Free<TS_REQ_free>>;
using Reply = std::unique_ptr<TS_RESP, Free<TS_RESP_free>>;
using Imprint = std::unique_ptr<TS_MSG_IMPRINT, Free<TS_MSG_IMPRINT_free>>;
using Algorithm = std::unique_ptr<X509_ALGOR, Free<X509_ALGOR_free>>;
using Object = std::unique_ptr<ASN1_OBJECT, Free<ASN1_OBJECT_free>>;
using Integer = std::unique_ptr<ASN1_INTEGER, Free<ASN1_INTEGER_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

constexpr std::size_t max_words = 500;  // of an authority's explanation

void require(bool done) {
  if (!done) throw std::bad_alloc();
}

Imprint imprint_of(const Hash& digest) {
  Imprint imprint(TS_MSG_IMPRINT_new());
  const Algorithm algorithm(X509_ALGOR_new());
  require(imprint && algorithm);
  require(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1);
  Hash copy = digest;
  require(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1);
  require(TS_MSG_IMPRINT_set_msg(imprint.get(), copy.data(), static_cast<int>(copy.size())) == 1);
  return imprint;
}

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The bytes inside PEM lines or Base 64, or as they are.
std::optional<std::string> unwrapped(std::string_view bytes) {
  if (bytes.starts_with('\x30')) return std::string(bytes);
  if (const std::size_t begin = bytes.find("-----BEGIN "); begin != bytes.npos) {
    const std::size_t line = bytes.find('\n', begin);
    const std::size_t end = bytes.find("-----END ", begin);
    if (line == bytes.npos || end == bytes.npos || end < line) return std::nullopt;
    bytes = bytes.substr(line, end - line);
  }
  std::string text(bytes);
  text.erase(std::remove_if(text.begin(), text.end(), is_white), text.end());
  return from_base64(text);
}

// Words of the authority, made fit for one line.
std::string words_of(const TS_STATUS_INFO* status) {
  std::string out;
  const STACK_OF(ASN1_UTF8STRING)* const texts = TS_STATUS_INFO_get0_text(status);
  for (int i = 0; texts && i < sk_ASN1_UTF8STRING_num(texts); ++i) {
    const ASN1_UTF8STRING* const text = sk_ASN1_UTF8STRING_value(texts, i);
    if (!out.empty()) out += "; ";
    out.append(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
               static_cast<std::size_t>(ASN1_STRING_length(text)));
    if (out.size() > max_words) break;
  }
  out.resize(std::min(out.size(), max_words));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

std::string failure_of(const TS_STATUS_INFO* status) {
  static constexpr std::pair<int, const char*> names[] = {{TS_INFO_BAD_ALG, "unknown digest algorithm"},
                                                          {TS_INFO_BAD_REQUEST, "bad request"},
                                                          {TS_INFO_BAD_DATA_FORMAT, "bad data format"},
                                                          {TS_INFO_TIME_NOT_AVAILABLE, "no time available"},
                                                          {TS_INFO_UNACCEPTED_POLICY, "policy not accepted"},
                                                          {TS_INFO_UNACCEPTED_EXTENSION, "extension not accepted"},
                                                          {TS_INFO_ADD_INFO_NOT_AVAILABLE, "information not available"},
                                                          {TS_INFO_SYSTEM_FAILURE, "system failure"}};
  const ASN1_BIT_STRING* const bits = TS_STATUS_INFO_get0_failure_info(status);
  for (const auto& [bit, name] : names)
    if (bits && ASN1_BIT_STRING_get_bit(bits, bit) != 0) return name;
  return {};
}

Error refusal(const TS_STATUS_INFO* status, long number) {
  std::string text = fmt::format("the timestamp authority refused (status {})", number);
  if (const std::string why = failure_of(status); !why.empty()) text += ": " + why;
  if (const std::string words = words_of(status); !words.empty()) text += fmt::format(": \"{}\"", words);
  return {Code::unavailable, std::move(text)};
}

Error malformed() { return {Code::malformed, "neither a reply of a timestamp authority nor a token (RFC 3161)"}; }

// What follows the status in a reply, as it stands there.
std::string_view after_status(std::string_view reply) {
  const auto* at = reinterpret_cast<const unsigned char*>(reply.data());
  const unsigned char* const end = at + reply.size();
  long size = 0;
  int tag = 0, kind = 0;
  if ((ASN1_get_object(&at, &size, &tag, &kind, end - at) & 0x81) != 0) return {};  // damaged, or of open length
  const unsigned char* const status = at;
  if ((ASN1_get_object(&at, &size, &tag, &kind, end - at) & 0x81) != 0 || at < status) return {};
  at += size;
  return {reinterpret_cast<const char*>(at), static_cast<std::size_t>(end - at)};
}

Result<std::string> token_in(TS_RESP* reply, std::string_view bytes) {
  const TS_STATUS_INFO* const status = TS_RESP_get_status_info(reply);
  const long number = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
  if (number != TS_STATUS_GRANTED && number != TS_STATUS_GRANTED_WITH_MODS)
    return tl::unexpected(refusal(status, number));
  std::string token(after_status(bytes));
  if (!asn1::read_token(token)) return tl::unexpected(malformed());
  return token;
}

}  // namespace

Result<std::string> timestamp_request(const Hash& digest, std::string_view nonce, std::string_view policy) {
  if (nonce.empty() || nonce.size() > 20) return fail(Code::usage, "timestamp request: a nonce has 1 to 20 bytes");
  const Request request(TS_REQ_new());
  require(request && TS_REQ_set_version(request.get(), 1) == 1);
  require(TS_REQ_set_msg_imprint(request.get(), imprint_of(digest).get()) == 1);
  const Number number(
      BN_bin2bn(reinterpret_cast<const unsigned char*>(nonce.data()), static_cast<int>(nonce.size()), nullptr));
  const Integer integer(number ? BN_to_ASN1_INTEGER(number.get(), nullptr) : nullptr);
  require(integer && TS_REQ_set_nonce(request.get(), integer.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1);
  if (!policy.empty()) {
    const Object object(OBJ_txt2obj(std::string(policy).c_str(), 1));
    ERR_clear_error();
    if (!object)
      return fail(Code::usage,
                  fmt::format("timestamp request: \"{}\" is not the number of a policy, as 1.2.3.4", policy));
    require(TS_REQ_set_policy_id(request.get(), object.get()) == 1);
  }
  unsigned char* der = nullptr;
  const int size = i2d_TS_REQ(request.get(), &der);
  require(size > 0);
  std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return out;
}

Result<std::string> timestamp_token(std::string_view reply) {
  if (reply.size() > max_token_bytes)
    return fail(Code::limit, fmt::format("a reply of more than {} bytes is no timestamp", max_token_bytes));
  const std::optional<std::string> der = unwrapped(reply);
  if (!der) return tl::unexpected(malformed());
  const auto* at = reinterpret_cast<const unsigned char*>(der->data());
  const unsigned char* const end = at + der->size();
  const Reply whole(d2i_TS_RESP(nullptr, &at, static_cast<long>(der->size())));
  ERR_clear_error();
  if (whole && at == end) return token_in(whole.get(), *der);
  if (!asn1::read_token(*der)) return tl::unexpected(malformed());
  return *der;
}

Result<Timestamp> read_timestamp(std::string_view token) {
  const asn1::Token read = asn1::read_token(token);
  const asn1::TokenInfo info = read ? asn1::info_of(read.get()) : nullptr;
  if (!info) return tl::unexpected(malformed());
  Result<Timestamp> facts = asn1::facts_of(info.get());
  if (!facts) return facts;
  const asn1::Certificates certificates = asn1::all_certificates(read.get(), nullptr);
  if (X509* const signer = asn1::signer_of(read.get(), certificates.get())) asn1::describe_signer(signer, *facts);
  return facts;
}

}  // namespace claims::archive
