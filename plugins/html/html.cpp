// Web pages to text, by claims's own reader of articles: title, author, date of publication, and the words.
#include <claims/document.h>
#include <claims/plugin.hpp>

#include "text/encoding.h"
#include "text/furniture.h"
#include "text/opening.h"
#include "text/reader.h"

#include <string>

namespace {

using namespace claims::plugin;

claims_status status_of(claims::Code code) {
  switch (code) {
    case claims::Code::usage: return CLAIMS_USAGE;
    case claims::Code::not_found: return CLAIMS_NOT_FOUND;
    case claims::Code::unreadable: return CLAIMS_UNREADABLE;
    case claims::Code::malformed: return CLAIMS_MALFORMED;
    case claims::Code::limit: return CLAIMS_LIMIT;
    case claims::Code::unsupported: return CLAIMS_UNSUPPORTED;
    case claims::Code::unavailable: return CLAIMS_UNAVAILABLE;
    case claims::Code::internal: break;
  }
  return CLAIMS_INTERNAL;
}

std::string iso(const claims::Date& date) {
  const auto two = [](unsigned n) { return std::string(n < 10 ? "-0" : "-").append(std::to_string(n)); };
  std::string out = std::to_string(date.year);
  out.insert(0, out.size() < 4 ? 4 - out.size() : 0, '0');
  if (date.month != 0) out += two(static_cast<unsigned>(date.month));
  if (date.month != 0 && date.day != 0) out += two(static_cast<unsigned>(date.day));
  return out;
}

// The parts of read_document that a page needs: no digest, which the host makes.
claims::Result<void> read_page(std::string bytes, claims::Document& document) {
  document.path = "the page";
  if (bytes.size() > claims::max_article_bytes)
    return claims::fail(claims::Code::limit, "the page is larger than 64 MiB");
  claims::Result<std::string> source = claims::text::decode(std::move(bytes), true, document);
  if (!source) return tl::unexpected(source.error());
  document.format = claims::Format::html;
  if (auto read = claims::text::read_html(std::move(*source), document); !read) return read;
  claims::text::mark_opening(document);
  claims::text::mark_furniture(document);
  return {};
}

// The page's own words, a block a paragraph: navigation and share lines change while the page says the same. All of
// it where nothing else is there.
std::string words_of(const claims::Document& document) {
  std::string out;
  for (const claims::Block& block : document.blocks) {
    if (block.kind == claims::BlockKind::furniture) continue;
    out.append(document.slice(block.span));
    // A dateline is the beginning of its paragraph.
    out += block.kind == claims::BlockKind::dateline ? " " : "\n\n";
  }
  if (out.empty()) return document.text;
  out.pop_back();
  return out;
}

class Html {
 public:
  static constexpr claims_string media_types[] = {CLAIMS_STRING("text/html"), CLAIMS_STRING("application/xhtml+xml")};

  // The reader finds the encoding itself, from the page's bytes; a charset of the reply is only a rival to that.
  Status decode(Host& host, std::string_view, std::string_view, std::string_view bytes) {
    claims::Document document;
    if (auto read = read_page(std::string(bytes), document); !read)
      return fail(status_of(read.error().code), read.error().text);
    host.fact(CLAIMS_FACT_TEXT, "title", document.title, document.title);
    host.fact(CLAIMS_FACT_TEXT, "author", document.byline, document.byline);
    // A date of a dateline or a guess is not the page's own statement.
    if (document.published.source == claims::DateSource::metadata && document.published.has_year())
      host.fact(CLAIMS_FACT_DATE, "published", iso(document.published.date), document.published.detail);
    host.text(words_of(document));
    return ok();
  }
};

}  // namespace

CLAIMS_PLUGIN("org.claims.html", "0.1.0", "Apache-2.0", CLAIMS_NO_HOSTS, Decode<Html>)
