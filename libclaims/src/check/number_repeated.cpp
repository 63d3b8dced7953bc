// One quantity said twice: headline against body, digits swapped, million for billion, "the 32 victims" of 23.
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace claims::check::figure {
namespace {

// What happens to those who are counted.
enum class Fate : std::uint8_t { none, dead, hurt, held, charged, missing, jobs, moved };

struct FateWord {
  std::string_view word;
  Fate fate;
};
constexpr FateWord fate_words[] = {
    {"killed", Fate::dead},       {"kills", Fate::dead},      {"kill", Fate::dead},       {"killing", Fate::dead},
    {"dead", Fate::dead},         {"die", Fate::dead},        {"dies", Fate::dead},       {"died", Fate::dead},
    {"deaths", Fate::dead},       {"death", Fate::dead},      {"toll", Fate::dead},       {"victims", Fate::dead},
    {"fatalities", Fate::dead},   {"fatality", Fate::dead},   {"perished", Fate::dead},   {"drowned", Fate::dead},
    {"injured", Fate::hurt},      {"injures", Fate::hurt},    {"injure", Fate::hurt},     {"injuries", Fate::hurt},
    {"wounded", Fate::hurt},      {"wounds", Fate::hurt},     {"hurt", Fate::hurt},       {"hurts", Fate::hurt},
    {"injuring", Fate::hurt},     {"wounding", Fate::hurt},   {"arrested", Fate::held},   {"arrests", Fate::held},
    {"arrest", Fate::held},       {"detained", Fate::held},   {"detains", Fate::held},    {"charged", Fate::charged},
    {"charges", Fate::charged},   {"accused", Fate::charged}, {"missing", Fate::missing}, {"jobs", Fate::jobs},
    {"redundancies", Fate::jobs}, {"layoffs", Fate::jobs},    {"evacuated", Fate::moved}, {"evacuates", Fate::moved},
    {"homeless", Fate::moved},    {"displaced", Fate::moved}, {"rescued", Fate::moved},
};

Fate fate_of(std::uint32_t hash) {
  static const auto table = [] {
    std::vector<std::pair<std::uint32_t, Fate>> rows;
    for (const FateWord& row : fate_words) rows.push_back({hash_of(row.word), row.fate});
    std::sort(rows.begin(), rows.end());
    return rows;
  }();
  const auto at = std::lower_bound(table.begin(), table.end(), std::pair{hash, Fate::none});
  return at != table.end() && at->first == hash ? at->second : Fate::none;
}

struct Fact {
  const Quantity* q;
  std::string noun;  // singular
  Fate fate = Fate::none;
  bool title = false, definite = false, other = false;  // other: another time, place or occasion
  std::vector<std::uint32_t> context;                   // sorted hashes of content words beside it
  std::uint32_t sentence = 0;
};

// The figures alone, without zeros at either end: 3.4 million -> "34".
std::string mantissa(const Quantity& q) {
  std::string digits = fmt::format("{:.6e}", q.value);
  digits.resize(digits.find('e'));
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return digits;
}

// Two figures swapped, or one differs.
bool transposed(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i + 1 < a.size(); ++i)
    if (a[i] == b[i + 1] && a[i + 1] == b[i] && a[i] != a[i + 1] && a.substr(0, i) == b.substr(0, i) &&
        a.substr(i + 2) == b.substr(i + 2))
      return true;
  return false;
}
bool one_digit_off(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  int off = 0;
  for (std::size_t i = 0; i < a.size(); ++i) off += a[i] != b[i];
  return off == 1;
}

std::string digits_of(double value) {
  return value < 1e15 && value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:g}", value);
}

class RepeatedCheck {
 public:
  RepeatedCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    check_labels();
    collect();
    check_neighbours();
    check_title();
    check_groups();
  }

 private:
  void collect() {
    for (const Line& line : text_.lines) {
      const bool others = speaks_of_others(line);
      for (std::size_t i = 0; i < line.pieces.size(); ++i) {
        const Piece& p = line.pieces[i];
        if (!p.quantity || p.ranged || p.quantity->kind == QuantityKind::ordinal || p.quantity->value < 2) continue;
        if (p.quantity->value < 1 || p.quantity->value != p.quantity->value) continue;
        Fact fact;
        fact.q = p.quantity;
        fact.sentence = line.sentence;
        fact.other = others;
        if (p.quantity->kind == QuantityKind::number) fact.noun = singular(p.quantity->unit);
        const BlockKind kind = story_.document.blocks[story_.sentences[line.sentence].block].kind;
        fact.title = kind == BlockKind::title || kind == BlockKind::caption ||
                     (kind == BlockKind::heading && story_.sentences[line.sentence].block == 0);
        // "500 march against dam"
        if (fact.title && fact.noun.empty() && p.quantity->kind == QuantityKind::number && i + 1 < line.pieces.size() &&
            is_word(line.pieces[i + 1],
                    {"march", "protest", "rally", "gather", "flee", "attend", "strike", "demonstrate"}))
          fact.noun = "person";
        read_neighbours(line, i, fact);
        facts_.push_back(std::move(fact));
      }
    }
  }

  // Another time, place or occasion than the story's own.
  static bool speaks_of_others(const Line& line) {
    for (const Piece& p : line.pieces) {
      if (is_word(p, {"previous",   "previously", "earlier",  "another",   "separate", "other",      "others",
                      "since",      "similar",    "compared", "initially", "initial",  "revised",    "corrected",
                      "originally", "average",    "annual",   "annually",  "further",  "additional", "elsewhere",
                      "worldwide",  "nationwide", "target",   "capacity",  "up",       "rose",       "rising",
                      "expected",   "estimated",  "estimate", "later",     "between",  "altogether", "now",
                      "per",        "combined",   "next",     "including"}))
        return true;
      if (p.time && p.time->year) return true;
    }
    return false;
  }

  // Not a word that says nothing about what is counted.
  static bool content(const Piece& p, std::string_view word) {
    static constexpr Hash idle[] = {
        "the",   "and",       "for",     "was",     "are",     "has",    "had",   "its",     "his",     "her",
        "who",   "all",       "not",     "but",     "you",     "our",    "can",   "one",     "two",     "may",
        "any",   "how",       "out",     "per",     "she",     "him",    "did",   "get",     "got",     "now",
        "off",   "too",       "own",     "way",     "day",     "use",    "due",   "yet",     "let",     "set",
        "put",   "see",       "say",     "saw",     "end",     "few",    "far",   "ago",     "have",    "that",
        "this",  "with",      "were",    "have",    "been",    "they",   "said",  "will",    "than",    "more",
        "their", "about",     "would",   "million", "billion", "which",  "when",  "there",   "after",   "over",
        "some",  "into",      "also",    "what",    "just",    "year",   "years", "people",  "those",   "these",
        "them",  "including", "other",   "nearly",  "almost",  "each",   "could", "most",    "percent", "last",
        "every", "going",     "because", "where",   "only",    "very",   "being", "much",    "many",    "here",
        "your",  "like",      "even",    "well",    "cent",    "total",  "first", "another", "week",    "month",
        "under", "between",   "during",  "through", "since",   "before", "while", "what's",  "that's",  "we're",
        "it's",  "know",      "think",   "make",    "back",    "down",   "such"};
    static const auto seen = [] {
      std::bitset<4096> bits;
      for (Hash h : idle) bits.set(h.value & 0xFFF);
      return bits;
    }();
    if (p.mark != 0 || word.size() < 3) return false;
    return !seen[p.hash & 0xFFF] ||
           std::none_of(std::begin(idle), std::end(idle), [&](Hash h) { return h.value == p.hash; });
  }

  void read_neighbours(const Line& line, std::size_t i, Fact& fact) const {
    const std::size_t first = i > 8 ? i - 8 : 0, last = std::min(line.pieces.size(), i + 9);
    std::size_t nearest = 7;
    for (std::size_t k = first; k < last; ++k) {
      const Piece& p = line.pieces[k];
      if (p.quantity && k != i && p.quantity->kind == QuantityKind::number && p.quantity->unit.size() > 3)
        fact.context.push_back(hash_of(singular(p.quantity->unit)));
      if (p.quantity || p.time) continue;
      const std::string_view word = text_.words(p.span);
      if (content(p, word)) fact.context.push_back(hash_of(singular(word)));
      const std::size_t gap = k > i ? k - i : i - k;
      if (const Fate fate = fate_of(p.hash); fate != Fate::none && gap < nearest && !figure_between(line, i, k)) {
        nearest = gap;
        fact.fate = fate;
      }
    }
    // "charging" of "500,000 charging stations"
    for (std::uint32_t t = token_at(story_, fact.q->number.end);
         t < story_.tokens.size() && story_.tokens[t].span.end < fact.q->span.end; ++t) {
      const std::string_view word = text_.words(story_.tokens[t].span);
      if (story_.tokens[t].kind == TokenKind::word && word.size() > 3 && fact.q->kind == QuantityKind::number)
        fact.context.push_back(hash_of(singular(word)));
    }
    // The noun is a part of the quantity's own piece.
    if (const Fate fate = fate_of(hash_of(fact.q->unit)); fate != Fate::none) fact.fate = fate;
    if (fact.noun == "victim" || fact.noun == "death" || fact.noun == "fatality") fact.fate = Fate::dead;
    if (fact.noun == "injury") fact.fate = Fate::hurt;
    if (fact.noun == "arrest") fact.fate = Fate::held;
    if (fact.noun == "job" || fact.noun == "redundancy") fact.fate = Fate::jobs;
    std::sort(fact.context.begin(), fact.context.end());
    const std::uint32_t end = fact.q->span.begin;
    const std::string before =
        normal(std::string_view(text_.lower).substr(end > 14 ? end - 14 : 0, std::min<std::uint32_t>(end, 14)));
    fact.definite = ends_with_word(before, {"the", "all", "all the", "these", "those"});
    if (i > 0 && is_word(line.pieces[i - 1], {"from", "to", "by"})) fact.other = true;
  }

  bool figure_between(const Line& line, std::size_t a, std::size_t b) const {
    for (std::size_t k = std::min(a, b) + 1; k < std::max(a, b); ++k)
      if (line.pieces[k].quantity || line.pieces[k].mark == ',' || is_word(line.pieces[k], {"and", "but", "while"}))
        return true;
    return false;
  }

  static std::size_t shared(const Fact& a, const Fact& b) {
    std::size_t count = 0;
    for (auto x = a.context.begin(), y = b.context.begin(); x != a.context.end() && y != b.context.end();)
      if (*x < *y) ++x;
      else if (*y < *x) ++y;
      else {
        ++count;
        const std::uint32_t same = *x;
        while (x != a.context.end() && *x == same) ++x;
        while (y != b.context.end() && *y == same) ++y;
      }
    return count;
  }

  // The words of `q` with the other's number.
  std::string with_number_of(const Quantity& q, const Quantity& other) const {
    std::string number(story_.document.slice(other.number));
    if (number.empty()) return {};
    const char first = story_.document.text[q.number.begin];
    if (number[0] >= 'a' && number[0] <= 'z' && first >= 'A' && first <= 'Z')
      number[0] = static_cast<char>(number[0] - 32);
    if (number[0] >= 'A' && number[0] <= 'Z' && first >= 'a' && first <= 'z')
      number[0] = static_cast<char>(number[0] + 32);
    return std::string(story_.document.slice({q.span.begin, q.number.begin})) + number +
           std::string(story_.document.slice({q.number.end, q.span.end}));
  }

  // -- headline against body --

  void check_title() {
    std::size_t body = 0;
    for (const Fact& f : facts_) body += !f.title;
    if (body == 0) return;
    for (const Fact& fact : facts_)
      if (fact.title) check_title_fact(fact);
  }

  bool compatible(const Fact& title, const Fact& body) const {
    const Interval t = counted(story_, *title.q);
    Interval b = counted(story_, *body.q);
    // "at least four" of something is no answer to every larger number.
    b = {std::max(b.low, 0.6 * body.q->value), std::min(b.high, 1.5 * body.q->value)};
    if (body.q->low != body.q->high && !same_topic(title, body)) return false;
    const double slack = title.q->value >= 100 ? 0.03 : 0.0;
    return Interval{t.low * (1 - slack), t.high * (1 + slack)}.overlaps(b);
  }

  static bool same_topic(const Fact& a, const Fact& b) {
    if (a.q->kind != b.q->kind) return false;
    if (a.fate != Fate::none || b.fate != Fate::none) return a.fate == b.fate;
    if (a.q->kind == QuantityKind::number) return !a.noun.empty() && a.noun == b.noun;
    return a.q->unit == b.q->unit;
  }

  void check_title_fact(const Fact& title) {
    std::vector<const Fact*> alike;
    for (const Fact& body : facts_) {
      if (body.title) continue;
      if (compatible(title, body)) return;
      if (same_topic(title, body) && (shared(title, body) >= 1 || (title.fate != Fate::none))) alike.push_back(&body);
    }
    if (alike.empty() || is_sum(title, in_lead(title, *alike.front()) ? alike.front() : nullptr)) return;
    const Fact* best = nullptr;
    bool one_value = true;
    for (const Fact* body : alike) {
      if (body->q->value != alike.front()->q->value) one_value = false;
      if (confusable(title, *body) && (!best || shared(title, *body) > shared(title, *best))) best = body;
    }
    if (!best && one_value && alike.front()->sentence < 12 && !alike.front()->other) best = alike.front();
    if (!best) return;
    if (title.q->kind != QuantityKind::number && shared(title, *best) < 2 &&
        !(shared(title, *best) >= 1 && confusable(title, *best)))
      return;
    if (best->other && !confusable(title, *best)) return;
    Finding& f =
        add(out_, story_, "number.headline", Level::error, title.q->span,
            fmt::format("the {} says {}, the story {}",
                        story_.document.blocks[story_.sentences[title.sentence].block].kind == BlockKind::caption
                            ? "caption"
                            : "headline",
                        slice(story_, *title.q), slice(story_, *best->q)),
            0.9);
    because(f, fmt::format("the story has {} and nowhere {}", slice(story_, *best->q), shown(title.q->value, 2)),
            best->q->span);
    f.replacement = with_number_of(*title.q, *best->q);
  }

  // The first sentences say what the headline says.
  bool in_lead(const Fact& title, const Fact& body) const {
    return body.sentence <= title.sentence + 2 && shared(title, body) >= 2 && body.fate == title.fate;
  }

  bool confusable(const Fact& a, const Fact& b) const {
    const bool points = a.q->value != std::floor(a.q->value) && b.q->value != std::floor(b.q->value);
    const std::string x = points ? mantissa(*a.q) : digits_of(a.q->value),
                      y = points ? mantissa(*b.q) : digits_of(b.q->value);
    if (x.size() >= 2 && (transposed(x, y) || one_digit_off(x, y))) return true;
    const double ratio = a.q->value / b.q->value;
    for (double power : {10.0, 100.0, 1000.0, 1e6})
      if (std::abs(ratio / power - 1) < 1e-6 || std::abs(ratio * power - 1) < 1e-6) return true;
    return false;
  }

  // Two or three of the story's figures make the headline's.
  // With `lead`, of the figures of its sentence alone.
  bool is_sum(const Fact& title, const Fact* lead) const {
    std::vector<double> values;
    for (const Fact& f : facts_)
      if (!f.title && f.q->kind == title.q->kind && values.size() < 24 && (!lead || f.sentence == lead->sentence))
        values.push_back(f.q->value);
    const auto hits = [&](double sum) { return std::abs(sum - title.q->value) <= 0.011 * title.q->value; };
    for (std::size_t i = 0; i < values.size(); ++i)
      for (std::size_t k = i + 1; k < values.size(); ++k) {
        if (hits(values[i] + values[k]) || hits(std::abs(values[i] - values[k]))) return true;
        for (std::size_t j = k + 1; j < values.size(); ++j)
          if (hits(values[i] + values[k] + values[j])) return true;
      }
    return std::any_of(values.begin(), values.end(), [&](double v) { return hits(v + 1); });
  }

  // -- long figures close by --

  // "52,323 ... 53,323 servicemen": five figures of which one differs, within a few sentences.
  void check_neighbours() {
    for (std::size_t i = 1; i < facts_.size(); ++i)
      for (std::size_t k = i; k > 0 && i - k < 6; --k) {
        const Fact &a = facts_[k - 1], &b = facts_[i];
        if (a.q->kind != QuantityKind::number || b.q->kind != QuantityKind::number || a.q->value == b.q->value)
          continue;
        if (b.q->span.begin - a.q->span.begin > 500 || hedged(*a.q) || hedged(*b.q)) continue;
        if (!a.noun.empty() && !b.noun.empty() && a.noun != b.noun) continue;
        const std::string x = digits_of(a.q->value), y = digits_of(b.q->value);
        if (mantissa(*a.q).size() < 5 || mantissa(*b.q).size() < 5 || !grouped(a) || !grouped(b) ||
            !(transposed(x, y) || one_digit_off(x, y)))
          continue;
        // Two figures of a series, unless the second takes up the first.
        if (!a.noun.empty() && a.noun == b.noun && !transposed(x, y) &&
            !(b.definite && !a.definite && shared(a, b) >= 1))
          continue;
        if (has_word(words_between(story_, a.q->span, b.q->span), {"excuse me", "sorry", "rather", "correction"}))
          continue;
        Finding& f = add(out_, story_, "number.digits", Level::warning, a.q->span,
                         fmt::format("{} here, but {} a little later", slice(story_, *a.q), slice(story_, *b.q)), 0.7);
        because(f, "one figure differs: " + slice(story_, *b.q), b.q->span);
        f.replacement = rewritten(story_, *a.q, b.q->value);
      }
  }

  // "52,323", where "13622" may be a name.
  bool grouped(const Fact& f) const { return story_.document.slice(f.q->number).find(',') != std::string_view::npos; }

  // -- numbers that are names --

  struct Label {
    std::uint32_t word;
    std::string digits;
    Span span;
  };

  // "Executive Order 1417 ... Executive Order 14017": the one that stands once lost or swapped a figure.
  void check_labels() {
    std::vector<Label> labels;
    for (std::size_t i = 1; i < story_.tokens.size() && labels.size() < 400; ++i) {
      const Token &name = story_.tokens[i - 1], &number = story_.tokens[i];
      if (number.kind != TokenKind::number || number.span.size() < 3 || number.span.size() > 6 || number.number < 100)
        continue;
      if (name.kind != TokenKind::word || !name.has(Token::capitalised) || !number.has(Token::space_before)) continue;
      const std::string_view word = text_.words(name.span);
      for (std::string_view known :
           {"order", "flight", "route", "highway", "regulation", "directive", "proposition", "fortune"})
        if (word == known || (word == "eo" && known == "order"))
          labels.push_back({hash_of(known), std::string(text_.words(number.span)), number.span});
    }
    for (const Label& a : labels) {
      if (said(a, labels) != 1) continue;
      for (const Label& b : labels) {
        if (a.word != b.word || a.digits == b.digits || said(b, labels) < 2) continue;
        if (!near(a.digits, b.digits)) continue;
        Finding& f =
            add(out_, story_, "number.digits", Level::warning, a.span,
                fmt::format("{} here, but {} {} times in the story", a.digits, b.digits, said(b, labels)), 0.75);
        because(f, "the other number is " + b.digits, b.span);
        f.replacement = b.digits;
        break;
      }
    }
  }

  static std::size_t said(const Label& label, const std::vector<Label>& labels) {
    return static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), [&](const Label& l) {
      return l.word == label.word && l.digits == label.digits;
    }));
  }

  // Two figures swapped, or one lost, or one too many.
  static bool near(const std::string& a, const std::string& b) {
    if (transposed(a, b)) return true;
    const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
    if (shorter.size() + 1 != longer.size() || shorter.size() < 4) return false;
    for (std::size_t i = 0; i < longer.size(); ++i)
      if (longer.substr(0, i) + longer.substr(i + 1) == shorter) return true;
    return false;
  }

  // -- two values in the body --

  void check_groups() {
    std::map<std::pair<QuantityKind, std::string>, std::vector<const Fact*>> groups;
    std::vector<const Fact*> dead;
    for (const Fact& f : facts_) {
      if (f.title) continue;
      const std::string key = f.q->kind == QuantityKind::number ? f.noun : f.q->unit;
      if (f.fate == Fate::dead && f.q->kind == QuantityKind::number) dead.push_back(&f);
      if (key.empty()) continue;
      groups[{f.q->kind, key}].push_back(&f);
    }
    for (std::size_t i = 1; i < std::min<std::size_t>(dead.size(), 12); ++i)
      if (dead[i]->noun != dead[0]->noun && (dead[i]->noun == "victim" || dead[i]->noun == "death" ||
                                             dead[i]->noun == "fatality" || dead[i]->noun == "dead"))
        check_definite(*dead[0], *dead[i], dead);
    for (const auto& [key, group] : groups) {
      if (group.size() < 2) continue;
      const std::size_t most = std::min<std::size_t>(group.size(), 80);
      for (std::size_t i = 1; i < most; ++i)
        for (std::size_t k = 0; k < i; ++k)
          if (check_pair(*group[k], *group[i], group)) k = i;
    }
  }

  std::size_t times_said(double value, const std::vector<const Fact*>& group) const {
    return static_cast<std::size_t>(
        std::count_if(group.begin(), group.end(), [&](const Fact* f) { return f->q->value == value; }));
  }

  bool check_pair(const Fact& first, const Fact& second, const std::vector<const Fact*>& group) {
    if (first.q->value == second.q->value || first.sentence == second.sentence) return false;
    const std::size_t common = shared(first, second);
    if (check_scale(first, second, common, group)) return true;
    if (check_zero(first, second, common, group) || check_digits(first, second, common, group)) return true;
    return check_definite(first, second, group);
  }

  // "the $3.4 billion exchange": what the sum describes is another thing.
  bool names_another(const Fact& f) const {
    if (f.q->kind != QuantityKind::money || !f.definite) return false;
    const std::string after = words_after(story_, f.q->span, f.sentence, 24);
    return starts_with_word(after, {"company", "exchange", "firm", "business", "industry", "fund", "economy", "market",
                                    "group", "bank", "empire", "giant"});
  }

  // "stole $3.4 million ... when the $3.4 billion was taken": "the" takes up a sum that the story has just given.
  bool takes_up(const Fact& a, const Fact& b) const {
    if (!b.definite || a.definite || a.q->kind != QuantityKind::money || b.sentence > a.sentence + 3) return false;
    const std::string after = words_after(story_, b.q->span, b.sentence, 24);
    return after.empty() || !(after[0] >= 'a' && after[0] <= 'z') ||
           starts_with_word(after, {"was", "were", "is", "are",  "has",   "had",  "will",  "would", "by",  "from",
                                    "to",  "in",   "on", "that", "which", "came", "comes", "back",  "and", "for"});
  }

  bool check_scale(const Fact& a, const Fact& b, std::size_t common, const std::vector<const Fact*>& group) {
    const double ratio = std::max(a.q->value, b.q->value) / std::min(a.q->value, b.q->value);
    if (std::abs(ratio - 1e3) > 1e-3 && std::abs(ratio - 1e6) > 1) return false;
    if (std::max(a.q->value, b.q->value) < 1e6) return false;
    const std::size_t figures = mantissa(*a.q).size();
    if (std::min(a.q->value, b.q->value) < 1000) return false;
    // In long stories the same figures come back for other things.
    const std::size_t more = facts_.size() > 40 ? 2 : 0;
    if (figures < 3 && facts_.size() > 25) return false;
    if (figures == 1 && (mantissa(*a.q) == "1" || std::min(a.q->value, b.q->value) < 1e6)) return false;
    if (common < (figures > 2 ? 1 : figures == 2 ? 1 + more : 2 + more) && !(figures >= 2 && takes_up(a, b)))
      return false;
    if (b.other && common < 2) return false;
    if (names_another(b)) return false;
    const Fact &wrong = times_said(a.q->value, group) < times_said(b.q->value, group) ? a : b,
               &right = &wrong == &a ? b : a;
    Finding& f =
        add(out_, story_, "number.scale",
            figures > 2 || (figures == 2 && facts_.size() < 30) ? Level::error : Level::warning, wrong.q->span,
            fmt::format("{} here, but {} elsewhere in the story", slice(story_, *wrong.q), slice(story_, *right.q)),
            figures > 1 ? 0.9 : 0.7);
    because(f, fmt::format("the same figures, {} times as much: {}", shown(ratio, 0), slice(story_, *right.q)),
            right.q->span);
    f.replacement = slice(story_, *right.q);
    return true;
  }

  // "50,000 charging stations" among mentions of 500,000.
  bool check_zero(const Fact& a, const Fact& b, std::size_t common, const std::vector<const Fact*>& group) {
    if (a.q->kind != QuantityKind::number || a.noun == "person" || std::min(a.q->value, b.q->value) < 1000)
      return false;
    const double ratio = std::max(a.q->value, b.q->value) / std::min(a.q->value, b.q->value);
    if (std::abs(ratio - 10) > 1e-6 && std::abs(ratio - 100) > 1e-6) return false;
    const std::size_t na = times_said(a.q->value, group), nb = times_said(b.q->value, group);
    const bool taken_up = b.definite && !a.definite && common >= 1 && b.sentence <= a.sentence + 3;
    if ((common < (std::max(na, nb) > 1 || std::min(a.q->value, b.q->value) >= 10000 ? 2 : 3) && !taken_up) ||
        (na > 1 && nb > 1) || a.other || b.other)
      return false;
    const Fact &wrong = na < nb ? a : b, &right = &wrong == &a ? b : a;
    Finding& f = add(
        out_, story_, "number.digits", Level::warning, wrong.q->span,
        fmt::format("{} here, but {} elsewhere in the story", slice(story_, *wrong.q), slice(story_, *right.q)), 0.65);
    because(f, fmt::format("{} times as much: {}", shown(ratio, 0), slice(story_, *right.q)), right.q->span);
    f.replacement = slice(story_, *right.q);
    return true;
  }

  bool check_digits(const Fact& a, const Fact& b, std::size_t common, const std::vector<const Fact*>& group) {
    const std::string x = digits_of(a.q->value), y = digits_of(b.q->value);
    if (x.find('.') != std::string::npos || a.other || b.other) return false;
    const bool swapped = x.size() >= 2 && transposed(x, y);
    const std::string mx = mantissa(*a.q), my = mantissa(*b.q);
    const bool close = x.size() == y.size() && mx.size() >= 3 && my.size() >= 3 && one_digit_off(x, y);
    if (!swapped && !close) return false;
    if (a.q->kind == QuantityKind::money && mx.size() < 3) return false;
    const std::size_t more = a.q->kind == QuantityKind::number && facts_.size() < 40 ? 0 : 1;
    const std::size_t needed = (swapped && mx.size() >= 4 && more == 0         ? 0
                                : swapped && mx.size() >= 3                    ? 1
                                : mx.size() >= 4 || (swapped && x.size() >= 3) ? 2
                                                                               : 3) +
                               more;
    if (common < needed) return false;
    const Fact &wrong = times_said(a.q->value, group) < times_said(b.q->value, group) ? a : b,
               &right = &wrong == &a ? b : a;
    Finding& f = add(
        out_, story_, "number.digits", Level::warning, wrong.q->span,
        fmt::format("{} here, but {} elsewhere in the story", slice(story_, *wrong.q), slice(story_, *right.q)), 0.75);
    because(f,
            swapped ? fmt::format("two figures change places: {}", slice(story_, *right.q))
                    : fmt::format("one figure differs: {}", slice(story_, *right.q)),
            right.q->span);
    f.replacement = with_number_of(*wrong.q, *right.q);
    return true;
  }

  // "killed 23 people ... the 32 victims": "the" takes up a number that the story has not given.
  bool check_definite(const Fact& first, const Fact& second, const std::vector<const Fact*>& group) {
    if (!second.definite || rounded(story_, *first.q).overlaps(rounded(story_, *second.q)) || hedged(*second.q) ||
        second.q->kind != QuantityKind::number)
      return false;
    if (text_.words(first.q->span).find('-') != std::string_view::npos) return false;
    if (first.other || second.other || first.definite || second.q->value > 5000) return false;
    if (times_said(second.q->value, group) > 1 || times_said(first.q->value, group) + 1 < group.size()) return false;
    for (const Fact& f : facts_)
      if (f.q != second.q && f.q->value == second.q->value) return false;
    for (const Fact& f : facts_)
      for (const Fact& g : facts_)
        if (f.q != second.q && g.q != second.q && f.q < g.q && f.q->kind == QuantityKind::number &&
            g.q->kind == QuantityKind::number &&
            (f.q->value + g.q->value == second.q->value || std::abs(f.q->value - g.q->value) == second.q->value))
          return false;
    if (second.sentence > first.sentence + 12 || (shared(first, second) < 1 && !confusable(first, second)))
      return false;
    Finding& f = add(out_, story_, "number.conflict", Level::warning, second.q->span,
                     fmt::format("{} here, but {} where the story counts them first", slice(story_, *second.q),
                                 slice(story_, *first.q)),
                     0.7);
    because(f, fmt::format("the story gives {}", slice(story_, *first.q)), first.q->span);
    f.replacement = with_number_of(*second.q, *first.q);
    return true;
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  std::vector<Fact> facts_;
};

}  // namespace

void check_repeated(const Text& text, Output& out) { RepeatedCheck(text, out).run(); }

}  // namespace claims::check::figure
