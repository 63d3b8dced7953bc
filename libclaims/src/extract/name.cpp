#include "extract/extract.h"
#include "extract/name_run.h"
#include "reference/office.h"
#include "text/lexicon.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace claims::extract {
namespace {

using text::WordClass;

// Links the name runs of a story to people.
class Linker {
 public:
  explicit Linker(Story& story)
      : story_(story), tokens_(story.tokens), lexicon_(text::Lexicon::english()), runs_(find_name_runs(story)) {}

  void run() {
    find_unknown_people();
    for (const NameRun& run : runs_)
      if (run.kind == NameKind::person && words(run) >= 2 && !is_pair_of_people(run)) introduce(run);
    index_surnames();
    for (const NameRun& run : runs_)
      if (run.kind == NameKind::person && words(run) == 1 && run.titled()) introduce_titled(run);
    story_.names.reserve(runs_.size());
    for (const NameRun& run : runs_) place(run);
    for (Person& person : story_.people) find_holder(person);
  }

 private:
  static constexpr std::uint32_t several = no_index - 1;

  static std::string lower(std::string_view s) {
    std::string out(s);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return out;
  }
  std::string_view written(std::uint32_t i) const { return story_.document.slice(tokens_[i].span); }
  bool is_word(std::uint32_t i) const { return tokens_[i].kind == TokenKind::word; }
  bool is(std::uint32_t i, WordClass c) const { return lexicon_[tokens_[i].word].is(c); }
  Span span_of(std::uint32_t first, std::uint32_t last) const {
    return first < last ? Span{tokens_[first].span.begin, tokens_[last - 1].span.end} : Span{};
  }
  std::uint32_t words(const NameRun& run) const {
    std::uint32_t n = 0;
    for (std::uint32_t i = run.first; i < run.last; ++i) n += is_word(i);
    return n;
  }
  bool suffix(std::uint32_t i) const {
    const std::string_view s = written(i);
    return s == "Jr" || s == "Sr" || s == "II" || s == "III" || s == "IV" || s == "Jr.";
  }

  // "Margarethe Ollendorf", of two words that are not known, where "Ollendorf said" or "Ms. Ollendorf" stands as well.
  void find_unknown_people() {
    std::unordered_set<std::string_view> spoken;
    for (const NameRun& run : runs_) {
      if (run.last - run.first != 1 || run.kind == NameKind::organisation || run.kind == NameKind::place) continue;
      const bool speaks = run.last < tokens_.size() && is(run.last, WordClass::reporting);
      if ((run.titled() || speaks) && lexicon_[tokens_[run.first].word].classes == 0) spoken.insert(written(run.first));
    }
    if (spoken.empty()) return;
    for (NameRun& run : runs_)
      if (run.kind == NameKind::other && run.last - run.first == 2 && is_word(run.first) && is_word(run.first + 1) &&
          lexicon_[tokens_[run.first].word].classes == 0 && !tokens_[run.first].has(Token::all_capitals) &&
          spoken.contains(written(run.first + 1)))
        run.kind = NameKind::person;
  }

  // The word that the story may use alone for the person.
  std::uint32_t surname_token(const NameRun& run) const {
    if (is(run.first, WordClass::family_first) && (!is(run.first, WordClass::given_name) || eastern_tail(run)))
      return run.first;
    std::uint32_t i = run.last;
    while (i-- > run.first)
      if (is_word(i) && !suffix(i)) return i;
    return run.first;
  }
  // The surname with what a hyphen joins to it: "Ocasio-Cortez".
  std::string_view surname_of(const NameRun& run) const {
    const std::uint32_t last = surname_token(run);
    std::uint32_t first = last;
    while (first >= run.first + 2 && tokens_[first - 1].kind == TokenKind::punctuation && is_word(first - 2) &&
           !is(first - 2, WordClass::particle) && tokens_[first - 1].span.begin == tokens_[first - 2].span.end &&
           tokens_[first - 1].span.end == tokens_[first].span.begin && written(first - 1) != ".")
      first -= 2;
    return story_.document.slice(span_of(first, last + 1));
  }
  // "Kim Jong Un", "Park Geun-hye", but not "Kim Kardashian".
  bool eastern_tail(const NameRun& run) const {
    if (words(run) == 2) return is(run.last - 1, WordClass::family_first);
    return true;
  }
  // Full name without initials and marks, lower case: what two mentions of
  // one person agree in.
  std::string key_of(const NameRun& run) const {
    std::string key;
    for (std::uint32_t i = run.first; i < run.last; ++i) {
      if (!is_word(i) || tokens_[i].span.size() <= 2) {
        // Initials ("W", "J.K.") differ between mentions; "Un" and "Xi" do not.
        if (!is_word(i) || tokens_[i].span.size() == 1 || written(i).back() == '.') continue;
      }
      if (!key.empty()) key += ' ';
      key += lower(written(i));
    }
    return key;
  }

  std::uint32_t add(const NameRun& run, std::string surname) {
    story_.people.push_back(
        Person{std::string(story_.document.slice(span_of(run.first, run.last))), std::move(surname), no_index, {}});
    return static_cast<std::uint32_t>(story_.people.size() - 1);
  }

  void introduce(const NameRun& run) {
    std::string key = key_of(run);
    if (by_name_.contains(key)) return;
    const std::uint32_t person = add(run, std::string(surname_of(run)));
    given_.push_back(lower(written(run.first)));
    by_name_.emplace(std::move(key), person);
  }
  void index_surnames() {
    for (std::uint32_t p = 0; p < story_.people.size(); ++p) {
      mark(by_surname_, lower(story_.people[p].surname), p);
      mark(by_given_, given_[p], p);
    }
  }
  static void mark(std::unordered_map<std::string, std::uint32_t>& map, std::string key, std::uint32_t person) {
    const auto [at, inserted] = map.emplace(std::move(key), person);
    if (!inserted && at->second != person) at->second = several;
  }
  void introduce_titled(const NameRun& run) {
    std::string surname = lower(written(run.first));
    if (by_surname_.contains(surname) || is(run.first, WordClass::title)) return;
    by_surname_.emplace(std::move(surname), add(run, std::string(written(run.first))));
  }

  std::uint32_t find(const std::unordered_map<std::string, std::uint32_t>& map, std::string_view word) {
    scratch_.assign(word);
    for (char& c : scratch_)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    const auto at = map.find(scratch_);
    return at == map.end() ? no_index : at->second;
  }

  void place(const NameRun& run) {
    if (run.paired && split_pair(run)) return;
    NameMention name{span_of(run.first, run.last), span_of(run.title_first, run.title_last), run.sentence, run.kind,
                     no_index};
    if (words(run) == 1 || run.paired || !tokens_[run.first].has(Token::capitalised)) {
      resolve_single(run, name);
      // A single capitalised word at a sentence's start is mostly just a word.
      if (name.kind == NameKind::other && run.sentence_start) return;
    }
    if (run.kind == NameKind::person && name.person == no_index) {
      const auto at = by_name_.find(key_of(run));
      if (at != by_name_.end()) name.person = at->second;
    }
    keep(name);
  }
  void resolve_single(const NameRun& run, NameMention& name) {
    if (run.kind == NameKind::organisation) return;
    const bool known_place = run.kind == NameKind::place;
    const bool whole = words(run) == 1 || run.paired;
    std::uint32_t person =
        find(by_surname_, whole ? story_.document.slice(span_of(run.first, run.last)) : written(run.last - 1));
    if (person == no_index && !known_place && !run.titled()) person = find(by_given_, written(run.first));
    if (person == no_index) return;
    if (known_place && !run.titled()) return;
    name.kind = NameKind::person;
    if (person != several) name.person = person;
  }
  void keep(const NameMention& name) {
    const auto index = static_cast<std::uint32_t>(story_.names.size());
    if (name.person != no_index) {
      Person& person = story_.people[name.person];
      person.mentions.push_back(index);
      if (name.span.size() > person.name.size()) person.name = std::string(story_.document.slice(name.span));
    }
    story_.names.push_back(name);
  }

  // Only where the table knows exactly one person of that name, or the same
  // one twice.
  static void find_holder(Person& person) {
    const bool full = person.name.find(' ') != std::string::npos;
    const auto holders = full ? reference::holders_named(person.name) : reference::holders_surnamed(person.name);
    if (holders.empty()) return;
    const reference::OfficeHolder first = reference::holder(holders.front());
    for (std::size_t i = 1; i < holders.size(); ++i) {
      const reference::OfficeHolder other = reference::holder(holders[i]);
      if (other.terms.front().country != first.terms.front().country ||
          other.terms.front().from.written != first.terms.front().from.written)
        return;
    }
    person.office_holder = holders.front();
  }

  // "Kim-Putin", "Moscow-Pyongyang": two names; "Ocasio-Cortez", "Jean-Claude
  // Juncker": one.
  bool is_pair_of_people(const NameRun& run) const {
    if (!run.paired || run.last - run.first != 3 || run.titled()) return false;
    const bool event = run.last < tokens_.size() && is(run.last, WordClass::event);
    return event || is(run.first, WordClass::family_first) || !is(run.first, WordClass::given_name);
  }
  bool split_pair(const NameRun& run) {
    if (run.last - run.first != 3 || !is_word(run.first) || !is_word(run.first + 2)) return false;
    if (run.titled() || run.kind == NameKind::organisation) return false;
    if (find(by_surname_, story_.document.slice(span_of(run.first, run.last))) != no_index) return false;
    const std::uint32_t left = find(by_surname_, written(run.first));
    const std::uint32_t right = find(by_surname_, written(run.first + 2));
    const bool encounter = run.last < tokens_.size() && is(run.last, WordClass::event);
    const bool regions = geographic(run.first) && geographic(run.first + 2);
    if (left == no_index && right == no_index && !encounter && !regions) return false;
    part(run, run.first, left, encounter);
    part(run, run.first + 2, right, encounter);
    return true;
  }
  bool geographic(std::uint32_t i) const { return is(i, WordClass::place) || is(i, WordClass::nationality); }
  void part(const NameRun& run, std::uint32_t token, std::uint32_t person, bool encounter) {
    NameMention name{tokens_[token].span, {}, run.sentence, NameKind::other, no_index};
    if (is(token, WordClass::place) && person == no_index) {
      name.kind = NameKind::place;
    } else if (person != no_index) {
      name.kind = NameKind::person;
      if (person != several) name.person = person;
    } else if (tokens_[token].has(Token::all_capitals)) {
      name.kind = NameKind::organisation;
    } else if (encounter && !is(token, WordClass::nationality) && !is(token, WordClass::common)) {
      name.kind = NameKind::person;
      NameRun single = run;
      single.first = token;
      single.last = token + 1;
      name.person = add(single, std::string(written(token)));
      by_surname_.emplace(lower(written(token)), name.person);
    }
    keep(name);
  }

  Story& story_;
  const std::vector<Token>& tokens_;
  const text::Lexicon& lexicon_;
  std::vector<NameRun> runs_;
  std::unordered_map<std::string, std::uint32_t> by_name_, by_surname_, by_given_;
  std::vector<std::string> given_;
  std::string scratch_;
};

}  // namespace

void find_names(Story& story) { Linker(story).run(); }

}  // namespace claims::extract
