// Threads that work on requests.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace claims::cli {

// Jobs are begun in the order in which they come, but that large ones never hold all threads: a small one is begun in
// the time of other small ones.
class WorkQueue {
 public:
  // At least two threads are used; at most `waiting` jobs wait.
  WorkQueue(std::size_t threads, std::size_t waiting);
  // Waits for the jobs that were begun; the others are dropped.
  ~WorkQueue();

  // False: too many are waiting. `job` must not throw.
  bool add(bool large, std::function<void()> job);
  std::size_t waiting() const;

 private:
  void work();
  // The next one that may begin; an empty function: none.
  std::function<void()> next(bool& large);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> small_, large_;
  std::size_t large_at_work_ = 0, limit_;
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace claims::cli
