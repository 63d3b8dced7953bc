#include "evidence/reading.h"

#include "evidence/stem.h"
#include "extract/extract.h"
#include "text/lexicon.h"
#include "text/sentence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace claims::evidence {
namespace {

using text::Lexicon;
using text::WordClass;

class Reader {
 public:
  explicit Reader(Reading& out) : out_(out), text_(out.story.document.text) {}

  void run() {
    Story& story = out_.story;
    text::split_sentences(story.document, story.tokens, story.sentences);
    extract::find_times(story);
    extract::find_quantities(story);
    words();
    amounts();
    moments();
    bare_numbers();
  }

 private:
  void words() {
    const auto& tokens = out_.story.tokens;
    out_.words.reserve(tokens.size());
    out_.stems.reserve(text_.size());
    std::uint32_t sentence = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      while (sentence + 1 < out_.story.sentences.size() && i >= out_.story.sentences[sentence].last_token) ++sentence;
      const Token& token = tokens[i];
      if (token.kind == TokenKind::punctuation || token.kind == TokenKind::possessive) continue;
      word(token, sentence);
    }
  }

  void word(const Token& token, std::uint32_t sentence) {
    char lower[max_word_bytes];
    const std::size_t size = std::min<std::size_t>(token.span.size(), max_word_bytes);
    for (std::size_t i = 0; i < size; ++i) {
      const char c = text_[token.span.begin + i];
      lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    }
    char stem[max_word_bytes];
    std::size_t stem_size = 0;
    ReadWord word;
    const Form form = Vocabulary::english().read({lower, size}, stem, stem_size);
    word.span = token.span;
    word.stem = form.stem;
    word.roles = form.roles;
    word.entry = form.entry;
    word.sentence = sentence;
    word.stem_at = static_cast<std::uint32_t>(out_.stems.size());
    word.stem_size = static_cast<std::uint8_t>(stem_size);
    out_.stems.append(stem, stem_size);
    out_.roles |= form.roles;
    if (!word.plays(Role::function)) word.flags |= ReadWord::content;
    if (token.kind != TokenKind::word) word.flags |= ReadWord::number_like;
    if (token.has(Token::capitalised)) word.flags |= ReadWord::capital;
    if (is_name(token, word)) word.flags |= ReadWord::name;
    const float rarity = Vocabulary::english()[word.entry].rarity;
    word.weight = !word.is(ReadWord::content) ? 0 : rarity > 0 ? rarity : Vocabulary::unseen;
    out_.words.push_back(word);
  }

  // A capital says "name", but at a sentence's start only where the word is no common one.
  static bool is_name(const Token& token, const ReadWord& word) {
    if (!token.has(Token::capitalised) || !word.is(ReadWord::content)) return false;
    if (!token.has(Token::sentence_start)) return true;
    const text::Word& known = Lexicon::english()[token.word];
    if (known.is(WordClass::given_name) || known.is(WordClass::place) || known.is(WordClass::family_first) ||
        known.is(WordClass::nationality))
      return true;
    const float rarity = Vocabulary::english()[word.entry].rarity;
    return token.word == 0 ? rarity == 0 && word.entry == 0 : !known.is(WordClass::common) && rarity == 0;
  }

  std::uint32_t first_word(std::uint32_t offset) const {
    const auto found = std::lower_bound(out_.words.begin(), out_.words.end(), offset,
                                        [](const ReadWord& w, std::uint32_t at) { return w.span.begin < at; });
    return static_cast<std::uint32_t>(found - out_.words.begin());
  }

  std::string_view lower_word(std::uint32_t i, std::string& buffer) const {
    buffer.clear();
    for (const char c : out_.slice(out_.words[i].span))
      buffer += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    return buffer;
  }

  // What the words before word `i` make of a number.
  Bound bound_before(std::uint32_t i) const {
    std::string a, b, c;
    const std::string_view one = i >= 1 ? lower_word(i - 1, a) : std::string_view();
    const std::string_view two = i >= 2 ? lower_word(i - 2, b) : std::string_view();
    const std::string_view three = i >= 3 ? lower_word(i - 3, c) : std::string_view();
    const bool negated = three == "no" || three == "not";
    if (one == "than") {
      if (two == "more" || two == "greater" || two == "higher" || two == "larger" || two == "longer" || two == "older")
        return negated ? Bound::at_most : Bound::more;
      if (two == "less" || two == "fewer" || two == "lower" || two == "smaller" || two == "shorter" || two == "younger")
        return negated ? Bound::at_least : Bound::less;
    }
    if (one == "least" || (one == "of" && two == "minimum")) return Bound::at_least;
    if ((one == "most" && two == "at") || (one == "to" && two == "up") || (one == "of" && two == "maximum"))
      return Bound::at_most;
    if (one == "over" || one == "above" || one == "exceeding" || one == "exceeded" || one == "exceeds" ||
        one == "exceed" || one == "surpassed" || one == "surpassing" || one == "topped" || one == "beyond")
      return Bound::more;
    if (one == "under" || one == "below" || one == "nearly" || one == "almost")
      return one == "under" || one == "below" ? Bound::less : Bound::about;
    if (one == "about" || one == "around" || one == "roughly" || one == "approximately" || one == "some" ||
        one == "circa" || one == "approx" || one == "estimated" || (one == "to" && two == "close"))
      return Bound::about;
    return Bound::exact;
  }

  bool followed_by_more(std::uint32_t i) const {
    std::string a, b;
    return i + 1 < out_.words.size() && lower_word(i, a) == "or" &&
           (lower_word(i + 1, b) == "more" || b == "higher" || b == "over" || b == "above");
  }

  void amounts() {
    for (const Quantity& quantity : out_.story.quantities) {
      Amount amount;
      amount.span = quantity.span;
      amount.number = quantity.number;
      amount.kind = quantity.kind;
      amount.low = quantity.low;
      amount.high = quantity.high;
      amount.value = quantity.value;
      set_unit(amount, quantity);
      amount.first_word = first_word(quantity.span.begin);
      amount.bound = bound_before(amount.first_word);
      const std::uint32_t after = first_word(quantity.span.end);
      if (followed_by_more(after)) amount.bound = Bound::at_least;
      set_interval(amount);
      for (std::uint32_t i = amount.first_word; i < after; ++i)
        if (out_.words[i].span.begin < quantity.number.end && out_.words[i].span.end > quantity.number.begin)
          out_.words[i].flags |= ReadWord::in_value;
      out_.amounts.push_back(amount);
    }
  }

  // Numbers that are no quantity for the extractor: "three of its six berths".
  void bare_numbers() {
    const auto& tokens = out_.story.tokens;
    std::size_t token = 0;
    for (std::uint32_t i = 0; i < out_.words.size(); ++i) {
      ReadWord& word = out_.words[i];
      while (token < tokens.size() && tokens[token].span.begin < word.span.begin) ++token;
      if (word.is(ReadWord::in_value) || token >= tokens.size()) continue;
      const text::Word& known = Lexicon::english()[tokens[token].word];
      const bool cardinal = known.is(WordClass::cardinal) && known.number > 1 && !word.is(ReadWord::capital);
      const bool digits = tokens[token].kind == TokenKind::number && tokens[token].number >= 0;
      const double share = share_at(i);
      if ((!cardinal && !digits && share == 0) || part_of_code(word.span)) continue;
      Amount amount;
      amount.span = amount.number = word.span;
      amount.value = amount.low = amount.high = share > 0 ? share : digits ? tokens[token].number : known.number;
      amount.first_word = i;
      amount.bound = bound_before(i);
      set_interval(amount);
      word.flags |= ReadWord::in_value;
      out_.amounts.push_back(amount);
    }
    for (Amount& amount : out_.amounts)
      if (amount.kind == QuantityKind::number && amount.unit == 0) amount = part_of(amount, amount.first_word);
    std::stable_sort(out_.amounts.begin(), out_.amounts.end(),
                     [](const Amount& a, const Amount& b) { return a.span.begin < b.span.begin; });
  }

  // "7/2023" is a number of a report.
  bool part_of_code(Span span) const {
    return (span.begin > 0 && text_[span.begin - 1] == '/') || (span.end < text_.size() && text_[span.end] == '/');
  }

  // "Half of", "a third of", "the majority": the share that word `i` stands for; 0 for other words.
  double share_at(std::uint32_t i) const {
    std::string a, b;
    const std::string_view word = lower_word(i, a);
    if (word == "half") return 0.5;
    if (i + 1 >= out_.words.size() || lower_word(i + 1, b) != "of") return 0;
    return word == "third" ? 1.0 / 3 : word == "quarter" ? 0.25 : word == "fifth" ? 0.2 : word == "tenth" ? 0.1 : 0;
  }

  // "Two of its six berths" counts berths.
  Amount part_of(Amount amount, std::uint32_t i) const {
    constexpr std::uint32_t reach = 5;
    std::string buffer;
    if (i + 1 >= out_.words.size() || lower_word(i + 1, buffer) != "of") return amount;
    for (const Amount& whole : out_.amounts)
      if (whole.first_word > i && whole.first_word <= i + reach && whole.unit != 0) {
        amount.unit = whole.unit;
        amount.unit_entry = whole.unit_entry;
        return amount;
      }
    // Of "32 of the pumping stations" the first word stands for all.
    for (std::uint32_t k = i + 2; k < out_.words.size() && k <= i + 3; ++k) {
      if (!out_.words[k].is(ReadWord::content) || out_.words[k].is(ReadWord::in_value)) continue;
      amount.unit = out_.words[k].stem;
      amount.unit_entry = out_.words[k].entry;
      break;
    }
    return amount;
  }

  static void set_unit(Amount& amount, const Quantity& quantity) {
    if (quantity.unit.empty()) return;
    std::string lower;
    for (const char c : quantity.unit) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    char stem[max_word_bytes];
    std::size_t size = 0;
    // Of "police officers" the last word counts.
    const std::size_t space = lower.rfind(' ');
    const Form form =
        Vocabulary::english().read(space == std::string::npos ? lower : lower.substr(space + 1), stem, size);
    amount.unit = form.stem;
    amount.unit_entry = form.entry;
  }

  static void set_interval(Amount& amount) {
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    switch (amount.bound) {
      case Bound::exact: break;
      case Bound::about:
        amount.low = std::min(amount.low, amount.value * 0.9), amount.high = std::max(amount.high, amount.value * 1.1);
        break;
      case Bound::more:
      case Bound::at_least: amount.low = amount.value, amount.high = unbounded; break;
      case Bound::less:
      case Bound::at_most: amount.low = 0, amount.high = amount.value; break;
    }
  }

  Moment::Side side_before(std::uint32_t i) const {
    std::string a, b;
    const std::string_view one = i >= 1 ? lower_word(i - 1, a) : std::string_view();
    const std::string_view two = i >= 2 ? lower_word(i - 2, b) : std::string_view();
    const std::string_view word = one == "the" || one == "early" || one == "late" || one == "mid" ? two : one;
    if (word == "before" || (word == "to" && two == "prior") || word == "preceding") return Moment::Side::before;
    if (word == "until" || word == "till" || word == "by" || word == "through") return Moment::Side::until;
    if (word == "after" || word == "following" || word == "past") return Moment::Side::after;
    if (word == "than" && two == "later") return Moment::Side::after;
    if (word == "than" && two == "earlier") return Moment::Side::before;
    if (word == "since") return Moment::Side::since;
    if (word == "from" || word == "between") return Moment::Side::from;
    if (word == "to") return Moment::Side::to;
    return Moment::Side::at;
  }

  void moments() {
    for (const TimeMention& time : out_.story.times) {
      const std::uint32_t first = first_word(time.span.begin);
      if (time.type == TimeType::duration || time.type == TimeType::age) {
        duration(time, first);
        continue;
      }
      if (time.type != TimeType::date && time.type != TimeType::time) continue;
      Moment moment;
      moment.span = time.span;
      moment.period = time.anchor == TimeAnchor::written ? time.period : Period{};
      moment.year = time.year ? time.year.value : 0;
      moment.month = time.month ? time.month.value : 0;
      moment.day = time.day ? time.day.value : 0;
      moment.weekday = time.weekday ? time.weekday.value : 0;
      if (!moment.period.known() && moment.month == 0 && moment.weekday == 0 && moment.year == 0) continue;
      for (std::uint32_t i = first; i < out_.words.size() && out_.words[i].span.begin < time.span.end; ++i)
        out_.words[i].flags |= ReadWord::in_value;
      moment.word = first;
      moment.side = side_before(first);
      out_.moments.push_back(moment);
    }
  }

  // "30 minutes", "four years": an amount whose unit is the time unit.
  void duration(const TimeMention& time, std::uint32_t first) {
    if (time.amount <= 0 || time.granularity == TimeUnit::none) return;
    Amount amount;
    amount.span = amount.number = time.span;
    amount.kind = QuantityKind::measure;
    amount.value = amount.low = amount.high = time.amount;
    char stem[max_word_bytes];
    std::size_t size = 0;
    amount.unit = Vocabulary::english().read(name_of(time.granularity), stem, size).stem;
    amount.first_word = first;
    amount.bound = bound_before(first);
    set_interval(amount);
    for (std::uint32_t i = first; i < out_.words.size() && out_.words[i].span.begin < time.span.end; ++i)
      if (out_.words[i].is(ReadWord::number_like)) out_.words[i].flags |= ReadWord::in_value;
    out_.amounts.push_back(amount);
  }

  Reading& out_;
  std::string_view text_;
};

}  // namespace

Reading read_passage(std::string_view text) {
  Reading out;
  if (text.size() > max_reading_bytes) {
    std::size_t size = max_reading_bytes;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    text = text.substr(0, size);
  }
  out.story.document.text = text;
  if (text.empty()) return out;
  out.story.document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  Reader(out).run();
  return out;
}

}  // namespace claims::evidence
