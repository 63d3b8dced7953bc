// How near two spellings of a name are, and which words are no names.
#pragma once

#include <claims/story.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::check {

enum class Nearness : std::uint8_t {
  none,
  edit,     // one letter more, fewer or other, or two neighbours swapped
  anagram,  // the same letters, at most four of them in another place
  two,      // two letters apart in a long name: for spellings that something else ties together
};

// Lower-case ASCII; other bytes as they are.
std::string lower_case(std::string_view word);

// A name that a line end divides, in one line.
std::string in_one_line(std::string_view name);

// "[sic]" stands behind: the story knows.
bool is_marked_sic(const Story& story, Span span);

// Of two lower-case words; equal ones are `none`. Words shorter than 4 bytes are never near.
Nearness nearness(std::string_view a, std::string_view b);

// One letter more, fewer or other, or two neighbours swapped; also of equal words.
bool one_edit(std::string_view a, std::string_view b);

// One may be made from the other by grammar: "Korea" and "Koreas", "Arabia" and "Arabic", "Ivanov" and "Ivanova".
bool may_be_derived(std::string_view a, std::string_view b);

// Both are names of their own: "Wikipedia" and "Wikimedia" (data/spelling/near_names.tsv). In lower case.
bool are_two_names(std::string_view a, std::string_view b);

// The same for names of people, where a last letter more or other is mostly a slip: only plurals, adjectives and the
// forms of Slavic women's names.
bool is_form_of_surname(std::string_view a, std::string_view b);

// The same consonants as they sound in English, and as many vowels: "Leighton" and "Layton", "Stephen" and "Steven".
// In lower case (name_sound.cpp).
bool sound_alike(std::string_view a, std::string_view b);

// A word that texts write in lower case (data/spelling/words.tsv), or its plural. `lower`: in lower case.
bool is_plain_word(std::string_view lower);

enum class Sex : std::uint8_t { unknown, man, woman };
// Of people of that given name (data/spelling/given_sex.tsv). In lower case.
Sex sex_of_given(std::string_view lower);

// Two forms of one given name: "Bill" and "William", "Joe" and "Joseph"; also where one begins the other ("Alex").
bool same_given_name(std::string_view a, std::string_view b);

}  // namespace claims::check
