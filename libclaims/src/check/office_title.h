// Titles of heads of state and government, and the terms that they may mean.
#pragma once

#include "reference/office.h"

#include <claims/story.h>

#include <cstdint>
#include <optional>

#include <string_view>
#include <vector>

namespace claims::check {

enum class Rank { none, president, head_of_government, monarch };

// The office that a title names: "President", "French Prime Minister". Rank::none if any other word stands in it
// ("Vice President", "Senate President", "former").
struct OfficeTitle {
  Rank rank = Rank::none;
  std::vector<std::string_view> countries;  // empty: none named
  std::string_view words;                   // "President", as written
};

OfficeTitle read_office_title(std::string_view text);

// A name with the title that stands before it ("French President X") or beside it ("the president of France, X,",
// "X, France's president,").
struct TitledName {
  OfficeTitle title;
  Span span;                // of both
  std::uint32_t begin = 0;  // first token of both
  std::uint32_t end = 0;    // the token after both and the comma that closes an apposition
};
// Nothing where no office of a state is named.
std::optional<TitledName> titled(const Story& story, const NameMention& name);
// A term that a title may mean. British chancellors keep the purse.
bool fits(const reference::OfficeTerm& term, const OfficeTitle& title);
// The person's terms that a title may mean.
reference::OfficeHolder with_fitting_terms(const reference::OfficeHolder& person, const OfficeTitle& title);
// The term that is nearest to a day; of two offices at once the higher.
const reference::OfficeTerm& nearest_term(const reference::OfficeHolder& person, Day day);

}  // namespace claims::check
