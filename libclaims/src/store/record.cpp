#include "store/record.h"

#include "report/json_writer.h"

#include <nlohmann/json.hpp>

namespace claims::store {
namespace {

using nlohmann::json;
using report::JsonWriter;

// Bytes that need not be UTF-8 as code points U+0000 to U+00FF, and back.
std::string widened(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) out.push_back(c);
    else out.push_back(static_cast<char>(0xC0 | byte >> 6)), out.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
  }
  return out;
}

std::string narrowed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80 || i + 1 == text.size()) out.push_back(text[i]);
    else out.push_back(static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F)));
  }
  return out;
}

void write_text(JsonWriter& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out.member(name, value);
}

void write_count(JsonWriter& out, std::string_view name, std::uint64_t value) {
  out.key(name);
  out.integer(static_cast<std::int64_t>(value));
}

void write_fact(JsonWriter& out, const Fact& fact) {
  out.begin_object();
  out.member("type", name_of(fact.type));
  out.member("name", fact.name);
  out.member("value", fact.value);
  write_text(out, "qualifier", fact.qualifier);
  write_text(out, "quote", fact.quote);
  out.end_object();
}

void write_exchange(JsonWriter& out, const Exchange& exchange) {
  out.begin_object();
  write_text(out, "role", exchange.role);
  out.member("url", exchange.url);
  out.member("attempt", exchange.attempt);
  out.member("started", exchange.started);
  write_count(out, "milliseconds", exchange.milliseconds);
  if (exchange.status != 0) out.member("status", exchange.status);
  write_text(out, "problem", exchange.problem);
  write_text(out, "redirect", exchange.redirect);
  if (exchange.head.size() <= max_inline_head) write_text(out, "head", widened(exchange.head));
  write_text(out, "head_sha256", exchange.head_sha256);
  write_text(out, "body_sha256", exchange.body_sha256);
  if (!exchange.body_sha256.empty()) write_count(out, "body_size", exchange.body_size);
  write_text(out, "content_coding", exchange.content_coding);
  write_text(out, "decoded_sha256", exchange.decoded_sha256);
  if (!exchange.decoded_sha256.empty()) write_count(out, "decoded_size", exchange.decoded_size);
  write_text(out, "media_type", exchange.media_type);
  write_text(out, "charset", exchange.charset);
  write_text(out, "etag", exchange.etag);
  write_text(out, "last_modified", exchange.last_modified);
  write_text(out, "address", exchange.address);
  write_text(out, "http_version", exchange.http_version);
  write_text(out, "tls_version", exchange.tls_version);
  if (!exchange.certificates.empty()) {
    out.key("certificates");
    out.begin_array();
    for (const std::string& digest : exchange.certificates) out.string(digest);
    out.end_array();
  }
  out.end_object();
}

std::string text_of(const json& object, const char* name) { return object.value(name, std::string()); }

template <class Enum, std::size_t count>
Enum named(const std::string& name) {
  for (std::size_t i = 0; i < count; ++i)
    if (name == name_of(static_cast<Enum>(i))) return static_cast<Enum>(i);
  throw std::invalid_argument("unknown name");
}

Fact read_fact(const json& in) {
  return {named<FactType, 4>(in.at("type")), in.at("name"), in.at("value"), text_of(in, "qualifier"),
          text_of(in, "quote")};
}

Exchange read_exchange(const json& in) {
  Exchange out;
  out.role = text_of(in, "role");
  out.url = in.at("url");
  out.attempt = in.at("attempt");
  out.started = in.at("started");
  out.milliseconds = in.at("milliseconds");
  out.status = in.value("status", 0u);
  out.problem = text_of(in, "problem");
  out.redirect = text_of(in, "redirect");
  out.head = narrowed(text_of(in, "head"));
  out.head_sha256 = text_of(in, "head_sha256");
  out.body_sha256 = text_of(in, "body_sha256");
  out.body_size = in.value("body_size", std::uint64_t{0});
  out.content_coding = text_of(in, "content_coding");
  out.decoded_sha256 = text_of(in, "decoded_sha256");
  out.decoded_size = in.value("decoded_size", std::uint64_t{0});
  out.media_type = text_of(in, "media_type");
  out.charset = text_of(in, "charset");
  out.etag = text_of(in, "etag");
  out.last_modified = text_of(in, "last_modified");
  out.address = text_of(in, "address");
  out.http_version = text_of(in, "http_version");
  out.tls_version = text_of(in, "tls_version");
  if (in.contains("certificates")) out.certificates = in.at("certificates").get<std::vector<std::string>>();
  return out;
}

Record read_record(const json& in) {
  Record out;
  Source& source = out.source;
  source.locator = in.at("locator");
  source.state = named<SourceState, 4>(in.at("state"));
  source.problem = text_of(in, "problem");
  source.url = text_of(in, "url");
  source.retrieved = text_of(in, "retrieved");
  source.media_type = text_of(in, "media_type");
  source.sha256 = text_of(in, "sha256");
  source.text_sha256 = text_of(in, "text_sha256");
  source.plugin = text_of(in, "plugin");
  out.size = in.value("size", std::uint64_t{0});
  for (const json& fact : in.at("facts")) source.facts.push_back(read_fact(fact));
  for (const json& exchange : in.at("exchanges")) out.exchanges.push_back(read_exchange(exchange));
  return out;
}

// The value of a string member that `line` begins with, after `prefix`; moves on.
bool take_member(std::string_view& line, std::string_view prefix, std::string& value) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  std::size_t end = 0;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end >= line.size()) return false;
  const std::string_view raw = line.substr(0, end);
  line.remove_prefix(end + 1);
  if (raw.find('\\') == std::string_view::npos) {
    value = raw;
    return true;
  }
  const json parsed = json::parse("\"" + std::string(raw) + "\"", nullptr, false);
  if (parsed.is_discarded()) return false;
  value = parsed.get<std::string>();
  return true;
}

}  // namespace

std::string to_line(const Record& record) {
  const Source& source = record.source;
  JsonWriter out(JsonWriter::Style::compact);
  out.begin_object();
  out.member("locator", source.locator);
  out.member("state", name_of(source.state));
  write_text(out, "problem", source.problem);
  write_text(out, "url", source.url);
  write_text(out, "retrieved", source.retrieved);
  write_text(out, "media_type", source.media_type);
  write_text(out, "sha256", source.sha256);
  if (!source.sha256.empty()) write_count(out, "size", record.size);
  write_text(out, "text_sha256", source.text_sha256);
  write_text(out, "plugin", source.plugin);
  out.key("facts");
  out.begin_array();
  for (const Fact& fact : source.facts) write_fact(out, fact);
  out.end_array();
  out.key("exchanges");
  out.begin_array();
  for (const Exchange& exchange : record.exchanges) write_exchange(out, exchange);
  out.end_array();
  out.end_object();
  return out.take() + "\n";
}

Result<Record> parse_record(std::string_view line) {
  try {
    return read_record(json::parse(line));
  } catch (const std::exception& error) {  // of nlohmann, or of a name that is not ours
    return fail(Code::malformed, std::string("not a record: ") + error.what());
  }
}

RecordKey key_of(std::string_view line) {
  RecordKey key;
  std::string state;
  // A lost block of a file reads as zeros.
  if (!line.ends_with('}') || line.find('\0') != std::string_view::npos) return {};
  if (!take_member(line, "{\"locator\":\"", key.locator) || !take_member(line, ",\"state\":\"", state)) return {};
  for (std::size_t i = 0; i < 4; ++i)
    if (state == name_of(static_cast<SourceState>(i))) key.state = static_cast<SourceState>(i);
  return key;
}

}  // namespace claims::store
