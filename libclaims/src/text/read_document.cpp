#include "text/reader.h"

#include <openssl/evp.h>

namespace claims {
namespace {

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr);
  static constexpr char hex[] = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out.push_back(hex[digest[i] >> 4]);
    out.push_back(hex[digest[i] & 15]);
  }
  return out;
}

}  // namespace

Result<Document> read_document(std::string path, std::string bytes, const ReadOptions& options) {
  Document document;
  document.path = std::move(path);
  if (bytes.size() > max_article_bytes)
    return fail(Code::limit, document.path + ": larger than 64 MiB, the limit for one article");
  document.sha256 = sha256_hex(bytes);
  document.lines.push_back(0);
  for (std::size_t i = bytes.find('\n'); i != std::string::npos; i = bytes.find('\n', i + 1))
    document.lines.push_back(static_cast<std::uint32_t>(i + 1));
  document.title = options.title;
  if (auto read = text::read_plain(std::move(bytes), document); !read) return tl::unexpected(read.error());
  if (options.published) document.published = {*options.published, DateSource::given, "given", std::nullopt};
  return document;
}

}  // namespace claims
