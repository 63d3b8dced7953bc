#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "archive/base64.h"
#include "archive/proof.h"
#include "report/json_writer.h"

namespace claims::archive {
namespace {

using nlohmann::json;
using report::JsonWriter;

constexpr const char* format_name = "claims.proof/1";

struct Refused {
  Error error;
};

[[noreturn]] void refuse(std::string what) { throw Refused{{Code::malformed, "proof file: " + std::move(what)}}; }
[[noreturn]] void too_many(std::string what) { throw Refused{{Code::limit, "proof file: " + std::move(what)}}; }

// A first pass over the text: nothing is nested deep, nothing is said twice.
class Strictness : public nlohmann::json_sax<json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return down(); }
  bool start_array(std::size_t) override { return down(); }
  bool end_object() override { return up(); }
  bool end_array() override { return up(); }
  bool key(string_t& name) override {
    if (!keys_.back().insert(name).second) refuse(fmt::format("\"{}\" stands twice in one object", name));
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const json::exception&) override { refuse("not JSON"); }

 private:
  bool down() {
    keys_.emplace_back();
    if (keys_.size() > max_proof_depth) too_many(fmt::format("nested deeper than {}", max_proof_depth));
    return true;
  }
  bool up() {
    keys_.pop_back();
    return true;
  }

  std::vector<std::set<std::string>> keys_;  // of the objects and lists that are open
};

void only(const json& object, std::initializer_list<std::string_view> known) {
  if (!object.is_object()) refuse("an object is missing");
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end()) refuse(fmt::format("unknown member \"{}\"", key));
}

std::string text_at(const json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || !at->is_string()) refuse(fmt::format("no text \"{}\"", name));
  return at->get<std::string>();
}

std::string optional_text(const json& object, const char* name) {
  return object.contains(name) ? text_at(object, name) : std::string();
}

std::uint64_t number_at(const json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || !at->is_number_unsigned()) refuse(fmt::format("no number \"{}\"", name));
  return at->get<std::uint64_t>();
}

const json& list_at(const json& object, const char* name, std::size_t most) {
  const auto at = object.find(name);
  if (at == object.end() || !at->is_array()) refuse(fmt::format("no list \"{}\"", name));
  if (at->size() > most) too_many(fmt::format("more than {} in \"{}\"", most, name));
  return *at;
}

std::string bytes_at(const json& object, const char* name) {
  auto bytes = from_base64(text_at(object, name));
  if (!bytes) refuse(fmt::format("\"{}\" is not in Base 64", name));
  return std::move(*bytes);
}

ProofRecord read_record(const json& in) {
  only(in, {"index", "entry", "path"});
  ProofRecord out;
  out.index = number_at(in, "index");
  const auto entry = parse_entry(text_at(in, "entry"));
  if (!entry) refuse("an entry is not \"sha256:DIGITS SIZE\" and a line feed");
  out.entry = *entry;
  for (const json& text : list_at(in, "path", max_proof_hashes)) {
    const auto bytes = text.is_string() ? from_base64(text.get<std::string>()) : std::nullopt;
    if (!bytes || bytes->size() != sizeof(Hash)) refuse("a path holds something else than hashes");
    std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(out.path.emplace_back().data()));
  }
  return out;
}

ProofTimestamp read_timestamp_of(const json& in, std::size_t before) {
  only(in, {"over", "renews", "token", "certificates"});
  ProofTimestamp out;
  const std::string over = text_at(in, "over");
  if (over != "checkpoint" && over != "package") refuse("a timestamp is over neither the checkpoint nor the package");
  out.over = over == "package" ? Stamped::package : Stamped::checkpoint;
  if (in.contains("renews")) {
    const std::uint64_t renews = number_at(in, "renews");
    if (renews >= before) refuse("a timestamp renews one that does not stand before it");
    out.renews = static_cast<std::size_t>(renews);
  }
  out.token = bytes_at(in, "token");
  out.certificates = optional_text(in, "certificates");
  return out;
}

void read_timestamps(const json& in, ProofFile& out) {
  if (!in.contains("timestamps")) return;
  for (const json& one : list_at(in, "timestamps", max_proof_timestamps)) {
    ProofTimestamp timestamp = read_timestamp_of(one, out.timestamps.size());
    if (timestamp.over == Stamped::package && out.package.empty())
      refuse("a timestamp over a package that is not there");
    if (timestamp.renews && out.timestamps[*timestamp.renews].over != timestamp.over)
      refuse("a timestamp renews one over another note");
    out.timestamps.push_back(std::move(timestamp));
  }
}

ProofFile read_file(const json& in) {
  if (!in.is_object()) refuse("not an object");
  const std::string format = text_at(in, "format");
  if (format != format_name)
    throw Refused{{Code::unsupported, fmt::format("proof file: of the form \"{}\"; this version reads {}",
                                                  format.substr(0, 40), format_name)}};
  only(in, {"format", "key", "checkpoint", "package", "leaves", "records", "timestamps"});
  ProofFile out;
  out.key = text_at(in, "key");
  out.checkpoint = text_at(in, "checkpoint");
  out.package = optional_text(in, "package");
  if (in.contains("leaves") == in.contains("records")) refuse("either \"leaves\" or \"records\" must be there");
  out.leaves = optional_text(in, "leaves");
  if (in.contains("records"))
    for (const json& record : list_at(in, "records", max_proof_records)) {
      out.records.push_back(read_record(record));
      if (out.records.size() > 1 && out.records.back().index <= out.records[out.records.size() - 2].index)
        refuse("records that are twice or not in order");
    }
  read_timestamps(in, out);
  return out;
}

void write_record(JsonWriter& out, const ProofRecord& record) {
  out.begin_object(JsonWriter::Layout::line);
  out.key("index");
  out.raw(std::to_string(record.index));
  out.member("entry", record.entry.text());
  out.key("path");
  out.begin_array(JsonWriter::Layout::line);
  for (const Hash& hash : record.path) out.string(to_base64({reinterpret_cast<const char*>(hash.data()), hash.size()}));
  out.end_array();
  out.end_object();
}

void write_timestamp(JsonWriter& out, const ProofTimestamp& timestamp) {
  out.begin_object();
  out.member("over", timestamp.over == Stamped::package ? "package" : "checkpoint");
  if (timestamp.renews) {
    out.key("renews");
    out.raw(std::to_string(*timestamp.renews));
  }
  out.member("token", to_base64(timestamp.token));
  if (!timestamp.certificates.empty()) out.member("certificates", timestamp.certificates);
  out.end_object();
}

}  // namespace

std::string write_proof(const ProofFile& proof) {
  JsonWriter out(JsonWriter::Style::indented);
  out.begin_object();
  out.member("format", format_name);
  out.member("key", proof.key);
  out.member("checkpoint", proof.checkpoint);
  if (!proof.package.empty()) out.member("package", proof.package);
  if (proof.records.empty()) {
    out.member("leaves", proof.leaves);
  } else {
    out.key("records");
    out.begin_array();
    for (const ProofRecord& record : proof.records) write_record(out, record);
    out.end_array();
  }
  if (!proof.timestamps.empty()) {
    out.key("timestamps");
    out.begin_array();
    for (const ProofTimestamp& timestamp : proof.timestamps) write_timestamp(out, timestamp);
    out.end_array();
  }
  out.end_object();
  return out.take() + "\n";
}

Result<ProofFile> read_proof(std::string_view text) {
  if (text.size() > max_proof_bytes)
    return fail(Code::limit, fmt::format("proof file: larger than {} bytes", max_proof_bytes));
  try {
    Strictness strictness;
    json::sax_parse(text, &strictness);
    return read_file(json::parse(text));
  } catch (const Refused& refused) {
    return tl::unexpected(refused.error);
  } catch (const json::exception&) {
    return fail(Code::malformed, "proof file: not JSON");
  }
}

}  // namespace claims::archive
