// Signed notes, checkpoints in them, and the key that signs.
#include "archive/signed_note.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "archive/base64.h"
#include "archive/checkpoint.h"
#include "archive/signing_key.h"
#include "fetch_fakes.h"

using namespace claims;
using namespace claims::archive;
using fakes::TemporaryFolder;

namespace {

// Test 1 of RFC 8032 section 7.1, as PKCS #8.
constexpr const char* rfc_key =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";

const std::string name = "claims-archive/test";
const std::string text = "a line\n\nanother, with a blank one above it: é\n";

SigningKey key() { return SigningKey::parse(rfc_key).value(); }

std::string note() { return key().sign_note(text, name); }

void write_file(const std::string& path, const std::string& bytes, mode_t mode = 0600) {
  std::ofstream(path, std::ios::binary) << bytes;
  REQUIRE(::chmod(path.c_str(), mode) == 0);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string lines(std::size_t count, const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += line;
  return out;
}

}  // namespace

TEST_CASE("signed note: Ed25519 as in RFC 8032") {
  const PublicKey public_key = key().public_key();
  CHECK(to_base64({reinterpret_cast<const char*>(public_key.data()), 32}) ==
        "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
  CHECK(to_base64(key().sign("")) ==
        "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==");
  CHECK(verify_ed25519(public_key, "", key().sign("")));
  CHECK_FALSE(verify_ed25519(public_key, "x", key().sign("")));
  CHECK_FALSE(verify_ed25519(public_key, "", key().sign("").substr(1)));
  CHECK_FALSE(verify_ed25519(public_key, "", ""));
}

TEST_CASE("signed note: keys of those who verify") {
  const VerifierKey ours = key().verifier(name);
  CHECK(ours.text() == "claims-archive/test+f507888e+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
  CHECK(parse_verifier_key(ours.text()).value() == ours);
  // A log that is in use: the checksum database of Go.
  const std::string go = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
  CHECK(parse_verifier_key(go).value().id() == 0x033de0ae);
  CHECK(parse_verifier_key(go).value().text() == go);
  CHECK(log_name(ours.key, "case-7") == "claims-archive/21fe31dfa154a261/case-7");

  const std::pair<const char*, Code> bad[] = {
      {"", Code::malformed},
      {"claims-archive/test", Code::malformed},
      {"claims-archive/test+f507888e", Code::malformed},
      {"+f507888e+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", Code::malformed},
      {"claims archive+f507888e+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", Code::malformed},
      {"claims-archive/test+f507888f+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", Code::malformed},
      {"claims-archive/test+F507888E+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", Code::malformed},
      {"claims-archive/test+f507888e+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1E", Code::malformed},
      {"claims-archive/test+f507888e+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n", Code::malformed},
      {"claims-archive/test+f507888e+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3", Code::malformed},
      {"claims-archive/test+f507888e+AtdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", Code::unsupported}};
  for (const auto& [in, code] : bad) {
    INFO(in);
    const auto read = parse_verifier_key(in);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == code);
  }
}

TEST_CASE("signed note: what is signed is read back, and only that") {
  const VerifierKey ours = key().verifier(name);
  const SignedNote read = parse_note(note()).value();
  CHECK(read.text == text);
  REQUIRE(read.signatures.size() == 1);
  CHECK(read.signatures[0].name == name);
  CHECK(read.signatures[0].id == 0xf507888e);
  CHECK(verify_note(read, std::vector{ours}).value() == std::vector<std::size_t>{0});

  for (std::size_t i = 0; i < text.size(); ++i) {  // no byte of the text may change
    std::string altered = note();
    altered[i] = altered[i] == 'x' ? 'y' : 'x';
    const auto parsed = parse_note(altered);
    if (parsed) CHECK(verify_note(*parsed, std::vector{ours}).error().code == Code::malformed);
  }
}

TEST_CASE("signed note: signatures of others are passed over") {
  const VerifierKey ours = key().verifier(name);
  SigningKey other = SigningKey::parse(
                         "-----BEGIN PRIVATE KEY-----\n"
                         "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5baiZKkYhPSj5wJcMvSTSGGnqWr8qrN8Xyy\n"
                         "-----END PRIVATE KEY-----\n")
                         .value();
  const std::string theirs = signature_line(other.verifier("witness"), other.sign(text));
  const std::string same_name = signature_line(other.verifier(name), other.sign(text));
  const auto both = parse_note(note() + theirs + same_name).value();
  CHECK(both.signatures.size() == 3);
  CHECK(verify_note(both, std::vector{ours}).value() == std::vector<std::size_t>{0});
  CHECK(verify_note(both, std::vector{other.verifier("witness"), ours}).value() == std::vector<std::size_t>{0, 1});
  // An unknown signature may be anything; one of a known key must be right.
  const std::string unknown = "\xE2\x80\x94 someone AAAAAAA=\n";
  CHECK(verify_note(parse_note(note() + unknown).value(), std::vector{ours}).has_value());
  std::string wrong = signature_line(ours, key().sign("another text"));
  CHECK(verify_note(parse_note(note() + wrong).value(), std::vector{ours}).error().code == Code::malformed);
  CHECK(verify_note(parse_note(wrong.insert(0, text + "\n")).value(), std::vector{ours}).error().code ==
        Code::malformed);
  // The same signature twice is that of one key.
  const std::string again = signature_line(ours, key().sign(text));
  CHECK(verify_note(parse_note(note() + again).value(), std::vector{ours}).value().size() == 1);
  CHECK(verify_note(parse_note(text + "\n" + theirs).value(), std::vector{ours}).error().code == Code::not_found);
  CHECK(verify_note(both, {}).error().code == Code::not_found);
}

TEST_CASE("signed note: what is not one") {
  const std::string line = "\xE2\x80\x94 someone AAAAAAA=\n";
  const std::string bad[] = {"",
                             "\n",
                             "text\n",
                             "text\n\n",
                             "text" + line,
                             "text\n" + line,
                             "text\n\n\n" + line.substr(0, line.size() - 1),
                             "text\n\n" + line + "trailing\n",
                             "text\n\n- someone AAAAAAA=\n",
                             "text\n\n\xE2\x80\x94 someone\n",
                             "text\n\n\xE2\x80\x94 someone AAAAAA==\n",
                             "text\n\n\xE2\x80\x94 someone AAAAAAA\n",
                             "text\n\n\xE2\x80\x94  AAAAAAA=\n",
                             "text\n\n\xE2\x80\x94 some+one AAAAAAA=\n",
                             "text\n\n\xE2\x80\x94 some\xC2\xA0one AAAAAAA=\n",
                             "text\n\n\xE2\x80\x94 some\xE2\x80\x83one AAAAAAA=\n",
                             "text\r\n\r\n" + line,
                             "te\txt\n\n" + line,
                             "te\xFFxt\n\n" + line};
  for (const std::string& in : bad) {
    INFO(in);
    const auto read = parse_note(in);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == Code::malformed);
  }
  CHECK(parse_note("text\n\n" + lines(max_note_signatures, line)).has_value());
  CHECK(parse_note("text\n\n" + lines(max_note_signatures + 1, line)).error().code == Code::limit);
  const std::string rest = "\n\n" + line;
  CHECK(parse_note(std::string(max_note_bytes - rest.size(), 'x') + rest).has_value());
  CHECK(parse_note(std::string(max_note_bytes - rest.size() + 1, 'x') + rest).error().code == Code::limit);
}

TEST_CASE("checkpoint: written, read, and nothing in between") {
  const Checkpoint checkpoint{"example.com/log", 20852163, sha256_of("root"), {}};
  const std::string root = "SBNJTRN+FjG7owHVrKtu7enkqyyiDc7I8Xa7y1R6Ro8=";
  CHECK(checkpoint.text().starts_with("example.com/log\n20852163\n"));
  CHECK(parse_checkpoint(checkpoint.text()).value() == checkpoint);
  const auto extended = parse_checkpoint("log with a space\n0\n" + root + "\nfirst\nsecond\n").value();
  CHECK(extended.origin == "log with a space");
  CHECK(extended.extensions == std::vector<std::string>{"first", "second"});
  CHECK(extended.text() == "log with a space\n0\n" + root + "\nfirst\nsecond\n");
  CHECK(parse_checkpoint("log\n18446744073709551615\n" + root + "\n").value().size == UINT64_MAX);

  const std::string bad[] = {"",
                             "log\n1\n",
                             "log\n1\n" + root,
                             "\n1\n" + root + "\n",
                             "log\n\n" + root + "\n",
                             "log\n1\n" + root + "\n\n",
                             "log\n01\n" + root + "\n",
                             "log\n+1\n" + root + "\n",
                             "log\n-1\n" + root + "\n",
                             "log\n1 \n" + root + "\n",
                             "log\n0x1\n" + root + "\n",
                             "log\n18446744073709551616\n" + root + "\n",
                             "log\n1\n" + root + " \n",
                             "log\n1\n" + root.substr(4) + "\n",
                             "log\n1\n" + root.substr(0, 42) + "9=\n"};
  for (const std::string& in : bad) {
    INFO(in);
    const auto read = parse_checkpoint(in);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == Code::malformed);
  }
}

TEST_CASE("signing key: made on first use, for its owner alone, and kept") {
  const TemporaryFolder folder;
  const std::string configuration = folder.path() + "/config/claims";
  const auto made = own_key("", configuration);
  REQUIRE(made.has_value());
  CHECK(made->path == configuration + "/signing-key.pem");
  CHECK(made->message == "made a signing key: " + made->path + "; keep a copy, nobody can sign in its name without it");
  struct stat info{};
  REQUIRE(::stat(made->path.c_str(), &info) == 0);
  CHECK((info.st_mode & 07777) == 0600);
  REQUIRE(::stat(configuration.c_str(), &info) == 0);
  CHECK((info.st_mode & 07777) == 0700);

  const auto again = own_key("", configuration);
  REQUIRE(again.has_value());
  CHECK(again->message.empty());
  CHECK(again->key.public_key() == made->key.public_key());
  CHECK(verify_ed25519(made->key.public_key(), "text", again->key.sign("text")));

  const std::string before = read_file(made->path);
  CHECK(SigningKey::create(made->path).error().code == Code::usage);
  CHECK(read_file(made->path) == before);
  CHECK(SigningKey::create(folder.path() + "/other.pem").value().public_key() != made->key.public_key());
}

TEST_CASE("signing key: what must not be used is refused by name") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/key.pem";
  CHECK(own_key(path, folder.path()).error() ==
        Error{Code::not_found, path + ": the signing key cannot be opened: No such file or directory"});
  for (const mode_t mode : {0640, 0604, 0620, 0660, 0644}) {
    write_file(path, rfc_key, mode);
    const auto refused = SigningKey::load(path);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Code::unreadable);
    CHECK(refused.error().text.find("can be used by others (mode 06") != std::string::npos);
  }
  write_file(path, rfc_key, 0400);
  CHECK(SigningKey::load(path).value().public_key() == key().public_key());

  CHECK(SigningKey::load(folder.path()).error() ==
        Error{Code::unreadable, folder.path() + ": the signing key is not a file"});
  const std::pair<std::string, std::string> wrong[] = {
      {"", "not a private key in PEM"},
      {"-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n", "not a private key in PEM"},
      {std::string(20'000, 'x'), "not a private key in PEM"},
      {"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
       "-----END PUBLIC KEY-----\n",
       "not a private key in PEM"},
      {"-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
       "-----END PRIVATE KEY-----\n",
       "of another kind"}};
  for (const auto& [bytes, why] : wrong) {
    ::unlink(path.c_str());
    write_file(path, bytes);
    const auto refused = SigningKey::load(path);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Code::malformed);
    INFO(refused.error().text);
    CHECK(refused.error().text.starts_with(path + ": "));
    CHECK(refused.error().text.find(why) != std::string::npos);
  }
  CHECK(SigningKey::create("/proc/claims/key.pem").error().code != Code::internal);
  CHECK(random_bytes(16) != random_bytes(16));
}
