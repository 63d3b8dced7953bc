// Locators as people give them: on the command line and in lists.
#pragma once

#include <claims/fetch.h>

#include <string>
#include <unordered_set>
#include <vector>

namespace claims::cli {

// As parse_locator() reads them, each once; what is none is reported.
class Locators {
 public:
  // `command` stands before what is reported. `schemes`: of other people's plugins; their locators are taken as they
  // are.
  Locators(std::string command, std::vector<std::string> schemes)
      : command_(std::move(command)), schemes_(std::move(schemes)) {}

  // False: it is none. `where` it stands, for the report; empty: on the command line.
  bool add(const std::string& text, const std::string& where);
  // One a line; "-" is standard input. Blank lines and lines that begin with # are left out.
  bool add_file(const std::string& path);
  // One that was parsed before.
  void add_known(const std::string& locator);

  const std::vector<std::string>& list() const { return list_; }

 private:
  std::string command_;
  std::vector<std::string> schemes_, list_;
  std::unordered_set<std::string> seen_;
};

// Schemes of other people's plugins. Errors: as plugins_at().
Result<std::vector<std::string>> schemes_of(const FetchSettings& settings);

}  // namespace claims::cli
