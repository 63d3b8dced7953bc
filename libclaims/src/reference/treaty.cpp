#include "reference/treaty.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <charconv>

namespace claims::reference {
namespace {

constexpr std::string_view scheme = "treaty:";

const SortedLines& table() {
  static const SortedLines lines(data::file("reference/treaties.tsv"));
  return lines;
}

Treaty read(std::string_view line) {
  Treaty out;
  out.key = field(line, 0);
  for (std::string_view names = field(line, 1); !names.empty();) {
    const std::size_t bar = names.find('|');
    out.names.push_back(names.substr(0, bar));
    names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
  }
  const std::string_view articles = field(line, 2);
  std::from_chars(articles.data(), articles.data() + articles.size(), out.articles);
  out.signed_on = field(line, 3);
  out.in_force = field(line, 4);
  out.source = field(line, 5);
  return out;
}

}  // namespace

std::vector<Treaty> treaties() {
  std::vector<Treaty> all;
  for (std::size_t at = table().begin(); at < table().size(); at = table().next(at))
    all.push_back(read(table().line(at)));
  return all;
}

std::optional<Treaty> treaty(std::string_view key) {
  const std::size_t at = table().lower_bound(key);
  if (key.empty() || at >= table().size() || field(table().line(at), 0) != key) return std::nullopt;
  return read(table().line(at));
}

std::string treaty_locator(std::string_view key) { return std::string(scheme).append(key); }

std::optional<Treaty> treaty_of(std::string_view locator) {
  if (!locator.starts_with(scheme)) return std::nullopt;
  return treaty(locator.substr(scheme.size()));
}

}  // namespace claims::reference
