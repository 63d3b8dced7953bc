// Well-known names, misspelt: against a list of misspellings, and against the office-holder table.
#include "check/context.h"
#include "check/name.h"
#include "check/name_words.h"
#include "data/data.h"
#include "reference/country.h"
#include "reference/office.h"
#include "reference/sorted_lines.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace claims::check {
namespace {

using reference::OfficeHolder;
using reference::OfficeTerm;

class KnownNames {
 public:
  KnownNames(const Story& story, const NameIndex& index, Output& out) : story_(story), index_(index), out_(out) {}

  void run() {
    static const reference::SortedLines table(data::file("reference/known_names.tsv"));
    for (const NameWord& word : index_.words()) {
      rows_.clear();
      for (std::size_t at = table.lower_bound(word.key); at < table.size(); at = table.next(at)) {
        if (reference::field(table.line(at), 0) != word.key) break;
        rows_.push_back(table.line(at));
      }
      // "Niagra Falls" before "Niagra".
      std::sort(rows_.begin(), rows_.end(), [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
      for (std::string_view line : rows_)
        for (std::uint32_t p = word.first; p != no_index; p = index_.place(p).next)
          check_row(line, index_.place(p).token);
    }
    for (const FullName& name : index_.full_names()) check_holder(name);
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }

  // The misspelling stands around the token: its words, one token each.
  void check_row(std::string_view line, std::uint32_t token) {
    const std::string_view wrong = reference::field(line, 1);
    const std::size_t anchor = wrong.find(reference::field(line, 0));
    auto before =
        static_cast<std::uint32_t>(std::count(wrong.begin(), wrong.begin() + static_cast<std::ptrdiff_t>(anchor), ' '));
    before +=
        static_cast<std::uint32_t>(std::count(wrong.begin(), wrong.begin() + static_cast<std::ptrdiff_t>(anchor), ','));
    if (token < before) return;
    const std::uint32_t first = token - before;
    std::uint32_t i = first;
    for (std::string_view rest = wrong; !rest.empty(); ++i) {
      if (i >= story_.tokens.size()) return;
      const std::string text = lower_case(slice(story_.tokens[i].span));
      if (rest.substr(0, text.size()) != text) return;
      rest.remove_prefix(text.size());
      if (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      else if (!rest.empty() && rest.front() != ',' && text != ",") return;
    }
    const Span span{story_.tokens[first].span.begin, story_.tokens[i - 1].span.end};
    if (reported(span) || is_marked_sic(story_, span)) return;
    const std::string_view right = reference::field(line, 2);
    Finding& f = add(out_, story_, "name.known", Level::error, span,
                     fmt::format("{} is a misspelling of {}", in_one_line(slice(span)), right), 0.93);
    because(f, fmt::format("the name is {}", right), std::nullopt, std::string(reference::field(line, 3)));
    f.replacement = std::string(right);
  }
  bool reported(Span span) const {
    return std::any_of(out_.findings.begin(), out_.findings.end(),
                       [&](const Finding& f) { return f.span.overlaps(span); });
  }

  // "Vladmir Putin": one letter from the name of one who has led a country in the last decades.
  void check_holder(const FullName& name) {
    const std::string_view written = slice(story_.names[name.mention].span);
    if (!reference::holders_named(written).empty() || !story_.document.published.has_year()) return;
    if (name.given.size() < 3 || name.surname.size() < 4) return;
    const OfficeTerm* best = nullptr;
    OfficeHolder found;
    const auto consider = [&](reference::HolderId id) {
      OfficeHolder person = reference::holder(id);
      if (best || !is_near(name, person) || !is_recent(person)) return;
      found = std::move(person);
      best = &found.terms.front();
    };
    for (reference::HolderId id : reference::holders_surnamed(name.surname)) consider(id);
    // Many leaders share a given name: only for one who has an office here.
    if (!best && has_office(story_.names[name.mention]))
      for (reference::HolderId id : reference::holders_called(name.given)) consider(id);
    if (!best || reported(story_.names[name.mention].span)) return;
    report(name, *best, found);
  }
  bool has_office(const NameMention& name) const {
    return !name.title.empty() && has_word(normal(slice(name.title)), {"president", "premier", "minister", "chancellor",
                                                                       "king", "queen", "leader", "taoiseach"});
  }
  // Where names are written in another script their spellings in ours differ by more than slips.
  static bool is_slip(std::string_view right, std::string_view wrong, std::string_view country) {
    if (nearness(right, wrong) != Nearness::edit) return false;
    if (reference::has_latin_names(country)) {
      std::string plain(wrong);  // "Goencz" for "Göncz"
      for (std::string_view pair : {"oe", "ae", "ue"})
        for (std::size_t at = plain.find(pair); at != std::string::npos; at = plain.find(pair, at + 1))
          plain.erase(at + 1, 1);
      return plain != right;
    }
    if (right.size() == wrong.size())  // two neighbours swapped
      return std::is_permutation(right.begin(), right.end(), wrong.begin());
    // A vowel lost between consonants: "Vladmir".
    const auto lost = static_cast<std::size_t>(
        std::mismatch(wrong.begin(), wrong.end(), right.begin(), right.end()).first - wrong.begin());
    return wrong.size() < right.size() && lost > 0 && lost + 1 < right.size() &&
           std::string_view("aiou").find(right[lost]) != std::string_view::npos && right[lost - 1] != right[lost + 1];
  }

  // One of the two words is the holder's, and the other one letter from it, in any of the holder's spellings.
  static bool is_near(const FullName& name, const OfficeHolder& person) {
    const std::string_view country = person.terms.front().country;
    if (is_near(name, person.name, country)) return true;
    for (std::string_view rest = person.terms.front().spellings; !rest.empty();) {
      const std::size_t bar = rest.find('|');
      if (is_near(name, rest.substr(0, bar), country)) return true;
      rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
    }
    return false;
  }
  static bool is_near(const FullName& name, std::string_view spelling, std::string_view country) {
    const std::string folded = reference::fold_name(spelling);
    const std::size_t space = folded.find(' '), last = folded.rfind(' ');
    if (space == std::string::npos || space != last) return false;
    const std::string_view given = std::string_view(folded).substr(0, space),
                           family = std::string_view(folded).substr(last + 1);
    if (given == name.given)
      return name.surname.size() >= 5 && is_slip(family, name.surname, country) &&
             !may_be_derived(family, name.surname) && !are_two_names(family, name.surname);
    return family == name.surname && name.given.size() >= 5 && is_slip(given, name.given, country) &&
           !is_given(name.given);
  }
  static bool is_given(std::string_view lower) {
    const text::Lexicon& lexicon = text::Lexicon::english();
    return lexicon[lexicon.find(lower)].is(text::WordClass::given_name);
  }
  bool is_recent(const OfficeHolder& person) const {
    const int year = story_.document.published.date.year;
    return std::any_of(person.terms.begin(), person.terms.end(), [&](const OfficeTerm& term) {
      if (!term.from.days.known()) return false;
      const int last = term.to.open ? 9999 : term.to.days.known() ? to_date(term.to.days.last).year : 0;
      return to_date(term.from.days.first).year <= year + 1 && last >= year - 15;
    });
  }
  // The country, or an office with the name: then it can be nobody else.
  bool is_in_context(const FullName& name, const OfficeTerm& term) const {
    if (!story_.names[name.mention].title.empty()) return true;
    return story_.document.text.find(term.country) != std::string::npos;
  }
  void report(const FullName& name, const OfficeTerm& term, const OfficeHolder& person) {
    if (!is_in_context(name, term)) return;
    const Span span = story_.names[name.mention].span;
    if (is_marked_sic(story_, span)) return;
    Finding& f = add(out_, story_, "name.known", Level::warning, span,
                     fmt::format("{} is one letter from {}", in_one_line(slice(span)), person.name), 0.8);
    because(f, reference::describe(term, person.name), std::nullopt, std::string(term.sources));
    f.replacement = std::string(person.name);
  }

  const Story& story_;
  const NameIndex& index_;
  Output& out_;
  std::vector<std::string_view> rows_;
};

}  // namespace

void check_known_names(const Story& story, const NameIndex& index, Output& out) { KnownNames(story, index, out).run(); }

}  // namespace claims::check
