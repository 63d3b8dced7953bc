#include "data/data.h"
#include "reference/official.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace claims::reference {
namespace {

struct Wording {
  std::string words;  // folded
  std::string_view body, kind;

  friend bool operator<(const Wording& a, const Wording& b) {
    return std::tie(a.words, a.body) < std::tie(b.words, b.body);
  }
};

struct Kinds {
  std::vector<Wording> wordings;                                   // sorted
  std::vector<std::string_view> keys;                              // sorted
  std::vector<std::pair<std::string_view, std::string_view>> own;  // kind and body that has its own name for it; sorted
};

Kinds read_kinds() {
  Kinds read;
  const SortedLines table(data::file("reference/office_kinds.tsv"));
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    read.keys.push_back(field(line, 0));
    if (!field(line, 1).empty()) read.own.emplace_back(field(line, 0), field(line, 1));
    for (std::string_view names = field(line, 3); !names.empty();) {
      const std::size_t bar = std::min(names.find('|'), names.size());
      read.wordings.push_back({fold_name(names.substr(0, bar)), field(line, 1), field(line, 0)});
      names.remove_prefix(std::min(bar + 1, names.size()));
    }
  }
  std::sort(read.wordings.begin(), read.wordings.end());
  std::sort(read.keys.begin(), read.keys.end());
  std::sort(read.own.begin(), read.own.end());
  return read;
}

const Kinds& kinds() {
  static const Kinds all = read_kinds();
  return all;
}

std::string_view find(const std::string& words, std::string_view body) {
  const auto& all = kinds().wordings;
  const auto at = std::lower_bound(all.begin(), all.end(), Wording{words, body, {}});
  return at != all.end() && at->words == words && at->body == body ? at->kind : std::string_view();
}

}  // namespace

std::string office_kind(std::string_view words, std::string_view body) {
  std::string folded = fold_name(words);
  std::string_view kind = find(folded, body);
  if (kind.empty()) {
    kind = find(folded, {});
    // Where a state has its own name for the office, "Minister for ..." is another, a junior one.
    const auto& own = kinds().own;
    if (folded.starts_with("minister ") && std::binary_search(own.begin(), own.end(), std::pair(kind, body))) kind = {};
  }
  if (!kind.empty()) return std::string(kind);
  std::replace(folded.begin(), folded.end(), ' ', '-');
  return folded;
}

std::vector<std::string_view> office_wordings() {
  std::vector<std::string_view> all;
  for (const Wording& wording : kinds().wordings) all.push_back(wording.words);
  return all;
}

bool is_listed_kind(std::string_view kind) {
  return std::binary_search(kinds().keys.begin(), kinds().keys.end(), kind);
}

}  // namespace claims::reference
