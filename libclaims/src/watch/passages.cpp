#include "watch/passages.h"

#include "watch/difference.h"
#include "watch/page_lines.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace claims::watch {
namespace {

constexpr std::uint32_t context_bytes = 200;  // before the first changed word of a passage that is cut
constexpr std::size_t shortest_moved = 4;     // words

// Words or sentences, half-open.
struct Range {
  std::uint32_t begin = 0, end = 0;

  bool empty() const { return begin == end; }
};

// Sentences that became others, with the words of them that differ.
struct Piece {
  Range was, now;  // sentences
  std::vector<Edit> edits;
  bool replaced = false;  // by a sentence that shares next to nothing with it
  bool moved = false;     // stands elsewhere in the other version
};

std::vector<std::uint32_t> word_keys(const Page& page, Range words) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = words.begin; i < words.end; ++i) out.push_back(page.words[i].key);
  return out;
}

Range words_of(const Page& page, Range sentences) {
  if (sentences.empty()) return {};
  return {page.sentences[sentences.begin].first, page.sentences[sentences.end - 1].last};
}

class Finder {
 public:
  explicit Finder(const Sides& sides) : sides_(sides) {}

  Passages run() {
    const auto was = sentence_keys(sides_.was), now = sentence_keys(sides_.now);
    std::uint64_t steps = max_difference_steps / 4;
    for (const Edit& edit : differences(was, now, steps))
      divide({edit.a_begin, edit.a_end}, {edit.b_begin, edit.b_end});
    find_moved();
    join();
    Passages out;
    for (const Piece& piece : pieces_) {
      ChangedPassage made = passage(piece);
      if (out.list.size() < max_changed_passages) out.list.push_back(std::move(made));
      else if (made.substantive) ++out.left_out;
    }
    const std::size_t all = sides_.was.words.size();
    out.kept = all == 0 ? 1 : static_cast<double>(all - std::min(all, lost())) / static_cast<double>(all);
    return out;
  }

 private:
  // Sentences of the same words have the same number.
  std::vector<std::uint32_t> sentence_keys(const Page& page) {
    std::vector<std::uint32_t> out;
    for (const PageSentence& sentence : page.sentences)
      out.push_back(numbers_
                        .try_emplace(word_keys(page, {sentence.first, sentence.last}),
                                     static_cast<std::uint32_t>(numbers_.size()))
                        .first->second);
    return out;
  }

  // Finds the words that differ, and which of the sentences became which: those that share words.
  void divide(Range was, Range now) {
    const Range a = words_of(sides_.was, was), b = words_of(sides_.now, now);
    auto edits = differences(word_keys(sides_.was, a), word_keys(sides_.now, b), steps_);
    for (Edit& edit : edits) {
      edit.a_begin += a.begin, edit.a_end += a.begin;
      edit.b_begin += b.begin, edit.b_end += b.begin;
    }
    const auto shared = shared_words(edits, a, b);
    Range left = was, right = now;
    // Sentence by sentence of the later version; those before it that share nothing with it were removed.
    while (left.begin < left.end || right.begin < right.end) {
      Piece piece = next_piece(left, right, shared);
      left.begin = piece.was.end;
      right.begin = piece.now.end;
      add_each(piece, edits, a, b);
    }
  }

  using Shared = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>;

  // Words in common of each pair of sentences.
  Shared shared_words(const std::vector<Edit>& edits, Range a, Range b) const {
    Shared out;
    std::uint32_t i = a.begin, j = b.begin;
    const auto run = [&](std::uint32_t end) {
      for (; i < end; ++i, ++j) ++out[{sides_.was.words[i].sentence, sides_.now.words[j].sentence}];
    };
    for (const Edit& edit : edits) {
      run(edit.a_begin);
      i = edit.a_end;
      j = edit.b_end;
    }
    run(a.end);
    return out;
  }

  bool linked(const Shared& shared, std::uint32_t i, std::uint32_t j) const {
    const auto found = shared.find({i, j});
    if (found == shared.end()) return false;
    const PageSentence &a = sides_.was.sentences[i], &b = sides_.now.sentences[j];
    return found->second * 3 >= std::min(a.last - a.first, b.last - b.first);
  }

  // The first sentences of both ranges that belong together; alone, a sentence that has no partner.
  Piece next_piece(Range left, Range right, const Shared& shared) const {
    const auto partner_of_left = [&](std::uint32_t i) {
      for (auto at = shared.lower_bound({i, right.begin}); at != shared.end() && at->first.first == i; ++at)
        if (at->first.second < right.end && linked(shared, i, at->first.second)) return at->first.second;
      return right.end;
    };
    std::uint32_t i = left.begin;
    while (i < left.end && partner_of_left(i) == right.end) ++i;
    const std::uint32_t j = i < left.end ? partner_of_left(i) : right.end;
    if (i > left.begin) {  // without a partner: removed; beside what was added, it became that
      const bool both = j > right.begin && i == left.end && left.begin + 1 == left.end && right.begin + 1 == right.end;
      return {{left.begin, i}, {right.begin, both ? j : right.begin}, {}, both};
    }
    if (j > right.begin) return {{left.begin, left.begin}, {right.begin, j}, {}, false};
    Piece piece{{i, i + 1}, {j, j + 1}, {}, false};
    for (bool grown = true; grown;) {  // one sentence may have become two, or two one
      grown = false;
      if (piece.was.end < left.end && linked(shared, piece.was.end, piece.now.end - 1)) ++piece.was.end, grown = true;
      if (piece.now.end < right.end && linked(shared, piece.was.end - 1, piece.now.end)) ++piece.now.end, grown = true;
    }
    return piece;
  }

  // Sentences without a partner one by one: each may stand elsewhere.
  void add_each(const Piece& piece, const std::vector<Edit>& edits, Range a, Range b) {
    if (!piece.was.empty() && !piece.now.empty()) return add(piece, edits, a, b);
    for (std::uint32_t i = piece.was.begin; i < piece.was.end; ++i)
      add({{i, i + 1}, piece.now, {}, false}, edits, a, b);
    for (std::uint32_t j = piece.now.begin; j < piece.now.end; ++j)
      add({piece.was, {j, j + 1}, {}, false}, edits, a, b);
  }

  // With the part of the edits that lies within it.
  void add(Piece piece, const std::vector<Edit>& edits, Range a, Range b) {
    Range was = words_of(sides_.was, piece.was), now = words_of(sides_.now, piece.now);
    if (piece.was.empty()) was = {a.begin, a.begin};
    if (piece.now.empty()) now = {b.begin, b.begin};
    const bool by_now = piece.was.empty();
    auto edit = std::partition_point(edits.begin(), edits.end(), [&](const Edit& each) {
      return by_now ? each.b_end < now.begin : each.a_end < was.begin;
    });
    for (; edit != edits.end() && (by_now ? edit->b_begin <= now.end : edit->a_begin <= was.end); ++edit) {
      Edit part{std::clamp(edit->a_begin, was.begin, was.end), std::clamp(edit->a_end, was.begin, was.end),
                std::clamp(edit->b_begin, now.begin, now.end), std::clamp(edit->b_end, now.begin, now.end)};
      if (piece.was.empty()) part.a_begin = part.a_end = 0;
      if (piece.now.empty()) part.b_begin = part.b_end = 0;
      if (part.a_begin != part.a_end || part.b_begin != part.b_end) piece.edits.push_back(part);
    }
    if (!piece.edits.empty()) pieces_.push_back(std::move(piece));
  }

  // Sentences that were taken away in one place and stand in another.
  void find_moved() {
    std::map<std::vector<std::uint32_t>, std::vector<Piece*>> removed;
    for (Piece& piece : pieces_)
      if (piece.now.empty()) removed[word_keys(sides_.was, words_of(sides_.was, piece.was))].push_back(&piece);
    for (Piece& piece : pieces_) {
      if (!piece.was.empty()) continue;
      const auto keys = word_keys(sides_.now, words_of(sides_.now, piece.now));
      const auto found = removed.find(keys);
      if (keys.size() < shortest_moved || found == removed.end() || found->second.empty()) continue;
      piece.moved = found->second.back()->moved = true;
      found->second.pop_back();
    }
  }

  // Neighbours that were removed, or added, as one passage.
  void join() {
    std::vector<Piece> joined;
    for (Piece& piece : pieces_) {
      Piece* const last = joined.empty() ? nullptr : &joined.back();
      const bool removed = last && last->now.empty() && piece.now.empty() && last->was.end == piece.was.begin;
      const bool added = last && last->was.empty() && piece.was.empty() && last->now.end == piece.now.begin;
      if ((!removed && !added) || last->moved != piece.moved || furniture(*last) != furniture(piece)) {
        joined.push_back(std::move(piece));
        continue;
      }
      (removed ? last->was : last->now).end = (removed ? piece.was : piece.now).end;
      for (const Edit& edit : piece.edits) {
        Edit& end = last->edits.back();
        if (end.a_end == edit.a_begin && end.b_end == edit.b_begin) end.a_end = edit.a_end, end.b_end = edit.b_end;
        else last->edits.push_back(edit);
      }
    }
    pieces_ = std::move(joined);
  }

  std::string_view furniture(const Piece& piece) const {
    return piece.was.empty() ? all_furniture(sides_.now, piece.now) : all_furniture(sides_.was, piece.was);
  }

  // Words that the later version no longer has.
  std::size_t lost() const {
    std::size_t out = 0;
    for (const Piece& piece : pieces_) {
      if (piece.moved) continue;
      const Range all = words_of(sides_.was, piece.was);
      // The small words that any two sentences share do not make one of the other.
      if (piece.now.empty() || piece.replaced) out += all.end - all.begin;
      else
        for (const Edit& edit : piece.edits) out += edit.a_end - edit.a_begin;
    }
    return out;
  }

  ChangedPassage passage(const Piece& piece) const {
    ChangedPassage out;
    std::vector<Span> was, now;
    for (const Edit& edit : piece.edits) {
      if (edit.a_begin < edit.a_end) was.push_back(span_of(sides_.was, {edit.a_begin, edit.a_end}));
      if (edit.b_begin < edit.b_end) now.push_back(span_of(sides_.now, {edit.b_begin, edit.b_end}));
    }
    out.was = cut(sides_.was, sides_.was_text, piece.was, was);
    out.now = cut(sides_.now, sides_.now_text, piece.now, now);
    const std::string_view why = piece.moved ? "passages in another order" : passing(piece);
    out.substantive = why.empty();
    if (why.empty()) out.what = nature(piece);
    else out.what.emplace_back(why);
    return out;
  }

  static Span span_of(const Page& page, Range words) {
    return {page.words[words.begin].span.begin, page.words[words.end - 1].span.end};
  }

  static PassageText cut(const Page& page, std::string_view text, Range sentences, const std::vector<Span>& changed) {
    PassageText out;
    if (sentences.empty()) return out;
    Span span{page.sentences[sentences.begin].span.begin, page.sentences[sentences.end - 1].span.end};
    const auto inside = [&](std::uint32_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
    if (span.size() > max_passage_bytes) {
      if (!changed.empty() && changed.front().begin > span.begin + context_bytes)
        span.begin = changed.front().begin - context_bytes;
      while (span.begin < span.end && inside(span.begin)) ++span.begin;
      span.end = std::min(span.end, span.begin + max_passage_bytes);
      while (span.end < text.size() && span.end > span.begin && inside(span.end)) --span.end;
    }
    out.start = span.begin;
    out.text = text.substr(span.begin, span.size());
    for (const Span& each : changed)
      if (each.begin < span.end)
        out.changed.push_back({each.begin - span.begin, std::min(each.end, span.end) - span.begin});
    return out;
  }

  // Why it says nothing about the document; empty: it does.
  std::string_view passing(const Piece& piece) const {
    const PageBlock* const was = piece.was.empty() ? nullptr : &block_of(sides_.was, piece.was);
    const PageBlock* const now = piece.now.empty() ? nullptr : &block_of(sides_.now, piece.now);
    if (was && now && (!was->furniture.empty() || !now->furniture.empty()))
      return was->furniture.empty() ? now->furniture : was->furniture;
    if (was && !now) return all_furniture(sides_.was, piece.was);
    if (now && !was) return all_furniture(sides_.now, piece.now);
    if (same_letters(piece)) return "hyphens and spaces";
    return passing_difference(was->text, now->text, sides_.was_day, sides_.now_day);
  }

  static const PageBlock& block_of(const Page& page, Range sentences) {
    return page.blocks[page.sentences[sentences.begin].block];
  }

  static std::string_view all_furniture(const Page& page, Range sentences) {
    std::string_view what;
    for (std::uint32_t i = sentences.begin; i < sentences.end; ++i) {
      what = page.blocks[page.sentences[i].block].furniture;
      if (what.empty()) return {};
    }
    return what;
  }

  // "co-operation", "cooperation"; never where digits are in it.
  bool same_letters(const Piece& piece) const {
    const auto joined = [](std::string_view text, const Page& page, std::uint32_t begin, std::uint32_t end) {
      std::string out;
      for (std::uint32_t i = begin; i < end; ++i)
        for (const char c : text.substr(page.words[i].span.begin, page.words[i].span.size())) {
          if (c >= '0' && c <= '9') return std::string();
          if (c != '-' && c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        }
      return out;
    };
    return std::all_of(piece.edits.begin(), piece.edits.end(), [&](const Edit& edit) {
      const std::string was = joined(sides_.was_text, sides_.was, edit.a_begin, edit.a_end);
      return !was.empty() && was == joined(sides_.now_text, sides_.now, edit.b_begin, edit.b_end);
    });
  }

  // The changed words of one sort, as a list in order of their numbers.
  static std::vector<std::uint32_t> of_sort(const Page& page, const Piece& piece, bool was, WordSort sort) {
    std::vector<std::uint32_t> out;
    for (const Edit& edit : piece.edits)
      for (std::uint32_t i = was ? edit.a_begin : edit.b_begin; i < (was ? edit.a_end : edit.b_end); ++i)
        if (page.words[i].sort == sort) out.push_back(page.words[i].key);
    std::sort(out.begin(), out.end());
    return out;
  }

  std::vector<std::string> nature(const Piece& piece) const {
    const auto differ = [&](WordSort sort) {
      return of_sort(sides_.was, piece, true, sort) != of_sort(sides_.now, piece, false, sort);
    };
    std::vector<std::string> out;
    const bool both = !piece.was.empty() && !piece.now.empty();
    if (both) {
      const bool number = differ(WordSort::number);
      if (number && speaks_of_votes(piece)) out.emplace_back("vote");
      if (number) out.emplace_back("number");
      if (differ(WordSort::date)) out.emplace_back("date");
      if (differ(WordSort::negation)) out.emplace_back("negation");
      if (differ(WordSort::name)) out.emplace_back("name");
      if (in_quotation(piece) || differ(WordSort::quote)) out.emplace_back("quotation");
    }
    if (piece.was.empty()) out.emplace_back("added");
    else if (piece.now.empty()) out.emplace_back("removed");
    if (out.empty()) out.emplace_back("wording");
    return out;
  }

  bool speaks_of_votes(const Piece& piece) const {
    const std::string& text = block_of(sides_.was, piece.was).text;
    for (const std::string_view word :
         {"vote", "voting", "in favour", "in favor", "abstain", "abstention", "unanimous"})
      if (text.find(word) != std::string::npos) return true;
    return false;
  }

  bool in_quotation(const Piece& piece) const {
    return std::any_of(piece.edits.begin(), piece.edits.end(), [&](const Edit& edit) {
      const auto quoted = [](const Page& page, std::uint32_t begin, std::uint32_t end) {
        return begin < end && page.words[begin].quoted && page.words[begin].sort != WordSort::quote;
      };
      return quoted(sides_.was, edit.a_begin, edit.a_end) || quoted(sides_.now, edit.b_begin, edit.b_end);
    });
  }

  const Sides& sides_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers_;
  std::uint64_t steps_ = max_difference_steps;
  std::vector<Piece> pieces_;
};

}  // namespace

Passages changed_passages(const Sides& sides) { return Finder(sides).run(); }

}  // namespace claims::watch
