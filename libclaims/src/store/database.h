// SQLite, as far as the index of a case needs it: results instead of codes, and
// sentences that say what to do.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace claims::store {

class Database;

// A prepared statement. step() gives the next row, and makes it ready for the
// next use when there is none or on an error.
class Statement {
 public:
  Statement() = default;
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);  // must stay until the last step()
  Statement& bind_bytes(int parameter, std::string_view bytes);
  // Is there a (further) row?
  Result<bool> step();
  Result<void> run();  // of which no row is wanted
  void reset();

  std::int64_t integer(int column) const;
  std::string text(int column) const;  // of texts and of bytes

 private:
  friend class Database;
  sqlite3_stmt* statement_ = nullptr;
  const Database* database_ = nullptr;
};

class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  ~Database();

  // `uri`: "file:..."; `flags` of sqlite3_open_v2. `path` is for messages.
  Result<void> open(const std::string& uri, int flags, const std::string& path);
  void close();
  bool is_open() const noexcept { return database_ != nullptr; }

  Result<void> run(const char* sql);
  Result<Statement> prepare(const char* sql) const;
  // Of a statement that gives one number.
  Result<std::int64_t> number(const char* sql) const;

  sqlite3* handle() const noexcept { return database_; }
  Error error(int code) const;

 private:
  sqlite3* database_ = nullptr;
  std::string path_;
};

}  // namespace claims::store
