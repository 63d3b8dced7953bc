// Two offices, or two nationalities, of one person.
#include "check/person_life.h"
#include "reference/country.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace claims::check {
namespace {

class Roles : TokenReader {
 public:
  Roles(const Story& story, const Person& person, Output& out) : TokenReader(story), person_(person), out_(out) {}

  void run() {
    for (std::uint32_t m : person_.mentions) {
      read_office(story_.names[m]);
      read_nationality(story_.names[m]);
      read_post(story_.names[m]);
    }
    const bool offices = offices_.size() > 1 && offices_.size() < 100, posts = posts_.size() > 1;
    const bool changes = (offices || posts) && changes_office();
    if (offices && !changes) report(offices_, "person.office", "office");
    if (!dual_) report(nations_, "person.nationality", "nationality");
    if (posts && !changes) report(posts_, "person.office", "post");
  }
  void run_unnamed() {
    for (std::uint32_t m : person_.mentions) read_nationality_behind(story_.names[m]);
    check_unnamed_nationality();
  }

 private:
  struct Sign {
    std::string key;  // "finance", "Canada"
    Span span;
    std::uint32_t sentence;
  };

  // "Finance Minister Karin Wexford", "the finance minister, Karin Wexford", "Karin Wexford, the finance minister".
  void read_office(const NameMention& name) {
    const std::uint32_t first = token_at(story_, name.span.begin), behind = token_at(story_, name.span.end);
    if (!name.title.empty()) {
      const std::uint32_t begin = token_at(story_, name.title.begin);
      add_office(begin, first, name);
    } else if (first > 2 && token(first - 1) == ",") {
      std::uint32_t begin = first - 1;
      while (begin > 0 && first - begin < 5 && story_.tokens[begin - 1].kind == TokenKind::word &&
             token(begin) != "the")
        --begin;
      if (token(begin) == "the") add_office(begin + 1, first - 1, name);
    }
    if (token(behind) == "," && token(behind + 1) == "the") {
      std::uint32_t end = behind + 2;
      while (end < behind + 6 && story_.tokens[end].kind == TokenKind::word) ++end;
      if (one_of(token(end), {",", "."})) add_office(behind + 2, end, name);
    }
  }

  // Fields of government that one minister has seldom two of.
  static bool is_field(std::string_view word) {
    return one_of(word, {"finance",   "defence",        "defense",     "interior",  "foreign",     "health",
                         "education", "justice",        "energy",      "transport", "agriculture", "environment",
                         "labour",    "labor",          "home",        "culture",   "treasury",    "housing",
                         "commerce",  "transportation", "immigration", "trade"});
  }
  // [begin, end) is "finance minister" or "energy secretary": two words, and an adjective of a country before at most.
  void add_office(std::uint32_t begin, std::uint32_t end, const NameMention& name) {
    if (end < begin + 2 || end > begin + 3) return;
    const std::string head = normal(token(end - 1)), field = normal(token(end - 2));
    if (!one_of(head, {"minister", "secretary"}) || !is_field(field)) return;
    if (end == begin + 3 && !is_name(begin)) return;  // "former finance minister", "deputy finance minister"
    if (has_word(words_before(story_, story_.tokens[begin].span, name.sentence, 24),
                 {"former", "then", "ex", "acting", "deputy", "shadow", "and", "new", "incoming", "outgoing", "-"}))
      return;
    if (end == begin + 3 &&
        one_of(normal(token(begin)), {"former", "then", "acting", "deputy", "shadow", "vice", "first", "junior"}))
      return;
    if (tells_change(name.sentence)) return;
    const std::string key = field == "defense"          ? "defence"
                            : field == "labor"          ? "labour"
                            : field == "transportation" ? "transport"
                                                        : field;
    offices_.push_back({key, {story_.tokens[end - 2].span.begin, story_.tokens[end - 1].span.end}, name.sentence});
  }
  bool tells_change(std::uint32_t sentence) const {
    return has_word_of_change(sentence) || is_dated_back(story_, sentence);
  }
  bool has_word_of_change(std::uint32_t sentence) const {
    return has_word(
        sentence_words(story_, sentence),
        {"became",   "appointed", "named",     "formerly", "previously", "moved",       "replaced",    "reshuffle",
         "also",     "promoted",  "when",      "both",     "dual",       "citizenship", "naturalised", "naturalized",
         "passport", "served",    "succeeded", "until",    "double",     "portfolio",   "portfolios",  "once"});
  }

  // "will become justice secretary": told of the person anywhere in the story.
  bool changes_office() const {
    return std::any_of(person_.mentions.begin(), person_.mentions.end(), [&](std::uint32_t m) {
      return has_word(sentence_words(story_, story_.names[m].sentence),
                      {"become", "becomes", "became", "appointed", "promoted", "moves to", "moved to", "reshuffle",
                       "succeed", "succeeds", "takes over", "took over"});
    });
  }

  // "the Canadian poet Anne Trask": one trade between the adjective and the name.
  void read_nationality(const NameMention& name) {
    const std::uint32_t first = token_at(story_, name.span.begin);
    if (first < 2 || is_name(first - 1) || !is_name(first - 2)) return;
    if (sentence_of(first - 2) != name.sentence || !names_trade(token(first - 1))) return;
    if (one_of(token(first - 1), {"commander", "ambassador", "officer", "soldier", "newspaper", "broadcaster",
                                  "manufacturer", "retailer", "supporter"}))
      return;
    std::uint32_t begin = first - 2;
    if (begin > 0 && token(begin - 1) == "-") {  // "Canadian-American"
      dual_ = true;
      return;
    }
    if (begin > 0 && is_name(begin - 1) && !story_.tokens[begin - 1].has(Token::sentence_start)) --begin;
    const std::string_view words =
        story_.document.slice({story_.tokens[begin].span.begin, story_.tokens[first - 2].span.end});
    const auto countries = reference::countries_called(words);
    if (countries.size() != 1 || tells_change(name.sentence)) return;
    nations_.push_back({std::string(countries.front()),
                        {story_.tokens[begin].span.begin, story_.tokens[first - 1].span.end},
                        name.sentence});
  }

  // "Karin Wexford, an American trumpeter": the trade behind the name, of one nation.
  void read_nationality_behind(const NameMention& name) {
    std::uint32_t i = token_at(story_, name.span.end);
    if (token(i) == "(")
      while (token(i) != ")" && i < story_.sentences[name.sentence].last_token) ++i;
    if (token(i) == ")") ++i;
    if (token(i) != "," || !one_of(token(i + 1), {"a", "an", "the"}) || !is_name(i + 2) || !names_trade(token(i + 3)))
      return;
    const auto countries = reference::countries_called(token(i + 2));
    if (countries.size() == 1 && trade_.empty() && !has_word_of_change(name.sentence)) {
      trade_ = token(i + 3);
      home_ = {std::string(countries.front()),
               {story_.tokens[i + 2].span.begin, story_.tokens[i + 3].span.end},
               name.sentence};
    }
  }
  // "the Canadian trumpeter" without a name, in a story about one trumpeter.
  void check_unnamed_nationality() {
    if (trade_.empty()) return;
    const Sign* odd = nullptr;
    Sign found;
    for (std::uint32_t i = home_.span.begin == 0 ? 1 : token_at(story_, home_.span.end); i + 1 < story_.tokens.size();
         ++i) {
      if (token(i) != trade_ || !is_name(i - 1)) continue;
      const auto countries = reference::countries_called(token(i - 1));
      // Named, or another one of the trade.
      if (countries.size() != 1 || !one_of(token(i - 2), {"the", "The"}) || is_name(i + 1) || token(i + 1) == ",")
        return;
      if (countries.front() == home_.key || odd) return;
      found = {std::string(countries.front()), {story_.tokens[i - 1].span.begin, story_.tokens[i].span.end}, 0};
      odd = &found;
    }
    if (!odd) return;
    Finding& f = add(out_, story_, "person.nationality", Level::warning, found.span,
                     fmt::format("{} has another nationality in another place", person_.name), 0.65);
    because(f, fmt::format("the story has \"{}\" here", story_.document.slice(found.span)), found.span);
    because(f, fmt::format("and calls {} \"{}\" here", person_.name, story_.document.slice(home_.span)), home_.span);
  }

  // "Helen Wexford, the home's manager," and "Ms. Wexford, the home's accountant,": two posts of one place.
  void read_post(const NameMention& name) {
    const std::uint32_t i = token_at(story_, name.span.end);
    if (token(i) != "," || !one_of(token(i + 1), {"the", "its"})) return;
    const bool possessive =
        token(i + 1) == "the" && i + 3 < story_.tokens.size() && story_.tokens[i + 3].kind == TokenKind::possessive;
    const std::uint32_t post = i + (possessive ? 4 : 2);
    if (!possessive || !one_of(token(post + 1), {",", "."}) || is_name(post) || !names_trade(token(post))) return;
    if (tells_change(name.sentence)) return;
    const std::string_view place = token(i + 2);
    if (!posts_.empty() && place_ != place) return;
    place_ = place;
    posts_.push_back({std::string(token(post)), story_.tokens[post].span, name.sentence});
  }

  void report(const std::vector<Sign>& signs, std::string_view check, std::string_view what) {
    if (signs.size() < 2 || has_namesakes(story_, person_)) return;
    const auto odd =
        std::find_if(signs.begin(), signs.end(), [&](const Sign& s) { return s.key != signs.front().key; });
    if (odd == signs.end() || odd->sentence == signs.front().sentence) return;
    // Each of the two several times: the story knows of both.
    const auto count = [&](const std::string& key) {
      return std::count_if(signs.begin(), signs.end(), [&](const Sign& s) { return s.key == key; });
    };
    if (count(odd->key) > 1 && count(signs.front().key) > 1) return;
    const Sign& wrong = count(odd->key) > count(signs.front().key) ? signs.front() : *odd;
    const Sign& right = &wrong == &*odd ? signs.front() : *odd;
    Finding& f = add(out_, story_, check, Level::warning, wrong.span,
                     fmt::format("{} has another {} in another place", person_.name, what), 0.7);
    because(f, fmt::format("the story has \"{}\" here", story_.document.slice(wrong.span)), wrong.span);
    because(f, fmt::format("and \"{}\" here", story_.document.slice(right.span)), right.span);
  }

  const Person& person_;
  Output& out_;
  std::vector<Sign> offices_, nations_, posts_;
  std::string_view place_;  // of posts_
  std::string_view trade_;  // behind the name, with a nation
  Sign home_;
  bool dual_ = false;
};

}  // namespace

void check_roles(const Story& story, const Person& person, Output& out) {
  Roles roles(story, person, out);
  if (person.mentions.size() > 1) roles.run();
  roles.run_unnamed();
}

}  // namespace claims::check
