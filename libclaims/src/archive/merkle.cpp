#include "archive/merkle.h"

#include <openssl/evp.h>

#include <bit>
#include <memory>
#include <new>
#include <utility>

namespace claims::archive {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

// EVP_sha256() alone looks the algorithm up at each start.
const EVP_MD* algorithm() {
  static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return fetched ? fetched : EVP_sha256();
}

Hash hashed(std::initializer_list<std::string_view> parts) {
  static thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  Hash out{};
  if (!context || EVP_DigestInit_ex(context.get(), algorithm(), nullptr) != 1) throw std::bad_alloc();
  for (const std::string_view part : parts) EVP_DigestUpdate(context.get(), part.data(), part.size());
  EVP_DigestFinal_ex(context.get(), out.data(), nullptr);
  return out;
}

std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

// The largest power of two below `count`, which is at least 2.
std::uint64_t split_of(std::uint64_t count) { return std::bit_floor(count - 1); }

Error not_in_tree() { return {Code::usage, "Merkle tree: no such leaf or subtree"}; }

// Two walks up the edges of a subtree at once, from its first and its last leaf.
struct Walk {
  std::uint64_t first, last, tree_last;

  void up() { first >>= 1, last >>= 1, tree_last >>= 1; }
};

}  // namespace

Hash sha256_of(std::string_view bytes) { return hashed({bytes}); }
Hash leaf_hash(std::string_view entry) { return hashed({std::string_view("\0", 1), entry}); }
Hash node_hash(const Hash& left, const Hash& right) {
  return hashed({std::string_view("\1", 1), bytes_of(left), bytes_of(right)});
}

Result<TreeHead> TreeHead::resume(std::uint64_t size, std::vector<Hash> subtrees) {
  if (subtrees.size() != static_cast<std::size_t>(std::popcount(size)))
    return fail(Code::usage, "Merkle tree: the number of subtrees does not fit the size");
  TreeHead head;
  head.size_ = size;
  head.subtrees_ = std::move(subtrees);
  return head;
}

void TreeHead::add(const Hash& leaf) {
  Hash hash = leaf;
  for (std::uint64_t bits = size_; bits & 1; bits >>= 1) {
    hash = node_hash(subtrees_.back(), hash);
    subtrees_.pop_back();
  }
  subtrees_.push_back(hash);
  ++size_;
}

Hash TreeHead::root() const {
  if (subtrees_.empty()) return empty_root();
  Hash root = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i > 0; --i) root = node_hash(subtrees_[i - 1], root);
  return root;
}

bool is_subtree(std::uint64_t begin, std::uint64_t end) noexcept {
  if (begin >= end || end - begin > std::uint64_t{1} << 63) return false;
  return begin % std::bit_ceil(end - begin) == 0;
}

Result<Hash> subtree_root(std::uint64_t begin, std::uint64_t end, const SubtreeHash& hash) {
  if (!is_subtree(begin, end)) return tl::unexpected(not_in_tree());
  // Complete subtrees from the left, each smaller than the one before; a root
  // joins them from the right.
  std::vector<Hash> parts;
  while (begin < end) {
    const unsigned level = static_cast<unsigned>(std::bit_width(end - begin)) - 1;
    Result<Hash> part = hash(level, begin >> level);
    if (!part) return part;
    parts.push_back(*part);
    begin += std::uint64_t{1} << level;
  }
  Hash root = parts.back();
  for (std::size_t i = parts.size() - 1; i > 0; --i) root = node_hash(parts[i - 1], root);
  return root;
}

Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, const SubtreeHash& hash) {
  if (index >= size) return tl::unexpected(not_in_tree());
  Proof proof;
  std::uint64_t begin = 0, end = size;
  while (end - begin > 1) {  // from the root down: the sibling of the half that holds the leaf
    const std::uint64_t middle = begin + split_of(end - begin);
    const bool left = index < middle;
    Result<Hash> sibling = left ? subtree_root(middle, end, hash) : subtree_root(begin, middle, hash);
    if (!sibling) return tl::unexpected(sibling.error());
    proof.push_back(*sibling);
    (left ? end : begin) = middle;
  }
  return Proof(proof.rbegin(), proof.rend());
}

Result<Proof> consistency_proof(std::uint64_t size1, std::uint64_t size2, const SubtreeHash& hash) {
  if (size1 == 0 || size1 > size2) return tl::unexpected(not_in_tree());
  Proof proof;
  std::uint64_t begin = 0, end = size2;
  while (size1 != end) {  // down to the subtree that the smaller tree ends with
    const std::uint64_t middle = begin + split_of(end - begin);
    const bool left = size1 <= middle;
    Result<Hash> sibling = left ? subtree_root(middle, end, hash) : subtree_root(begin, middle, hash);
    if (!sibling) return tl::unexpected(sibling.error());
    proof.push_back(*sibling);
    (left ? end : begin) = middle;
  }
  if (begin > 0) {  // else that subtree is the smaller tree, whose root is known
    Result<Hash> last = subtree_root(begin, end, hash);
    if (!last) return tl::unexpected(last.error());
    proof.push_back(*last);
  }
  return Proof(proof.rbegin(), proof.rend());
}

Result<Hash> root_of_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof) {
  if (index >= size) return fail(Code::malformed, "inclusion proof: the tree has no such leaf");
  std::uint64_t at = index, last = size - 1;
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (last == 0) return fail(Code::malformed, "inclusion proof: too long for this tree");
    if ((at & 1) != 0 || at == last) {
      hash = node_hash(sibling, hash);
      while ((at & 1) == 0 && at != 0) at >>= 1, last >>= 1;
    } else {
      hash = node_hash(hash, sibling);
    }
    at >>= 1, last >>= 1;
  }
  if (last != 0) return fail(Code::malformed, "inclusion proof: too short for this tree");
  return hash;
}

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, const Hash& root,
                      std::span<const Hash> proof) {
  const Result<Hash> found = root_of_inclusion(leaf, index, size, proof);
  return found && *found == root;
}

bool verify_consistency(std::uint64_t size1, std::uint64_t size2, const Hash& root1, const Hash& root2,
                        std::span<const Hash> proof) {
  return size1 > 0 && verify_subtree_consistency(0, size1, size2, root1, root2, proof);
}

bool verify_subtree_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t begin, std::uint64_t end,
                              const Hash& root, std::span<const Hash> proof) {
  if (!is_subtree(begin, end) || index < begin || index >= end) return false;
  return verify_inclusion(leaf, index - begin, end - begin, root, proof);
}

bool verify_subtree_consistency(std::uint64_t begin, std::uint64_t end, std::uint64_t size, const Hash& subtree,
                                const Hash& root, std::span<const Hash> proof) {
  if (begin == end) return end <= size && proof.empty() && subtree == empty_root();
  if (!is_subtree(begin, end) || end > size) return false;
  Walk at{begin, end - 1, size - 1};
  // Up to the largest complete subtree that [begin, end) ends with, or where
  // both trees end together, to the top of [begin, end).
  const bool at_end = at.last == at.tree_last;
  while (at.first != at.last && (at_end || (at.last & 1) != 0)) at.up();
  Hash of_subtree = subtree;
  if (at.first != at.last) {
    if (proof.empty()) return false;
    of_subtree = proof.front();
    proof = proof.subspan(1);
  }
  Hash of_tree = of_subtree;
  for (const Hash& sibling : proof) {
    if (at.tree_last == 0) return false;
    if ((at.last & 1) != 0 || at.last == at.tree_last) {
      if (at.first < at.last) of_subtree = node_hash(sibling, of_subtree);
      of_tree = node_hash(sibling, of_tree);
      while ((at.last & 1) == 0 && at.last != 0) at.up();
    } else {
      of_tree = node_hash(of_tree, sibling);
    }
    at.up();
  }
  return at.tree_last == 0 && of_subtree == subtree && of_tree == root;
}

}  // namespace claims::archive
