#include "archive/proof_sign.h"

#include <fmt/format.h>

#include "archive/checkpoint.h"

namespace claims::archive {
namespace {

Result<std::string> package_note(std::string_view checkpoint_text, std::span<const PackagedFile> files,
                                 const SigningKey& key, std::string_view name) {
  const Package package{sha256_of(checkpoint_text), {files.begin(), files.end()}};
  const Result<std::string> text = package.text();
  if (!text) return text;
  std::string note = key.sign_note(*text, name);
  if (note.size() > max_note_bytes)
    return fail(Code::usage, "the names of the package's files are too long together for one signed note");
  return note;
}

}  // namespace

Result<ProofFile> sign_archive(std::span<const LogEntry> entries, std::span<const PackagedFile> files,
                               const SigningKey& key, std::string_view log) {
  if (!is_key_name(log)) return fail(Code::usage, fmt::format("\"{}\" cannot name a log", log));
  const std::string name = log_name(key.public_key(), log);
  ProofFile proof;
  TreeHead head;
  for (const LogEntry& entry : entries) {
    const std::string text = entry.text();
    head.add(leaf_hash(text));
    proof.leaves += text;
  }
  const std::string checkpoint = Checkpoint{name, head.size(), head.root(), {}}.text();
  proof.key = key.verifier(name).text();
  proof.checkpoint = key.sign_note(checkpoint, name);
  if (files.empty()) return proof;
  Result<std::string> package = package_note(checkpoint, files, key, name);
  if (!package) return tl::unexpected(package.error());
  proof.package = std::move(*package);
  return proof;
}

Result<ProofFile> begin_proof(std::string_view checkpoint, const VerifierKey& key, std::span<const PackagedFile> files,
                              const SigningKey* package_key) {
  ProofFile proof;
  proof.key = key.text();
  proof.checkpoint = checkpoint;
  if (!package_key || files.empty()) return proof;
  const Result<SignedNote> note = parse_note(checkpoint);
  if (!note) return tl::unexpected(note.error());
  if (package_key->public_key() != key.key)
    return fail(Code::usage, "the package must be signed with the key of its log");
  Result<std::string> package = package_note(note->text, files, *package_key, key.name);
  if (!package) return tl::unexpected(package.error());
  proof.package = std::move(*package);
  return proof;
}

Result<ProofRecord> prove_record(std::uint64_t index, const LogEntry& entry, std::uint64_t size,
                                 const SubtreeHash& hash) {
  Result<Proof> path = inclusion_proof(index, size, hash);
  if (!path) return tl::unexpected(path.error());
  return ProofRecord{index, entry, std::move(*path)};
}

}  // namespace claims::archive
