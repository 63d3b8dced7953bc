// Tables, rows and transactions; index_open.cpp has how the file is opened.
#include "store/index.h"

#include "store/digest.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace claims::store {
namespace {

constexpr int merge_pages = 4000;  // 16 MB of log

#define PLACE "r.segment, r.offset, r.length, r.size, r.digest"
// Of format 1 there is no column for when a source was kept.
#define ENTRY(kept) "s.id, s.locator, s.time, s.state, s.sha256, s.size, " kept ", " PLACE

#define FROM_SOURCE " FROM source s JOIN record r ON r.number = s.record"
#define LAST " ORDER BY s.time DESC, s.id DESC LIMIT 1"

constexpr const char* tables =
    "CREATE TABLE segment(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL) STRICT;"
    "CREATE TABLE record(number INTEGER PRIMARY KEY, segment INTEGER NOT NULL, offset INTEGER NOT NULL,"
    " length INTEGER NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL) STRICT;"
    "CREATE TABLE object(digest BLOB PRIMARY KEY, record INTEGER NOT NULL, payload INTEGER NOT NULL,"
    " skip INTEGER NOT NULL, size INTEGER NOT NULL, coding TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE source(id INTEGER PRIMARY KEY, locator TEXT NOT NULL, time TEXT NOT NULL, state INTEGER NOT NULL,"
    " sha256 BLOB NOT NULL, size INTEGER NOT NULL, record INTEGER NOT NULL, kept TEXT NOT NULL DEFAULT '') STRICT;"
    "CREATE INDEX source_by_locator ON source(locator);";

}  // namespace

Result<void> Index::create() {
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return begun;
  // Another process may have been faster.
  const auto there = database_.number("SELECT count(*) FROM sqlite_schema");
  Result<void> made;
  if (!there) made = tl::unexpected(there.error());
  else if (*there == 0)
    made = database_.run(
        fmt::format("{} PRAGMA application_id={}; PRAGMA user_version={}", tables, application_id, format_version)
            .c_str());
  if (made) made = database_.run("COMMIT");
  if (!made) roll_back();
  return made;
}

Result<void> Index::prepare() {
  const std::pair<Statement*, const char*> all[] = {
      {&find_object_, "SELECT o.payload, o.skip, o.size, o.coding, " PLACE
                      " FROM object o JOIN record r ON r.number = o.record WHERE o.digest = ?1"},
      {&find_last_, old_format_ ? "SELECT " ENTRY("''") FROM_SOURCE
                        " WHERE s.locator = ?1 AND (?2 = '' OR s.time <= ?2) AND s.state <> ?3" LAST
                                : "SELECT " ENTRY("s.kept") FROM_SOURCE
                        " WHERE s.locator = ?1 AND (?2 = '' OR max(s.time, s.kept) <= ?2) AND s.state <> ?3" LAST},
      {&find_size_, "SELECT size FROM segment WHERE name = ?1"}};
  for (const auto& [statement, sql] : all) {
    auto prepared = database_.prepare(sql);
    if (!prepared) return tl::unexpected(prepared.error());
    *statement = std::move(*prepared);
  }
  if (!writing_) return {};
  const std::pair<Statement*, const char*> adding[] = {
      {&add_record_, "INSERT INTO record VALUES(?1, ?2, ?3, ?4, ?5, ?6)"},
      // Of the same bytes, what a revisit may refer to is worth more.
      {&add_object_,
       "INSERT INTO object VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(digest) DO UPDATE SET"
       " record = excluded.record, payload = excluded.payload, skip = excluded.skip,"
       " size = excluded.size, coding = excluded.coding WHERE excluded.payload >= payload"},
      {&add_source_,
       "INSERT INTO source(locator, time, state, sha256, size, record, kept) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"}};
  for (const auto& [statement, sql] : adding) {
    auto prepared = database_.prepare(sql);
    if (!prepared) return tl::unexpected(prepared.error());
    *statement = std::move(*prepared);
  }
  return {};
}

Result<const std::string*> Index::segment_of(std::int64_t id) {
  auto known = segment_names_.find(id);
  if (known != segment_names_.end()) return &known->second;
  auto query = database_.prepare("SELECT name FROM segment WHERE id = ?1");
  if (!query) return tl::unexpected(query.error());
  auto row = query->bind(1, id).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return tl::unexpected(database_.error(SQLITE_CORRUPT));
  return &segment_names_.emplace(id, query->text(0)).first->second;
}

Result<RecordPlace> Index::place(const Statement& row, int column) {
  auto segment = segment_of(row.integer(column));
  if (!segment) return tl::unexpected(segment.error());
  return RecordPlace{**segment, static_cast<std::uint64_t>(row.integer(column + 1)),
                     static_cast<std::uint64_t>(row.integer(column + 2)),
                     static_cast<std::uint64_t>(row.integer(column + 3)), digest_hex(row.text(column + 4))};
}

Result<SourceEntry> Index::entry(const Statement& row) {
  auto record = place(row, 7);
  if (!record) return tl::unexpected(record.error());
  return SourceEntry{row.integer(0),
                     row.text(1),
                     row.text(2),
                     static_cast<SourceState>(row.integer(3)),
                     digest_hex(row.text(4)),
                     static_cast<std::uint64_t>(row.integer(5)),
                     row.text(6),
                     std::move(*record)};
}

Result<std::optional<ObjectPlace>> Index::object(const std::string& digest) {
  const std::string bytes = digest_bytes(digest);
  auto row = find_object_.bind_bytes(1, bytes).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  ObjectPlace out;
  out.part = {digest, find_object_.integer(0) != 0, static_cast<std::uint64_t>(find_object_.integer(1)),
              static_cast<std::uint64_t>(find_object_.integer(2)), find_object_.text(3)};
  auto record = place(find_object_, 4);
  find_object_.reset();
  if (!record) return tl::unexpected(record.error());
  out.record = std::move(*record);
  return out;
}

Result<std::optional<SourceEntry>> Index::last(const std::string& locator, bool answered, const std::string& until) {
  constexpr std::int64_t none = -1;
  for (const std::int64_t but : {answered ? static_cast<std::int64_t>(SourceState::unreachable) : none, none}) {
    auto row = find_last_.bind(1, locator).bind(2, until).bind(3, but).step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) continue;
    auto found = entry(find_last_);
    find_last_.reset();
    if (!found) return tl::unexpected(found.error());
    return std::optional(std::move(*found));
  }
  return std::nullopt;
}

Result<std::vector<SourceEntry>> Index::sources(const std::string& locator) {
#define CITED                                                                                           \
  " WHERE s.locator = ?1 OR (?1 = '' AND s.locator NOT GLOB 'claims-reading:*' AND s.locator NOT GLOB " \
  "'claims-note:*') ORDER BY s.id"
  auto query = database_.prepare(old_format_ ? "SELECT " ENTRY("''") FROM_SOURCE CITED
                                             : "SELECT " ENTRY("s.kept") FROM_SOURCE CITED);
#undef CITED
  if (!query) return tl::unexpected(query.error());
  return entries(query->bind(1, locator));
}

Result<std::vector<SourceEntry>> Index::notes(std::int64_t after) {
  if (old_format_) return std::vector<SourceEntry>();
  auto query = database_.prepare("SELECT " ENTRY("s.kept") FROM_SOURCE
                                 " WHERE s.id > ?1 AND s.locator GLOB 'claims-note:*' ORDER BY s.id");
  if (!query) return tl::unexpected(query.error());
  return entries(query->bind(1, after));
}

Result<std::vector<SourceEntry>> Index::entries(Statement& query) {
  std::vector<SourceEntry> out;
  for (;;) {
    auto row = query.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return out;
    auto found = entry(query);
    if (!found) return tl::unexpected(found.error());
    out.push_back(std::move(*found));
  }
}

Result<std::optional<SourceEntry>> Index::source(std::int64_t id) {
  auto query = database_.prepare(old_format_ ? "SELECT " ENTRY("''") FROM_SOURCE " WHERE s.id = ?1"
                                             : "SELECT " ENTRY("s.kept") FROM_SOURCE " WHERE s.id = ?1");
  if (!query) return tl::unexpected(query.error());
  auto row = query->bind(1, id).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  auto found = entry(*query);
  if (!found) return tl::unexpected(found.error());
  return std::optional(std::move(*found));
}

Result<std::uint64_t> Index::acknowledged(const std::string& segment) {
  auto row = find_size_.bind(1, segment).step();
  if (!row) return tl::unexpected(row.error());
  const std::uint64_t size = *row ? static_cast<std::uint64_t>(find_size_.integer(0)) : 0;
  find_size_.reset();
  return size;
}

Result<std::vector<std::string>> Index::segments() {
  auto query = database_.prepare("SELECT name FROM segment ORDER BY name");
  if (!query) return tl::unexpected(query.error());
  std::vector<std::string> out;
  for (;;) {
    auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return out;
    out.push_back(query->text(0));
  }
}

Result<std::uint64_t> Index::records() {
  auto count = database_.number("SELECT coalesce(max(number) + 1, 0) FROM record");
  if (!count) return tl::unexpected(count.error());
  return static_cast<std::uint64_t>(*count);
}

Result<void> Index::each_record(std::uint64_t first,
                                const std::function<bool(std::uint64_t, const RecordPlace&)>& each) {
  auto query = database_.prepare("SELECT r.number, " PLACE " FROM record r WHERE r.number >= ?1 ORDER BY r.number");
  if (!query) return tl::unexpected(query.error());
  query->bind(1, static_cast<std::int64_t>(first));
  for (;;) {
    auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    auto found = place(*query, 1);
    if (!found) return tl::unexpected(found.error());
    if (!each(static_cast<std::uint64_t>(query->integer(0)), *found)) return {};
  }
}

Result<void> Index::each_object(const std::function<bool(std::uint64_t, const ObjectPart&)>& each) {
  auto query =
      database_.prepare("SELECT record, digest, payload, skip, size, coding FROM object ORDER BY record, skip");
  if (!query) return tl::unexpected(query.error());
  for (;;) {
    auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    const ObjectPart part = {digest_hex(query->text(1)), query->integer(2) != 0,
                             static_cast<std::uint64_t>(query->integer(3)),
                             static_cast<std::uint64_t>(query->integer(4)), query->text(5)};
    if (!each(static_cast<std::uint64_t>(query->integer(0)), part)) return {};
  }
}

void Index::hold() {
  if (!held_) held_ = database_.run("BEGIN").has_value();
}

void Index::release() {
  if (std::exchange(held_, false)) roll_back();
}

Result<std::uint64_t> Index::begin() {
  release();
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return tl::unexpected(begun.error());
  auto next = records();
  if (!next) roll_back();
  return next;
}

Result<std::int64_t> Index::segment_id(const std::string& name) {
  auto add = database_.prepare(
      "INSERT INTO segment(name, size) VALUES(?1, 0) ON CONFLICT(name) DO UPDATE SET size = size RETURNING id");
  if (!add) return tl::unexpected(add.error());
  auto row = add->bind(1, name).step();
  if (!row) return tl::unexpected(row.error());
  return add->integer(0);
}

Result<void> Index::add(const Batch& batch, std::uint64_t first) {
  if (batch.records.empty()) return {};
  auto segment = segment_id(batch.records.front().segment);
  if (!segment) return tl::unexpected(segment.error());
  const auto number = [&](std::size_t record) { return static_cast<std::int64_t>(first + record); };
  for (std::size_t i = 0; i < batch.records.size(); ++i) {
    const RecordPlace& each = batch.records[i];
    const std::string digest = digest_bytes(each.digest);
    add_record_.bind(1, number(i)).bind(2, *segment).bind(3, static_cast<std::int64_t>(each.offset));
    add_record_.bind(4, static_cast<std::int64_t>(each.length)).bind(5, static_cast<std::int64_t>(each.size));
    if (auto added = add_record_.bind_bytes(6, digest).run(); !added) return added;
  }
  for (const auto& [record, part] : batch.objects) {
    const std::string digest = digest_bytes(part.digest);
    add_object_.bind_bytes(1, digest).bind(2, number(record)).bind(3, std::int64_t{part.payload});
    add_object_.bind(4, static_cast<std::int64_t>(part.skip)).bind(5, static_cast<std::int64_t>(part.size));
    if (auto added = add_object_.bind(6, part.coding).run(); !added) return added;
  }
  for (const auto& [record, entry] : batch.sources) {
    const std::string digest = digest_bytes(entry.sha256);
    add_source_.bind(1, entry.locator).bind(2, entry.time).bind(3, static_cast<std::int64_t>(entry.state));
    add_source_.bind_bytes(4, digest).bind(5, static_cast<std::int64_t>(entry.size)).bind(6, number(record));
    add_source_.bind(7, entry.kept);
    if (auto added = add_source_.run(); !added) return added;
  }
  auto grow = database_.prepare("UPDATE segment SET size = max(size, ?2) WHERE id = ?1");
  if (!grow) return tl::unexpected(grow.error());
  const RecordPlace& end = batch.records.back();
  return grow->bind(1, *segment).bind(2, static_cast<std::int64_t>(end.offset + end.length)).run();
}

Result<void> Index::commit() {
  if (auto done = database_.run("COMMIT"); !done) {
    roll_back();
    return done;
  }
  if (log_pages_ >= merge_pages) merge_log();
  return {};
}

void Index::roll_back() {
  if (!sqlite3_get_autocommit(database_.handle())) (void)database_.run("ROLLBACK");
}

Result<std::string> Index::problems() {
  auto query = database_.prepare("PRAGMA integrity_check(1)");
  if (!query) return tl::unexpected(query.error());
  auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  const std::string said = *row ? query->text(0) : "ok";
  return said == "ok" ? std::string() : said;
}

}  // namespace claims::store
