#include "archive/wacz_lists.h"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "archive/surt.h"

namespace claims::archive {
namespace {

constexpr std::int64_t close_enough = 3600;  // seconds between a page and a record of its URL: redirects, slow pages

std::string_view bare(std::string_view digest) {
  const std::size_t colon = digest.find(':');
  return colon == std::string_view::npos ? digest : digest.substr(colon + 1);
}

std::string_view without_query(std::string_view key) { return key.substr(0, key.find('?')); }
std::string without_fragment(std::string_view url) { return std::string(url.substr(0, url.find('#'))); }

std::optional<std::int64_t> seconds(const std::string& date) {
  const std::string digits = index_time(date);
  if (digits.empty()) return std::nullopt;
  const auto part = [&](std::size_t at, std::size_t size) { return std::stoi(digits.substr(at, size)); };
  const std::chrono::sys_days day = std::chrono::year(part(0, 4)) / part(4, 2) / part(6, 2);
  return day.time_since_epoch().count() * 86400LL + part(8, 2) * 3600 + part(10, 2) * 60 + part(12, 2);
}

// What an index says otherwise than the record; empty: nothing.
std::string difference(const IndexLine& said, const IndexLine& real) {
  if (!said.url.empty() && said.url != real.url) return fmt::format("is of {}, not of {}", real.url, said.url);
  if (said.time.substr(0, 14) != real.time) return fmt::format("is of {}, not of {}", real.time, said.time);
  if (said.length && *said.length != *real.length)
    return fmt::format("is {} bytes long, not {}", *real.length, *said.length);
  if (!said.digest.empty() && bare(said.digest) != bare(real.digest)) return "has another digest";
  if (!said.status.empty() && !real.status.empty() && said.status != "-" && said.status != real.status)
    return fmt::format("has the status {}, not {}", real.status, said.status);
  if (!said.key.starts_with(without_query(real.key))) return fmt::format("has the key {}, not {}", real.key, said.key);
  return {};
}

}  // namespace

void WaczLists::record(const IndexedRecord& record) {
  if (!record.indexed) return;
  dates_.emplace(without_fragment(record.line.url), record.date);
  records_.emplace(Place{record.line.filename, *record.line.offset}, record.line);
}

void WaczLists::index_line(const std::string& member, std::string_view line) {
  if (line.empty()) return;
  if (!last_line_.contains(member)) columns_[member] = cdx_columns(line);
  const bool heading = line.starts_with(" CDX ") || line.starts_with('!');
  std::string& last = last_line_[member];
  if (!last.empty() && line < last)
    report_("index-order", member, 0, fmt::format("the line {} is not in its place", line.substr(0, line.find('{'))));
  last = line;
  if (heading) return;
  auto said = parse_index_line(line, columns_[member]);
  if (!said) return report_("index-malformed", member, 0, said.error().text);
  if (!said->offset) return report_("index-malformed", member, 0, "a line without an offset");
  const Place place{said->filename, *said->offset};
  const auto real = records_.find(place);
  if (real == records_.end())
    return report_("index-wrong", member, *said->offset,
                   fmt::format("a line leads to {} at {}, where no record begins", place.filename, place.offset));
  listed_.insert(place);
  const std::string wrong = difference(*said, real->second);
  if (!wrong.empty())
    report_("index-wrong", member, place.offset,
            fmt::format("the record in {} at {} {}", place.filename, place.offset, wrong));
}

void WaczLists::page_line(const std::string& member, std::uint64_t number, std::string_view line) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return report_("pages-malformed", member, 0, fmt::format("line {} is no JSON object", number));
  if (json.contains("format")) return;
  if (!json.contains("url") || !json["url"].is_string())
    return report_("pages-malformed", member, 0, fmt::format("line {} has no url", number));
  const std::string url = json["url"].get<std::string>();
  const auto [begin, end] = dates_.equal_range(without_fragment(url));
  if (begin == end) return report_("page-not-archived", member, 0, fmt::format("no record is of the page {}", url));
  if (!json.contains("ts") || !json["ts"].is_string()) return;
  const auto said = seconds(json["ts"].get<std::string>());
  for (auto each = begin; said && each != end; ++each) {
    const auto real = seconds(each->second);
    if (real && std::abs(*real - *said) <= close_enough) return;
  }
  report_("page-date", member, 0, fmt::format("no record of {} was made at {}", url, json["ts"].get<std::string>()));
}

void WaczLists::finish(bool has_index) {
  if (!has_index) return;
  for (const auto& [place, line] : records_)
    if (!listed_.contains(place) && (line.mime == "warc/revisit" || !line.status.empty()))
      report_("index-incomplete", "archive/" + place.filename, place.offset,
              fmt::format("no index leads to the record of {} in {} at {}", line.url, place.filename, place.offset));
}

}  // namespace claims::archive
