#include "citation/treaty.h"

#include "reference/treaty.h"

namespace claims::citation {
namespace {

constexpr std::size_t most_articles = 12;  // named in one list

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// End of `name` at `at`, any white space standing for a space; 0 where it does not stand there.
std::size_t name_end(std::string_view text, std::size_t at, std::string_view name) {
  for (const char c : name) {
    if (at >= text.size()) return 0;
    if (c == ' ') {
      if (!is_space(text[at])) return 0;
      while (at < text.size() && is_space(text[at])) ++at;
    } else if (text[at++] != c) {
      return 0;
    }
  }
  return at < text.size() && is_letter(text[at]) ? 0 : at;
}

class Treaties {
 public:
  explicit Treaties(Story& story) : story_(story), text_(story.document.text) {}

  void run() {
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) {
      sentence_ = s;
      const Sentence& sentence = story_.sentences[s];
      for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i)
        if (is_article(i)) read(i, sentence);
    }
  }

 private:
  struct Named {
    std::string_view key;
    Span span;
    explicit operator bool() const { return !key.empty(); }
  };

  std::string_view word(std::uint32_t i) const { return story_.document.slice(story_.tokens[i].span); }

  bool is_article(std::uint32_t i) const {
    const std::string_view w = word(i);
    return (w.size() == 7 || w.size() == 8) && (w.substr(1, 6) == "rticle") && (w[0] == 'A' || w[0] == 'a') &&
           (w.size() == 7 || w[7] == 's');
  }

  const std::vector<reference::Treaty>& treaties() const {
    static const std::vector<reference::Treaty> all = reference::treaties();
    return all;
  }

  Named named_at(std::uint32_t begin) const {
    for (const reference::Treaty& treaty : treaties())
      for (const std::string_view name : treaty.names)
        if (const std::size_t end = name_end(text_, begin, name))
          return {treaty.key, {begin, static_cast<std::uint32_t>(end)}};
    return {};
  }

  // "51", "55 and 56", "2(4)", "39 to 42": the numbers; `i` is moved behind them.
  std::vector<Citation::Part> numbers(std::uint32_t& i, const Sentence& sentence) const {
    std::vector<Citation::Part> found;
    while (i < sentence.last_token && found.size() < most_articles) {
      const Token& token = story_.tokens[i];
      if (token.kind == TokenKind::number && token.number > 0 && token.number < 10000 &&
          word(i).find_first_not_of("0123456789") == std::string_view::npos) {
        found.push_back({token.number, token.span});
        ++i;
        while (i + 2 < sentence.last_token && word(i) == "(" && word(i + 2) == ")") i += 3;
        continue;
      }
      const std::string_view w = word(i);
      if (found.empty() || (w != "," && w != "and" && w != "or" && w != "to")) break;
      const bool number_follows = i + 1 < sentence.last_token && story_.tokens[i + 1].kind == TokenKind::number;
      const bool pair_follows = i + 2 < sentence.last_token && w == "," && word(i + 1) == "and";
      if (!number_follows && !pair_follows) break;
      ++i;
    }
    return found;
  }

  void read(std::uint32_t article, const Sentence& sentence) {
    std::uint32_t i = article + 1;
    const auto articles = numbers(i, sentence);
    if (articles.empty()) return;
    Named treaty = behind(i, sentence);
    if (!treaty) treaty = before(article, sentence);
    if (!treaty) return;
    for (const Citation::Part& part : articles) {
      Citation citation;
      citation.kind = CitationKind::treaty;
      citation.sentence = sentence_;
      const bool first = part.span == articles.front().span;
      const std::uint32_t begin = first ? story_.tokens[article].span.begin : part.span.begin;
      citation.span = {std::min(begin, first ? treaty.span.begin : begin),
                       articles.size() == 1 ? std::max(part.span.end, treaty.span.end) : part.span.end};
      citation.locator = reference::treaty_locator(treaty.key);
      citation.article = part;
      story_.citations.push_back(std::move(citation));
    }
  }

  // "of the UN Charter"
  Named behind(std::uint32_t i, const Sentence& sentence) const {
    if (i + 1 >= sentence.last_token || (word(i) != "of" && word(i) != "in")) return {};
    ++i;
    if (word(i) == "the" && i + 1 < sentence.last_token) ++i;
    return named_at(story_.tokens[i].span.begin);
  }

  // "the UN Charter's Article 51", "UN Charter Article 51"
  Named before(std::uint32_t article, const Sentence& sentence) const {
    const std::uint32_t end = story_.tokens[article].span.begin;
    for (std::uint32_t back = 1; back <= 10 && article >= sentence.first_token + back; ++back) {
      const Named named = named_at(story_.tokens[article - back].span.begin);
      if (!named) continue;
      std::string_view rest = std::string_view(text_).substr(named.span.end, end - named.span.end);
      for (const std::string_view possessive : {"'s", "\u2019s"})
        if (rest.starts_with(possessive)) rest.remove_prefix(possessive.size());
      if (named.span.end < end && rest.find_first_not_of(" \n\t") == std::string_view::npos) return named;
    }
    return {};
  }

  Story& story_;
  const std::string& text_;
  std::uint32_t sentence_ = 0;
};

}  // namespace

void find_treaties(Story& story) { Treaties(story).run(); }

}  // namespace claims::citation
