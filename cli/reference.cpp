#include "reference.h"
#include "arguments.h"
#include "command.h"
#include "nearest.h"
#include "output.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::cli {
namespace {

constexpr std::string_view formats[] = {"text", "json"};

// What a command found: text for people and an object for programs, grown together.
struct Answer {
  std::string text;
  nlohmann::ordered_json json = {{"schema", "claims.reference/1"}};
  bool empty = true;

  template <class Fact>
  void add(const char* name, const std::vector<Fact>& facts) {
    nlohmann::ordered_json& rows = json[name] = nlohmann::ordered_json::array();
    for (const Fact& fact : facts) {
      text += as_text(fact);
      rows.push_back(as_json(fact));
      empty = false;
    }
  }
};

int show(const Answer& answer, const std::string& format) {
  const std::string out =
      format == "json" ? answer.json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n" : answer.text;
  if (!print(out)) return exit_usage;
  return answer.empty ? exit_findings : exit_clean;
}

// What an unknown word may have meant, from names of these kinds; empty if nothing is close.
std::string meant(const std::string& word, std::initializer_list<ReferenceKind> kinds) {
  std::vector<std::string> names;
  for (const ReferenceKind kind : kinds)
    for (std::string& name : reference_names(kind)) names.push_back(std::move(name));
  std::vector<std::string_view> candidates(names.begin(), names.end());
  std::string lower = word;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  std::string_view close = nearest(word, candidates);
  if (close.empty()) close = nearest(lower, candidates);
  return close.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", close);
}

// The words of a name, given as one argument or several; nothing, and a message, without any.
std::optional<std::string> joined(const char* command, const std::vector<std::string>& words, const char* example) {
  if (!words.empty()) return fmt::format("{}", fmt::join(words, " "));
  diagnose(fmt::format("reference {}: expected {}", command, example));
  return std::nullopt;
}

std::optional<Date> read_day(const char* command, const std::string& text) {
  const auto day = parse_iso_date(text);
  if (!day) diagnose(fmt::format("reference {}: --on: expected an existing day YYYY-MM-DD, not \"{}\"", command, text));
  return day;
}

int not_found(const char* command, const std::string& name, std::initializer_list<ReferenceKind> kinds) {
  diagnose(fmt::format("reference {}: the tables do not have \"{}\"{}", command, name, meant(name, kinds)));
  return exit_findings;
}

int lookup(const std::vector<std::string>& words) {
  std::vector<std::string> names;
  std::string format = "text";
  Arguments arguments(
      "reference lookup", "[OPTION...] NAME",
      "Shows whom or what a name means in the reference data: people with their offices, organisations, "
      "countries, places. Exit code 1: the tables do not have it.");
  arguments.positionals(names, "NAME", "a name, a family name or an acronym");
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims reference lookup \"Sergei Lavrov\"", "every office, with its days and sources");
  arguments.example("claims reference lookup NATO", "what it stands for, and since when");
  if (const auto exit = arguments.parse(words)) return *exit;
  const auto name = joined("lookup", names, "a name, such as \"Sergei Lavrov\"");
  if (!name) return exit_usage;
  Answer answer;
  answer.add("people", find_people(*name));
  answer.add("organisations", find_organisations(*name));
  answer.add("countries", find_countries(*name));
  answer.add("places", find_places(*name));
  if (answer.empty)
    not_found("lookup", *name, {ReferenceKind::person, ReferenceKind::organisation, ReferenceKind::place});
  return show(answer, format);
}

int office(const std::vector<std::string>& words) {
  std::vector<std::string> names;
  std::string format = "text", on, country;
  Arguments arguments("reference office", "[OPTION...] OFFICE",
                      "Shows who held an office, and who may have. Exit code 1: nobody, as far as the tables go.");
  arguments.positionals(names, "OFFICE", "in any of its names: \"foreign minister\"");
  arguments.text("--on", on, "DATE", "only those in office on that day, YYYY-MM-DD");
  arguments.text("--country", country, "COUNTRY", "of that state or organisation; all of them by default");
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims reference office \"foreign secretary\" --country UK --on 2017-05-01", "who held it then");
  if (const auto exit = arguments.parse(words)) return *exit;
  const auto name = joined("office", names, "an office, such as \"foreign minister\"");
  if (!name) return exit_usage;
  std::optional<Date> day;
  if (!on.empty() && !(day = read_day("office", on))) return exit_usage;
  const auto found = find_office(*name, day, country);
  if (!found)
    diagnose(fmt::format("reference office: {}{}", found.error().text, meant(*name, {ReferenceKind::office})));
  Answer answer;
  answer.add("offices", found ? *found : std::vector<OfficeFact>());
  return show(answer, format);
}

int event(const std::vector<std::string>& words) {
  std::vector<std::string> names;
  std::string format = "text", on;
  Arguments arguments(
      "reference event", "[OPTION...] TEXT",
      "Shows dated events that have all of these words: visits, trips, elections, summits, sessions. Exit "
      "code 1: none. The tables are not complete: an event that is not there may well have been.");
  arguments.positionals(names, "TEXT", "words: names, places, the occasion");
  arguments.text("--on", on, "DATE", "only events that were going on on that day, YYYY-MM-DD");
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims reference event Trump Singapore", "the day, the place, who was met");
  if (const auto exit = arguments.parse(words)) return *exit;
  const auto text = joined("event", names, "words, such as \"Trump Singapore\"");
  if (!text) return exit_usage;
  std::optional<Date> day;
  if (!on.empty() && !(day = read_day("event", on))) return exit_usage;
  Answer answer;
  answer.add("events", find_events(*text, day));
  if (answer.empty)
    diagnose(fmt::format("reference event: no event with all of these words{}{}; fewer words find more",
                         on.empty() ? "" : " on ", on));
  return show(answer, format);
}

int place(const std::vector<std::string>& words) {
  std::vector<std::string> names;
  std::string format = "text";
  Arguments arguments("reference place", "[OPTION...] NAME",
                      "Shows countries and territories of that name, present or former, and cities with their country. "
                      "Exit code 1: the tables do not have it.");
  arguments.positionals(names, "NAME", "of a country or a city");
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims reference place Dahomey", "the country of that former name");
  if (const auto exit = arguments.parse(words)) return *exit;
  const auto name = joined("place", names, "a name, such as Dahomey");
  if (!name) return exit_usage;
  Answer answer;
  answer.add("countries", find_countries(*name));
  answer.add("places", find_places(*name));
  if (answer.empty) not_found("place", *name, {ReferenceKind::place});
  return show(answer, format);
}

int list(const std::vector<std::string>& words) {
  bool sources = false;
  std::string format = "text";
  Arguments arguments(
      "reference list", "--sources [OPTION...]",
      "Lists what the reference data is made from: publisher, licence, and the last day that each source "
      "speaks of.");
  arguments.flag("--sources", sources, "the sources");
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims reference list --sources", "every source, with its licence");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (!sources) {
    diagnose("reference list: expected --sources; \"claims version --data\" lists the tables");
    return exit_usage;
  }
  Answer answer;
  answer.add("sources", reference_sources());
  return show(answer, format);
}

struct ReferenceCommand {
  const char* name;
  const char* summary;
  int (*run)(const std::vector<std::string>& words);
};

constexpr ReferenceCommand table[] = {
    {"lookup", "whom or what a name means", lookup},
    {"office", "who held an office, and when", office},
    {"event", "dated events: visits, trips, elections, summits", event},
    {"place", "countries and cities, present and former names", place},
    {"list", "what the reference data is made from", list},
    {"import", "read a newsroom's own list of names and words", reference_import},
};

std::string names() {
  std::string out;
  for (const ReferenceCommand& each : table) out += fmt::format("{}{}", out.empty() ? "" : ", ", each.name);
  return out;
}

std::string help() {
  std::string out = "Usage: claims reference COMMAND [OPTION...]\n\nCommands:\n";
  for (const ReferenceCommand& each : table) out += fmt::format("  {:<6}  {}\n", each.name, each.summary);
  return out +
         "\nOptions:\n  -h, --help  show this help; \"claims reference COMMAND --help\" that of a command\n"
         "\nExamples:\n  claims reference lookup NATO\n  claims reference office \"prime minister\" --country Japan "
         "--on "
         "2006-10-01\n";
}

}  // namespace

int run_reference(const std::vector<std::string>& words) {
  if (words.empty()) {
    diagnose(fmt::format("reference: expected a command: {}", names()));
    return exit_usage;
  }
  if (words.front() == "--help" || words.front() == "-h") return print(help()) ? exit_clean : exit_usage;
  std::vector<std::string_view> known;
  for (const ReferenceCommand& each : table) {
    if (words.front() == each.name) return each.run({words.begin() + 1, words.end()});
    known.emplace_back(each.name);
  }
  const std::string_view close = nearest(words.front(), known);
  diagnose(fmt::format("reference: expected {}, not \"{}\"{}", names(), words.front(),
                       close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close)));
  return exit_usage;
}

}  // namespace claims::cli
