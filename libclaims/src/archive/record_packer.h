// WARC records packed by a thread of its own, so that digests and compression do not hold up whoever gives them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "archive/warc_writer.h"

namespace claims::archive {

inline constexpr std::size_t max_packing_bytes = 8u << 20;  // of blocks that wait; add() waits beyond it
inline constexpr std::size_t packed_at_once = 64;           // records: to wake a thread costs as much as to pack a few

// Gives them back in the order in which they came, each the same bytes as pack_record() gives. One thread uses it.
class RecordPacker {
 public:
  // `level` as of WarcWriter.
  explicit RecordPacker(int level) : level_(level) {}
  ~RecordPacker();
  RecordPacker(const RecordPacker&) = delete;
  RecordPacker& operator=(const RecordPacker&) = delete;

  // What fails there (memory) is thrown by the next add() or take().
  void add(WarcRecord record, std::string block);
  // The next of what was added: if it is packed; with `wait`, once it is. Null: none is left, or it is not packed yet.
  std::optional<PackedRecord> take(bool wait);
  // Forgets what was added and not taken.
  void clear();

 private:
  struct Job {
    WarcRecord record;
    std::string block;
  };
  using Jobs = std::vector<Job>;
  void hand_over();
  void work();
  static std::vector<PackedRecord> pack(const Jobs& jobs, int level);

  const int level_;
  Jobs next_;  // what is handed over next
  std::size_t next_bytes_ = 0;
  std::vector<PackedRecord> taken_;  // from `taken_from_` on
  std::size_t taken_from_ = 0;
  std::size_t left_ = 0;  // handed over and not in taken_ yet

  std::mutex mutex_;  // of what follows
  std::condition_variable given_, packed_;
  std::deque<Jobs> jobs_;
  std::vector<PackedRecord> done_;
  std::size_t waiting_bytes_ = 0;
  std::exception_ptr failure_;
  bool ending_ = false;

  std::thread thread_;  // from the first record on
};

}  // namespace claims::archive
