#include "evidence/quote_words.h"

#include "text/lexicon.h"

#include <array>

namespace claims::evidence {
namespace {

using text::Lexicon;

bool is_word_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }
char lower(char c) noexcept { return is_capital(c) ? static_cast<char>(c + 0x20) : c; }

// What stands at a place of the text.
struct Sign {
  enum class Kind : std::uint8_t { letter, join, apostrophe, separator, symbol } kind = Kind::separator;
  std::uint8_t size = 1;
  std::string_view letters;  // of a ligature or symbol: what it stands for
};

struct Ligature {
  std::string_view bytes, letters;
};
constexpr std::array<Ligature, 5> ligatures{{{"\xEF\xAC\x80", "ff"},
                                             {"\xEF\xAC\x81", "fi"},
                                             {"\xEF\xAC\x82", "fl"},
                                             {"\xEF\xAC\x83", "ffi"},
                                             {"\xEF\xAC\x84", "ffl"}}};

// Characters of two and three bytes that are punctuation; all others are letters.
Sign wide_sign(std::string_view rest) {
  const auto a = static_cast<unsigned char>(rest[0]);
  const auto b = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0U;
  const auto c = rest.size() > 2 ? static_cast<unsigned char>(rest[2]) : 0U;
  using Kind = Sign::Kind;
  if (a == 0xC2) {
    if (b == 0xAD) return {Kind::join, 2, {}};                                // soft hyphen
    if (b == 0xA3 || b == 0xA5) return {Kind::symbol, 2, rest.substr(0, 2)};  // pound, yen
    return {Kind::separator, 2, {}};
  }
  if (a == 0xE2 && b == 0x80) {
    if (c == 0x98 || c == 0x99 || c == 0xB2) return {Kind::apostrophe, 3, {}};
    if (c == 0x90 || c == 0x91) return {Kind::join, 3, {}};  // hyphen, non-breaking hyphen
    return {Kind::separator, 3, {}};
  }
  if (a == 0xE2 && b == 0x82 && c == 0xAC) return {Kind::symbol, 3, rest.substr(0, 3)};  // euro
  if (a == 0xE2 && (b == 0x81 || b == 0x88)) return {Kind::separator, 3, {}};
  if (a == 0xE3 && b == 0x80) return {Kind::separator, 3, {}};  // ideographic space and marks
  for (const Ligature& ligature : ligatures)
    if (rest.starts_with(ligature.bytes)) return {Kind::letter, 3, ligature.letters};
  return {Kind::letter, 1, {}};
}

Sign sign_at(std::string_view text, std::size_t at) {
  using Kind = Sign::Kind;
  const char c = text[at];
  if (is_word_byte(c)) return {Kind::letter, 1, {}};
  if (static_cast<unsigned char>(c) >= 0x80) {
    const Sign sign = wide_sign(text.substr(at));
    return at + sign.size <= text.size() ? sign : Sign{Kind::letter, 1, {}};
  }
  switch (c) {
    case '\'':
    case '`': return {Kind::apostrophe, 1, {}};
    case '-': return {Kind::join, 1, {}};
    case '%': return {Kind::symbol, 1, "percent"};
    case '$': return {Kind::symbol, 1, "$"};
    case '&': return {Kind::symbol, 1, "and"};
    default: return {Kind::separator, 1, {}};
  }
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<QuoteWord> run() {
    out_.reserve(text_.size() / 5);
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (c == ' ' || c == ',' || c == '.' || c == '\n') {
        ++at;
        continue;
      }
      const Sign sign = sign_at(text_, at);
      if (sign.kind == Sign::Kind::letter) {
        at = word(at);
        continue;
      }
      if (sign.kind == Sign::Kind::symbol) symbol(at, sign);
      at += sign.size;
    }
    return std::move(out_);
  }

 private:
  void symbol(std::size_t at, const Sign& sign) {
    const std::uint32_t hash = Lexicon::hash(sign.letters);
    out_.push_back({span(at, at + sign.size), hash, hash, false});
  }

  void letter(char c) {
    folded_ = Lexicon::hash_step(folded_, static_cast<unsigned char>(lower(c)));
    cased_ = Lexicon::hash_step(cased_, static_cast<unsigned char>(first_ ? lower(c) : c));
    first_ = false;
  }

  std::size_t word(std::size_t at) {
    const std::size_t begin = at;
    folded_ = cased_ = Lexicon::hash_start;
    first_ = true;
    std::size_t end = at;
    while (at < text_.size()) {
      const char c = text_[at];
      if (is_word_byte(c)) {
        letter(c);
        end = ++at;
        continue;
      }
      const std::size_t next = inner(at);
      if (next == 0) break;
      if (next > at) at = next;
      end = at;
    }
    out_.push_back({span(begin, end), folded_, cased_, is_capital(text_[begin])});
    return end;
  }

  // Passes what may stand inside a word. Returns where it goes on, 0 where the word ends.
  std::size_t inner(std::size_t at) {
    const Sign sign = sign_at(text_, at);
    switch (sign.kind) {
      case Sign::Kind::letter:
        for (std::size_t i = 0; i < sign.size && sign.letters.empty(); ++i) letter(text_[at + i]);
        for (const char c : sign.letters) letter(c);
        return at + sign.size;
      case Sign::Kind::apostrophe: {
        if (!letter_at(at + sign.size)) return 0;
        letter('\'');
        return at + sign.size;
      }
      case Sign::Kind::join: return after_join(at + sign.size, text_[at] == '-');
      case Sign::Kind::separator: {
        // "1,947" and "3.5"; a comma in a number says nothing.
        const char c = text_[at];
        if ((c != ',' && c != '.') || !is_digit(text_[at - 1]) || at + 1 >= text_.size() || !is_digit(text_[at + 1]))
          return 0;
        if (c == '.') letter('.');
        return at + 1;
      }
      case Sign::Kind::symbol: return 0;
    }
    return 0;
  }

  // A word goes on behind a hyphen, also on the next line.
  std::size_t after_join(std::size_t at, bool plain) const {
    if (plain && at < text_.size() && (text_[at] == '\n' || text_[at] == '\r')) {
      std::size_t next = at;
      while (next < text_.size() && (text_[next] == '\n' || text_[next] == '\r' || text_[next] == ' ')) ++next;
      return next < text_.size() && text_[next] >= 'a' && text_[next] <= 'z' ? next : 0;
    }
    return letter_at(at) ? at : 0;
  }

  bool letter_at(std::size_t at) const { return at < text_.size() && sign_at(text_, at).kind == Sign::Kind::letter; }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  std::vector<QuoteWord> out_;
  std::uint32_t folded_ = 0, cased_ = 0;
  bool first_ = true;
};

// "...", "…", ". . .", at `at`; 0 if there is none, else its size.
std::size_t ellipsis_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\xE2\x80\xA6")) return 3;
  std::size_t end = at;
  int stops = 0;
  while (end < text.size() &&
         (text[end] == '.' || (stops > 0 && text[end] == ' ' && end + 1 < text.size() && text[end + 1] == '.')))
    stops += text[end++] == '.';
  return stops >= 3 ? end - at : 0;
}

class ItemReader {
 public:
  explicit ItemReader(std::string_view quote) : quote_(quote) {}

  std::vector<QuoteItem> run() {
    std::size_t plain = 0;
    for (std::size_t at = 0; at < quote_.size();) {
      if (const std::size_t size = ellipsis_at(quote_, at)) {
        words(plain, at);
        add(QuoteItem::Kind::gap, at, at + size);
        plain = at += size;
        continue;
      }
      const std::size_t close = quote_[at] == '[' ? quote_.find(']', at) : std::string_view::npos;
      if (close == std::string_view::npos) {
        ++at;
        continue;
      }
      std::size_t begin = at, end = close + 1;
      while (begin > plain && letter(begin - 1)) --begin;
      while (end < quote_.size() && letter(end)) ++end;
      words(plain, begin);
      bracket(begin, at, close, end);
      plain = at = end;
    }
    words(plain, quote_.size());
    return std::move(out_);
  }

 private:
  bool letter(std::size_t at) const {
    const auto c = static_cast<unsigned char>(quote_[at]);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
  }

  void words(std::size_t begin, std::size_t end) {
    for (QuoteWord word : quote_words(quote_.substr(begin, end - begin))) {
      word.span.begin += static_cast<std::uint32_t>(begin);
      word.span.end += static_cast<std::uint32_t>(begin);
      out_.push_back({QuoteItem::Kind::word, word.span, word, {}, {}});
    }
  }

  void bracket(std::size_t begin, std::size_t open, std::size_t close, std::size_t end) {
    const std::string_view inside = quote_.substr(open + 1, close - open - 1);
    if (ellipsis_at(inside, 0) == inside.size() && !inside.empty()) return add(QuoteItem::Kind::gap, open, close + 1);
    add(begin < open || end > close + 1 ? QuoteItem::Kind::partial : QuoteItem::Kind::bracket, begin, end);
    out_.back().head = quote_.substr(begin, open - begin);
    out_.back().tail = quote_.substr(close + 1, end - close - 1);
  }

  void add(QuoteItem::Kind kind, std::size_t begin, std::size_t end) {
    out_.push_back({kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, {}, {}, {}});
  }

  std::string_view quote_;
  std::vector<QuoteItem> out_;
};

}  // namespace

std::vector<QuoteWord> quote_words(std::string_view text) { return Reader(text).run(); }

std::vector<QuoteItem> quote_items(std::string_view quote) { return ItemReader(quote).run(); }

}  // namespace claims::evidence
