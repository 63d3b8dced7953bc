#include "text/encoding.h"
#include "text/furniture.h"
#include "text/opening.h"
#include "text/reader.h"
#include "text/remark.h"
#include "text/sniff.h"
#include "text/written_moment.h"

#include <algorithm>

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

Format format_of(const Document& document, const std::string& source, Format wanted) {
  if (wanted != Format::automatic) return wanted;
  const Format named = text::format_of_path(document.path);
  return named != Format::automatic ? named : text::sniff_format(source);
}

Result<void> read_source(std::string source, Document& document) {
  if (document.format == Format::markdown || document.format == Format::html) text::read_remarks(source, document);
  switch (document.format) {
    case Format::markdown: return text::read_markdown(source, document);
    case Format::html: return text::read_html(source, document);
    default: return text::read_plain(std::move(source), document);
  }
}

// The day of the moment that the metadata gives, where the story is published.
void move_to_zone(PublicationDate& published, const std::function<int(std::int64_t)>& zone) {
  if (published.source != DateSource::metadata) return;
  const auto moment = text::read_written_moment(published.written);
  if (!moment) return;
  constexpr std::int64_t day_seconds = 86'400;
  const std::int64_t local = *moment + zone(*moment);
  const Date date = to_date(static_cast<Day>((local >= 0 ? local : local - day_seconds + 1) / day_seconds));
  if (date == published.date) return;
  published.date = date;
  published.detail += ", " + published.written + " in the publication's zone";
}

}  // namespace

Result<Document> read_document(std::string path, std::string bytes, const ReadOptions& options) {
  Document document;
  document.path = std::move(path);
  if (bytes.size() > max_article_bytes)
    return fail(Code::limit, document.path + ": larger than 64 MiB, the limit for one article");
  document.sha256 = sha256_hex(bytes);
  const bool html = format_of(document, bytes, options.format) == Format::html;
  Result<std::string> source = text::decode(std::move(bytes), html, document);
  if (!source) return tl::unexpected(source.error());
  document.format = format_of(document, *source, options.format);
  if (auto read = read_source(std::move(*source), document); !read) return tl::unexpected(read.error());
  text::mark_opening(document);
  text::mark_furniture(document);
  std::sort(document.links.begin(), document.links.end(),
            [](const Link& a, const Link& b) { return a.span.begin < b.span.begin; });
  if (document.title.empty()) document.title = options.title;
  if (options.zone) move_to_zone(document.published, options.zone);
  if (options.published) document.published = {*options.published, DateSource::given, "given", std::nullopt};
  return document;
}

}  // namespace claims
