// Pages as they were: wayback:DATE/URL is the capture of URL nearest to DATE
// ("20240620", "2024-06-20", "2024-06", "2024", 4 to 14 digits).
//
// The Wayback Machine speaks Memento (RFC 7089), but its TimeGate wants a
// header, Accept-Datetime. So the index is asked, in this order:
//   /cdx/search/cdx?...&sort=closest   CDX server, JSON: a header row, then captures
//   /web/timemap/link/URL              TimeMap: large where a page is captured often
//   /web/DATEid_/URL                   redirects to the nearest capture itself
// and then the capture as it was archived, without the banner and with its links
// left alone: /web/TIMESTAMPid_/URL ("id_": identity). All of them are requests for
// one document: where the capture cannot be had, the next index is asked.
#include "reading/answer.h"
#include "reading/date.h"
#include "reading/json.h"
#include "reading/text.h"
#include "wayback/timemap.h"

namespace claims::plugin {
namespace {

constexpr std::string_view service = "The Wayback Machine";
constexpr std::string_view captures = "https://web.archive.org/web/";
constexpr std::size_t max_timemap = 16u << 20;

struct Wanted {
  Moment moment;
  std::string url;
};

bool web_address(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == 0x7F) return false;
  return url.find("://") + 3 < url.size();
}

std::optional<Wanted> wanted_in(std::string_view locator) {
  if (!locator.starts_with("wayback:")) return std::nullopt;
  locator.remove_prefix(8);
  const std::size_t slash = locator.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::string digits;
  for (const char c : locator.substr(0, slash))
    if (c != '-') digits.push_back(c);
  std::string_view url = locator.substr(slash + 1);
  url = url.substr(0, url.find('#'));
  auto moment = read_timestamp(digits);
  if (!moment || !web_address(url)) return std::nullopt;
  // The middle of what was asked for: noon of a day, the 15th of a month.
  if (moment->month == 0) moment->month = 7;
  if (moment->day == 0) moment->day = digits.size() < 6 ? 1 : 15;
  if (digits.size() <= 8) moment->hour = 12;
  return Wanted{*moment, std::string(url)};
}

std::string capture_url(std::string_view timestamp, std::string_view url) {
  return std::string(captures) + std::string(timestamp) + "id_/" + std::string(url);
}

Status none(const Wanted& wanted) {
  return fail(CLAIMS_NOT_FOUND, std::string(service) + " has no capture of " + wanted.url);
}

// 403 with a Java exception in plain text: the site is shut out.
Status shut_out(const Reply& reply, const Wanted& wanted) {
  const bool told = reply.body.find("AccessControlException") != std::string_view::npos;
  if (reply.http_status != 403 || !told) return ok();
  return fail(CLAIMS_UNREADABLE, std::string(service) + " does not show " + wanted.url + ": the site is excluded");
}

// CDX server API: rows of "fl" in its order, the first one their names.
Status read_index(Host& host, const Reply& reply, const Wanted& wanted) {
  Json json;
  if (Status status = shut_out(reply, wanted); !status.ok()) return status;
  if (Status status = read_json(reply, service, json); !status.ok()) return status;
  if (!json.is_array()) return fail(CLAIMS_MALFORMED, std::string(service) + "'s index is not a list of captures");
  std::vector<Memento> found;
  std::vector<std::string> digests;
  for (std::size_t i = 1; i < json.size(); ++i) {
    const auto captured = read_timestamp(text_at(json, {i, std::size_t{0}}));
    const std::string url = text_at(json, {i, std::size_t{1}});
    if (!captured || !web_address(url) || text_at(json, {i, std::size_t{2}}) != "200") continue;
    found.push_back({*captured, url});
    digests.push_back(text_at(json, {i, std::size_t{3}}));
  }
  if (json.size() > 1 && found.empty())
    return fail(CLAIMS_MALFORMED, std::string(service) + "'s index has rows that are no captures");
  const Memento* best = nearest(found, wanted.moment);
  if (best == nullptr) return none(wanted);
  // SHA-1 of the payload as archived, in Base32: what WARC files call their payload digest.
  host.fact(CLAIMS_FACT_TEXT, "digest", digests[static_cast<std::size_t>(best - found.data())], {}, "sha1, base32");
  host.request({"document", capture_url(timestamp(best->captured), best->url)});
  return ok();
}

Status read_map(Host& host, const Reply& reply, const Wanted& wanted) {
  if (Status status = shut_out(reply, wanted); !status.ok()) return status;
  if (reply.http_status == 404) return none(wanted);
  if (Status status = answered(reply, service, max_timemap); !status.ok()) return status;
  if (Status status = not_a_page(reply, service, "a TimeMap"); !status.ok()) return status;
  const auto mementos = read_timemap(reply.body);
  if (!mementos) return fail(CLAIMS_MALFORMED, std::string(service) + " sent a TimeMap that is broken or cut short");
  const Memento* best = nearest(*mementos, wanted.moment);
  if (best == nullptr) return none(wanted);
  host.request({"document", capture_url(timestamp(best->captured), wanted.url)});
  return ok();
}

// The capture itself. Its address says when it was made: it may be another than
// was asked for, where the nearest one is a redirect.
Status read_capture(Host& host, const Reply& reply, const Wanted& wanted) {
  if (Status status = shut_out(reply, wanted); !status.ok()) return status;
  // With Memento-Datetime the status is that of the page when it was captured.
  const bool replayed = !header(reply, "Memento-Datetime").empty();
  if (reply.http_status == 404 && !replayed) return none(wanted);
  if (reply.http_status != 200 && replayed)
    return fail(CLAIMS_UNREADABLE, std::string(service) + " holds an error page only: " + wanted.url + " answered " +
                                       std::to_string(reply.http_status) + " when it was captured");
  if (Status status = answered(reply, service, CLAIMS_MAX_STRING); !status.ok()) return status;
  std::string_view rest = reply.final_url;
  if (rest.starts_with("http://")) rest.remove_prefix(7);
  if (rest.starts_with("https://")) rest.remove_prefix(8);
  const auto mark = between(rest, "web.archive.org/web/", "id_/");
  const auto captured = mark && mark->size() == 14 ? read_timestamp(*mark) : std::nullopt;
  if (!captured)
    return fail(CLAIMS_MALFORMED,
                std::string(service) + " led to " + one_line(reply.final_url) + ", which is no capture");
  const std::string_view page = rest.substr(rest.find("id_/") + 4);
  host.fact(CLAIMS_FACT_DATE, "captured", iso_date(captured->year, captured->month, captured->day), *mark);
  host.fact(CLAIMS_FACT_LOCATOR, "same-as", page);
  host.text(reply.text);
  return ok();
}

class Wayback {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("wayback")};

  Status resolve(Host& host, std::string_view locator) {
    const auto wanted = wanted_in(locator);
    if (!wanted)
      return fail(CLAIMS_MALFORMED, one_line(locator) +
                                        " is no capture: it has to be wayback:DATE/URL, as in "
                                        "wayback:2024-06-20/https://example.org/");
    const std::string when = timestamp(wanted->moment);
    const std::string index = "https://web.archive.org/cdx/search/cdx?url=" + encode_component(wanted->url) +
                              "&output=json&fl=timestamp,original,statuscode,digest&filter=statuscode:200"
                              "&sort=closest&closest=" +
                              when + "&limit=5";
    const std::string map = std::string(captures) + "timemap/link/" + wanted->url;
    host.request({"document", index, "application/json", max_json_bytes});
    host.request({"document", map, "application/link-format", max_timemap});
    host.request({"document", capture_url(when, wanted->url)});
    return ok();
  }

  Status interpret(Host& host, const Reply& reply) {
    const auto wanted = wanted_in(reply.locator);
    if (!wanted) return fail(CLAIMS_USAGE, one_line(reply.locator) + " is no capture");
    if (reply.url.starts_with("https://web.archive.org/cdx/")) return read_index(host, reply, *wanted);
    if (reply.url.starts_with("https://web.archive.org/web/timemap/")) return read_map(host, reply, *wanted);
    if (reply.url.starts_with(captures)) return read_capture(host, reply, *wanted);
    return fail(CLAIMS_USAGE, one_line(reply.url) + " was not asked for");
  }
};

}  // namespace
}  // namespace claims::plugin

CLAIMS_PLUGIN("org.claims.wayback", "0.1.0", "Apache-2.0", CLAIMS_HOSTS("web.archive.org"),
              claims::plugin::Fetch<claims::plugin::Wayback>)
