// Time-stamping authorities of tests/authority, for tests of this process.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "archive/timestamp.h"
#include "fetch_fakes.h"

namespace fakes {

class TimestampAuthority {
 public:
  TimestampAuthority() { run("setup '" + path() + "'"); }

  const std::string& path() const { return folder_.path(); }
  std::string file(const std::string& name) const {
    std::ifstream in(path() + "/" + name, std::ios::binary);
    if (!in) throw std::runtime_error("no file " + name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path() + "/" + name, std::ios::binary) << bytes;
    return path() + "/" + name;
  }

  // A whole reply of `name`, made now.
  std::string reply(const std::string& name, const std::string& request) const {
    const std::string query = put("query", request);
    run("reply '" + path() + "' " + name + " '" + query + "' '" + path() + "/reply'");
    return file("reply");
  }

  // A bare token of `name` over `data`, without the intermediate certificate. `time`
  // ("20260102030405Z") and `as`, the name in it, may be anything.
  std::string token(const std::string& name, const std::string& data, const std::string& time = {},
                    std::string as = {}) const {
    using namespace claims::archive;
    if (as.empty()) as = name;
    const std::string reply_token =
        timestamp_token(reply(as, timestamp_request(sha256_of(data), "nonce").value())).value();
    run("statement '" + put("token", reply_token) + "' '" + path() + "/statement'");
    std::string statement = file("statement");
    const std::size_t at = statement.find("\x18\x0f");  // GeneralizedTime of 15 characters
    if (at == std::string::npos) throw std::runtime_error("no time in the statement");
    if (!time.empty()) statement.replace(at + 2, 15, time);
    run("sign '" + path() + "' " + name + " '" + put("statement", statement) + "' '" + path() + "/token'");
    return file("token");
  }

  // What `openssl ts -verify` says of a token over `data`, at `seconds` (0: now).
  bool openssl_verifies(const std::string& token, const std::string& data, const std::string& roots,
                        const std::string& certificates, std::int64_t seconds = 0) const {
    std::string command = "openssl ts -verify -token_in -in '" + put("token", token) + "' -data '" + put("data", data) +
                          "' -CAfile '" + put("roots", roots) + "'";
    if (!certificates.empty()) command += " -untrusted '" + put("untrusted", certificates) + "'";
    if (seconds != 0) command += " -attime " + std::to_string(seconds);
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
  }

 private:
  static void run(const std::string& arguments) {
    const std::string command = "sh '" CLAIMS_AUTHORITY "' " + arguments;
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
  }

  TemporaryFolder folder_;
};

}  // namespace fakes
