#include "check/office_title.h"

#include "check/context.h"
#include "reference/country.h"

#include <algorithm>

namespace claims::check {

using reference::Office;
using reference::OfficeHolder;
using reference::OfficeTerm;

namespace {

Rank rank_of(std::string_view word, std::string_view before) {
  if (word == "President") return Rank::president;
  if (word == "Premier" || word == "Chancellor" || word == "Taoiseach") return Rank::head_of_government;
  if (word == "Minister" && before == "Prime") return Rank::head_of_government;
  if (word == "King" || word == "Queen" || word == "Emperor" || word == "Pope") return Rank::monarch;
  return Rank::none;
}

bool in_country(const OfficeTerm& term, const std::vector<std::string_view>& countries) {
  return countries.empty() || std::find(countries.begin(), countries.end(), term.country) != countries.end();
}

// Titles in lower case, as they stand beside a name.
struct Noun {
  Rank rank = Rank::none;
  std::string_view words;  // as a title before a name
  std::uint32_t tokens = 0;
};

class AppositionReader : TokenReader {
 public:
  AppositionReader(const Story& story, const NameMention& name)
      : TokenReader(story),
        name_(name),
        first_(token_at(story, name.span.begin)),
        last_(token_at(story, name.span.end)) {}

  std::optional<TitledName> read() const {
    auto found = before();
    if (!found) found = after();
    return found;
  }

 private:
  Noun noun_at(std::uint32_t i) const {
    if (one_of(token(i), {"prime", "Prime"}) && one_of(token(i + 1), {"minister", "Minister"}))
      return {Rank::head_of_government, "Prime Minister", 2};
    if (one_of(token(i), {"president", "President"})) return {Rank::president, "President", 1};
    if (one_of(token(i), {"chancellor", "Chancellor"})) return {Rank::head_of_government, "Chancellor", 1};
    return {};
  }

  std::string_view words(std::uint32_t begin, std::uint32_t end) const {
    return story_.document.slice({story_.tokens[begin].span.begin, story_.tokens[end - 1].span.end});
  }

  // "the president of France", "France's president", "the French president" at a token; `end` is the token after it.
  std::optional<OfficeTitle> phrase_at(std::uint32_t i, std::uint32_t& end) const {
    if (one_of(token(i), {"the", "The"})) ++i;
    if (const Noun noun = noun_at(i); noun.tokens != 0) {
      std::uint32_t place = i + noun.tokens;
      if (token(place) != "of") {  // "the Prime Minister": of which state is for the story to say
        end = place;
        return noun.words == "Prime Minister" ? std::optional(OfficeTitle{noun.rank, {}, noun.words}) : std::nullopt;
      }
      if (token(++place) == "the") ++place;
      end = place;
      while (is_name(end) && end - place < 4) ++end;
      return end == place ? std::nullopt : title_of(noun, words(place, end));
    }
    for (std::uint32_t n = 1; n <= 3 && is_name(i + n - 1); ++n) {
      std::uint32_t at = i + n;
      if (at < story_.tokens.size() && story_.tokens[at].kind == TokenKind::possessive) ++at;
      const Noun noun = noun_at(at);
      if (noun.tokens == 0) continue;
      end = at + noun.tokens;
      return title_of(noun, words(i, i + n));
    }
    return std::nullopt;
  }

  static std::optional<OfficeTitle> title_of(const Noun& noun, std::string_view place) {
    OfficeTitle title{noun.rank, reference::countries_called(place), noun.words};
    if (title.countries.empty()) return std::nullopt;
    return title;
  }

  // "the president of France, X", "France's president, X", "French president X".
  std::optional<TitledName> before() const {
    const std::uint32_t sentence = story_.sentences[name_.sentence].first_token;
    for (std::uint32_t back = std::min<std::uint32_t>(9, first_ - sentence); back >= 2; --back) {
      std::uint32_t end = 0;
      const std::uint32_t begin = first_ - back;
      if (one_of(token(begin), {"the", "The"})) continue;
      auto title = phrase_at(begin, end);
      if (!title || !(end == first_ || (end + 1 == first_ && token(end) == ","))) continue;
      const bool comma = end != first_ && token(last_) == ",";
      return TitledName{
          std::move(*title), {story_.tokens[begin].span.begin, name_.span.end}, begin, comma ? last_ + 1 : last_};
    }
    return std::nullopt;
  }

  // "X, the president of France,", "X, France's president.".
  std::optional<TitledName> after() const {
    if (token(last_) != ",") return std::nullopt;
    std::uint32_t end = 0;
    auto title = phrase_at(last_ + 1, end);
    if (!title || !one_of(token(end), {",", ".", ")", ";"})) return std::nullopt;
    return TitledName{std::move(*title), {name_.span.begin, story_.tokens[end - 1].span.end}, first_, end + 1};
  }

  const NameMention& name_;
  const std::uint32_t first_, last_;  // the name's first token, and the one after it
};

}  // namespace

std::optional<TitledName> titled(const Story& story, const NameMention& name) {
  if (name.title.empty()) return AppositionReader(story, name).read();
  OfficeTitle title = read_office_title(story.document.slice(name.title));
  if (title.rank == Rank::none) return AppositionReader(story, name).read();  // "Italian prime minister X"
  return TitledName{std::move(title),
                    {name.title.begin, name.span.end},
                    token_at(story, name.title.begin),
                    token_at(story, name.span.end)};
}

OfficeTitle read_office_title(std::string_view text) {
  OfficeTitle title;
  const std::size_t last_space = text.rfind(' ');
  const std::size_t last = last_space == std::string_view::npos ? 0 : last_space + 1;
  std::string_view rest = last_space == std::string_view::npos ? std::string_view() : text.substr(0, last_space);
  const std::size_t prime = rest.rfind(' ') == std::string_view::npos ? 0 : rest.rfind(' ') + 1;
  const Rank rank = rank_of(text.substr(last), rest.substr(prime));
  if (rank == Rank::none) return title;
  std::size_t begin = last;
  if (text.substr(last) == "Minister") {
    begin = prime;
    rest = prime == 0 ? std::string_view() : rest.substr(0, prime - 1);
  }
  if (!rest.empty()) {
    title.countries = reference::countries_called(rest);
    if (title.countries.empty()) return title;
  }
  title.rank = rank;
  title.words = text.substr(begin);
  return title;
}

bool fits(const OfficeTerm& term, const OfficeTitle& title) {
  if (title.words == "Chancellor" && term.country != "Germany" && term.country != "Austria") return false;
  if (term.title == "Co-Prince") return false;  // of Andorra, beside the presidency of France
  switch (title.rank) {
    case Rank::president:
      return term.office != Office::head_of_government || term.title == "President" || term.title.empty();
    case Rank::head_of_government: return term.office != Office::head_of_state;
    case Rank::monarch: return term.office == Office::head_of_state;
    case Rank::none: break;
  }
  return false;
}

OfficeHolder with_fitting_terms(const OfficeHolder& person, const OfficeTitle& title) {
  OfficeHolder out{person.id, person.name, {}};
  for (const OfficeTerm& term : person.terms)
    if (fits(term, title) && in_country(term, title.countries)) out.terms.push_back(term);
  return out;
}

const OfficeTerm& nearest_term(const OfficeHolder& person, Day day) {
  const auto distance = [&](const OfficeTerm& term) {
    const Day from = term.from.days.known() ? term.from.days.first : day;
    const Day to = term.to.open || !term.to.days.known() ? std::max(day, from) : term.to.days.last;
    const Day apart = day < from ? from - day : day > to ? day - to : 0;
    return 2 * apart + (term.office == Office::head_of_state ? 0 : 1);  // of two offices at once the higher
  };
  return *std::min_element(person.terms.begin(), person.terms.end(),
                           [&](const OfficeTerm& a, const OfficeTerm& b) { return distance(a) < distance(b); });
}

}  // namespace claims::check
