// Documents of the United Nations by their symbol: un:S/RES/1718 (2006).
//
// The document comes from documents.un.org, else from docs.un.org; what the Digital Library knows of it, and how it
// was voted on, from two searches there. No status can be trusted alone: an unpublished symbol is answered by 200
// and no bytes, a challenge to browsers by 202, an error by a page with 200.
#include "marcxml.h"
#include "page.h"
#include "record.h"
#include "request.h"
#include "symbol.h"
#include "words.h"

#include <claims/plugin.hpp>

namespace {

using namespace claims::plugin;

constexpr std::string_view scheme = "un:";
constexpr std::string_view by_number = "record/";
constexpr std::size_t viewer_words = 1'000;  // bytes

// The name of a header as it was received, any case.
bool has_header(std::string_view headers, std::string_view name) {
  for (std::size_t at = 0; at < headers.size();) {
    const std::size_t end = std::min(headers.find('\n', at), headers.size());
    const std::string_view line = headers.substr(at, end - at);
    bool same = line.size() > name.size() && line[name.size()] == ':';
    for (std::size_t i = 0; same && i < name.size(); ++i) same = (line[i] | 0x20) == name[i];
    if (same) return true;
    at = end + 1;
  }
  return false;
}

std::string_view host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return url;
  const std::string_view rest = url.substr(begin + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

std::string named(const Reply& reply, const char* what) {
  return std::string(host_of(reply.final_url.empty() ? reply.url : reply.final_url)).append(what);
}

// What the status and the headers say before anything is read.
Status refused(const Reply& reply) {
  if (has_header(reply.headers, "x-amzn-waf-action") || reply.http_status == 202)
    return fail(CLAIMS_UNREADABLE, named(reply, " asks for a browser (a challenge that only JavaScript can answer)"));
  if (reply.http_status == 404 || reply.http_status == 410)
    return fail(CLAIMS_NOT_FOUND, named(reply, " has no such document"));
  if (reply.http_status == 401 || reply.http_status == 403)
    return fail(CLAIMS_UNREADABLE, named(reply, " refuses access"));
  if (reply.http_status < 200 || reply.http_status > 299)
    return fail(reply.http_status >= 500 || reply.http_status == 429 ? CLAIMS_UNAVAILABLE : CLAIMS_UNREADABLE,
                named(reply, " answers with HTTP status ") + std::to_string(reply.http_status));
  return ok();
}

bool blank(std::string_view body) { return body.find_first_not_of(" \t\r\n") == std::string_view::npos; }

class Documents {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("un")};

  Status resolve(Host& host, std::string_view locator) { return un::push_requests(host, locator); }

  Status interpret(Host& host, const Reply& reply) {
    if (Status status = refused(reply); !status.ok()) return status;
    const std::string_view name =
        reply.locator.starts_with(scheme) ? reply.locator.substr(scheme.size()) : reply.locator;
    if (reply.role == "record" || reply.role == "votes") return read_records(host, reply, name);
    return read_document(host, reply, name);
  }

 private:
  Status read_records(Host& host, const Reply& reply, std::string_view symbol) {
    if (blank(reply.body)) return fail(CLAIMS_UNREADABLE, named(reply, " answers with nothing"));
    std::vector<un::Record> records;
    if (Status status = un::read_marcxml(reply.body, records); !status.ok()) {
      status.text.insert(0, named(reply, ": "));
      return status;
    }
    const bool votes = reply.role == "votes";
    if (symbol.starts_with(by_number)) symbol = {};
    const un::Record* record =
        un::record_of(records, votes ? un::RecordKind::voting : un::RecordKind::bibliographic, symbol);
    if (!record && !records.empty() && symbol.empty()) return fail(CLAIMS_MALFORMED, "the record has no symbol");
    if (!record)
      return fail(CLAIMS_NOT_FOUND, std::string(votes ? "the Digital Library has no voting record of "
                                                      : "the Digital Library has no record of ")
                                        .append(symbol));
    votes ? un::push_voting(host, *record) : un::push_bibliographic(host, *record);
    return ok();
  }

  Status read_document(Host& host, const Reply& reply, std::string_view symbol) {
    if (blank(reply.body))
      return fail(CLAIMS_NOT_FOUND, named(reply, " has published nothing under the symbol ").append(symbol));
    const bool pdf = reply.body.substr(0, 1024).find("%PDF-") != std::string_view::npos;
    if (reply.media_type == "application/pdf" && !pdf)
      return fail(CLAIMS_MALFORMED, named(reply, " calls PDF what is none"));
    // Whatever document a PDF is: its words tell, and the checks see them. A scan has none.
    if (!pdf) return read_page(host, reply, symbol);
    un::push_words(host, reply.text);
    host.text(reply.text);
    return ok();
  }

  Status read_page(Host& host, const Reply& reply, std::string_view symbol) {
    const std::string_view words = reply.text.empty() ? reply.body : reply.text;
    const bool document = says_symbol(words, symbol) && !un::says_missing(words);
    // A viewer names the document too, but has few words of its own.
    if (!document || reply.text.size() < viewer_words)
      if (const std::string url = onward(reply); !url.empty()) {
        host.request({.role = reply.role, .url = url});
        return ok();
      }
    if (document) {
      un::push_words(host, words);
      host.text(words);
      return ok();
    }
    if (un::says_missing(words))
      return fail(CLAIMS_NOT_FOUND, named(reply, " says that it has no document ").append(symbol));
    return fail(CLAIMS_UNREADABLE, named(reply, " answers with a page that does not name ").append(symbol));
  }

  // The first frame or refresh that leads to another page of the United Nations.
  static std::string onward(const Reply& reply) {
    const std::string_view here = reply.final_url.empty() ? reply.url : reply.final_url;
    for (const std::string& target : un::onward_targets(reply.body)) {
      const std::string url = un::resolved(target, here);
      const std::string_view host = host_of(url);
      const bool theirs = host == "undocs.org" || host == "un.org" || host.ends_with(".un.org");
      if (theirs && url != reply.url && url != here) return url;
    }
    return {};
  }

  // A page is the document only where its head names the symbol that was asked for.
  static bool says_symbol(std::string_view words, std::string_view symbol) {
    words = words.substr(0, 4'000);
    for (std::string_view found = un::symbol_in(words); !found.empty();) {
      if (un::same_symbol(found, symbol)) return true;
      words.remove_prefix(static_cast<std::size_t>(found.data() + found.size() - words.data()));
      found = un::symbol_in(words);
    }
    return false;
  }
};

}  // namespace

CLAIMS_PLUGIN("org.claims.un", "0.1.0", "Apache-2.0",
              CLAIMS_HOSTS("documents.un.org", "docs.un.org", "undocs.org", "daccess-ods.un.org",
                           "digitallibrary.un.org", "www.un.org"),
              Fetch<Documents>)
