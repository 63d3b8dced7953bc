// What the comparison knows of English words (libclaims/data/evidence/): which say the same, which exclude each other,
// which are of one kind, how often they stand in news texts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::evidence {

// What a small word does (roles.tsv); values are bits of Form::roles.
enum class Role : std::uint8_t {
  function,
  negation,
  only,
  also,
  all,
  most,
  some,
  many,
  none,
  first,
  last,
  before,
  after,
  more,
  less,
  modal,
  future,
  past,
  present,
  superlative,
  count_
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::count_);
// "negation"
std::string_view name_of(Role role) noexcept;
constexpr std::uint32_t bit(Role role) noexcept { return std::uint32_t{1} << static_cast<unsigned>(role); }

// A stem's groups; unused places are 0.
struct Entry {
  std::array<std::uint16_t, 8> same{};      // synonym groups
  std::array<std::uint16_t, 6> opposite{};  // 2 * pair + side
  std::array<std::uint16_t, 3> kinds{};     // 1 + index into the kinds
  float rarity = 0;                         // inverse document frequency in news texts, 0 .. 8; 0: not counted
};

// A form as written in lower case.
struct Form {
  std::uint32_t roles = 0;
  std::uint32_t stem = 0;   // hash of its stem
  std::uint16_t entry = 0;  // 0: the stem is in no table
};

class Vocabulary {
 public:
  // The shipped tables. Built on first use, thread-safe.
  static const Vocabulary& english();

  // Reads one word. `stem_text` (max_word_bytes bytes) gets the stem, `stem_size` its length.
  Form read(std::string_view lower, char* stem_text, std::size_t& stem_size) const noexcept;
  const Entry& operator[](std::uint16_t entry) const noexcept { return entries_[entry]; }
  std::string_view kind_name(std::uint16_t kind) const noexcept { return kind_names_[kind]; }

  // Rarity of a stem that no table counts: rarer than all that were counted.
  static constexpr float unseen = 8;

  bool same(const Entry& a, const Entry& b) const noexcept;
  bool opposite(const Entry& a, const Entry& b) const noexcept;
  // The kind that both are of; 0 if there is none.
  std::uint16_t shared_kind(const Entry& a, const Entry& b) const noexcept;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t roles = 0;
    std::uint32_t stem = 0;  // of an irregular form: what it stands for
    std::uint16_t entry = 0;
    std::uint16_t text = 0;  // index into stems_, of irregular forms
  };

  Vocabulary();
  Slot& slot(std::uint32_t hash);
  const Slot* find(std::uint32_t hash) const noexcept;
  std::uint16_t entry_of(std::string_view word);
  void read_forms();
  void read_roles();
  void read_synonyms();
  void read_opposites();
  void read_kinds();
  void read_states();
  void read_frequencies();

  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::vector<std::string_view> kind_names_;
  std::vector<std::string> stems_;
  std::uint16_t groups_ = 0;
};

}  // namespace claims::evidence
