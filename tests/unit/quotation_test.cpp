#include "extract/quotation.h"

#include "story_of.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

std::string shown(std::string_view text) {
  const Story story = story_of(text);
  std::string out;
  for (const Quotation& q : story.quotations) {
    if (!out.empty()) out += " | ";
    if (q.speaker != no_index) out += story.people[q.speaker].name + ": ";
    out += story.document.slice(q.span);
  }
  return out;
}

}  // namespace

TEST_CASE("quotations") {
  struct Row {
    const char* text;
    const char* quotations;
  };
  for (const Row& row : {
           Row{"He said \"no\" and \"yes\".", "no | yes"},
           Row{"“We left,” he said.", "We left,"},
           Row{"‘We left,’ he said.", "We left,"},
           Row{"'We left,' he said.", "We left,"},
           Row{"The players' best '90s songs", ""},
           Row{"It’s the players’ choice", ""},
           Row{"“He said ‘no’ to me,” she said.", "He said ‘no’ to me,"},
           Row{"the “alliance,” a term", "alliance,"},
           Row{"{{< img src=\"2015/06/map.jpg\" alt=\"A map\" >}} He said \"no\".", "no"},
           Row{"a 6\" pipe and a 5\" one", ""},
           Row{"“First part.\n\n“Second part,” he said.", "First part. | Second part,"},
           Row{"“Never closed. It goes on.\n\nNo quotation here.", "Never closed. It goes on."},
           Row{"\"\" empty", ""},
           Row{"“We left,” Angela Merkel said.", "Angela Merkel: We left,"},
           Row{"“We left,” said Angela Merkel.", "Angela Merkel: We left,"},
           Row{"“We left,” said Chancellor Angela Merkel.", "Angela Merkel: We left,"},
           Row{"“We left,” Angela Merkel, the chancellor, said.", "Angela Merkel: We left,"},
           Row{"Angela Merkel said: “We left.”", "Angela Merkel: We left."},
           Row{"Angela Merkel said that “we left.”", "Angela Merkel: we left."},
           Row{"They “left,” according to Angela Merkel.", "Angela Merkel: left,"},
           Row{"Angela Merkel knew them. “We left,” he said.", "We left,"},
           Row{"", ""},
       }) {
    INFO(row.text);
    CHECK(shown(row.text) == row.quotations);
  }
}

TEST_CASE("spans inside direct speech") {
  const Story story = story_of("He said “it was in 2004 that we met” and left in 2005. The “2004” deal.");
  const auto at = [&](std::string_view word, std::size_t from = 0) {
    const auto begin = static_cast<std::uint32_t>(story.document.text.find(word, from));
    return Span{begin, begin + static_cast<std::uint32_t>(word.size())};
  };
  CHECK(extract::in_quotation(story, at("2004")));
  CHECK_FALSE(extract::in_quotation(story, at("2005")));
  CHECK_FALSE(extract::in_quotation(story, at("2004", 60)));
  CHECK(extract::in_quotation(story, at("2004", 60), 1));
  CHECK_FALSE(extract::in_quotation(story, at("He said")));
}
