// Titles of heads of state and government against the country that is named with them.
#include "check/check.h"
#include "check/context.h"
#include "reference/country.h"
#include "reference/office.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claims::check {
namespace {

using reference::Office;
using reference::OfficeTerm;

constexpr std::array<CheckInfo, 1> infos = {{
    {"office.country", Level::warning, "The title of an office that the country does not have.",
     "Justin Trudeau, the president of Canada, was there.", "Justin Trudeau, the prime minister of Canada, was there.",
     "2024-06-20"},
}};

class CountryCheck : TokenReader {
 public:
  CountryCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (const NameMention& name : story_.names)
      if (name.kind == NameKind::person && name.person != no_index) check(name);
  }

 private:
  // "NAME, the president of Canada,": apposition, closed on both sides.
  void check(const NameMention& name) {
    std::uint32_t at = token_at(story_, name.span.end);
    if (token(at) != ",") return;
    at += token(at + 1) == "the" ? 2 : 1;
    const std::uint32_t title = at;
    Office office = Office::head_of_state;
    if (one_of(token(at), {"prime", "Prime"}) && one_of(token(at + 1), {"minister", "Minister"})) {
      office = Office::head_of_government;
      ++at;
    } else if (!one_of(token(at), {"president", "President"})) {
      return;
    }
    if (token(++at) != "of") return;
    if (token(++at) == "the") ++at;
    std::uint32_t end = at;
    while (is_name(end) && end - at < 5) ++end;
    if (end == at || !one_of(token(end), {",", ".", ")", ";"})) return;
    const auto countries = reference::countries_called(
        story_.document.slice({story_.tokens[at].span.begin, story_.tokens[end - 1].span.end}));
    if (countries.size() == 1) check_title(name, title, end, countries.front(), office);
  }

  void check_title(const NameMention& name, std::uint32_t title, std::uint32_t end, std::string_view country,
                   Office office) {
    const std::string_view wanted = office == Office::head_of_state ? "President" : "Prime Minister";
    // The person of the table, so that the sentence is about the state.
    const auto ids = reference::holders_named(story_.people[name.person].name);
    if (ids.size() != 1) return;
    const OfficeTerm* held = nullptr;
    const reference::OfficeHolder person = reference::holder(ids.front());
    for (const OfficeTerm& term : person.terms) {
      if (term.country != country || term.title.empty() || term.office == Office::leader) continue;
      if (term.title == wanted) return;
      held = &term;
    }
    if (!held || has_title(country, wanted)) return;
    const Span span{story_.tokens[title].span.begin, story_.tokens[end - 1].span.end};
    Finding& finding = add(
        out_, story_, "office.country", Level::warning, span,
        fmt::format("{} has no {}", country, office == Office::head_of_state ? "president" : "prime minister"), 0.85);
    because(finding, reference::describe(*held, story_.people[name.person].name), std::nullopt,
            std::string(held->sources));
  }

  // Any term since 1900 under this title.
  static bool has_title(std::string_view country, std::string_view title) {
    for (const Office office : {Office::head_of_state, Office::head_of_government})
      for (const OfficeTerm& term : reference::terms_in(country, office))
        if (term.title == title) return true;
    return false;
  }

  Output& out_;
};

}  // namespace

Family office_country() noexcept {
  return {infos, [](const Story& story, Output& out) { CountryCheck(story, out).run(); }};
}

}  // namespace claims::check
