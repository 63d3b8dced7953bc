#include "citation/words.h"

#include "data/data.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace claims::citation {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Role::count_)> role_names = {
    "none",    "resolution",       "resolutions",     "body",    "body_short", "united_nations",
    "foreign", "paragraph",        "document",        "eu_act",  "eu_before",  "public_law",
    "us_code", "federal_register", "executive_order", "article", "treaty",     "doi",
    "celex"};

Role role_of(std::string_view name) {
  for (std::size_t i = 1; i < role_names.size(); ++i)
    if (role_names[i] == name) return static_cast<Role>(i);
  throw std::logic_error("citation words: unknown role '" + std::string(name) + "'");
}

std::string_view take(std::string_view& rest, char end) {
  const std::string_view part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// "NATO's Non-Proliferation" as its tokens are: "nato 's non - proliferation".
std::string as_tokens(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '-') out += " - ";
    else if (name[i] == '\'') out += " '";
    else out += lower(name[i]);
  }
  return out;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

Words::Words() {
  std::string_view rest = data::file("citation/words.tsv");
  while (!rest.empty()) {
    std::string_view line = take(rest, '\n');
    if (line.empty() || line[0] == '#') continue;
    const std::string_view text = take(line, '\t');
    const Role role = role_of(take(line, '\t'));
    put(text, role, line);
  }
  rest = data::file("reference/treaties.tsv");
  while (!rest.empty()) {
    std::string_view line = take(rest, '\n');
    if (line.empty() || line[0] == '#') continue;
    const std::string_view key = take(line, '\t');
    std::string_view names = take(line, '\t');
    while (!names.empty()) put(names_.emplace_back(as_tokens(take(names, '|'))), Role::treaty, key);
  }
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.text < b.text; });
}

void Words::put(std::string_view text, Role role, std::string_view value) {
  rows_.push_back({text, value, role});
  first_words_.set(place_of(text.substr(0, text.find(' '))));
}

const Words& Words::english() {
  static const Words words;
  return words;
}

bool Words::has_treaty(std::string_view key) const noexcept {
  return std::any_of(rows_.begin(), rows_.end(),
                     [&](const Row& row) { return row.role == Role::treaty && row.value == key; });
}

Phrase Words::at(const Story& story, std::uint32_t i, std::uint32_t last) const {
  Phrase found;
  if (i >= last || !may_begin(story.document.slice(story.tokens[i].span))) return found;
  std::string text;
  const auto starts = [](const Row& row, std::string_view s) { return row.text < s; };
  for (std::uint32_t k = i; k < last; ++k) {
    const Span span = story.tokens[k].span;
    if (span.size() > 31) break;
    if (k > i) text += ' ';
    if (story.tokens[k].kind == TokenKind::possessive) text += "'s";
    else
      for (const char c : story.document.slice(span)) text += lower(c);
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), std::string_view(text), starts);
    if (at == rows_.end() || !at->text.starts_with(text)) break;
    if (at->text == text) found = {at->role, at->value, i, k + 1};
  }
  return found;
}

}  // namespace claims::citation
