#include "store/warc_record.h"

#include "archive/http_message.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::store {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Value of a field in lines that end in LF or CRLF.
std::string_view field_of(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), name))
      return trimmed(line.substr(colon + 1));
  }
  return {};
}

// As those who read the record will see it.
bool is_chunked(std::string_view head) {
  archive::HttpMessage message;
  message.take(head);
  return message.chunked();
}

}  // namespace

std::size_t block_start(std::string_view record) {
  const std::size_t end = record.find("\r\n\r\n");
  return end == std::string_view::npos ? end : end + 4;
}

std::string_view warc_field(std::string_view record, std::string_view name) {
  return field_of(record.substr(0, record.find("\r\n\r\n")), name);
}

ReplyBlock reply_block(std::string_view head, std::string_view body) {
  ReplyBlock out;
  const bool chunked = is_chunked(head);
  out.bytes.reserve(head.size() + body.size() + 32);
  out.bytes = head;
  if (chunked && !body.empty()) out.bytes += fmt::format("{:x}\r\n", body.size());
  out.payload = out.bytes.size();
  out.bytes += body;
  if (chunked) out.bytes += body.empty() ? "0\r\n\r\n" : "\r\n0\r\n\r\n";
  return out;
}

std::string ip_address(std::string_view address) {
  if (address.starts_with('[')) return std::string(address.substr(1, address.find(']') - 1));
  return std::string(address.substr(0, address.rfind(':')));
}

std::string claims_uri(std::string_view name) {
  static constexpr std::string_view plain = "-._~!$&'()*+,;=:@/?%";
  std::string out = "urn:claims:";
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace claims::store
