// A network, plugins and a clock that tests make up.
#pragma once

#include "fetch/engine.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <unistd.h>

namespace fakes {

using namespace claims;

// A folder that goes when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "claims-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Clock : fetching::Env {
  std::int64_t milliseconds = 0;
  double chance = 1.0 - 1e-9;  // the longest wait
  std::int64_t now() override { return milliseconds; }
  std::int64_t wall_seconds() override { return 1'718'872'200 + milliseconds / 1000; }  // 2024-06-20T08:30:00Z
  double random() override { return chance; }
};

struct Answer {
  int status = 200;
  std::string headers = "Content-Type: text/plain\r\n";
  std::string body = "text";
  std::optional<Error> error = std::nullopt;
  std::int64_t delay = 10;
  std::string head = {};  // instead of what `status` and `headers` make
};

inline Answer failing(Code code, std::string text) {
  Answer answer;
  answer.error = Error{code, std::move(text)};
  return answer;
}
inline Answer redirecting(int status, const std::string& to) {
  return {status, "Location: " + to + "\r\n", "", {}, 10, ""};
}

// Answers of a URL come one after the other; the last is given again and again.
// robots.txt is not there (404) unless an answer is set.
struct Network {
  std::map<std::string, std::deque<Answer>> answers;
  std::vector<plugin::Exchange> asked;
  std::vector<std::int64_t> asked_at;
  std::size_t most_at_once = 0, at_once = 0, cancelled = 0;
  int losses = 0;  // the transport's process ends that many times, at each first event

  void set(const std::string& url, std::deque<Answer> list) { answers[url] = std::move(list); }
  std::vector<std::string> urls() const {
    std::vector<std::string> out;
    for (const auto& exchange : asked)
      if (!exchange.url.ends_with("/robots.txt")) out.push_back(exchange.url);
    return out;
  }
};

class Transport : public plugin::Transport {
 public:
  Transport(Network& network, Clock& clock) : network_(network), clock_(clock) {}

  void start(const plugin::Exchange& exchange) override {
    network_.asked.push_back(exchange);
    network_.asked_at.push_back(clock_.milliseconds);
    network_.most_at_once = std::max(network_.most_at_once, ++network_.at_once);
    auto found = network_.answers.find(exchange.url);
    Answer answer{404, "", "no"};
    if (found != network_.answers.end()) {
      answer = found->second.front();
      if (found->second.size() > 1) found->second.pop_front();
    } else if (!exchange.url.ends_with("/robots.txt")) {
      answer = failing(Code::internal, "the test has no answer for " + exchange.url);
    }
    due_.emplace(clock_.milliseconds + answer.delay, std::pair(exchange.id, answer));
  }

  void cancel(std::uint64_t id) override {
    ++network_.cancelled;
    for (auto each = due_.begin(); each != due_.end(); ++each) {
      if (each->second.first != id) continue;
      due_.erase(each);
      due_.emplace(clock_.milliseconds, std::pair(id, failing(Code::unavailable, "cancelled")));
      return;
    }
  }

  Result<std::optional<plugin::TransportEvent>> poll(std::chrono::milliseconds wait) override {
    if (events_.empty()) {
      if (due_.empty() || due_.begin()->first > clock_.milliseconds + wait.count()) {
        clock_.milliseconds += wait.count();
        return std::nullopt;
      }
      clock_.milliseconds = std::max(clock_.milliseconds, due_.begin()->first);
      if (network_.losses > 0) {
        --network_.losses;
        network_.at_once = 0;
        return fail(Code::unavailable, "the plugin's process ended");
      }
      unfold(due_.begin()->second.first, due_.begin()->second.second);
      due_.erase(due_.begin());
    }
    current_ = std::move(events_.front());
    events_.pop_front();
    current_.event.bytes = current_.bytes;
    if (current_.event.kind == plugin::TransportEvent::Kind::end) --network_.at_once;
    return current_.event;
  }

 private:
  struct Held {
    plugin::TransportEvent event;
    std::string bytes;
  };

  void unfold(std::uint64_t id, const Answer& answer) {
    using Kind = plugin::TransportEvent::Kind;
    Held end;
    end.event.kind = Kind::end;
    end.event.id = id;
    end.event.error = answer.error;
    end.event.address = "192.0.2.1:443";
    end.event.http_version = "1.1";
    end.event.microseconds = static_cast<std::uint64_t>(answer.delay) * 1000;
    if (!answer.error) {
      Held head;
      head.event.kind = Kind::head;
      head.event.id = id;
      head.bytes = answer.head.empty()
                       ? "HTTP/1.1 " + std::to_string(answer.status) + " X\r\n" + answer.headers + "\r\n"
                       : answer.head;
      events_.push_back(head);
      // In two pieces, as it may come.
      for (const std::string& piece :
           {answer.body.substr(0, answer.body.size() / 2), answer.body.substr(answer.body.size() / 2)}) {
        Held body;
        body.event.kind = Kind::body;
        body.event.id = id;
        body.bytes = piece;
        events_.push_back(body);
      }
    }
    events_.push_back(end);
  }

  Network& network_;
  Clock& clock_;
  std::multimap<std::int64_t, std::pair<std::uint64_t, Answer>> due_;
  std::deque<Held> events_;
  Held current_;
};

class Plugin : public plugin::Plugin {
 public:
  plugin::Descriptor about;
  std::function<plugin::Reading(std::string_view)> resolving;
  std::function<plugin::Reading(const plugin::Reply&)> interpreting;
  std::function<plugin::Reading(std::string_view)> decoding;

  const plugin::Descriptor& descriptor() const noexcept override { return about; }
  Result<std::vector<plugin::Locator>> recognise(std::string_view) override { return std::vector<plugin::Locator>(); }
  Result<plugin::Reading> resolve(std::string_view locator) override { return resolving(locator); }
  Result<plugin::Reading> interpret(const plugin::Reply& reply) override { return interpreting(reply); }
  Result<plugin::Reading> decode(std::string_view, std::string_view, std::string_view bytes) override {
    return decoding(bytes);
  }
  Result<std::vector<Finding>> check(const Story&) override { return std::vector<Finding>(); }
};

inline plugin::Reading refusing(Code code, std::string text) {
  plugin::Reading reading;
  reading.error = Error{code, std::move(text)};
  return reading;
}

inline plugin::Request request(std::string role, std::string url) {
  plugin::Request out;
  out.role = std::move(role);
  out.url = std::move(url);
  return out;
}

// An engine with its surroundings.
struct Bench {
  TemporaryFolder folder;
  Clock clock;
  Network network;
  FetchSettings settings;
  fetching::PluginSet plugins;
  std::unique_ptr<store::Folder> kept = store::Folder::open(folder.path() + "/case", true).value();
  int transports = 0;

  Bench() {
    settings.requests_per_second_per_host = 0;
    plugins.open_transport = [this]() -> Result<std::unique_ptr<plugin::Transport>> {
      ++transports;
      return std::make_unique<Transport>(network, clock);
    };
  }

  // A fetcher of the scheme "law", for the host law.example.
  Plugin& fetcher() {
    auto made = std::make_unique<Plugin>();
    made->about.id = "org.example.law";
    made->about.version = "1.0.0";
    made->about.schemes = {"law"};
    made->about.hosts = {"law.example"};
    made->interpreting = [](const plugin::Reply& reply) {
      if (reply.http_status == 404) return refusing(Code::not_found, "the register has no such law");
      if (reply.http_status != 200) return refusing(Code::unavailable, "the register does not answer");
      if (reply.body.empty()) return refusing(Code::not_found, "the register prints nothing for it");
      plugin::Reading reading;
      reading.facts.push_back({FactType::text, "title", reply.body, "", ""});
      return reading;
    };
    Plugin& out = *made;
    plugins.plugins.push_back(std::move(made));
    return out;
  }

  Result<std::vector<Fetched>> run(const std::vector<std::string>& locators) {
    std::vector<Fetched> out;
    fetching::Engine engine(clock, settings, plugins, *kept);
    auto done = engine.run(locators, [&](Fetched&& fetched) { out.push_back(std::move(fetched)); }, {});
    if (!done) return tl::unexpected(done.error());
    return out;
  }
  Fetched one(const std::string& locator) { return run({locator}).value().at(0); }
  store::Record record(const std::string& locator) { return kept->last(locator, false).value().value(); }
};

// "retrieved", or "unreachable: why".
inline std::string state(const Fetched& fetched) {
  const Source& source = fetched.source;
  return name_of(source.state) + (source.problem.empty() ? "" : ": " + source.problem);
}

}  // namespace fakes
