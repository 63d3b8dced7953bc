// .claims.toml: TOML 1.0 to HouseRules.
#include "house/pattern.h"

#include "store/digest.h"

#include <fmt/format.h>

#include <initializer_list>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace claims {
namespace {

// The first thing that is wrong ends the reading.
struct Wrong {
  const toml::node* where;
  std::string what;
};

class Reader {
 public:
  Reader(HouseRules& rules, const toml::table& table) : rules_(rules), table_(table) {}

  std::optional<Wrong> run() {
    for (const auto& [key, node] : table_) {
      read_entry(key.str(), node);
      if (!wrong_ && rules_.levels.size() + rules_.ignored.size() + rules_.waivers.size() > max_house_rules)
        complain(node, fmt::format("more than {} rules", max_house_rules));
      if (wrong_) break;
    }
    return wrong_;
  }

 private:
  void read_entry(std::string_view key, const toml::node& node) {
    if (key == "levels") read_levels(node);
    else if (key == "ignore") each_table(node, "[[ignore]]", [&](const toml::table& t) { read_ignore(t); });
    else if (key == "waiver") each_table(node, "[[waiver]]", [&](const toml::table& t) { read_waiver(t); });
    else if (key == "zone") rules_.zone = text_of(node, "the name of a time zone, such as \"Europe/Berlin\"");
    else if (key == "house-list") rules_.house_list = text_of(node, "the path of a list");
    else if (key == "options") read_options(node);
    else
      complain(node,
               fmt::format("unknown key \"{}\"; known are levels, ignore, waiver, zone, house-list and options", key));
  }

  void complain(const toml::node& node, std::string what) {
    if (!wrong_) wrong_ = Wrong{&node, std::move(what)};
  }

  std::string text_of(const toml::node& node, std::string_view expected) {
    const auto value = node.value_exact<std::string>();
    if (!value || value->empty()) complain(node, fmt::format("expected {}", expected));
    return value.value_or("");
  }

  template <class Each>
  void each_table(const toml::node& node, std::string_view form, Each each) {
    const toml::array* const list = node.as_array();
    if (!list) return complain(node, fmt::format("expected tables, written {}", form));
    for (const toml::node& entry : *list) {
      if (const toml::table* const table = entry.as_table()) each(*table);
      else complain(entry, fmt::format("expected a table, written {}", form));
      if (wrong_) return;
    }
  }

  // An id of the catalogue, one of a plugin, or a pattern that some id of the catalogue fits.
  void know_check(const toml::node& node, std::string_view check) {
    const bool pattern = check.find_first_of("*?") != std::string_view::npos;
    bool area = false;
    for (const CheckInfo& info : checks()) {
      if (house::matches(check, info.id)) return;
      area |= info.id.substr(0, info.id.find('.') + 1) == check.substr(0, check.find('.') + 1);
    }
    if (pattern || area || check.find('.') == std::string_view::npos)
      complain(node, fmt::format("no check \"{}\"; \"claims checks\" lists them", check));
  }

  void read_levels(const toml::node& node) {
    const toml::table* const levels = node.as_table();
    if (!levels) return complain(node, "expected a table: [levels]");
    for (const auto& [key, value] : *levels) {
      const auto word = value.value_exact<std::string>();
      const auto level = word ? parse_level(*word) : std::nullopt;
      if (!level && word != "off")
        return complain(value, "expected \"error\", \"warning\", \"note\" or \"off\" for a check");
      know_check(value, key.str());
      rules_.levels.push_back({std::string(key.str()), level});
    }
    // A pattern is more general than an id, whichever was written first.
    std::stable_sort(rules_.levels.begin(), rules_.levels.end(), [](const LevelRule& a, const LevelRule& b) {
      const auto general = [](const LevelRule& r) { return r.check.find_first_of("*?") == std::string::npos; };
      return general(a) < general(b);
    });
  }

  void known_keys(const toml::table& table, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        return complain(value, fmt::format("unknown key \"{}\"; known are {}", key.str(),
                                           fmt::join(known.begin(), known.end(), ", ")));
  }

  std::string member(const toml::table& table, std::string_view key) {
    const toml::node* const node = table.get(key);
    return node ? text_of(*node, fmt::format("a text for \"{}\"", key)) : std::string();
  }

  std::shared_ptr<const re2::RE2> words_of(const toml::table& table, bool to_the_letter) {
    const std::string words = member(table, "words");
    if (words.empty()) return nullptr;
    auto pattern = house::word_pattern(words, to_the_letter);
    if (pattern) return std::move(*pattern);
    complain(*table.get("words"), fmt::format("not a pattern: {}", pattern.error().text));
    return nullptr;
  }

  std::string check_of(const toml::table& table) {
    std::string check = member(table, "check");
    if (!check.empty()) know_check(*table.get("check"), check);
    return check;
  }

  void read_ignore(const toml::table& table) {
    known_keys(table, {"check", "words", "stories"});
    IgnoreRule rule{check_of(table), member(table, "stories"), words_of(table, false)};
    if (rule.check.empty() && rule.stories.empty() && !rule.words)
      complain(table, "an [[ignore]] needs at least one of check, words and stories");
    if (rule.check.empty()) rule.check = "*";
    rules_.ignored.push_back(std::move(rule));
  }

  void read_waiver(const toml::table& table) {
    known_keys(table, {"check", "words", "stories", "reason", "owner", "until"});
    Waiver waiver{check_of(table),
                  member(table, "stories"),
                  words_of(table, true),
                  member(table, "reason"),
                  member(table, "owner"),
                  std::nullopt,
                  fmt::format("{}:{}", rules_.path, table.source().begin.line)};
    for (const char* const needed : {"check", "reason", "owner"})
      if (!table.contains(needed)) complain(table, fmt::format("a [[waiver]] needs {}", needed));
    if (!waiver.words && waiver.stories.empty())
      complain(table, "a [[waiver]] needs words or stories, so that it waives no more");
    if (const toml::node* const until = table.get("until")) {
      if (const auto date = until->value_exact<toml::date>()) waiver.until = Date{date->year, date->month, date->day};
      else complain(*until, "expected a day for \"until\", without quotation marks: 2026-12-31");
    }
    rules_.waivers.push_back(std::move(waiver));
  }

  void read_options(const toml::node& node) {
    const toml::table* const options = node.as_table();
    if (!options) return complain(node, "expected a table: [options]");
    for (const auto& [key, value] : *options) {
      std::vector<std::string> values;
      if (const auto flag = value.value_exact<bool>()) {
        if (!*flag) continue;
      } else if (const toml::array* const list = value.as_array()) {
        for (const toml::node& one : *list) values.push_back(option_value(one));
      } else {
        values.push_back(option_value(value));
      }
      rules_.options.emplace_back(key.str(), std::move(values));
    }
  }

  std::string option_value(const toml::node& node) {
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    return text_of(node, "a text, a whole number, true, or a list of them");
  }

  HouseRules& rules_;
  const toml::table& table_;
  std::optional<Wrong> wrong_;
};

}  // namespace

Result<HouseRules> parse_house_rules(std::string path, std::string_view text) {
  if (text.size() > max_settings_bytes)
    return fail(Code::limit, fmt::format("{}: larger than 1 MiB, the limit for settings", path));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return fail(Code::malformed,
                fmt::format("{}:{}: not TOML: {}", path, error.source().begin.line, error.description()));
  }
  HouseRules rules;
  rules.path = std::move(path);
  rules.sha256 = store::sha256(text);
  if (const auto wrong = Reader(rules, parsed.table()).run())
    return fail(Code::malformed, fmt::format("{}:{}: {}", rules.path, wrong->where->source().begin.line, wrong->what));
  return rules;
}

}  // namespace claims
