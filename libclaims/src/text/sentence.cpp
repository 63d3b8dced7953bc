#include "text/sentence.h"

#include "text/lexicon.h"
#include "text/token.h"

namespace claims::text {
namespace {

// True if the mark at `i` ends a sentence of the block's tokens [first, last).
bool ends_sentence(const Document& doc, const std::vector<Token>& tokens, std::size_t i, std::size_t last) {
  const char mark = plain_character(doc.text, tokens[i].span.begin);
  if (mark != '.' && mark != '!' && mark != '?') return false;
  if (i + 1 >= last) return true;
  const Token& next = tokens[i + 1];
  if (!next.has(Token::space_before)) return false;
  if (next.kind == TokenKind::word && !next.has(Token::capitalised)) return false;
  if (mark != '.' || i == 0) return true;
  const Token& before = tokens[i - 1];
  if (before.kind != TokenKind::word || before.span.end != tokens[i].span.begin) return true;
  if (before.span.size() == 1 && before.has(Token::capitalised)) return false;  // an initial
  return !Lexicon::english()[before.word].is(WordClass::abbreviation);
}

}  // namespace

void split_sentences(const Document& document, std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
  const Lexicon& lexicon = Lexicon::english();
  tokens.reserve(document.text.size() / 5);
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    if (block.kind == BlockKind::furniture) continue;
    const std::size_t first = tokens.size();
    tokenise(document.text, block.span, lexicon, tokens);
    std::size_t start = first;
    for (std::size_t i = first; i < tokens.size(); ++i) {
      if (i + 1 < tokens.size() && !ends_sentence(document, tokens, i, tokens.size())) continue;
      tokens[start].flags |= Token::sentence_start;
      sentences.push_back(Sentence{{tokens[start].span.begin, tokens[i].span.end},
                                   b,
                                   static_cast<std::uint32_t>(start),
                                   static_cast<std::uint32_t>(i + 1)});
      start = i + 1;
    }
  }
}

}  // namespace claims::text
