// The commands of the program. Each parses its own arguments.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace claims::cli {

// The exit codes are a contract with scripts.
enum Exit : int {
  exit_clean = 0,
  exit_findings = 1,    // findings at or above --fail-on
  exit_usage = 2,       // wrong call, configuration, or an input that cannot be read
  exit_incomplete = 3,  // something could not be checked
};

// `arguments` come without the program's and the command's name.
int run_verify(const std::vector<std::string>& arguments);
int run_inspect(const std::vector<std::string>& arguments);
int run_compare(const std::vector<std::string>& arguments);
int run_fetch(const std::vector<std::string>& arguments);
int run_watch(const std::vector<std::string>& arguments);
int run_plugin(const std::vector<std::string>& arguments);
int run_archive(const std::vector<std::string>& arguments);
int run_doctor(const std::vector<std::string>& arguments);
int run_list(const std::vector<std::string>& arguments);
int run_show(const std::vector<std::string>& arguments);
int run_search(const std::vector<std::string>& arguments);
int run_decide(const std::vector<std::string>& arguments);
int run_history(const std::vector<std::string>& arguments);
int run_review(const std::vector<std::string>& arguments);
int run_anchor(const std::vector<std::string>& arguments);
int run_serve(const std::vector<std::string>& arguments);
int run_lsp(const std::vector<std::string>& arguments);
int run_checks(const std::vector<std::string>& arguments);
int run_reference(const std::vector<std::string>& arguments);
int run_version(const std::vector<std::string>& arguments);
int run_help(const std::vector<std::string>& arguments);

struct Command {
  const char* name;
  const char* summary;
  int (*run)(const std::vector<std::string>& arguments);
};

// In the order in which help shows them.
std::span<const Command> commands() noexcept;

// `claims: TEXT` on standard error.
void diagnose(std::string_view text);

}  // namespace claims::cli
