#include "evidence/language.h"

#include <algorithm>
#include <array>
#include <string>

namespace claims::evidence {
namespace {

// Words that make up a third of any English text and that few other languages have.
constexpr std::array<std::string_view, 32> english_words = {
    "the",  "of",  "and",  "to",   "that",  "is",   "was", "for", "with", "as",   "by",
    "it",   "are", "this", "be",   "have",  "from", "has", "not", "but",  "they", "which",
    "will", "we",  "were", "been", "their", "at",   "he",  "our", "you",  "would"};
// Of several languages that newsrooms quote from: German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish.
constexpr std::array<std::string_view, 40> other_words = {
    "der", "die", "und", "das", "nicht", "ist", "wir",  "le", "la",  "les", "des", "et",  "est",   "nous",
    "que", "el",  "los", "las", "del",   "una", "por",  "il", "che", "di",  "non", "per", "della", "os",
    "uma", "het", "een", "van", "niet",  "nie", "jest", "w",  "i",   "bir", "ve",  "bu"};

constexpr std::size_t words_read = 600;
constexpr std::string_view translated_marks[] = {"unofficial translation", "translated from",
                                                 "translation from the",   "courtesy translation",
                                                 "informal translation",   "(translation)"};

struct Counts {
  std::size_t words = 0, english = 0, other = 0, letters = 0, wide = 0;
};

Counts count(std::string_view text) {
  Counts out;
  std::string word;
  for (std::size_t i = 0; i <= text.size() && out.words < words_read; ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool wide = static_cast<unsigned char>(c) >= 0x80;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || wide) {
      ++out.letters;
      out.wide += wide;
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
      continue;
    }
    if (word.empty()) continue;
    ++out.words;
    out.english += std::find(english_words.begin(), english_words.end(), word) != english_words.end();
    out.other += std::find(other_words.begin(), other_words.end(), word) != other_words.end();
    word.clear();
  }
  return out;
}

enum class Language { unknown, english, other };

Language language_of(std::string_view text) {
  const Counts counts = count(text);
  if (counts.letters >= 12 && 2 * counts.wide > counts.letters) return Language::other;
  if (counts.words < 5) return Language::unknown;
  if (counts.other > counts.english && 6 * counts.other >= counts.words) return Language::other;
  if (6 * counts.english >= counts.words) return Language::english;
  if (counts.words >= 40 && 20 * counts.english < counts.words) return Language::other;
  return Language::unknown;
}

bool says_translation(std::string_view text) {
  std::string head(text.substr(0, 3000));
  for (char& c : head)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  return std::any_of(std::begin(translated_marks), std::end(translated_marks),
                     [&](std::string_view mark) { return head.find(mark) != std::string::npos; });
}

}  // namespace

bool in_other_languages(std::string_view quote, std::string_view text) {
  const Language theirs = language_of(text), ours = language_of(quote);
  if (theirs == Language::other && ours != Language::other) return true;
  if (theirs == Language::english && ours == Language::other) return true;
  return says_translation(text);
}

}  // namespace claims::evidence
