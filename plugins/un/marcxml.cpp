#include "marcxml.h"

#include <pugixml.hpp>

namespace un {

using claims::plugin::fail;
using claims::plugin::ok;
using claims::plugin::Status;

namespace {

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  constexpr const char* space = " \t\r\n";
  const std::size_t begin = out.find_first_not_of(space);
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(space) + 1 - begin);
}

bool too_deep(const pugi::xml_document& document) {
  struct Depth : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node&) override { return depth() < max_xml_depth; }
  } walker;
  return !const_cast<pugi::xml_document&>(document).traverse(walker);
}

class Reader {
 public:
  explicit Reader(std::vector<Record>& records) : records_(records) {}

  // Records are the element itself, or below a collection, which may stand in an envelope.
  Status read(const pugi::xml_node& node) {
    if (local_name(node) == "record" && has_fields(node)) return read_record(node);
    for (const pugi::xml_node& child : node.children())
      if (child.type() == pugi::node_element) {
        const std::string_view name = local_name(child);
        if (name == "collection") collection_ = true;
        if (name == "datafield" || name == "controlfield") continue;
        if (Status status = read(child); !status.ok()) return status;
      }
    return ok();
  }

  bool collection() const noexcept { return collection_; }

 private:
  static bool has_fields(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children())
      if (local_name(child) == "datafield" || local_name(child) == "controlfield") return true;
    return false;
  }

  Status read_record(const pugi::xml_node& node) {
    collection_ = true;
    if (records_.size() == max_records)
      return fail(CLAIMS_LIMIT, "more than " + std::to_string(max_records) + " records in one reply");
    Record record;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      const std::string_view tag = child.attribute("tag").value();
      if (name == "controlfield" && tag == "001") record.number = text_of(child);
      if (name != "datafield" || tag.empty()) continue;
      if (++fields_ > max_fields)
        return fail(CLAIMS_LIMIT, "more than " + std::to_string(max_fields) + " fields in one reply");
      record.fields.push_back({std::string(tag), subfields_of(child)});
    }
    records_.push_back(std::move(record));
    return ok();
  }

  static std::vector<Subfield> subfields_of(const pugi::xml_node& field) {
    std::vector<Subfield> out;
    for (const pugi::xml_node& child : field.children()) {
      const std::string_view code = child.attribute("code").value();
      if (local_name(child) == "subfield" && code.size() == 1) out.push_back({code.front(), text_of(child)});
    }
    return out;
  }

  std::vector<Record>& records_;
  std::size_t fields_ = 0;
  bool collection_ = false;
};

}  // namespace

std::string_view Field::value(char code) const noexcept {
  for (const Subfield& subfield : subfields)
    if (subfield.code == code && !subfield.value.empty()) return subfield.value;
  return {};
}

const Field* Record::field(std::string_view tag) const noexcept {
  for (const Field& field : fields)
    if (field.tag == tag) return &field;
  return nullptr;
}

Status read_marcxml(std::string_view xml, std::vector<Record>& records) {
  if (xml.size() > max_xml_bytes)
    return fail(CLAIMS_LIMIT, "the reply is larger than " + std::to_string(max_xml_bytes >> 20) + " MiB");
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(xml.data(), xml.size());
  if (!parsed)
    return fail(CLAIMS_MALFORMED,
                std::string("not XML at byte ") + std::to_string(parsed.offset) + ": " + parsed.description());
  if (too_deep(document)) return fail(CLAIMS_LIMIT, "XML elements nested deeper than " + std::to_string(max_xml_depth));
  Reader reader(records);
  if (Status status = reader.read(document); !status.ok()) return status;
  if (!reader.collection()) return fail(CLAIMS_MALFORMED, "XML, but no collection of MARC records");
  return ok();
}

}  // namespace un
