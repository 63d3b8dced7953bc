#include "archive/timestamp_asn1.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pem.h>

#include <fmt/format.h>

#include <ctime>
#include <new>

namespace claims::archive::asn1 {
namespace {

constexpr int max_certificates = 100;

std::string hex_of(const unsigned char* bytes, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += fmt::format("{:02x}", bytes[i]);
  return out;
}

std::string integer_text(const ASN1_INTEGER* number) {
  return number ? hex_of(ASN1_STRING_get0_data(number), static_cast<std::size_t>(ASN1_STRING_length(number)))
                : std::string();
}

// Microseconds; 0 for what is absent or makes no sense.
std::uint64_t part(const ASN1_INTEGER* number, std::uint64_t unit, std::int64_t most) {
  std::int64_t value = 0;
  if (!number || ASN1_INTEGER_get_int64(&value, number) != 1 || value < 0 || value > most) return 0;
  return static_cast<std::uint64_t>(value) * unit;
}

// "20261124021738.25Z" as RFC 3339; the fraction is kept as it stands.
bool read_time(const ASN1_TIME* time, std::string& text, std::int64_t& seconds) {
  std::tm broken{};
  if (!time || ASN1_TIME_to_tm(time, &broken) != 1) return false;
  seconds = ::timegm(&broken);
  const std::string_view raw(reinterpret_cast<const char*>(ASN1_STRING_get0_data(time)),
                             static_cast<std::size_t>(ASN1_STRING_length(time)));
  const std::size_t dot = raw.find('.');
  const std::string_view fraction = dot == raw.npos ? std::string_view() : raw.substr(dot, raw.find('Z') - dot);
  text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", broken.tm_year + 1900, broken.tm_mon + 1, broken.tm_mday,
                     broken.tm_hour, broken.tm_min, broken.tm_sec, fraction);
  return true;
}

std::string name_text(const X509_NAME* name) {
  const Stream out(BIO_new(BIO_s_mem()));
  if (!out) throw std::bad_alloc();
  X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return {data, static_cast<std::size_t>(std::min(size, 1000L))};
}

}  // namespace

Token read_token(std::string_view der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const unsigned char* const end = at + der.size();
  Token token(der.size() > max_token_bytes ? nullptr : d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  if (!token || at != end || !PKCS7_type_is_signed(token.get())) return nullptr;
  return token;
}

TokenInfo info_of(PKCS7* token) {
  TokenInfo info(PKCS7_to_TS_TST_INFO(token));
  ERR_clear_error();
  return info;
}

Certificates read_certificates(std::string_view pem) {
  Certificates out(sk_X509_new_null());
  const Stream in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!out || (!in && !pem.empty())) throw std::bad_alloc();
  if (pem.empty()) return out;
  while (X509* const certificate = PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)) {
    if (sk_X509_num(out.get()) == max_certificates || sk_X509_push(out.get(), certificate) == 0) {
      X509_free(certificate);
      return nullptr;
    }
  }
  // At the end of the text there is no further BEGIN line, and nothing else is wrong.
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  return at_end ? std::move(out) : nullptr;
}

std::string to_pem(STACK_OF(X509) * certificates) {
  const Stream out(BIO_new(BIO_s_mem()));
  if (!out) throw std::bad_alloc();
  for (int i = 0; i < sk_X509_num(certificates); ++i) PEM_write_bio_X509(out.get(), sk_X509_value(certificates, i));
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

Certificates all_certificates(PKCS7* token, STACK_OF(X509) * more) {
  Certificates out(sk_X509_new_null());
  if (!out) throw std::bad_alloc();
  for (STACK_OF(X509)* const from : {token->d.sign ? token->d.sign->cert : nullptr, more})
    if (from) X509_add_certs(out.get(), from, X509_ADD_FLAG_UP_REF | X509_ADD_FLAG_NO_DUP);
  return out;
}

X509* signer_of(PKCS7* token, STACK_OF(X509) * certificates) {
  STACK_OF(PKCS7_SIGNER_INFO)* const signers = PKCS7_get_signer_info(token);
  if (!signers || sk_PKCS7_SIGNER_INFO_num(signers) != 1) return nullptr;
  const PKCS7_ISSUER_AND_SERIAL* const named = sk_PKCS7_SIGNER_INFO_value(signers, 0)->issuer_and_serial;
  return named ? X509_find_by_issuer_and_serial(certificates, named->issuer, named->serial) : nullptr;
}

void describe_signer(X509* certificate, Timestamp& timestamp) {
  timestamp.authority = name_text(X509_get_subject_name(certificate));
  timestamp.issuer = name_text(X509_get_issuer_name(certificate));
  if (!read_time(X509_get0_notAfter(certificate), timestamp.certificate_expires, timestamp.certificate_end))
    timestamp.certificate_expires.clear();
}

Result<Timestamp> facts_of(TS_TST_INFO* info) {
  Timestamp out;
  if (!read_time(TS_TST_INFO_get_time(info), out.time, out.seconds))
    return fail(Code::malformed, "timestamp: the token states no time");
  if (TS_ACCURACY* const accuracy = TS_TST_INFO_get_accuracy(info))
    out.accuracy_us = part(TS_ACCURACY_get_seconds(accuracy), 1'000'000, 1'000'000'000) +
                      part(TS_ACCURACY_get_millis(accuracy), 1000, 999) +
                      part(TS_ACCURACY_get_micros(accuracy), 1, 999);
  out.policy = oid_text(TS_TST_INFO_get_policy_id(info));
  out.serial = integer_text(TS_TST_INFO_get_serial(info));
  out.nonce = integer_text(TS_TST_INFO_get_nonce(info));
  TS_MSG_IMPRINT* const imprint = TS_TST_INFO_get_msg_imprint(info);
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const int nid = OBJ_obj2nid(algorithm);
  out.digest_name = nid == NID_undef ? oid_text(algorithm) : OBJ_nid2sn(nid);
  const ASN1_OCTET_STRING* const digest = TS_MSG_IMPRINT_get_msg(imprint);
  out.digest = hex_of(ASN1_STRING_get0_data(digest), static_cast<std::size_t>(ASN1_STRING_length(digest)));
  return out;
}

std::string oid_text(const ASN1_OBJECT* object) {
  char text[256];
  const int size = object ? OBJ_obj2txt(text, sizeof text, object, 1) : 0;
  return size > 0 && size < static_cast<int>(sizeof text) ? std::string(text) : std::string();
}

}  // namespace claims::archive::asn1
