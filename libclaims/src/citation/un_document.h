// UN documents that a story cites, in words and by symbol.
#pragma once

#include "citation/prose.h"
#include "citation/un_symbol.h"

namespace claims::citation {

// The locator of a symbol. The number names a resolution of the Security Council: its locator has the year of adoption
// of the reference table, whatever year is written.
std::string locator_of(const UnSymbol& symbol);

// The symbol of a Security Council resolution; no year where it is 0.
UnSymbol resolution_symbol(int number, int year);

// Fills a citation's kind, locator, parts and problem from a symbol that was read at byte `begin` of the text.
void put_symbol(Citation& citation, const SymbolReading& reading, std::uint32_t begin);

// "S/PV.5551", at whose first stroke token `i` stands. Gives the token behind it; i if there is none.
std::uint32_t find_symbol(Prose& prose, std::uint32_t i);

// "Security Council resolution 1718 (2006)", "UNSCR 2397", "resolutions 2371, 2375 and 2397".
class Resolutions {
 public:
  explicit Resolutions(Prose& prose) : prose_(prose) {}
  // The citation whose word "resolution" is the phrase. Gives the token behind it; phrase.first if there is none.
  std::uint32_t read(const Phrase& trigger);
  // Settles what the rest of the story tells: "resolution 1718" of a story that names the Council elsewhere.
  void finish();

 private:
  struct Body {
    std::string_view code;  // "S"; "UN" for the United Nations without an organ; empty for none
    std::uint32_t first = no_index, last = no_index;  // tokens of the words, where they are written
  };

  bool foreign(const Phrase& trigger) const;
  Body body_before(const Phrase& trigger) const;
  Body body_near(std::uint32_t i) const;
  Body body_behind(std::uint32_t i) const;
  std::uint32_t number_behind(std::uint32_t i) const;
  std::optional<SymbolReading> reading_at(std::uint32_t i, std::string_view code, std::uint32_t& shift) const;
  std::uint32_t read_one(std::uint32_t i, std::uint32_t begin, Body& body, const Body& near);
  std::uint32_t next_number(std::uint32_t i, bool plural) const;
  Citation::Part year_before(std::uint32_t i) const;
  std::string pinpoint_before(std::uint32_t i) const;
  std::string pinpoint_behind(std::uint32_t i) const;
  void name_open_ones(std::size_t from, const Body& body);
  void put_year(Citation& citation, const Citation::Part& year) const;
  bool settle(Citation& open);
  bool of_the_council(Citation& open);
  bool names(std::string_view first, std::string_view second);
  bool about_the_council();
  void put_body(Citation& citation, const Body& body) const;

  Prose& prose_;
  int about_the_council_ = -1, about_the_assembly_ = -1;  // -1: not known yet
  std::vector<std::uint32_t> open_;                       // those without an organ, into Story::citations
};

}  // namespace claims::citation
