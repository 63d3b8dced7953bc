#include <claims/reference.h>

#include "text/encoding.h"

#include <algorithm>
#include <array>
#include <map>

namespace claims {
namespace {

constexpr std::array<HouseKind, 4> kinds{HouseKind::person, HouseKind::organisation, HouseKind::place, HouseKind::word};
constexpr std::array<std::string_view, 4> columns{"kind", "preferred", "others", "note"};
enum Column { kind_column, preferred_column, others_column, note_column, no_column };

// One record of the list and the line on which it begins.
struct Record {
  int line = 0;
  std::vector<std::string> fields;
  bool open = false;  // a quotation mark was never closed: the rest of the list is in it
};

// Splits the list into records; quoted fields of a comma-separated list may hold commas, quotes and line breaks.
class Splitter {
 public:
  Splitter(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // False at the end.
  bool next(Record& record, std::vector<HouseProblem>& problems) {
    if (at_ >= text_.size()) return false;
    record = {line_, {}, false};
    bool more = true;
    while (more) {
      std::string value;
      more = separator_ == ',' && at_ < text_.size() && text_[at_] == '"' ? quoted(value, record.open, problems)
                                                                          : plain(value);
      record.fields.push_back(std::move(value));
    }
    return true;
  }

 private:
  // Each returns true if another field follows on the same record.
  bool plain(std::string& value) {
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') value += text_[at_++];
    if (!value.empty() && value.back() == '\r') value.pop_back();
    return end_of_field();
  }

  bool quoted(std::string& value, bool& open, std::vector<HouseProblem>& problems) {
    const int began = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[++at_];
      } else {
        ++at_;
        std::string rest;
        const bool more = plain(rest);
        if (!rest.empty()) problems.push_back({began, "text after the closing quotation mark of a field"});
        return more;
      }
    }
    problems.push_back({began, "a quotation mark opens a field and none closes it"});
    open = true;
    return false;
  }

  bool end_of_field() {
    const bool more = at_ < text_.size() && text_[at_] == separator_;
    if (at_ < text_.size()) {
      if (text_[at_] == '\n') ++line_;
      ++at_;
    }
    if (more && at_ >= text_.size()) return false;
    return more;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool blank(const Record& record) {
  return std::all_of(record.fields.begin(), record.fields.end(), [](const auto& f) { return trimmed(f).empty(); });
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  out.append(text.substr(0, 60));
  return out.append(text.size() > 60 ? "...\"" : "\"");
}

// Reads the records that follow the names of the columns.
class Reader {
 public:
  explicit Reader(HouseReading& out) : out_(out) {}

  bool header(const Record& record) {
    for (const std::string& name : record.fields) {
      const auto found = std::find(columns.begin(), columns.end(), trimmed(name));
      if (found == columns.end()) {
        problem(record.line, "unknown column " + quoted(trimmed(name)) + ": expected kind, preferred, others, note");
        return false;
      }
      order_.push_back(static_cast<Column>(found - columns.begin()));
    }
    for (const Column needed : {kind_column, preferred_column}) {
      if (std::find(order_.begin(), order_.end(), needed) != order_.end()) continue;
      problem(record.line, "the first line names the columns, and " + std::string(columns[needed]) + " is missing");
      return false;
    }
    return true;
  }

  void entry(const Record& record) {
    const std::size_t before = out_.problems.size();
    if (record.fields.size() > order_.size())
      problem(record.line,
              std::to_string(record.fields.size()) + " fields for " + std::to_string(order_.size()) + " columns");
    HouseEntry entry;
    entry.line = record.line;
    std::string kind;
    for (std::size_t i = 0; i < std::min(record.fields.size(), order_.size()); ++i)
      take(order_[i], trimmed(record.fields[i]), entry, kind);
    read_kind(kind, entry);
    if (entry.preferred.empty()) problem(record.line, "preferred: empty");
    if (out_.problems.size() == before) claim_spellings(entry);
    if (out_.problems.size() == before) out_.list.entries.push_back(std::move(entry));
  }

 private:
  void problem(int line, std::string text) { out_.problems.push_back({line, std::move(text)}); }

  void take(Column column, std::string_view value, HouseEntry& entry, std::string& kind) {
    if (value.size() > house_field)
      problem(entry.line, std::string(columns[column]) + ": longer than " + std::to_string(house_field) + " bytes");
    if (value.find_first_of("\n\r\t") != std::string_view::npos)
      problem(entry.line, std::string(columns[column]) + ": a line break or a tab within a field");
    if (column == kind_column) kind = value;
    if (column == preferred_column) entry.preferred = value;
    if (column == note_column) entry.note = value;
    if (column != others_column) return;
    while (!value.empty()) {
      const std::size_t bar = std::min(value.find('|'), value.size());
      if (const auto other = trimmed(value.substr(0, bar)); !other.empty()) entry.others.emplace_back(other);
      value.remove_prefix(std::min(bar + 1, value.size()));
    }
  }

  void read_kind(std::string_view kind, HouseEntry& entry) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](HouseKind k) { return kind == name_of(k); });
    if (found != kinds.end()) entry.kind = *found;
    else problem(entry.line, "kind: expected person, organisation, place or word, found " + quoted(kind));
  }

  // No spelling may be preferred twice, corrected to two things, or preferred and corrected.
  void claim_spellings(const HouseEntry& entry) {
    claim(entry.preferred, "preferred", entry.line);
    for (const std::string& other : entry.others) claim(other, "others", entry.line);
  }

  void claim(const std::string& spelling, const char* column, int line) {
    const auto [at, added] = lines_.emplace(spelling, line);
    if (!added)
      problem(line,
              std::string(column) + ": " + quoted(spelling) + " stands in line " + std::to_string(at->second) + " too");
  }

  HouseReading& out_;
  std::vector<Column> order_;
  std::map<std::string, int> lines_;  // spelling -> the line that has it
};

}  // namespace

const char* name_of(HouseKind kind) noexcept {
  switch (kind) {
    case HouseKind::person: return "person";
    case HouseKind::organisation: return "organisation";
    case HouseKind::place: return "place";
    case HouseKind::word: return "word";
  }
  return "";
}

const HouseEntry* HouseList::correcting(std::string_view spelling) const noexcept {
  for (const HouseEntry& entry : entries)
    if (std::find(entry.others.begin(), entry.others.end(), spelling) != entry.others.end()) return &entry;
  return nullptr;
}

const HouseEntry* HouseList::preferring(std::string_view spelling) const noexcept {
  for (const HouseEntry& entry : entries)
    if (entry.preferred == spelling) return &entry;
  return nullptr;
}

HouseReading read_house_list(std::string_view text) {
  HouseReading out;
  if (text.size() > house_bytes) {
    out.problems.push_back({1, "longer than " + std::to_string(house_bytes) + " bytes"});
    return out;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string_view first = text;
  while (first.starts_with("#")) first.remove_prefix(std::min(first.find('\n'), first.size() - 1) + 1);
  first = first.substr(0, first.find('\n'));
  Splitter splitter(
      text, first.find('\t') == std::string_view::npos && first.find(',') != std::string_view::npos ? ',' : '\t');
  Reader reader(out);
  Record record;
  bool named = false;
  while (splitter.next(record, out.problems)) {
    if (record.open || blank(record) || record.fields.front().starts_with("#")) continue;
    if (!named) {
      if (!reader.header(record)) return out;
      named = true;
    } else if (out.list.entries.size() >= house_entries) {
      out.problems.push_back({record.line, "more than " + std::to_string(house_entries) + " entries"});
      return out;
    } else {
      reader.entry(record);
    }
  }
  if (!named) out.problems.push_back({1, "the list is empty: expected a first line that names the columns"});
  return out;
}

std::string write_house_list(const HouseList& list) {
  std::vector<std::string> lines;
  for (const HouseEntry& entry : list.entries) {
    std::string line = std::string(name_of(entry.kind)) + '\t' + entry.preferred + '\t';
    for (const std::string& other : entry.others) line.append(&other == &entry.others.front() ? "" : "|").append(other);
    lines.push_back(line + '\t' + entry.note + '\n');
  }
  std::sort(lines.begin(), lines.end());
  std::string out = "kind\tpreferred\tothers\tnote\n";
  for (const std::string& line : lines) out += line;
  return out;
}

}  // namespace claims
