// What `check` says of sample archives: file, verdict, counts, codes. Files whose names begin with "valid" must have
// no problem, those with "invalid" at least one.
//   archive-samples FOLDER_OR_FILE...
#include <claims/archive.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::vector<std::string> files_below(int argc, char** argv) {
  std::vector<std::string> out;
  for (int i = 1; i < argc; ++i) {
    if (fs::is_directory(argv[i])) {
      for (const auto& entry : fs::recursive_directory_iterator(argv[i]))
        if (entry.is_regular_file() && entry.path().string().find(".warc") != std::string::npos &&
            entry.path().extension() != ".cdx")
          out.push_back(entry.path().string());
    } else if (fs::exists(argv[i])) {
      out.emplace_back(argv[i]);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> files = files_below(argc, argv);
  if (files.empty()) {
    fmt::print("skipped: no archives there\n");
    return 0;
  }
  int valid = 0, valid_passed = 0, invalid = 0, invalid_failed = 0;
  for (const std::string& file : files) {
    std::map<std::string, int> codes;
    const auto summary = claims::check_archive(file, {}, [&](const claims::ArchiveProblem& problem) {
      ++codes[problem.code];
      if (std::getenv("ARCHIVE_SAMPLES_VERBOSE"))
        fmt::print("    {} {} {}: {}\n", problem.code, problem.offset, problem.record, problem.text);
    });
    std::string list;
    for (const auto& [code, count] : codes)
      list += count == 1 ? fmt::format(" {}", code) : fmt::format(" {}x{}", code, count);
    const std::string name = fs::path(file).filename().string();
    fmt::print("{:<72} {:<10}{}\n", fs::path(file).parent_path().filename().string() + "/" + name,
               summary ? claims::name_of(summary->verdict) : name_of(summary.error().code), list);
    if (summary)
      for (const std::string& match : summary->matched) fmt::print("{:>82} {}\n", "matched", match);
    if (name.starts_with("valid")) {
      ++valid;
      valid_passed += summary && codes.empty();
    } else if (name.starts_with("invalid")) {
      ++invalid;
      invalid_failed += !summary || !codes.empty();
    }
  }
  fmt::print("\n{} archives; labelled valid {}, without a problem {}; labelled invalid {}, with a problem {}\n",
             files.size(), valid, valid_passed, invalid, invalid_failed);
  return 0;
}
