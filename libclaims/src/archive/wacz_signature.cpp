#include "archive/wacz_signature.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

#include "archive/base64.h"
#include "store/digest.h"

namespace claims::archive {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* value) const {
    Free(value);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;

struct Signer {
  Key key;
  std::string name;
};

std::string common_name(X509* certificate) {
  char name[256] = {};
  const int size = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
  return size > 0 ? std::string(name, static_cast<std::size_t>(size)) : "a certificate without a name";
}

Signer signer_of(const WaczSignature& signature) {
  Signer out;
  if (!signature.domain_cert.empty()) {
    const std::unique_ptr<BIO, Freed<BIO_free_all>> pem(
        BIO_new_mem_buf(signature.domain_cert.data(), static_cast<int>(signature.domain_cert.size())));
    const Certificate certificate(PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr));
    if (!certificate) return out;
    out.key.reset(X509_get_pubkey(certificate.get()));
    out.name = fmt::format("{} (as its certificate says, which was not checked)", common_name(certificate.get()));
    return out;
  }
  const auto der = from_base64(signature.public_key);
  if (!der) return out;
  const auto* at = reinterpret_cast<const unsigned char*>(der->data());
  out.key.reset(d2i_PUBKEY(nullptr, &at, static_cast<long>(der->size())));
  out.name = "a key without a name, sha256:" + store::sha256(*der);
  return out;
}

// Browsers write the two numbers of an ECDSA signature one after the other, others as DER.
std::string as_der(const std::string& signature) {
  const auto* at = reinterpret_cast<const unsigned char*>(signature.data());
  if (ECDSA_SIG* const read = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size()))) {
    ECDSA_SIG_free(read);
    return signature;
  }
  if (signature.size() % 2 != 0 || signature.empty()) return {};
  const int half = static_cast<int>(signature.size() / 2);
  const auto* bytes = reinterpret_cast<const unsigned char*>(signature.data());
  const std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>> made(ECDSA_SIG_new());
  if (!made || ECDSA_SIG_set0(made.get(), BN_bin2bn(bytes, half, nullptr), BN_bin2bn(bytes + half, half, nullptr)) != 1)
    return {};
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(made.get(), &der);
  if (size <= 0) return {};
  std::string out(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return out;
}

bool verifies(EVP_PKEY* key, const std::string& der, std::string_view text) {
  const std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(der.data()), der.size(),
                          reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
}

void check_time(const WaczSignature& signature, const Authorities& authorities, SignatureReport& report) {
  const auto token = timestamp_token(signature.time_signature);
  if (!token) return report.problem("signature-malformed", "its timestamp cannot be read: " + token.error().text);
  TimestampExpectation expected;
  expected.certificates = signature.timestamp_cert;
  const TimestampCheck check = verify_timestamp(*token, signature.signature, authorities, expected);
  for (const ArchiveProblem& found : check.problems) report.timestamp_problem(found);
  if (check.verified) report.timestamp = fmt::format("{} by {}", check.timestamp.time, check.timestamp.authority);
}

}  // namespace

void check_signature(const WaczSignature& signature, std::string_view real_hash, const Authorities* authorities,
                     SignatureReport& report) {
  if (signature.hash != real_hash)
    report.problem("signature-of-another", "what was signed is not the datapackage.json that is in the package");
  const Signer signer = signer_of(signature);
  const auto bytes = from_base64(signature.signature);
  const std::string der = bytes ? as_der(*bytes) : std::string();
  if (!signer.key || EVP_PKEY_get_base_id(signer.key.get()) != EVP_PKEY_EC || der.empty())
    return report.problem("signature-malformed", "its key, certificate or signature cannot be read");
  if (!verifies(signer.key.get(), der, signature.hash))
    return report.problem("signature-wrong", "it is not a signature of what it says, by " + signer.name);
  if (signature.hash == real_hash) report.signer = signer.name;
  if (!signature.time_signature.empty() && authorities) check_time(signature, *authorities, report);
}

}  // namespace claims::archive
