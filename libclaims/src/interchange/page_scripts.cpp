#include "interchange/page_scripts.h"

#include "text/attribute.h"
#include "text/html_head.h"
#include "text/html_limits.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <memory>

namespace claims::interchange {
namespace {

// A <template> is a kind of node of its own.
bool has_children(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE; }

void see(const GumboElement& element, PageScripts& out) {
  const auto value = [&](const char* name) { return text::lower_case(text::attribute_of(element, name)); };
  if (element.tag == GUMBO_TAG_LINK && out.canonical.empty() && value("rel") == "canonical")
    out.canonical = text::attribute_of(element, "href");
  if (element.tag != GUMBO_TAG_SCRIPT || value("type").find("ld+json") == std::string::npos) return;
  std::string& content = out.json_ld.emplace_back();
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto* const child = static_cast<const GumboNode*>(element.children.data[i]);
    if (!has_children(*child)) content += child->v.text.text;
  }
}

}  // namespace

Result<PageScripts> scripts_of(std::string_view page, std::size_t most, const std::string& name) {
  if (auto within = text::check_html_limits(page, name); !within) return tl::unexpected(within.error());
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, page.data(), page.size()), destroy);
  if (!output) return fail(Code::internal, name + ": the HTML parser failed");
  PageScripts out;
  std::vector<const GumboNode*> waiting = {output->root};  // the first on top
  while (!waiting.empty()) {
    const GumboNode* const node = waiting.back();
    waiting.pop_back();
    if (!has_children(*node)) continue;
    see(node->v.element, out);
    if (out.json_ld.size() > most)
      return fail(Code::limit, fmt::format("{}: more than {} scripts of JSON-LD", name, most));
    const GumboVector& children = node->v.element.children;
    for (unsigned i = children.length; i-- > 0;) waiting.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
  return out;
}

}  // namespace claims::interchange
