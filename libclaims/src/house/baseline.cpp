#include "house/pattern.h"

#include "store/digest.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

constexpr std::string_view head = "# claims baseline 1: check, story, fingerprint, words\n";

// On one line, runs of white space made one.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// What a finding is known by: a line of the baseline.
std::string row_of(const std::string& story, const Report& report, const Finding& finding) {
  const Document& document = report.story.document;
  const std::string words = one_line(document.slice(finding.span));
  const std::string around = one_line(document.slice(house::surroundings(report.story, finding)));
  const std::string print = store::sha256(fmt::format("{}\n{}\n{}", finding.check, words, around)).substr(0, 16);
  return fmt::format("{}\t{}\t{}\t{}", finding.check, one_line(story), print, words);
}

// Without the words, which are for people.
std::string_view key_of(std::string_view row) {
  std::size_t end = 0;
  for (int tabs = 0; tabs < 3 && end != std::string_view::npos; ++tabs) end = row.find('\t', tabs == 0 ? 0 : end + 1);
  return row.substr(0, end);
}

bool well_formed(std::string_view row) { return std::count(row.begin(), row.end(), '\t') >= 3; }

}  // namespace

Result<Baseline> Baseline::parse(std::string_view path, std::string_view text) {
  if (text.size() > max_baseline_bytes)
    return fail(Code::limit, fmt::format("{}: larger than 256 MiB, the limit for a baseline", path));
  if (!text.starts_with(head))
    return fail(Code::malformed,
                fmt::format("{}: not a baseline; \"claims verify --write-baseline FILE\" writes one", path));
  Baseline baseline;
  std::size_t line = 1;
  for (text.remove_prefix(head.size()); !text.empty(); ++line) {
    const std::string_view row = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(row.size() + 1, text.size()));
    if (row.empty()) continue;
    if (!well_formed(row))
      return fail(Code::malformed, fmt::format("{}:{}: expected check, story, fingerprint and words, with tabs between",
                                               path, line + 1));
    baseline.rows_.emplace_back(row, 1);
  }
  std::sort(baseline.rows_.begin(), baseline.rows_.end());
  // Equal rows become one with a count.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < baseline.rows_.size(); ++i) {
    if (kept > 0 && baseline.rows_[kept - 1].first == baseline.rows_[i].first) ++baseline.rows_[kept - 1].second;
    else if (kept++ != i) baseline.rows_[kept - 1] = std::move(baseline.rows_[i]);
  }
  baseline.rows_.resize(kept);
  return baseline;
}

void Baseline::add(const std::string& story, const Report& report) {
  for (const Finding& finding : report.findings) rows_.emplace_back(row_of(story, report, finding), 1);
}

std::string Baseline::text() const {
  std::vector<std::string_view> lines;
  for (const auto& [line, count] : rows_) lines.insert(lines.end(), count, line);
  std::sort(lines.begin(), lines.end());
  std::string out(head);
  for (const std::string_view line : lines) out.append(line).append("\n");
  return out;
}

void Baseline::apply(const std::string& story, Report& report) const {
  std::vector<Finding> kept;
  std::vector<std::pair<std::string, std::size_t>> used;
  for (Finding& finding : report.findings) {
    const std::string row = row_of(story, report, finding);
    const std::string_view key = key_of(row);
    const auto found = std::lower_bound(rows_.begin(), rows_.end(), key,
                                        [](const auto& r, std::string_view k) { return key_of(r.first) < k; });
    auto spent = std::find_if(used.begin(), used.end(), [&](const auto& u) { return u.first == key; });
    if (spent == used.end()) spent = used.insert(used.end(), {std::string(key), 0});
    if (found == rows_.end() || key_of(found->first) != key || spent->second >= found->second) {
      kept.push_back(std::move(finding));
      continue;
    }
    ++spent->second;
    report.set_aside.push_back({std::move(finding), SetAside::By::baseline, {}, {}, std::nullopt, {}});
  }
  report.findings = std::move(kept);
  house::sort_set_aside(report.set_aside);
}

}  // namespace claims
