#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace claims::store {
namespace {

constexpr int busy_ms = 60'000;  // as long as another process commits

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), database_(other.database_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(statement_, other.statement_);
  std::swap(database_, other.database_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement_, parameter, value);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text(statement_, parameter, text.data() ? text.data() : "", static_cast<int>(text.size()),
                    SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind_bytes(int parameter, std::string_view bytes) {
  sqlite3_bind_blob(statement_, parameter, bytes.data() ? bytes.data() : "", static_cast<int>(bytes.size()),
                    SQLITE_STATIC);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  Error error = database_->error(code);
  reset();
  return tl::unexpected(std::move(error));
}

Result<void> Statement::run() {
  auto stepped = step();
  if (!stepped) return tl::unexpected(stepped.error());
  reset();
  return {};
}

void Statement::reset() { sqlite3_reset(statement_); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Statement::text(int column) const {
  const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}

Database::~Database() { close(); }

Result<void> Database::open(const std::string& uri, int flags, const std::string& path) {
  close();
  path_ = path;
  const int code = sqlite3_open_v2(uri.c_str(), &database_, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    Error found = error(code);
    close();
    return tl::unexpected(std::move(found));
  }
  sqlite3_extended_result_codes(database_, 1);
  sqlite3_busy_timeout(database_, busy_ms);
  return {};
}

void Database::close() { sqlite3_close_v2(std::exchange(database_, nullptr)); }

Result<void> Database::run(const char* sql) {
  const int code = sqlite3_exec(database_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(error(code));
  return {};
}

Result<Statement> Database::prepare(const char* sql) const {
  Statement out;
  out.database_ = this;
  const int code = sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &out.statement_, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(error(code));
  return out;
}

Result<std::int64_t> Database::number(const char* sql) const {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

Error Database::error(int code) const {
  const auto said = [&](Code which, std::string_view text) { return Error{which, fmt::format("{}: {}", path_, text)}; };
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return said(Code::unavailable, "cannot write: the disk is full; what was complete before is kept");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return said(Code::unavailable, "another process is writing to this case; try again");
    case SQLITE_READONLY: return said(Code::unreadable, "cannot write: it is read-only");
    case SQLITE_CANTOPEN: return said(Code::unreadable, "cannot be opened");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:  // a table that is not there
    case SQLITE_SCHEMA:
      return said(Code::malformed, "damaged; \"claims doctor --repair\" makes it anew from the archive");
    case SQLITE_NOMEM: return said(Code::limit, "not enough memory");
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_NOMEM) return said(Code::limit, "not enough memory");
      return said(Code::unreadable, "Input/output error");
    default: return said(Code::internal, sqlite3_errstr(code));
  }
}

}  // namespace claims::store
