#include "certificate.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>

namespace web {
namespace {

constexpr int kMaxCertificates = 16;

struct FreeBio {
  void operator()(BIO* bio) const noexcept { BIO_free(bio); }
};

std::string pem_of(X509* certificate) {
  const std::unique_ptr<BIO, FreeBio> out(BIO_new(BIO_s_mem()));
  if (!out || !PEM_write_bio_X509(out.get(), certificate)) return {};
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return std::string(data, static_cast<std::size_t>(size));
}

}  // namespace

TlsSession read_session(void* ssl) {
  auto* const session = static_cast<SSL*>(ssl);
  TlsSession read;
  read.version = SSL_get_version(session);
  STACK_OF(X509)* chain = SSL_get_peer_cert_chain(session);
  const int count = chain ? sk_X509_num(chain) : 0;
  for (int i = 0; i < count && i < kMaxCertificates; ++i) read.certificates.push_back(pem_of(sk_X509_value(chain, i)));
  return read;
}

std::string verify_problem(long result) { return X509_verify_cert_error_string(result); }

}  // namespace web
