// A headline's name that the story does not have.
#include "check/context.h"
#include "check/name.h"
#include "check/name_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace claims::check {
namespace {

class HeadlineCheck : TokenReader {
 public:
  HeadlineCheck(const Story& story, const NameIndex& index, Output& out)
      : TokenReader(story), index_(index), out_(out) {}

  void run() {
    for (const NameMention& name : story_.names) {
      const std::uint32_t i = token_at(story_, name.span.begin);
      if (story_.document.blocks[story_.sentences[name.sentence].block].kind != BlockKind::title) continue;
      if (name.title.empty() || name.kind == NameKind::organisation || name.kind == NameKind::place) continue;
      check(name, i);
    }
  }

 private:
  // "Mayor Dexter resigns" over a story of Mayor Helen Baxter and of no other mayor.
  void check(const NameMention& name, std::uint32_t first) {
    const std::string title = head_of(name.title);
    if (title.size() < 4 || one_of(title, {"president", "king", "queen", "pope", "prince"})) return;
    std::uint32_t last = first;
    while (last + 1 < story_.tokens.size() && story_.tokens[last + 1].span.end <= name.span.end) ++last;
    const std::string surname = lower_case(token(last));
    if (surname.size() < 4 || stands_in_body(surname)) return;
    const Person* other = nullptr;
    std::size_t times = 0;
    for (const Person& person : story_.people) {
      const bool titled = std::any_of(person.mentions.begin(), person.mentions.end(), [&](std::uint32_t m) {
        return !story_.names[m].title.empty() && head_of(story_.names[m].title) == title &&
               !index_.in_heading(token_at(story_, story_.names[m].span.begin));
      });
      if (!titled) continue;
      if (other) return;
      other = &person;
      times = person.mentions.size();
    }
    if (!other || times < 2 || is_reported(out_, name.span)) return;
    const Span body = story_.names[other->mentions.front()].span;
    const std::string written = in_one_line(story_.document.slice(name.span));
    Finding& f = add(out_, story_, "name.headline", Level::warning, name.span,
                     fmt::format("the headline names {}, the story {}", written, other->name), 0.75);
    because(f, fmt::format("{} stands nowhere in the story", written), name.span);
    because(f, fmt::format("its {} is {}", title, other->name), body);
  }

  // The office alone, without a country or a place before it.
  std::string head_of(Span title) const {
    const std::string words = normal(story_.document.slice(title));
    const std::size_t space = words.rfind(' ');
    return space == std::string::npos ? words : words.substr(space + 1);
  }
  bool stands_in_body(std::string_view lower) const {
    for (std::uint32_t i = 0; i < story_.tokens.size(); ++i) {
      const Token& t = story_.tokens[i];
      if (t.kind != TokenKind::word || t.span.size() < lower.size() || index_.in_heading(i)) continue;
      if (lower_case(token(i)).substr(0, lower.size()) == lower) return true;
    }
    return false;
  }

  const NameIndex& index_;
  Output& out_;
};

}  // namespace

void check_headline_names(const Story& story, const NameIndex& index, Output& out) {
  HeadlineCheck(story, index, out).run();
}

}  // namespace claims::check
