// OpenSSL's structures of timestamps, owned.
#pragma once

#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/timestamp.h"

namespace claims::archive::asn1 {

template <auto free_function>
struct Free {
  template <class T>
  void operator()(T* value) const noexcept {
    free_function(value);
  }
};

using Token = std::unique_ptr<PKCS7, Free<PKCS7_free>>;
using TokenInfo = std::unique_ptr<TS_TST_INFO, Free<TS_TST_INFO_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Stream = std::unique_ptr<BIO, Free<BIO_free>>;
inline void free_certificates(STACK_OF(X509) * certificates) { sk_X509_pop_free(certificates, X509_free); }
using Certificates = std::unique_ptr<STACK_OF(X509), Free<free_certificates>>;

// The whole of `der`, and nothing after it; null: it is not a token.
Token read_token(std::string_view der);
TokenInfo info_of(PKCS7* token);

// Null: damaged, or too many. An empty text gives an empty stack.
Certificates read_certificates(std::string_view pem);
std::string to_pem(STACK_OF(X509) * certificates);

// The certificates inside the token and in `more`, each counted up.
Certificates all_certificates(PKCS7* token, STACK_OF(X509) * more);
// That of the one signer, by issuer and serial number; null: not among them.
X509* signer_of(PKCS7* token, STACK_OF(X509) * certificates);

void describe_signer(X509* certificate, Timestamp& timestamp);
// Errors: malformed.
Result<Timestamp> facts_of(TS_TST_INFO* info);

std::string oid_text(const ASN1_OBJECT* object);  // "1.2.3.4"

}  // namespace claims::archive::asn1
