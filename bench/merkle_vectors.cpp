// Runs other people's vectors of Merkle proofs against ours.
//
//   merkle-vectors FOLDER
//
// FOLDER/{inclusion,consistency,subtreeinclusion,subtreeconsistency}/**/*.json, one case a file: sizes, indices and
// hashes in Base 64, and whether the proof must be refused ("wantErr"). Prints each case that is judged otherwise and
// a line of counts for each kind. A root that is no hash of 32 bytes stands as its SHA-256, so that equal ones stay
// equal; a leaf or a proof with such a hash is refused. Without the folder it prints "skipped" and succeeds.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "archive/base64.h"
#include "archive/merkle.h"

using namespace claims::archive;
using nlohmann::json;

namespace {

std::string bytes_at(const json& in, const char* name) { return from_base64(in.at(name).get<std::string>()).value(); }

std::optional<Hash> hash_of(const std::string& bytes) {
  Hash hash;
  if (bytes.size() != hash.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(hash.data()));
  return hash;
}

Hash root_at(const json& in, const char* name) {
  const std::string bytes = bytes_at(in, name);
  return hash_of(bytes).value_or(sha256_of(bytes));
}

std::optional<Proof> proof_of(const json& in) {
  Proof proof;
  if (in.at("proof").is_null()) return proof;
  for (const json& text : in.at("proof")) {
    const auto hash = hash_of(from_base64(text.get<std::string>()).value());
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

bool accepted(const std::string& kind, const json& in) {
  const auto proof = proof_of(in);
  if (!proof) return false;
  const auto number = [&](const char* name) { return in.at(name).get<std::uint64_t>(); };
  if (kind == "consistency")
    return verify_consistency(number("size1"), number("size2"), root_at(in, "root1"), root_at(in, "root2"), *proof);
  if (kind == "subtreeconsistency")
    return verify_subtree_consistency(number("start"), number("end"), number("size"), root_at(in, "root1"),
                                      root_at(in, "root2"), *proof);
  const auto leaf = hash_of(bytes_at(in, "leafHash"));
  if (!leaf) return false;
  if (kind == "inclusion")
    return verify_inclusion(*leaf, number("leafIdx"), number("treeSize"), root_at(in, "root"), *proof);
  return verify_subtree_inclusion(*leaf, number("leafIdx"), number("start"), number("end"), root_at(in, "root"),
                                  *proof);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || !std::filesystem::is_directory(argv[1])) {
    fmt::print("skipped: no folder of vectors\n");
    return 0;
  }
  int wrong = 0, all = 0;
  for (const std::string kind : {"inclusion", "consistency", "subtreeinclusion", "subtreeconsistency"}) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(argv[1]) + "/" + kind))
      if (entry.path().extension() == ".json") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    int refused = 0;
    for (const std::string& path : paths) {
      std::ifstream file(path);
      const json in = json::parse(file);
      const bool refuse = in.at("wantErr");
      refused += refuse;
      if (accepted(kind, in) != refuse) continue;
      ++wrong;
      fmt::print("{}: to be {}, and was not\n", path, refuse ? "refused" : "accepted");
    }
    all += static_cast<int>(paths.size());
    fmt::print("{:20} {:4} cases, {:4} to be refused\n", kind, paths.size(), refused);
  }
  fmt::print("{:20} {:4} cases, {:4} judged wrongly\n", "all", all, wrong);
  return wrong == 0 ? 0 : 1;
}
