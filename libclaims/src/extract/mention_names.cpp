#include <claims/mention.h>

namespace claims {

const char* name_of(TimeType type) noexcept {
  switch (type) {
    case TimeType::date: return "date";
    case TimeType::time: return "time";
    case TimeType::duration: return "duration";
    case TimeType::set: return "set";
    case TimeType::age: return "age";
  }
  return "";
}

const char* name_of(Tense tense) noexcept {
  switch (tense) {
    case Tense::unknown: return "";
    case Tense::past: return "past";
    case Tense::present: return "present";
    case Tense::future: return "future";
  }
  return "";
}

const char* name_of(TimeMod mod) noexcept {
  switch (mod) {
    case TimeMod::none: return "";
    case TimeMod::before: return "BEFORE";
    case TimeMod::after: return "AFTER";
    case TimeMod::on_or_before: return "ON_OR_BEFORE";
    case TimeMod::on_or_after: return "ON_OR_AFTER";
    case TimeMod::less_than: return "LESS_THAN";
    case TimeMod::more_than: return "MORE_THAN";
    case TimeMod::equal_or_less: return "EQUAL_OR_LESS";
    case TimeMod::equal_or_more: return "EQUAL_OR_MORE";
    case TimeMod::start: return "START";
    case TimeMod::mid: return "MID";
    case TimeMod::end: return "END";
    case TimeMod::approx: return "APPROX";
  }
  return "";
}

const char* name_of(TimeUnit unit) noexcept {
  switch (unit) {
    case TimeUnit::none: return "";
    case TimeUnit::second: return "second";
    case TimeUnit::minute: return "minute";
    case TimeUnit::hour: return "hour";
    case TimeUnit::day: return "day";
    case TimeUnit::week: return "week";
    case TimeUnit::weekend: return "weekend";
    case TimeUnit::month: return "month";
    case TimeUnit::quarter: return "quarter";
    case TimeUnit::half: return "half";
    case TimeUnit::year: return "year";
    case TimeUnit::decade: return "decade";
    case TimeUnit::century: return "century";
    case TimeUnit::millennium: return "millennium";
  }
  return "";
}

const char* name_of(TimeAnchor anchor) noexcept {
  switch (anchor) {
    case TimeAnchor::none: return "none";
    case TimeAnchor::written: return "written";
    case TimeAnchor::publication: return "publication";
    case TimeAnchor::mention: return "mention";
  }
  return "";
}

const char* name_of(QuantityKind kind) noexcept {
  switch (kind) {
    case QuantityKind::number: return "number";
    case QuantityKind::ordinal: return "ordinal";
    case QuantityKind::percent: return "percent";
    case QuantityKind::percentage_points: return "percentage_points";
    case QuantityKind::money: return "money";
    case QuantityKind::measure: return "measure";
  }
  return "";
}

const char* name_of(NameKind kind) noexcept {
  switch (kind) {
    case NameKind::person: return "person";
    case NameKind::organisation: return "organisation";
    case NameKind::place: return "place";
    case NameKind::other: return "other";
  }
  return "";
}

}  // namespace claims
