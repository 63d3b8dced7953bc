#include "wayback/timemap.h"

#include "reading/text.h"

#include <cstdlib>

namespace claims::plugin {
namespace {

// Link format, section 2 of RFC 6690: "<" target ">" and parameters, separated
// by commas; a parameter's value is a token or a quoted string.
class Links {
 public:
  explicit Links(std::string_view text) : rest_(text) {}

  bool at_end() {
    rest_ = trim(rest_);
    return rest_.empty();
  }

  // Reads a link and the comma behind it; false if there is none.
  bool read(std::string& target, std::string& relation, std::string& date) {
    target.clear(), relation.clear(), date.clear();
    if (!take('<')) return false;
    const std::size_t end = rest_.find('>');
    if (end == std::string_view::npos) return false;
    target = std::string(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    while (take(';')) {
      std::string name, value;
      if (!parameter(name, value)) return false;
      // RFC 8288, section 3.3: the first "rel" counts.
      if (name == "rel" && relation.empty()) relation = value;
      if (name == "datetime" && date.empty()) date = value;
    }
    return take(',') || at_end();
  }

 private:
  bool take(char c) {
    rest_ = trim(rest_);
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool parameter(std::string& name, std::string& value) {
    rest_ = trim(rest_);
    const std::size_t end = rest_.find_first_of("=;, \t\r\n");
    name = lower(rest_.substr(0, end));
    if (name.empty()) return false;
    rest_.remove_prefix(name.size());
    if (!take('=')) return true;
    if (take('"')) return quoted(value);
    const std::size_t stop = rest_.find_first_of(";, \t\r\n");
    value = std::string(rest_.substr(0, stop));
    rest_.remove_prefix(value.size());
    return !value.empty();
  }

  bool quoted(std::string& value) {
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      if (rest_[i] == '"') {
        rest_.remove_prefix(i + 1);
        return true;
      }
      if (rest_[i] == '\\' && ++i == rest_.size()) return false;
      value.push_back(rest_[i]);
    }
    return false;
  }

  std::string_view rest_;
};

// A relation is a list of words: "first memento".
bool is_memento(std::string_view relation) {
  for (const std::string_view word : split(relation, ' '))
    if (same_letters(word, "memento")) return true;
  return false;
}

}  // namespace

std::optional<std::vector<Memento>> read_timemap(std::string_view text) {
  std::vector<Memento> mementos;
  std::string target, relation, date;
  for (Links links(text); !links.at_end();) {
    if (!links.read(target, relation, date)) return std::nullopt;
    if (!is_memento(relation)) continue;
    if (mementos.size() == max_mementos) return std::nullopt;
    if (const auto captured = read_http_date(date)) mementos.push_back({*captured, target});
  }
  return mementos;
}

const Memento* nearest(const std::vector<Memento>& mementos, const Moment& wanted) {
  const Memento* best = nullptr;
  std::int64_t least = 0;
  for (const Memento& memento : mementos) {
    const std::int64_t away = std::abs(seconds(memento.captured) - seconds(wanted));
    const bool nearer =
        best == nullptr || away < least || (away == least && seconds(memento.captured) < seconds(best->captured));
    if (nearer) best = &memento, least = away;
  }
  return best;
}

}  // namespace claims::plugin
