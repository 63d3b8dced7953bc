#include "check/acronym.h"

#include "check/context.h"
#include "check/name_words.h"
#include "text/token.h"

#include <algorithm>
#include <string_view>

namespace claims::check {
namespace {

constexpr std::size_t max_letters = 9;
constexpr std::size_t max_expansion_words = 14;

class Finder {
 public:
  explicit Finder(const Story& story) : story_(story) {}

  std::vector<Expansion> run() {
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) {
      begin_ = story_.sentences[s].first_token;
      end_ = story_.sentences[s].last_token;
      for (std::uint32_t i = begin_; i < end_; ++i)
        if (story_.tokens[i].kind == TokenKind::word && story_.tokens[i].has(Token::capitalised)) at(i);
    }
    return std::move(found_);
  }

 private:
  std::string_view text(std::uint32_t i) const { return story_.document.slice(story_.tokens[i].span); }
  char mark(std::uint32_t i) const {
    if (i >= end_ || story_.tokens[i].kind != TokenKind::punctuation) return 0;
    return text::plain_character(story_.document.text, story_.tokens[i].span.begin);
  }
  bool spaced(std::uint32_t i) const { return i < end_ && story_.tokens[i].has(Token::space_before); }
  bool is(std::uint32_t i, std::string_view word) const { return i < end_ && text(i) == word; }

  void at(std::uint32_t i) {
    // "the Authority - the NPA - the Agency": what follows the second dash is something else.
    const bool inside =
        i > begin_ && (mark(i - 1) == '-' || (is(i - 1, "the") && i > begin_ + 1 && mark(i - 2) == '-'));
    if (mark(i + 1) == '(' || (mark(i + 1) == '-' && spaced(i + 1) && !inside)) take_after(i);
    else if (mark(i + 1) == ',' && is(i + 2, "the")) take_apposition(i);
    if (i < begin_ + 2) return;
    const char before = mark(i - 1);
    if (before == '(' && mark(i + 1) == ')') {
      take(i, i - 1, Expansion::Joint::brackets);
    } else if (is(i - 1, "or") && mark(i - 2) == ',' && (mark(i + 1) == ',' || mark(i + 1) == '.')) {
      take(i, i - 2, Expansion::Joint::brackets);
    } else if (is(i - 1, "as") && is(i - 2, "known")) {
      std::uint32_t k = i - 2;
      while (k > begin_ && (is(k - 1, "otherwise") || is(k - 1, "also") || is(k - 1, "better") || mark(k - 1) == ','))
        --k;
      take(i, k, Expansion::Joint::brackets);
    } else if (before == '-' && spaced(i)) {
      take(i, i - 1, Expansion::Joint::dash);
    } else if (is(i - 1, "the") && (mark(i - 2) == '-' || mark(i - 2) == ',')) {
      take(i, i - 2, mark(i - 2) == ',' ? Expansion::Joint::comma : Expansion::Joint::dash);
    }
  }

  // The words that end before token `stop`.
  void take(std::uint32_t i, std::uint32_t stop, Expansion::Joint joint) {
    Expansion expansion{joint, acronym_letters(story_, i), i, {}};
    if (expansion.letters.empty()) return;
    while (stop > begin_ && (mark(stop - 1) == '-' || mark(stop - 1) == '"')) --stop;
    std::uint32_t k = stop;
    for (; k > begin_ && stop - k < 2 * max_expansion_words; --k)
      if (!belongs(k - 1, k < stop)) break;
    fill(expansion, k, stop);
  }
  // "IAEA (International Atomic Energy Agency)", "FEMA - Federal Emergency Management Agency -".
  void take_after(std::uint32_t i) {
    const bool brackets = mark(i + 1) == '(';
    Expansion expansion{
        brackets ? Expansion::Joint::brackets : Expansion::Joint::dash, acronym_letters(story_, i), i, {}};
    if (expansion.letters.empty()) return;
    std::uint32_t k = i + 2;
    while (k < end_ && k - i < 2 * max_expansion_words && belongs(k, true)) ++k;
    if (k >= end_ || mark(k) != (brackets ? ')' : '-')) return;
    fill(expansion, i + 2, k);
  }

  // "NATO, the North Atlantic Treaty Organization,": only where the words have the initials.
  void take_apposition(std::uint32_t i) {
    Expansion expansion{Expansion::Joint::brackets, acronym_letters(story_, i), i, {}};
    if (expansion.letters.size() < 3) return;
    std::uint32_t k = i + 3;
    while (k < end_ && k - i < 2 * max_expansion_words && mark(k) != ',' && belongs(k, true)) ++k;
    if (k >= end_ || (mark(k) != ',' && mark(k) != '.')) return;
    const std::size_t before = found_.size();
    fill(expansion, i + 3, k);
    if (found_.size() > before && !are_initials(found_.back())) found_.pop_back();
  }

  static bool links(std::string_view word) {
    return word == "of" || word == "the" || word == "for" || word == "and" || word == "on" || word == "in" ||
           word == "to" || word == "de" || word == "by" || word == "with" || word == "at" || word == "against" ||
           word == "from";
  }
  bool belongs(std::uint32_t i, bool inside) const {
    const Token& token = story_.tokens[i];
    if (token.kind == TokenKind::word) return token.has(Token::capitalised) || links(text(i));
    if (token.kind == TokenKind::possessive) return true;
    const char m = mark(i);
    return inside && (m == ',' || m == '&' || ((m == '-' || m == '/') && !spaced(i)));
  }

  void fill(Expansion& expansion, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; ++i) {
      if (story_.tokens[i].kind != TokenKind::word) continue;
      ExpansionWord word{lower_case(text(i)), i,
                         links(text(i)) || text(i) == "The" ||
                             (story_.tokens[i].has(Token::all_capitals) && links(lower_case(text(i)))),
                         story_.tokens[i].has(Token::all_capitals)};
      word.lower.erase(std::remove(word.lower.begin(), word.lower.end(), '.'), word.lower.end());
      if (!word.lower.empty()) expansion.words.push_back(std::move(word));
    }
    if (expansion.words.size() > max_expansion_words)
      expansion.words.erase(expansion.words.begin(),
                            expansion.words.end() - static_cast<std::ptrdiff_t>(max_expansion_words));
    const auto first =
        std::find_if(expansion.words.begin(), expansion.words.end(), [](const auto& w) { return !w.linking; });
    expansion.words.erase(expansion.words.begin(), first);
    if (expansion.words.size() >= 2) found_.push_back(std::move(expansion));
  }

  const Story& story_;
  std::vector<Expansion> found_;
  std::uint32_t begin_ = 0, end_ = 0;
};

// Where letters inside a word count as if a word began there: "InterContinental", "TeleVision".
bool after_prefix(std::string_view word, std::size_t at) {
  for (std::string_view prefix :
       {"inter",   "tele", "micro", "bio",  "hydro", "photo", "electro", "cyber",  "auto",  "multi",
        "counter", "over", "under", "anti", "non",   "trans", "radio",   "thermo", "petro", "geo"})
    if (prefix.size() == at && word.substr(0, at) == prefix) return true;
  return false;
}

// `runs`: several first letters of one word may count: "COVAX", "MARAD".
bool match(std::string_view letters, const std::vector<ExpansionWord>& words, std::size_t l, std::size_t w, bool runs) {
  if (l == letters.size()) return true;
  for (std::size_t k = w; k < words.size(); ++k) {
    const std::string& word = words[k].lower;
    std::size_t run = 0;
    // "Extensible Markup Language (XML)"
    if (letters[l] == 'x' && word.substr(0, 2) == "ex" && match(letters, words, l + 1, k + 1, runs)) return true;
    const std::size_t most = runs || words[k].capitals ? word.size() : 1;
    while (l + run < letters.size() && run < most && word[run] == letters[l + run]) {
      ++run;
      if (match(letters, words, l + run, k + 1, runs)) return true;
      for (std::size_t at = 3; run == 1 && at < word.size(); ++at)
        if (after_prefix(word, at) && l + 1 < letters.size() && word[at] == letters[l + 1] &&
            match(letters, words, l + 2, k + 1, runs))
          return true;
    }
  }
  return false;
}

}  // namespace

std::string acronym_letters(const Story& story, std::uint32_t token) {
  const Token& t = story.tokens[token];
  if (t.kind != TokenKind::word || t.span.size() < 2 || t.span.size() > 2 * max_letters) return {};
  std::string letters(story.document.slice(t.span));
  letters.erase(std::remove(letters.begin(), letters.end(), '.'), letters.end());
  if (letters.size() > 3 && letters.back() == 's') letters.pop_back();
  if (letters.size() < 2 || letters.size() > max_letters) return {};
  const bool capitals = std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals ? letters : std::string();
}

bool are_initials(const Expansion& expansion) {
  const auto words = static_cast<std::size_t>(
      std::count_if(expansion.words.begin(), expansion.words.end(), [](const ExpansionWord& w) { return !w.linking; }));
  return match(lower_case(expansion.letters), expansion.words, 0, 0, expansion.letters.size() > words);
}

std::vector<Expansion> find_expansions(const Story& story) { return Finder(story).run(); }

}  // namespace claims::check
