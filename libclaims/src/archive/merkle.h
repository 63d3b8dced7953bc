// Merkle trees over log entries: RFC 6962 section 2.1 (RFC 9162 section 2.1
// reads the same), with SHA-256. Values only: the tree is given by its leaves as
// they come, or by whoever can name the hash of a complete subtree.
#pragma once

#include <claims/result.h>

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace claims::archive {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256_of(std::string_view bytes);
Hash leaf_hash(std::string_view entry);               // SHA-256 of 00 and the entry
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256 of 01 and both
inline Hash empty_root() { return sha256_of({}); }

// The right edge of a growing tree: memory is one hash a level.
class TreeHead {
 public:
  TreeHead() = default;
  // A tree of `size` leaves by its complete subtrees, the largest first
  // (std::popcount(size) of them). Errors: usage (another number).
  static Result<TreeHead> resume(std::uint64_t size, std::vector<Hash> subtrees);

  void add(const Hash& leaf);
  std::uint64_t size() const noexcept { return size_; }
  const std::vector<Hash>& subtrees() const noexcept { return subtrees_; }
  Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> subtrees_;
};

// Hash of the complete subtree over leaves [index << level, (index + 1) << level).
using SubtreeHash = std::function<Result<Hash>(unsigned level, std::uint64_t index)>;

using Proof = std::vector<Hash>;

// Root of the leaves [begin, end). Errors: usage (not a subtree), and of `hash`.
Result<Hash> subtree_root(std::uint64_t begin, std::uint64_t end, const SubtreeHash& hash);

// That the leaf `index` is in the tree of the first `size` leaves. Errors: usage, and of `hash`.
Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, const SubtreeHash& hash);

// That the tree of the first `size1` leaves is the beginning of that of the
// first `size2`. Errors: usage (0 < size1 <= size2 does not hold), and of `hash`.
Result<Proof> consistency_proof(std::uint64_t size1, std::uint64_t size2, const SubtreeHash& hash);

// May [begin, end) stand for itself in a larger tree? Not empty, and begins at a
// multiple of the power of two that its length fits in.
bool is_subtree(std::uint64_t begin, std::uint64_t end) noexcept;

// The tree of `size` leaves that a leaf and its proof lead to. Errors: malformed
// (the proof is of another length, or there is no such leaf).
Result<Hash> root_of_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof);

// An empty tree is consistent with none: a proof of that would prove nothing.
bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, const Hash& root,
                      std::span<const Hash> proof);
bool verify_consistency(std::uint64_t size1, std::uint64_t size2, const Hash& root1, const Hash& root2,
                        std::span<const Hash> proof);

// The same for a subtree over [begin, end): the leaf `index` of the log is in it;
// it is in the tree of `size` leaves. An empty one is in every tree.
bool verify_subtree_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t begin, std::uint64_t end,
                              const Hash& root, std::span<const Hash> proof);
bool verify_subtree_consistency(std::uint64_t begin, std::uint64_t end, std::uint64_t size, const Hash& subtree,
                                const Hash& root, std::span<const Hash> proof);

}  // namespace claims::archive
