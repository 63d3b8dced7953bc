// What a process of its own costs a plugin: starting it, and calls with small and large replies, beside the same in
// this process.
//
//   plugin-call [BUILD_DIR]     default: the folder above this program's
#include "plugin/plugin.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

using namespace claims;
using namespace claims::plugin;

namespace {

// Median of `times` runs, in microseconds.
template <class Run>
double median(int times, Run run) {
  std::vector<double> took;
  for (int i = 0; i < times; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    run();
    took.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  std::nth_element(took.begin(), took.begin() + times / 2, took.end());
  return took[static_cast<std::size_t>(times / 2)];
}

struct Costs {
  double open, small, large;
};

Costs measure(const std::string& path, const OpenOptions& options) {
  const std::string small(1 << 10, 'a'), large(1 << 20, 'a');
  Costs costs{};
  costs.open = median(21, [&] {
    if (!open_plugin(path, options)) std::exit(2);
  });
  auto plugin = open_plugin(path, options);
  const auto call = [&](const std::string& body) {
    Reply reply;
    reply.http_status = 404;  // answered at once: what is measured is the way there and back
    reply.locator = "doi:10.1000/182";
    reply.role = "crossref";
    reply.url = reply.final_url = "https://api.crossref.org/works/10.1000/182";
    reply.media_type = "application/json";
    reply.body = body;
    if (!(*plugin)->interpret(reply)) std::exit(2);
  };
  call(small);
  costs.small = median(2001, [&] { call(small); });
  costs.large = median(201, [&] { call(large); });
  return costs;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path build =
      argc > 1 ? std::filesystem::path(argv[1]) : std::filesystem::absolute(argv[0]).parent_path().parent_path();
  const std::string path = (build / "plugins/doi.so").string();
  OpenOptions here, apart;
  here.isolation = Isolation::in_process;
  apart.runner = (build / "claims-runner").string();
  if (!open_plugin(path, apart)) {
    fmt::print(stderr, "plugin-call: {} cannot be opened\n", path);
    return 2;
  }
  const Costs in = measure(path, here), out = measure(path, apart);
  fmt::print("| microseconds, median | in this process | in one of its own |\n|---|--:|--:|\n");
  fmt::print("| opening a plugin | {:.0f} | {:.0f} |\n", in.open, out.open);
  fmt::print("| a call with 1 KiB | {:.1f} | {:.1f} |\n", in.small, out.small);
  fmt::print("| a call with 1 MiB | {:.1f} | {:.1f} |\n", in.large, out.large);
}
