// Opening plugins: the file, its digest, then here or in a process of its own.
#include "plugin/open.h"

#include "plugin/words.h"

#include <claims/finding.h>

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace claims::plugin {
namespace {

constexpr std::size_t max_plugin_bytes = 256u << 20;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

Error failed(const std::string& path, std::string_view why) {
  const Code code = errno == ENOENT || errno == ENOTDIR ? Code::not_found : Code::unreadable;
  return {code, fmt::format("plugin {}: {}", path, why)};
}

Result<std::string> digest_of(const std::string& path) {
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rbe"));
  if (!file) return tl::unexpected<Error>(failed(path, std::strerror(errno)));
  const std::unique_ptr<EVP_MD_CTX, Closer> context(EVP_MD_CTX_new());
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::string buffer(64u << 10, '\0');
  for (std::size_t all = 0;;) {
    const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get());
    if (got == 0) break;
    if ((all += got) > max_plugin_bytes)
      return fail(Code::limit, fmt::format("plugin {}: is larger than 256 MiB", path));
    EVP_DigestUpdate(context.get(), buffer.data(), got);
  }
  if (std::ferror(file.get())) return tl::unexpected<Error>(failed(path, std::strerror(errno)));
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_DigestFinal_ex(context.get(), digest, &size);
  std::string hex;
  for (unsigned i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

struct File {
  std::string path, sha256;
};

Result<File> examine(const std::string& path, const std::string& pin) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (!real) return tl::unexpected<Error>(failed(path, std::strerror(errno)));
  Result<std::string> digest = digest_of(real.get());
  if (!digest) return tl::unexpected<Error>(std::move(digest.error()));
  if (!pin.empty() && pin != *digest)
    return fail(Code::usage, fmt::format("plugin {}: its SHA-256 is {}, not {} as pinned", path, *digest, pin));
  return File{real.get(), std::move(*digest)};
}

Result<Loaded> load_here(const std::string& path, const File& file) {
  Result<Loaded> loaded = load(file.path);
  if (!loaded) return fail(loaded.error().code, fmt::format("plugin {}: {}", path, loaded.error().text));
  loaded->descriptor.sha256 = file.sha256;
  return loaded;
}

// A plugin's check may not pass for one of ours.
std::string taken_id(const Descriptor& descriptor) {
  for (const CheckInfo& check : checks())
    if (std::find(descriptor.checks.begin(), descriptor.checks.end(), check.id) != descriptor.checks.end())
      return std::string(check.id);
  return {};
}

}  // namespace

Result<std::unique_ptr<Plugin>> open_plugin(const std::string& path, const OpenOptions& options) {
  Result<File> file = examine(path, options.pin);
  if (!file) return tl::unexpected<Error>(std::move(file.error()));
  Result<std::unique_ptr<Plugin>> plugin;
  if (options.isolation == Isolation::own_process) {
    plugin = open_own_process(file->path, file->sha256, options);
  } else {
    Result<Loaded> loaded = load_here(path, *file);
    if (!loaded) return tl::unexpected<Error>(std::move(loaded.error()));
    plugin = open_in_process(std::move(*loaded), options);
  }
  if (plugin)
    if (const std::string id = taken_id((*plugin)->descriptor()); !id.empty())
      return fail(Code::malformed,
                  fmt::format("plugin {}: its check \"{}\" has the id of one of claims's own", path, id));
  return plugin;
}

Result<std::unique_ptr<Transport>> open_transport(const std::string& path, const TransportSettings& settings,
                                                  const OpenOptions& options, const Accept& accept) {
  Result<File> file = examine(path, options.pin);
  if (!file) return tl::unexpected<Error>(std::move(file.error()));
  const Accept asked = [&](const Descriptor& said) -> Result<void> {
    if (!accept) return {};
    Descriptor descriptor = said;
    descriptor.path = file->path;
    descriptor.sha256 = file->sha256;
    return accept(descriptor);
  };
  if (options.isolation == Isolation::own_process)
    return open_transport_own_process(file->path, settings, options, asked);
  Result<Loaded> loaded = load_here(path, *file);
  if (!loaded) return tl::unexpected<Error>(std::move(loaded.error()));
  if (auto accepted = asked(loaded->descriptor); !accepted) return tl::unexpected<Error>(std::move(accepted.error()));
  return open_transport_in_process(std::move(*loaded), settings, options);
}

}  // namespace claims::plugin
