#include "archive/record_packer.h"

#include <iterator>
#include <utility>

namespace claims::archive {
namespace {

constexpr std::size_t bytes_at_once = 256u << 10;

}  // namespace

RecordPacker::~RecordPacker() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  given_.notify_one();
  thread_.join();
}

void RecordPacker::add(WarcRecord record, std::string block) {
  next_bytes_ += block.size();
  next_.push_back({std::move(record), std::move(block)});
  if (next_.size() >= packed_at_once || next_bytes_ >= bytes_at_once) hand_over();
}

void RecordPacker::hand_over() {
  if (next_.empty()) return;
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  {
    std::unique_lock lock(mutex_);
    packed_.wait(lock, [&] { return waiting_bytes_ < max_packing_bytes || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    left_ += next_.size();
    waiting_bytes_ += std::exchange(next_bytes_, 0);
    jobs_.push_back(std::exchange(next_, {}));
  }
  given_.notify_one();
}

std::optional<PackedRecord> RecordPacker::take(bool wait) {
  if (taken_from_ == taken_.size()) {
    taken_.clear();
    taken_from_ = 0;
    if (wait) hand_over();
    if (left_ == 0) return std::nullopt;
    std::unique_lock lock(mutex_);
    if (wait) packed_.wait(lock, [&] { return !done_.empty() || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    taken_.swap(done_);
    left_ -= taken_.size();
    if (taken_.empty()) return std::nullopt;
  }
  return std::move(taken_[taken_from_++]);
}

void RecordPacker::clear() {
  next_.clear();
  next_bytes_ = 0;
  taken_.clear();
  taken_from_ = 0;
  std::unique_lock lock(mutex_);
  for (; left_ != 0 && !failure_; done_.clear()) {
    packed_.wait(lock, [&] { return !done_.empty() || failure_; });
    left_ -= done_.size();
  }
}

std::vector<PackedRecord> RecordPacker::pack(const Jobs& jobs, int level) {
  std::vector<PackedRecord> out;
  for (const Job& job : jobs) out.push_back(pack_record(job.record, job.block, level));
  return out;
}

void RecordPacker::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    given_.wait(lock, [&] { return !jobs_.empty() || ending_; });
    if (ending_) return;
    const Jobs jobs = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    std::vector<PackedRecord> packed;
    std::exception_ptr failed;
    try {
      packed = pack(jobs, level_);
    } catch (...) {  // nothing may leave a thread
      failed = std::current_exception();
    }
    lock.lock();
    for (const Job& job : jobs) waiting_bytes_ -= job.block.size();
    failure_ = failed;
    done_.insert(done_.end(), std::make_move_iterator(packed.begin()), std::make_move_iterator(packed.end()));
    packed_.notify_one();
    if (failure_) return;
  }
}

}  // namespace claims::archive
