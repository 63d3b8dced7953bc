#include "reading/answer.h"

#include "reading/text.h"

namespace claims::plugin {
namespace {

Status failed(claims_status code, std::string_view service, std::string_view what) {
  std::string text(service);
  text.append(what);
  return fail(code, std::move(text));
}

// "answered 503" and what that means.
Status refused(const Reply& reply, std::string_view service) {
  const std::string status = std::to_string(reply.http_status);
  if (reply.http_status == 404 || reply.http_status == 410)
    return failed(CLAIMS_NOT_FOUND, service, " answered " + status + ": it has no " + std::string(reply.locator));
  if (reply.http_status == 429)
    return failed(CLAIMS_UNAVAILABLE, service, " answered 429: too many requests; try again later");
  if (reply.http_status >= 500)
    return failed(CLAIMS_UNAVAILABLE, service, " answered " + status + ": out of order; try again later");
  // Guards of services answer so to programs: 202 with a script to run, or 403.
  if (reply.http_status == 202)
    return failed(CLAIMS_UNREADABLE, service, " answered 202: it wants to see a browser before it gives the document");
  if (reply.http_status == 401 || reply.http_status == 403)
    return failed(CLAIMS_UNREADABLE, service, " answered " + status + ": it refuses to give the document to a program");
  return failed(CLAIMS_UNREADABLE, service, " answered " + status + " in place of the document");
}

}  // namespace

Status answered(const Reply& reply, std::string_view service, std::size_t max_bytes) {
  if (reply.http_status != 200) return refused(reply, service);
  if (trim(reply.body).empty()) return failed(CLAIMS_MALFORMED, service, " answered 200 without a body");
  if (reply.body.size() > max_bytes)
    return failed(CLAIMS_LIMIT, service,
                  " sent " + std::to_string(reply.body.size()) + " bytes, more than the " + std::to_string(max_bytes) +
                      " that are read");
  return ok();
}

Status not_a_page(const Reply& reply, std::string_view service, std::string_view expected) {
  std::string_view body = reply.body;
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  const std::string begin = lower(trim(body.substr(0, 256)));
  if (!begin.starts_with("<!doctype html") && !begin.starts_with("<html")) return ok();
  return failed(CLAIMS_UNREADABLE, service, " sent a web page in place of " + std::string(expected));
}

std::string_view header(const Reply& reply, std::string_view name) {
  for (std::string_view rest = reply.headers; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_letters(line.substr(0, colon), name))
      return trim(line.substr(colon + 1));
  }
  return {};
}

}  // namespace claims::plugin
