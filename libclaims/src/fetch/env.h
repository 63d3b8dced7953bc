// Time and chance, as the engine sees them; tests bring their own.
#pragma once

#include <cstdint>

namespace claims::fetching {

class Env {
 public:
  virtual ~Env() = default;
  virtual std::int64_t now() = 0;           // milliseconds that only ever grow
  virtual std::int64_t wall_seconds() = 0;  // since 1970-01-01T00:00:00Z
  virtual double random() = 0;              // in [0, 1)
};

Env& system_env() noexcept;

}  // namespace claims::fetching
