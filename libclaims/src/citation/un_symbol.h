// Symbols of United Nations documents: "S/RES/1718 (2006)", "A/64/PV.5", "E/CN.4/2004/10/Add.1".
//
// Grammar: ST/LIB/SER.B/5/Rev.5, the United Nations' list of document series symbols. An organ (S Security
// Council, A General Assembly, E Economic and Social Council, T Trusteeship Council, ST Secretariat, or a body
// with a series of its own), then its parts, kinds of document, sessions, years and numbers, each behind a
// stroke, then what changed a document issued before: /Add. /Amend. /Corr. /Rev. /Summary.
//
// Depends on the standard library and claims/result.h alone: plugins compile it in.
#pragma once

#include <claims/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::citation {

enum class UnSeries : unsigned char {
  resolution,              // S/RES/1718 (2006), A/RES/64/293, A/RES/3363 (XXX)
  decision,                // A/DEC/64/501
  meeting,                 // S/PV.5551, A/C.1/50/SR.3: what was said
  presidential_statement,  // S/PRST/2017/1
  document,                // S/2024/215, A/64/L.10: everything else
};

enum class UnSession : unsigned char { none, regular, special, emergency };

struct UnSymbol {
  // A written component and where it stands in the text that was read. Empty where not written.
  struct Part {
    int value = 0;
    std::size_t begin = 0, end = 0;
    explicit operator bool() const noexcept { return begin < end; }
  };

  std::string text;   // the normal form: one space before brackets, "Corr.1", Roman sessions to 30
  std::string organ;  // "S"
  std::string body;   // "Security Council"; empty where the organ is a series of its own
  UnSeries series = UnSeries::document;
  UnSession session_kind = UnSession::none;
  Part session;                       // 64 of A/RES/64/293, 30 of A/RES/3363 (XXX), 11 of A/RES/ES-11/1
  Part number;                        // 1718, 5551, 293
  Part year;                          // 2006 of S/RES/1718 (2006), 2024 of S/2024/215
  std::string letter;                 // "A" of A/RES/3367 A (XXX)
  std::vector<std::string> suffixes;  // "Resumption 1", "Add.1", "Corr.2"
};

// How far the text is from the normal form.
enum class UnFault : unsigned char {
  none,       // at most spaces differ
  form,       // one meaning: "s/res/1718", "/CORR.1", "[2006]"
  structure,  // parts that cannot stand so: "S/RES/2397/2017", "S/PV.PV.8151"
};

struct SymbolReading {
  UnSymbol symbol;       // as most likely meant; `text` is empty where that cannot be told
  std::size_t size = 0;  // bytes of the text that were read
  bool certain = false;  // nothing but a symbol looks like it: "S/RES/1718", but not "A/36"
  UnFault fault = UnFault::none;
  std::string problem;  // what is wrong, as a sentence for people; empty with UnFault::none
};

// The symbol at the beginning of `text`, as long as it goes; nothing where no symbol is meant. The organ and
// the first part must be written in capitals.
std::optional<SymbolReading> read_symbol(std::string_view text);

// The symbol that is all of `text`, in any case of letters, white space at both ends dropped. Errors: usage (no
// symbol is meant), malformed (one is, but which cannot be told).
Result<SymbolReading> parse_symbol(std::string_view text);

// The year in which a regular session of the General Assembly opened: 2024 for 79.
constexpr int opening_year_of_session(int session) noexcept { return 1945 + session; }

// "XXX" for 30; 1..89. And back: 0 for what is not a Roman numeral in its proper form.
std::string to_roman(int number);
int from_roman(std::string_view text) noexcept;

}  // namespace claims::citation
