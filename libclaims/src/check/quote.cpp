// One quotation under two names, and one quotation in two wordings.
#include "check/check.h"
#include "check/context.h"
#include "check/name_words.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace claims::check {
namespace {

using text::WordClass;

constexpr std::size_t max_quotations = 400;  // of one story that are compared
constexpr std::size_t max_words = 60;        // of one quotation
constexpr std::size_t least_same = 5;        // words that the same words under two names must have
constexpr std::size_t least_alike = 4;       // and a shorter wording beside a longer one

struct Quoted {
  const Quotation* quotation;
  std::vector<std::string> words;
  std::vector<std::uint32_t> tokens;
  bool heading = false;
};

// What makes another statement of the words: a number, a denial, a name.
enum class Part { other, number, denial, name };

class QuoteCheck {
 public:
  QuoteCheck(const Story& story, Output& out) : story_(story), out_(out) {}

  void run() {
    read();
    check_speakers();
    for (std::size_t i = 0; i < quoted_.size(); ++i)
      for (std::size_t j = i + 1; j < quoted_.size(); ++j)
        if (may_be_alike(quoted_[i], quoted_[j])) compare(quoted_[i], quoted_[j]);
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }

  void read() {
    for (const Quotation& quotation : story_.quotations) {
      if (quoted_.size() == max_quotations) return;
      Quoted q{&quotation, {}, {}, false};
      for (std::uint32_t i = token_at(story_, quotation.span.begin);
           i < story_.tokens.size() && story_.tokens[i].span.begin < quotation.span.end && q.words.size() <= max_words;
           ++i) {
        const Token& token = story_.tokens[i];
        if (token.kind == TokenKind::punctuation || token.kind == TokenKind::possessive) continue;
        q.words.push_back(normal(slice(token.span)));
        q.tokens.push_back(i);
      }
      if (q.words.size() < least_alike || q.words.size() > max_words) continue;
      const BlockKind kind = story_.document.blocks[story_.sentences[quotation.sentence].block].kind;
      q.heading = kind == BlockKind::title || kind == BlockKind::heading || is_first_line(quotation.sentence);
      quoted_.push_back(std::move(q));
    }
  }

  // A headline that ends with a quotation mark is read as a paragraph.
  bool is_first_line(std::uint32_t sentence) const {
    const std::uint32_t block = story_.sentences[sentence].block;
    const Span span = story_.document.blocks[block].span;
    return block == 0 && story_.document.blocks.size() > 1 && span.size() < 130 &&
           slice(span).find(". ") == std::string_view::npos && slice(span).back() != '.';
  }

  // The same words, five and more, under two names.
  // The speaker is named right before or behind the words: elsewhere the name is a guess, and lists of statements by
  // many people, with headings that name bodies, would pass for one quotation under two names.
  bool named_beside(const Quotation& quotation) const {
    constexpr std::uint32_t reach = 60;
    for (const std::uint32_t m : story_.people[quotation.speaker].mentions) {
      const Span name = story_.names[m].span;
      if (name.begin >= quotation.span.end
              ? name.begin - quotation.span.end <= reach
              : quotation.span.begin >= name.end && quotation.span.begin - name.end <= reach)
        return true;
    }
    return false;
  }
  // "it quotes Karin Wexford as saying": whom the words behind the quotation give as the speaker.
  std::uint32_t quoted_as(const Quotation& quotation) const {
    for (auto n = std::lower_bound(story_.names.begin(), story_.names.end(), quotation.span.end,
                                   [](const NameMention& m, std::uint32_t at) { return m.span.begin < at; });
         n != story_.names.end() && n->span.begin <= quotation.span.end + 40; ++n) {
      const std::uint32_t begin = n->title.empty() ? n->span.begin : n->title.begin;
      if (begin < quotation.span.end || n->person == no_index) continue;
      const std::string joint = normal(slice({quotation.span.end, begin}));
      const std::string behind =
          normal(slice({n->span.end, std::min<std::uint32_t>(
                                         n->span.end + 12, static_cast<std::uint32_t>(story_.document.text.size()))}));
      if (ends_with_word(joint, {"quotes", "quoted"}) && starts_with_word(behind, {"as saying"})) return n->person;
      return no_index;
    }
    return no_index;
  }

  void check_speakers() {
    std::unordered_map<std::string, Said> seen;
    for (const Quoted& q : quoted_) {
      if (q.words.size() < least_same) continue;
      const std::uint32_t as = quoted_as(*q.quotation);
      const bool beside = q.quotation->speaker != no_index && named_beside(*q.quotation);
      if (as == no_index && !beside) continue;
      const std::uint32_t speaker = as != no_index ? as : q.quotation->speaker;
      std::string key;
      for (const std::string& word : q.words) (key += word) += ' ';
      const auto [at, fresh] = seen.emplace(std::move(key), Said{&q, speaker});
      if (fresh || at->second.speaker == speaker) continue;
      report_speakers(at->second, {&q, speaker});
    }
  }
  struct Said {
    const Quoted* quoted;
    std::uint32_t speaker;  // into Story::people
  };
  void report_speakers(const Said& said, const Said& said_too) {
    const Quoted &first = *said.quoted, &second = *said_too.quoted;
    if (tells_repetition(second) || tells_repetition(first)) return;
    const std::string one = in_one_line(story_.people[said.speaker].name);
    const std::string two = in_one_line(story_.people[said_too.speaker].name);
    // add() would take the slip for the speaker's: the words are, who said them is not.
    Finding finding;
    finding.check = "quotation.speaker";
    finding.level = Level::error;
    finding.span = second.quotation->span;
    finding.message = fmt::format("{} says here what {} says in another place, word for word", two, one);
    finding.confidence = 0.88;
    because(finding, fmt::format("{} is quoted with these words", one), first.quotation->span);
    because(finding, fmt::format("and {} with the same", two), second.quotation->span);
    for (const std::uint32_t m : story_.people[said_too.speaker].mentions)
      if (story_.names[m].sentence == second.quotation->sentence)
        because(finding, fmt::format("the story names {} beside it", two), story_.names[m].span);
    out_.findings.push_back(std::move(finding));
  }
  // "repeated", "echoed", "quoting", "agreed": the story says that two people said it.
  bool tells_repetition(const Quoted& q) const {
    const std::string sentence = normal(slice(sentence_span(story_, q.quotation->sentence)));
    return has_word(sentence, {"repeated", "repeating", "repeats", "echoed", "echoing",    "quoted",  "quoting",
                               "cited",    "citing",    "agreed",  "both",   "chanted",    "motto",   "slogan",
                               "sang",     "song",      "oath",    "prayer", "recited",    "anthem",  "read",
                               "together", "also",      "same",    "again",  "wrote back", "replied", "words"});
  }

  Part part_of(const Quoted& q, std::size_t i) const {
    const std::string& word = q.words[i];
    const text::Word& known = text::Lexicon::english()[story_.tokens[q.tokens[i]].word];
    const Token& token = story_.tokens[q.tokens[i]];
    if (token.kind == TokenKind::number || known.is(WordClass::cardinal) || known.is(WordClass::scale))
      return Part::number;
    if (is_denial(word)) return Part::denial;
    if (i > 0 && token.has(Token::capitalised) && word.size() > 3 && !known.is(WordClass::common)) return Part::name;
    return Part::other;
  }
  static bool is_denial(std::string_view word) {
    return word == "not" || word == "never" || word == "no" || word == "cannot" ||
           (word.size() > 3 && word.substr(word.size() - 3) == "n't");
  }
  // "will" and "won't", "can" and "cannot", "is" and "isn't".
  static bool denies(std::string_view a, std::string_view b) {
    if (is_denial(a) == is_denial(b)) return false;
    const std::string_view plain = is_denial(a) ? b : a, denial = is_denial(a) ? a : b;
    return denial.substr(0, 2) == plain.substr(0, 2) || (denial == "won't" && plain == "will") || denial == "never" ||
           plain == "always";
  }

  static bool may_be_alike(const Quoted& a, const Quoted& b) {
    const std::size_t shorter = std::min(a.words.size(), b.words.size());
    const std::size_t longer = std::max(a.words.size(), b.words.size());
    // Two whole quotations of about one length, or a headline's piece of one.
    return a.heading != b.heading || (shorter >= 6 && longer - shorter <= 1 + shorter / 2);
  }

  struct Difference {
    std::size_t in_long = 0, in_short = 0;  // words, counted from the quotations' starts
    Part part = Part::other;
    std::size_t same = 0;
  };

  void compare(const Quoted& a, const Quoted& b) {
    const bool a_longer = a.words.size() >= b.words.size();
    const Quoted& longer = a_longer ? a : b;
    const Quoted& shorter = a_longer ? b : a;
    Difference difference;
    if (!find_difference(longer, shorter, difference)) return;
    const bool one_speaker = a.quotation->speaker != no_index && a.quotation->speaker == b.quotation->speaker;
    const bool heading = a.heading != b.heading;
    if (a.quotation->speaker != no_index && b.quotation->speaker != no_index && !one_speaker) return;
    if (!heading && !one_speaker && difference.same < 7) return;
    const Quoted& second = a.quotation->span.begin < b.quotation->span.begin ? b : a;
    const Quoted& first = &second == &a ? b : a;
    if (first.quotation->sentence == second.quotation->sentence) return;
    // The body is nearer to what was said than its headline.
    const Quoted& wrong = first.heading ? first : second;
    report(wrong, &wrong == &first ? second : first, difference, &wrong == &longer, heading || one_speaker);
  }

  // The shorter one's words stand in the longer one in a row, but for one that makes another statement of them.
  bool find_difference(const Quoted& longer, const Quoted& shorter, Difference& difference) const {
    const std::size_t n = shorter.words.size();
    for (std::size_t from = 0; from + n <= longer.words.size(); ++from) {
      std::size_t differ = 0, at = 0;
      for (std::size_t k = 0; k < n && differ < 2; ++k)
        if (longer.words[from + k] != shorter.words[k]) ++differ, at = k;
      if (differ == 0) return false;
      if (differ != 1) continue;
      const Part one = part_of(longer, from + at), two = part_of(shorter, at);
      const bool counts = (one == two && (one == Part::number || one == Part::name)) ||
                          denies(longer.words[from + at], shorter.words[at]);
      if (!counts || n - 1 < 3) continue;
      difference = {from + at, at, one == Part::other ? Part::denial : one, n - 1};
      return true;
    }
    return find_denial(longer, shorter, difference) || find_denial(shorter, longer, difference);
  }
  // One word more, and it is a denial: "We will not close" and "We will close".
  bool find_denial(const Quoted& with, const Quoted& without, Difference& difference) const {
    const std::size_t n = without.words.size();
    for (std::size_t d = 0; d < with.words.size(); ++d) {
      if (!is_denial(with.words[d])) continue;
      // `with` from its start, or `without` as a piece of it around the denial.
      for (std::size_t before = 1; before <= d && before < n; ++before) {
        const std::size_t from = d - before;
        if (from + n + 1 > with.words.size()) continue;
        std::size_t k = 0;
        while (k < n && with.words[from + k + (k >= before ? 1 : 0)] == without.words[k]) ++k;
        if (k < n) continue;
        const bool is_long = with.words.size() >= n;
        difference = {is_long ? d : before, is_long ? before : d, Part::denial, n};
        return true;
      }
      // `with` as a piece of `without`.
      const std::size_t m = with.words.size();
      for (std::size_t from = 0; m <= n + 1 && m > 3 && from + m - 1 <= n; ++from) {
        std::size_t k = 0;
        while (k < m && (k == d || with.words[k] == without.words[from + k - (k > d ? 1 : 0)])) ++k;
        if (k < m || d == 0) continue;
        const bool is_long = m >= n;
        difference = {is_long ? d : std::min(from + d, n - 1), is_long ? std::min(from + d, n - 1) : d, Part::denial,
                      m - 1};
        return true;
      }
    }
    return false;
  }

  void report(const Quoted& wrong, const Quoted& right, const Difference& difference, bool wrong_is_long, bool clear) {
    const std::size_t i = wrong_is_long ? difference.in_long : difference.in_short;
    const std::size_t k = wrong_is_long ? difference.in_short : difference.in_long;
    const Span span = story_.tokens[wrong.tokens[std::min(i, wrong.tokens.size() - 1)]].span;
    const Span other = story_.tokens[right.tokens[std::min(k, right.tokens.size() - 1)]].span;
    Finding finding;
    finding.check = "quotation.wording";
    finding.level = clear ? Level::error : Level::warning;
    finding.span = span;
    finding.message =
        difference.part == Part::denial
            ? fmt::format("one quotation in two wordings: one of them denies what the other says")
            : fmt::format("one quotation in two wordings: {} here, {} in another place", slice(span), slice(other));
    finding.confidence = clear ? 0.88 : 0.7;
    because(finding, fmt::format("\"{}\"", in_one_line(slice(wrong.quotation->span))), wrong.quotation->span);
    because(finding, fmt::format("\"{}\"", in_one_line(slice(right.quotation->span))), right.quotation->span);
    if (difference.part != Part::denial) finding.replacement = std::string(slice(other));
    out_.findings.push_back(std::move(finding));
  }

  const Story& story_;
  Output& out_;
  std::vector<Quoted> quoted_;
};

constexpr std::array<CheckInfo, 2> infos = {{
    {"quotation.speaker", Level::error, "The same quotation under two names.",
     "\"We had no warning of the flood,\" Karin Wexford said. \"We had no warning of the flood,\" Peter Aldersey said.",
     "\"We had no warning of the flood,\" Karin Wexford said. Peter Aldersey repeated: \"We had no warning of the "
     "flood.\"",
     ""},
    {"quotation.wording", Level::error, "One quotation in two wordings that say different things.",
     "# Wexford: \"We lost 40 boats in the flood\"\n\n\"We lost 14 boats in the flood,\" Karin Wexford said on the "
     "quay.",
     "# Wexford: \"We lost 14 boats in the flood\"\n\n\"We lost 14 boats in the flood,\" Karin Wexford said on the "
     "quay.",
     ""},
}};

}  // namespace

Family quote() noexcept {
  return {infos, [](const Story& story, Output& out) {
            if (story.quotations.size() > 1) QuoteCheck(story, out).run();
          }};
}

}  // namespace claims::check
