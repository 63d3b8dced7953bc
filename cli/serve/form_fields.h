// application/x-www-form-urlencoded: queries of addresses, and bodies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claims::cli {

inline constexpr std::size_t max_form_fields = 100;  // more are not read

class FormFields {
 public:
  FormFields() = default;
  explicit FormFields(std::string_view encoded);

  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  // The first of that name; nothing if there is none.
  const std::string* find(std::string_view name) const noexcept;
  // The same; empty if there is none.
  std::string get(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const noexcept { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// %XX as bytes, a stray % as itself; `plus`: "+" as a space.
std::string percent_decoded(std::string_view text, bool plus);

}  // namespace claims::cli
