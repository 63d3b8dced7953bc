#include "reference/un_resolution.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <fmt/format.h>

#include <charconv>

namespace claims::reference {
namespace {

enum Column { number_column, year_column, date_column, meeting_column, vote_column, topic_column, sources_column };

const SortedLines& table() {
  static const SortedLines lines(data::file("reference/security_council_resolutions.tsv"));
  return lines;
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "2006-10-14", or "2002-03-28/2002-04-04": some day of these.
Period read_days(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto first = parse_iso_date(text.substr(0, slash));
  if (!first) return {};
  const auto last = slash == std::string_view::npos ? first : parse_iso_date(text.substr(slash + 1));
  return last ? Period{to_day(*first), to_day(*last)} : Period{};
}

std::optional<Vote> read_vote(std::string_view text) {
  const std::size_t first = text.find('-'), second = text.rfind('-');
  if (first == second) return std::nullopt;
  return Vote{number(text.substr(0, first)), number(text.substr(first + 1)), number(text.substr(second + 1))};
}

Resolution read(std::string_view line) {
  Resolution out;
  out.number = number(field(line, number_column));
  out.year = number(field(line, year_column));
  out.adopted = read_days(field(line, date_column));
  out.meeting = field(line, meeting_column);
  out.vote = read_vote(field(line, vote_column));
  out.without_vote = field(line, vote_column) == "none";
  out.topic = field(line, topic_column);
  out.sources = field(line, sources_column);
  return out;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_letter(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string votes(int count, bool first) {
  if (count == 0) return "none";
  return fmt::format("{}{}", count, first ? (count == 1 ? " vote" : " votes") : "");
}

}  // namespace

std::string to_text(const Vote& vote) { return fmt::format("{}-{}-{}", vote.yes, vote.no, vote.abstain); }

std::optional<Resolution> security_council_resolution(int wanted) {
  if (wanted < 1 || wanted > 9999) return std::nullopt;
  const std::string key = fmt::format("{:04}", wanted);
  const std::size_t at = table().lower_bound(key);
  if (at >= table().size() || field(table().line(at), number_column) != key) return std::nullopt;
  return read(table().line(at));
}

bool topic_matches(std::string_view topic, std::string_view words) noexcept {
  if (words.empty()) return false;
  for (std::size_t at = 0; at + words.size() <= topic.size(); ++at) {
    if (at > 0 && is_letter(topic[at - 1])) continue;
    std::size_t same = 0;
    while (same < words.size() && lower(topic[at + same]) == lower(words[same])) ++same;
    if (same == words.size() && (at + same == topic.size() || !is_letter(topic[at + same]))) return true;
  }
  return false;
}

std::vector<Resolution> resolutions_between(Period on, const std::vector<std::string_view>& topics) {
  std::vector<Resolution> found;
  if (!on.known()) return found;
  for (std::size_t at = table().begin(); at < table().size(); at = table().next(at)) {
    const std::string_view line = table().line(at);
    const Period days = read_days(field(line, date_column));
    if (!days.known() || !on.contains(days)) continue;
    const std::string_view topic = field(line, topic_column);
    if (topics.empty() || std::any_of(topics.begin(), topics.end(), [&](auto t) { return topic_matches(topic, t); }))
      found.push_back(read(line));
  }
  return found;
}

std::string symbol_of(const Resolution& resolution) {
  return resolution.year ? fmt::format("S/RES/{} ({})", resolution.number, resolution.year)
                         : fmt::format("S/RES/{}", resolution.number);
}

std::string describe(const Resolution& resolution) {
  std::string out = symbol_of(resolution);
  if (!resolution.adopted.known())
    return out + fmt::format(" was adopted after {}", to_prose(to_date(resolution_cut_off())));
  out += resolution.has_day()
             ? fmt::format(" was adopted on {}", to_prose(to_date(resolution.adopted.first)))
             : fmt::format(" was adopted between {} and {}", to_prose(to_date(resolution.adopted.first)),
                           to_prose(to_date(resolution.adopted.last)));
  if (resolution.without_vote) return out + " without a vote";
  if (!resolution.vote) return out;
  out += fmt::format(" by {} to {}", votes(resolution.vote->yes, true), votes(resolution.vote->no, false));
  if (resolution.vote->abstain == 0) return out;
  return out + fmt::format(" with {} abstention{}", resolution.vote->abstain, resolution.vote->abstain == 1 ? "" : "s");
}

std::string evidence(const Resolution& resolution) {
  std::string out;
  const std::size_t record = resolution.sources.find("UNDL ");
  if (record != std::string_view::npos)
    out = fmt::format("UN Digital Library record {}", resolution.sources.substr(record + 5));
  if (!resolution.meeting.empty()) out += fmt::format("{}{}", out.empty() ? "" : "; ", resolution.meeting);
  return out;
}

int last_resolution() noexcept { return 2640; }
Day resolution_cut_off() noexcept { return to_day({2022, 6, 29}); }

}  // namespace claims::reference
