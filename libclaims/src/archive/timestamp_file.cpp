#include "archive/timestamp_file.h"

#include <nlohmann/json.hpp>

#include "archive/base64.h"
#include "report/json_writer.h"

namespace claims::archive {
namespace {

using nlohmann::json;

constexpr const char* format_name = "claims.timestamp/1";

std::string bytes_of(const json& in, const char* name) {
  auto bytes = from_base64(in.value(name, std::string()));
  if (!bytes) throw std::invalid_argument(name);
  return std::move(*bytes);
}

void write(report::JsonWriter& out, const char* name, const std::string& value) {
  if (!value.empty()) out.member(name, value);
}

HadTimestamp read(const json& in) {
  if (in.at("format") != format_name) throw std::invalid_argument("format");
  HadTimestamp out;
  WantedTimestamp& wanted = out.wanted;
  wanted.url = in.at("url");
  wanted.note = in.at("note");
  wanted.nonce = bytes_of(in, "nonce");
  wanted.policy = in.value("policy", std::string());
  wanted.renews = bytes_of(in, "renews");
  wanted.attempts = in.value("attempts", 0u);
  wanted.asked = in.value("asked", std::string());
  wanted.problem = in.value("problem", std::string());
  out.token = bytes_of(in, "token");
  out.certificates = in.value("certificates", std::string());
  return out;
}

}  // namespace

std::string timestamp_file(const HadTimestamp& timestamp) {
  const WantedTimestamp& wanted = timestamp.wanted;
  report::JsonWriter out(report::JsonWriter::Style::indented);
  out.begin_object();
  out.member("format", format_name);
  out.member("url", wanted.url);
  out.member("note", wanted.note);
  out.member("nonce", to_base64(wanted.nonce));
  write(out, "policy", wanted.policy);
  write(out, "renews", to_base64(wanted.renews));
  if (wanted.attempts > 0) out.member("attempts", wanted.attempts);
  write(out, "asked", wanted.asked);
  write(out, "problem", wanted.problem);
  write(out, "token", to_base64(timestamp.token));
  write(out, "certificates", timestamp.certificates);
  out.end_object();
  return out.take() + "\n";
}

Result<HadTimestamp> parse_timestamp_file(std::string_view text) {
  try {
    return read(json::parse(text));
  } catch (const std::exception&) {  // of nlohmann, or of a value that makes no sense
    return fail(Code::malformed, "not a timestamp of a queue");
  }
}

}  // namespace claims::archive
