#include "citation/law.h"
#include "citation/un_symbol.h"

namespace claims::citation {
namespace {

// The number of an article: "51", "V"; 0 for what is none.
int article_number(const Prose& prose, std::uint32_t i) {
  if (prose.number(i)) return prose.text(i).find_first_of(".,") == std::string_view::npos ? prose.at(i).number : 0;
  return prose.has(i) && prose.capitalised(i) ? from_roman(prose.text(i)) : 0;
}

// "(4)" or ", paragraph 4," behind a number; gives the token behind it.
std::uint32_t read_pinpoint(const Prose& prose, std::uint32_t i, Span& pinpoint) {
  if (prose.mark(i, '(') && prose.has(i + 1) && prose.mark(i + 2, ')')) {
    pinpoint = {prose.at(i).span.begin, prose.at(i + 2).span.end};
    return i + 3;
  }
  std::uint32_t k = prose.mark(i, ',') ? i + 1 : i;
  const Phrase paragraph = prose.phrase(k);
  if (paragraph.role != Role::paragraph || !prose.number(paragraph.last)) return i;
  pinpoint = {prose.at(k).span.begin, prose.at(paragraph.last).span.end};
  return prose.mark(paragraph.last + 1, ',') ? paragraph.last + 2 : paragraph.last + 1;
}

// "NATO's" or "UN Charter" right before "Article".
Phrase owner(const Prose& prose, std::uint32_t i) {
  const bool possessive = i > prose.first() && prose.possessive(i - 1);
  return prose.phrase_before(possessive ? i - 1 : i, Role::treaty);
}

// "of the UN Charter"
Phrase treaty_behind(const Prose& prose, std::uint32_t i) {
  if (!prose.is(i, "of") && !prose.is(i, "in") && !prose.is(i, "under")) return {};
  ++i;
  if (prose.is(i, "the") || prose.is(i, "its")) ++i;
  const Phrase found = prose.phrase(i);
  return found.role == Role::treaty ? found : Phrase{};
}

struct Article {
  std::uint32_t token;
  Span pinpoint;
};

}  // namespace

std::uint32_t find_article(Prose& prose, const Phrase& article) {
  constexpr std::size_t most = 8;
  std::vector<Article> articles;
  std::uint32_t i = article.last;
  while (articles.size() < most && article_number(prose, i) > 0) {
    Article found{i, {}};
    i = read_pinpoint(prose, i + 1, found.pinpoint);
    articles.push_back(found);
    std::uint32_t next = i;
    if (prose.mark(next, ',')) ++next;
    if (prose.is(next, "and") || prose.is(next, "or") || prose.is(next, "to")) ++next;
    if (next == i || article.value != "list" || article_number(prose, next) == 0) break;
    i = next;
  }
  if (articles.empty()) return article.first;
  const Phrase before = owner(prose, article.first);
  const Phrase treaty = before ? before : treaty_behind(prose, i);
  if (!treaty) return article.first;
  if (!before) i = treaty.last;
  for (std::size_t k = 0; k < articles.size(); ++k) {
    const Span number = prose.at(articles[k].token).span;
    const std::uint32_t begin = k > 0 ? number.begin : prose.at(before ? before.first : article.first).span.begin;
    const bool last = k + 1 == articles.size();
    const std::uint32_t end =
        last && !before ? prose.at(treaty.last - 1).span.end : std::max(number.end, articles[k].pinpoint.end);
    Citation& citation = prose.add({begin, end}, CitationKind::treaty);
    citation.locator = "treaty:" + std::string(treaty.value);
    citation.article = {article_number(prose, articles[k].token), number};
    if (!articles[k].pinpoint.empty()) citation.pinpoint = prose.story().document.slice(articles[k].pinpoint);
  }
  return i;
}

}  // namespace claims::citation
