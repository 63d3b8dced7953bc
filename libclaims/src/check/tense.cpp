// What is told as past lies before the story's date, what is told as to come after it.
//
// A date says when a verb happens only where it hangs on that verb: "met on
// June 12", "declared on May 16", "On June 12 the ministers met". Words of
// planning between the two ("to meet on", "scheduled for") break the tie.
#include "check/context.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 2> infos = {{
    {"date.future-tense", Level::error, "Something announced for a date that lies before the story's own.",
     "The president will visit the factory on June 12, 2014.", "The president will visit the factory on July 12, 2024.",
     "2024-06-20"},
    {"date.past-tense", Level::error, "Something told as past on a date that lies after the story's own.",
     "The ministers met on June 12, 2034, in the capital.", "The ministers met on June 12, 2024, in the capital.",
     "2024-06-20"},
}};

using text::WordClass;

// Past forms that set or speak of what is to come: "scheduled on", "called an election on".
constexpr std::array<std::string_view, 60> planning_verbs = {
    "scheduled", "planned",    "expected",  "set",        "slated",     "postponed", "delayed",     "moved",
    "extended",  "proposed",   "announced", "pledged",    "promised",   "agreed",    "called",      "ordered",
    "required",  "directed",   "targeted",  "aimed",      "projected",  "forecast",  "estimated",   "intended",
    "booked",    "reserved",   "approved",  "authorized", "authorised", "predicted", "rescheduled", "invited",
    "requested", "designated", "offered",   "given",      "told",       "asked",     "urged",       "hoped",
    "wanted",    "supposed",   "bound",     "fixed",      "needed",     "allowed",   "permitted",   "accepted",
    "selected",  "chosen",     "nominated", "appointed",  "registered", "confirmed", "decided",     "voted",
    "planed",    "due",        "signed",    "named"};
// Of these the act itself is dated where the date follows at once: "announced on June 12".
bool is_planning_verb(std::string_view verb) {
  return std::find(planning_verbs.begin(), planning_verbs.end(), verb) != planning_verbs.end();
}
bool is_schedule(std::string_view verb) {
  return starts_with_word(
      verb, {"scheduled",   "planned",   "expected", "set",       "slated",      "due",      "targeted", "projected",
             "forecast",    "intended",  "booked",   "supposed",  "bound",       "fixed",    "needed",   "required",
             "rescheduled", "postponed", "based",    "estimated", "anticipated", "designed", "dated"});
}

// Nouns and verbs between a past verb and a date that make the date one to come.
bool is_planning(std::string_view words) {
  return has_word(
      words, {"plan",     "plans",       "expire",    "expires",  "expiring",  "deadline",  "effective", "effect",
              "until",    "through",     "by",        "for",      "term",      "next",      "coming",    "future",
              "upcoming", "forthcoming", "target",    "goal",     "election",  "elections", "begins",    "starts",
              "takes",    "ends",        "ending",    "starting", "beginning", "running",   "date",      "invitation",
              "deal",     "contract",    "agreement", "ticket",   "tickets",   "visa",      "schedule",  "before",
              "after",    "since",       "from",      "if",       "that",      "due",       "scheduled", "planned",
              "set",      "expected",    "delegation"});
}

enum class Told { unknown, past, future };

struct Verb {
  Told told = Told::unknown;
  std::uint32_t token = no_index;
};

const text::Word& word_at(const Story& story, std::uint32_t i) {
  return text::Lexicon::english()[story.tokens[i].word];
}
std::string token_text(const Story& story, std::uint32_t i) {
  return normal(story.document.slice(story.tokens[i].span));
}

// A past form or a participle that may serve as one.
bool is_past_form(const Story& story, std::uint32_t i) {
  const Token& token = story.tokens[i];
  if (token.kind != TokenKind::word || (token.has(Token::capitalised) && !token.has(Token::sentence_start)))
    return false;
  const text::Word& word = word_at(story, i);
  if (word.is(WordClass::past) || word.is(WordClass::past_auxiliary)) return true;
  if (word.is(WordClass::not_past)) return false;
  if (word.is(WordClass::participle)) return true;
  const std::string text = token_text(story, i);
  return text.size() > 4 && text.substr(text.size() - 2) == "ed";
}

// What the auxiliaries before a past form or a participle make of it: "will be read", "has been read".
Told told_by(const Story& story, std::uint32_t first, std::uint32_t i) {
  if (word_at(story, i).is(WordClass::past_auxiliary)) return Told::past;
  bool passive = false;
  for (std::uint32_t back = 1; back <= 4 && i >= first + back; ++back) {
    const std::uint32_t k = i - back;
    const std::string text = token_text(story, k);
    const text::Word& word = word_at(story, k);
    if (word.is(WordClass::future)) return Told::future;
    if (word.is(WordClass::past_auxiliary) || text == "has" || text == "have") return Told::past;
    if (word.is(WordClass::modal) || word.is(WordClass::present) || text == "to" || text == "being" || text == "get" ||
        text == "gets")
      return Told::unknown;
    if (text == "be") {
      passive = true;
      continue;
    }
    if (text == "been" || text == "not" || text == "also" || text == "never" ||
        (text.size() > 4 && text.substr(text.size() - 2) == "ly"))
      continue;
    break;
  }
  return passive ? Told::unknown : Told::past;
}

// The verb that the date follows, looking back from it.
Verb verb_before(const Story& story, const TimeMention& t) {
  constexpr std::uint32_t reach = 18;
  const std::uint32_t first = story.sentences[t.sentence].first_token;
  std::uint32_t i = token_at(story, t.span.begin);
  for (std::uint32_t steps = 0; i > first && steps < reach; ++steps) {
    --i;
    const Token& token = story.tokens[i];
    if (token.kind == TokenKind::punctuation) {
      const char mark = text::plain_character(story.document.text, token.span.begin);
      if (mark == ';' || mark == ':' || mark == '(' || mark == ')' || mark == '"') return {};
      continue;
    }
    if (token.kind != TokenKind::word) continue;
    const text::Word& word = word_at(story, i);
    if (word.is(WordClass::future)) return {Told::future, i};
    if (is_past_form(story, i)) return {told_by(story, first, i), i};
    if (word.is(WordClass::modal) || word.is(WordClass::present)) return {};
  }
  return {};
}

// The first finite verb after a date that opens the sentence.
Verb verb_after(const Story& story, const TimeMention& t) {
  constexpr std::uint32_t reach = 14;
  const Sentence& sentence = story.sentences[t.sentence];
  const std::uint32_t begin = token_at(story, t.span.end);
  for (std::uint32_t i = begin; i < sentence.last_token && i < begin + reach; ++i) {
    const Token& token = story.tokens[i];
    if (token.kind == TokenKind::punctuation) {
      const char mark = text::plain_character(story.document.text, token.span.begin);
      if (mark == ';' || mark == ':' || mark == '"' || mark == '(') return {};
      continue;
    }
    if (token.kind != TokenKind::word) continue;
    const text::Word& word = word_at(story, i);
    if (word.is(WordClass::future)) return {Told::future, i};
    if (word.is(WordClass::modal) || word.is(WordClass::present)) return {};
    if (is_past_form(story, i)) return {Told::past, i};
  }
  return {};
}

// "on June 12", "On June 12, ...", "met June 12": the date says when; "by June 12", "the June 12 vote" do not.
bool says_when(std::string_view before) { return before.empty() || before == "\"" || ends_with_word(before, {"on"}); }

void report(const Story& story, const TimeMention& t, const std::string& date, const Verb& verb, bool past, Output& out,
            Level level = Level::error, double confidence = 0.92) {
  Finding& f = add(out, story, past ? "date.past-tense" : "date.future-tense", level, t.span,
                   past ? fmt::format("{} had not come yet, but the story tells it as past", date)
                        : fmt::format("{} was already over, but the story tells it as to come", date),
                   confidence);
  because(f,
          fmt::format("\"{}\" is in the {} tense", std::string(story.document.slice(story.tokens[verb.token].span)),
                      past ? "past" : "future"),
          story.tokens[verb.token].span);
  because_published(f, story);
}

// Another date stands between the verb and the date: the verb is dated already.
bool has_time_between(const Story& story, const TimeMention& t, std::uint32_t verb) {
  if (&t == story.times.data()) return false;
  const TimeMention& before = *(&t - 1);
  return before.sentence == t.sentence && before.span.begin > story.tokens[verb].span.begin &&
         before.type != TimeType::duration;
}

void check_past(const Story& story, const TimeMention& t, const Date& date, bool opens, Output& out) {
  if (t.tense == Tense::future) return;
  const Verb verb = opens ? verb_after(story, t) : verb_before(story, t);
  if (verb.told != Told::past) return;
  const std::string name = token_text(story, verb.token);
  if (opens) {
    if (is_planning_verb(name) || is_planning(words_after(story, story.tokens[verb.token].span, t.sentence, 60)))
      return;
    const std::string lead = words_after(story, t.span, t.sentence, 12);
    if (starts_with_word(lead, {"as", "the deadline"})) return;
  } else {
    const std::string between = words_between(story, story.tokens[verb.token].span, t.span, 140);
    const bool adjacent = between == "on" || between.empty();
    // A date that is near may be that of what was agreed, won or announced; and "was" ties little to itself.
    const bool near = to_day(date) - to_day(story.document.published.date) < 270;
    const bool copula = word_at(story, verb.token).is(WordClass::past_auxiliary);
    if (!adjacent && between.size() > (copula ? 40 : near ? 28 : 120)) return;
    if (copula && starts_with_word(between, {"a", "an", "the", "not", "only", "about", "their", "his", "her", "its",
                                             "one", "two", "three"}))
      return;
    if (!adjacent && has_time_between(story, t, verb.token)) return;
    if (is_schedule(name) || (!adjacent && is_planning_verb(name))) return;
    if (!adjacent && (is_planning(between) || has_infinitive(between))) return;
  }
  report(story, t, to_prose(date), verb, true, out);
}

// "will mark the attack on June 12, 2010", "will have ended", "will publish the draft adopted on": the date is
// another's.
bool is_of_another(std::string_view between) {
  return has_word(
      between, {"mark",   "commemorate", "remember", "anniversary", "celebrate", "since",   "first",  "after", "honor",
                "honour", "back",        "have",     "...",         "attack",    "attacks", "events", "who",   "that",
                "which",  "never",       "where",    "lost",        "died",      "pass",    "based"});
}

void check_future(const Story& story, const TimeMention& t, const Date& date, bool opens, Output& out) {
  if (t.tense == Tense::past) return;
  const Verb verb = opens ? verb_after(story, t) : verb_before(story, t);
  if (verb.told != Told::future) return;
  if (!opens) {
    const std::string between = words_between(story, story.tokens[verb.token].span, t.span, 140);
    if (is_of_another(between)) return;
  }
  report(story, t, to_prose(date), verb, false, out);
}

// Something else than what has been is in the sentence: a verb that looks ahead, a condition, an aim.
bool looks_ahead(const Story& story, const TimeMention& t) {
  const Sentence& sentence = story.sentences[t.sentence];
  for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
    const text::Word& word = word_at(story, i);
    if (word.is(WordClass::future) || word.is(WordClass::modal) || token_text(story, i) == "to") return true;
  }
  return is_planning(normal(story.document.slice(sentence.span)));
}

// "He won in 2031", "In 2031 he won": a year that lies well ahead. The next one may be a fiscal year or a model year. A
// warning: a page that keeps its first date may carry a later note.
void check_past_year(const Story& story, const TimeMention& t, Output& out) {
  if (t.year.value < story.document.published.date.year + 2 || t.tense != Tense::past || t.mod != TimeMod::none) return;
  const std::string before = words_before(story, t.span, t.sentence, 40);
  const bool opens = before == "in" || before == "\"in";
  if (!ends_with_word(before, {"in"}) || looks_ahead(story, t)) return;
  const Verb verb = opens ? verb_after(story, t) : verb_before(story, t);
  if (verb.told != Told::past || word_at(story, verb.token).is(WordClass::reporting)) return;
  if (!opens && words_between(story, story.tokens[verb.token].span, t.span) != "in") return;
  const std::string name = token_text(story, verb.token);
  if (is_planning_verb(name) || is_schedule(name)) return;
  report(story, t, std::to_string(t.year.value), verb, true, out, Level::warning, 0.8);
}

// No year before the story's own is named in the paragraph.
bool is_only_year(const Story& story, const TimeMention& t) {
  const std::uint32_t block = story.sentences[t.sentence].block;
  return std::none_of(story.times.begin(), story.times.end(), [&](const TimeMention& other) {
    return other.year && other.year.value < story.document.published.date.year &&
           story.sentences[other.sentence].block == block;
  });
}

bool is_only_time(const Story& story, const TimeMention& t) {
  return std::none_of(story.times.begin(), story.times.end(), [&](const TimeMention& other) {
    return &other != &t && other.sentence == t.sentence && other.type != TimeType::age;
  });
}

// "will open in May 2019", "met in September 2031": a month that lies well before or after the story.
void check_month(const Story& story, const TimeMention& t, Day today, Output& out) {
  constexpr Day slack = 45;
  const bool ahead = t.period.first > today + slack, over = t.period.last < today - slack;
  const std::string before = words_before(story, t.span, t.sentence, 40);
  if ((!ahead && !over) || t.mod != TimeMod::none || !ends_with_word(before, {"in"})) return;
  const bool opens = before == "in" || before == "\"in";
  const std::string date = fmt::format("{} {}", month_name(t.month.value), t.year.value);
  const Verb verb = opens ? verb_after(story, t) : verb_before(story, t);
  if (verb.token == no_index) return;
  const std::string between = opens ? std::string() : words_between(story, story.tokens[verb.token].span, t.span, 140);
  if (ahead) {
    const std::string name = token_text(story, verb.token);
    if (verb.told != Told::past || between.size() > 48 || looks_ahead(story, t) ||
        has_time_between(story, t, verb.token))
      return;
    if (is_planning_verb(name) || is_schedule(name) || word_at(story, verb.token).is(WordClass::past_auxiliary)) return;
    report(story, t, date, verb, true, out, Level::warning, 0.8);
  } else {
    if (verb.told != Told::future || is_of_another(between) || has_time_between(story, t, verb.token)) return;
    report(story, t, date, verb, false, out, Level::warning, 0.8);
  }
}

// "The board met on Sept. 28", twelve days before it: last year's would have its year. "will next meet on 26 May",
// three weeks after it.
void check_yearless(const Story& story, const TimeMention& t, Day today, Output& out) {
  constexpr Day near = 75;
  const Date date{story.document.published.date.year, t.month.value, t.day.value};
  if (!exists(date) || t.mod != TimeMod::none || !is_only_year(story, t)) return;
  const int ahead = to_day(date) - today;
  const std::string before = words_before(story, t.span, t.sentence, 40);
  if (ahead > 1 && ahead <= near) {
    const Verb verb = verb_before(story, t);
    if (verb.told != Told::past) return;
    const std::string between = words_between(story, story.tokens[verb.token].span, t.span, 140);
    const std::string name = token_text(story, verb.token);
    if (verb.token > 0 &&
        (word_at(story, verb.token - 1).is(WordClass::determiner) ||
         one_of(token_text(story, verb.token - 1), {"your", "my", "our", "his", "her", "its", "their"})))
      return;                                                // "your shot on April 19th"
    const bool period = between.empty() && name == "ended";  // "for the three months ended Sept. 30"
    if (period && has_word(sentence_words(story, t.sentence),
                           {"year-ago", "year ago", "year earlier", "last year", "previous", "prior", "comparable"}))
      return;
    if ((between != "on" && !period) || is_planning_verb(name) || is_schedule(name) ||
        word_at(story, verb.token).is(WordClass::past_auxiliary) ||
        has_word(before, {"if", "that", "had", "until", "would", "to"}))
      return;
    report(story, t, to_prose(date), verb, true, out, Level::warning, 0.8);
  } else if (ahead < -1 && ahead >= -near) {
    const Verb verb = verb_before(story, t);
    if (verb.told != Told::future || !ends_with_word(before, {"on"})) return;
    const std::string between = words_between(story, story.tokens[verb.token].span, t.span, 140);
    if (between.size() > 48 || is_of_another(between) || has_time_between(story, t, verb.token)) return;
    report(story, t, to_prose(date), verb, false, out, Level::warning, 0.8);
  }
}

// "said he would retire in April 2022", in a story of 2023: what was said now was still to come then.
void check_announced(const Story& story, const TimeMention& t, Day today, Output& out) {
  if (!t.year || !t.period.known() || t.period.last >= today - 45 || t.mod != TimeMod::none) return;
  const std::string before = words_before(story, t.span, t.sentence, 160);
  if (!ends_with_word(before, {"in", "on", "by"}) || !is_only_time(story, t)) return;
  const std::uint32_t date = token_at(story, t.span.begin);
  const std::uint32_t first = story.sentences[t.sentence].first_token;
  for (std::uint32_t i = date; i > first + 1 && date - i < 10; --i) {
    if (token_text(story, i) != "would") continue;
    const std::string act = token_text(story, i + 1);
    if (one_of(act, {"have", "be", "not", "never", "do", "rather", "like"}) && token_text(story, i + 2) != "held")
      return;
    const std::string between = words_between(story, story.tokens[i].span, t.span, 140);
    if (is_of_another(between)) return;
    // "said he", "said that the firm": the announcement stands right before.
    for (std::uint32_t back = i - 1; back > first && i - back < 7; --back) {
      if (!one_of(token_text(story, back), {"said", "announced", "says", "announces"})) continue;
      return report(story, t, std::string(story.document.slice(t.span)), {Told::future, i}, false, out, Level::warning,
                    0.75);
    }
    return;
  }
}

void run(const Story& story, Output& out) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day()) return;
  const Day today = to_day(published.date);
  for (const TimeMention& t : story.times) {
    if (is_bare_year(t)) check_past_year(story, t, out);
    if (t.type == TimeType::date && !t.impossible) check_announced(story, t, today, out);
    if (is_month_day(t) && !t.impossible && !t.weekday && published.source != DateSource::inferred)
      check_yearless(story, t, today, out);
    if (t.type == TimeType::date && t.year && t.month && !t.day && t.period.known()) check_month(story, t, today, out);
    if (!is_full_date(t) || t.impossible || (t.type != TimeType::date && t.type != TimeType::time)) continue;
    const Date date = written_date(t);
    if (!exists(date)) continue;
    const int ahead = to_day(date) - today;
    // A day's slack for time zones and for stories written the evening before.
    if (ahead >= -1 && ahead <= 1) continue;
    const std::string before = words_before(story, t.span, t.sentence, 40);
    if (!says_when(before)) continue;
    const bool opens = before.empty() || before == "on" || before == "\"" || before == "\"on";
    if (ahead > 1) check_past(story, t, date, opens, out);
    else check_future(story, t, date, opens, out);
  }
}

}  // namespace

Family tense() noexcept { return {infos, run}; }

}  // namespace claims::check
