#include "text/furniture.h"

#include "data/data.h"
#include "text/lexicon.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace claims::text {
namespace {

constexpr int furniture_points = 10;           // enough for a block of its own
constexpr int appeal_points = 20;              // enough for an appeal over several blocks
constexpr std::uint32_t longest = 900;         // bytes; longer blocks are never furniture
constexpr std::uint32_t longest_inside = 220;  // the same, away from the story's end
constexpr std::size_t tail_blocks = 12;
constexpr std::size_t most_words = 200;
constexpr std::size_t few_words = 12;
constexpr int alone_points = 4;             // for a short line that begins like a notice or is little else
constexpr std::size_t longest_appeal = 40;  // blocks
constexpr std::size_t widest_gap = 2;       // blocks of an appeal that show no sign of it

enum class Place : std::uint8_t { whole, start, any, opens };

struct Phrase {
  std::vector<std::uint32_t> words;  // hashes
  Place place = Place::any;
  int weight = 0;
};

// Calls f(hash) for each word: letters, digits and inner apostrophes, lower case.
template <class F>
void each_word(std::string_view text, F f) {
  std::uint32_t hash = Lexicon::hash_start;
  bool open = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    char c = i < text.size() ? text[i] : ' ';
    if (c == '\xE2' && text.substr(i, 3) == "\xE2\x80\x99") c = '\'', i += 2;
    const char lower = static_cast<char>(c | 0x20);
    const bool letter = lower >= 'a' && lower <= 'z';
    if (letter || (c >= '0' && c <= '9') || (c == '\'' && open) || static_cast<unsigned char>(c) >= 0xC3) {
      hash = Lexicon::hash_step(hash, static_cast<unsigned char>(letter ? lower : c));
      open = true;
    } else if (open) {
      if (!f(hash)) return;
      hash = Lexicon::hash_start;
      open = false;
    }
  }
}

class Phrases {
 public:
  Phrases() {
    std::string_view table = data::file("text/furniture.tsv");
    while (!table.empty()) {
      const std::string_view row = table.substr(0, table.find('\n'));
      table.remove_prefix(std::min(table.size(), row.size() + 1));
      if (!row.empty() && row.front() != '#') add(row);
    }
  }

  bool may_start(std::uint32_t hash) const { return first_.test(hash % first_.size()); }
  const std::vector<Phrase>* starting_with(std::uint32_t hash) const {
    const auto found = by_first_.find(hash);
    return found == by_first_.end() ? nullptr : &found->second;
  }

 private:
  void add(std::string_view row) {
    const std::size_t tab = row.find('\t'), second = row.find('\t', tab + 1);
    const std::string_view place = row.substr(tab + 1, second - tab - 1);
    Phrase phrase;
    phrase.place = place == "whole"   ? Place::whole
                   : place == "start" ? Place::start
                   : place == "opens" ? Place::opens
                                      : Place::any;
    std::from_chars(row.data() + second + 1, row.data() + row.size(), phrase.weight);
    each_word(row.substr(0, tab), [&](std::uint32_t hash) { return phrase.words.push_back(hash), true; });
    first_.set(phrase.words.front() % first_.size());
    by_first_[phrase.words.front()].push_back(std::move(phrase));
  }

  std::bitset<4096> first_;
  std::unordered_map<std::uint32_t, std::vector<Phrase>> by_first_;
};

const Phrases& phrases() {
  static const Phrases all;
  return all;
}

struct Score {
  int points = 0;
  int address = 0;  // words that speak for the site or to the reader: we, our, you
  bool opens = false;
};

bool speaks_to_reader(std::uint32_t hash) {
  static const std::array<std::uint32_t, 5> words = {Lexicon::hash("we"), Lexicon::hash("our"), Lexicon::hash("us"),
                                                     Lexicon::hash("you"), Lexicon::hash("your")};
  return std::find(words.begin(), words.end(), hash) != words.end();
}

// "© The Daily 2024", "Copyright (c) 2024", "Copyright 2024 ...": the line of the owner.
bool states_copyright(std::string_view text) {
  if (text.size() > 150 || text.find(". ") < text.size() / 2) return false;
  bool named = false;
  for (const std::string_view word : {"Copyright ", "COPYRIGHT "})
    if (text.starts_with(word)) named = true, text.remove_prefix(word.size());
  if (text.starts_with("\xC2\xA9")) return true;
  if (text.starts_with("(c) ") || text.starts_with("(C) ")) text.remove_prefix(4);
  const std::string_view year = text.substr(0, 4);
  const bool dated =
      year.size() == 4 && year.find_first_not_of("0123456789") == std::string_view::npos && year[0] <= '2';
  return named && dated;
}

Score score_of(std::string_view text, std::vector<std::uint32_t>& words) {
  words.clear();
  each_word(text, [&](std::uint32_t hash) { return words.push_back(hash), words.size() < most_words; });
  Score score;
  if (states_copyright(text)) score.points = furniture_points;
  std::vector<const Phrase*> seen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (speaks_to_reader(words[i])) ++score.address;
    if (!phrases().may_start(words[i])) continue;
    const std::vector<Phrase>* candidates = phrases().starting_with(words[i]);
    if (!candidates) continue;
    for (const Phrase& phrase : *candidates) {
      const std::size_t size = phrase.words.size();
      if (i + size > words.size() || !std::equal(phrase.words.begin(), phrase.words.end(), words.begin() + i)) continue;
      if (phrase.place != Place::any && i != 0) continue;
      if (phrase.place == Place::whole && size != words.size()) continue;
      if (std::find(seen.begin(), seen.end(), &phrase) != seen.end()) continue;  // said twice, counted once
      seen.push_back(&phrase);
      score.points += phrase.weight;
      const bool most = size * 2 >= words.size();
      const bool notice = phrase.place == Place::start || (phrase.place == Place::any && most);
      if (words.size() <= few_words && notice) score.points += alone_points;
      if (phrase.place == Place::opens) score.opens = true;
    }
  }
  return score;
}

// One past the last block of the appeal that opens at `first`; `first` if it is none.
std::size_t appeal_end(const std::vector<Score>& scores, std::size_t first) {
  int points = 0;
  bool strong = false;
  std::size_t end = first, gap = 0;
  const std::size_t last = std::min(scores.size(), first + longest_appeal);
  for (std::size_t i = first; i < last && gap <= widest_gap; ++i) {
    const Score& s = scores[i];
    if (s.points < 3 && s.address < 2) {
      ++gap;
      continue;
    }
    gap = 0;
    end = i + 1;
    points += s.points;
    strong = strong || s.points >= furniture_points;
  }
  return strong && points >= appeal_points ? end : first;
}

}  // namespace

void mark_furniture(Document& document) {
  std::vector<Block>& blocks = document.blocks;
  std::vector<Score> scores(blocks.size());
  std::vector<std::uint32_t> words;
  const std::size_t tail = blocks.size() > tail_blocks ? blocks.size() - tail_blocks : 0;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (blocks[i].span.size() <= (i >= tail ? longest : longest_inside + (longest - longest_inside) / 2))
      scores[i] = score_of(document.slice(blocks[i].span), words);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (scores[i].opens) {
      const std::size_t end = appeal_end(scores, i);
      for (; i < end; ++i) blocks[i].kind = BlockKind::furniture;
      if (i == blocks.size()) break;
    }
    const bool allowed = i >= tail || blocks[i].span.size() <= longest_inside;
    if (allowed && scores[i].points >= furniture_points && blocks[i].kind != BlockKind::title)
      blocks[i].kind = BlockKind::furniture;
  }
}

}  // namespace claims::text
