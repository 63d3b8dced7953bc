#include "reading/xml.h"

#include "reading/answer.h"
#include "reading/text.h"

namespace claims::plugin {
namespace {

struct Depth : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node&) override { return depth() < max_xml_depth; }
};

struct Words : pugi::xml_tree_walker {
  std::string text;
  bool for_each(pugi::xml_node& node) override {
    text.append(node.value());
    return text.size() < 2 * max_fact;
  }
};

}  // namespace

Status read_xml(const Reply& reply, std::string_view service, std::size_t max_bytes, pugi::xml_document& out) {
  if (Status status = answered(reply, service, max_bytes); !status.ok()) return status;
  if (Status status = not_a_page(reply, service, "XML"); !status.ok()) return status;
  std::string message(service);
  // No document type is read: entities of one's own are neither needed nor resolved.
  const pugi::xml_parse_result parsed = out.load_buffer(reply.body.data(), reply.body.size(), pugi::parse_default);
  if (!parsed || !out.document_element())
    return fail(CLAIMS_MALFORMED, message.append(" sent XML that is broken or cut short at byte ")
                                      .append(std::to_string(parsed ? 0 : parsed.offset)));
  if (Depth depth; !out.traverse(depth))
    return fail(CLAIMS_LIMIT, message.append(" sent XML nested deeper than ").append(std::to_string(max_xml_depth)));
  return ok();
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

pugi::xml_node next(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  do node = node.next_sibling();
  while (node && local_name(node) != name);
  return node;
}

std::string text_of(pugi::xml_node node) {
  Words words;
  node.traverse(words);
  return one_line(words.text);
}

}  // namespace claims::plugin
