// How the tables are made, and kept in step with the archive.
#include "store/claim_tables.h"

#include "store/digest.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <set>

namespace claims::store {
namespace {

constexpr std::int64_t tables_version = 3;

constexpr const char* tables =
    "CREATE TABLE seen(note INTEGER NOT NULL, digest TEXT NOT NULL, lost INTEGER NOT NULL) STRICT;"
    "INSERT INTO seen VALUES(0, '', 0);"
    "CREATE TABLE story(id INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, published TEXT NOT NULL,"
    " recorded TEXT NOT NULL, note TEXT NOT NULL, imported TEXT NOT NULL, superseded INTEGER NOT NULL DEFAULT 0) "
    "STRICT;"
    "CREATE INDEX story_by_path ON story(path);"
    "CREATE TABLE claim(id INTEGER PRIMARY KEY, story INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,"
    " line INTEGER NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, text TEXT NOT NULL, speaker TEXT NOT "
    "NULL,"
    " stance TEXT NOT NULL, worth REAL NOT NULL, confidence REAL NOT NULL, citations TEXT NOT NULL,"
    " unsourced INTEGER NOT NULL) STRICT;"
    "CREATE INDEX claim_by_key ON claim(key); CREATE INDEX claim_by_story ON claim(story);"
    "CREATE TABLE decision(id INTEGER PRIMARY KEY, key TEXT NOT NULL, ruling TEXT NOT NULL, who TEXT NOT NULL,"
    " why TEXT NOT NULL, time TEXT NOT NULL, text TEXT NOT NULL, story TEXT NOT NULL, imported TEXT NOT NULL,"
    " review TEXT NOT NULL) STRICT;"  // JSON; empty: the newsroom's own decision
    "CREATE INDEX decision_by_key ON decision(key);"
    // The keys of the words alone: claims are never taken out, and their texts stand in the tables.
    "CREATE VIRTUAL TABLE words USING fts5(keys, content='', detail=none, tokenize=\"unicode61 remove_diacritics 0"
    " tokenchars '.'\");"
    // In how many claims a key stands: the vocabulary of FTS5 would count them each time.
    "CREATE TABLE frequency(key TEXT PRIMARY KEY, claims INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE decided_words USING fts5(keys, content='', detail=none, tokenize=\"unicode61"
    " remove_diacritics 0 tokenchars '.'\");"
    "CREATE TABLE decided_frequency(key TEXT PRIMARY KEY, claims INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

// Lists are kept as lines: no locator has a line feed.
std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out.append(out.empty() ? "" : "\n").append(line);
  return out;
}

}  // namespace

std::string key_of(std::string_view id) { return std::string(id.substr(0, id.find('-'))); }

Result<void> ClaimTables::open() {
  if (!folder_.writable()) return open_to_read() ? Result<void>() : open_in_memory();
  return open_file() && catch_up() ? Result<void>() : open_in_memory();
}

// Where the file cannot be used: a folder that cannot be written, a full disk.
Result<void> ClaimTables::open_in_memory() {
  auto opened = database_.open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, claims_name);
  return opened ? catch_up() : opened;
}

// The file as it is, if it has all that was noted.
bool ClaimTables::open_to_read() {
  const std::string path = folder_.path() + "/" + claims_name;
  if (!database_.open("file:" + path, SQLITE_OPEN_READONLY, path)) return false;
  const auto sound = fits();
  const auto seen = sound && *sound ? database_.number("SELECT note FROM seen") : Result<std::int64_t>(-1);
  const auto further =
      seen && *seen >= 0 ? folder_.index().notes(*seen) : Result<std::vector<SourceEntry>>({SourceEntry()});
  if (further && further->empty()) return true;
  database_.close();
  return false;
}

// A file that is damaged is made anew: nothing is lost with it.
Result<void> ClaimTables::open_file() {
  const std::string path = folder_.path() + "/" + claims_name;
  for (int attempt = 0;; ++attempt) {
    auto opened = database_.open("file:" + path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
    if (opened)
      opened = database_.run("PRAGMA journal_mode=DELETE; PRAGMA synchronous=NORMAL");  // read without a trace
    if (opened) opened = database_.run("SELECT count(*) FROM sqlite_schema");
    if (opened || opened.error().code != Code::malformed || attempt > 0) return opened;
    database_.close();
    for (const char* const end : {"", "-journal"}) system_files().remove(path + end);
  }
}

Result<void> ClaimTables::make() {
  auto names = database_.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_*'"
      " AND name NOT GLOB 'sqlite*'");
  if (!names) return tl::unexpected(names.error());
  std::string drop;
  for (;;) {
    auto row = names->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    drop += fmt::format("DROP TABLE \"{}\";", names->text(0));
  }
  drop += "DROP TABLE IF EXISTS decided_frequency; DROP TABLE IF EXISTS decided_words;";
  *names = Statement();
  if (auto dropped = database_.run(drop.c_str()); !dropped) return dropped;
  return database_.run(fmt::format("{} PRAGMA user_version={}", tables, tables_version).c_str());
}

// The last note that was taken in is the one that the archive has under that number: else its index was made anew.
Result<bool> ClaimTables::fits() {
  auto version = database_.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version != tables_version) return false;
  auto seen = database_.prepare("SELECT note, digest FROM seen");
  if (!seen) return tl::unexpected(seen.error());
  if (auto row = seen->step(); !row || !*row) return false;
  const std::int64_t note = seen->integer(0);
  const std::string digest = seen->text(1);
  if (note == 0) return true;
  auto entry = folder_.index().source(note);
  if (!entry) return tl::unexpected(entry.error());
  return *entry && (*entry)->record.digest == digest;
}

Result<void> ClaimTables::catch_up() {
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return begun;
  frequency_.clear();
  decided_frequency_.clear();
  Result<void> done;
  if (auto sound = fits(); !sound) done = tl::unexpected(sound.error());
  else if (!*sound) done = make();
  Result<std::int64_t> seen = std::int64_t{0};
  if (done) seen = database_.number("SELECT note FROM seen");
  if (!seen) done = tl::unexpected(seen.error());
  if (done) done = folder_.each_note(*seen, [this](const Note& note) { return take(note); });
  if (done) done = add_frequencies("frequency", frequency_);
  if (done) done = add_frequencies("decided_frequency", decided_frequency_);
  if (done) done = database_.run("COMMIT");
  if (!done && !sqlite3_get_autocommit(database_.handle())) (void)database_.run("ROLLBACK");
  return done;
}

Result<void> ClaimTables::take(const Note& note) {
  Result<void> done;
  bool sound = true;
  if (note.kind == story_note) {
    const auto story = parse_story_note(note.json);
    sound = story.has_value();
    if (sound) done = add_story(*story);
  } else if (note.kind == decision_note) {
    const auto decision = parse_decision_note(note.json);
    sound = decision.has_value();
    if (sound) done = add_decision(*decision);
  }
  if (!done) return done;
  auto seen = database_.prepare("UPDATE seen SET note = ?1, digest = ?2, lost = lost + ?3");
  if (!seen) return tl::unexpected(seen.error());
  return seen->bind(1, note.id).bind(2, note.digest).bind(3, std::int64_t{!sound}).run();
}

Result<void> ClaimTables::add_story(const StoryNote& story) {
  auto earlier = database_.prepare("UPDATE story SET superseded = 1 WHERE path = ?1 AND imported = ?2");
  if (!earlier) return tl::unexpected(earlier.error());
  if (auto done = earlier->bind(1, story.path).bind(2, story.imported).run(); !done) return done;
  StoryNote timeless = story;
  timeless.time.clear();
  const std::string digest = sha256(to_json(timeless));
  auto add = database_.prepare(
      "INSERT INTO story(path, sha256, published, recorded, note, imported) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  if (!add) return tl::unexpected(add.error());
  add->bind(1, story.path).bind(2, story.sha256).bind(3, story.published).bind(4, story.time).bind(5, digest);
  add->bind(6, story.imported);
  if (auto done = add->run(); !done) return done;
  const std::int64_t id = sqlite3_last_insert_rowid(database_.handle());
  auto claim = database_.prepare(
      "INSERT INTO claim(story, key, name, line, start, \"end\", text, speaker, stance, worth, confidence, citations,"
      " unsourced) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 / 1000.0, ?11 / 1000.0, ?12, ?13)");
  auto words = database_.prepare("INSERT INTO words(rowid, keys) VALUES(?1, ?2)");
  if (!claim) return tl::unexpected(claim.error());
  if (!words) return tl::unexpected(words.error());
  for (const KeptClaim& each : story.claims) {
    const std::string key = key_of(each.id), citations = joined(each.citations);
    claim->bind(1, id).bind(2, key).bind(3, each.id).bind(4, std::int64_t{each.line}).bind(5, std::int64_t{each.start});
    claim->bind(6, std::int64_t{each.end}).bind(7, each.text).bind(8, each.speaker).bind(9, each.stance);
    claim->bind(10, static_cast<std::int64_t>(each.check_worthiness * 1000 + 0.5));
    claim->bind(11, static_cast<std::int64_t>(each.confidence * 1000 + 0.5)).bind(12, citations);
    if (auto done = claim->bind(13, std::int64_t{each.unsourced}).run(); !done) return done;
    const std::vector<MatchWord> said = match_words(each.text);
    count(said, frequency_);
    const std::string keys = match_keys(said);
    words->bind(1, sqlite3_last_insert_rowid(database_.handle())).bind(2, keys);
    if (auto done = words->run(); !done) return done;
  }
  return {};
}

Result<void> ClaimTables::add_decision(const Decision& decision) {
  const std::string key = key_of(decision.claim), ruling = name_of(decision.ruling),
                    review = decision.review ? to_json(*decision.review) : std::string();
  auto add = database_.prepare(
      "INSERT INTO decision(key, ruling, who, why, time, text, story, imported, review) VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
      "?7, ?8, ?9)");
  if (!add) return tl::unexpected(add.error());
  add->bind(1, key).bind(2, ruling).bind(3, decision.who).bind(4, decision.why).bind(5, decision.time);
  add->bind(6, decision.text).bind(7, decision.story).bind(8, decision.imported).bind(9, review);
  if (auto done = add->run(); !done) return done;
  auto words = database_.prepare("INSERT INTO decided_words(rowid, keys) VALUES(?1, ?2)");
  if (!words) return tl::unexpected(words.error());
  const std::vector<MatchWord> said = match_words(decision.text);
  count(said, decided_frequency_);
  const std::string keys = match_keys(said);
  return words->bind(1, sqlite3_last_insert_rowid(database_.handle())).bind(2, keys).run();
}

void ClaimTables::count(const std::vector<MatchWord>& words, Frequencies& to) {
  std::set<std::string_view> seen;
  for (const MatchWord& word : words)
    if (word.weight >= least_word && seen.insert(word.key).second) ++to[word.key];
}

Result<void> ClaimTables::add_frequencies(std::string_view table, Frequencies& from) {
  auto add = database_.prepare(
      fmt::format("INSERT INTO {} VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET claims = claims + excluded.claims",
                  table)
          .c_str());
  if (!add) return tl::unexpected(add.error());
  for (const auto& [key, claims] : from)
    if (auto done = add->bind(1, key).bind(2, claims).run(); !done) return done;
  from.clear();
  return {};
}

}  // namespace claims::store
