// Declares what a command takes, parses it, and writes its help.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

class Arguments {
 public:
  // `usage` follows the command's name: "ARTICLE... [OPTION...]".
  Arguments(std::string command, std::string usage, std::string about);
  Arguments(Arguments&&) noexcept;
  ~Arguments();

  // All references must outlive parse(). Names: "--jobs" or "-j,--jobs".
  void flag(const std::string& names, bool& value, const std::string& help);
  void text(const std::string& names, std::string& value, const std::string& placeholder, const std::string& help);
  // The same, given any number of times.
  void texts(const std::string& names, std::vector<std::string>& values, const std::string& placeholder,
             const std::string& help);
  void number(const std::string& names, int& value, int least, int most, const std::string& placeholder,
              const std::string& help);
  // One of a closed list of words.
  void choice(const std::string& names, std::string& value, std::span<const std::string_view> words,
              const std::string& help);
  // Several of a closed list, separated by commas or by repeating the option.
  void choices(const std::string& names, std::vector<std::string>& values, std::span<const std::string_view> words,
               const std::string& help);
  void positionals(std::vector<std::string>& values, const std::string& placeholder, const std::string& help);
  // An option of the manual that this version does not have: refused with `why`.
  void later(const std::string& name, const std::string& why);
  void example(const std::string& line, const std::string& meaning);

  // Nothing if the command should go on; otherwise the exit code (help was
  // shown, or an error was reported on standard error).
  std::optional<int> parse(const std::vector<std::string>& arguments);
  std::string help() const;

  // Of an option by its long name, "--jobs": whether the command has it, whether parse() met it, and the closest that
  // the command has ("" if none is close).
  bool declares(const std::string& name) const;
  bool given(const std::string& name) const;
  std::string nearest_option(const std::string& name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace claims::cli
