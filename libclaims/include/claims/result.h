// Errors as values.
//
// A function whose caller can act on a failure returns Result<T>. The set of
// codes is closed and small: each answers "what can the caller do about it?".
// Exceptions are left for bugs and for memory; none crosses a public boundary.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace [[gnu::visibility("default")]] claims {

enum class Code {
  usage,        // the call itself is wrong: correct it
  not_found,    // no such file, document or entry
  unreadable,   // exists, but cannot be read (permission, directory, I/O)
  malformed,    // the bytes are not what they claim to be
  limit,        // a size, depth, count or time limit was reached
  unsupported,  // well-formed, but of a kind that this version does not read
  unavailable,  // not now: network, lock, full disk; trying again may help
  internal,     // a bug in claims
};

// Stable lower-case name of a code ("not_found"), for JSON and logs.
const char* name_of(Code code) noexcept;

struct Error {
  Code code;
  std::string text;  // one sentence for people: what, where, what to do

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Code code, std::string text) {
  return tl::unexpected<Error>(Error{code, std::move(text)});
}

}  // namespace claims
