#include "reference/organisation.h"

#include "data/data.h"
#include "reference/fields.h"
#include "reference/office.h"
#include "reference/sorted_lines.h"

namespace claims::reference {
namespace {

const SortedLines& table() {
  static const SortedLines lines(data::file("reference/organisations.tsv"));
  return lines;
}

const SortedLines& index() {
  static const SortedLines lines(data::file("reference/organisation_names.tsv"));
  return lines;
}

Organisation read(std::string_view line) {
  Organisation out;
  out.acronyms = values_of(field(line, 1));
  out.names = values_of(field(line, 2));
  out.what = field(line, 3);
  out.founded = read_term_date(field(line, 4), false);
  out.effective = read_term_date(field(line, 5), false);
  out.ended = read_term_date(field(line, 6), false);
  out.source = field(line, 7);
  return out;
}

std::vector<Organisation> find(std::string_view name, std::string_view which) {
  std::vector<Organisation> found;
  if (name.empty()) return found;
  for (std::size_t at = index().lower_bound(name); at < index().size(); at = index().next(at)) {
    const std::string_view entry = index().line(at);
    if (field(entry, 0) != name) break;
    if (field(entry, 1) != which) continue;
    for (std::size_t row = table().lower_bound(field(entry, 2)); row < table().size(); row = table().next(row)) {
      if (field(table().line(row), 0) != field(entry, 2)) break;
      found.push_back(read(table().line(row)));
    }
  }
  return found;
}

}  // namespace

std::vector<Organisation> organisations_abbreviated(std::string_view acronym) { return find(acronym, "acronym"); }
std::vector<Organisation> organisations_named(std::string_view name) { return find(fold_name(name), "name"); }

std::vector<std::string_view> organisation_names() {
  std::vector<std::string_view> all;
  for (std::size_t at = index().begin(); at < index().size(); at = index().next(at))
    all.push_back(field(index().line(at), 0));
  return all;
}

}  // namespace claims::reference
