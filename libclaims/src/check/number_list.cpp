// Counts of lists: "three countries: A, B, C and D"; "10, 20 and 30, respectively" for two names.
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

struct Items {
  std::size_t count = 0;
  std::size_t fewest = 0;  // where "X and Y" inside may be one item
  Span span;
  bool clean = false;
  bool names = true;  // every item begins with a capital or a figure
};

// Names of one thing with "and" inside.
bool joined_name(std::string_view left, std::string_view right) {
  struct Row {
    std::string_view left, right;
  };
  static constexpr Row rows[] = {{"trinidad", "tobago"}, {"bosnia", "herzegovina"}, {"antigua", "barbuda"},
                                 {"kitts", "nevis"},     {"vincent", "the"},        {"tyne", "wear"},
                                 {"marks", "spencer"},   {"johnson", "johnson"},    {"procter", "gamble"},
                                 {"principe", "sao"},    {"standard", "poor"},      {"ernst", "young"},
                                 {"turks", "caicos"},    {"wallis", "futuna"},      {"dumfries", "galloway"},
                                 {"brighton", "hove"},   {"hammersmith", "fulham"}, {"kensington", "chelsea"}};
  return std::any_of(std::begin(rows), std::end(rows),
                     [&](const Row& r) { return r.left == left && r.right == right; });
}

class ListCheck {
 public:
  ListCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (const Line& line : text_.lines) {
      for (std::size_t i = 0; i < line.pieces.size(); ++i) {
        if (line.pieces[i].quantity && line.pieces[i].quantity->kind == QuantityKind::number)
          check_count(line, i), check_named(line, i);
        if (is_word(line.pieces[i], {"respectively"})) check_respectively(line, i);
      }
    }
  }

 private:
  std::string_view word(const Piece& p) const { return text_.words(p.span); }

  // -- "three countries: A, B, C and D" --

  void check_count(const Line& line, std::size_t i) {
    const Quantity& q = *line.pieces[i].quantity;
    if (q.value < 2 || q.value > 12 || hedged(q) || line.pieces[i].ranged || q.value != std::floor(q.value)) return;
    std::size_t k = i + 1;
    // The noun may come with its own words: "three countries in the region:".
    std::size_t steps = 0;
    const bool has_noun = !q.unit.empty();
    while (k < line.pieces.size() && steps < 7 && line.pieces[k].mark == 0 && !line.pieces[k].quantity &&
           !line.pieces[k].time &&
           !(steps == 0 && k + 1 < line.pieces.size() && line.pieces[k + 1].capital &&
             is_word(line.pieces[k], {"are", "were"})) &&
           !is_word(line.pieces[k], {"who", "which", "that", "including", "and", "or", "such", "said", "like"}))
      ++k, ++steps;
    if (k >= line.pieces.size() || (!has_noun && steps == 0)) return;
    if (is_word(line.pieces[i + 1], {"of"}) && steps < 2) return;
    const char opener = line.pieces[k].mark;
    const bool dash = opener == '-' && line.pieces[k].space;
    const bool verb = opener == 0 && has_noun && steps == 0 && is_word(line.pieces[k], {"are", "were"});
    if (opener != ':' && opener != '(' && !dash && !verb && !(opener == ',' && steps == 0 && has_noun)) return;
    if (steps > 0 && opener == '(') return;  // "three members of the group (A and B)"
    for (std::size_t b = i; b > 0 && b + 3 > i; --b)
      if (is_word(line.pieces[b - 1],
                  {"least", "first", "last", "other", "top", "than", "these", "another", "part", "of"}) &&
          !is_word(line.pieces[b - 1], {"other", "these", "of"}))
        return;
    // "three of the group's four members - A, B and C -": the list is of the three.
    for (std::size_t b = i; b > 0 && b + 7 > i; --b)
      if (line.pieces[b - 1].quantity && is_word(line.pieces[b], {"of"})) return;
    if (is_word(line.pieces[i > 0 ? i - 1 : 0], {"no", "page", "day", "step"})) return;
    const char closer = opener == '(' ? ')' : opener == ':' || verb ? '.' : opener;
    const Items items = read_items(line, k + 1, closer, opener == ',');
    if (!items.clean || items.count < 2) return;
    const auto n = static_cast<std::size_t>(q.value);
    if (n >= items.fewest && n <= items.count) return;
    if ((opener == ',' || dash || verb) && !items.names) return;
    // A long unit of its own, "four weeks: ..." is read elsewhere; two items may be what somebody chose to name.
    const bool sure = items.names && opener != ',' && !verb;
    Finding& f = add(out_, story_, "number.list", sure ? Level::error : Level::warning, q.span,
                     fmt::format("the list has {} items, not {}", items.count, n), sure ? 0.93 : 0.8);
    because(f, fmt::format("the story counts {}", slice(story_, q)), q.span);
    because(f, fmt::format("and lists {}", items.count), items.span);
    f.replacement = rewritten(story_, q, static_cast<double>(items.count));
  }

  // "the three cities of Harrow, Selby, Linden and Marsh"
  void check_named(const Line& line, std::size_t i) {
    const Quantity& q = *line.pieces[i].quantity;
    if (q.value < 2 || q.value > 12 || hedged(q) || line.pieces[i].ranged || i + 2 >= line.pieces.size()) return;
    if (!is_word(line.pieces[i + 1], {"of"}) ||
        !one_of(singular(q.unit), {"city", "town", "village", "state", "country", "province", "island", "district",
                                   "county", "region", "nation", "port", "republic"}))
      return;
    std::size_t k = i + 2, count = 0;
    bool closed = false;
    while (k < line.pieces.size() && !closed) {
      std::size_t w = k;
      while (w < line.pieces.size() && line.pieces[w].capital && w - k < 4) ++w;
      if (w == k) return;
      ++count;
      k = w;
      if (k < line.pieces.size() && line.pieces[k].mark == ',') ++k;
      if (k < line.pieces.size() && is_word(line.pieces[k], {"and"})) {
        ++k;
        closed = true;
        w = k;
        while (w < line.pieces.size() && line.pieces[w].capital && w - k < 4) ++w;
        if (w == k) return;
        ++count;
        k = w;
      }
    }
    const auto n = static_cast<std::size_t>(q.value);
    if (!closed || count < 3 || count == n) return;
    if (k < line.pieces.size() && (line.pieces[k].mark == ',' || is_word(line.pieces[k], {"and", "of"}))) return;
    Finding& f = add(out_, story_, "number.list", Level::warning, q.span,
                     fmt::format("the list has {} items, not {}", count, n), 0.8);
    because(f, fmt::format("the story counts {}", slice(story_, q)), q.span);
    because(f, fmt::format("and lists {}", count), Span{line.pieces[i + 2].span.begin, line.pieces[k - 1].span.end});
    f.replacement = rewritten(story_, q, static_cast<double>(count));
  }

  // Items up to the closing mark; unclean where one is more than a short name.
  Items read_items(const Line& line, std::size_t k, char closer, bool strict) const {
    Items items;
    if (k >= line.pieces.size()) return items;
    items.span.begin = line.pieces[k].span.begin;
    std::size_t words = 0, verbs = 0;
    bool first_word = true, after_and = false, has_and = false, age = false;
    std::size_t inner = 0;
    const auto close_item = [&] {
      if (words == 0) return age;
      ++items.count;
      words = 0;
      first_word = true;
      age = false;
      return true;
    };
    for (; k < line.pieces.size(); ++k) {
      const Piece& p = line.pieces[k];
      const bool last = k + 1 == line.pieces.size();
      if ((p.mark == closer && closer != ',') || (last && (p.mark == '.' || closer == '.'))) {
        if (p.mark == 0 && last) ++words;
        if (!close_item()) return items;
        items.span.end = p.span.end;
        items.clean = has_and && verbs == 0 && after_and && (closer != '.' || last) && items.count >= 2;
        items.fewest = items.count - inner;
        return items;
      }
      if (p.mark == ',') {
        if (after_and) {
          // ", and D, who ..." or an age after the last item.
          if (closer == ',') break;
          if (!(k + 1 < line.pieces.size() && is_age(line, k + 1))) return items;
          k += 1;
          age = true;
          continue;
        }
        if (words == 0) continue;
        if (k + 1 < line.pieces.size() && is_age(line, k + 1)) {
          ++k;
          continue;
        }
        if (k + 1 < line.pieces.size() && is_word(line.pieces[k + 1], {"and"})) continue;
        if (!close_item()) return items;
        continue;
      }
      if (is_word(p, {"and"})) {
        if (after_and) {
          // "A and B, C and D": pairs.
          return items;
        }
        if (words == 0) return items;
        // "Bosnia and Herzegovina" in the middle.
        if (k + 1 < line.pieces.size() && joined_name(word(line.pieces[k - 1]), word(line.pieces[k + 1]))) {
          ++words;
          continue;
        }
        bool comma_later = false;
        for (std::size_t j = k + 1; j < std::min(line.pieces.size(), k + 7); ++j)
          if (line.pieces[j].mark == ',' && !is_age(line, j + 1)) comma_later = true;
        if (comma_later && closer != ',') return items;
        if (!close_item()) return items;
        after_and = has_and = true;
        continue;
      }
      if (p.mark != 0 && p.mark != '-' && p.mark != '\'' && p.mark != '&' && p.mark != '.') return items;
      if (p.quantity || p.time) {
        if (p.quantity && p.quantity->kind != QuantityKind::number && !strict) return items;
        if (p.quantity) return items;
        ++words;
        first_word = false;
        continue;
      }
      if (bad_word(p)) return items;
      if (first_word && !p.capital && !is_word(p, {"the", "a", "an", "el", "al", "de"})) items.names = false;
      if (p.capital || !is_word(p, {"the", "a", "an"})) first_word = false;
      if (++words > 4) return items;
    }
    if (closer == ',' && after_and && words > 0) {
      close_item();
      items.span.end = line.pieces[k - 1].span.end;
      items.clean = true;
      items.fewest = items.count;
    }
    return items;
  }

  // ", 34," after a person's name.
  bool is_age(const Line& line, std::size_t k) const {
    if (k >= line.pieces.size() || !line.pieces[k].quantity) return false;
    const Quantity& q = *line.pieces[k].quantity;
    return q.kind == QuantityKind::number && q.unit.empty() && q.value >= 1 && q.value < 120 &&
           text_.words(q.number).find_first_of("0123456789") != std::string_view::npos;
  }

  // Words that make an item a clause.
  bool bad_word(const Piece& p) const {
    return is_word(p, {"is",    "are",    "was",  "were",      "has",    "have", "had",   "will", "would", "who",
                       "which", "that",   "when", "where",     "to",     "or",   "not",   "if",   "for",   "with",
                       "by",    "from",   "it",   "they",      "he",     "she",  "we",    "you",  "i",     "can",
                       "could", "as",     "at",   "including", "namely", "my",   "me",    "plus", "both",  "two",
                       "other", "others", "etc",  "say",       "said",   "also", "then",  "but",  "in",    "on",
                       "their", "his",    "her",  "its",       "our",    "than", "about", "into", "over",  "what",
                       "how",   "why",    "one",  "do",        "did",    "does", "be"});
  }

  // -- respectively --

  void check_respectively(const Line& line, std::size_t at) {
    std::size_t end = at;
    if (end > 0 && line.pieces[end - 1].mark == ',') --end;
    if (end == 0 || !line.pieces[end - 1].quantity) return;
    // The run of quantities that ends here.
    std::size_t k = end, figures = 0;
    Span span{0, line.pieces[end - 1].span.end};
    while (k > 0) {
      const Piece& p = line.pieces[k - 1];
      if (p.quantity && p.quantity->kind != QuantityKind::ordinal) {
        if (p.ranged) return;
        ++figures;
        span.begin = p.span.begin;
      } else if (p.mark != ',' && !is_word(p, {"and"})) {
        break;
      }
      --k;
    }
    if (figures < 2) return;
    // "10 and 12 percent respectively in May and June": the names may stand behind.
    for (std::size_t i = at + 1; i < std::min(line.pieces.size(), at + 9); ++i)
      if (is_word(line.pieces[i], {"and", "for"})) return;
    const std::size_t names = names_before(line, k);
    if (names < 2 || names == figures) return;
    Finding& f = add(out_, story_, "number.respectively", Level::error, line.pieces[at].span,
                     fmt::format("{} names, but {} figures", names, figures), 0.9);
    because(f, fmt::format("before them stand {} names", names), names_span_);
    because(f, fmt::format("\"respectively\" gives {} figures", figures), span);
  }

  // Items of the nearest list of names before piece `k`: "A, B and C"; 0 if there is none that is clean.
  std::size_t names_before(const Line& line, std::size_t k) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < k; ++i) {
      const auto name = [&](std::size_t at) { return line.pieces[at].capital || line.pieces[at].time != nullptr; };
      if (!name(i) || line.pieces[i].quantity) continue;
      std::size_t j = i, count = 0;
      bool closed = false;
      while (j < k) {
        std::size_t w = j;
        while (w < k && (name(w) || (w > j && is_word(line.pieces[w], {"of", "the", "de", "-", "'"}))) && w - j < 5)
          ++w;
        if (w == j) {
          if (is_word(line.pieces[j], {"the"}) && j + 1 < k) {
            ++j;
            continue;
          }
          break;
        }
        ++count;
        j = w;
        if (closed) break;
        if (j < k && line.pieces[j].mark == ',') {
          ++j;
          if (j < k && is_word(line.pieces[j], {"and"})) ++j, closed = true;
        } else if (j < k && is_word(line.pieces[j], {"and"})) {
          ++j;
          closed = true;
        } else {
          break;
        }
      }
      if (closed && count >= 2) {
        // A second list of names: which one is meant is open.
        if (best != 0) return 0;
        best = count;
        names_span_ = {line.pieces[i].span.begin, line.pieces[j - 1].span.end};
      }
      i = std::max(i, j > i ? j - 1 : i);
    }
    return best;
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  Span names_span_;
};

}  // namespace

void check_list(const Text& text, Output& out) { ListCheck(text, out).run(); }

}  // namespace claims::check::figure
