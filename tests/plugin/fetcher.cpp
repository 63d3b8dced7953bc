#include "fetcher.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using claims::FactType;
using claims::plugin::Reply;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The file beside NAME.http of another ending; none is an empty body.
std::string body_of(const fs::path& head) {
  for (const fs::directory_entry& entry : fs::directory_iterator(head.parent_path()))
    if (entry.path().stem() == head.stem() && entry.path() != head) return read(entry.path());
  return {};
}

std::string_view line_of(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return line;
}

// "application/json;charset=utf-8"
void content_type(Reply& reply, std::string_view value) {
  const std::size_t semicolon = value.find(';');
  reply.media_type = value.substr(0, semicolon);
  const std::size_t charset = value.find("charset=");
  if (charset == std::string_view::npos) return;
  for (const char c : value.substr(charset + 8)) {
    if (c == ';') break;
    reply.charset.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
}

std::string sign(FactType type) {
  switch (type) {
    case FactType::text: return ": ";
    case FactType::date: return " = ";
    case FactType::number: return " # ";
    case FactType::locator: break;
  }
  return " > ";
}

}  // namespace

Reply recorded(std::string_view service, std::string_view name) {
  const fs::path head = fs::path(FIXTURES) / "http" / service / (std::string(name) + ".http");
  const std::string content = read(head);
  std::string_view text = content;
  Reply out;
  for (std::string_view line = line_of(text); !line.empty(); line = line_of(text))
    if (line.starts_with("GET ") && out.url.empty()) out.url = line.substr(4);
  const std::string_view status = line_of(text);
  REQUIRE(status.starts_with("HTTP/1.1 "));
  out.http_status = static_cast<std::uint32_t>(std::stoi(std::string(status.substr(9, 3))));
  while (!text.empty()) {
    const std::string_view line = line_of(text);
    if (line.starts_with("Content-Type: ")) content_type(out, line.substr(14));
    out.headers.append(line).append("\r\n");
  }
  out.final_url = out.url;
  out.body = body_of(head);
  return out;
}

Reply reply(std::string_view locator, std::string_view url, unsigned status, std::string_view body) {
  Reply out;
  out.http_status = status;
  out.locator = locator;
  out.role = "record";
  out.url = out.final_url = url;
  out.body = body;
  return out;
}

Fetcher::Fetcher(const std::string& name) : name_(name) {
  claims::plugin::OpenOptions options;
  options.isolation = claims::plugin::Isolation::in_process;
  auto opened = claims::plugin::open_plugin(std::string(PLUGINS) + name + ".so", options);
  INFO((opened ? std::string() : opened.error().text));
  REQUIRE(opened);
  plugin_ = std::move(*opened);
}

std::string Fetcher::told(const claims::Result<claims::plugin::Reading>& reading) const {
  if (!reading) return "refused: " + reading.error().text;
  if (reading->error) {
    const std::string id = descriptor().id + ": ";
    const std::string& text = reading->error->text;
    return std::string("! ")
        .append(claims::name_of(reading->error->code))
        .append(": ")
        .append(text.starts_with(id) ? text.substr(id.size()) : text);
  }
  std::string out;
  for (const auto& request : reading->requests) {
    out.append("? ").append(request.role).append(" ").append(request.url);
    if (!request.accept.empty()) out.append(" (").append(request.accept).append(")");
    out.append("\n");
  }
  for (const auto& fact : reading->facts) {
    out.append(fact.name).append(sign(fact.type)).append(fact.value);
    if (!fact.qualifier.empty()) out.append(" [").append(fact.qualifier).append("]");
    if (!fact.quote.empty()) out.append(" \"").append(fact.quote).append("\"");
    out.append("\n");
  }
  if (!reading->text.empty()) out.append("| ").append(reading->text).append("\n");
  return out;
}

std::string Fetcher::resolve(std::string_view locator) { return told(plugin_->resolve(locator)); }
std::string Fetcher::interpret(const Reply& reply) { return told(plugin_->interpret(reply)); }

std::string Fetcher::interpret(std::string_view name, std::string_view locator, std::string_view role) {
  Reply reply = recorded(name_, name);
  reply.locator = locator;
  reply.role = role;
  return interpret(reply);
}
