// Games: won, drawn and lost against played: "won 12 of its 15 games and lost five".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <cmath>

namespace claims::check::figure {
namespace {

struct Record {
  const Quantity* won = nullptr;
  const Quantity* drawn = nullptr;
  const Quantity* lost = nullptr;
  const Quantity* played = nullptr;
  bool clean = true;  // each said once

  void take(const Quantity*& place, const Quantity* q) {
    if (place) clean = false;
    place = q;
  }
};

bool is_game(std::string_view noun) {
  return one_of(noun,
                {"game", "match", "matche", "fight", "bout", "contest", "outing", "fixture", "encounter", "race"});
}

class RecordCheck {
 public:
  RecordCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      if (line.amounts < 2) continue;
      Record record = read(line);
      if (!record.clean || !record.won || !record.lost) continue;
      if (!record.played && i > 0 && text_.lines[i - 1].sentence + 1 == line.sentence) {
        const Record before = read(text_.lines[i - 1]);
        if (before.clean && !before.won && !before.lost) record.played = before.played;
      }
      if (record.played) compare(record);
    }
  }

 private:
  Record read(const Line& line) const {
    Record r;
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      const Piece& p = line.pieces[i];
      if (!p.quantity || p.quantity->kind != QuantityKind::number || p.ranged || hedged(*p.quantity)) continue;
      const Quantity* q = p.quantity;
      const std::string noun = singular(q->unit);
      const auto before = [&](Words words) { return i > 0 && is_word(line.pieces[i - 1], words); };
      const bool games = noun.empty() || is_game(noun);
      if (noun == "win" || noun == "victory" || (games && before({"won", "win", "wins", "winning"}))) {
        if (stands_alone(line, i)) r.take(r.won, q);
      } else if (noun == "draw" || noun == "tie" || (games && before({"drew", "drawn", "drawing", "tied", "draw"}))) {
        r.take(r.drawn, q);
      } else if (noun == "loss" || noun == "losse" || noun == "defeat" ||
                 (games && before({"lost", "lose", "loses", "losing"}))) {
        if (stands_alone(line, i)) r.take(r.lost, q);
        else r.clean = false;
      } else if (is_game(noun) && before({"of", "in", "played", "from", "over", "playing", "plays"})) {
        r.take(r.played, q);
        if (special(*q)) r.clean = false;
      } else if (is_game(noun)) {
        r.clean = false;
      }
    }
    if (line.has({"last", "then", "previous", "next", "past", "first", "other", "another", "before", "had", "earlier",
                  "since", "without", "straight", "against", "if", "would"}))
      r.clean = false;
    return r;
  }

  // "its 15 home games": of those alone.
  bool special(const Quantity& q) const {
    return has_word(normal(text_.words(q.span)), {"home", "away", "road", "division", "conference", "overtime"});
  }

  // The figure closes its clause: not "lost five in a row", "lost five away", "won 12 medals".
  static bool stands_alone(const Line& line, std::size_t i) {
    if (i + 1 >= line.pieces.size()) return true;
    const Piece& next = line.pieces[i + 1];
    if (next.mark != 0) return next.mark != '-' && next.mark != '\'';
    if (is_word(next, {"in"})) {
      for (std::size_t k = i + 2; k < std::min(line.pieces.size(), i + 6); ++k)
        if (line.pieces[k].quantity && is_game(singular(line.pieces[k].quantity->unit))) return true;
      return false;
    }
    return is_word(next, {"and", "of", "this", "with", "while", "but"}) || next.time;
  }

  void compare(const Record& r) {
    const double sum = r.won->value + r.lost->value + (r.drawn ? r.drawn->value : 0);
    const double played = r.played->value;
    if (played < 2 || r.won->value > played || r.lost->value > played) return;
    if (sum == played || (sum < played && !r.drawn)) return;
    std::string calculation = shown(r.won->value);
    if (r.drawn) calculation += " + " + shown(r.drawn->value);
    calculation += " + " + shown(r.lost->value);
    const bool more = sum > played;
    Finding& f = add(out_, story_, "number.total", more ? Level::error : Level::warning, r.played->span,
                     fmt::format("{} = {} games, not {}", calculation, shown(sum), shown(played)), more ? 0.92 : 0.75);
    because(f, "won: " + slice(story_, *r.won), r.won->span);
    if (r.drawn) because(f, "drawn: " + slice(story_, *r.drawn), r.drawn->span);
    because(f, "lost: " + slice(story_, *r.lost), r.lost->span);
    f.replacement = rewritten(story_, *r.played, sum);
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_record(const Text& text, Output& out) { RecordCheck(text, out).run(); }

}  // namespace claims::check::figure
