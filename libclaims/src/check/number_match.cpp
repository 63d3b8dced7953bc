// Matches: a draw with a winner, sets that do not fit their count, goals that are more than the score.
#include "check/context.h"
#include "check/number.h"
#include "check/score.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check::figure {
namespace {

class MatchCheck : TokenReader {
 public:
  MatchCheck(const Text& text, Output& out) : TokenReader(text.story), text_(text), out_(out) {}

  void run() {
    for (const Line& line : text_.lines)
      if (line.amounts >= 2) check_points(line);
    for (std::uint32_t i = 1; i + 1 < story_.tokens.size(); ++i) {
      if (!is_score(story_, i)) continue;
      const std::uint32_t sentence = sentence_of(i);
      const Sentence& s = story_.sentences[sentence];
      if (i - 1 < s.first_token || i + 1 >= s.last_token) continue;
      check_draw(i, s);
      check_goals(i, s, sentence);
      i = check_sets(i, s);
    }
  }

 private:
  std::string_view lower(std::uint32_t i) const {
    return i < story_.tokens.size() ? text_.words(story_.tokens[i].span) : std::string_view();
  }
  bool is(std::uint32_t i, std::initializer_list<std::string_view> words) const { return one_of(lower(i), words); }
  int left(std::uint32_t dash) const { return story_.tokens[dash - 1].number; }
  int right(std::uint32_t dash) const { return story_.tokens[dash + 1].number; }
  Span span_of(std::uint32_t first, std::uint32_t last) const {
    return {story_.tokens[first - 1].span.begin, story_.tokens[last + 1].span.end};
  }

  // "a 2-1 draw", "drew 3-2"
  void check_draw(std::uint32_t i, const Sentence& s) {
    if (left(i) == right(i) || left(i) > 12 || right(i) > 12) return;
    const bool noun = is(i + 2, {"draw", "tie", "stalemate"});
    const bool verb = i > s.first_token + 1 && is(i - 2, {"drew", "drawn", "tied"}) &&
                      (story_.tokens[i + 2].kind == TokenKind::punctuation ||
                       is(i + 2, {"with", "at", "against", "on", "in", "and", "after", "away"}));
    if (!noun && !verb) return;
    if (noun && is(i + 3, {"break", "breaker", "-"})) return;
    const std::string words = normal(text_.words(s.span));
    if (has_word(words, {"series", "aggregate", "record", "on penalties", "sets", "led", "trailed", "behind", "ahead",
                         "season"}))
      return;
    Finding& f = add(out_, story_, "number.score", Level::error, span_of(i, i),
                     fmt::format("{}-{} is no draw", left(i), right(i)), 0.9);
    because(f, fmt::format("{} and {} are not the same", left(i), right(i)), span_of(i, i));
  }

  // "defeated Norwick by 78 points to 81"
  void check_points(const Line& line) {
    static const std::vector<Pattern> all = {
        Pattern("beat|beats|defeated|defeats|downed|edged|thrashed|routed *5 by? N:a to N:b")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (!one_of(singular(a.unit), {"point", "goal", "run", "frame", "vote"}) || a.value >= b.value) continue;
      if (!b.unit.empty() && singular(b.unit) != singular(a.unit)) continue;
      Finding& f =
          add(out_, story_, "number.score", Level::error, {a.span.begin, b.span.end},
              fmt::format("who wins {} to {} has fewer than the other side", shown(a.value), shown(b.value)), 0.9);
      because(f, fmt::format("{} is less than {}", shown(a.value), shown(b.value)), Span{a.span.begin, b.span.end});
    }
  }

  // "in straight sets, 6-4, 4-6, 6-2", "in three sets, 6-4, 6-3". Returns the last score's dash.
  std::uint32_t check_sets(std::uint32_t i, const Sentence& s) {
    std::vector<std::uint32_t> sets{i};
    std::uint32_t last = i;
    for (std::uint32_t k = i + 2; k + 1 < s.last_token && k < last + 9; ++k) {
      if (lower(k) == "(") {  // a tie-break
        while (k < s.last_token && lower(k) != ")") ++k;
        continue;
      }
      if (is_score(story_, k)) {
        sets.push_back(k);
        last = k;
        ++k;
      } else if (!is(k, {",", "and"}) && story_.tokens[k].kind != TokenKind::number) {
        break;
      }
    }
    if (sets.size() < 2) return i;
    if (std::any_of(sets.begin(), sets.end(), [&](std::uint32_t k) { return left(k) > 30 || right(k) > 30; }))
      return last;
    const std::string before = words_before(story_, span_of(i, i), sentence_of(i), 120);
    const std::string words = normal(text_.words(s.span));
    if (has_word(words, {"retired", "walkover", "injury", "respectively", "withdrew", "abandoned", "aggregate"}))
      return last;
    if (sets_of_winner(before, sets)) return last;
    const std::size_t at = before.rfind("sets");
    if (at == std::string::npos || before.find(';', at) != std::string::npos) return last;
    const std::string_view count = std::string_view(before).substr(0, at == 0 ? 0 : at - 1);
    const std::string_view between = std::string_view(before).substr(at + 4);
    if (has_word(between, {"and", "but", "after", "while", "then", "who"})) return last;
    report_sets(sets, count);
    return last;
  }

  // "beat Hallam 4-6, 6-3, 5-7": the winner's games stand first, and she takes most of the sets.
  bool sets_of_winner(std::string_view before, const std::vector<std::uint32_t>& sets) {
    const auto set = [&](std::uint32_t k) {
      const int more = std::max(left(k), right(k)), less = std::min(left(k), right(k));
      return (more == 6 && less <= 4) || (more == 7 && (less == 5 || less == 6));
    };
    if (sets.size() > 5 || !std::all_of(sets.begin(), sets.end(), set)) return false;
    std::size_t verb = std::string_view::npos;
    for (std::string_view word : {" beat ", " beats ", " beating ", " defeated ", " defeating ", " overcame "}) {
      const std::size_t at = before.rfind(word);
      if (at != std::string_view::npos && (verb == std::string_view::npos || at > verb)) verb = at;
    }
    if (verb == std::string_view::npos) return false;
    const std::string_view between = before.substr(verb + 1);
    if (has_word(between, {"lost", "losing", "by", "to", "who", "after", "before", "then", "in", "and"}) ||
        between.find_first_of(";:") != std::string_view::npos)
      return false;
    const auto won = static_cast<std::size_t>(
        std::count_if(sets.begin(), sets.end(), [&](std::uint32_t k) { return left(k) > right(k); }));
    if (2 * won >= sets.size()) return false;  // a deciding tie-break may follow: "6-4, 3-6, [10-8]"
    const Span span = span_of(sets.front(), sets.back());
    Finding& f = add(out_, story_, "number.score", Level::error, span,
                     fmt::format("the winner took {} of {} sets", won, sets.size()), 0.9);
    because(f, fmt::format("{} of the {} sets have more games on the winner's side", won, sets.size()), span);
    return true;
  }

  void report_sets(const std::vector<std::uint32_t>& sets, std::string_view count) {
    const auto won = static_cast<std::size_t>(
        std::count_if(sets.begin(), sets.end(), [&](std::uint32_t k) { return left(k) > right(k); }));
    const Span span = span_of(sets.front(), sets.back());
    if (ends_with_word(count, {"straight"})) {
      if (won == 0 || won == sets.size()) return;
      Finding& f = add(out_, story_, "number.score", Level::error, span, "straight sets, but each side won one", 0.92);
      because(f, fmt::format("one side won {} of the {} sets", won, sets.size()), span);
      return;
    }
    static constexpr std::string_view numbers[] = {"two", "three", "four", "five"};
    for (std::size_t n = 0; n < std::size(numbers); ++n) {
      if (!ends_with_word(count, {numbers[n]}) || n + 2 == sets.size()) continue;
      if (ends_with_word(count, {"best of five", "best of three", "of five", "of three", "first two"})) return;
      Finding& f = add(out_, story_, "number.score", Level::error, span,
                       fmt::format("{} sets, but {} are given", numbers[n], sets.size()), 0.9);
      because(f, fmt::format("the scores of {} sets", sets.size()), span);
      return;
    }
  }

  // "won 3-1 with two goals by Hale and two by Boyd": more goals than the score has.
  void check_goals(std::uint32_t i, const Sentence& s, std::uint32_t sentence) {
    static const std::vector<Pattern> all = {
        Pattern("N:a by|from *3 ,? and N:b by|from|for"),
        Pattern("*1 scored N:a *2 and *3 N:b"),
        Pattern("scored by|from N:a *2 and N:b"),
    };
    const auto line =
        std::find_if(text_.lines.begin(), text_.lines.end(), [&](const Line& l) { return l.sentence == sentence; });
    if (line == text_.lines.end() || line->amounts > 5) return;
    const std::string words = normal(text_.words(s.span));
    if (!has_word(words, {"won", "beat", "win", "defeated", "victory"}) ||
        has_word(words, {"season", "this year", "aggregate", "penalties", "week", "both sides", "hit back"}))
      return;
    for (const Pattern::Match& m : matches(*line, all)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (singular(a.unit) != "goal" || !(b.unit.empty() || singular(b.unit) == "goal")) continue;
      const double sum = a.value + b.value;
      const int most = std::max(left(i), right(i)), all_goals = left(i) + right(i);
      if (sum <= most || most > 15) continue;
      Finding& f = add(
          out_, story_, "number.score", sum > all_goals ? Level::error : Level::warning, span_of(i, i),
          fmt::format("{} + {} = {} goals, but the winner scored {}", shown(a.value), shown(b.value), shown(sum), most),
          0.85);
      because(f, fmt::format("{} + {} = {}", shown(a.value), shown(b.value), shown(sum)),
              Span{a.span.begin, b.span.end});
    }
  }

  const Text& text_;
  Output& out_;
};

}  // namespace

void check_match(const Text& text, Output& out) { MatchCheck(text, out).run(); }

}  // namespace claims::check::figure
