// Timestamps of authorities that the tests make; openssl judges beside us.
#include "archive/timestamp.h"

#include <catch2/catch.hpp>

#include "archive/base64.h"
#include "timestamp_authority.h"

using namespace claims;
using namespace claims::archive;
using fakes::TimestampAuthority;

namespace {

using Codes = std::vector<std::string>;

const std::string data = "example.com/log\n1\nroot\n";

Codes codes_of(const TimestampCheck& check) {
  Codes out;
  for (const ArchiveProblem& problem : check.problems) out.push_back(problem.code);
  CHECK(check.verified == out.empty());
  return out;
}

Authorities trust(const std::string& pem) { return Authorities::of_pem(pem).value(); }

std::string request(const std::string& nonce = "nonce") { return timestamp_request(sha256_of(data), nonce).value(); }

// Seconds since 1970 of the time that a token states.
std::int64_t seconds_of(const std::string& token) { return read_timestamp(token).value().seconds; }

}  // namespace

TEST_CASE("timestamp: a reply is verified, and says what it says") {
  const TimestampAuthority authority;
  const auto trusted = trust(authority.file("root.pem"));
  const std::string reply = authority.reply("good", request());
  const std::string token = timestamp_token(reply).value();
  TimestampExpectation expected;
  expected.nonce = "nonce";
  expected.policy = "1.2.3.4.1";
  const auto check = verify_timestamp(token, data, trusted, expected);
  CHECK(codes_of(check) == Codes{});
  const Timestamp& said = check.timestamp;
  CHECK(said.policy == "1.2.3.4.1");
  CHECK(said.nonce == "6e6f6e6365");
  CHECK(said.serial == "02");
  CHECK(said.accuracy_us == 1'500'100);
  CHECK(said.digest_name == "SHA256");
  CHECK(said.authority == "O=Test,CN=good");
  CHECK(said.issuer == "O=Test,CN=intermediate");
  CHECK(said.certificate_expires == "2089-01-01T00:00:00Z");
  CHECK(said.certificate_end == 3'755'376'000);
  CHECK(said.time.size() == 20);
  CHECK(authority.openssl_verifies(token, data, authority.file("root.pem"), ""));
  // Signer, intermediate, root.
  CHECK(check.chain == authority.file("good.pem") + authority.file("intermediate.pem") + authority.file("root.pem"));

  // The token as others wrap it.
  const std::string base64 = to_base64(token);
  std::string lines;
  for (std::size_t i = 0; i < base64.size(); i += 64) lines += base64.substr(i, 64) + "\r\n";
  for (const std::string& wrapped : {token, base64, lines, "-----BEGIN PKCS7-----\n" + lines + "-----END PKCS7-----\n",
                                     to_base64(reply), "-----BEGIN CMS-----\n" + lines + "-----END CMS-----\n"})
    CHECK(timestamp_token(wrapped) == token);
}

TEST_CASE("timestamp: what must not be verified, and why, openssl agrees") {
  const TimestampAuthority authority;
  const std::string root = authority.file("root.pem"), intermediate = authority.file("intermediate.pem");
  struct Row {
    const char* what;
    std::string token, over, roots, certificates;
    Codes codes;
  };
  const std::string good = authority.token("good", data);
  std::string forged = good;
  forged[forged.size() - 3] ^= 1;
  std::string other_time = good;
  other_time[other_time.find("\x18\x0f") + 15] ^= 1;
  const Row rows[] = {
      {"good", good, data, root, intermediate, {}},
      {"made in 2031", authority.token("good", data, "20310102030405Z"), data, root, intermediate, {}},
      {"several roots", good, data, authority.file("other.pem") + root, intermediate, {}},
      {"more certificates than it needs", good, data, root, authority.file("stranger.pem") + intermediate, {}},
      {"over other bytes", good, data + "x", root, intermediate, {"timestamp-imprint"}},
      {"signature altered", forged, data, root, intermediate, {"timestamp-signature"}},
      {"time altered", other_time, data, root, intermediate, {"timestamp-signature"}},
      {"no intermediate", good, data, root, "", {"timestamp-chain"}},
      {"another root", good, data, authority.file("other.pem"), intermediate, {"timestamp-chain"}},
      {"another root, its own sent along",
       good,
       data,
       authority.file("other.pem"),
       intermediate + root,
       {"timestamp-untrusted"}},
      {"another chain", authority.token("stranger", data), data, root, intermediate, {"timestamp-chain"}},
      {"another chain, trusted", authority.token("stranger", data), data, authority.file("other.pem"), "", {}},
      {"expired before", authority.token("expired", data), data, root, intermediate, {"timestamp-certificate-expired"}},
      {"expired since", authority.token("expired", data, "20140601000000Z"), data, root, intermediate, {}},
      {"in the last second", authority.token("expired", data, "20141231235959Z"), data, root, intermediate, {}},
      {"a second too late",
       authority.token("expired", data, "20150101000000Z"),
       data,
       root,
       intermediate,
       {"timestamp-certificate-expired"}},
      {"not yet valid", authority.token("early", data), data, root, intermediate, {"timestamp-certificate-early"}},
      {"no extended key usage",
       authority.token("plain", data, "", "good"),
       data,
       root,
       intermediate,
       {"timestamp-purpose"}},
      {"usage not critical",
       authority.token("soft", data, "", "good"),
       data,
       root,
       intermediate,
       {"timestamp-purpose"}},
      {"for servers too", authority.token("wide", data, "", "good"), data, root, intermediate, {"timestamp-purpose"}},
      {"names another authority",
       authority.token("second", data, "", "good"),
       data,
       root,
       intermediate,
       {"timestamp-name"}},
      {"two faults",
       authority.token("expired", data),
       data + "x",
       root,
       intermediate,
       {"timestamp-imprint", "timestamp-certificate-expired"}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    TimestampExpectation expected;
    expected.certificates = row.certificates;
    const auto check = verify_timestamp(row.token, row.over, trust(row.roots), expected);
    CHECK(codes_of(check) == row.codes);
    CHECK(authority.openssl_verifies(row.token, row.over, row.roots, row.certificates, seconds_of(row.token)) ==
          row.codes.empty());
  }
  // Without the time of the token openssl refuses what has expired since.
  CHECK_FALSE(
      authority.openssl_verifies(authority.token("expired", data, "20140601000000Z"), data, root, intermediate));
}

TEST_CASE("timestamp: a certificate named by SHA-1 (RFC 2634), as older authorities do") {
  const TimestampAuthority authority;
  const auto trusted = trust(authority.file("root.pem"));
  const std::string token = timestamp_token(authority.reply("second", request())).value();
  CHECK(codes_of(verify_timestamp(token, data, trusted)) == Codes{});
  const std::string newer = timestamp_token(authority.reply("good", request())).value();
  const std::string v1("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0c"), v2 = v1.substr(0, 10) + "\x2f";
  CHECK((token.find(v1) != std::string::npos && token.find(v2) == std::string::npos));
  CHECK((newer.find(v2) != std::string::npos && newer.find(v1) == std::string::npos));
}

TEST_CASE("timestamp: what openssl lets pass and we do not") {
  const TimestampAuthority authority;
  const auto trusted = trust(authority.file("root.pem"));
  TimestampExpectation expected;
  expected.certificates = authority.file("intermediate.pem");
  const std::string weak = timestamp_token(authority.reply("sha1", request())).value();
  CHECK(codes_of(verify_timestamp(weak, data, trusted)) == Codes{"timestamp-weak"});
  const std::string good = authority.token("good", data);
  // The signature holds under the double's key; the token names the other certificate.
  REQUIRE(std::system(
              ("cd '" + authority.path() +
               "' && openssl cms -sign -binary -nodetach -nocerts -outform DER -econtent_type "
               "1.2.840.113549.1.9.16.1.4 -cades -md sha256 -in statement -signer good.pem -inkey good.key -out bare")
                  .c_str()) == 0);
  const std::string bare = authority.file("bare");
  CHECK(codes_of(verify_timestamp(bare, data, trusted, expected)) == Codes{"timestamp-signer-missing"});
  expected.certificates = authority.file("good.pem") + authority.file("intermediate.pem");
  CHECK(codes_of(verify_timestamp(bare, data, trusted, expected)) == Codes{});
  expected.certificates = authority.file("double.pem") + authority.file("intermediate.pem");
  CHECK(codes_of(verify_timestamp(bare, data, trusted, expected)) == Codes{"timestamp-certificate-mismatch"});
  expected.certificates =
      authority.file("intermediate.pem") + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  CHECK(codes_of(verify_timestamp(good, data, trusted, expected)) == Codes{"timestamp-chain", "timestamp-chain"});
}

TEST_CASE("timestamp: nonce and policy are those that were asked for") {
  const TimestampAuthority authority;
  const auto trusted = trust(authority.file("root.pem"));
  const std::string token = timestamp_token(authority.reply("good", request(std::string("\0\x81 nonce", 8)))).value();
  const auto with = [&](std::optional<std::string> nonce, std::string policy) {
    TimestampExpectation expected;
    expected.nonce = std::move(nonce);
    expected.policy = std::move(policy);
    return codes_of(verify_timestamp(token, data, trusted, expected));
  };
  CHECK(timestamp_request(sha256_of(data), "", "").error().code == Code::usage);
  CHECK(timestamp_request(sha256_of(data), std::string(21, 'x')).error().code == Code::usage);
  CHECK(timestamp_request(sha256_of(data), "x", "policy").error().text ==
        "timestamp request: \"policy\" is not the number of a policy, as 1.2.3.4");
  CHECK(with(std::nullopt, "") == Codes{});
  CHECK(with("other", "") == Codes{"timestamp-nonce"});
  CHECK(with(std::nullopt, "1.2.3.4.5") == Codes{"timestamp-policy"});
  CHECK(with("other", "1.2.3.4.5") == Codes{"timestamp-nonce", "timestamp-policy"});

  const std::string high(20, '\xff');
  TimestampExpectation expected;
  expected.nonce = high;
  expected.policy = "1.2.3.4.5";
  const auto asked = timestamp_request(sha256_of(data), high, "1.2.3.4.5").value();
  const auto check = verify_timestamp(timestamp_token(authority.reply("good", asked)).value(), data, trusted, expected);
  CHECK(codes_of(check) == Codes{});
  CHECK(check.timestamp.policy == "1.2.3.4.5");
}

TEST_CASE("timestamp: a refusal comes in the authority's own words") {
  const TimestampAuthority authority;
  const auto refused =
      timestamp_token(authority.reply("good", timestamp_request(sha256_of(data), "x", "1.9.9").value()));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Code::unavailable);
  CHECK(refused.error().text ==
        "the timestamp authority refused (status 2): policy not accepted: \"Requested policy is not supported.\"");
  const auto bad = timestamp_token(authority.reply("good", "0\x03\x02\x01\x01"));
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().text.starts_with("the timestamp authority refused (status 2): bad data format: \""));
}

TEST_CASE("timestamp: what is none") {
  const auto trusted = Authorities::of_system();
  for (const std::string& bytes :
       {std::string(), std::string("<html>404</html>"), std::string("0"), std::string("0\x80"),
        std::string("\x30\x84\xff\xff\xff\xff"), std::string("-----BEGIN PKCS7-----"),
        std::string("-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n"), std::string(1000, '0')}) {
    INFO(bytes);
    CHECK(timestamp_token(bytes).error().code == Code::malformed);
    CHECK(read_timestamp(bytes).error().code == Code::malformed);
    CHECK(codes_of(verify_timestamp(bytes, data, trusted)) == Codes{"timestamp-malformed"});
  }
  CHECK(timestamp_token(std::string(max_token_bytes + 1, '0')).error().code == Code::limit);
  CHECK(Authorities::of_pem("").error().code == Code::malformed);
  CHECK(Authorities::of_pem("text").error().code == Code::malformed);
  CHECK(Authorities::of_pem(std::string(max_chain_bytes + 1, '\n')).error().code == Code::limit);
}

TEST_CASE("timestamp: no byte of a token can be altered unseen") {
  const TimestampAuthority authority;
  const auto trusted = trust(authority.file("root.pem"));
  TimestampExpectation expected;
  expected.certificates = authority.file("intermediate.pem");
  expected.nonce = "nonce";
  const std::string token = authority.token("good", data);
  REQUIRE(verify_timestamp(token, data, trusted, expected).verified);
  const std::string statement = authority.file("statement");
  const std::size_t begin = token.find(statement), end = begin + statement.size();
  REQUIRE(begin != std::string::npos);
  for (std::size_t i = 0; i < token.size(); i += i >= begin && i < end ? 1 : 7) {
    std::string altered = token;
    altered[i] ^= 0x04;
    const auto check = verify_timestamp(altered, data, trusted, expected);
    // Outside of the statement a byte may be one that says nothing (a version, unused parameters): then the facts are
    // the same.
    INFO(i);
    if (i >= begin && i < end) REQUIRE_FALSE(check.verified);
    else if (check.verified) REQUIRE(check.timestamp.time == read_timestamp(token).value().time);
  }
}
