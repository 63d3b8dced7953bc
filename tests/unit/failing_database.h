// SQLite on a disk that becomes full.
#pragma once

#include <sqlite3.h>

namespace fakes {

// While it lives, every database that is opened has a disk that takes `writes`
// more writes and no further.
class FailingDatabase {
 public:
  explicit FailingDatabase(int writes) {
    left() = writes;
    hit() = false;
    real() = sqlite3_vfs_find(nullptr);
    vfs_ = *real();
    vfs_.zName = "claims-test-full";
    vfs_.xOpen = &open;
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~FailingDatabase() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real(), 1);
  }
  FailingDatabase(const FailingDatabase&) = delete;
  bool failed() const { return hit(); }

 private:
  static int& left() {
    static int value;
    return value;
  }
  static bool& hit() {
    static bool value;
    return value;
  }
  static sqlite3_vfs*& real() {
    static sqlite3_vfs* value;
    return value;
  }
  // The database and its log have different ways to lock, and so different tables.
  template <int kind>
  struct Table {
    static inline const sqlite3_io_methods* real = nullptr;
    static inline sqlite3_io_methods ours{};

    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
      if (left()-- > 0) return real->xWrite(file, from, size, at);
      hit() = true;
      return SQLITE_FULL;
    }
    static void replace(sqlite3_file* file) {
      real = file->pMethods;
      ours = *real;
      ours.xWrite = &write;
      file->pMethods = &ours;
    }
  };
  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
    const int code = real()->xOpen(real(), name, file, flags, given);
    if (code != SQLITE_OK || !file->pMethods) return code;
    if (flags & SQLITE_OPEN_MAIN_DB) Table<0>::replace(file);
    if (flags & SQLITE_OPEN_WAL) Table<1>::replace(file);
    return code;
  }

  sqlite3_vfs vfs_;
};

}  // namespace fakes
