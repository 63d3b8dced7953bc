#include "form_fields.h"

#include <algorithm>

namespace claims::cli {
namespace {

int hex(char c) noexcept {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

}  // namespace

std::string percent_decoded(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

FormFields::FormFields(std::string_view encoded) {
  while (!encoded.empty() && fields_.size() < max_form_fields) {
    const std::string_view field = encoded.substr(0, encoded.find('&'));
    encoded.remove_prefix(std::min(encoded.size(), field.size() + 1));
    if (field.empty()) continue;
    const std::size_t equals = field.find('=');
    add(percent_decoded(field.substr(0, equals), true),
        equals == std::string_view::npos ? std::string() : percent_decoded(field.substr(equals + 1), true));
  }
}

const std::string* FormFields::find(std::string_view name) const noexcept {
  for (const auto& [key, value] : fields_)
    if (key == name) return &value;
  return nullptr;
}

std::string FormFields::get(std::string_view name) const {
  const std::string* const value = find(name);
  return value ? *value : std::string();
}

}  // namespace claims::cli
