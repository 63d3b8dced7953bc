#include "extract/speech.h"

#include <algorithm>

#include "extract/extract.h"
#include "extract/speaker_finder.h"
#include "text/token.h"

namespace claims::extract {
namespace {

using text::WordClass;

constexpr std::string_view phrase_letters = "abcipq";  // with which phrases of attribution begin: see phrase_cue
constexpr std::uint32_t longest_sentence = 300;  // tokens; what stands behind them in a sentence is given to nobody
constexpr std::uint32_t longest_subject = 40;    // tokens before a verb that may be its subject

// Reads one sentence after the other; what it has found decides whom pronouns mean later.
class SpeechReader {
 public:
  explicit SpeechReader(const Story& story) : r_(story), story_(story), speakers_(r_) {
    covered_.resize(story.quotations.size(), no_index);
    last_of_.resize(story.sentences.size(), no_index);
  }

  std::vector<Attribution> run() {
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) sentence(s);
    fill_quotations();
    std::stable_sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) {
      return a.content.begin != b.content.begin ? a.content.begin < b.content.begin : a.content.end > b.content.end;
    });
    nest();
    return std::move(found_);
  }

 private:
  // ---- what is added

  std::uint32_t begin_of(std::uint32_t token) const { return r_.token(token).span.begin; }
  std::uint32_t end_before(std::uint32_t token) const { return r_.token(token - 1).span.end; }

  void add(Span content, Range cue, const Speaker& speaker, Speech kind) {
    if (content.begin >= content.end || speaker.by[0] == '\0') return;
    Attribution a;
    a.content = content, a.cue = r_.span(cue), a.sentence = sentence_, a.speaker = speaker, a.kind = kind;
    const auto from = std::lower_bound(story_.quotations.begin(), story_.quotations.end(), content.begin,
                                       [](const Quotation& q, std::uint32_t at) { return q.span.end <= at; });
    for (auto q = from; q != story_.quotations.end() && q->span.begin < content.end; ++q)
      covered_[static_cast<std::size_t>(q - story_.quotations.begin())] = static_cast<std::uint32_t>(found_.size());
    last_of_[sentence_] = static_cast<std::uint32_t>(found_.size());
    found_.push_back(std::move(a));
    speakers_.remember(speaker, sentence_);
    in_sentence_ = speaker;
  }
  // Without the marks at its ends.
  Span tidy(std::uint32_t first, std::uint32_t last) const {
    while (first < last && (r_.mark(first) != 0 && r_.mark(first) != '$' && !r_.quote_mark(first))) ++first;
    while (first < last && r_.one_of(first, {"and", "but", "that"})) ++first;
    while (last > first && r_.mark(last - 1) != 0 && r_.mark(last - 1) != '%' && !r_.quote_mark(last - 1)) --last;
    return first < last ? Span{begin_of(first), end_before(last)} : Span{};
  }
  Span quotation(std::uint32_t q) const { return story_.quotations[q].span; }

  // ---- sentences

  void sentence(std::uint32_t s) {
    sentence_ = s;
    begin_ = story_.sentences[s].first_token,
    end_ = std::min(story_.sentences[s].last_token, begin_ + longest_sentence);
    open_ = no_index, done_ = begin_, in_sentence_ = {};
    if (transcript_line()) return;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (r_.quoted(i) || r_.token(i).kind != TokenKind::word) continue;
      const char letter = static_cast<char>(story_.document.text[begin_of(i)] | 0x20);
      if (phrase_letters.find(letter) != std::string_view::npos && phrase_cue(i)) continue;
      if (speech_verb(r_.token(i).word).kind != Speech::none && verb(i)) continue;
      if ((letter == 't' && attitude(i)) || (letter == 'p' && how_x_put_it(i)) || noun_cue(i)) continue;
    }
  }

  // "NORTON: We cut ..."; goes on through the paragraph.
  bool transcript_line() {
    const std::uint32_t block = story_.sentences[sentence_].block;
    if (sentence_ > 0 && story_.sentences[sentence_ - 1].block == block) {
      if (transcript_block_ != block) return false;
      add(tidy(begin_, end_), {begin_, begin_ + 1}, transcript_, Speech::says);
      return true;
    }
    std::uint32_t colon = begin_;
    bool capitals = true;
    while (colon < end_ && colon < begin_ + 6 && r_.mark(colon) != ':') {
      const Token& t = r_.token(colon);
      if (t.kind == TokenKind::word && !t.has(Token::all_capitals) && t.span.size() > 1 &&
          r_.name_of_token(colon) == no_index)
        capitals = false;
      if (t.kind == TokenKind::word && !t.has(Token::capitalised)) return false;
      ++colon;
    }
    if (colon == begin_ || colon >= end_ || r_.mark(colon) != ':' || colon + 1 >= end_ || !capitals) return false;
    // "UPDATE:", "WASHINGTON:".
    if (colon == begin_ + 1 && r_.token(begin_).span.size() > 1 &&
        (r_.is(begin_, WordClass::common) || r_.is(begin_, WordClass::place)))
      return false;
    if (r_.quote_mark(colon + 1)) return false;  // 'Merkel: "..."' is read as a quotation
    transcript_ = Speaker{r_.span({begin_, colon}),
                          std::string(r_.text({begin_, colon})),
                          SpeakerKind::person,
                          no_index,
                          0.95,
                          "transcript"};
    if (const std::uint32_t n = speakers_.head_name({begin_, colon});
        n != no_index && story_.names[n].person != no_index) {
      transcript_.person = story_.names[n].person;
      transcript_.name = story_.people[transcript_.person].name;
    }
    transcript_block_ = block;
    add(tidy(colon + 1, end_), {begin_, colon + 1}, transcript_, Speech::says);
    return true;
  }

  // ---- phrases: "according to X", "in X's view"

  // End of the noun phrase that begins at `i`.
  std::uint32_t phrase_end(std::uint32_t i) const {
    const std::uint32_t first = i;
    for (; i < end_ && i < first + 16; ++i) {
      const char c = r_.mark(i);
      if (c != 0 && !(c == '-' && !r_.dash(i)) && c != '.' && c != '&') break;
      if (c == '.' && i + 1 == end_) break;
      if (r_.quote_mark(i)) break;
      if (i > first &&
          (r_.one_of(i, {"who", "which", "as", "after", "when", "while", "before", "that", "because", "where", "if"}) ||
           (r_.time_of_token(i) != no_index && r_.name_of_token(i) == no_index &&
            !(r_.determiner(i - 1) && i == first + 1)) ||
           (r_.finite(i) && !r_.token(i).has(Token::capitalised))))
        break;
      if (i > first && r_.one_of(i, {"on", "in", "at", "during", "with", "to", "by", "last", "from"}) && i > first + 0)
        break;
      if (i > first && r_.pronoun(i)) break;
    }
    return i;
  }

  bool phrase_cue(std::uint32_t i) {
    if (r_.one_of(i, {"according"}) && i + 2 < end_ && r_.one_of(i + 1, {"to"})) return phrase_source(i, i + 2);
    if (i == begin_ && r_.one_of(i, {"per"}) && i + 1 < end_ && r_.determiner(i + 1)) return phrase_source(i, i + 1);
    if (r_.one_of(i, {"in", "by"}) && i + 3 < end_) return view_of(i);
    if (quoted_as_saying(i)) return true;
    if (r_.one_of(i, {"citing"}) && i + 1 < end_) return phrase_source(i, i + 1);
    return false;
  }
  // A phrase that names the source of the rest of its sentence.
  bool phrase_source(std::uint32_t cue, std::uint32_t from) {
    const std::uint32_t to = phrase_with_of(from);
    return source(cue, {from, to}, to);
  }
  // A noun phrase with what belongs to it: "a survey by the union", "Paolo Greco of the city museum".
  std::uint32_t phrase_with_of(std::uint32_t i) const {
    std::uint32_t to = phrase_end(i);
    while (to < end_ && to > i && r_.one_of(to, {"by", "from", "with", "in", "at"}) &&
           r_.time_of_token(to) == no_index && to + 1 < end_ && r_.time_of_token(to + 1) == no_index) {
      const std::uint32_t next = phrase_end(to + 1);
      if (next == to + 1) break;
      to = next;
    }
    return to;
  }
  bool source(std::uint32_t cue, Range named, std::uint32_t to) {
    const Speaker speaker = speakers_.named(named, sentence_);
    if (speaker.by[0] == '\0') return false;
    Span content;
    bool front = cue == begin_ || (cue == begin_ + 1 && r_.mark(begin_) != 0);
    if (cue > begin_ && r_.mark(cue - 1) == ',' && !r_.has_finite({begin_, cue})) front = true;
    if (front) {
      while (to < end_ && r_.mark(to) != ',') ++to;  // ", who edited the magazine until 2019,"
      if (to + 1 < end_ && r_.one_of(to + 1, {"who", "which"})) {
        ++to;
        while (to < end_ && r_.mark(to) != ',') ++to;
      }
      content = tidy(to, end_);
      open_ = content.empty() ? no_index : static_cast<std::uint32_t>(found_.size());
    } else {
      if (cue > begin_ && r_.quote_mark(cue - 1) && cue >= 2 && r_.quoted(cue - 2))
        content = quotation(r_.quotation_of(cue - 2));
      else if (cue > begin_ + 1 && r_.mark(cue - 1) == ',' && r_.quote_mark(cue - 2) && cue >= 3 && r_.quoted(cue - 3))
        content = quotation(r_.quotation_of(cue - 3));
      else content = tidy(std::max(done_, begin_), cue);
      if (content.empty()) content = tidy(to, end_);
    }
    add(content, {cue, std::min(cue + 2, end_)}, speaker, Speech::says);
    return true;
  }
  // "in X's view", "in the words of X", "by X's own account".
  bool view_of(std::uint32_t i) {
    const std::size_t before = found_.size();
    if (!names_view(i)) return false;
    for (std::size_t k = before; k < found_.size(); ++k) found_[k].kind = Speech::opines;
    return true;
  }
  bool names_view(std::uint32_t i) {
    constexpr std::uint32_t reach = 9;
    for (std::uint32_t k = i + 1; k < end_ && k < i + reach; ++k) {
      if (r_.mark(k) != 0 && r_.mark(k) != '-') return false;
      if (!r_.one_of(k, {"view", "opinion", "words", "account", "telling", "reckoning", "estimation", "judgment",
                         "judgement", "estimate", "eyes", "assessment"}))
        continue;
      if (k + 1 < end_ && r_.one_of(k + 1, {"of"})) return r_.one_of(k - 1, {"the"}) && phrase_source(i, k + 2);
      std::uint32_t last = k;
      if (last > i + 1 && r_.one_of(last - 1, {"own"})) --last;
      if (r_.token(last - 1).kind == TokenKind::possessive) return source(i, {i + 1, last - 1}, k + 1);
      if (last == i + 2 && r_.one_of(i + 1, {"his", "her", "their", "its"})) {
        Range pronoun{i + 1, i + 2};
        Speaker speaker = speakers_.named(pronoun, sentence_);
        if (r_.one_of(i + 1, {"his", "her"})) speaker = of_possessive(i + 1);
        if (speaker.by[0] == '\0') return false;
        // "In her opinion, wrote Judge Park, ...": the verb names the one.
        for (std::uint32_t v = k + 1; v < end_ && v < k + 4; ++v)
          if (speech_verb(r_.token(v).word).kind != Speech::none) return false;
        add(tidy(i == begin_ ? k + 1 : begin_, i == begin_ ? end_ : i), {i, k + 1}, speaker, Speech::opines);
        return true;
      }
      return false;
    }
    return false;
  }
  Speaker of_possessive(std::uint32_t token) {
    Speaker last = speakers_.last();
    if (speakers_.last_sentence() == no_index || sentence_ - speakers_.last_sentence() > 3) return {};
    last.span = r_.token(token).span, last.by = "pronoun", last.certainty = 0.7;
    return last;
  }

  // ---- verbs

  struct Verb {
    std::uint32_t at, group;  // the verb, and where its auxiliaries begin
    SpeechVerb word;
  };

  // False: what looks like a verb is none.
  bool verb(std::uint32_t i) {
    Verb v{i, i, speech_verb(r_.token(i).word)};
    if (r_.token(i).has(Token::capitalised) && i != begin_ && !r_.token(i).has(Token::sentence_start)) return false;
    if (r_.name_of_token(i) != no_index && i != begin_) return false;
    if (v.word.participle) return participle(v), true;
    if (i > begin_ && !verb_like(v)) return false;
    bool negated = false;
    while (v.group > begin_ && (r_.adverb(v.group - 1) || r_.auxiliary(v.group - 1) || r_.negation(v.group - 1)) &&
           !r_.quoted(v.group - 1)) {
      --v.group;
      negated = negated || r_.negation(v.group);
    }
    if (passive(v)) return true;
    if (negated) close_open(v.group);
    else side(v);
    return true;
  }

  // A verb, and no noun or infinitive.
  bool verb_like(const Verb& v) const {
    const std::uint32_t i = v.at, before = i - 1;
    if (r_.determiner(before) && !r_.one_of(before, {"one", "another", "some", "many", "both", "all", "several", "that",
                                                     "this", "those", "these", "no"}))
      return false;
    if (r_.token(before).kind == TokenKind::possessive && v.word.kind == Speech::weak) return false;
    if (r_.one_of(before, {"to"}))
      return before > begin_ && r_.one_of(before - 1, {"on", "continued", "continues", "chose"});
    if (r_.one_of(before, {"of", "for", "with", "from"})) return false;
    if (v.word.kind != Speech::weak) return true;
    const bool that = i + 1 < end_ && r_.one_of(i + 1, {"that"});
    if (that)
      return (r_.token(before).kind == TokenKind::word || r_.mark(before) == ',') &&
             !r_.is(before, WordClass::nationality) && !r_.is(before, WordClass::preposition);
    const bool subject = r_.pronoun(before) || r_.name_of_token(before) != no_index ||
                         r_.is(before, WordClass::group) || r_.is(before, WordClass::document);
    if (!subject || r_.is(before, WordClass::nationality)) return false;
    return i + 1 >= end_ || r_.mark(i + 1) != 0 || r_.determiner(i + 1) || r_.pronoun(i + 1) ||
           r_.token(i + 1).has(Token::capitalised) || r_.token(i + 1).kind == TokenKind::number;
  }

  // "was told that", "is believed to": somebody said so, and nothing tells who.
  bool passive(const Verb& v) {
    bool be = false;
    for (std::uint32_t k = v.group; k < v.at; ++k)
      be = be || r_.one_of(k, {"is", "are", "was", "were", "been", "be", "being"});
    if (!be) return false;
    std::uint32_t next = v.at + 1;
    if (next + 1 < end_ && r_.one_of(next, {"as"}) && r_.one_of(next + 1, {"saying"})) {  // "was quoted as saying"
      close_open(subject_begin(v.group));
      pre(v, speakers_.named({subject_begin(v.group), v.group}, sentence_), next + 2);
      return true;
    }
    if (!r_.one_of(v.at, {"said", "believed", "thought", "reported", "alleged", "claimed", "understood", "rumoured",
                          "feared", "expected", "estimated", "considered", "suspected", "known"}))
      return true;
    if (next >= end_ || !(r_.one_of(next, {"to", "that"}))) return true;
    // "cases reported to the ministry" are no rumour.
    if (r_.one_of(next, {"to"}) && (next + 1 >= end_ || r_.determiner(next + 1) || r_.pronoun(next + 1) ||
                                    r_.token(next + 1).has(Token::capitalised) || r_.quote_mark(next + 1)))
      return true;
    Speaker nobody;
    nobody.kind = SpeakerKind::unnamed, nobody.span = r_.token(v.at).span, nobody.by = "passive",
    nobody.certainty = 0.9;
    if (r_.one_of(next, {"to"})) add(tidy(std::max(begin_, done_), end_), {v.group, v.at + 1}, nobody, v.word.kind);
    else pre(v, nobody, next);
    return true;
  }

  // "The paper quoted an officer as saying that ..."
  bool quoted_as_saying(std::uint32_t i) {
    if (!r_.one_of(i, {"quoted", "cited", "quotes", "cites", "quoting"})) return false;
    const Verb v{i, i, {Speech::says, false}};
    if (i > begin_ && r_.auxiliary(i - 1)) {  // "was quoted as saying"
      Verb whole = v;
      while (whole.group > begin_ && (r_.auxiliary(whole.group - 1) || r_.adverb(whole.group - 1))) --whole.group;
      return passive(whole);
    }
    for (std::uint32_t k = v.at + 2; k + 1 < end_ && k < v.at + 14; ++k)
      if (r_.one_of(k, {"as"}) && r_.one_of(k + 1, {"saying", "telling"})) {
        close_open(subject_begin(v.group));
        pre(v, speakers_.named({v.at + 1, k}, sentence_), k + 2);
        return true;
      }
    return false;
  }

  // Where the clause of a verb may begin: behind a quotation, a comma, a conjunction.
  std::uint32_t subject_begin(std::uint32_t group) const {
    std::uint32_t i = group;
    const std::uint32_t stop = group > begin_ + longest_subject ? group - longest_subject : begin_;
    while (i > stop) {
      const std::uint32_t k = i - 1;
      if (r_.quoted(k) || r_.quote_mark(k)) break;
      const char c = r_.mark(k);
      if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || r_.dash(k) || c == '?' || c == '!') break;
      if (r_.one_of(k, {"but", "while", "whereas", "though", "although", "because", "when", "after", "before", "until",
                        "if", "that", "as", "where", "than"}) &&
          i != group)
        break;
      if (r_.one_of(k, {"and", "or"}) && i != group) {
        const bool names = k > stop && r_.name_of_token(k - 1) != no_index && k + 1 < group &&
                           (r_.name_of_token(k + 1) != no_index || r_.one_of(k + 1, {"her", "his", "their"})) &&
                           !r_.has_finite({stop, k});
        if (!names) break;
      }
      if (r_.one_of(k, {"and", "but", "or"}) && i == group) break;
      if (speech_verb(r_.token(k).word).kind != Speech::none && i != group && r_.name_of_token(k) == no_index &&
          (k == begin_ || !r_.determiner(k - 1)) && r_.finite(k))
        break;
      if (r_.one_of(k, {"who", "which"})) {
        if (k > stop && r_.mark(k - 1) == ',') break;
      }
      --i;
    }
    return i;
  }

  // A phrase behind the verb that names who spoke: "said Angela Merkel", "said the port's chairman, Tomas Lindqvist,".
  Range subject_behind(std::uint32_t verb) const {
    std::uint32_t from = verb + 1;
    if (from >= end_ || r_.quote_mark(from) || r_.mark(from) != 0) return {};
    if (r_.one_of(from,
                  {"that", "to", "on", "in", "at", "it", "they", "he", "she", "there", "him", "them", "me", "us"}) &&
        !(r_.pronoun(from)))
      return {};
    const std::uint32_t to = phrase_with_of(from);
    return to > from ? Range{from, to} : Range{};
  }
  // The speaker whom such a phrase names, or the apposition behind it.
  Speaker speaker_behind(Range phrase) {
    Speaker speaker = speakers_.named(phrase, sentence_);
    if (speaker.kind == SpeakerKind::person && speaker.person != no_index) return speaker;
    if (phrase.last < end_ && r_.mark(phrase.last) == ',' && phrase.last + 1 < end_) {
      const std::uint32_t to = phrase_end(phrase.last + 1);
      const std::uint32_t n = speakers_.head_name({phrase.last + 1, to});
      if (n != no_index && begin_of(phrase.last + 1) + 24 > story_.names[n].span.begin &&
          !r_.has_finite({phrase.last + 1, std::min(end_, to + 2)}))
        return speakers_.named({phrase.last + 1, to}, sentence_);
    }
    return speaker;
  }

  // The subject before a verb: its phrase, past appositions.
  Speaker speaker_before(std::uint32_t group, std::uint32_t& first) {
    first = subject_begin(group);
    if (first < group && !(r_.mark(group - 1) == ',')) {
      // "The company's chief, Lena Voss said" and plain ones.
      Range phrase{first, group};
      if (phrase.last - phrase.first <= 3 && first > begin_ && r_.mark(first - 1) == ',') {
        const std::uint32_t left = segment_begin(first - 1);
        if (!r_.has_finite({left, first - 1}) && speakers_.head_name({left, first - 1}) == no_index &&
            speakers_.head_name(phrase) != no_index && left < first - 1)
          first = left;
      }
      if (first == group) return {};
      const bool bare = r_.one_of(first, {"and", "but", "who", "which"}) && group - first <= 1;
      if (!bare) return speakers_.named(phrase, sentence_);
    }
    return {};
  }
  // Start of the stretch between commas that ends before token `comma`.
  std::uint32_t segment_begin(std::uint32_t comma) const {
    std::uint32_t i = comma;
    while (i > begin_ && r_.mark(i - 1) != ',' && r_.mark(i - 1) != ';' && !r_.quote_mark(i - 1) && !r_.dash(i - 1) &&
           !r_.quoted(i - 1) && comma - i < longest_subject)
      --i;
    return i;
  }

  // "Anna Kovac, the city's chief engineer, said": the comma before the verb closes an apposition.
  Speaker past_apposition(std::uint32_t comma, std::uint32_t& first) {
    const std::uint32_t second = segment_begin(comma);
    first = second;
    if (second <= begin_ || r_.mark(second - 1) != ',') return speakers_.named({second, comma}, sentence_);
    std::uint32_t left = segment_begin(second - 1);
    for (int more = 0;
         more < 2 && left > begin_ && r_.mark(left - 1) == ',' && speakers_.head_name({left, second - 1}) == no_index;
         ++more) {
      const std::uint32_t further = segment_begin(left - 1);
      if (speakers_.head_name({further, left - 1}) == no_index || r_.is(further, WordClass::preposition)) break;
      left = further;
    }
    for (std::uint32_t i = left; i + 1 < second; ++i)  // "Ward said her employer, Victor Sand, had assured her"
      if (speech_verb(r_.token(i).word).kind != Speech::none && r_.finite(i) && i + 2 < second) left = i + 1;
    const std::uint32_t behind = speakers_.head_name({second, comma});
    const std::uint32_t before = speakers_.head_name({left, second - 1});
    // "Doyle's husband, Mark, said"
    const bool single =
        comma - second == 1 && r_.token(second).has(Token::capitalised) && before == no_index &&
        (r_.is(second, WordClass::male) || r_.is(second, WordClass::female) || r_.is(second, WordClass::given_name));
    if (single) return speakers_.named({second, comma}, sentence_);
    first = left;
    const bool adverbial = r_.is(left, WordClass::preposition) || r_.time_of_token(left) != no_index ||
                           r_.one_of(left, {"when", "after", "as", "asked"});
    if (before == no_index && (behind != no_index || adverbial) && !r_.one_of(second, {"who", "which"})) {
      if (adverbial) first = second;
      return speakers_.named({second, comma}, sentence_);
    }
    return speakers_.named({left, second - 1}, sentence_);
  }

  bool quote_before(std::uint32_t i, std::uint32_t& q) const {
    if (i > begin_ && r_.mark(i - 1) == ',' && i > begin_ + 1 && r_.quote_mark(i - 2)) --i;
    if (i == 0 || !r_.quote_mark(i - 1) || i < 2) return false;
    if (story_.sentences[sentence_].block != block_of(i - 2)) return false;
    q = r_.quotation_of(i - 2);
    return q != no_index && !r_.quoted(i - 1);
  }
  std::uint32_t block_of(std::uint32_t token) const {
    std::uint32_t s = sentence_;
    while (s > 0 && token < story_.sentences[s].first_token) --s;
    return story_.sentences[s].block;
  }

  // Decides on which side of the verb the words are.
  void side(const Verb& v) {
    std::uint32_t q = no_index;
    if (quote_before(v.group, q)) {  // '"...," said X'
      const Range behind = subject_behind(v.at);
      if (!behind.empty()) return post(v, speaker_behind(behind), quotation(q), v.group, behind.last);
      return;
    }
    if (v.group == begin_) {  // "Said X: ..." or a question's verb
      const Range behind = subject_behind(v.at);
      if (r_.one_of(v.at, {"asked"}) || behind.empty()) return;
      return;
    }
    if (r_.mark(v.group - 1) == ',' || r_.dash(v.group - 1)) return after_comma(v);
    std::uint32_t first = 0;
    Speaker speaker = speaker_before(v.group, first);
    if (speaker.by[0] == '\0') {  // "and said": the same as before
      if (!r_.one_of(v.group - 1, {"and", "but", "or", "then"})) return;
      speaker = in_sentence_.by[0] != '\0' ? in_sentence_ : speakers_.subject(sentence_);
      if (speaker.by[0] == '\0') speaker = main_subject();
      if (speaker.by[0] == '\0') return;
      close_open(v.group - 1);
      return pre(v, speaker, v.at + 1);
    }
    if (r_.one_of(first, {"as"}) || (first > begin_ && r_.one_of(first - 1, {"as"}))) {
      if (as_x_put_it(v, speaker, first)) return;
    }
    if (quote_before(first, q)) {
      // 'X said that', 'X said: "..."': the words come after it.
      const bool ahead = v.at + 1 < end_ && (r_.one_of(v.at + 1, {"that"}) || r_.mark(v.at + 1) == ':');
      if (!ahead) return post(v, speaker, quotation(q), first, adjuncts_end(v.at + 1));
    }
    if (first > begin_ && (r_.mark(first - 1) == ',' || r_.dash(first - 1)) && words_left_are_content(v, first)) {
      return post(v, speaker, {}, first, adjuncts_end(v.at + 1));
    }
    if (first > begin_ + 1 && r_.one_of(first - 1, {"which", "whom"}) && r_.mark(first - 2) == ',')
      return aside(v, speaker);
    close_open(first);
    pre(v, speaker, v.at + 1);
  }
  // ", which Seoul hopes will help, ...": to the comma.
  void aside(const Verb& v, const Speaker& speaker) {
    std::uint32_t to = v.at + 1;
    while (to < end_ && r_.mark(to) != ',') ++to;
    const std::size_t before = found_.size();
    add(tidy(v.at + 1, to), {v.group, v.at + 1}, speaker, v.word.kind);
    if (found_.size() > before) found_.back().aside = true;
    in_sentence_ = {};
  }

  Speaker main_subject() {
    const std::uint32_t verb = r_.first_finite({begin_, end_});
    std::uint32_t first = begin_;
    for (std::uint32_t i = begin_; i < verb; ++i)
      if (r_.mark(i) == ',' && i + 1 < verb && r_.is(begin_, WordClass::preposition)) first = i + 1;
    return first < verb ? speakers_.named({first, verb}, sentence_) : Speaker{};
  }

  void after_comma(const Verb& v) {
    const std::uint32_t comma = v.group - 1;
    const Range behind = subject_behind(v.at);
    const bool that = v.at + 1 < end_ && r_.one_of(v.at + 1, {"that"});
    if (!behind.empty() && !that) {  // "Prices rose, said the bank."
      const bool closes = behind.last >= end_ || r_.mark(behind.last) != 0 ||
                          r_.time_of_token(behind.last) != no_index || r_.is(behind.last, WordClass::preposition) ||
                          r_.one_of(behind.last, {"who", "as", "after", "when"});
      const bool mid = behind.last < end_ && r_.mark(behind.last) == ',' && !r_.has_finite({begin_, comma});
      const bool person_left = speakers_.head_name({segment_begin(comma), comma}) != no_index &&
                               !r_.has_finite({segment_begin(comma), comma});
      if (closes && (r_.has_finite({std::max(done_, begin_), comma}) || mid) && !person_left &&
          !r_.has_finite({v.at + 1, behind.last})) {
        const Speaker speaker = speaker_behind(behind);
        if (speaker.by[0] != '\0' && speaker.kind != SpeakerKind::unnamed && may_show(speaker)) {
          if (mid) return add(tidy(begin_, end_), {v.group, v.at + 1}, speaker, v.word.kind);
          return post(v, speaker, {}, v.group, behind.last);
        }
      }
    }
    std::uint32_t first = 0, q = no_index;
    const Speaker speaker = past_apposition(comma, first);
    if (speaker.by[0] == '\0') return;
    if (quote_before(first, q) && !that) return post(v, speaker, quotation(q), first, adjuncts_end(v.at + 1));
    if (first > begin_ && r_.mark(first - 1) == ',' && words_left_are_content(v, first))
      return post(v, speaker, {}, first, adjuncts_end(v.at + 1));
    close_open(first);
    pre(v, speaker, v.at + 1);
  }

  // "Prices rose, the bank said on Monday": nothing with a verb stands behind it.
  bool words_left_are_content(const Verb& v, std::uint32_t first) const {
    const std::uint32_t left = std::max(begin_, done_);
    std::uint32_t i = v.at + 1;
    if (i < end_ && r_.one_of(i, {"that"})) {
      // "..., the envoy said, that": only behind a comma
      return false;
    }
    std::uint32_t to = i;
    while (to < end_ && r_.mark(to) != ',' && r_.mark(to) != ';' && !r_.quote_mark(to)) ++to;
    if (to < end_ && r_.quote_mark(to) && to <= i + 1) return false;  // 'X said: "..."'
    if (to < end_ && r_.mark(to) == ':') return false;
    if (r_.has_finite({i, to}) || colon_within(i, to)) return false;
    const bool subordinate = r_.one_of(left, {"when", "after", "before", "as", "although", "though", "while", "if",
                                              "since", "because", "asked", "speaking", "despite", "until", "once"});
    const bool content = r_.has_finite({left, first - 1});
    if (to < end_ && r_.mark(to) == ',' && !subordinate) return content || r_.has_finite({to, end_});
    if (r_.is(left, WordClass::preposition) && !content) return false;
    return !subordinate && (content || to - i <= 3);
  }
  bool colon_within(std::uint32_t i, std::uint32_t to) const {
    for (; i < to; ++i)
      if (r_.mark(i) == ':') return true;
    return false;
  }

  // Past "on Monday", "in a statement", "the court", "reporters".
  std::uint32_t adjuncts_end(std::uint32_t i) const {
    while (i < end_ && r_.mark(i) == 0 && !r_.quote_mark(i) && !r_.quoted(i)) ++i;
    return i;
  }

  // '"...," was how X put it', 'as X put it'.
  bool how_x_put_it(std::uint32_t i) {
    if (!r_.one_of(i, {"put", "puts"}) || i + 1 >= end_ || !r_.one_of(i + 1, {"it"})) return false;
    const Verb v{i, i, {Speech::says, false}};
    std::uint32_t first = 0, q = no_index;
    const Speaker speaker = speaker_before(i, first);
    if (speaker.by[0] == '\0') return false;
    if (r_.one_of(first, {"as"}) || (first > begin_ && r_.one_of(first - 1, {"as"})))
      return as_x_put_it(v, speaker, first);
    for (std::uint32_t k = begin_; k < i; ++k)
      if (r_.quote_mark(k) && quote_before(k + 1, q)) {
        add(quotation(q), {i, i + 2}, speaker, Speech::says);
        return true;
      }
    return false;
  }

  // '..., as X put it', 'as X said'.
  bool as_x_put_it(const Verb& v, const Speaker& speaker, std::uint32_t first) {
    const std::uint32_t as = r_.one_of(first, {"as"}) ? first : first - 1;
    if (as == begin_) {
      std::uint32_t comma = v.at + 1;
      while (comma < end_ && r_.mark(comma) != ',') ++comma;
      if (comma >= end_) return false;
      if (comma + 2 < end_ && r_.quote_mark(comma + 1) && r_.quoted(comma + 2))
        return add(quotation(r_.quotation_of(comma + 2)), {as, v.at + 1}, speaker, v.word.kind), true;
      add(tidy(comma, end_), {as, v.at + 1}, speaker, v.word.kind);
      return true;
    }
    if (r_.mark(as - 1) != ',') return false;
    add(tidy(std::max(done_, begin_), as), {as, v.at + 1}, speaker, v.word.kind);
    return true;
  }

  // The words stand before the verb; perhaps they go on behind it.
  void post(const Verb& v, const Speaker& speaker, Span quote, std::uint32_t boundary, std::uint32_t behind) {
    if (speaker.by[0] == '\0') return;
    const Range cue{v.group, v.at + 1};
    if (!quote.empty()) {
      const std::uint32_t first = token_from(story_, quote.begin);
      // "It was "a joke," X said": what stands before the quotation in the sentence belongs to it.
      if (first > begin_ + 2 && first > done_ + 1 && open_ == no_index && done_ == begin_ && !r_.quote_mark(begin_) &&
          !r_.has_finite({begin_, first - 1}) && quote.size() < 40)
        quote.begin = begin_of(begin_);
      add(quote, cue, speaker, v.word.kind);
      done_ = behind;
      quote_behind(behind, cue, speaker, v.word.kind);
      return;
    }
    const std::uint32_t left = std::max(begin_, done_);
    Span content = tidy(left, boundary);
    std::uint32_t comma = behind;
    if (comma < end_ && r_.mark(comma) == ',' && comma + 1 < end_) {
      const bool goes_on =
          !speech_verb(r_.token(comma + 1).word).participle &&
          !r_.one_of(comma + 1, {"who", "which", "but", "while", "whereas", "although", "though", "and"}) &&
          !r_.is(comma + 1, WordClass::preposition) && !r_.quote_mark(comma + 1) && end_ - comma > 2;
      if (goes_on) {
        const bool whole = !r_.has_finite({left, boundary}) || r_.has_finite({comma, end_});
        content = whole || !r_.has_finite({comma, end_}) ? tidy(left, end_) : content;
        if (content.end < r_.token(comma).span.begin) content = tidy(left, end_);
      }
    }
    open_ = no_index;
    add(content, cue, speaker, v.word.kind);
    done_ = behind;
    quote_behind(behind, cue, speaker, v.word.kind);
  }
  // '..., X said, "and twice they failed."'
  void quote_behind(std::uint32_t i, Range cue, const Speaker& speaker, Speech kind) {
    std::uint32_t k = i;
    while (k < end_ && !r_.quote_mark(k) && k < i + 26) {
      if (k > i && (r_.mark(k) == ';' || r_.finite(k))) return;
      ++k;
    }
    if (k + 1 >= end_ || k == i + 26 || !r_.quoted(k + 1)) return;
    if (k > i && r_.mark(k - 1) != ',' && r_.mark(k - 1) != ':') return;
    add(quotation(r_.quotation_of(k + 1)), cue, speaker, kind);
  }

  // The words stand behind the verb.
  void pre(const Verb& v, const Speaker& speaker, std::uint32_t from) {
    if (speaker.by[0] == '\0') return;
    if (r_.one_of(v.at, {"asked", "asks"})) return;
    std::uint32_t i = content_begin(v, from);
    if (i >= end_) return;
    if (v.word.kind == Speech::calls && !names_something(v, i)) return;
    const Range cue{v.group, v.at + 1};
    // A colon or nothing but a mark before the quotation: the quotation is all of it.
    std::uint32_t k = i;
    while (k < end_ && (r_.mark(k) == ':' || r_.mark(k) == ',')) ++k;
    if (k + 1 < end_ && r_.quote_mark(k) && r_.quoted(k + 1)) {
      const std::uint32_t q = r_.quotation_of(k + 1);
      const std::uint32_t after = token_from(story_, quotation(q).end);
      const bool all = after + 2 >= end_ || quotation(q).end > end_before(end_);
      if (all) {
        open_ = no_index;
        return add(quotation(q), cue, speaker, v.word.kind);
      }
    }
    for (std::uint32_t c = i; c < end_; ++c)
      if (r_.mark(c) == ':' && c + 2 < end_ && r_.quote_mark(c + 1) && r_.quoted(c + 2) && !r_.has_finite({i, c})) {
        open_ = no_index;
        return add(quotation(r_.quotation_of(c + 2)), cue, speaker, v.word.kind);
      }
    const Span content = tidy(i, end_);
    if (content.empty()) return;
    if (v.word.kind == Speech::shows && !may_show(speaker)) return;
    if (r_.one_of(v.at, {"rejected", "rejects", "reject", "dismissed", "dismisses", "dismiss"}) && !rejects_words(i))
      return;
    if ((v.word.kind != Speech::denies && says_nothing(i)) || (v.word.kind == Speech::says && acts(v, i))) return;
    if (open_ != no_index && !tells(v, i)) return;
    open_ = static_cast<std::uint32_t>(found_.size()), open_from_ = i;
    add(content, cue, speaker, v.word.kind);
    if (open_ == found_.size()) open_ = no_index;
  }

  // "rejected the accusation", not "rejected the sanctions".
  bool rejects_words(std::uint32_t i) const {
    for (; i < end_ && r_.mark(i) != ','; ++i)
      if (r_.quote_mark(i) || r_.one_of(i, {"claim", "claims", "accusation", "accusations", "allegation", "allegations",
                                            "charge", "charges", "suggestion", "suggestions", "report", "reports",
                                            "idea", "criticism", "notion", "argument", "fears", "that"}))
        return true;
    return false;
  }
  // A decision or a smile shows something, and says nothing.
  bool may_show(const Speaker& speaker) const {
    if (speaker.kind != SpeakerKind::group) return true;
    for (std::uint32_t i = token_from(story_, speaker.span.begin);
         i < r_.size() && r_.token(i).span.end <= speaker.span.end; ++i) {
      if (r_.is(i, WordClass::preposition)) break;
      if (r_.is(i, WordClass::group) || r_.is(i, WordClass::title) ||
          (r_.name_of_token(i) != no_index && (i + 1 >= r_.size() || r_.token(i + 1).kind != TokenKind::possessive)))
        return true;
    }
    return false;
  }
  // "said the same", "said so".
  bool says_nothing(std::uint32_t i) const {
    std::uint32_t last = i;
    while (last < end_ && r_.mark(last) == 0) ++last;
    if (last - i > 5 || r_.has_finite({i, last})) return false;
    if (last < end_ && r_.quote_mark(last)) return false;
    return r_.one_of(i, {"so", "nothing", "something", "it", "this", "little", "more", "anything"}) ||
           (r_.one_of(i, {"the"}) && i + 1 < end_ && r_.one_of(i + 1, {"same", "opposite"}));
  }
  // "announced a deal", "repeated it to Beijing": something done, not something said.
  bool acts(const Verb& v, std::uint32_t i) const {
    if (tells(v, i) || r_.mark(i) != 0) return false;
    if (r_.is(i, WordClass::preposition)) return true;
    std::uint32_t last = i;
    while (last < end_ && r_.time_of_token(last) != no_index) ++last;
    if (last > i && (last == end_ || r_.mark(last) != 0)) return true;
    for (std::uint32_t k = i; k < end_; ++k)
      if (r_.token(k).kind == TokenKind::number) return false;
    return r_.one_of(v.at,
                     {"announced", "announces", "declared", "declares", "charged", "continued", "posted", "mentioned",
                      "informed", "disclosed", "read", "wrote", "noted", "observed", "tell", "told", "claimed"});
  }
  // Inside what somebody else says, only a clause or a quotation is a statement of its own: no "promised him a stall".
  bool tells(const Verb& v, std::uint32_t i) const {
    if (r_.one_of(i - 1, {"that"}) || v.word.kind == Speech::calls) return true;
    for (std::uint32_t k = i; k < end_; ++k)
      if (r_.quote_mark(k) || (r_.mark(k) == 0 && !r_.quoted(k) && r_.finite(k))) return true;
    return false;
  }

  bool names_something(const Verb& v, std::uint32_t i) const {
    if (r_.one_of(v.at, {"accused", "accuses", "accuse", "condemned", "criticised", "criticized", "blamed", "blames",
                         "blame", "denounced", "branded", "labelled", "labeled"}))
      return true;
    for (std::uint32_t k = i; k < end_; ++k)
      if (r_.quote_mark(k) && k + 1 < end_ && r_.quoted(k + 1)) return true;
    return false;
  }

  // Past whom it was told, where and when, and "that".
  std::uint32_t content_begin(const Verb& v, std::uint32_t i) const {
    const std::uint32_t start = i;
    for (std::uint32_t k = i; k < end_ && k < i + 16; ++k) {
      if (r_.one_of(k, {"that"}) && k + 1 < end_ && r_.mark(k + 1) == 0) return k + 1;
      if (r_.quote_mark(k) || r_.mark(k) == ':') break;
      if (r_.finite(k)) break;
    }
    if (!r_.one_of(v.at,
                   {"told", "tells", "tell", "informed", "assured", "reminded", "warned", "reassured", "briefed"})) {
      while (i < end_ && r_.time_of_token(i) != no_index && r_.time_of_token(start) == r_.time_of_token(i)) ++i;
      return i < end_ ? i : start;
    }
    // One noun phrase: whom it was told.
    if (i < end_ && (r_.one_of(i, {"him", "her", "them", "me", "us", "you", "it"}))) return i + 1;
    for (std::uint32_t k = i + 1; k < end_ && k < i + 10; ++k) {
      if (r_.quote_mark(k) || r_.mark(k) == ':' || r_.mark(k) == ',') return k;
      if (r_.pronoun(k) || (r_.determiner(k) && !r_.is(k - 1, WordClass::preposition)) ||
          r_.token(k).kind == TokenKind::number)
        return k;
    }
    return i;
  }

  // The claim that is open ends where the next one begins, unless it holds it.
  void close_open(std::uint32_t first) {
    if (open_ == no_index || first <= open_from_ + 1) return;
    std::uint32_t cut = first;
    bool coordinate = false;
    for (int steps = 0; cut > open_from_ + 1 && steps < 3; --cut, ++steps) {
      const std::uint32_t k = cut - 1;
      if (r_.mark(k) == ';' || r_.mark(k) == ',' || r_.dash(k) ||
          r_.one_of(k, {"and", "but", "while", "whereas", "though", "although"}))
        coordinate = true;
      else break;
    }
    if (!coordinate) {
      if (first < end_ &&
          (r_.mark(first) == ';' || r_.one_of(first, {"and", "but", "while", "whereas", "though", "although"})))
        coordinate = true;
      else return;
    }
    const Span content = tidy(open_from_, cut);
    if (!content.empty() && content.end < found_[open_].content.end) found_[open_].content.end = content.end;
    done_ = cut;
    open_ = no_index;
  }

  // ", adding that ...", ", calling it "a joke""
  void participle(const Verb& v) {
    if (v.at == begin_) return;
    const std::uint32_t before = v.at - 1;
    if (r_.auxiliary(before) || r_.one_of(before, {"as", "without", "of", "for", "from", "by", "in", "to", "than"}))
      return;
    Speaker speaker = in_sentence_.by[0] != '\0' ? in_sentence_ : speakers_.subject(sentence_);
    if (speaker.by[0] == '\0') speaker = main_subject();
    if (speaker.by[0] == '\0') return;
    close_open(before);
    pre(Verb{v.at, v.at, {v.word.kind, false}}, speaker, v.at + 1);
  }

  // "X is adamant that", "X made clear that".
  bool attitude(std::uint32_t i) {
    if (!r_.one_of(i, {"that"}) || i < begin_ + 2) return false;
    const std::string_view s = story_.document.slice(r_.token(i - 1).span);
    constexpr std::string_view attitudes[] = {
        "adamant",   "confident",  "convinced", "certain",   "hopeful",   "clear",   "aware",     "sure",
        "insistent", "optimistic", "doubtful",  "sceptical", "skeptical", "worried", "concerned", "emphatic"};
    if (std::find(std::begin(attitudes), std::end(attitudes), s) == std::end(attitudes)) return false;
    std::uint32_t group = i - 1;
    while (group > begin_ && (r_.adverb(group - 1) || r_.auxiliary(group - 1) || r_.negation(group - 1) ||
                              r_.one_of(group - 1, {"made", "makes", "make", "remains", "remain", "remained", "well",
                                                    "very", "it", "feels", "seems", "became"})))
      --group;
    if (group == i - 1) return false;
    std::uint32_t first = 0;
    const Speaker speaker = speaker_before(group, first);
    if (speaker.by[0] == '\0' || (speaker.span.size() <= 2 && speaker.kind != SpeakerKind::person)) return false;
    close_open(first);
    const bool firm = s == "adamant" || s == "clear" || s == "emphatic" || s == "insistent";
    pre(Verb{i - 1, group, {firm ? Speech::says : Speech::opines, false}}, speaker, i);
    return true;
  }

  // "X's claim that", "the claim by X that", "the allegation that".
  bool noun_cue(std::uint32_t i) {
    if (i + 1 >= end_ || !r_.one_of(i + 1, {"that", "by", "of", "from"})) return false;
    const std::string_view s = story_.document.slice(r_.token(i).span);
    constexpr std::string_view nouns[] = {"claim",        "claims",    "allegation", "allegations", "accusation",
                                          "accusations",  "assertion", "statement",  "argument",    "suggestion",
                                          "announcement", "admission", "belief",     "prediction",  "contention",
                                          "insistence",   "complaint", "warning",    "conclusion"};
    if (std::find(std::begin(nouns), std::end(nouns), s) == std::end(nouns)) return false;
    std::uint32_t k = i + 1;
    Speaker speaker;
    if (k < end_ && r_.one_of(k, {"by", "of", "from"})) {
      const std::uint32_t to = phrase_end(k + 1);
      speaker = speakers_.named({k + 1, to}, sentence_);
      k = to;
    }
    if (k >= end_ || !r_.one_of(k, {"that"})) return false;
    std::uint32_t owner = i;  // "Russia's transparently false claim that"
    while (owner > begin_ && i - owner < 4 && r_.token(owner - 1).kind == TokenKind::word && !r_.finite(owner - 1) &&
           !r_.determiner(owner - 1) && !r_.is(owner - 1, WordClass::preposition))
      --owner;
    if (speaker.by[0] == '\0' && owner > begin_ && r_.token(owner - 1).kind == TokenKind::possessive) {
      std::uint32_t first = owner - 1;
      while (first > begin_ && (r_.token(first - 1).kind == TokenKind::word &&
                                !r_.is(first - 1, WordClass::preposition) && !r_.finite(first - 1)))
        --first;
      speaker = speakers_.named({first, owner - 1}, sentence_);
    }
    if (speaker.by[0] == '\0' && i > begin_ && r_.one_of(i - 1, {"his", "her"})) speaker = of_possessive(i - 1);
    if (speaker.by[0] == '\0') {
      speaker.kind = SpeakerKind::unnamed, speaker.span = r_.token(i).span, speaker.by = "noun",
      speaker.certainty = 0.9;
    }
    // To the end of the relative clause: the main verb is the last finite one.
    std::uint32_t last = end_;
    std::uint32_t verbs = 0;
    for (std::uint32_t m = k + 1; m < end_; ++m) {
      if (r_.quoted(m) || !r_.finite(m) || (m > begin_ && r_.finite(m - 1))) continue;
      if (++verbs == 2) last = m;
    }
    const Span content = tidy(k + 1, last);
    if (!content.empty()) add(content, {i, i + 1}, speaker, Speech::says);
    return true;
  }

  // ---- quotations that no verb of their sentence claims

  void fill_quotations() {
    const auto words = [&](std::uint32_t q) {
      std::uint32_t n = 0;
      for (std::uint32_t i = token_from(story_, quotation(q).begin);
           i < r_.size() && r_.token(i).span.begin < quotation(q).end && n < 8; ++i)
        n += r_.token(i).kind == TokenKind::word || r_.token(i).kind == TokenKind::number;
      return n;
    };
    // Forwards: from the quotation before, from the sentence around it or the one before.
    for (std::uint32_t q = 0; q < story_.quotations.size(); ++q) {
      if (covered_[q] != no_index || !is_speech(q, words(q))) continue;
      Speaker speaker = from_sentence(q);
      if (speaker.by[0] == '\0') speaker = from_before(q);
      if (speaker.by[0] == '\0') speaker = from_after(q);
      if (speaker.by[0] == '\0') continue;
      sentence_ = story_.quotations[q].sentence;
      covered_[q] = static_cast<std::uint32_t>(found_.size());
      Attribution a;
      a.content = quotation(q), a.cue = quotation(q), a.sentence = sentence_, a.speaker = std::move(speaker),
      a.kind = Speech::says;
      last_of_[sentence_] = static_cast<std::uint32_t>(found_.size());
      found_.push_back(std::move(a));
    }
  }
  // Speech, not a term: it begins or ends a sentence.
  bool is_speech(std::uint32_t q, std::uint32_t words) const {
    const Span span = quotation(q);
    const std::uint32_t first = token_from(story_, span.begin);
    if (first >= r_.size()) return false;
    const Sentence& s = story_.sentences[story_.quotations[q].sentence];
    const bool begins =
        first <= s.first_token + 1 || (first >= 2 && (r_.mark(first - 2) == ':' || r_.mark(first - 2) == ','));
    const char last = story_.document.text[span.end - 1];
    const bool ends = last == '.' || last == '!' || last == '?' || last == ',';
    return (begins && ends) || (words >= 4 && (begins || ends)) ||
           (begins && quotation(q).end + 4 > s.span.end && words >= 1);
  }
  // 'X was not convinced: "..."'
  Speaker from_sentence(std::uint32_t q) {
    const std::uint32_t s = story_.quotations[q].sentence, first = token_from(story_, quotation(q).begin);
    const Sentence& sentence = story_.sentences[s];
    if (first < sentence.first_token + 3 || first < 2 || r_.mark(first - 2) != ':') return {};
    Speaker speaker = speakers_.subject(s);
    if (speaker.by[0] == '\0') {
      const std::uint32_t verb = r_.first_finite({sentence.first_token, first});
      if (verb < first) speaker = speakers_.named({sentence.first_token, verb}, s);
    }
    return inferred(speaker, 0.85);
  }
  Speaker inferred(Speaker speaker, double certainty) const {
    if (speaker.by[0] == '\0') return speaker;
    speaker.by = "context";
    speaker.certainty = std::min(speaker.certainty, certainty);
    return speaker;
  }
  bool open_ended(std::uint32_t q) const {  // no mark closes it
    const std::uint32_t i = token_from(story_, quotation(q).end);
    return i >= r_.size() || !r_.quote_mark(i) || begin_of(i) != quotation(q).end;
  }
  Speaker from_before(std::uint32_t q) {
    const std::uint32_t s = story_.quotations[q].sentence;
    const std::uint32_t block = story_.sentences[s].block;
    if (q > 0) {
      const std::uint32_t before = story_.quotations[q - 1].sentence;
      const std::uint32_t last = sentence_at(quotation(q - 1).end - 1, before);
      const bool known = covered_[q - 1] != no_index;
      const std::uint32_t its_block = story_.sentences[last].block;
      const bool starts_block = s == 0 || story_.sentences[s - 1].block != block;
      if (known &&
          (its_block == block || (starts_block && last + 2 >= s) || (open_ended(q - 1) && its_block + 1 >= block))) {
        // A sentence between them about somebody else gives the word to that one.
        for (std::uint32_t k = s; k-- > last + 1;) {
          const Speaker subject = speakers_.subject(k);
          if (subject.by[0] != '\0' && subject.person != no_index && !has_cue(k)) return inferred(subject, 0.88);
        }
        Speaker speaker = found_[covered_[q - 1]].speaker;
        for (std::uint32_t k = s; k-- > last + 1 && k + 3 > s;)
          if (has_cue(k)) {
            speaker = found_[last_of_[k]].speaker;
            break;
          }
        return inferred(speaker, its_block == block ? 0.95 : 0.85);
      }
    }
    for (std::uint32_t k = s; k-- > 0 && k + 2 >= s && story_.sentences[k].block == block;) {
      if (has_cue(k)) return inferred(found_[last_of_[k]].speaker, 0.9);
      const Speaker subject = speakers_.subject(k);
      if (subject.by[0] != '\0') return inferred(subject, 0.88);
    }
    return {};
  }
  bool has_cue(std::uint32_t s) const { return last_of_[s] != no_index; }
  // '"..." With those words X opened the debate.'; '"First part.' where the next paragraph says who.
  Speaker from_after(std::uint32_t q) {
    const std::uint32_t s = sentence_at(quotation(q).end - 1, story_.quotations[q].sentence);
    if (open_ended(q) && q + 1 < story_.quotations.size() && covered_[q + 1] != no_index)
      return inferred(found_[covered_[q + 1]].speaker, 0.85);
    if (s + 1 < story_.sentences.size() && story_.sentences[s + 1].block == story_.sentences[s].block)
      return inferred(speakers_.subject(s + 1), 0.75);
    return {};
  }
  std::uint32_t sentence_at(std::uint32_t offset, std::uint32_t from) const {
    while (from + 1 < story_.sentences.size() && story_.sentences[from + 1].span.begin <= offset) ++from;
    return from;
  }

  void nest() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      while (!open.empty() && found_[open.back()].content.end < found_[i].content.end) open.pop_back();
      if (!open.empty() && found_[open.back()].content.contains(found_[i].content) &&
          found_[open.back()].content.size() > found_[i].content.size())
        found_[i].within = open.back();
      open.push_back(i);
    }
  }

  PhraseReader r_;
  const Story& story_;
  SpeakerFinder speakers_;
  std::vector<Attribution> found_;
  std::vector<std::uint32_t> covered_;  // by quotation: into found_
  std::vector<std::uint32_t> last_of_;  // by sentence: its last cue's, into found_
  std::uint32_t sentence_ = 0, begin_ = 0, end_ = 0;
  std::uint32_t open_ = no_index, open_from_ = 0;  // the attribution whose words go on to the sentence's end
  std::uint32_t done_ = 0;                         // tokens of the sentence before this one have their speaker
  Speaker in_sentence_;                            // the last one of this sentence
  Speaker transcript_;
  std::uint32_t transcript_block_ = no_index;
};

}  // namespace

std::vector<Attribution> find_attributions(const Story& story) { return SpeechReader(story).run(); }

}  // namespace claims::extract
