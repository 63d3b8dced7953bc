// PROV-JSON (W3C Member Submission of 24 April 2013), one element a line.
#pragma once

#include "report/json_writer.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace claims::interchange {

// What is said of an element or a relation, as section 2.2 writes values. A text that is empty is left out.
class Attributes {
 public:
  Attributes() : json_(report::JsonWriter::Style::compact) { json_.begin_object(); }

  Attributes& text(std::string_view name, std::string_view value);
  Attributes& number(std::string_view name, std::int64_t value);
  Attributes& qualified(std::string_view name, std::string_view value);  // a name such as "prov:Person"
  Attributes& moment(std::string_view name, std::string_view rfc3339);   // other than prov:startTime and the like
  Attributes& address(std::string_view name, std::string_view url);
  std::string take();

 private:
  void typed(std::string_view name, std::string_view value, std::string_view type);

  report::JsonWriter json_;
};

class ProvenanceWriter {
 public:
  // In the order in which they are written.
  enum Section : std::size_t {
    entity,
    activity,
    agent,
    used,
    was_generated_by,
    was_associated_with,
    was_attributed_to,
    was_derived_from,
    was_influenced_by,
    specialization_of,
    sections
  };

  // An element by its qualified name, "story:0123". False: it is there already, and stays as it is.
  bool element(Section section, const std::string& name, Attributes attributes);
  // A relation, under a name that is local to the document.
  void relation(Section section, Attributes attributes);
  bool empty() const noexcept { return names_.empty(); }

  std::string take(const std::vector<std::string_view>& prefixes);  // each is of "urn:claims:PREFIX:"

 private:
  void add(Section section, const std::string& name, Attributes& attributes);

  std::array<std::string, sections> lines_;
  std::array<std::uint64_t, sections> relations_{};
  std::unordered_set<std::string> names_;
};

}  // namespace claims::interchange
