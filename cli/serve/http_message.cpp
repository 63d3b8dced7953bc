#include "http_message.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <nlohmann/json.hpp>

#include <array>

namespace claims::cli {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

int status_of(Code code) noexcept {
  switch (code) {
    case Code::usage:
    case Code::malformed: return 400;
    case Code::not_found: return 404;
    case Code::limit: return 413;
    case Code::unsupported: return 415;
    case Code::unreadable:
    case Code::unavailable: return 503;
    case Code::internal: break;
  }
  return 500;
}

}  // namespace

std::string_view HttpRequest::field(std::string_view name) const noexcept {
  for (const HttpField& each : fields)
    if (each.name == name) return each.value;
  return {};
}

std::string HttpRequest::media_type() const {
  const std::string_view value = field("content-type");
  std::string out(trimmed(value.substr(0, value.find(';'))));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::string_view phrase_of(int status) noexcept {
  struct Row {
    int status;
    std::string_view phrase;
  };
  static constexpr Row rows[] = {{200, "OK"},
                                 {201, "Created"},
                                 {204, "No Content"},
                                 {304, "Not Modified"},
                                 {400, "Bad Request"},
                                 {401, "Unauthorized"},
                                 {403, "Forbidden"},
                                 {404, "Not Found"},
                                 {405, "Method Not Allowed"},
                                 {408, "Request Timeout"},
                                 {409, "Conflict"},
                                 {412, "Precondition Failed"},
                                 {413, "Content Too Large"},
                                 {415, "Unsupported Media Type"},
                                 {417, "Expectation Failed"},
                                 {421, "Misdirected Request"},
                                 {422, "Unprocessable Content"},
                                 {429, "Too Many Requests"},
                                 {431, "Request Header Fields Too Large"},
                                 {500, "Internal Server Error"},
                                 {501, "Not Implemented"},
                                 {503, "Service Unavailable"},
                                 {505, "HTTP Version Not Supported"}};
  for (const Row& row : rows)
    if (row.status == status) return row.phrase;
  return "Unknown";
}

HttpResponse json_answer(std::string body, int status) {
  HttpResponse out;
  out.status = status;
  out.media_type = "application/json";
  out.body = std::move(body);
  return out;
}

HttpResponse problem(int status, std::string_view code, std::string_view detail) {
  const nlohmann::ordered_json out = {
      {"type", "about:blank"}, {"title", phrase_of(status)}, {"status", status}, {"code", code}, {"detail", detail}};
  HttpResponse response;
  response.status = status;
  response.media_type = "application/problem+json";
  response.body = out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  return response;
}

HttpResponse problem(const Error& error) { return problem(status_of(error.code), name_of(error.code), error.text); }

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string out;
  for (const unsigned char byte : digest) out += fmt::format("{:02x}", byte);
  return out;
}

std::string entity_tag(std::string_view body) { return '"' + sha256_hex(body).substr(0, 32) + '"'; }

bool names_tag(std::string_view list, std::string_view tag) noexcept {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string_view each = trimmed(list.substr(0, comma));
    if (each.starts_with("W/")) each.remove_prefix(2);
    if (each == "*" || each == tag) return true;
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace claims::cli
