// Years and days of adoption: what the story writes against what is known.
#include "check/context.h"
#include "check/document.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check {
namespace {

constexpr Day midnight = 1;      // meetings run past midnight, and the story may be in another time zone
constexpr Day far_apart = 30;    // for days that the words give only by the story's own day
constexpr int max_between = 96;  // bytes between a date and the citation that it goes with

// True if all words of `text` (as normal() gives them) are of the list.
bool only(std::string_view text, std::initializer_list<std::string_view> words) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find_first_of(" ,()", at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(at, end - at);
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) return false;
    at = end + 1;
  }
  return true;
}

bool has_verb(std::string_view text) { return has_word(text, {"adopted", "passed", "approved"}); }

// "was adopted unanimously by the Security Council on", between a resolution and its date.
bool is_bridge_behind(std::string_view text) {
  return only(text, {"was", "were", "had", "been",        "which",  "that",    "adopted",  "passed",  "approved",
                     "by",  "the",  "un",  "u.n.",        "united", "nations", "security", "council", "unsc",
                     "in",  "on",   "of",  "unanimously", "early",  "late",    "back",     "first",   "consensus"});
}

// ", the UN Security Council unanimously adopted", between a date and the resolution.
bool is_bridge_before(std::string_view text) {
  return only(text, {"the",     "un",     "u.n.",     "united", "nations", "security",    "council",   "unsc",
                     "adopted", "passed", "approved", "when",   "it",      "unanimously", "voted",     "to",
                     "adopt",   "pass",   "approve",  "its",    "a",       "members",     "15-member", "body"});
}

// The mention beside `index` is joined to it: "2006 and 2009", "2006-2009".
bool joined(const Story& story, std::size_t index) {
  const TimeMention& time = story.times[index];
  const auto with = [&](const TimeMention& other) {
    if (other.sentence != time.sentence) return false;
    const bool left = other.span.begin < time.span.begin;
    const std::string words =
        left ? words_between(story, other.span, time.span, 16) : words_between(story, time.span, other.span, 16);
    return only(words, {"and", "to", "or", "until", "through", "-", ";"});
  };
  return (index > 0 && with(story.times[index - 1])) ||
         (index + 1 < story.times.size() && with(story.times[index + 1]));
}

// One of several numbers in a row: their dates may be given in the same order.
bool listed(const Story& story, std::size_t index) {
  const Citation& citation = story.citations[index];
  const auto near = [&](std::size_t other) {
    if (other >= story.citations.size() || story.citations[other].sentence != citation.sentence ||
        story.citations[other].link)
      return false;
    const Span a = story.citations[other].span, b = citation.span;
    if (a.overlaps(b)) return true;
    const std::string words = a.begin < b.begin ? words_between(story, a, b, 16) : words_between(story, b, a, 16);
    return only(words, {"and", "or", "as", "well", "the"});
  };
  return near(index + 1) || (index > 0 && near(index - 1));
}

// "the 2018 Security Council Resolution 1718 exemptions", "Resolution 2397's exemptions": of something else.
bool stands_before_noun(const Story& story, const Citation& citation) {
  const std::string after = words_after(story, citation.span, citation.sentence, 24);
  if (after.empty() || after.front() < 'a' || after.front() > 'z') return after.starts_with("'s");
  return !starts_with_word(
      after, {"a",        "after",   "against", "also",    "and",     "as",        "at",       "ban",   "banned",
              "bans",     "but",     "by",      "called",  "calls",   "condemned", "created",  "did",   "does",
              "demanded", "demands", "failed",  "for",     "from",    "had",       "has",      "have",  "if",
              "imposed",  "imposes", "in",      "is",      "may",     "might",     "must",     "not",   "of",
              "on",       "or",      "over",    "remains", "require", "required",  "requires", "said",  "says",
              "set",      "since",   "still",   "that",    "the",     "through",   "to",       "under", "unanimously",
              "until",    "was",     "were",    "when",    "which",   "while",     "who",      "will",  "with",
              "without",  "would"});
}

class AdoptionDates {
 public:
  AdoptionDates(const Story& story, Output& out) : story_(story), out_(out), named_(story) {}

  void run() {
    for (std::size_t i = 0; i < story_.citations.size(); ++i) {
      const Citation& citation = story_.citations[i];
      if (citation.link || citation.kind != CitationKind::un_document) continue;
      const bool prefix = citation.year && citation.year.span.begin < citation.number.span.begin;
      if (citation.year && !(prefix && stands_before_noun(story_, citation)) && check_year(citation)) continue;
      if (!listed(story_, i)) check_date(citation);
    }
  }

 private:
  // "Resolution 1718 (2016)". True if something was said about it.
  bool check_year(const Citation& citation) {
    const std::uint32_t end = citation.number.span.end;  // "1267/1989": two resolutions
    if (citation.year.span.begin == end + 1 && story_.document.text[end] == '/') return false;
    if (const int session = assembly_session(citation)) return check_session(citation, session, citation.year);
    const int number = council_resolution(citation);
    if (number == 0 || citation.body == "General Assembly") return false;
    if (number > reference::last_resolution()) return check_future_number(citation, number);
    const auto adoption = adoption_of(out_, citation);
    if (!adoption || adoption->year() == 0 || adoption->year() == citation.year.value) return false;
    const bool sure = named_.contain(citation);
    Finding& finding = add(
        out_, story_, "document.year", sure ? Level::error : Level::warning, citation.year.span,
        fmt::format("Security Council resolution {} is of {}, not {}", number, adoption->year(), citation.year.value),
        sure ? 0.98 : 0.75);
    because(finding, adoption->known.text, std::nullopt, adoption->known.evidence);
    finding.replacement = std::to_string(adoption->year());
    return true;
  }

  // "Resolution 9999 (2020)": by the end of 2020 there were 2560.
  bool check_future_number(const Citation& citation, int number) {
    const int year = citation.year.value;
    if (year < 1946 || year >= to_date(reference::resolution_cut_off()).year) return false;
    const auto known = reference::resolutions_between({to_day({1946, 1, 1}), year_period(year).last});
    if (known.empty()) return false;
    const bool sure = named_.contain(citation);
    Finding& finding =
        add(out_, story_, "document.year", sure ? Level::error : Level::warning, citation.span,
            fmt::format("there was no Security Council resolution {} in {}", number, year), sure ? 0.97 : 0.7);
    because(finding,
            fmt::format("the last one of {}: {}", to_date(known.back().adopted.last).year,
                        reference::describe(known.back())),
            std::nullopt, reference::evidence(known.back()));
    return true;
  }

  // "A/RES/79/1 of 2019": session 79 opened in September 2024.
  bool check_session(const Citation& citation, int session, const Citation::Part& year) {
    const Period days = session_days(session);
    if (days.overlaps(year_period(year.value))) return false;
    report_session(citation, session, year.span);
    return true;
  }

  void report_session(const Citation& citation, int session, Span span) {
    const Date first = to_date(session_days(session).first);
    Finding& finding =
        add(out_, story_, "document.session", Level::error, span,
            fmt::format("session {} of the General Assembly did not meet in {}", session, story_.document.slice(span)),
            0.95);
    because(finding,
            fmt::format("session {} opened in {} {}; its resolutions are of {} or {}", session, month_name(first.month),
                        first.year, first.year, first.year + 1),
            citation.span, "General Assembly, rules of procedure: a regular session opens each September");
  }

  // "In 2006 the Security Council adopted resolution 2397", "resolution 2397, adopted on 22 December 2016"
  void check_date(const Citation& citation) {
    const std::size_t index = date_of(citation);
    if (index == story_.times.size()) return;
    const TimeMention& time = story_.times[index];
    if (const int session = assembly_session(citation)) {
      if (time.anchor == TimeAnchor::written && time.year && !time.period.overlaps(session_days(session)))
        report_session(citation, session, time.span);
      return;
    }
    const bool sure = named_.contain(citation);
    if (council_resolution(citation) == 0 || (!sure && !council_told_)) return;
    const auto adoption = adoption_of(out_, citation);
    if (!adoption) return;
    if (is_month_day(time)) {  // the year is the adoption's
      const Date date{adoption->year(), time.month.value, time.day.value};
      const Day day = exists(date) ? to_day(date) : 0;
      if (date.year == 0 || (day >= adoption->days.first - midnight && day <= adoption->days.last + midnight)) return;
      return report_date(citation, time, *adoption, true, sure);
    }
    const bool written = time.anchor == TimeAnchor::written;
    const Day margin = written ? midnight : far_apart;
    if (time.period.overlaps({adoption->days.first - margin, adoption->days.last + margin})) return;
    report_date(citation, time, *adoption, written, sure);
  }

  void report_date(const Citation& citation, const TimeMention& time, const Adoption& adoption, bool written,
                   bool sure) {
    const bool year_only = time.year && adoption.year() != 0 && time.year.value != adoption.year();
    const Span span = year_only ? time.year.span : time.span;
    Finding& finding = add(out_, story_, "document.date", written && sure ? Level::error : Level::warning, span,
                           fmt::format("{} was not adopted {} {}", called(story_, citation),
                                       time.day  ? "on"
                                       : written ? "in"
                                                 : "at that time:",
                                       story_.document.slice(time.span)),
                           written && sure ? 0.95 : 0.7);
    because(finding, adoption.known.text, std::nullopt, adoption.known.evidence);
    because(finding, fmt::format("the sentence dates the adoption: {}", story_.document.slice(time.span)), time.span);
    if (!written || adoption.days.first != adoption.days.last) return;
    const Date date = to_date(adoption.days.first);
    const bool same_day = (!time.month || time.month.value == date.month) && (!time.day || time.day.value == date.day);
    if (year_only && same_day) finding.replacement = std::to_string(date.year);
    else if (year_only) finding.span = time.span, finding.replacement = in_style_of(time, date);
    else finding.replacement = in_style_of(time, date);
  }

  // The date as exact as the story's, in its order of day and month.
  std::string in_style_of(const TimeMention& time, const Date& date) const {
    if (!time.month) return std::to_string(date.year);
    const std::string month(month_name(date.month));
    if (!time.day) return fmt::format("{} {}", month, date.year);
    return time.day.span.begin < time.month.span.begin ? to_prose(date)
                                                       : fmt::format("{} {}, {}", month, date.day, date.year);
  }

  // Index of the date that the sentence gives for the adoption; times.size() if there is none.
  std::size_t date_of(const Citation& citation) const {
    const auto& times = story_.times;
    std::size_t i = static_cast<std::size_t>(
        std::lower_bound(times.begin(), times.end(), citation.span.begin,
                         [](const TimeMention& t, std::uint32_t at) { return t.span.begin < at; }) -
        times.begin());
    if (i > 0 && stands_before(times[i - 1], citation) && !joined(story_, i - 1)) return i - 1;
    while (i < times.size() && times[i].span.overlaps(citation.span)) ++i;
    if (i < times.size() && stands_behind(times[i], citation) && !joined(story_, i)) return i;
    return times.size();
  }

  bool datable(const TimeMention& time, const Citation& citation) const {
    if (time.sentence != citation.sentence || time.type != TimeType::date || !time.period.known() ||
        time.mod != TimeMod::none || time.impossible || time.span.overlaps(citation.span))
      return false;
    if (is_month_day(time)) return true;
    if (time.anchor == TimeAnchor::written) return static_cast<bool>(time.year);
    return time.anchor == TimeAnchor::publication && time.certainty >= 0.9f && time.weekday;
  }

  bool stands_before(const TimeMention& time, const Citation& citation) const {
    if (!datable(time, citation)) return false;
    const std::string before = words_before(story_, time.span, time.sentence, 24);
    if (!before.empty() && !ends_with_word(before, {"in", "on", "that"})) return false;
    const std::string between = words_between(story_, time.span, citation.span, max_between);
    return has_word(between, {"adopted", "passed", "approved", "adopt", "pass", "approve"}) &&
           is_bridge_before(between) && !stands_before_noun(story_, citation);
  }

  bool stands_behind(const TimeMention& time, const Citation& citation) const {
    if (!datable(time, citation)) return false;
    const std::string between = words_between(story_, citation.span, time.span, max_between);
    // "S/RES/1718 of 2006"; a day may be that of the report before: "the report pursuant to it of 3 May 2007".
    if (between == "of") return is_bare_year(time);
    if (!is_bridge_behind(between) || !ends_with_word(between, {"in", "on", "of"})) return false;
    const std::string before = words_before(story_, citation.span, citation.sentence, 48);
    if (!has_verb(between))  // "the Council adopted resolution 1718 in 2006"
      return ends_with_word(before,
                            {"council adopted", "council unanimously adopted", "council passed", "council approved",
                             "council adopted the", "council passed the", "council unanimously passed",
                             "council unanimously approved", "adopted as", "passed as", "approved as"});
    // "measures under resolution 1718 adopted in 2009": the measures, perhaps.
    const bool participle = !has_word(between, {"was", "were", "been"}) && between.find(',') == std::string::npos;
    return !participle || !ends_with_word(before, {"under", "of", "with", "to", "by", "in", "from", "the"});
  }

  const Story& story_;
  Output& out_;
  const NamedBodies named_;
  // The story is about the Council, so that "Resolution 1970" is likely its own.
  const bool council_told_ =
      !story_.citations.empty() && story_.document.text.find("Security Council") != std::string::npos;
};

}  // namespace

void check_document_dates(const Story& story, Output& out) { AdoptionDates(story, out).run(); }

}  // namespace claims::check
