#include "arguments.h"

#include "command.h"
#include "nearest.h"
#include "output.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>

namespace claims::cli {
namespace {

struct OptionHelp {
  std::string left;
  std::string right;
};

struct Later {
  std::string name;
  std::string why;
};

std::string lines(const std::vector<OptionHelp>& rows) {
  std::size_t width = 0;
  for (const OptionHelp& row : rows) width = std::max(width, row.left.size());
  std::string out;
  for (const OptionHelp& row : rows) out += fmt::format("  {:<{}}  {}\n", row.left, width, row.right);
  return out;
}

// "-j,--jobs" as help shows it: "-j, --jobs"; a long name alone is set in.
std::string shown(const std::string& names) {
  const std::size_t comma = names.find(',');
  return comma == std::string::npos ? "    " + names : names.substr(0, comma) + ", " + names.substr(comma + 1);
}

}  // namespace

struct Arguments::State {
  std::string command, usage, about;
  CLI::App app;
  std::vector<OptionHelp> options{{"-h, --help", "show this help"}}, operands, examples;
  std::vector<std::string> long_names{"--help"};
  std::vector<Later> later;

  void declare(const std::string& names, const std::string& placeholder, const std::string& help_text) {
    options.push_back({shown(names) + (placeholder.empty() ? "" : " " + placeholder), help_text});
    long_names.push_back(names.substr(names.find("--")));
  }

  std::string_view close_to(const std::string& name) const {
    const std::vector<std::string_view> known(long_names.begin(), long_names.end());
    return name.starts_with("--") ? nearest(name, known) : std::string_view();
  }

  // Explains one argument that nothing takes.
  std::string unknown(const std::string& argument) const {
    const std::string name = argument.substr(0, argument.find('='));
    if (!name.starts_with("-")) return fmt::format("unexpected argument \"{}\"", argument);
    const std::string_view close = close_to(name);
    if (close.empty()) return fmt::format("unknown option {}; \"claims help {}\" lists the options", name, command);
    return fmt::format("unknown option {}; did you mean {}?", name, close);
  }
};

Arguments::Arguments(std::string command, std::string usage, std::string about) : state_(std::make_unique<State>()) {
  state_->command = std::move(command);
  state_->usage = std::move(usage);
  state_->about = std::move(about);
  state_->app.set_help_flag();
  state_->app.allow_extras();
}

Arguments::Arguments(Arguments&&) noexcept = default;
Arguments::~Arguments() = default;

void Arguments::flag(const std::string& names, bool& value, const std::string& help_text) {
  state_->app.add_flag(names, value);
  state_->declare(names, "", help_text);
}

void Arguments::text(const std::string& names, std::string& value, const std::string& placeholder,
                     const std::string& help_text) {
  state_->app.add_option(names, value);
  state_->declare(names, placeholder, help_text);
}

void Arguments::texts(const std::string& names, std::vector<std::string>& values, const std::string& placeholder,
                      const std::string& help_text) {
  state_->app.add_option(names, values)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
  state_->declare(names, placeholder, help_text);
}

void Arguments::number(const std::string& names, int& value, int least, int most, const std::string& placeholder,
                       const std::string& help_text) {
  const auto in_range = [=](const std::string& word) {
    const bool digits = !word.empty() && word.size() < 7 && word.find_first_not_of("0123456789") == std::string::npos;
    const int number = digits ? std::stoi(word) : -1;
    return digits && number >= least && number <= most
               ? std::string()
               : fmt::format("expected a number from {} to {}, not \"{}\"", least, most, word);
  };
  state_->app.add_option(names, value)->check(CLI::Validator(in_range, ""));
  state_->declare(names, placeholder, help_text);
}

namespace {

std::string check_choice(const std::string& word, const std::vector<std::string_view>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return {};
  const std::string_view close = nearest(word, words);
  std::string text = fmt::format("expected {}, not \"{}\"", fmt::join(words, ", "), word);
  if (!close.empty()) text += fmt::format("; did you mean \"{}\"?", close);
  return text;
}

CLI::Validator one_of(std::span<const std::string_view> words) {
  return CLI::Validator([list = std::vector<std::string_view>(words.begin(), words.end())](
                            const std::string& word) { return check_choice(word, list); },
                        "");
}

}  // namespace

void Arguments::choice(const std::string& names, std::string& value, std::span<const std::string_view> words,
                       const std::string& help_text) {
  state_->app.add_option(names, value)->check(one_of(words));
  state_->declare(names, fmt::format("{}", fmt::join(words, "|")), help_text);
}

void Arguments::choices(const std::string& names, std::vector<std::string>& values,
                        std::span<const std::string_view> words, const std::string& help_text) {
  state_->app.add_option(names, values)
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false)
      ->check(one_of(words));
  state_->declare(names, "PART,...", help_text);
}

void Arguments::positionals(std::vector<std::string>& values, const std::string& placeholder,
                            const std::string& help_text) {
  state_->app.add_option(placeholder, values);
  state_->operands.push_back({placeholder, help_text});
}

void Arguments::later(const std::string& name, const std::string& why) { state_->later.push_back({name, why}); }

void Arguments::example(const std::string& line, const std::string& meaning) {
  state_->examples.push_back({line, meaning});
}

std::string Arguments::help() const {
  std::string out = fmt::format("Usage: claims {} {}\n\n{}\n", state_->command, state_->usage, state_->about);
  if (!state_->operands.empty()) out += "\n" + lines(state_->operands);
  out += "\nOptions:\n" + lines(state_->options);
  if (!state_->examples.empty()) out += "\nExamples:\n" + lines(state_->examples);
  return out;
}

bool Arguments::declares(const std::string& name) const { return state_->app.get_option_no_throw(name) != nullptr; }

bool Arguments::given(const std::string& name) const {
  const CLI::Option* const option = state_->app.get_option_no_throw(name);
  return option && option->count() > 0;
}

std::string Arguments::nearest_option(const std::string& name) const { return std::string(state_->close_to(name)); }

std::optional<int> Arguments::parse(const std::vector<std::string>& arguments) {
  const auto wrong = [&](const std::string& text) {
    diagnose(fmt::format("{}: {}", state_->command, text));
    return exit_usage;
  };
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument == "--help" || argument == "-h") return print(help()) ? exit_clean : exit_usage;
    for (const Later& later : state_->later)
      if (argument.substr(0, argument.find('=')) == later.name) return wrong(later.name + ": " + later.why);
  }
  try {
    state_->app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return wrong(error.what());
  }
  for (const std::string& rest : state_->app.remaining())
    if (rest != "--") return wrong(state_->unknown(rest));
  return std::nullopt;
}

}  // namespace claims::cli
