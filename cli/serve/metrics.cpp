#include "metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace claims::cli {
namespace {

class Text {
 public:
  void family(std::string_view name, std::string_view type, std::string_view help) {
    fmt::format_to(std::back_inserter(out_), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
  }
  template <class Value>
  void sample(std::string_view name, std::string_view labels, Value value) {
    fmt::format_to(std::back_inserter(out_), "{}{} {}\n", name, labels.empty() ? "" : fmt::format("{{{}}}", labels),
                   value);
  }
  template <class Value>
  void single(std::string_view name, std::string_view type, std::string_view help, Value value) {
    family(name, type, help);
    sample(name, "", value);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace

void Metrics::answered(const std::string& route, const std::string& method, const HttpExchange& exchange) {
  const double seconds = std::chrono::duration<double>(exchange.took).count();
  const std::lock_guard lock(mutex_);
  ++requests_[{route, method}][exchange.response.status];
  Times& times = times_[route];
  const auto bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
  ++times.counts[static_cast<std::size_t>(bound - bounds.begin())];
  times.seconds += seconds;
  received_ += exchange.received;
  sent_ += exchange.sent;
}

void Metrics::refused(const std::string& code) {
  const std::lock_guard lock(mutex_);
  ++refused_[code];
}

void Metrics::verified(const Report& report) {
  const std::lock_guard lock(mutex_);
  ++stories_;
  incomplete_ += !report.not_checked.empty();
  for (const Finding& finding : report.findings) ++findings_[finding.level];
}

void Metrics::decided() {
  const std::lock_guard lock(mutex_);
  ++decisions_;
}

std::string Metrics::text(const HttpLoad& load) const {
  const std::lock_guard lock(mutex_);
  Text out;
  out.family("claims_build_info", "gauge", "The version and the digest of the data that it was built with.");
  out.sample("claims_build_info", fmt::format("version=\"{}\",data=\"{}\"", version(), data_digest()), 1);
  out.single("claims_connections", "gauge", "Open connections.", load.connections);
  out.single("claims_requests_waiting", "gauge", "Requests for which no thread is free.", load.waiting);
  out.single("claims_held_bytes", "gauge", "Bodies and answers that are held.", load.held_bytes);
  out.family("claims_requests_total", "counter", "Requests that were answered.");
  for (const auto& [what, statuses] : requests_)
    for (const auto& [status, count] : statuses)
      out.sample("claims_requests_total",
                 fmt::format("route=\"{}\",method=\"{}\",status=\"{}\"", what.first, what.second, status), count);
  out.family("claims_request_seconds", "histogram", "From the whole head of a request to the last byte of its answer.");
  for (const auto& [route, times] : times_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i)
      out.sample("claims_request_seconds_bucket", fmt::format("route=\"{}\",le=\"{}\"", route, bounds[i]),
                 sum += times.counts[i]);
    out.sample("claims_request_seconds_bucket", fmt::format("route=\"{}\",le=\"+Inf\"", route),
               sum += times.counts.back());
    out.sample("claims_request_seconds_sum", fmt::format("route=\"{}\"", route), times.seconds);
    out.sample("claims_request_seconds_count", fmt::format("route=\"{}\"", route), sum);
  }
  out.family("claims_refused_total", "counter", "What was refused before it was a request.");
  for (const auto& [code, count] : refused_)
    out.sample("claims_refused_total", fmt::format("code=\"{}\"", code), count);
  out.single("claims_received_bytes_total", "counter", "Bodies of requests.", received_);
  out.single("claims_sent_bytes_total", "counter", "Bodies of answers.", sent_);
  out.single("claims_stories_total", "counter", "Stories that were verified.", stories_);
  out.single("claims_stories_incomplete_total", "counter", "Those in which something could not be checked.",
             incomplete_);
  out.family("claims_findings_total", "counter", "Findings in them.");
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    const auto found = findings_.find(level);
    out.sample("claims_findings_total", fmt::format("level=\"{}\"", name_of(level)),
               found == findings_.end() ? 0 : found->second);
  }
  out.single("claims_decisions_total", "counter", "Decisions that were recorded.", decisions_);
  return out.take();
}

}  // namespace claims::cli
