#include "watch/page.h"

#include "text/furniture.h"
#include "text/lexicon.h"
#include "text/reader.h"
#include "text/sentence.h"
#include "text/token.h"
#include "watch/page_lines.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::watch {
namespace {

// A text with its typography made plain, and where each byte of it comes from.
struct Plain {
  std::string text;
  std::vector<std::uint32_t> places;  // one more than bytes

  void add(std::string_view bytes, std::size_t place) {
    text += bytes;
    places.insert(places.end(), bytes.size(), static_cast<std::uint32_t>(place));
  }
};

struct Letter {
  std::string_view written, plain;
};

// Spaces of all widths, quotation marks, dashes, ligatures; characters that nobody sees.
constexpr Letter letters[] = {
    {"\xC2\xA0", " "},       {"\xC2\xAD", ""},        {"\xC2\xAB", "\""},     {"\xC2\xBB", "\""},
    {"\xE2\x80\x8B", ""},    {"\xE2\x80\x8C", ""},    {"\xE2\x80\x8D", ""},   {"\xE2\x80\x8E", ""},
    {"\xE2\x80\x8F", ""},    {"\xE2\x81\xA0", ""},    {"\xEF\xBB\xBF", ""},   {"\xE2\x80\x98", "'"},
    {"\xE2\x80\x99", "'"},   {"\xE2\x80\x9A", "'"},   {"\xE2\x80\x9B", "'"},  {"\xE2\x80\x9C", "\""},
    {"\xE2\x80\x9D", "\""},  {"\xE2\x80\x9E", "\""},  {"\xE2\x80\x9F", "\""}, {"\xE2\x80\xA6", "..."},
    {"\xE2\x80\xB2", "'"},   {"\xE2\x80\xB3", "\""},  {"\xE2\x80\xAF", " "},  {"\xE2\x88\x92", "-"},
    {"\xE3\x80\x80", " "},   {"\xEF\xAC\x80", "ff"},  {"\xEF\xAC\x81", "fi"}, {"\xEF\xAC\x82", "fl"},
    {"\xEF\xAC\x83", "ffi"}, {"\xEF\xAC\x84", "ffl"}, {"\xE2\x80\xA8", "\n"}, {"\xE2\x80\xA9", "\n"},
};

// U+00C0 to U+00FF: the letter, and the last byte of the combining mark (0xCC before it; cedilla: 0xCC 0xA7).
constexpr std::string_view accented_letters = "AAAAAA CEEEEIIII NOOOOO  UUUUY  aaaaaa ceeeeiiii nooooo  uuuuy y";
constexpr std::string_view accents =
    "\x80\x81\x82\x83\x88\x8A \xA7\x80\x81\x82\x88\x80\x81\x82\x88 \x83\x80\x81\x82\x83\x88  \x80\x81\x82\x88\x81  "
    "\x80\x81\x82\x83\x88\x8A \xA7\x80\x81\x82\x88\x80\x81\x82\x88 \x83\x80\x81\x82\x83\x88  \x80\x81\x82\x88\x81 \x88";

// A letter and its accent as one character, where Latin-1 has it; empty: it has not.
std::string composed(char letter, std::string_view mark) {
  if (mark.size() < 2 || mark[0] != '\xCC') return {};
  for (std::size_t i = 0; i < accented_letters.size(); ++i)
    if (letter != ' ' && accented_letters[i] == letter && accents[i] == mark[1])
      return {'\xC3', static_cast<char>(0x80 + i)};
  return {};
}

// How many bytes of `text` at `at` were read; 0: none.
std::size_t add_letter(std::string_view text, std::size_t at, Plain& out) {
  const std::string_view rest = text.substr(at);
  if (rest.size() > 2 && rest.starts_with("\xE2\x80")) {
    const auto last = static_cast<unsigned char>(rest[2]);
    if (last <= 0x8A || (last >= 0x90 && last <= 0x95)) {
      out.add(last <= 0x8A ? " " : "-", at);
      return 3;
    }
  }
  for (const Letter& letter : letters) {
    if (!rest.starts_with(letter.written)) continue;
    out.add(letter.plain, at);
    return letter.written.size();
  }
  return 0;
}

Plain plain(std::string_view text) {
  Plain out;
  out.text.reserve(text.size());
  out.places.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    if (const std::string one = composed(text[at], text.substr(at + 1, 2)); !one.empty()) {
      out.add(one, at);
      at += 3;
    } else if (const std::size_t read = static_cast<unsigned char>(text[at]) < 0x80 ? 0 : add_letter(text, at, out)) {
      at += read;
    } else {
      out.add(text.substr(at, 1), at);
      ++at;
    }
  }
  out.places.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

// "1,947" is the number "1947"; "1,5" is not "15".
bool is_grouped(std::string_view number) {
  for (std::size_t at = number.find(','); at != std::string_view::npos; at = number.find(',', at + 1)) {
    const std::string_view rest = number.substr(at + 1);
    if (std::min(rest.find_first_not_of("0123456789"), rest.size()) != 3) return false;
  }
  return true;
}

class Reader {
 public:
  Reader(std::string_view given, WordNumbers& numbers) : given_(given), plain_(plain(given)), numbers_(numbers) {}

  Page read() {
    document_.text = plain_.text;
    if (!text::read_plain(document_.text, document_)) return {};
    text::mark_furniture(document_);
    for (Block& block : document_.blocks) {
      add_block(block);
      block.kind = BlockKind::paragraph;  // furniture has no tokens
    }
    mark_page_lines(page_.blocks);
    text::split_sentences(document_, tokens_, sentences_);
    for (const Sentence& sentence : sentences_) add(sentence);
    return std::move(page_);
  }

 private:
  void add_block(const Block& block) {
    PageBlock out;
    for (const char c : lower(document_.slice(block.span))) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space) out.text += c;
      else if (!out.text.empty() && out.text.back() != ' ') out.text += ' ';
    }
    if (block.kind == BlockKind::furniture) out.furniture = "a notice of the site";
    page_.blocks.push_back(std::move(out));
  }

  Span given(Span span) const {
    const std::uint32_t begin = plain_.places[span.begin];
    std::uint32_t end = span.end == span.begin ? begin : plain_.places[span.end - 1] + 1;
    while (end < given_.size() && (static_cast<unsigned char>(given_[end]) & 0xC0) == 0x80) ++end;
    return {begin, end};
  }

  void add(const Sentence& sentence) {
    PageSentence out{given(sentence.span), static_cast<std::uint32_t>(page_.words.size()), 0, sentence.block};
    const auto number = static_cast<std::uint32_t>(page_.sentences.size());
    const bool own = page_.blocks[sentence.block].furniture.empty();
    bool quoted = false;
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const std::string_view written = document_.slice(tokens_[i].span);
      if (own)
        page_.raw_words.append(given_.substr(given(tokens_[i].span).begin, given(tokens_[i].span).size())) += '\n';
      if (written == "\"") quoted = !quoted;
      if (!counts(i, written)) continue;
      PageWord word{given(tokens_[i].span), key_of(i, written), number, sort_of(i), quoted};
      page_.words.push_back(word);
    }
    out.last = static_cast<std::uint32_t>(page_.words.size());
    if (out.last > out.first) page_.sentences.push_back(out);
  }

  // Commas, full stops, brackets and dashes are typography; quotation marks, signs and symbols are not.
  bool counts(std::uint32_t i, std::string_view written) const {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::punctuation) return written != "'";
    if (written == "-") return is_minus(i);
    if (static_cast<unsigned char>(written[0]) >= 0x80) return written != "\xE2\x80\xA2" && written != "\xC2\xB7";
    return std::string_view("\"$%+<>=/&@#").find(written[0]) != std::string_view::npos;
  }

  bool is_minus(std::uint32_t i) const {
    return tokens_[i].has(Token::space_before) && i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::number &&
           !tokens_[i + 1].has(Token::space_before);
  }

  std::uint32_t key_of(std::uint32_t i, std::string_view written) {
    std::string text = lower(written);
    // "Fourteen" and "14" are the same number.
    const text::Word& word = text::Lexicon::english()[tokens_[i].word];
    if (word.is(text::WordClass::cardinal) && word.number > 1 && word.number < 100) text = std::to_string(word.number);
    if (tokens_[i].kind == TokenKind::number && is_grouped(text)) std::erase(text, ',');
    if (text.size() > 2 && text.back() == '.') std::erase(text, '.');
    return numbers_.try_emplace(std::move(text), static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

  WordSort sort_of(std::uint32_t i) const {
    using text::WordClass;
    const Token& token = tokens_[i];
    const text::Word& word = text::Lexicon::english()[token.word];
    if (document_.slice(token.span) == "\"") return WordSort::quote;
    if (word.is(WordClass::weekday) && token.has(Token::capitalised)) return WordSort::date;
    if (word.is(WordClass::month) && token.has(Token::capitalised)) return WordSort::date;
    if (token.kind == TokenKind::number || token.kind == TokenKind::ordinal || token.kind == TokenKind::plural)
      return is_of_date(i) ? WordSort::date : WordSort::number;
    if (word.is(WordClass::negation) || denies(document_.slice(token.span))) return WordSort::negation;
    if (word.is(WordClass::cardinal) || word.is(WordClass::ordinal) || word.is(WordClass::scale))
      return WordSort::number;
    const bool name = token.has(Token::capitalised) && !token.has(Token::sentence_start) &&
                      token.kind == TokenKind::word && !word.is(WordClass::common);
    return name ? WordSort::name : WordSort::plain;
  }

  static bool denies(std::string_view written) {
    const std::string text = lower(written);
    for (const std::string_view each : {"no", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"})
      if (text == each) return true;
    return text.ends_with("n't");
  }

  // A year, or a day beside its month.
  bool is_of_date(std::uint32_t i) const {
    const Token& token = tokens_[i];
    const std::string_view written = document_.slice(token.span);
    if (written.size() == 4 && token.number >= 1500 && token.number < 2200) return true;
    if (token.kind == TokenKind::plural) return true;
    const auto month = [&](std::uint32_t k) {
      return k < tokens_.size() && tokens_[k].has(Token::capitalised) &&
             text::Lexicon::english()[tokens_[k].word].is(text::WordClass::month);
    };
    return token.number >= 1 && token.number <= 31 && (month(i + 1) || (i > 0 && month(i - 1)));
  }

  std::string_view given_;
  Plain plain_;
  WordNumbers& numbers_;
  Document document_;
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
  Page page_;
};

}  // namespace

Result<Page> read_page(std::string_view text, WordNumbers& numbers) {
  if (text.size() > max_page_bytes)
    return fail(Code::limit, fmt::format("its text is longer than {} MiB", max_page_bytes >> 20));
  return Reader(text, numbers).read();
}

}  // namespace claims::watch
