#include "plugin/loaded.h"

#include "plugin/words.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <utility>

namespace claims::plugin {
namespace {

constexpr std::size_t max_listed = 256;         // capabilities, hosts, schemes, media types, checks
constexpr std::uint32_t max_table_size = 4096;  // bytes of a structure; more is no structure of this interface

std::string number(std::uint64_t value) { return std::to_string(value); }

std::string_view view(claims_string text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  out.append(is_line(text) ? text.substr(0, 80) : std::string_view("(not a line of UTF-8)"));
  out.push_back('"');
  return out;
}

// A structure states its own size first; this version's must fit into it.
std::string size_fault(std::string_view what, std::uint32_t size, std::size_t least) {
  std::string out;
  if (size >= least && size <= max_table_size) return out;
  out.append(what).append(" states a size of ").append(number(size)).append(" bytes");
  out.append(size < least ? "; at least " + number(least) + " were expected" : "; that is no size of one");
  return out;
}

// Copies a list of short lines.
std::string copy_list(std::string_view what, claims_strings list, std::vector<std::string>& out) {
  if (list.count > max_listed)
    return std::string("lists ").append(number(list.count)).append(" ").append(what).append(", more than 256");
  if (list.count != 0 && !list.items) return std::string("has a null list of ").append(what);
  for (std::size_t i = 0; i < list.count; ++i) {
    if (list.items[i].size > 1024 || (list.items[i].size != 0 && !list.items[i].data))
      return std::string("has an entry in its list of ").append(what).append(" that is no string");
    out.emplace_back(view(list.items[i]));
  }
  return {};
}

std::string copy_line(std::string_view what, claims_string text, std::string& out) {
  if (text.size > 1024 || (text.size != 0 && !text.data))
    return std::string("its ").append(what).append(" is no string");
  out = view(text);
  return {};
}

// The descriptor of another major, if the file has one.
std::string other_major(void* handle) {
  for (int major = 0; major < 100; ++major) {
    const std::string symbol = "claims_plugin_v" + std::to_string(major);
    if (!dlsym(handle, symbol.c_str())) continue;
    return "is made for version " + std::to_string(major) + " of the plugin interface; this claims has version " +
           std::to_string(CLAIMS_PLUGIN_MAJOR) + ": get the plugin that fits";
  }
  return {};
}

std::string read_descriptor(const claims_plugin& plugin, Descriptor& out) {
  out.minor = plugin.minor;
  std::string fault = copy_line("id", plugin.id, out.id);
  if (fault.empty()) fault = copy_line("version", plugin.version, out.version);
  if (fault.empty()) fault = copy_line("licence", plugin.licence, out.licence);
  if (fault.empty()) fault = copy_list("capabilities", plugin.capabilities, out.capabilities);
  if (fault.empty()) fault = copy_list("hosts", plugin.hosts, out.hosts);
  if (fault.empty() && !plugin.capability) fault = "has no function `capability`";
  return fault;
}

std::string read_checks(const claims_check& table, Descriptor& out) {
  if (table.check_count > max_listed || (table.check_count != 0 && !table.checks))
    return "its list of checks is no list";
  for (std::size_t i = 0; i < table.check_count; ++i) {
    std::string id;
    if (std::string fault = copy_line("check's id", table.checks[i].id, id); !fault.empty()) return fault;
    if (table.checks[i].level > 2)
      return "its check " + quoted(id) + " has the level " + number(table.checks[i].level) + "; 0, 1 and 2 are levels";
    out.checks.push_back(std::move(id));
    out.check_levels.push_back(static_cast<Level>(table.checks[i].level));
  }
  return {};
}

// The table of one capability, if its size holds what this version needs.
template <class T>
std::string table_of(const claims_plugin& plugin, const char* id, const T*& out) {
  const std::string_view name = id;
  const auto* table = static_cast<const T*>(plugin.capability({name.data(), name.size()}));
  if (!table) return "lists the capability " + quoted(name) + " but gives no table for it";
  std::string fault = size_fault("the table of " + std::string(name), table->size, sizeof(T));
  if (fault.empty()) out = table;
  return fault;
}

std::string read_tables(const claims_plugin& plugin, Loaded& out) {
  Descriptor& said = out.descriptor;
  std::string fault;
  if (said.can(CLAIMS_FETCH_1)) {
    fault = table_of(plugin, CLAIMS_FETCH_1, out.fetch);
    if (fault.empty() && (!out.fetch->resolve || !out.fetch->interpret))
      fault = "its fetcher lacks `resolve` or `interpret`";
    if (fault.empty()) fault = copy_list("schemes", out.fetch->schemes, said.schemes);
    if (fault.empty()) said.recognises = out.fetch->recognise != nullptr;
  }
  if (fault.empty() && said.can(CLAIMS_DECODE_1)) {
    fault = table_of(plugin, CLAIMS_DECODE_1, out.decode);
    if (fault.empty() && !out.decode->decode) fault = "its decoder lacks `decode`";
    if (fault.empty()) fault = copy_list("media types", out.decode->media_types, said.media_types);
  }
  if (fault.empty() && said.can(CLAIMS_CHECK_1)) {
    fault = table_of(plugin, CLAIMS_CHECK_1, out.check);
    if (fault.empty() && !out.check->check) fault = "its table of checks lacks `check`";
    if (fault.empty()) fault = read_checks(*out.check, said);
  }
  if (fault.empty() && said.can(CLAIMS_TRANSPORT_1)) {
    fault = table_of(plugin, CLAIMS_TRANSPORT_1, out.transport);
    if (fault.empty() && !out.transport->run) fault = "its transport lacks `run`";
  }
  return fault;
}

template <class Test>
std::string list_fault(const std::vector<std::string>& list, std::string_view what, const Test& test) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!test(list[i])) return quoted(list[i]).append(" is no ").append(what);
    if (std::find(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), list[i]) !=
        list.begin() + static_cast<std::ptrdiff_t>(i))
      return std::string("lists the ").append(what).append(" ").append(quoted(list[i])).append(" twice");
  }
  return {};
}

}  // namespace

bool Descriptor::can(std::string_view capability) const noexcept {
  return std::find(capabilities.begin(), capabilities.end(), capability) != capabilities.end();
}

std::string fault_of(const Descriptor& said) {
  if (said.minor > CLAIMS_PLUGIN_MINOR) return "needs a newer claims";
  if (!is_plugin_id(said.id))
    return "its id " + quoted(said.id) + " is no reverse domain name such as org.example.bills";
  if (said.version.empty() || !is_line(said.version) || said.version.size() > 64)
    return "its version " + quoted(said.version) + " is none";
  if (said.licence.empty() || !is_line(said.licence))
    return "its licence " + quoted(said.licence) + " is no SPDX expression";
  if (said.capabilities.empty()) return "has no capability";
  std::string fault = list_fault(said.capabilities, "capability",
                                 [](const std::string& id) { return id.find('/') != id.npos && is_line(id); });
  if (fault.empty()) fault = list_fault(said.hosts, "host", is_host);
  if (fault.empty()) fault = list_fault(said.schemes, "scheme", is_scheme);
  if (fault.empty()) fault = list_fault(said.media_types, "media type", is_media_type);
  if (fault.empty()) fault = list_fault(said.checks, "id of a check", is_check_id);
  if (fault.empty() && said.can(CLAIMS_FETCH_1) && said.schemes.empty()) fault = "its fetcher names no scheme";
  if (fault.empty() && said.can(CLAIMS_DECODE_1) && said.media_types.empty()) fault = "its decoder names no media type";
  if (fault.empty() && said.can(CLAIMS_CHECK_1) && said.checks.empty()) fault = "it names no check";
  if (fault.empty() && said.checks.size() != said.check_levels.size()) fault = "its checks have no levels";
  return fault;
}

Result<Loaded> load(const std::string& path) {
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (!handle) {
    const char* why = dlerror();
    return fail(Code::malformed, std::string("cannot be loaded: ").append(why ? why : "no reason is given"));
  }
  const auto* plugin = static_cast<const claims_plugin*>(dlsym(handle, CLAIMS_PLUGIN_SYMBOL));
  if (!plugin) {
    std::string other = other_major(handle);
    if (!other.empty()) return fail(Code::unsupported, std::move(other));
    return fail(Code::malformed, "is no plugin: it exports no " CLAIMS_PLUGIN_SYMBOL);
  }
  if (std::string fault = size_fault("its descriptor", plugin->size, sizeof(claims_plugin)); !fault.empty())
    return fail(Code::malformed, std::move(fault));
  if (plugin->minor > CLAIMS_PLUGIN_MINOR)
    return fail(Code::unsupported, "needs version 1." + number(plugin->minor) +
                                       " of the plugin interface; this claims has version 1." +
                                       number(CLAIMS_PLUGIN_MINOR) + ": update claims");
  Loaded out;
  out.descriptor.path = path;
  std::string fault = read_descriptor(*plugin, out.descriptor);
  if (fault.empty()) fault = read_tables(*plugin, out);
  if (fault.empty()) fault = fault_of(out.descriptor);
  if (!fault.empty()) return fail(Code::malformed, std::move(fault));
  return out;
}

}  // namespace claims::plugin
