#include "archive/merkle.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>

#include "archive/base64.h"

using namespace claims;
using namespace claims::archive;

namespace {

std::string hex(const Hash& hash) {
  std::string out;
  for (const std::uint8_t byte : hash) out += fmt::format("{:02x}", byte);
  return out;
}

std::vector<Hash> leaves_of(std::uint64_t count) {
  std::vector<Hash> out;
  for (std::uint64_t i = 0; i < count; ++i) out.push_back(leaf_hash("entry " + std::to_string(i)));
  return out;
}

// The definition of RFC 6962 section 2.1, word for word.
Hash defined_root(std::span<const Hash> leaves) {
  if (leaves.empty()) return sha256_of("");
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (2 * k < leaves.size()) k *= 2;
  return node_hash(defined_root(leaves.first(k)), defined_root(leaves.subspan(k)));
}

SubtreeHash reader(const std::vector<Hash>& leaves) {
  return [&leaves](unsigned level, std::uint64_t index) -> Result<Hash> {
    const std::uint64_t width = std::uint64_t{1} << level;
    if ((index + 1) * width > leaves.size()) return fail(Code::internal, "asked for an incomplete subtree");
    return defined_root(std::span(leaves).subspan(index * width, width));
  };
}

Proof inclusion(const std::vector<Hash>& leaves, std::uint64_t index) {
  return inclusion_proof(index, leaves.size(), reader(leaves)).value();
}

Proof consistency(const std::vector<Hash>& leaves, std::uint64_t size) {
  return consistency_proof(size, leaves.size(), reader(leaves)).value();
}

}  // namespace

TEST_CASE("Merkle: the hashes of RFC 6962") {
  CHECK(hex(empty_root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(leaf_hash("")) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  CHECK(hex(leaf_hash("L123456")) == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
  CHECK(hex(node_hash(leaf_hash("a"), leaf_hash("b"))) ==
        "b137985ff484fb600db93107c77b0365c80d78f5b429ded0fd97361d077999eb");
}

TEST_CASE("Merkle: a tree that grows has the root of its definition") {
  const auto leaves = leaves_of(300);
  TreeHead head;
  CHECK(head.root() == empty_root());
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    head.add(leaves[size - 1]);
    REQUIRE(head.size() == size);
    REQUIRE(head.root() == defined_root(std::span(leaves).first(size)));
    REQUIRE(TreeHead::resume(size, head.subtrees()).value().root() == head.root());
  }
  CHECK(TreeHead::resume(7, {leaves[0]}).error().code == Code::usage);
}

TEST_CASE("Merkle: the proofs of the example tree of RFC 6962 section 2.1.3") {
  const auto leaf = leaves_of(7);
  const Hash &a = leaf[0], &b = leaf[1], &c = leaf[2], &d = leaf[3], &e = leaf[4], &f = leaf[5], &j = leaf[6];
  const Hash g = node_hash(a, b), h = node_hash(c, d), i = node_hash(e, f);
  const Hash k = node_hash(g, h), l = node_hash(i, j);
  CHECK(inclusion(leaf, 0) == Proof{b, h, l});
  CHECK(inclusion(leaf, 3) == Proof{c, g, l});
  CHECK(inclusion(leaf, 4) == Proof{f, j, k});
  CHECK(inclusion(leaf, 6) == Proof{i, k});
  CHECK(consistency(leaf, 3) == Proof{c, d, g, l});
  CHECK(consistency(leaf, 4) == Proof{l});
  CHECK(consistency(leaf, 6) == Proof{i, j, k});
  CHECK(consistency(leaf, 7).empty());
}

TEST_CASE("Merkle: each proof proves its own leaf and tree, and nothing else") {
  for (std::uint64_t size = 1; size <= 33; ++size) {
    const auto leaves = leaves_of(size);
    const Hash root = defined_root(leaves);
    for (std::uint64_t index = 0; index < size; ++index) {
      const Proof proof = inclusion(leaves, index);
      REQUIRE(verify_inclusion(leaves[index], index, size, root, proof));
      for (std::uint64_t other = 0; other < size + 2; ++other) {
        REQUIRE(verify_inclusion(leaves[index], other, size, root, proof) == (other == index));
        if (other < size && other != index) REQUIRE_FALSE(verify_inclusion(leaves[other], index, size, root, proof));
      }
      Proof longer = proof;
      longer.push_back(root);
      REQUIRE_FALSE(verify_inclusion(leaves[index], index, size, root, longer));
      if (!proof.empty())
        REQUIRE_FALSE(verify_inclusion(leaves[index], index, size, root, std::span(proof).first(proof.size() - 1)));
    }
    for (std::uint64_t size1 = 1; size1 <= size; ++size1) {
      const Hash root1 = defined_root(std::span(leaves).first(size1));
      const Proof proof = consistency(leaves, size1);
      REQUIRE(verify_consistency(size1, size, root1, root, proof));
      for (std::uint64_t other = 0; other <= size; ++other)
        if (other != size1) REQUIRE_FALSE(verify_consistency(other, size, root1, root, proof));
      if (size1 != size) REQUIRE_FALSE(verify_consistency(size1, size, root, root, proof));
      for (std::size_t at = 0; at < proof.size(); ++at) {
        Proof altered = proof;
        altered[at][31] ^= 1;
        REQUIRE_FALSE(verify_consistency(size1, size, root1, root, altered));
      }
    }
  }
}

TEST_CASE("Merkle: subtrees") {
  const auto leaves = leaves_of(21);
  for (std::uint64_t begin = 0; begin < 21; ++begin)
    for (std::uint64_t end = begin + 1; end <= 21; ++end) {
      std::uint64_t width = 1;
      while (width < end - begin) width *= 2;
      REQUIRE(is_subtree(begin, end) == (begin % width == 0));
      const auto root = subtree_root(begin, end, reader(leaves));
      REQUIRE(root.has_value() == (begin % width == 0));
      if (!root) continue;
      const std::vector<Hash> part(leaves.begin() + static_cast<long>(begin), leaves.begin() + static_cast<long>(end));
      REQUIRE(*root == defined_root(part));
      for (std::uint64_t index = 0; index < 21; ++index) {
        const bool inside = index >= begin && index < end;
        const Proof proof = inside ? inclusion(part, index - begin) : Proof{};
        REQUIRE(verify_subtree_inclusion(leaves[index], index, begin, end, *root, proof) == inside);
      }
    }
  CHECK(verify_subtree_consistency(4, 4, 5, empty_root(), leaves[0], {}));
  CHECK_FALSE(verify_subtree_consistency(6, 6, 5, empty_root(), leaves[0], {}));
  CHECK_FALSE(verify_subtree_consistency(4, 4, 5, leaves[0], leaves[0], {}));
  CHECK_FALSE(verify_consistency(0, 0, empty_root(), empty_root(), {}));
  CHECK_FALSE(is_subtree(4, 4));
  CHECK_FALSE(is_subtree(5, 4));
  CHECK_FALSE(is_subtree(1, UINT64_MAX));
  CHECK_FALSE(is_subtree(0, UINT64_MAX));
  CHECK(is_subtree(0, std::uint64_t{1} << 63));
}

TEST_CASE("Merkle: what is not in the tree is refused, and a reader's failure comes through") {
  const auto leaves = leaves_of(5);
  CHECK(inclusion_proof(5, 5, reader(leaves)).error().code == Code::usage);
  CHECK(consistency_proof(0, 5, reader(leaves)).error().code == Code::usage);
  CHECK(consistency_proof(6, 5, reader(leaves)).error().code == Code::usage);
  CHECK(subtree_root(1, 3, reader(leaves)).error().code == Code::usage);
  CHECK(inclusion_proof(0, 6, reader(leaves)).error().code == Code::internal);
  CHECK(consistency_proof(3, 6, reader(leaves)).error().code == Code::internal);
  CHECK(root_of_inclusion(leaves[0], 1, 1, {}).error().code == Code::malformed);
}

TEST_CASE("Base 64: one value, one text") {
  const std::pair<const char*, const char*> rows[] = {{"", ""},
                                                      {"f", "Zg=="},
                                                      {"fo", "Zm8="},
                                                      {"foo", "Zm9v"},
                                                      {"foob", "Zm9vYg=="},
                                                      {"fooba", "Zm9vYmE="},
                                                      {"foobar", "Zm9vYmFy"},
                                                      {"\xff\xfe", "//4="}};
  for (const auto& [bytes, text] : rows) {
    CHECK(to_base64(bytes) == text);
    CHECK(from_base64(text) == bytes);
  }
  for (const char* const bad :
       {"Zg=", "Zg", "Z", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "Zg==Zg==", "=", "====", "Zm9-", "Z==="})
    CHECK(from_base64(bad) == std::nullopt);
}
