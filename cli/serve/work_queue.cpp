#include "work_queue.h"

#include <algorithm>

namespace claims::cli {

WorkQueue::WorkQueue(std::size_t threads, std::size_t waiting) : limit_(waiting) {
  threads = std::max<std::size_t>(threads, 2);
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkQueue::~WorkQueue() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  for (std::thread& each : threads_) each.join();
}

bool WorkQueue::add(bool large, std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (small_.size() + large_.size() >= limit_) return false;
    (large ? large_ : small_).push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return small_.size() + large_.size();
}

std::function<void()> WorkQueue::next(bool& large) {
  // Large ones first where they may begin, or a stream of small ones would keep them waiting for ever.
  large = !large_.empty() && large_at_work_ + 1 < threads_.size();
  if (!large && small_.empty()) return nullptr;
  std::deque<std::function<void()>>& from = large ? large_ : small_;
  std::function<void()> job = std::move(from.front());
  from.pop_front();
  large_at_work_ += large;
  return job;
}

void WorkQueue::work() {
  for (;;) {
    bool large = false;
    std::function<void()> job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ended_ || (job = next(large)) != nullptr; });
      if (!job) return;
      if (ended_) return;
    }
    job();
    job = nullptr;
    if (!large) continue;
    {
      const std::lock_guard lock(mutex_);
      --large_at_work_;
    }
    changed_.notify_one();
  }
}

}  // namespace claims::cli
