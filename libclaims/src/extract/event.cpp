#include "extract/event_words.h"
#include "extract/extract.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <algorithm>
#include <string_view>

namespace claims::extract {
namespace {

using text::Word;
using text::WordClass;

// How far a noun phrase reaches on either side of its head, in tokens: longer
// ones are rare, and the bound keeps the cost linear.
constexpr std::uint32_t reach_left = 14;
constexpr std::uint32_t reach_right = 30;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
void add_sorted(std::vector<std::uint32_t>& list, std::uint32_t value) {
  const auto at = std::lower_bound(list.begin(), list.end(), value);
  if (at == list.end() || *at != value) list.insert(at, value);
}

class Finder {
 public:
  explicit Finder(Story& story)
      : story_(story), tokens_(story.tokens), text_(story.document.text), lexicon_(text::Lexicon::english()) {}

  void run() {
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) {
      begin_ = story_.sentences[s].first_token;
      end_ = story_.sentences[s].last_token;
      sentence_ = s;
      for (std::uint32_t i = begin_; i < end_; ++i) {
        const Word& word = lexicon_[tokens_[i].word];
        if (!word.is(WordClass::event) && !word.is(WordClass::event_verb)) continue;
        if (word.is(WordClass::event_verb) && take_verb(i)) continue;
        if (word.is(WordClass::event)) take_noun(i);
      }
    }
  }

 private:
  std::string_view word(std::uint32_t i) const { return lexicon_[tokens_[i].word].text; }
  bool is(std::uint32_t i, WordClass c) const { return lexicon_[tokens_[i].word].is(c); }
  bool is_word(std::uint32_t i) const { return tokens_[i].kind == TokenKind::word; }
  char mark(std::uint32_t i) const {
    return tokens_[i].kind == TokenKind::punctuation ? text::plain_character(text_, tokens_[i].span.begin) : '\0';
  }
  // A hyphen, or an en dash without spaces, between two words.
  bool joint(std::uint32_t i) const {
    return mark(i) == '-' && i + 1 < end_ && !tokens_[i].has(Token::space_before) &&
           !tokens_[i + 1].has(Token::space_before);
  }

  // The name that token i belongs to; no_index if none.
  std::uint32_t name_at(std::uint32_t i) const {
    const auto it = std::upper_bound(story_.names.begin(), story_.names.end(), tokens_[i].span.begin,
                                     [](std::uint32_t at, const NameMention& n) { return at < n.span.begin; });
    if (it == story_.names.begin() || !(it - 1)->span.contains(tokens_[i].span)) return no_index;
    return static_cast<std::uint32_t>(it - 1 - story_.names.begin());
  }
  std::uint32_t time_at(std::uint32_t i) const {
    const auto it = std::upper_bound(story_.times.begin(), story_.times.end(), tokens_[i].span.begin,
                                     [](std::uint32_t at, const TimeMention& t) { return at < t.span.begin; });
    if (it == story_.times.begin() || !(it - 1)->span.contains(tokens_[i].span)) return no_index;
    return static_cast<std::uint32_t>(it - 1 - story_.times.begin());
  }
  std::uint32_t after(Span span, std::uint32_t i) const {
    while (i < end_ && tokens_[i].span.begin < span.end) ++i;
    return i;
  }
  void take_party(EventMention& event, std::uint32_t name) const {
    const NameMention& mention = story_.names[name];
    if (mention.person != no_index) add_sorted(event.participants, mention.person);
    if (mention.kind == NameKind::person && mention.person == no_index) event.unknown_party = true;
    if (mention.kind == NameKind::place) add_sorted(event.places, name);
  }

  EventMention start(std::uint32_t head, std::string_view lemma) const {
    EventMention event;
    event.head = event.span = tokens_[head].span;
    event.sentence = sentence_;
    event.type = lemma;
    return event;
  }

  void take_noun(std::uint32_t head) {
    EventMention event = start(head, event_noun(tokens_[head].word).lemma);
    // "Summit County", "the Olympics Committee": part of a name.
    const std::uint32_t name = name_at(head);
    if (name != no_index && story_.names[name].kind != NameKind::other) return;
    if (head + 1 < end_ && joint(head + 1)) return;  // "summit-goers"
    if (head + 1 < end_ && tokens_[head].has(Token::capitalised) && is_word(head + 1) &&
        tokens_[head + 1].has(Token::capitalised))
      return;  // "Summit County"
    const std::uint32_t first = read_left(event, head);
    event.span.begin = tokens_[first].span.begin;
    event.span.end = tokens_[read_right(event, head) - 1].span.end;
    if (event.pronoun && word(first) == "their" && encounter(event)) take_pair(event, first);
    story_.events.push_back(std::move(event));
  }

  // From the head back to the determiner or the possessor: "Kim Jong Un's
  // first", "the 2004 Kim-Putin", "Wednesday's". Returns the first token.
  std::uint32_t read_left(EventMention& event, std::uint32_t head) {
    std::uint32_t first = head;
    const std::uint32_t stop = head > begin_ + reach_left ? head - reach_left : begin_;
    bool describing = false;  // a plain adjective stands between here and the head
    for (std::uint32_t i = head; i-- > stop;) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::possessive) {
        if (i == begin_) break;
        event.definite = true;
        first = possessor(event, i - 1);
        break;
      }
      if (token.kind == TokenKind::punctuation) {
        if (!joint(i) || i == stop) break;
        continue;
      }
      if (token.kind == TokenKind::number || token.kind == TokenKind::plural || is(i, WordClass::month) ||
          is(i, WordClass::weekday)) {
        const std::uint32_t time = time_at(i);
        if (time == no_index) break;
        add_sorted(event.times, time);
        first = i;
        continue;
      }
      if (token.kind == TokenKind::ordinal || is(i, WordClass::ordinal) || one_of(word(i), {"last", "inaugural"})) {
        take_ordinal(event, i, describing);
        first = i;
        continue;
      }
      const std::string_view w = word(i);
      if (one_of(w, {"the", "this", "that", "these", "its", "their", "his", "her", "our", "my"})) {
        event.definite = true;
        event.pronoun = one_of(w, {"its", "their", "his", "her", "our", "my"});
        first = i;
        break;
      }
      if (one_of(w, {"a", "an", "another", "every", "each", "any", "no"})) {
        first = i;
        break;
      }
      const std::uint32_t name = name_at(i);
      if (name != no_index) {
        if (describing && !joint_name(name)) break;
        take_party(event, name);
        first = i;
        while (first > stop && tokens_[first - 1].span.begin >= story_.names[name].span.begin) --first;
        i = first;
        continue;
      }
      if (w == "ever") {
        event.ever = true;
        continue;
      }
      if (!describes(i)) break;
      if (!one_of(w, {"historic", "landmark"})) describing = true;
      first = i;
    }
    return first;
  }
  bool joint_name(std::uint32_t name) const {
    const Span span = story_.names[name].span;
    return (span.begin > 0 && text_[span.begin - 1] == '-') || (span.end < text_.size() && text_[span.end] == '-');
  }
  bool describes(std::uint32_t i) const {
    if (!is_word(i)) return false;
    const Word& w = lexicon_[tokens_[i].word];
    constexpr auto bits = [](auto... c) { return ((std::uint64_t{1} << static_cast<unsigned>(c)) | ...); };
    constexpr std::uint64_t stops =
        bits(WordClass::past, WordClass::past_auxiliary, WordClass::present, WordClass::future, WordClass::modal,
             WordClass::preposition, WordClass::conjunction, WordClass::pronoun, WordClass::reporting,
             WordClass::event_verb);
    if (w.classes & stops) return false;
    if (w.is(WordClass::common))
      return one_of(w.text, {"historic", "landmark", "new", "recent", "big", "great", "long", "short", "early",
                             "security", "trade", "peace", "economic", "world", "summit", "presidential"});
    return true;
  }
  void take_ordinal(EventMention& event, std::uint32_t i, bool describing) const {
    if (word(i) == "last") {
      event.ordinal = -1;
    } else if (word(i) == "inaugural") {
      event.ordinal = 1;
    } else {
      const std::int32_t n =
          tokens_[i].kind == TokenKind::ordinal ? tokens_[i].number : lexicon_[tokens_[i].word].number;
      event.ordinal = n > 0 ? n : 0;
    }
    event.qualified = describing;
  }
  // "Their first summit": the two people who are named before it in the
  // sentence or, where nobody is, in the sentence before. Three are too many.
  void take_pair(EventMention& event, std::uint32_t pronoun) const {
    if (!event.participants.empty() || event.unknown_party) return;
    std::vector<std::uint32_t> people;
    if (!people_between(begin_, pronoun, people)) return;
    if (people.empty() && sentence_ > 0) {
      const Sentence& before = story_.sentences[sentence_ - 1];
      if (!people_between(before.first_token, before.last_token, people)) return;
    }
    if (people.size() != 2) return;
    event.participants = std::move(people);
    event.pronoun = false;
  }
  // The people named by the tokens [first, last); false if one of them is not known.
  bool people_between(std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& people) const {
    if (last > first + reach_right) first = last - reach_right;
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t name = name_at(i);
      if (name == no_index) continue;
      const NameMention& mention = story_.names[name];
      if (mention.person == no_index && mention.kind == NameKind::person) return false;
      if (mention.person != no_index) add_sorted(people, mention.person);
    }
    return true;
  }

  // The name, weekday or other time before a possessive mark. Returns the
  // first token of it.
  std::uint32_t possessor(EventMention& event, std::uint32_t i) {
    const std::uint32_t time = time_at(i);
    if (time != no_index) {
      add_sorted(event.times, time);
      while (i > begin_ && tokens_[i - 1].span.begin >= story_.times[time].span.begin) --i;
      return i;
    }
    const std::uint32_t name = name_at(i);
    if (name == no_index) {
      event.unknown_party = true;
      return i;
    }
    take_party(event, name);
    while (i > begin_ && tokens_[i - 1].span.begin >= story_.names[name].span.begin) --i;
    return i;
  }

  // What follows the head: parties, place and time. Returns one past the last
  // token that belongs to it.
  std::uint32_t read_right(EventMention& event, std::uint32_t head) {
    const std::uint32_t stop = std::min(end_, head + 1 + reach_right);
    std::uint32_t last = head + 1;
    for (std::uint32_t i = head + 1; i < stop;) {
      const std::string_view w = word(i);
      std::uint32_t next = i;
      if (w == "of" && i + 1 < stop && time_at(i + 1) != no_index) {
        next = read_time_or_place(event, i + 1, stop);
        event.qualified |= event.ordinal != 0;  // "the first summit of 2019"
      } else if (one_of(w, {"with", "between", "of", "by"})) {
        // "a summit with Merkel and Macron", "hosted by": somebody else was there.
        if (w == "by" || (w == "with" && event.participants.empty())) event.unknown_party |= encounter(event);
        next = read_parties(event, i + 1, stop);
      } else if (w == "since") {
        const std::uint32_t time = i + 1 < stop ? time_at(i + 1) : no_index;
        event.qualified = true;
        if (time != no_index) event.since = time, next = after(story_.times[time].span, i + 1);
      } else if (one_of(w, {"in", "on", "at", "during", "to"})) {
        next = read_time_or_place(event, i + 1, stop);
      } else if (w == "ever") {
        event.ever = true;
        next = i + 1;
      } else if (one_of(w, {"held", "hosted"}) || (one_of(w, {"which", "that", "was"}) && event.ordinal == 1)) {
        ++i;
        continue;
      } else if (mark(i) == ',' && i + 1 < stop && one_of(word(i + 1), {"in", "on", "held", "with"})) {
        ++i;
        continue;
      } else if (const std::uint32_t time = is_word(i) || tokens_[i].kind == TokenKind::number ? time_at(i) : no_index;
                 time != no_index) {
        take_time(event, time);
        next = after(story_.times[time].span, i);
      }
      if (next == i) {
        event.qualified |= event.ordinal != 0 && word(i - 1) != "was" && restricts(i);
        break;
      }
      i = last = next;
    }
    return last;
  }
  static bool encounter(const EventMention& event) { return kind_of_event(event.type) == EventKind::encounter; }
  // "Their first summit this year", "in a decade": the first of that time only.
  void take_time(EventMention& event, std::uint32_t t) const {
    const TimeMention& time = story_.times[t];
    add_sorted(event.times, t);
    const bool day = time.granularity == TimeUnit::day || time.type == TimeType::time;
    if (event.ordinal != 0 && !time.year && !day) event.qualified = true;
  }
  // What follows an ordinal's noun phrase limits it ("on Russian soil", "as
  // president") unless the phrase is plainly over.
  bool restricts(std::uint32_t i) const {
    if (!is_word(i)) return false;
    constexpr auto bits = [](auto... c) { return ((std::uint64_t{1} << static_cast<unsigned>(c)) | ...); };
    constexpr std::uint64_t over = bits(WordClass::past, WordClass::past_auxiliary, WordClass::present,
                                        WordClass::future, WordClass::modal, WordClass::conjunction);
    if (story_.document.slice(tokens_[i].span).ends_with("ed")) return false;
    return !(lexicon_[tokens_[i].word].classes & over) && !one_of(word(i), {"and", "but", "was", "is"});
  }
  // "Putin", "Kim Jong Un and Vladimir Putin", "the presidents of ...": names
  // only. Returns where they end; the index before `i` if there is none.
  std::uint32_t read_parties(EventMention& event, std::uint32_t i, std::uint32_t stop) {
    const std::uint32_t first = i;
    std::uint32_t end = i - 1;
    while (i < stop) {
      std::uint32_t k = i;
      while (k < stop && k < i + 6 && name_at(k) == no_index && in_title(k)) ++k;
      if (k >= stop) break;
      const std::uint32_t name = name_at(k);
      if (name == no_index) {
        if (i == first) event.unknown_party = true;  // "with the pope's envoy"
        break;
      }
      take_party(event, name);
      end = i = after(story_.names[name].span, k);
      if (i < stop && tokens_[i].kind == TokenKind::possessive) {
        event.unknown_party = true;  // "with Putin's envoy"
        break;
      }
      if (i < stop && (word(i) == "and" || mark(i) == ',') && i + 1 < stop &&
          (name_at(i + 1) != no_index || in_title(i + 1) || word(i + 1) == "and"))
        i += word(i + 1) == "and" ? 2 : 1;
      else break;
    }
    return end;
  }
  bool in_title(std::uint32_t i) const {
    return is(i, WordClass::title) || is(i, WordClass::title_modifier) || is(i, WordClass::nationality) ||
           is(i, WordClass::honorific) || is(i, WordClass::place) ||
           one_of(word(i), {"the", "north", "south", "counterpart", "his", "her"});
  }
  std::uint32_t read_time_or_place(EventMention& event, std::uint32_t i, std::uint32_t stop) {
    if (i < stop && one_of(word(i), {"the", "early", "late", "mid"})) {
      const std::uint32_t time = time_at(i);
      if (time == no_index && i + 1 < stop) ++i;
    }
    if (i >= stop) return i - 1;
    if (const std::uint32_t time = time_at(i); time != no_index) {
      take_time(event, time);
      return after(story_.times[time].span, i);
    }
    if (const std::uint32_t name = name_at(i); name != no_index && story_.names[name].kind == NameKind::place) {
      add_sorted(event.places, name);
      // "The first summit in Washington" need not be the first of all; "the
      // first summit, in 2019, in Washington" is.
      event.qualified |= event.ordinal != 0 && encounter(event) && event.times.empty();
      return after(story_.names[name].span, i);
    }
    return i - 1;
  }

  // "Putin visited Pyongyang in 2000", "Trump met Kim in 2018". Only with a
  // named subject right before the verb and a name right after it.
  bool take_verb(std::uint32_t head) {
    if (tokens_[head].has(Token::capitalised) || head == begin_ || head + 1 >= end_) return false;
    const EventWord kind = event_verb(tokens_[head].word);
    std::uint32_t i = head - 1;
    while (i > begin_ && one_of(word(i), {"also", "has", "had", "last", "first", "have", "then"})) --i;
    const std::uint32_t subject = name_at(i);
    if (subject == no_index || story_.names[subject].person == no_index) return false;
    EventMention event = start(head, kind.lemma);
    event.verb = true;
    if (i + 1 < head) event.ordinal = word(head - 1) == "first" ? 1 : word(head - 1) == "last" ? -1 : 0;
    std::uint32_t k = head + 1;
    if (one_of(word(k), {"with", "to"}) && k + 1 < end_) ++k;
    while (k + 1 < end_ && k < head + 8 && name_at(k) == no_index && in_title(k)) ++k;
    const std::uint32_t object = name_at(k);
    if (object == no_index) return false;
    take_party(event, subject);
    take_party(event, object);
    k = after(story_.names[object].span, k);
    if (k < end_ && tokens_[k].kind == TokenKind::possessive) return false;  // "met Putin's envoy"
    const std::uint32_t last = read_right(event, k - 1);
    event.span = {story_.names[subject].span.begin, tokens_[last - 1].span.end};
    story_.events.push_back(std::move(event));
    return true;
  }

  Story& story_;
  const std::vector<Token>& tokens_;
  std::string_view text_;
  const text::Lexicon& lexicon_;
  std::uint32_t begin_ = 0, end_ = 0, sentence_ = 0;
};

}  // namespace

void find_events(Story& story) { Finder(story).run(); }

}  // namespace claims::extract
