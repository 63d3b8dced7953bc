#include "json_members.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claims::cli {
namespace {

using Json = nlohmann::json;

std::string dumped(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Takes the members of the outermost object and skips what they hold.
class Reader : public nlohmann::json_sax<Json> {
 public:
  explicit Reader(std::initializer_list<const char*> names) : names_(names) {}

  JsonMembers out;

  bool null() override { return depth_ > 0 || not_an_object(); }  // as if the member were not there
  bool boolean(bool) override { return other("a boolean"); }
  bool number_integer(number_integer_t value) override { return number(Json(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(Json(value)); }
  bool number_float(number_float_t value, const string_t&) override { return number(Json(value)); }
  bool binary(binary_t&) override { return false; }
  bool string(string_t& value) override {
    if (depth_ != 1) return depth_ > 0 || not_an_object();
    if (key_ == "id") out.id = dumped(Json(value));
    else if (wanted()) out.values.insert_or_assign(key_, std::move(value));
    return true;
  }
  bool start_object(std::size_t) override { return ++depth_ != 2 || other("an object"); }
  bool start_array(std::size_t) override { return ++depth_ == 1 ? not_an_object() : depth_ != 2 || other("an array"); }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }
  bool key(string_t& value) override {
    if (depth_ == 1) key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const std::string_view what = error.what();
    const std::size_t colon = what.find(": ");  // after "[json.exception...] parse error at line 1, column 8"
    out.problem =
        fmt::format("not JSON at byte {}{}", position, colon == std::string_view::npos ? "" : what.substr(colon));
    return false;
  }

 private:
  bool wanted() const {
    for (const char* name : names_)
      if (key_ == name) return true;
    return false;
  }
  bool not_an_object() {
    out.problem = fmt::format(R"(expected an object {{"id", "{}", ...}})", *names_.begin());
    return false;
  }
  bool number(const Json& value) {
    if (depth_ == 1 && key_ == "id") out.id = dumped(value);
    return depth_ == 1 && key_ != "id" ? other("a number") : depth_ > 0 || not_an_object();
  }
  // A value of a kind that none of our members takes.
  bool other(const char* kind) {
    if (depth_ == 0) return not_an_object();
    if ((wanted() || key_ == "id") && out.problem.empty() && depth_ <= 2)
      out.problem = fmt::format("\"{}\" must be a string, not {}", key_, kind);
    return true;
  }

  std::initializer_list<const char*> names_;
  std::string key_;
  int depth_ = 0;
};

}  // namespace

std::string JsonMembers::take(const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : std::move(found->second);
}

JsonMembers read_members(std::string_view line, std::initializer_list<const char*> names) {
  Reader reader(names);
  Json::sax_parse(line.begin(), line.end(), &reader);
  return std::move(reader.out);
}

std::string json_string(const std::string& text) { return dumped(Json(text)); }

}  // namespace claims::cli
