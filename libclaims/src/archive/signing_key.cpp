#include "archive/signing_key.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>

#include "archive/merkle.h"

namespace claims::archive {
namespace {

constexpr std::size_t max_key_file = 16u << 10;

struct FreeKey {
  void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
struct FreeBio {
  void operator()(BIO* bio) const noexcept { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Bio = std::unique_ptr<BIO, FreeBio>;

// Closes; nothing else.
struct File {
  int fd = -1;
  ~File() {
    if (fd >= 0) ::close(fd);
  }
};

tl::unexpected<Error> failed(const std::string& path, const char* doing) {
  const int error = errno;
  const Code code = error == ENOENT                      ? Code::not_found
                    : error == ENOSPC || error == EDQUOT ? Code::unavailable
                                                         : Code::unreadable;
  return fail(code, fmt::format("{}: the signing key cannot be {}: {}", path, doing, std::strerror(error)));
}

int no_password(char*, int, int, void*) { return -1; }

// Why a key file must not be used although it can be read; empty: nothing.
std::string objection(const struct stat& info) {
  if (!S_ISREG(info.st_mode)) return "is not a file";
  if ((info.st_mode & 077) != 0)
    return fmt::format(
        "can be used by others (mode {:04o}): whoever can read it can sign in your name; chmod 600 it, or make a new "
        "key",
        info.st_mode & 07777u);
  if (info.st_uid != ::geteuid() && ::geteuid() != 0) return "belongs to another user";
  return {};
}

std::string to_pem(EVP_PKEY* key) {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
    throw std::bad_alloc();
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void make_folders(const std::string& path) {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
    ::mkdir(path.substr(0, slash).c_str(), 0700);
}

// A name that is new, then one that is final: no half-written key is ever found.
Result<void> write_private(const std::string& path, std::string_view bytes) {
  make_folders(path);
  const std::string name = fmt::format("{}.{}", path, ::getpid());
  ::unlink(name.c_str());
  File file{::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (file.fd < 0) return failed(path, "written");
  // link fails where the name is taken: two runs at once keep the first key.
  if (!write_all(file.fd, bytes) || ::fsync(file.fd) != 0 || ::link(name.c_str(), path.c_str()) != 0) {
    const auto error = errno == EEXIST
                           ? fail(Code::usage, path + ": there is a signing key already; it is not replaced")
                           : failed(path, "written");
    ::unlink(name.c_str());
    return error;
  }
  ::unlink(name.c_str());
  const std::size_t slash = path.rfind('/');
  const File folder{
      ::open(slash == std::string::npos ? "." : path.substr(0, slash + 1).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.fd >= 0) ::fsync(folder.fd);
  return {};
}

}  // namespace

struct SigningKey::State {
  Key key;
};

SigningKey::SigningKey(std::unique_ptr<State> state) : state_(std::move(state)) {}
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;
SigningKey::~SigningKey() = default;

Result<SigningKey> SigningKey::parse(std::string_view pem) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(std::min(pem.size(), max_key_file))));
  if (!bio) throw std::bad_alloc();
  Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr));
  ERR_clear_error();
  if (!key)
    return fail(Code::malformed,
                "not a private key in PEM without a password (PKCS #8): openssl genpkey -algorithm ed25519 makes one");
  if (EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519)
    return fail(Code::malformed, "a key of another kind: logs are signed with Ed25519");
  return SigningKey(std::make_unique<State>(State{std::move(key)}));
}

Result<SigningKey> SigningKey::load(const std::string& path) {
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  struct stat info{};
  if (file.fd < 0 || ::fstat(file.fd, &info) != 0) return failed(path, "opened");
  if (const std::string why = objection(info); !why.empty())
    return fail(Code::unreadable, fmt::format("{}: the signing key {}", path, why));
  std::string pem(max_key_file, '\0');
  const ssize_t count = ::read(file.fd, pem.data(), pem.size());
  if (count < 0) return failed(path, "read");
  pem.resize(static_cast<std::size_t>(count));
  Result<SigningKey> key = parse(pem);
  OPENSSL_cleanse(pem.data(), pem.size());
  if (!key) return fail(key.error().code, path + ": " + key.error().text);
  return key;
}

Result<SigningKey> SigningKey::create(const std::string& path) {
  Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  if (!key) return fail(Code::internal, "OpenSSL cannot make an Ed25519 key");
  std::string pem = to_pem(key.get());
  Result<void> written = write_private(path, pem);
  OPENSSL_cleanse(pem.data(), pem.size());
  if (!written) return tl::unexpected(written.error());
  return SigningKey(std::make_unique<State>(State{std::move(key)}));
}

PublicKey SigningKey::public_key() const {
  PublicKey out{};
  std::size_t size = out.size();
  if (EVP_PKEY_get_raw_public_key(state_->key.get(), out.data(), &size) != 1) throw std::bad_alloc();
  return out;
}

std::string SigningKey::sign(std::string_view message) const {
  const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  std::string out(64, '\0');
  std::size_t size = out.size();
  if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, state_->key.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                     reinterpret_cast<const unsigned char*>(message.data()), message.size()) != 1)
    throw std::bad_alloc();
  return out;
}

std::string SigningKey::sign_note(std::string_view text, std::string_view name) const {
  return std::string(text) + '\n' + signature_line(verifier(std::string(name)), sign(text));
}

Result<OwnKey> own_key(const std::string& path, const std::string& configuration) {
  const std::string where = path.empty() ? default_key_path(configuration) : path;
  Result<SigningKey> key = SigningKey::load(where);
  if (key) return OwnKey{std::move(*key), where, {}};
  if (!path.empty() || key.error().code != Code::not_found) return tl::unexpected(key.error());
  key = SigningKey::create(where);
  if (!key) {
    if (key.error().code != Code::usage) return tl::unexpected(key.error());
    key = SigningKey::load(where);  // another run was first
    if (!key) return tl::unexpected(key.error());
    return OwnKey{std::move(*key), where, {}};
  }
  return OwnKey{std::move(*key), where,
                fmt::format("made a signing key: {}; keep a copy, nobody can sign in its name without it", where)};
}

std::string default_key_path(const std::string& configuration) { return configuration + "/signing-key.pem"; }

std::string log_name(const PublicKey& key, std::string_view log) {
  const Hash hash = sha256_of({reinterpret_cast<const char*>(key.data()), key.size()});
  std::string digits;
  for (std::size_t i = 0; i < 8; ++i) digits += fmt::format("{:02x}", hash[i]);
  return fmt::format("claims-archive/{}/{}", digits, log);
}

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(count)) != 1)
    throw std::runtime_error("OpenSSL has no random numbers");
  return out;
}

}  // namespace claims::archive
