// One reading of a UN symbol: un_symbol.cpp takes the text apart, un_symbol_series.cpp says what it means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "citation/un_symbol.h"
#include "citation/un_symbol_words.h"

namespace claims::citation {

struct Slice {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end() const { return begin + text.size(); }
};

// One reading: the stages are the parts between strokes, the brackets behind them, then what they mean.
class SymbolReader {
 public:
  static constexpr std::size_t max_bytes = 120;

  SymbolReader(std::string_view text, bool any_case) : s_(text.substr(0, max_bytes)), any_case_(any_case) {}

  std::optional<SymbolReading> read();

 private:
  using Part = UnSymbol::Part;
  using Parts = std::span<const Slice>;

  bool read_organ();
  void split_parts();
  bool read_opening();
  void separate_suffixes();
  void take_suffix(std::string_view part);
  std::optional<Slice> bracket_at(std::size_t at, char open, char close) const;
  void read_brackets();
  bool letter_ends(std::size_t at) const;
  void read_late_suffixes();

  bool interpret(Parts parts);
  bool council_resolution(Parts parts);
  bool assembly_resolution(Parts parts);
  bool roman_resolution(const Slice& number);
  bool session_at(const Slice& part);
  bool meeting(Parts parts);
  bool statement(Parts parts);
  bool council_document(Parts parts);
  bool economic_resolution(Parts parts);
  bool generic(Parts parts);
  bool generic_part(std::string_view part, std::string& out) const;

  Part part_of(const Slice& slice) const { return {number_of(slice.text), slice.begin, slice.end()}; }
  void blame(UnFault fault, std::string problem) {
    if (fault <= out_.fault) return;
    out_.fault = fault;
    out_.problem = std::move(problem);
  }
  UnSymbol& symbol() { return out_.symbol; }

  std::string_view s_;
  bool any_case_;
  std::size_t at_ = 0;
  const Organ* organ_ = nullptr;
  std::vector<Slice> parts_;      // behind the organ
  std::vector<Slice> brackets_;   // their contents
  std::string_view late_letter_;  // "A" of "217(III)A"
  std::vector<std::string> changes_;
  SymbolReading out_;
};

}  // namespace claims::citation
