// Work on many items at once, results in the items' order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace claims::cli {

// Calls `work(item)` for each item that `next()` gives (until it gives
// nothing), in up to `jobs` threads, and `emit(result)` in the items' order.
// Stops early when `emit` returns false. `next` and `emit` are never called
// from two threads at once; at most 4 * jobs items are in flight, however
// long the input. `work` must not throw.
template <class Item, class Next, class Work, class Emit>
void run_in_order(int jobs, Next next, Work work, Emit emit) {
  using Done = decltype(work(std::declval<Item>()));
  if (jobs <= 1) {
    while (std::optional<Item> item = next())
      if (!emit(work(std::move(*item)))) return;
    return;
  }
  std::mutex mutex;
  std::condition_variable room;
  std::map<std::size_t, Done> waiting;
  std::size_t taken = 0, emitted = 0;
  bool done = false;
  const auto window = static_cast<std::size_t>(jobs) * 4;
  const auto loop = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      room.wait(lock, [&] { return done || taken < emitted + window; });
      if (done) return;
      std::optional<Item> item = next();
      if (!item) {
        done = true;
        room.notify_all();
        return;
      }
      const std::size_t number = taken++;
      lock.unlock();
      Done outcome = work(std::move(*item));
      lock.lock();
      waiting.emplace(number, std::move(outcome));
      for (auto first = waiting.begin(); first != waiting.end() && first->first == emitted; first = waiting.begin()) {
        if (!emit(std::move(first->second))) {
          done = true;
          waiting.clear();
          emitted = taken + 1;  // nothing comes first any more
          room.notify_all();
          return;
        }
        waiting.erase(first);
        ++emitted;
      }
      room.notify_all();
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < jobs; ++i) threads.emplace_back(loop);
  loop();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace claims::cli
