#include "text/token.h"

#include <array>

#include "text/lexicon.h"

namespace claims::text {
namespace {

enum : std::uint8_t { other = 0, letter = 1, digit = 2, space = 4, high = 8, upper = 16 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> c{};
  for (int i = 'a'; i <= 'z'; ++i) c[i] = letter;
  for (int i = 'A'; i <= 'Z'; ++i) c[i] = letter | upper;
  for (int i = '0'; i <= '9'; ++i) c[i] = digit;
  for (char s : {' ', '\t', '\n', '\r', '\f', '\v'}) c[static_cast<unsigned char>(s)] = space;
  c[0] = space;
  for (int i = 0x80; i < 256; ++i) c[i] = high;
  return c;
}
constexpr auto classes = make_classes();

std::uint8_t class_at(std::string_view s, std::uint32_t i) { return classes[static_cast<unsigned char>(s[i])]; }

std::uint32_t utf8_length(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

// A multi-byte character: white space, punctuation or a letter?
enum class Wide { space, punctuation, letter };

Wide wide_kind(std::string_view s, std::uint32_t i, std::uint32_t end) {
  const auto b0 = static_cast<unsigned char>(s[i]);
  const auto b1 = i + 1 < end ? static_cast<unsigned char>(s[i + 1]) : 0;
  const auto b2 = i + 2 < end ? static_cast<unsigned char>(s[i + 2]) : 0;
  if (b0 == 0xC2) {  // U+0080..U+00BF: only the ordinal signs and the micro sign are letters
    if (b1 == 0xA0 || b1 == 0x85) return Wide::space;
    return b1 == 0xAA || b1 == 0xB5 || b1 == 0xBA ? Wide::letter : Wide::punctuation;
  }
  if (b0 == 0xC3 && (b1 == 0x97 || b1 == 0xB7)) return Wide::punctuation;  // multiplication, division
  if (b0 == 0xE2 && b1 == 0x80) {                                          // U+2000..U+203F
    if (b2 <= 0x8A || b2 == 0xA8 || b2 == 0xA9 || b2 == 0xAF || b2 == 0x8B) return Wide::space;
    return Wide::punctuation;
  }
  if (b0 == 0xE2 && b1 >= 0x81 && b1 <= 0xAF) return Wide::punctuation;  // symbols, currency, arrows
  if (b0 == 0xE3 && b1 == 0x80) return b2 == 0x80 ? Wide::space : Wide::punctuation;
  if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) return Wide::space;  // byte order mark
  return Wide::letter;
}

class Scanner {
 public:
  Scanner(std::string_view text, Span span, const Lexicon& lexicon, std::vector<Token>& out)
      : text_(text), end_(span.end), at_(span.begin), lexicon_(lexicon), out_(out) {}

  void run() {
    bool spaced = true;
    while (at_ < end_) {
      const std::uint8_t c = class_at(text_, at_);
      if (c & space) {
        ++at_;
        spaced = true;
        continue;
      }
      Wide wide = Wide::letter;
      if (c & high) {
        wide = wide_kind(text_, at_, end_);
        if (wide == Wide::space) {
          skip_wide();
          spaced = true;
          continue;
        }
      }
      const std::size_t before = out_.size();
      if (c & digit) {
        scan_number();
      } else if ((c & letter) || ((c & high) && wide == Wide::letter)) {
        scan_word();
      } else {
        scan_mark(c, spaced);
      }
      if (spaced && out_.size() > before) out_[before].flags |= Token::space_before;
      spaced = false;
    }
  }

 private:
  void skip_wide() { at_ = std::min(end_, at_ + utf8_length(static_cast<unsigned char>(text_[at_]))); }

  bool letter_at(std::uint32_t i) const {
    if (i >= end_) return false;
    const std::uint8_t c = class_at(text_, i);
    return (c & letter) || ((c & high) && wide_kind(text_, i, end_) == Wide::letter);
  }

  // Bytes of an apostrophe at i: 1 for ', 3 for the typographic one, 0 for none.
  std::uint32_t apostrophe_at(std::uint32_t i) const {
    if (i < end_ && text_[i] == '\'') return 1;
    if (i + 2 < end_ && text_[i] == '\xE2' && text_[i + 1] == '\x80' && text_[i + 2] == '\x99') return 3;
    return 0;
  }

  void scan_number() {
    Token t;
    t.kind = TokenKind::number;
    t.span.begin = at_;
    std::int64_t value = 0;
    bool whole = true;
    while (at_ < end_) {
      const char ch = text_[at_];
      if (ch >= '0' && ch <= '9') {
        if (value < 100'000'000'000) value = value * 10 + (ch - '0');
      } else if ((ch == ',' || ch == '.') && at_ + 1 < end_ && (class_at(text_, at_ + 1) & digit)) {
        if (ch == '.') whole = false;
        else if (!group_follows(1)) break;
      } else if (const std::uint32_t gap = hard_space(at_ - t.span.begin)) {
        at_ += gap - 1;
      } else {
        break;
      }
      ++at_;
    }
    t.span.end = at_;
    if (whole && value <= INT32_MAX) t.number = static_cast<std::int32_t>(value);
    if (t.number >= 0) scan_suffix(t);
    out_.push_back(t);
  }

  // Three digits and no fourth after a separator of so many bytes at at_: "1,947" but not "in 2019,2020".
  bool group_follows(std::uint32_t separator) const {
    for (std::uint32_t k = separator; k < separator + 3; ++k)
      if (at_ + k >= end_ || !(class_at(text_, at_ + k) & digit)) return false;
    return at_ + separator + 3 >= end_ || !(class_at(text_, at_ + separator + 3) & digit);
  }

  // Length of a no-break or thin space at at_ that parts the thousands of a number read for `size` bytes so far
  // ("60 000"); 0 if there is none. The first group has three digits at most and does not begin with 0.
  std::uint32_t hard_space(std::uint32_t size) const {
    const unsigned char c = static_cast<unsigned char>(text_[at_]);
    if (c != 0xC2 && c != 0xE2) return 0;
    const std::string_view rest = text_.substr(at_, 3);
    const std::uint32_t gap = rest.substr(0, 2) == "\xC2\xA0"                    ? 2
                              : rest == "\xE2\x80\xAF" || rest == "\xE2\x80\x89" ? 3
                                                                                 : 0;
    if (gap == 0 || text_[at_ - size] == '0' || !group_follows(gap)) return 0;
    std::uint32_t digits = 0;
    while (digits < size && (class_at(text_, at_ - digits - 1) & digit)) ++digits;
    return digits == size ? (size <= 3 ? gap : 0) : digits == 3 && (class_at(text_, at_ - 4) & high) ? gap : 0;
  }

  // "19th", "1990s", "1990's".
  void scan_suffix(Token& t) {
    if (at_ + 1 < end_ && letter_at(at_ + 1) && !letter_at(at_ + 2)) {
      const char a = static_cast<char>(text_[at_] | 0x20), b = static_cast<char>(text_[at_ + 1] | 0x20);
      if ((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h')) {
        t.kind = TokenKind::ordinal;
        t.span.end = at_ += 2;
        return;
      }
    }
    const bool decade = t.number % 10 == 0 && t.number > 0;
    const std::uint32_t mark = apostrophe_at(at_);
    const std::uint32_t s = at_ + (decade && t.number >= 1000 ? mark : 0);
    if (decade && s < end_ && text_[s] == 's' && !letter_at(s + 1)) {
      t.kind = TokenKind::plural;
      t.span.end = at_ = s + 1;
    }
  }

  void scan_word() {
    Token t;
    t.span.begin = at_;
    lower_.clear();
    std::uint32_t hash = Lexicon::hash_start;
    std::uint32_t letters = 0, capitals = 0;
    const auto put = [&](char ch) {
      lower_.push_back(ch);
      hash = Lexicon::hash_step(hash, static_cast<unsigned char>(ch));
    };
    if (scan_initials(t) || scan_address(t)) return;
    while (at_ < end_) {
      const std::uint8_t c = class_at(text_, at_);
      if (c & letter) {
        if (c & upper) {
          if (letters == 0) t.flags |= Token::capitalised;
          ++capitals;
        }
        ++letters;
        put(static_cast<char>(text_[at_] | 0x20));
        ++at_;
      } else if (c & high) {
        if (wide_kind(text_, at_, end_) != Wide::letter) {
          const std::uint32_t mark = apostrophe_at(at_);
          if (!mark || !inner_apostrophe(mark)) break;
          put('\'');
          at_ += mark;
          continue;
        }
        // Upper-case Latin-1, Greek and Cyrillic letters count as capitals.
        const auto b0 = static_cast<unsigned char>(text_[at_]);
        const auto b1 = at_ + 1 < end_ ? static_cast<unsigned char>(text_[at_ + 1]) : 0;
        if (letters == 0 && ((b0 == 0xC3 && b1 < 0x9F) || (b0 >= 0xC4 && b0 <= 0xC5 && b1 % 2 == 0) ||
                             (b0 == 0xCE && b1 >= 0x91) || (b0 == 0xD0 && b1 < 0xB0)))
          t.flags |= Token::capitalised;
        ++letters;
        for (std::uint32_t n = utf8_length(b0); n > 0 && at_ < end_; --n) put(text_[at_++]);
      } else if (text_[at_] == '\'' && inner_apostrophe(1)) {
        put('\'');
        ++at_;
      } else {
        break;
      }
    }
    if (letters > 1 && capitals == letters) t.flags |= Token::all_capitals;
    t.span.end = at_;
    t.word = lexicon_.find(lower_, hash);
    out_.push_back(t);
  }

  // "https://example.org/2021/07/x", "www.example.org": up to white space, a quotation mark or a closing bracket.
  bool scan_address(Token& t) {
    const std::string_view rest = text_.substr(at_, end_ - at_);
    if (rest[0] != 'h' && rest[0] != 'w') return false;
    if (rest.substr(0, 7) != "http://" && rest.substr(0, 8) != "https://" && rest.substr(0, 4) != "www.") return false;
    std::uint32_t i = at_ + 4;
    while (i < end_ && !(class_at(text_, i) & space) && text_[i] != '"' && text_[i] != '<' && text_[i] != '>' &&
           text_[i] != ')' && text_[i] != ']' &&
           !((class_at(text_, i) & high) && wide_kind(text_, i, end_) != Wide::letter))
      ++i;
    while (text_[i - 1] == '.' || text_[i - 1] == ',' || text_[i - 1] == ';' || text_[i - 1] == ':' ||
           text_[i - 1] == '\'')
      --i;  // the sentence's own
    t.span.end = at_ = i;
    out_.push_back(t);
    return true;
  }

  // "U.S.", "a.m.", "J.F.K.": two or more single letters, each with a full stop.
  bool scan_initials(Token& t) {
    std::uint32_t i = at_, count = 0;
    while (i + 1 < end_ && (class_at(text_, i) & letter) && text_[i + 1] == '.') i += 2, ++count;
    if (count < 2) return false;
    if (letter_at(i)) return false;  // "e.g.foo"
    for (std::uint32_t k = at_; k < i; ++k)
      lower_.push_back(text_[k] == '.' ? '.' : static_cast<char>(text_[k] | 0x20));
    if (class_at(text_, at_) & upper) t.flags |= Token::capitalised | Token::all_capitals;
    at_ = i;
    t.span.end = i;
    t.word = lexicon_.find(lower_);
    out_.push_back(t);
    return true;
  }

  // An apostrophe inside a word, but not that of a final 's.
  bool inner_apostrophe(std::uint32_t size) const {
    const std::uint32_t next = at_ + size;
    if (!letter_at(next)) return false;
    return !((text_[next] == 's' || text_[next] == 'S') && !letter_at(next + 1));
  }

  void scan_mark(std::uint8_t c, bool spaced) {
    Token t;
    t.kind = TokenKind::punctuation;
    t.span.begin = at_;
    const std::uint32_t mark = apostrophe_at(at_);
    if (mark && !spaced && !out_.empty() && out_.back().span.end == at_ && out_.back().kind != TokenKind::punctuation) {
      const std::uint32_t next = at_ + mark;
      if (next < end_ && (text_[next] == 's' || text_[next] == 'S') && !letter_at(next + 1)) {
        t.kind = TokenKind::possessive;
        at_ = next + 1;
      } else {
        at_ = next;
        const char last = text_[t.span.begin - 1];
        if (last == 's' || last == 'S') t.kind = TokenKind::possessive;
      }
    } else if (c & high) {
      skip_wide();
    } else {
      ++at_;
    }
    t.span.end = at_;
    out_.push_back(t);
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t at_;
  const Lexicon& lexicon_;
  std::vector<Token>& out_;
  std::string lower_;
};

}  // namespace

void tokenise(std::string_view text, Span span, const Lexicon& lexicon, std::vector<Token>& out) {
  Scanner(text, span, lexicon, out).run();
}

char plain_character(std::string_view text, std::uint32_t at) noexcept {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c != 0xE2 || at + 2 >= text.size() || static_cast<unsigned char>(text[at + 1]) != 0x80) return text[at];
  switch (static_cast<unsigned char>(text[at + 2])) {
    case 0x90:
    case 0x91:
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x95: return '-';
    case 0x98:
    case 0x99: return '\'';
    case 0x9C:
    case 0x9D:
    case 0x9E: return '"';
    case 0xA6: return '.';
    default: return text[at];
  }
}

}  // namespace claims::text
