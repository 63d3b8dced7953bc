// The calls of the operating system that a case makes, so that tests can let
// them fail. Each returns what the system call returns, or -errno.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace claims::store {

class Files {
 public:
  virtual ~Files() = default;
  virtual int open(const std::string& path, int flags);  // new files get mode 0644
  virtual ssize_t read(int file, void* to, std::size_t size);
  virtual ssize_t read_at(int file, void* to, std::size_t size, off_t at);
  virtual ssize_t write(int file, const void* from, std::size_t size);
  virtual int close(int file);
  virtual int truncate(int file, off_t size);
  virtual int rename(const std::string& from, const std::string& to);
  virtual int remove(const std::string& path);
  virtual int make_folder(const std::string& path);  // one that exists is no error
  virtual int sync(int file);                        // contents and entry (fsync)
  virtual int sync_data(int file);                   // fdatasync
  virtual int sync_all(int file);                    // everything on that file system (syncfs)
  virtual int lock(int file, bool shared);           // does not wait; -EWOULDBLOCK: taken
  virtual int unlock(int file);
  virtual off_t size(int file);  // -ESTALE: the file is no longer in any folder
  // Time and chance, for the dates and identifiers of records.
  virtual std::int64_t wall_seconds();
  virtual void random(void* to, std::size_t size);
};

Files& system_files() noexcept;

}  // namespace claims::store
