// An archive file that this process appends to, and nobody else as long as it does.
#pragma once

#include "archive/record_packer.h"
#include "archive/warc_writer.h"
#include "store/files.h"

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::store {

inline constexpr std::uint64_t max_segment_bytes = 1u << 30;  // a new one is begun beyond it
inline constexpr std::size_t segment_buffer = 1u << 20;

// "PATH: cannot DOING: why", with the code that fits.
tl::unexpected<Error> file_error(const std::string& path, const char* doing, int error);

class Segment {
 public:
  // Takes over a file that is open, locked, and `size` bytes long.
  Segment(Files& files, std::string folder, std::string name, int file, std::uint64_t size);
  ~Segment();
  Segment(const Segment&) = delete;

  // Appends the record as a member of its own: settle() says where. Errors: of writing; what is
  // there in part is cut off by give_up() or by the next opening.
  Result<void> append(archive::WarcRecord record, std::string block);
  // Waits until all that was appended has its place. Gives those of the records since the last time, in order.
  Result<std::vector<archive::WarcPlace>> settle();
  Result<void> sync();  // what has its place to the disk, with the file's entry if it is new
  void give_up();       // back to what was there at the last sync()

  const std::string& name() const noexcept { return name_; }
  std::uint64_t size() const noexcept { return written_ + buffer_.size(); }  // of what has its place
  std::uint64_t unsynced() const noexcept { return size() - synced_; }
  // Bytes that have their place, whether they are in the file yet or not.
  Result<std::string> read(std::uint64_t offset, std::uint64_t length);

 private:
  archive::WarcWriter writer_at(std::uint64_t size);
  std::string path() const { return folder_ + "/" + name_; }
  Result<void> take_packed(bool wait);
  Result<void> placed(Result<archive::WarcPlace> place);
  Result<void> flush();  // to the file

  Files& files_;
  std::string folder_, name_;
  int file_;
  std::uint64_t synced_, written_;
  std::string buffer_;
  archive::WarcWriter writer_;
  archive::RecordPacker packer_;
  std::vector<archive::WarcPlace> places_;  // since the last settle()
};

// `length` bytes of an open file. Errors: malformed (it ends before).
Result<std::string> read_exactly(Files& files, int file, const std::string& path, std::uint64_t offset,
                                 std::uint64_t length);

// "00017.warc.gz"
std::string segment_name(unsigned number);
// Its number; 0 if it is not such a name.
unsigned segment_number(std::string_view name);

}  // namespace claims::store
