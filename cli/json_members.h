// The string members of one JSON object, read without building a tree.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claims::cli {

struct JsonMembers {
  std::string id;                                       // member "id" as a JSON value; empty if there is none
  std::unordered_map<std::string, std::string> values;  // members that are there and strings
  std::string problem;                                  // what is wrong with the line; empty if nothing

  bool has(const std::string& name) const { return values.count(name) != 0; }
  // Empty where there is no such member.
  std::string take(const std::string& name);
};

// Reads "id" (a string or number) and the members of those names, which have to be strings; null is as if the member
// were not there, other members are passed over. Linear in the line; depth and members cost no memory.
JsonMembers read_members(std::string_view line, std::initializer_list<const char*> names);

// A JSON value of a text; bytes that are not UTF-8 give U+FFFD.
std::string json_string(const std::string& text);

}  // namespace claims::cli
