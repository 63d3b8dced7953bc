// Bytes as received to UTF-8.
#pragma once

#include <claims/document.h>

#include <string>

namespace claims::text {

// Decodes `bytes` and fills document.encoding (UTF-8 -> bytes), .charset and
// .lines. What decides, in this order:
//   1. a byte order mark (UTF-8, UTF-16), or zeros in every second byte (UTF-16);
//   2. valid UTF-8 is UTF-8, whatever is declared;
//   3. Windows-1252 (and what browsers read as such) declared in an HTML head;
//   4. Windows-1252 assumed, if every byte beyond ASCII is a letter or a
//      typographic mark there and no well-formed UTF-8 character is among them.
// Errors: malformed (binary content, broken UTF-8 or UTF-16, with the byte
// offset), unsupported (another declared encoding, UTF-32).
Result<std::string> decode(std::string bytes, bool html, Document& document);

}  // namespace claims::text
