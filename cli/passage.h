// The passage of a document that holds some words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claims::cli {

// The sentences of `text` that `words` stand in, with any white space between
// them and in any case; nothing if they do not stand there.
std::optional<std::string> passage_of(const std::string& text, std::string_view words);

}  // namespace claims::cli
