#include "interchange/provenance_writer.h"

#include <fmt/format.h>

namespace claims::interchange {
namespace {

constexpr std::array<std::string_view, ProvenanceWriter::sections> names = {
    "entity",          "activity",          "agent",           "used",
    "wasGeneratedBy",  "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom",
    "wasInfluencedBy", "specializationOf"};

}  // namespace

Attributes& Attributes::text(std::string_view name, std::string_view value) {
  json_.text_member(name, value);
  return *this;
}

Attributes& Attributes::number(std::string_view name, std::int64_t value) {
  json_.key(name);
  json_.integer(value);
  return *this;
}

Attributes& Attributes::qualified(std::string_view name, std::string_view value) {
  typed(name, value, "prov:QUALIFIED_NAME");
  return *this;
}

Attributes& Attributes::moment(std::string_view name, std::string_view rfc3339) {
  typed(name, rfc3339, "xsd:dateTime");
  return *this;
}

Attributes& Attributes::address(std::string_view name, std::string_view url) {
  typed(name, url, "xsd:anyURI");
  return *this;
}

std::string Attributes::take() {
  json_.end_object();
  return json_.take();
}

void Attributes::typed(std::string_view name, std::string_view value, std::string_view type) {
  if (value.empty()) return;
  json_.key(name);
  json_.begin_object();
  json_.member("$", value);
  json_.member("type", type);
  json_.end_object();
}

bool ProvenanceWriter::element(Section section, const std::string& name, Attributes attributes) {
  if (!names_.insert(name).second) return false;
  add(section, name, attributes);
  return true;
}

void ProvenanceWriter::relation(Section section, Attributes attributes) {
  add(section, fmt::format("_:{}{}", names[section], ++relations_[section]), attributes);
}

void ProvenanceWriter::add(Section section, const std::string& name, Attributes& attributes) {
  std::string& lines = lines_[section];
  lines += fmt::format("{}\n    \"{}\": {}", lines.empty() ? "" : ",", name, attributes.take());
}

std::string ProvenanceWriter::take(const std::vector<std::string_view>& prefixes) {
  std::string out = "{\n  \"prefix\": {";
  for (std::size_t i = 0; i < prefixes.size(); ++i)
    out += fmt::format("{}\n    \"{}\": \"urn:claims:{}:\"", i == 0 ? "" : ",", prefixes[i], prefixes[i]);
  out += "\n  }";
  for (std::size_t i = 0; i < sections; ++i) {
    if (lines_[i].empty()) continue;
    out += fmt::format(",\n  \"{}\": {{", names[i]);
    out += lines_[i];
    out += "\n  }";
    std::string().swap(lines_[i]);  // a large case has it only once
  }
  return out + "\n}\n";
}

}  // namespace claims::interchange
