#include "store/record.h"

#include "report/json_writer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claims::store {
namespace {

using nlohmann::json;
using report::JsonWriter;

void write_count(JsonWriter& out, std::string_view name, std::uint64_t value) {
  out.key(name);
  out.integer(static_cast<std::int64_t>(value));
}

void write_fact(JsonWriter& out, const Fact& fact) {
  out.begin_object();
  out.member("type", name_of(fact.type));
  out.member("name", fact.name);
  out.member("value", fact.value);
  out.text_member("qualifier", fact.qualifier);
  out.text_member("quote", fact.quote);
  out.end_object();
}

void write_exchange(JsonWriter& out, const Exchange& exchange) {
  out.begin_object();
  out.text_member("role", exchange.role);
  out.member("url", exchange.url);
  out.member("attempt", exchange.attempt);
  out.member("started", exchange.started);
  write_count(out, "milliseconds", exchange.milliseconds);
  if (exchange.status != 0) out.member("status", exchange.status);
  out.text_member("problem", exchange.problem);
  out.text_member("redirect", exchange.redirect);
  out.text_member("record", exchange.record);
  out.text_member("head_sha256", exchange.head_sha256);
  out.text_member("body_sha256", exchange.body_sha256);
  if (!exchange.body_sha256.empty()) write_count(out, "body_size", exchange.body_size);
  out.text_member("content_coding", exchange.content_coding);
  out.text_member("decoded_sha256", exchange.decoded_sha256);
  if (!exchange.decoded_sha256.empty()) write_count(out, "decoded_size", exchange.decoded_size);
  out.text_member("media_type", exchange.media_type);
  out.text_member("charset", exchange.charset);
  out.text_member("etag", exchange.etag);
  out.text_member("last_modified", exchange.last_modified);
  out.text_member("address", exchange.address);
  out.text_member("http_version", exchange.http_version);
  out.text_member("tls_version", exchange.tls_version);
  if (!exchange.certificates.empty()) {
    out.key("certificates");
    out.begin_array();
    for (const std::string& digest : exchange.certificates) out.string(digest);
    out.end_array();
  }
  out.end_object();
}

void write_import(JsonWriter& out, const Import& import) {
  out.begin_object();
  out.member("time", import.time);
  out.member("file", import.file);
  out.member("sha256", import.sha256);
  out.member("verdict", import.verdict);
  out.text_member("member", import.member);
  write_count(out, "offset", import.offset);
  write_count(out, "number", import.number);
  out.text_member("record", import.record);
  out.member("record_sha256", import.record_sha256);
  out.text_member("software", import.software);
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
  out.record = text_of(in, "record");
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

Import read_import(const json& in) {
  return {in.at("time"),   in.at("file"),   in.at("sha256"),       in.at("verdict"),       text_of(in, "member"),
          in.at("offset"), in.at("number"), text_of(in, "record"), in.at("record_sha256"), text_of(in, "software")};
}

Record read_record(const json& in) {
  Record out;
  Source& source = out.source;
  out.time = text_of(in, "time");
  source.locator = in.at("locator");
  source.state = named<SourceState, 4>(in.at("state"));
  source.problem = text_of(in, "problem");
  source.url = text_of(in, "url");
  source.retrieved = text_of(in, "retrieved");
  source.media_type = text_of(in, "media_type");
  source.sha256 = text_of(in, "sha256");
  source.text_sha256 = text_of(in, "text_sha256");
  source.unread = in.value("unread", false);
  source.plugin = text_of(in, "plugin");
  source.plugin_sha256 = text_of(in, "plugin_sha256");
  out.size = in.value("size", std::uint64_t{0});
  for (const json& fact : in.at("facts")) source.facts.push_back(read_fact(fact));
  for (const json& exchange : in.at("exchanges")) out.exchanges.push_back(read_exchange(exchange));
  if (in.contains("imported"))
    for (const json& import : in.at("imported")) out.imported.push_back(read_import(import));
  if (!out.imported.empty()) source.imported = import_text(out.imported.back());
  return out;
}

}  // namespace

std::string import_text(const Import& import) {
  return fmt::format("{}{}{}, byte {} (SHA-256 of the file {})", import.file, import.member.empty() ? "" : ", ",
                     import.member, import.offset, import.sha256);
}

std::string reading_locator(const Record& record) {
  const Exchange* const reply = principal(record);
  return fmt::format("{}{};{};{}", reading_scheme, record.source.sha256, record.source.media_type,
                     reply ? reply->charset : std::string());
}

void add_reading(Source& unread, Source read) {
  unread.unread = false;
  unread.problem = std::move(read.problem);
  unread.text_sha256 = std::move(read.text_sha256);
  unread.plugin = std::move(read.plugin);
  unread.plugin_sha256 = std::move(read.plugin_sha256);
  unread.facts = std::move(read.facts);
  unread.text = std::move(read.text);
}

const Exchange* principal(const Record& record) noexcept {
  const Exchange* found = nullptr;
  for (const Exchange& each : record.exchanges)
    if (!each.record.empty() && !record.source.sha256.empty() && each.content() == record.source.sha256) found = &each;
  return found;
}

std::string to_json(const Record& record) {
  const Source& source = record.source;
  JsonWriter out(JsonWriter::Style::compact);
  out.begin_object();
  out.member("locator", source.locator);
  out.member("state", name_of(source.state));
  out.text_member("time", record.time);
  out.text_member("problem", source.problem);
  out.text_member("url", source.url);
  out.text_member("retrieved", source.retrieved);
  out.text_member("media_type", source.media_type);
  out.text_member("sha256", source.sha256);
  if (!source.sha256.empty()) write_count(out, "size", record.size);
  out.text_member("text_sha256", source.text_sha256);
  if (source.unread) out.member("unread", true);
  out.text_member("plugin", source.plugin);
  out.text_member("plugin_sha256", source.plugin_sha256);
  out.key("facts");
  out.begin_array();
  for (const Fact& fact : source.facts) write_fact(out, fact);
  out.end_array();
  out.key("exchanges");
  out.begin_array();
  for (const Exchange& exchange : record.exchanges) write_exchange(out, exchange);
  out.end_array();
  if (!record.imported.empty()) {
    out.key("imported");
    out.begin_array();
    for (const Import& import : record.imported) write_import(out, import);
    out.end_array();
  }
  out.end_object();
  return out.take();
}

Result<Record> parse_record(std::string_view text) {
  try {
    return read_record(json::parse(text));
  } catch (const std::exception& error) {  // of nlohmann, or of a name that is not ours
    return fail(Code::malformed, std::string("not a record: ") + error.what());
  }
}

}  // namespace claims::store
