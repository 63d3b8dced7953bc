// A request of POST /v2/check as clients of LanguageTool make it.
#pragma once

#include "form_fields.h"
#include "http_message.h"

#include <claims/document.h>
#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

// The text of a request, and where its bytes stand in what the client sent, in UTF-16 code units. With annotations the
// markup counts there, and stands in the text as what it is interpreted as.
class SentText {
 public:
  void add_text(std::string_view text);
  void add_markup(std::string_view markup, std::string_view interpreted_as);

  const std::string& text() const noexcept { return text_; }
  // Units from the beginning of what was sent up to a byte of text(). Within markup: of its beginning, or of its end.
  std::uint32_t begin_units(std::size_t byte) const;
  std::uint32_t end_units(std::size_t byte) const;
  std::uint32_t units() const noexcept { return units_; }

 private:
  struct Piece {
    std::size_t byte;           // of text_
    std::uint32_t unit, units;  // of what was sent
    bool markup;
  };
  const Piece& piece_at(std::size_t byte) const;

  std::string text_;
  std::vector<Piece> pieces_;
  std::uint32_t units_ = 0;
};

// Code units of UTF-16 that a text in UTF-8 takes; a byte that is no UTF-8 takes one.
std::uint32_t utf16_units(std::string_view text) noexcept;

struct CheckRequest {
  SentText sent;
  FormFields fields;  // all but "text" and "data"

  // The words of a list, "A,B".
  std::vector<std::string> list(std::string_view name) const;
};

// Errors: malformed (neither "text" nor "data", or both; no JSON; not UTF-8).
Result<CheckRequest> read_check_request(std::string_view body);

}  // namespace claims::cli
