// Words without their endings.
#pragma once

#include <cstddef>
#include <string_view>

namespace claims::evidence {

// Longest word that is read; what is longer is compared by its first bytes.
inline constexpr std::size_t max_word_bytes = 48;

// Takes English endings off a lower-case word: plural, past, -ing, -ly. Writes at most max_word_bytes bytes to
// `buffer` and returns a view of them. The result need not be a word ("opened", "opening" and "opens" give "open";
// "studies" and "study" give "studi"); equal stems mean forms of one word. Irregular forms are in forms.tsv.
std::string_view stem_of(std::string_view lower, char* buffer) noexcept;

}  // namespace claims::evidence
