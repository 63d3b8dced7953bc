#include "reading/json.h"

#include "reading/answer.h"
#include "reading/text.h"

namespace claims::plugin {

Status read_json(const Reply& reply, std::string_view service, Json& out) {
  if (Status status = answered(reply, service, max_json_bytes); !status.ok()) return status;
  if (Status status = not_a_page(reply, service, "JSON"); !status.ok()) return status;
  bool too_deep = false;
  // What is nested too deep is dropped while it is read, so that it costs nothing.
  const auto keep = [&](int depth, Json::parse_event_t, const Json&) {
    too_deep = too_deep || depth > max_json_depth;
    return !too_deep;
  };
  out = Json::parse(reply.body.begin(), reply.body.end(), keep, false);
  std::string message(service);
  if (too_deep)
    return fail(CLAIMS_LIMIT, message.append(" sent JSON nested deeper than ").append(std::to_string(max_json_depth)));
  if (out.is_discarded()) return fail(CLAIMS_MALFORMED, message.append(" sent JSON that is broken or cut short"));
  return ok();
}

const Json& at(const Json& from, std::initializer_list<Step> steps) {
  static const Json nothing;
  const Json* here = &from;
  for (const Step& step : steps) {
    if (const auto* name = std::get_if<std::string_view>(&step)) {
      if (!here->is_object()) return nothing;
      const auto found = here->find(std::string(*name));
      if (found == here->end()) return nothing;
      here = &*found;
    } else {
      const std::size_t index = std::get<std::size_t>(step);
      if (!here->is_array() || index >= here->size()) return nothing;
      here = &(*here)[index];
    }
  }
  return *here;
}

std::string text_at(const Json& from, std::initializer_list<Step> steps) {
  const Json& value = at(from, steps);
  if (value.is_string()) return one_line(value.get_ref<const std::string&>());
  return value.is_number_integer() ? value.dump() : std::string();
}

const Json& array_at(const Json& from, std::initializer_list<Step> steps) {
  static const Json none = Json::array();
  const Json& value = at(from, steps);
  return value.is_array() ? value : none;
}

}  // namespace claims::plugin
