#include "evidence/search.h"

#include "evidence/stem.h"
#include "text/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace claims::evidence {
namespace {

using text::Lexicon;

// BM25 as Robertson and Zaragoza give it (2009), with their usual constants.
constexpr double k1 = 1.2, b = 0.75;
constexpr double name_factor = 1.6, value_factor = 1.8, synonym_factor = 0.6;
constexpr std::size_t longest_sentence = 1200;  // bytes; longer ones are parted at a space
constexpr std::size_t max_terms = 64;

enum CharClass : std::uint8_t { other, letter, space, stop };

constexpr std::array<std::uint8_t, 256> char_classes = [] {
  std::array<std::uint8_t, 256> out{};
  for (int c = 0; c < 256; ++c)
    out[static_cast<std::size_t>(c)] =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80 ? letter
        : c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'                          ? space
        : c == '.' || c == '!' || c == '?'                                                      ? stop
                                                                                                : other;
  return out;
}();

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

struct Term {
  std::uint32_t stem;
  std::uint16_t entry;
  double weight;
  std::uint32_t word;  // of the claim
};

struct Hit {
  std::uint32_t sentence;
  std::uint8_t term;
  std::uint8_t synonym;
};

struct Bounds {
  Span span;
  std::uint32_t words;
};

class Scanner {
 public:
  Scanner(const Reading& claim, std::string_view text) : claim_(claim), text_(text), cache_(cache_size) {
    for (std::uint32_t i = 0; i < claim.words.size() && terms_.size() < max_terms; ++i) add_term(i);
  }

  Search run(std::size_t most) {
    scan();
    return rank(most);
  }

 private:
  static constexpr std::size_t cache_size = 1u << 13;
  static constexpr std::uint8_t no_term = 0xFF;

  // What a written word is among the terms.
  struct Cached {
    std::uint32_t hash = 0;
    std::uint8_t term = no_term;
    std::uint8_t synonym = 0;
  };

  void add_term(std::uint32_t i) {
    const ReadWord& word = claim_.words[i];
    if (!word.is(ReadWord::content) && !word.is(ReadWord::number_like)) return;
    for (const Term& term : terms_)
      if (term.stem == word.stem) return;
    double weight = word.weight > 0 ? word.weight : 1;
    if (word.is(ReadWord::name)) weight *= name_factor;
    if (word.is(ReadWord::number_like) || word.is(ReadWord::in_value)) weight *= value_factor;
    terms_.push_back({word.stem, word.entry, weight, i});
  }

  Cached look_up(std::uint32_t hash, std::size_t begin, std::size_t end) const {
    Cached out{hash, no_term, 0};
    char low[max_word_bytes], stem[max_word_bytes];
    const std::size_t size = std::min(end - begin, max_word_bytes);
    for (std::size_t i = 0; i < size; ++i) low[i] = lower(text_[begin + i]);
    std::size_t stem_size = 0;
    const Vocabulary& words = Vocabulary::english();
    const Form form = words.read({low, size}, stem, stem_size);
    for (std::uint8_t t = 0; t < terms_.size(); ++t)
      if (terms_[t].stem == form.stem) return {hash, t, 0};
    if (form.entry == 0 || (form.roles & bit(Role::function)) != 0) return out;
    for (std::uint8_t t = 0; t < terms_.size(); ++t)
      if (terms_[t].entry != 0 && words.same(words[terms_[t].entry], words[form.entry])) return {hash, t, 1};
    return out;
  }

  void scan() {
    std::size_t at = 0;
    start_ = 0;
    while (at < text_.size()) {
      switch (char_classes[static_cast<unsigned char>(text_[at])]) {
        case letter: at = word(at); break;
        case space: at = blank(at); break;
        case stop: at = full_stop(at); break;
        default: ++at;
      }
      if (at - start_ > longest_sentence && char_classes[static_cast<unsigned char>(text_[at - 1])] != letter)
        end_sentence(at, at);
    }
    end_sentence(text_.size(), text_.size());
  }

  std::size_t word(std::size_t at) {
    const std::size_t begin = at;
    std::uint32_t hash = Lexicon::hash_start;
    bool digits = false;
    for (; at < text_.size(); ++at) {
      const auto c = static_cast<unsigned char>(text_[at]);
      if (char_classes[c] != letter) {
        // "1,947" and "3.4" are one number, as the tokeniser reads them.
        if (!digits || (c != ',' && c != '.') || at + 1 >= text_.size() || text_[at + 1] < '0' || text_[at + 1] > '9')
          break;
      }
      digits = c >= '0' && c <= '9';
      hash = Lexicon::hash_step(hash, static_cast<unsigned char>(lower(static_cast<char>(c))));
    }
    ++words_;
    last_begin_ = begin, last_end_ = at;
    Cached& cached = cache_[hash & (cache_size - 1)];
    if (cached.hash != hash) cached = look_up(hash, begin, at);
    if (cached.term != no_term)
      hits_.push_back({static_cast<std::uint32_t>(bounds_.size()), cached.term, cached.synonym});
    return at;
  }

  // A run of white space: a blank line, a form feed or a line end after a stop ends a sentence.
  std::size_t blank(std::size_t at) {
    const std::size_t begin = at;
    int lines = 0;
    bool page = false;
    for (; at < text_.size() && char_classes[static_cast<unsigned char>(text_[at])] == space; ++at) {
      lines += text_[at] == '\n';
      page = page || text_[at] == '\f';
    }
    if (lines >= 2 || page || (lines == 1 && line_ends_sentence(begin, at))) end_sentence(begin, at);
    return at;
  }

  bool line_ends_sentence(std::size_t before, std::size_t next) const {
    if (before == 0 || next >= text_.size()) return false;
    const char last = text_[before - 1], first = text_[next];
    if (last == ':' || last == ';' || first == '-' || first == '*') return true;
    // A short line before a capital is a heading; lines of running text are longer.
    return before - start_ < 60 && last != ',' && first >= 'A' && first <= 'Z' && before - line_begin(before) < 45;
  }

  std::size_t line_begin(std::size_t at) const {
    const std::size_t found = text_.rfind('\n', at == 0 ? 0 : at - 1);
    return found == std::string_view::npos ? 0 : found + 1;
  }

  std::size_t full_stop(std::size_t at) {
    const std::size_t mark = at;
    for (; at < text_.size() && closes(at); ++at) {
    }
    if (at >= text_.size()) return at;
    if (char_classes[static_cast<unsigned char>(text_[at])] != space) return at;
    std::size_t next = at;
    while (next < text_.size() && char_classes[static_cast<unsigned char>(text_[next])] == space) ++next;
    if (next < text_.size() && text_[next] >= 'a' && text_[next] <= 'z') return at;
    if (text_[mark] == '.' && mark == last_end_ && abbreviated()) return at;
    end_sentence(at, next);
    return next;
  }

  // Stops, quotation marks and brackets behind a stop.
  bool closes(std::size_t at) const {
    const char c = text_[at];
    return c == '.' || c == '!' || c == '?' || c == '"' || c == '\'' || c == ')' || c == ']' ||
           static_cast<unsigned char>(c) == 0xE2 || static_cast<unsigned char>(c) == 0x80 ||
           static_cast<unsigned char>(c) == 0x9D || static_cast<unsigned char>(c) == 0x99;
  }

  // "Mr.", "U.S.", an initial.
  bool abbreviated() const {
    const std::size_t size = last_end_ - last_begin_;
    if (size == 1) return text_[last_begin_] < '0' || text_[last_begin_] > '9';
    if (size > 6) return false;
    char low[8];
    for (std::size_t i = 0; i < size; ++i) low[i] = lower(text_[last_begin_ + i]);
    const Lexicon& lexicon = Lexicon::english();
    return lexicon[lexicon.find({low, size})].is(text::WordClass::before_name) ||
           lexicon[lexicon.find({low, size})].is(text::WordClass::abbreviation);
  }

  void end_sentence(std::size_t end, std::size_t next) {
    if (end > start_ && words_ > 0) {
      bounds_.push_back({{static_cast<std::uint32_t>(start_), static_cast<std::uint32_t>(end)}, words_});
      total_words_ += words_;
    }
    start_ = next;
    words_ = 0;
  }

  double term_weight(const Term& term, std::uint32_t holding) const {
    const auto all = static_cast<double>(bounds_.size());
    // Rarity in the text and in the language, so that the subject of the text does not drown the rest.
    const double in_text = std::log(1 + (all - holding + 0.5) / (holding + 0.5));
    return term.weight * (0.5 + 0.5 * in_text / std::log(1 + all + 0.5));
  }

  Search rank(std::size_t most) {
    Search out;
    out.found.assign(claim_.words.size(), 0);
    std::vector<std::uint32_t> holding(terms_.size(), 0);
    std::vector<std::uint32_t> last(terms_.size(), std::numeric_limits<std::uint32_t>::max());
    for (const Hit& hit : hits_) {
      if (last[hit.term] != hit.sentence) ++holding[hit.term], last[hit.term] = hit.sentence;
      out.found[terms_[hit.term].word] = 1;
    }
    std::vector<double> weights;
    out.telling.assign(claim_.words.size(), 1);
    for (std::size_t t = 0; t < terms_.size(); ++t) {
      weights.push_back(term_weight(terms_[t], holding[t]));
      out.telling[terms_[t].word] = static_cast<float>(weights[t] / terms_[t].weight);
    }
    const double mean = bounds_.empty() ? 1 : static_cast<double>(total_words_) / static_cast<double>(bounds_.size());
    std::vector<Passage> scored;
    std::vector<std::uint32_t> at;
    std::array<double, max_terms> counts{};
    for (std::size_t i = 0; i < hits_.size();) {
      const std::uint32_t sentence = hits_[i].sentence;
      std::uint64_t present = 0;
      for (; i < hits_.size() && hits_[i].sentence == sentence; ++i) {
        if (((present >> hits_[i].term) & 1) == 0) counts[hits_[i].term] = 0;
        present |= std::uint64_t{1} << hits_[i].term;
        counts[hits_[i].term] += hits_[i].synonym ? synonym_factor : 1;
      }
      double score = 0;
      const double norm = k1 * (1 - b + b * static_cast<double>(bounds_[sentence].words) / mean);
      for (std::uint64_t bits = present; bits != 0; bits &= bits - 1) {
        const auto t = static_cast<std::size_t>(std::countr_zero(bits));
        score += weights[t] * counts[t] * (k1 + 1) / (counts[t] + norm);
      }
      scored.push_back({bounds_[sentence].span, 1, 0, score});
      at.push_back(sentence);
    }
    keep_best(out, scored, at, most);
    out.sentences.reserve(bounds_.size());
    for (const Bounds& sentence : bounds_) out.sentences.push_back(sentence.span);
    return out;
  }

  static void keep_best(Search& out, const std::vector<Passage>& scored, const std::vector<std::uint32_t>& at,
                        std::size_t most) {
    std::vector<std::uint32_t> order(scored.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::size_t kept = std::min(most, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                      [&](std::uint32_t x, std::uint32_t y) {
                        return scored[x].score != scored[y].score ? scored[x].score > scored[y].score : x < y;
                      });
    for (std::size_t i = 0; i < kept; ++i) {
      out.passages.push_back(scored[order[i]]);
      out.at.push_back(at[order[i]]);
    }
  }

  const Reading& claim_;
  std::string_view text_;
  std::vector<Term> terms_;
  std::vector<Cached> cache_;
  std::vector<Hit> hits_;
  std::vector<Bounds> bounds_;
  std::size_t start_ = 0, last_begin_ = 0, last_end_ = 0;
  std::uint32_t words_ = 0;
  std::uint64_t total_words_ = 0;
};

}  // namespace

Search search_text(const Reading& claim, std::string_view text, std::size_t most) {
  return Scanner(claim, text).run(most);
}

}  // namespace claims::evidence
