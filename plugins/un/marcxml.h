// Records in MARCXML, the XML form of MARC 21 (Library of Congress, MARC21slim schema), as the Digital Library sends
// them.
#pragma once

#include <claims/plugin.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace un {

struct Subfield {
  char code;
  std::string value;  // white space at both ends dropped
};

struct Field {
  std::string tag;
  std::vector<Subfield> subfields;

  // The first value of that code; empty if there is none.
  std::string_view value(char code) const noexcept;
};

struct Record {
  std::string number;  // field 001
  std::vector<Field> fields;

  const Field* field(std::string_view tag) const noexcept;  // the first; null if there is none
};

// Limits for foreign input.
inline constexpr std::size_t max_xml_bytes = 8u << 20;
inline constexpr int max_xml_depth = 32;
inline constexpr std::size_t max_records = 200;
inline constexpr std::size_t max_fields = 20'000;  // of all records of a reply

// Elements are known by their local name, whatever their prefix. Errors: malformed (not XML, or no collection of
// records), limit. No document type is read and no entity expanded but XML's own five.
claims::plugin::Status read_marcxml(std::string_view xml, std::vector<Record>& records);

}  // namespace un
