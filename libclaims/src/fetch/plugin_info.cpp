// What plugins are, and whether they keep the rules.
#include "fetch/plugins.h"

#include <claims/plugin.h>

#include <fmt/format.h>

namespace claims {
namespace {

PluginInfo info_of(const plugin::Descriptor& descriptor) {
  return {descriptor.path,    descriptor.sha256,       descriptor.id,         descriptor.version,
          descriptor.licence, descriptor.capabilities, descriptor.schemes,    descriptor.media_types,
          descriptor.checks,  descriptor.hosts,        descriptor.protections};
}

// A story with something for most checks to read.
constexpr std::string_view trial_story =
    "OSTHAVEN, June 20, 2024 - The the council met on Wednesday. \"We agreed,\" she said, \"on S/RES/1718 (2006).\"\n";

template <class Answer>
Result<void> judged(const Result<Answer>& answer) {
  if (!answer) return tl::unexpected(answer.error());
  return {};
}

// A plugin's own failure is an answer: it was asked for nothing that exists.
Result<void> call_each(plugin::Plugin& plugin) {
  const plugin::Descriptor descriptor = plugin.descriptor();
  if (descriptor.recognises)
    if (auto done = judged(plugin.recognise(trial_story)); !done) return done;
  for (const std::string& scheme : descriptor.schemes) {
    const std::string locator = scheme + ":1";
    if (auto done = judged(plugin.resolve(locator)); !done) return done;
    plugin::Reply reply;
    reply.http_status = 200;
    reply.locator = locator;
    reply.role = "document";
    reply.url = reply.final_url = "https://example.org/1";
    reply.media_type = "text/plain";
    if (auto done = judged(plugin.interpret(reply)); !done) return done;
  }
  for (const std::string& type : descriptor.media_types)
    for (const std::string_view bytes : {std::string_view(), std::string_view("1\n"), trial_story})
      if (auto done = judged(plugin.decode(type, "", bytes)); !done) return done;
  if (descriptor.checks.empty()) return {};
  auto document = read_document("trial.txt", std::string(trial_story));
  if (!document) return tl::unexpected(document.error());
  return judged(plugin.check(read_story(std::move(*document))));
}

}  // namespace

Result<std::vector<PluginInfo>> plugins_at(const std::string& path, const FetchSettings& settings) {
  auto opened = fetching::open_plugins(path, settings);
  if (!opened) return tl::unexpected(opened.error());
  std::vector<PluginInfo> out;
  for (const auto& each : *opened) out.push_back(info_of(each->descriptor()));
  return out;
}

Result<PluginInfo> try_plugin(const std::string& file, const FetchSettings& settings) {
  auto opened = fetching::open_plugins(file, settings);
  if (!opened) return tl::unexpected(opened.error());
  if (opened->size() != 1) return fail(Code::usage, fmt::format("{}: name one plugin, not a folder of them", file));
  if (auto called = call_each(*opened->front()); !called) return tl::unexpected(called.error());
  return info_of(opened->front()->descriptor());
}

}  // namespace claims
