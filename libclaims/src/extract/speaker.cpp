#include "extract/quotation.h"

#include "extract/extract.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <algorithm>

namespace claims::extract {
namespace {

using text::WordClass;

class Speakers {
 public:
  explicit Speakers(Story& story) : story_(story), lexicon_(text::Lexicon::english()) {}

  void run() {
    for (Quotation& quotation : story_.quotations) {
      quotation.speaker = after(quotation);
      if (quotation.speaker == no_index) quotation.speaker = before(quotation);
    }
  }

 private:
  bool reporting(std::uint32_t i) const {
    return i < story_.tokens.size() && lexicon_[story_.tokens[i].word].is(WordClass::reporting);
  }
  char mark(std::uint32_t i) const {
    if (i >= story_.tokens.size() || story_.tokens[i].kind == TokenKind::word) return 0;
    return text::plain_character(story_.document.text, story_.tokens[i].span.begin);
  }
  // The name that begins at token i, its title counted in; nullptr if none.
  const NameMention* name_at(std::uint32_t i) const {
    if (i >= story_.tokens.size()) return nullptr;
    const std::uint32_t at = story_.tokens[i].span.begin;
    const auto it = std::lower_bound(story_.names.begin(), story_.names.end(), at,
                                     [](const NameMention& n, std::uint32_t a) { return n.span.begin < a; });
    if (it == story_.names.end() || it->person == no_index) return nullptr;
    const std::uint32_t begin = it->title.empty() ? it->span.begin : it->title.begin;
    return begin == at || it->span.begin == at ? &*it : nullptr;
  }
  const NameMention* name_ending_at(std::uint32_t offset) const {
    const auto it = std::lower_bound(story_.names.begin(), story_.names.end(), offset,
                                     [](const NameMention& n, std::uint32_t a) { return n.span.end < a; });
    return it != story_.names.end() && it->span.end == offset && it->person != no_index ? &*it : nullptr;
  }
  // Past an apposition between commas: "Asmolov, an academic, said". At most
  // a dozen words, so the cost stays bounded.
  std::uint32_t past_apposition(std::uint32_t i) const {
    if (mark(i) != ',') return i;
    for (std::uint32_t k = i + 1; k < i + 14 && k < story_.tokens.size(); ++k) {
      if (mark(k) == ',') return k + 1;
      if (mark(k) == '.' || mark(k) == '"') break;
    }
    return i;
  }

  // Past words for the speaker that stand before the name: '"...," its secretary, Jonas Fell, said'.
  std::uint32_t past_role(std::uint32_t i) const {
    std::uint32_t k = i;
    while (k < i + 10 && k < story_.tokens.size() && story_.tokens[k].kind == TokenKind::word &&
           !story_.tokens[k].has(Token::capitalised) && !reporting(k))
      ++k;
    if (k == i || k >= story_.tokens.size()) return i;
    if (mark(k) == ',') ++k;
    return name_at(k) ? k : i;
  }

  // '"...," Putin said' and '"...," said Putin' and '"..." according to Putin'.
  std::uint32_t after(const Quotation& quotation) const {
    std::uint32_t i = token_from(story_, quotation.span.end);
    if (i >= story_.tokens.size() || !is_quote(mark(i))) return no_index;
    ++i;
    if (mark(i) == ',') ++i;
    if (i + 1 < story_.tokens.size() && lexicon_[story_.tokens[i].word].text == "according" &&
        lexicon_[story_.tokens[i + 1].word].text == "to") {
      const NameMention* name = name_at(i + 2);
      return name ? name->person : no_index;
    }
    if (reporting(i)) {
      if (const NameMention* name = name_at(i + 1)) return name->person;
      return no_index;
    }
    const std::uint32_t role = i;
    i = past_role(i);
    if (const NameMention* name = name_at(i)) {
      const std::uint32_t behind = token_from(story_, name->span.end);
      if (i != role && mark(behind) == ',' && reporting(behind + 1)) return name->person;
      if (reporting(past_apposition(token_from(story_, name->span.end)))) return name->person;
    }
    return no_index;
  }

  // 'Putin said: "..."', 'Putin, the president, told reporters that "..."'.
  std::uint32_t before(const Quotation& quotation) const {
    std::uint32_t i = token_from(story_, quotation.span.begin);
    if (i < 2 || !is_quote(mark(i - 1))) return no_index;
    const std::uint32_t first = story_.sentences[quotation.sentence].first_token;
    for (std::uint32_t k = i - 1, steps = 0; k > first + 1 && steps < 5; --k, ++steps) {
      if (!reporting(k - 1)) continue;
      if (const NameMention* name = name_ending_at(story_.tokens[k - 2].span.end)) return name->person;
      break;
    }
    return no_index;
  }
  static bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

  Story& story_;
  const text::Lexicon& lexicon_;
};

}  // namespace

void attribute_quotations(Story& story) { Speakers(story).run(); }

}  // namespace claims::extract
