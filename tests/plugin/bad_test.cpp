// Plugins that misbehave: contained, named, reported; the host goes on.
#include "plugin/plugin.h"

#include <claims/document.h>

#include <catch2/catch.hpp>

#include <filesystem>

using namespace claims;
using namespace claims::plugin;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // the sanitizers have their own words for crashes, and no limit of memory
#else
constexpr bool sanitized = false;
#endif

OpenOptions quick() {
  OpenOptions options;
  options.runner = RUNNER;
  options.limits.call = std::chrono::milliseconds(300);
  options.limits.grace = std::chrono::milliseconds(100);
  options.limits.memory = 64u << 20;
  options.limits.output = 1u << 20;
  return options;
}

std::string path_of(const std::string& name) { return std::string(BAD) + name + ".so"; }

struct Row {
  const char* plugin;
  Code code;
  const char* text;  // "PATH" stands for the plugin's path
};

std::string with_path(std::string text, const std::string& path) {
  if (const std::size_t at = text.find("PATH"); at != text.npos) text.replace(at, 4, path);
  return text;
}

}  // namespace

TEST_CASE("Plugins that cannot be loaded say why") {
  const Row rows[] = {
      {"wrong_major", Code::unsupported,
       "plugin PATH: is made for version 2 of the plugin interface; this claims has version 1: get the plugin that "
       "fits"},
      {"newer_minor", Code::unsupported,
       "plugin PATH: needs version 1.99 of the plugin interface; this claims has version 1.1: update claims"},
      {"no_descriptor", Code::malformed, "plugin PATH: is no plugin: it exports no claims_plugin_v1"},
      {"lies_about_size", Code::malformed,
       "plugin PATH: its descriptor states a size of 24 bytes; at least 96 were expected"},
      {"crash_in_constructor", Code::unavailable, "plugin PATH: crashed (segmentation fault) in loading"},
      {"hang_in_constructor", Code::limit, "plugin PATH: did not end within 300 ms in loading; its process was ended"},
      {"bad_check", Code::malformed, "plugin PATH: its check \"date.weekday\" has the id of one of claims's own"},
  };
  for (const Row& row : rows) {
    INFO(row.plugin);
    if (sanitized && std::string_view(row.plugin) == "crash_in_constructor") continue;
    const auto plugin = open_plugin(path_of(row.plugin), quick());
    REQUIRE_FALSE(plugin);
    CHECK(plugin.error() == Error{row.code, with_path(row.text, path_of(row.plugin))});
  }
}

TEST_CASE("A file that is no shared object is no plugin") {
  const std::string path = std::string(RUNNER) + ".nothing";
  std::FILE* const file = std::fopen(path.c_str(), "w");
  REQUIRE(file);
  std::fputs("not an ELF file, but long enough to hold a header of one: ...............", file);
  std::fclose(file);
  const auto plugin = open_plugin(path, quick());
  std::filesystem::remove(path);
  REQUIRE_FALSE(plugin);
  CHECK(plugin.error().code == Code::malformed);
  CHECK(plugin.error().text == "plugin " + path + ": cannot be loaded: " + path + ": invalid ELF header");
}

TEST_CASE("Plugins that misbehave in a call are contained and named, and start again") {
  const Row rows[] = {
      {"crash", Code::unavailable, "org.example.bad: crashed (segmentation fault) in decode"},
      {"aborts", Code::unavailable, "org.example.bad: crashed (abort) in decode"},
      {"throws", Code::unavailable,
       "org.example.bad: crashed (abort) in decode; it wrote: terminate called after throwing an instance of "
       "'std::runtime_error'   what():  nobody catches this"},
      {"hang", Code::limit, "org.example.bad: did not end within 300 ms in decode; its process was ended"},
      {"ignores_refusal", Code::limit, "org.example.bad: did not end within 300 ms in decode; its process was ended"},
      {"exits", Code::unavailable, "org.example.bad: ended its process with exit code 3 in decode"},
      {"endless_output", Code::limit, "org.example.bad: decode: pushed more than 1048576 bytes"},
      {"huge_string", Code::limit, "org.example.bad: decode: pushed more than 1048576 bytes"},
      {"invalid_utf8", Code::malformed, "org.example.bad: decode: its text is not UTF-8"},
      {"null_string", Code::usage, "org.example.bad: decode: its text is null"},
      {"wrong_status", Code::malformed, "org.example.bad: decode returned 77, which is no status"},
      {"wrong_push", Code::usage, "org.example.bad: decode: pushed a locator, which is not for this call"},
      {"opens_socket", Code::unavailable,
       "org.example.bad: tried the system call socket in decode, which plugins may not"},
      {"forks", Code::unavailable, "org.example.bad: tried the system call clone in decode, which plugins may not"},
      {"runs_a_program", Code::unavailable,
       "org.example.bad: tried the system call execve in decode, which plugins may not"},
      {"writes_to_the_socket", Code::malformed,
       "org.example.bad: broke the protocol in decode (a frame of 1936287860 bytes); its process was ended"},
      {"closes_the_socket", Code::malformed, "org.example.bad: closed its socket in decode; its process was ended"},
  };
  for (const Row& row : rows) {
    INFO(row.plugin);
    const std::string_view name = row.plugin;
    if (sanitized && (name == "crash" || name == "aborts" || name == "throws")) continue;
    auto plugin = open_plugin(path_of(row.plugin), quick());
    REQUIRE(plugin);
    for (int i = 0; i < 2; ++i) {
      const auto reading = (*plugin)->decode("application/x-bad", "", "misbehave");
      REQUIRE_FALSE(reading);
      CHECK(reading.error() == Error{row.code, row.text});
      const auto after = (*plugin)->decode("application/x-bad", "", "good");
      if (!after) FAIL(after.error().text);
      CHECK(after->text == "good");
    }
  }
}

TEST_CASE("What is out of bounds for plugins is not there") {
  const Row rows[] = {
      {"reads_passwd", Code::unreadable, "org.example.bad: /etc/passwd cannot be opened"},
      {"writes_a_file", Code::unreadable, "org.example.bad: /tmp cannot be written to"},
      {"leaks", Code::limit, "org.example.bad: out of memory"},
  };
  for (const Row& row : rows) {
    INFO(row.plugin);
    if (sanitized && std::string_view(row.plugin) == "leaks") continue;
    OpenOptions options = quick();
    options.limits.call = std::chrono::seconds(10);
    auto plugin = open_plugin(path_of(row.plugin), options);
    REQUIRE(plugin);
    for (int i = 0; i < 3; ++i) {
      const auto reading = (*plugin)->decode("application/x-bad", "", "misbehave");
      if (!reading) FAIL(reading.error().text);
      CHECK(reading->error == Error{row.code, row.text});
      CHECK((*plugin)->decode("application/x-bad", "", "good"));
    }
  }
  CHECK_FALSE(std::filesystem::exists("/tmp/claims-bad-plugin-was-here"));
}

TEST_CASE("A plugin that writes to its standard error without end loses words only") {
  auto plugin = open_plugin(path_of("endless_errors"), [] {
    OpenOptions options;
    options.runner = RUNNER;
    return options;
  }());
  REQUIRE(plugin);
  CHECK((*plugin)->decode("application/x-bad", "", "misbehave"));
}

TEST_CASE("A plugin that crashes again and again is not started for ever") {
  auto plugin = open_plugin(path_of("exits"), quick());
  REQUIRE(plugin);
  const std::string text = "org.example.bad: ended its process with exit code 3 in decode";
  for (int i = 0; i < 4; ++i) CHECK((*plugin)->decode("application/x-bad", "", "misbehave").error().text == text);
  const auto last = (*plugin)->decode("application/x-bad", "", "good");
  REQUIRE_FALSE(last);
  CHECK(last.error().text == text + "; it is not started again");
}

TEST_CASE("A plugin may ask only for the hosts that it lists") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  OpenOptions options = quick();
  options.isolation = isolation;
  auto plugin = open_plugin(path_of("other_host"), options);
  REQUIRE(plugin);
  const auto reading = (*plugin)->resolve("other:a");
  REQUIRE_FALSE(reading);
  CHECK(reading.error() ==
        Error{Code::usage, "org.example.other-host: resolve: asked for the host evil.example, which it does not list"});
}

TEST_CASE("The process of a plugin says how it is protected") {
  auto plugin = open_plugin(path_of("exits"), quick());
  REQUIRE(plugin);
  const auto& protections = (*plugin)->descriptor().protections;
  REQUIRE(protections.size() >= 2);
  CHECK(protections[0] == "limits");
  CHECK(protections[1] == "no new privileges");
}

TEST_CASE("A runner that is not there is named") {
  OpenOptions options;
  options.runner = "/nowhere/claims-runner";
  const auto plugin = open_plugin(path_of("exits"), options);
  REQUIRE_FALSE(plugin);
  CHECK(plugin.error() ==
        Error{Code::not_found, "/nowhere/claims-runner: cannot be started: No such file or directory"});
}

TEST_CASE("Programs run in the same sandbox") {
  const OpenOptions options = quick();
  const auto run = [&](std::initializer_list<std::string> argv, std::string_view input = {}) {
    const std::vector<std::string> words(argv);
    return run_program(words, input, options);
  };
  CHECK(run({"/bin/cat"}, "through").value() == "through");
  const std::string large(300000, 'x');
  CHECK(run({"/bin/cat"}, large).value() == large);
  CHECK(run({"/bin/true"}).value() == "");
  CHECK(run({"/nowhere/none"}).error() == Error{Code::not_found, "/nowhere/none: No such file or directory"});
  CHECK(run({"/bin/cat", "/etc/passwd"}).error() ==
        Error{Code::malformed, "/bin/cat: ended with exit code 1; it wrote: /bin/cat: /etc/passwd: Permission denied"});
  CHECK(run({"/bin/false"}).error() == Error{Code::malformed, "/bin/false: ended with exit code 1"});
  CHECK(run({"/bin/sleep", "30"}).error() == Error{Code::limit, "/bin/sleep: did not end within 0.3 s; it was ended"});
  CHECK(run({"/bin/cat", "/dev/urandom"}).error() ==
        Error{Code::limit, "/bin/cat: wrote more than 1048576 bytes; it was ended"});
  CHECK(run({"/bin/sh", "-c", "/bin/ls; exit 7"}).error().code == Code::unavailable);
}
