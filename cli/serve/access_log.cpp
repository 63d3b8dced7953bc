#include "access_log.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unistd.h>
#include <ctime>

namespace claims::cli {
namespace {

constexpr std::size_t longest_path = 200;

std::string moment_now() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  std::tm utc{};
  ::gmtime_r(&now.tv_sec, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec, now.tv_nsec / 1'000'000);
}

}  // namespace

void log_access(const HttpExchange& exchange) {
  const HttpRequest& request = exchange.request;
  nlohmann::ordered_json line = {{"time", moment_now()}, {"peer", request.peer}};
  if (!request.client.empty()) line["client"] = request.client;
  line["method"] = request.method.substr(0, 20);
  line["path"] = request.path.substr(0, longest_path);
  line["status"] = exchange.response.status;
  line["received"] = exchange.received;
  line["sent"] = exchange.sent;
  line["ms"] = static_cast<double>(exchange.took.count()) / 1000;
  if (!exchange.complete) line["complete"] = false;
  for (const HttpField& note : exchange.response.notes) line[note.name] = note.value;
  const std::string text = line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  // One write a line, so that lines of several processes do not mix. A log that cannot be written stops nothing.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace claims::cli
