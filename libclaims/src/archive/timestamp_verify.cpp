#include "archive/timestamp.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <fmt/format.h>

#include <algorithm>
#include <new>

#include "archive/timestamp_asn1.h"

namespace claims::archive {

struct Authorities::State {
  asn1::Certificates roots;  // null: the system's
};

namespace {

using asn1::Free;
using Store = std::unique_ptr<X509_STORE, Free<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Free<X509_STORE_CTX_free>>;
using VerifyContext = std::unique_ptr<TS_VERIFY_CTX, Free<TS_VERIFY_CTX_free>>;

constexpr int security_level = 1;  // at least 80 bits, no MD5 and SHA-1 in the chain

bool is_strong(int digest) { return digest == NID_sha256 || digest == NID_sha384 || digest == NID_sha512; }

// Roots, and the time at which all is judged.
Store store_at(const Authorities::State& authorities, std::int64_t seconds) {
  Store store(X509_STORE_new());
  if (!store) throw std::bad_alloc();
  if (!authorities.roots) X509_STORE_set_default_paths(store.get());
  for (int i = 0; i < sk_X509_num(authorities.roots.get()); ++i)
    X509_STORE_add_cert(store.get(), sk_X509_value(authorities.roots.get(), i));
  X509_VERIFY_PARAM* const how = X509_STORE_get0_param(store.get());
  X509_VERIFY_PARAM_set_time(how, seconds);
  X509_VERIFY_PARAM_set_auth_level(how, security_level);
  ERR_clear_error();
  return store;
}

// Is timeStamping its one purpose, and critically so (RFC 3161 section 2.3)?
bool is_for_timestamps(X509* certificate) {
  const int at = X509_get_ext_by_NID(certificate, NID_ext_key_usage, -1);
  if (at < 0 || X509_EXTENSION_get_critical(X509_get_ext(certificate, at)) != 1) return false;
  return X509_get_extended_key_usage(certificate) == XKU_TIMESTAMP;
}

// Code and sentence for a chain that fails.
std::pair<const char*, const char*> chain_problem(int error) {
  switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED: return {"timestamp-certificate-expired", "had expired by the time in the token"};
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return {"timestamp-certificate-early", "was not yet valid at the time in the token"};
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return {"timestamp-chain", "is issued by an authority whose certificate is neither kept here nor trusted"};
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_CERT_UNTRUSTED:
      return {"timestamp-untrusted", "leads to a root that is not among the trusted ones"};
    case X509_V_ERR_INVALID_PURPOSE:
      return {"timestamp-purpose", "is not for timestamps, or that is not marked critical"};
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK: return {"timestamp-weak", "rests on a key or a digest that is too weak"};
    default: return {"timestamp-chain", nullptr};
  }
}

// Code for what OpenSSL says last of all; empty: nothing that concerns the token.
std::pair<const char*, std::string> openssl_problem() {
  std::pair<const char*, std::string> found{"timestamp-signature",
                                            "the signature is not that of the certificate over these facts"};
  while (const unsigned long error = ERR_get_error()) {
    const int library = ERR_GET_LIB(error), reason = ERR_GET_REASON(error);
    if (library == ERR_LIB_ESS || (library == ERR_LIB_TS && reason == TS_R_ESS_SIGNING_CERTIFICATE_ERROR))
      found = {"timestamp-certificate-mismatch",
               "the token names another certificate than the one that signed (ESSCertID)"};
    else if (library == ERR_LIB_TS && (reason == TS_R_TSA_NAME_MISMATCH || reason == TS_R_TSA_UNTRUSTED))
      found = {"timestamp-name", "the token names another authority than its certificate"};
    else if (library == ERR_LIB_TS && (reason == TS_R_UNSUPPORTED_VERSION || reason == TS_R_THERE_MUST_BE_ONE_SIGNER))
      found = {"timestamp-malformed", "the token is of another version, or has not exactly one signer"};
  }
  return found;
}

class Verifier {
 public:
  Verifier(std::string_view token, std::string_view data, const Authorities& authorities,
           const TimestampExpectation& expected)
      : data_(data), authorities_(authorities.state()), expected_(expected), token_(asn1::read_token(token)) {}

  TimestampCheck run() {
    info_ = token_ ? asn1::info_of(token_.get()) : nullptr;
    kept_ = expected_.certificates.size() > max_chain_bytes ? nullptr : asn1::read_certificates(expected_.certificates);
    if (!kept_) {
      report("timestamp-chain", "the certificates kept with the timestamp are damaged");
      kept_ = asn1::read_certificates({});
    }
    Result<Timestamp> facts =
        info_ ? asn1::facts_of(info_.get()) : fail(Code::malformed, "not a timestamp token (RFC 3161)");
    if (!facts) {
      report("timestamp-malformed", facts.error().text);
      return std::move(check_);
    }
    check_.timestamp = std::move(*facts);
    check_statement();
    certificates_ = asn1::all_certificates(token_.get(), kept_.get());
    if (X509* const signer = asn1::signer_of(token_.get(), certificates_.get())) {
      asn1::describe_signer(signer, check_.timestamp);
      check_chain(signer);
    } else {
      report("timestamp-signer-missing", "the certificate that signed is neither in the token nor kept with it");
    }
    check_signature();
    check_.verified = check_.problems.empty();
    return std::move(check_);
  }

 private:
  void report(const char* code, std::string text) {
    ArchiveProblem problem;
    problem.code = code;
    // A root that is not trusted here says nothing against the token.
    if (problem.code == "timestamp-chain" || problem.code == "timestamp-untrusted") problem.level = Level::warning;
    problem.text = check_.timestamp.time.empty() ? std::move(text)
                                                 : fmt::format("timestamp of {}: {}", check_.timestamp.time, text);
    check_.problems.push_back(std::move(problem));
  }

  // What the token says, against what was asked.
  void check_statement() {
    const Timestamp& said = check_.timestamp;
    const EVP_MD* const digest = EVP_get_digestbyname(said.digest_name.c_str());
    if (!digest || !is_strong(EVP_MD_get_type(digest))) {
      report("timestamp-weak", fmt::format("it is over a digest ({}) that is too weak or unknown", said.digest_name));
    } else {
      unsigned char bytes[EVP_MAX_MD_SIZE];
      unsigned size = 0;
      EVP_Digest(data_.data(), data_.size(), bytes, &size, digest, nullptr);
      imprint_.assign(bytes, bytes + size);
      std::string hex;
      for (const unsigned char byte : imprint_) hex += fmt::format("{:02x}", byte);
      if (hex != said.digest) report("timestamp-imprint", "it is over other bytes than these");
    }
    if (expected_.nonce && !same_nonce(*expected_.nonce))
      report("timestamp-nonce", "it does not answer this request: another nonce, or none");
    if (!expected_.policy.empty() && expected_.policy != said.policy)
      report("timestamp-policy", fmt::format("it is under the policy {}, not {}", said.policy, expected_.policy));
  }

  bool same_nonce(std::string_view sent) const {
    const std::unique_ptr<BIGNUM, Free<BN_free>> wanted(
        BN_bin2bn(reinterpret_cast<const unsigned char*>(sent.data()), static_cast<int>(sent.size()), nullptr));
    const ASN1_INTEGER* const got = TS_TST_INFO_get_nonce(info_.get());
    const std::unique_ptr<BIGNUM, Free<BN_free>> number(got ? ASN1_INTEGER_to_BN(got, nullptr) : nullptr);
    return wanted && number && BN_cmp(wanted.get(), number.get()) == 0;
  }

  void check_chain(X509* signer) {
    if (!is_for_timestamps(signer))
      report("timestamp-purpose", "the certificate is not for timestamps alone, or that is not marked critical");
    const Store store = store_at(authorities_, check_.timestamp.seconds);
    const StoreContext context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), store.get(), signer, certificates_.get()) != 1)
      throw std::bad_alloc();
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN);
    if (X509_verify_cert(context.get()) == 1) {
      const asn1::Certificates chain(X509_STORE_CTX_get1_chain(context.get()));
      check_.chain = asn1::to_pem(chain.get());
      return;
    }
    const int error = X509_STORE_CTX_get_error(context.get());
    const auto [code, words] = chain_problem(error);
    const bool again = std::string_view(code) == "timestamp-purpose" && !check_.problems.empty() &&
                       check_.problems.back().code == code;
    if (again) return;
    const char* const which =
        X509_STORE_CTX_get_error_depth(context.get()) == 0 ? "the certificate" : "a certificate of its chain";
    report(code, fmt::format("{} {}", which, words ? words : X509_verify_cert_error_string(error)));
  }

  // All again as OpenSSL sees it: nothing is verified that it refuses.
  void check_signature() {
    const STACK_OF(PKCS7_SIGNER_INFO)* const signers = PKCS7_get_signer_info(token_.get());
    for (int i = 0; signers && i < sk_PKCS7_SIGNER_INFO_num(signers); ++i) {
      const X509_ALGOR* const algorithm = sk_PKCS7_SIGNER_INFO_value(signers, i)->digest_alg;
      const ASN1_OBJECT* object = nullptr;
      X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
      if (!is_strong(OBJ_obj2nid(object))) report("timestamp-weak", "it is signed over a digest that is too weak");
    }
    const VerifyContext context(TS_VERIFY_CTX_new());
    if (!context) throw std::bad_alloc();
    unsigned flags = TS_VFY_VERSION | TS_VFY_SIGNATURE | TS_VFY_SIGNER;
    if (!imprint_.empty()) {
      flags |= TS_VFY_IMPRINT;
      auto* const copy = static_cast<unsigned char*>(OPENSSL_memdup(imprint_.data(), imprint_.size()));
      TS_VERIFY_CTX_set_imprint(context.get(), copy, static_cast<long>(imprint_.size()));
    }
    TS_VERIFY_CTX_set_flags(context.get(), static_cast<int>(flags));
    TS_VERIFY_CTX_set_store(context.get(), store_at(authorities_, check_.timestamp.seconds).release());
    TS_VERIFY_CTX_set_certs(context.get(), asn1::all_certificates(token_.get(), kept_.get()).release());
    ERR_clear_error();
    const bool good = TS_RESP_verify_token(context.get(), token_.get()) == 1;
    const auto [code, words] = openssl_problem();
    if (!good && check_.problems.empty()) report(code, words);
  }

  std::string_view data_;
  const Authorities::State& authorities_;
  const TimestampExpectation& expected_;
  asn1::Token token_;
  asn1::TokenInfo info_;
  asn1::Certificates kept_, certificates_;
  std::vector<unsigned char> imprint_;
  TimestampCheck check_;
};

}  // namespace

Result<Authorities> Authorities::of_pem(std::string_view pem) {
  if (pem.size() > max_chain_bytes)
    return fail(Code::limit, fmt::format("trusted authorities: more than {} bytes", max_chain_bytes));
  auto state = std::make_shared<State>();
  state->roots = asn1::read_certificates(pem);
  if (!state->roots || sk_X509_num(state->roots.get()) == 0)
    return fail(Code::malformed, "trusted authorities: no certificates in PEM, or damaged ones");
  Authorities out;
  out.state_ = std::move(state);
  return out;
}

Authorities Authorities::of_system() {
  Authorities out;
  out.state_ = std::make_shared<State>();
  return out;
}

TimestampCheck verify_timestamp(std::string_view token, std::string_view data, const Authorities& authorities,
                                const TimestampExpectation& expected) {
  return Verifier(token, data, authorities, expected).run();
}

}  // namespace claims::archive
