#include "interchange/annotation_read.h"

#include <claims/annotation.h>

#include <fmt/format.h>

namespace claims::interchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest_selector = 4;  // of lists and choices of selectors

const Json* member(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto at = object.find(name);
  return at == object.end() ? nullptr : &*at;
}

std::string text_of(const Json* value) {
  if (!value) return {};
  if (value->is_object()) value = member(*value, "id");
  return value && value->is_string() ? value->get<std::string>() : std::string();
}

bool is_a(const Json& object, const char* type) {
  const Json* const is = member(object, "type");
  if (!is) return false;
  if (is->is_array()) return std::find(is->begin(), is->end(), Json(type)) != is->end();
  return *is == type;
}

// A selector that is refined selects a part of what it quotes: not the quotation.
void read_selector(const Json& selector, AnnotationTarget& out, int depth = 0) {
  if (depth > deepest_selector) return;
  if (selector.is_array()) {
    for (const Json& each : selector) read_selector(each, out, depth + 1);
    return;
  }
  if (const Json* const items = member(selector, "items"); items && is_a(selector, "Choice"))
    return read_selector(*items, out, depth + 1);
  if (member(selector, "refinedBy")) return;
  const Json* const start = member(selector, "start");
  if (is_a(selector, "DataPositionSelector") && start && start->is_number_unsigned() &&
      start->get<std::uint64_t>() <= max_article_bytes)
    out.data_begin = static_cast<std::uint32_t>(start->get<std::uint64_t>());
  if (out.quote || !is_a(selector, "TextQuoteSelector")) return;
  Quote quote{
      text_of(member(selector, "exact")), text_of(member(selector, "prefix")), text_of(member(selector, "suffix")), {}};
  if (quote.exact.size() + quote.prefix.size() + quote.suffix.size() <= max_quote_bytes) out.quote = std::move(quote);
}

}  // namespace

Result<std::vector<const Json*>> annotations_in(const Json& json, const std::string& path) {
  const Json* items = &json;
  if (is_a(json, "AnnotationCollection")) items = member(json, "first");
  if (items && (is_a(*items, "AnnotationPage") || member(*items, "items"))) items = member(*items, "items");
  std::vector<const Json*> out;
  if (items && items->is_array()) {
    if (items->size() > max_annotations)
      return fail(Code::limit, fmt::format("{}: more than {} annotations", path, max_annotations));
    for (const Json& each : *items)
      if (member(each, "target")) out.push_back(&each);
  } else if (items && member(*items, "target")) {
    out.push_back(items);
  }
  if (out.empty() && !(items && items->is_array() && items->empty()))
    return fail(Code::malformed,
                fmt::format("{}: no annotations: expected an AnnotationPage, an Annotation or an array of them", path));
  return out;
}

std::vector<AnnotationTarget> targets_of(const Json& annotation) {
  const Json& target = annotation.at("target");
  std::vector<AnnotationTarget> out;
  const auto add = [&](const Json& one) {
    AnnotationTarget& added = out.emplace_back();
    added.json = &one;
    added.source = one.is_string() ? one.get<std::string>() : text_of(member(one, "source"));
    if (added.source.empty()) added.source = text_of(member(one, "id"));
    if (const Json* const selector = member(one, "selector")) read_selector(*selector, added);
  };
  if (target.is_array())
    for (const Json& one : target) add(one);
  else add(target);
  return out;
}

}  // namespace claims::interchange
