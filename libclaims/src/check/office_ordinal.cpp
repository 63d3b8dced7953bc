// The number of a president of the United States against the order of the terms.
#include "check/check.h"
#include "check/context.h"
#include "reference/office.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claims::check {
namespace {

using reference::OfficeTerm;

constexpr std::array<CheckInfo, 1> infos = {{
    {"office.ordinal", Level::error, "A number that the president of the United States does not have.",
     "Joe Biden, the 45th president of the United States, was there.",
     "Joe Biden, the 46th president of the United States, was there.", "2024-06-20"},
}};

// The terms are counted from here: whoever comes back after another is counted again.
constexpr int anchor_number = 46;
constexpr std::string_view anchor_person = "Joe Biden";
constexpr std::string_view anchor_source =
    "White House, 22 October 2021: \"the 46th President of the United States, President Joe Biden\"";

// Presidents by term, in order.
std::vector<OfficeTerm> presidents() {
  std::vector<OfficeTerm> terms = reference::terms_in("United States", reference::Office::head_of_state);
  std::erase_if(terms, [](const OfficeTerm& t) { return !t.from.days.known(); });
  std::sort(terms.begin(), terms.end(),
            [](const OfficeTerm& a, const OfficeTerm& b) { return a.from.days.first < b.from.days.first; });
  return terms;
}

// The terms of a person with their numbers; empty if the person was no president.
struct Numbered {
  int number;
  OfficeTerm term;
};
std::vector<Numbered> numbers_of(std::string_view person) {
  const std::vector<OfficeTerm> terms = presidents();
  const auto anchor =
      std::find_if(terms.begin(), terms.end(), [](const OfficeTerm& t) { return t.person == anchor_person; });
  std::vector<Numbered> found;
  if (anchor == terms.end()) return found;
  for (auto term = terms.begin(); term != terms.end(); ++term)
    if (term->person == person) found.push_back({anchor_number + static_cast<int>(term - anchor), *term});
  return found;
}

class OrdinalCheck : TokenReader {
 public:
  OrdinalCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (std::uint32_t i = 1; i + 1 < story_.tokens.size(); ++i)
      if (story_.tokens[i].kind == TokenKind::ordinal) check(i);
  }

 private:
  void check(std::uint32_t ordinal) {
    std::uint32_t at = ordinal + 1;
    if (one_of(token(at), {"U.S.", "US", "American"})) ++at;
    if (!one_of(token(at), {"president", "President"})) return;
    ++at;
    if (token(at) == "of" && token(at + 1) == "the") {
      if (token(at + 2) == "United" && token(at + 3) == "States") at += 4;
      else if (one_of(token(at + 2), {"U.S.", "US"})) at += 3;
      else return;
    }
    const bool closed = at >= story_.tokens.size() || one_of(token(at), {",", ".", ")", ";"});
    if (ordinal >= 3 && closed && token(ordinal - 1) == "the" && token(ordinal - 2) == ",")
      if (const NameMention* name = name_ending(story_.tokens[ordinal - 3].span.end))
        return check_number(*name, ordinal);
    // "the 45th president, Joe Biden took office" may be about two people.
    if (closed) return;
    if (const NameMention* name = name_beginning(story_.tokens[at].span.begin)) check_number(*name, ordinal);
  }

  const NameMention* name_ending(std::uint32_t end) const {
    for (const NameMention& name : story_.names)
      if (name.span.end == end && name.person != no_index) return &name;
    return nullptr;
  }
  const NameMention* name_beginning(std::uint32_t begin) const {
    for (const NameMention& name : story_.names)
      if (name.span.begin == begin && name.person != no_index) return &name;
    return nullptr;
  }

  void check_number(const NameMention& name, std::uint32_t ordinal) {
    const std::uint32_t after = token_at(story_, name.span.end);
    if (after < story_.tokens.size() && story_.tokens[after].kind == TokenKind::possessive) return;
    const std::string& full = story_.people[name.person].name;
    if (full.find(' ') == std::string::npos) return;
    const auto ids = reference::holders_named(full);
    if (ids.size() != 1) return;
    const int number = story_.tokens[ordinal].number;
    const std::vector<Numbered> numbers = numbers_of(reference::holder(ids.front()).name);
    if (numbers.empty() || number < 20) return;
    for (const Numbered& n : numbers)
      if (n.number == number) return;
    Finding& finding = add(out_, story_, "office.ordinal", Level::error, story_.tokens[ordinal].span,
                           fmt::format("{} was not the {} president", full, token(ordinal)), 0.95);
    for (const Numbered& n : numbers)
      because(finding, fmt::format("{}: president number {}", reference::describe(n.term, full), n.number),
              std::nullopt, std::string(n.term.sources));
    because(finding, fmt::format("counted from {}, number {}", anchor_person, anchor_number), std::nullopt,
            std::string(anchor_source));
  }

  Output& out_;
};

}  // namespace

Family office_ordinal() noexcept {
  return {infos, [](const Story& story, Output& out) { OrdinalCheck(story, out).run(); }};
}

}  // namespace claims::check
