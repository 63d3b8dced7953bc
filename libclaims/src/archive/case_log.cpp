#include "archive/case_log.h"

#include <fcntl.h>
#include <sys/file.h>

#include <fmt/format.h>

#include <cerrno>

#include "archive/durable_file.h"
#include "archive/proof_sign.h"
#include "archive/tile.h"

namespace claims::archive {
namespace {

constexpr std::size_t max_key_text = 4096;

// Held while the log grows.
class Lock {
 public:
  explicit Lock(store::Files& files) : files_(files) {}
  ~Lock() {
    if (file_ >= 0) files_.close(file_);
  }
  Result<void> take(const std::string& folder) {
    const std::string path = folder + "/lock";
    file_ = files_.open(path, O_RDWR | O_CREAT);
    if (file_ < 0) return file_error(path, "open", file_);
    const int error = ::flock(file_, LOCK_EX | LOCK_NB) < 0 ? -errno : 0;
    if (error == -EWOULDBLOCK)
      return fail(Code::unavailable, folder + ": another process is signing this log; wait until it ends");
    if (error < 0) return file_error(path, "lock", error);
    return {};
  }

 private:
  store::Files& files_;
  int file_ = -1;
};

void make_folders(store::Files& files, const std::string& folder) {
  for (std::size_t slash = folder.find('/', 1); slash != std::string::npos; slash = folder.find('/', slash + 1))
    files.make_folder(folder.substr(0, slash));
  files.make_folder(folder);
}

}  // namespace

Result<CaseLog> CaseLog::open(store::Files& files, std::string folder) {
  CaseLog log(files, std::move(folder));
  if (auto read = log.read(); !read) return tl::unexpected(read.error());
  return log;
}

Result<void> CaseLog::read() {
  const auto absent = [](const Error& error) { return error.code == Code::not_found; };
  const Result<std::string> key = read_file(*files_, folder_ + "/key", max_key_text);
  Result<std::string> note = read_file(*files_, folder_ + "/checkpoint", max_note_bytes);
  if (!key && absent(key.error()) && !note && absent(note.error())) return {};
  if (!key) return tl::unexpected(key.error());
  auto parsed = parse_verifier_key(std::string_view(*key).substr(0, key->find('\n')));
  if (!parsed) return fail(Code::malformed, fmt::format("{}/key: {}", folder_, parsed.error().text));
  key_ = std::move(*parsed);
  if (!note && absent(note.error())) return {};  // a run ended before it signed
  if (!note) return tl::unexpected(note.error());
  auto checkpoint = checkpoint_of(*note);
  if (!checkpoint) return fail(Code::malformed, fmt::format("{}/checkpoint: {}", folder_, checkpoint.error().text));
  checkpoint_ = std::move(*checkpoint);
  note_ = std::move(*note);
  return {};
}

// That of a note which the log's key has signed.
Result<Checkpoint> CaseLog::checkpoint_of(const std::string& note) const {
  const Result<SignedNote> parsed = parse_note(note);
  if (!parsed) return tl::unexpected(parsed.error());
  const auto signers = verify_note(*parsed, std::span(&*key_, 1));
  if (!signers) return tl::unexpected(signers.error());
  auto checkpoint = parse_checkpoint(parsed->text);
  if (checkpoint && checkpoint->origin != key_->name) return fail(Code::malformed, "a checkpoint of another log");
  return checkpoint;
}

Result<LogEntry> CaseLog::entry(std::uint64_t index) const {
  const std::uint64_t bundle = index / tile_width;
  if (index >= size()) return fail(Code::usage, fmt::format("{}: the log has no entry {}", folder_, index));
  const auto entries = read_entries(bundle, width_at(0, bundle, size()), files_in(*files_, folder_));
  if (!entries) return tl::unexpected(entries.error());
  const auto entry = parse_entry((*entries)[index % tile_width]);
  if (!entry) return fail(Code::malformed, fmt::format("{}: entry {} is damaged", folder_, index));
  return *entry;
}

// Hands the entries from `size` on to `each`, having compared the one before them.
Result<void> CaseLog::go_on(const EntrySource& entries,
                            const std::function<Result<void>(const LogEntry&)>& each) const {
  if (size() == 0) return entries(0, each);
  const auto last = entry(size() - 1);
  if (!last) return tl::unexpected(last.error());
  bool met = false;
  auto done = entries(size() - 1, [&](const LogEntry& entry) -> Result<void> {
    if (met) return each(entry);
    met = true;
    if (entry == *last) return {};
    return fail(Code::malformed,
                fmt::format("{}: record {} of the case is not the one that was signed", folder_, size() - 1));
  });
  if (done && !met)
    return fail(Code::malformed, fmt::format("{}: the case has fewer records than were signed", folder_));
  return done;
}

Result<void> CaseLog::grow(const SigningKey& key, std::string_view log, const EntrySource& entries) {
  make_folders(*files_, folder_);
  Lock lock(*files_);
  if (auto taken = lock.take(folder_); !taken) return taken;
  if (auto fresh = read(); !fresh) return fresh;  // another process may have signed in between
  if (key_ && key_->key != key.public_key())
    return fail(Code::usage,
                fmt::format("{}: this log is signed with another key ({}): name that key", folder_, key_->text()));
  if (!key_) {
    if (!is_key_name(log)) return fail(Code::usage, fmt::format("\"{}\" cannot name a log", log));
    const VerifierKey made = key.verifier(log_name(key.public_key(), log));
    if (auto written = write_file(*files_, folder_ + "/key", made.text() + "\n"); !written) return written;
    key_ = made;
  }
  auto writer = LogWriter::open(*files_, folder_, size(), checkpoint_ ? checkpoint_->root : empty_root());
  if (!writer) return tl::unexpected(writer.error());
  const Result<void> added = go_on(entries, [&](const LogEntry& entry) { return writer->add(entry.text()); });
  if (!added) return added;
  if (writer->size() == size()) return {};
  if (auto finished = writer->finish(); !finished) return finished;
  const Checkpoint grown{key_->name, writer->size(), writer->root(), {}};
  std::string note = key.sign_note(grown.text(), key_->name);
  if (auto published = writer->publish(note); !published) return published;
  checkpoint_ = grown;
  note_ = std::move(note);
  return {};
}

Result<ProofFile> CaseLog::prove(const std::vector<std::pair<std::uint64_t, LogEntry>>& records,
                                 const std::string& note) const {
  if (!key_) return fail(Code::not_found, fmt::format("{}: nobody has signed this log yet", folder_));
  const Result<Checkpoint> checkpoint = checkpoint_of(note);
  if (!checkpoint) return tl::unexpected(checkpoint.error());
  Result<ProofFile> proof = begin_proof(note, *key_, {}, nullptr);
  if (!proof) return proof;
  const SubtreeHash hashes = tile_hashes(checkpoint->size, files_in(*files_, folder_));
  for (const auto& [index, entry] : records) {
    Result<ProofRecord> record = prove_record(index, entry, checkpoint->size, hashes);
    if (!record) return tl::unexpected(record.error());
    if (!verify_inclusion(leaf_hash(entry.text()), index, checkpoint->size, checkpoint->root, record->path))
      return fail(Code::malformed, fmt::format("{}: record {} is not the one that was signed, or the tiles are damaged",
                                               folder_, index));
    proof->records.push_back(std::move(*record));
  }
  return proof;
}

std::string earliest_note(const CaseLog& log, const std::vector<HadTimestamp>& had, std::uint64_t index) {
  std::string note;
  std::pair<bool, std::uint64_t> best{};  // not verified when it came; size
  for (const HadTimestamp& one : had) {
    const Result<SignedNote> parsed = parse_note(one.wanted.note);
    const auto checkpoint = parsed ? parse_checkpoint(parsed->text) : tl::unexpected(parsed.error());
    if (!checkpoint || !log.key() || checkpoint->origin != log.key()->name || checkpoint->size <= index) continue;
    if (!verify_note(*parsed, std::span(&*log.key(), 1))) continue;
    const std::pair rank(one.certificates.empty(), checkpoint->size);
    if (!note.empty() && rank >= best) continue;
    note = one.wanted.note;
    best = rank;
  }
  return note;
}

}  // namespace claims::archive
