#include "fetch/env.h"

#include <chrono>
#include <random>

namespace claims::fetching {
namespace {

class SystemEnv : public Env {
 public:
  std::int64_t now() override {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
  }
  std::int64_t wall_seconds() override {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
  }
  double random() override { return std::uniform_real_distribution<double>(0, 1)(engine_); }

 private:
  std::mt19937_64 engine_{std::random_device{}()};
};

}  // namespace

Env& system_env() noexcept {
  static thread_local SystemEnv env;
  return env;
}

}  // namespace claims::fetching
