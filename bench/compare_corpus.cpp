#include "compare_corpus.h"

#include "corpus.h"
#include "data/data.h"
#include "evidence/reading.h"
#include "evidence/search.h"
#include "reference/sorted_lines.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <unordered_set>

namespace claims::bench {
namespace {

using nlohmann::json;
using reference::field;

class Chance {
 public:
  explicit Chance(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<std::uint32_t>((std::uint64_t{state_ >> 4} * limit) >> 28);
  }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::uint32_t state_;
};

std::vector<std::string> lines_of(const std::string& path) {
  const bool packed = path.ends_with(".gz");
  std::FILE* in = packed ? popen(("gzip -dc '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "r");
  std::vector<std::string> out;
  std::string line;
  for (int c = in ? std::getc(in) : EOF; c != EOF; c = std::getc(in)) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    if (!line.empty()) out.push_back(std::move(line));
    line.clear();
  }
  if (in) packed ? pclose(in) : std::fclose(in);
  if (out.empty()) {
    fmt::print(stderr, "cannot read {}\n", path);
    std::exit(2);
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t end = text.find(at);
    if (end != 0 && !text.empty()) out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// A word without the punctuation behind it.
std::pair<std::string, std::string> parted(const std::string& word) {
  std::size_t end = word.size();
  while (end > 0 && (word[end - 1] == ',' || word[end - 1] == '.' || word[end - 1] == ';' || word[end - 1] == ':'))
    --end;
  return {word.substr(0, end), word.substr(end)};
}

// The words of a table by the words that stand in the same group.
std::map<std::string, std::vector<std::string>> partners(std::string_view table, bool opposite, bool kinds = false) {
  std::map<std::string, std::vector<std::string>> out;
  for (const std::string& row : split(table, '\n')) {
    if (row.front() == '#') continue;
    const auto left = split(field(row, kinds ? 1 : 0), '|');
    const auto right = opposite ? split(field(row, 1), '|') : left;
    for (const auto& a : left)
      for (const auto& b : right)
        if (a != b) {
          out[a].push_back(b);
          if (opposite) out[b].push_back(a);
        }
  }
  return out;
}

// Makes claims out of the sentences of stories.
class Maker {
 public:
  Maker()
      : synonyms_(partners(data::file("evidence/synonyms.tsv"), false)),
        opposites_(partners(data::file("evidence/opposites.tsv"), true)),
        kinds_(partners(data::file("evidence/kinds.tsv"), false, true)) {}

  void add_names(const std::vector<std::string>& words) {
    for (std::size_t i = 1; i < words.size(); ++i)
      if (is_name(words[i])) names_.push_back(parted(words[i]).first);
  }

  // Other words for the same thing. `keep` is a word that stays.
  std::vector<std::string> varied(std::vector<std::string> words, std::size_t keep) {
    if (chance_.one_in(2)) {  // the last clause is left out
      for (std::size_t i = words.size(); i-- > 8;)
        if (words[i - 1].ends_with(',') && i > keep + 1) {
          words.resize(i);
          words.back().back() = '.';
          break;
        }
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (i == keep) continue;
      auto [word, tail] = parted(words[i]);
      if (word.size() < 4 || !is_small(word[0])) continue;
      if (const auto other = synonyms_.find(base(word, synonyms_)); other != synonyms_.end() && chance_.one_in(3))
        words[i] = other->second[chance_.below(other->second.size())] + tail;
      else if (chance_.one_in(9))
        words[i] = "re" + std::string(1, static_cast<char>('a' + chance_.below(26))) + word.substr(1) + tail;
      else if (chance_.one_in(9)) words[i].clear();
    }
    return words;
  }

  // Changes one thing so that the statement no longer holds. Gives what was changed, or "" where nothing can be.
  std::string contradicted(std::vector<std::string>& words, std::size_t& at) {
    // Values first: most sentences have a verb to negate, few a number to change.
    if (chance_.one_in(5) && swap_names(words, at)) return "swapped names";
    const std::size_t first = chance_.one_in(3) ? chance_.below(6) : chance_.below(3);
    for (std::size_t k = 0; k < 6; ++k) {
      constexpr const char* names[] = {"number", "date", "name", "negation", "opposite", "kind"};
      const std::size_t way = (first + k) % 6;
      if (change(way, words, at)) return names[way];
    }
    return "";
  }

  bool one_in(std::size_t n) { return chance_.one_in(n); }
  static bool is_name(const std::string& word) {
    return word.size() > 2 && is_capital(word[0]) && is_small(word[1]) && !is_month(parted(word).first);
  }

 private:
  static bool is_month(const std::string& word) {
    for (int m = 1; m <= 12; ++m)
      if (word == month_name(m)) return true;
    return false;
  }
  template <class Table>
  static std::string base(const std::string& word, const Table& table) {
    if (table.count(word)) return word;
    for (const char* tail : {"s", "es", "ed", "d", "ing"})
      if (word.ends_with(tail) && table.count(word.substr(0, word.size() - std::string_view(tail).size())))
        return word.substr(0, word.size() - std::string_view(tail).size());
    return word;
  }

  // "A beat B", "B beat A".
  bool swap_names(std::vector<std::string>& words, std::size_t& at) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (!is_name(words[i]) || is_name(words[i - 1]) || (i + 1 < words.size() && is_name(words[i + 1]))) continue;
      if (first != 0 && i > first + 2) {
        auto [a, a_tail] = parted(words[first]);
        auto [b, b_tail] = parted(words[i]);
        if (a == b) return false;
        words[first] = b + a_tail;
        words[i] = a + b_tail;
        at = i;
        return true;
      }
      if (first == 0) first = i;
    }
    return false;
  }

  bool change(std::size_t way, std::vector<std::string>& words, std::size_t& at) {
    const std::size_t start = chance_.below(words.size());
    for (std::size_t k = 0; k < words.size(); ++k) {
      const std::size_t i = (start + k) % words.size();
      auto [word, tail] = parted(words[i]);
      if (word.empty() || (i == 0 && way != 2)) continue;
      std::string other;
      switch (way) {
        case 0: other = other_number(word); break;
        case 1: other = other_date(word); break;
        case 2:
          if (i > 0 && is_name(word) && !names_.empty()) other = names_[chance_.below(names_.size())];
          break;
        case 3: other = other_polarity(word); break;
        case 4: other = partner(opposites_, word); break;
        default: other = partner(kinds_, word); break;
      }
      if (other.empty() || other == word) continue;
      words[i] = other + tail;
      at = i;
      return true;
    }
    return false;
  }

  std::string other_number(const std::string& word) {
    if (!is_digit(word[0]) || word.find_first_not_of("0123456789,.%") != std::string::npos || word.size() > 9)
      return "";
    if (word.size() == 4 && (word[0] == '1' || word[0] == '2')) return "";
    std::string out = word;
    const std::size_t i = chance_.below(std::min<std::size_t>(out.size(), 2));
    if (!is_digit(out[i])) return "";
    out[i] = static_cast<char>('1' + (out[i] - '0' + static_cast<int>(chance_.below(8))) % 9);
    return out;
  }
  std::string other_date(const std::string& word) {
    if (word.size() == 4 && word.find_first_not_of("0123456789") == std::string::npos &&
        (word[0] == '1' || word[0] == '2'))
      return std::to_string(std::stoi(word) + (chance_.one_in(2) ? -1 : 1) * static_cast<int>(1 + chance_.below(6)));
    if (is_month(word)) return std::string(month_name(1 + static_cast<int>(chance_.below(12))));
    return "";
  }
  std::string other_polarity(const std::string& word) {
    for (const char* verb : {"is", "was", "were", "are", "will", "has", "have", "would"})
      if (word == verb) return word + " not";
    return word == "not" ? "indeed" : "";
  }
  template <class Table>
  std::string partner(const Table& table, const std::string& word) {
    const auto found = table.find(base(word, table));
    if (found == table.end() || word.size() < 4) return "";
    return found->second[chance_.below(found->second.size())];
  }

  std::map<std::string, std::vector<std::string>> synonyms_, opposites_, kinds_;
  std::vector<std::string> names_;
  Chance chance_{7};
};

double shared_words(const std::string& claim, const std::string& text) {
  const evidence::Reading a = evidence::read_passage(claim), b = evidence::read_passage(text);
  double all = 0, found = 0;
  for (const auto& word : a.words) {
    if (!word.is(evidence::ReadWord::content)) continue;
    all += 1;
    found += std::any_of(b.words.begin(), b.words.end(), [&](const auto& other) { return other.stem == word.stem; });
  }
  return all > 0 ? found / all : 0;
}

bool fit_for_a_claim(const std::string& sentence, std::size_t words) {
  // Speeches and briefings say "I", "we", "you": nobody cites such a sentence as a fact.
  for (const char* word :
       {" I ", " we ", " you ", " We ", " You ", " our ", " my ", " your ", " I'", "We ", "I ", "You "})
    if ((" " + sentence).find(word) != std::string::npos) return false;
  return words >= 8 && words <= 30 && is_capital(sentence[0]) && sentence.ends_with('.') &&
         sentence.find_first_of("\"?!;:()[]\n") == std::string::npos && sentence.find("\xE2\x80") == std::string::npos;
}

std::string without(const std::string& text, const std::vector<Span>& sentences, const std::string& claim) {
  std::string out;
  for (const Span& span : sentences) {
    const std::string sentence = text.substr(span.begin, span.size());
    if (shared_words(claim, sentence) < 0.6) out += sentence + "\n\n";
  }
  return out;
}

}  // namespace

std::vector<LabelledClaim> read_pairs(const std::string& path) {
  std::vector<LabelledClaim> out;
  for (const std::string& line : lines_of(path)) {
    const json row = json::parse(line);
    LabelledClaim pair;
    pair.claim = row.at("claim").get<std::string>();
    pair.source =
        row.contains("evidence") ? row.at("evidence").get<std::string>() : row.at("source").get<std::string>();
    const std::string label = row.at("label").get<std::string>();
    pair.label = label.starts_with('S') || label == "supports"      ? Bearing::supports
                 : label.starts_with('R') || label == "contradicts" ? Bearing::contradicts
                                                                    : Bearing::not_enough;
    pair.group = row.value("page", row.value("case_id", pair.source));
    pair.how = "pair";
    out.push_back(std::move(pair));
  }
  return out;
}

std::vector<LabelledClaim> unrelated_pairs(const std::vector<LabelledClaim>& pairs, std::size_t every) {
  std::vector<LabelledClaim> out;
  Chance chance(11);
  std::map<std::string, std::vector<std::size_t>> pages;
  for (std::size_t i = 0; i < pairs.size(); ++i) pages[pairs[i].group].push_back(i);
  for (std::size_t i = 0; i < pairs.size(); i += every) {
    const LabelledClaim& from = pairs[i];
    const auto& page = pages[from.group];
    // Most from the same page: what is hard is the right subject with another predicate.
    const LabelledClaim& other = pairs[chance.one_in(4) ? chance.below(pairs.size()) : page[chance.below(page.size())]];
    if (other.source == from.source ||
        shared_words(from.claim, other.source) > (other.group == from.group ? 0.55 : 0.8))
      continue;
    out.push_back({from.claim, other.source, Bearing::not_enough, from.group, "unrelated", 1});
  }
  return out;
}

std::vector<LabelledClaim> claims_of_stories(const std::string& path, std::size_t each) {
  std::vector<LabelledClaim> out;
  Maker maker;
  for (const Article& article : read_articles(path)) {
    const std::string& text = article.text;
    const evidence::Search search = evidence::search_text(evidence::read_passage(article.title), text, 1);
    if (search.sentences.size() < 8 || text.size() < 1000) continue;
    std::size_t made = 0;
    for (std::size_t s = 1; s < search.sentences.size() && made < each; s += 2) {
      const Span span = search.sentences[s];
      const std::string sentence = text.substr(span.begin, span.size());
      const std::vector<std::string> words = split(sentence, ' ');
      if (!fit_for_a_claim(sentence, words.size())) continue;
      ++made;
      const auto plain = maker.varied(words, words.size());
      out.push_back({joined(plain), made % 2 ? text : sentence, Bearing::supports, article.id,
                     made % 2 ? "varied" : "varied, short", 1});
      auto changed = words;
      std::size_t at = 0;
      if (const std::string how = maker.contradicted(changed, at); !how.empty())
        out.push_back({joined(maker.varied(changed, at)), made % 2 ? text : sentence, Bearing::contradicts, article.id,
                       made % 2 ? how : how + ", short", 1});
      out.push_back(
          {joined(plain), without(text, search.sentences, sentence), Bearing::not_enough, article.id, "left out", 1});
      maker.add_names(words);
    }
  }
  return out;
}

}  // namespace claims::bench
