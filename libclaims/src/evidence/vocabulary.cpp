#include "evidence/vocabulary.h"

#include "data/data.h"
#include "evidence/stem.h"
#include "reference/sorted_lines.h"
#include "text/lexicon.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

namespace claims::evidence {
namespace {

using reference::field;

constexpr std::array<std::string_view, role_count> role_names = {
    "function", "negation", "only",  "also", "all",  "most",  "some",   "many", "none",    "first",
    "last",     "before",   "after", "more", "less", "modal", "future", "past", "present", "superlative"};

constexpr std::size_t slot_count = 1u << 15;

template <class Use>
void for_each_row(std::string_view table, Use use) {
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    const std::string_view row = table.substr(0, end);
    table = end == std::string_view::npos ? std::string_view() : table.substr(end + 1);
    if (!row.empty() && row.front() != '#') use(row);
  }
}

template <class Use>
void for_each_word(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t end = list.find('|');
    const std::string_view word = list.substr(0, end);
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    if (!word.empty()) use(word);
  }
}

template <std::size_t N>
void put(std::array<std::uint16_t, N>& places, std::uint16_t value) {
  for (std::uint16_t& place : places) {
    if (place == value) return;
    if (place != 0) continue;
    place = value;
    return;
  }
}

}  // namespace

std::string_view name_of(Role role) noexcept { return role_names[static_cast<std::size_t>(role)]; }

const Vocabulary& Vocabulary::english() {
  static const Vocabulary vocabulary;
  return vocabulary;
}

Vocabulary::Vocabulary() : slots_(slot_count), entries_(1), kind_names_{""}, stems_{""} {
  read_forms();
  read_roles();
  read_synonyms();
  read_opposites();
  read_kinds();
  read_states();
  read_frequencies();
}

Vocabulary::Slot& Vocabulary::slot(std::uint32_t hash) {
  std::size_t i = hash & (slot_count - 1);
  while (slots_[i].hash != 0 && slots_[i].hash != hash) i = (i + 1) & (slot_count - 1);
  slots_[i].hash = hash;
  return slots_[i];
}

const Vocabulary::Slot* Vocabulary::find(std::uint32_t hash) const noexcept {
  for (std::size_t i = hash & (slot_count - 1); slots_[i].hash != 0; i = (i + 1) & (slot_count - 1))
    if (slots_[i].hash == hash) return &slots_[i];
  return nullptr;
}

Form Vocabulary::read(std::string_view lower, char* stem_text, std::size_t& stem_size) const noexcept {
  Form form;
  const Slot* written = find(text::Lexicon::hash(lower));
  if (written) form.roles = written->roles;
  std::string_view stem;
  if (written && written->text != 0) {
    stem = stems_[written->text];
    std::memcpy(stem_text, stem.data(), stem.size());
    form.stem = written->stem;
  } else {
    stem = stem_of(lower, stem_text);
    // Stems and forms share the table; a stem's hash is turned over so that the two do not meet.
    form.stem = ~text::Lexicon::hash(stem);
  }
  stem_size = stem.size();
  if (const Slot* known = find(form.stem)) form.entry = known->entry;
  return form;
}

std::uint16_t Vocabulary::entry_of(std::string_view word) {
  char text[max_word_bytes];
  std::size_t size = 0;
  const Form form = read(word, text, size);
  Slot& known = slot(form.stem);
  if (known.entry == 0) {
    if (entries_.size() >= slot_count / 4) throw std::logic_error("evidence data: enlarge the vocabulary's slots");
    known.entry = static_cast<std::uint16_t>(entries_.size());
    entries_.emplace_back();
  }
  return known.entry;
}

void Vocabulary::read_forms() {
  for_each_row(data::file("evidence/forms.tsv"), [&](std::string_view row) {
    const std::string_view base = field(row, 0);
    char text[max_word_bytes];
    std::size_t size = 0;
    const Form form = read(base, text, size);
    stems_.emplace_back(text, size);
    for_each_word(field(row, 1), [&](std::string_view word) {
      Slot& written = slot(text::Lexicon::hash(word));
      written.stem = form.stem;
      written.text = static_cast<std::uint16_t>(stems_.size() - 1);
    });
  });
}

void Vocabulary::read_roles() {
  for_each_row(data::file("evidence/roles.tsv"), [&](std::string_view row) {
    const auto role = std::find(role_names.begin(), role_names.end(), field(row, 0));
    if (role == role_names.end()) throw std::logic_error("evidence data: unknown role");
    const auto mask = bit(static_cast<Role>(role - role_names.begin()));
    for_each_word(field(row, 1), [&](std::string_view word) { slot(text::Lexicon::hash(word)).roles |= mask; });
  });
}

void Vocabulary::read_synonyms() {
  for_each_row(data::file("evidence/synonyms.tsv"), [&](std::string_view row) {
    ++groups_;
    for_each_word(row, [&](std::string_view word) { put(entries_[entry_of(word)].same, groups_); });
  });
}

void Vocabulary::read_opposites() {
  std::uint16_t pair = 0;
  for_each_row(data::file("evidence/opposites.tsv"), [&](std::string_view row) {
    ++pair;
    for (int side = 0; side < 2; ++side)
      for_each_word(field(row, side), [&](std::string_view word) {
        put(entries_[entry_of(word)].opposite, static_cast<std::uint16_t>(2 * pair + side));
      });
  });
}

void Vocabulary::read_kinds() {
  for_each_row(data::file("evidence/kinds.tsv"), [&](std::string_view row) {
    const auto kind = static_cast<std::uint16_t>(kind_names_.size());
    kind_names_.push_back(field(row, 0));
    for_each_word(field(row, 1), [&](std::string_view word) { put(entries_[entry_of(word)].kinds, kind); });
  });
}

// A state and its adjectives say the same; two states exclude each other.
void Vocabulary::read_states() {
  const auto kind = static_cast<std::uint16_t>(kind_names_.size());
  kind_names_.push_back("state");
  for_each_row(data::file("reference/countries.tsv"), [&](std::string_view row) {
    ++groups_;
    for (const int column : {1, 2, 3})
      for_each_word(field(row, column), [&](std::string_view name) {
        if (name.find(' ') != std::string_view::npos) return;
        std::string lower(name);
        for (char& c : lower)
          if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
        Entry& entry = entries_[entry_of(lower)];
        put(entry.same, groups_);
        put(entry.kinds, kind);
      });
  });
}

void Vocabulary::read_frequencies() {
  double texts = 0;
  for_each_row(data::file("evidence/frequency.tsv"), [&](std::string_view row) {
    const std::string_view count = field(row, 1);
    double value = 0;
    std::from_chars(count.data(), count.data() + count.size(), value);
    if (texts == 0) {
      texts = value;  // the first row counts the texts
      return;
    }
    // Rows are stems, not words.
    Slot& known = slot(~text::Lexicon::hash(field(row, 0)));
    if (known.entry == 0) {
      known.entry = static_cast<std::uint16_t>(entries_.size());
      entries_.emplace_back();
    }
    entries_[known.entry].rarity = static_cast<float>(std::min(std::log(texts / value) + 0.2, double{unseen}));
  });
}

bool Vocabulary::same(const Entry& a, const Entry& b) const noexcept {
  for (const std::uint16_t x : a.same) {
    if (x == 0) return false;
    for (const std::uint16_t y : b.same) {
      if (y == 0) break;
      if (x == y) return true;
    }
  }
  return false;
}

bool Vocabulary::opposite(const Entry& a, const Entry& b) const noexcept {
  for (const std::uint16_t x : a.opposite) {
    if (x == 0) return false;
    for (const std::uint16_t y : b.opposite) {
      if (y == 0) break;
      if ((x ^ y) == 1) return true;
    }
  }
  return false;
}

std::uint16_t Vocabulary::shared_kind(const Entry& a, const Entry& b) const noexcept {
  for (const std::uint16_t x : a.kinds) {
    if (x == 0) return 0;
    for (const std::uint16_t y : b.kinds) {
      if (y == 0) break;
      if (x == y) return x;
    }
  }
  return 0;
}

}  // namespace claims::evidence
