// What a TLS connection was made with.
#pragma once

#include <string>
#include <vector>

namespace web {

struct TlsSession {
  std::string version;                    // "TLSv1.3"
  std::vector<std::string> certificates;  // PEM, the server's own first
};

// `ssl` is OpenSSL's SSL* of an open connection.
TlsSession read_session(void* ssl);

// OpenSSL's words for a result of verifying a certificate.
std::string verify_problem(long result);

}  // namespace web
