#include "check/office_head.h"

#include "check/context.h"
#include "reference/official.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace claims::check {
namespace {

struct Head {
  std::string_view kind, body;
  std::string_view noun;     // "the bank's president"; empty: not said so
  std::string_view name;     // as the noun ends it
  std::string_view acronym;  // names the organisation too
};

constexpr std::array<Head, 16> heads = {{
    {"secretary-general", "NATO", "alliance", "", "NATO"},
    {"commission-president", "European Commission", "commission", "European Commission", ""},
    {"council-president", "European Council", "council", "European Council", ""},
    {"bank-president", "European Central Bank", "bank", "European Central Bank", "ECB"},
    {"bank-president", "World Bank", "bank", "World Bank", ""},
    {"managing-director", "International Monetary Fund", "fund", "International Monetary Fund", "IMF"},
    {"director-general", "World Health Organization", "", "", ""},
    {"director-general-of-the-world-trade-organization", "World Trade Organization", "", "", ""},
    {"director-general", "International Atomic Energy Agency", "agency", "International Atomic Energy Agency", "IAEA"},
    {"central-bank-governor", "United States", "", "", ""},
    {"prosecutor", "International Criminal Court", "court", "International Criminal Court", "ICC"},
    {"high-commissioner-for-refugees", "United Nations", "", "", ""},
    {"high-commissioner-for-human-rights", "United Nations", "", "", ""},
    {"commission-chairperson", "African Union", "", "", ""},
    {"secretary-general", "OECD", "", "", ""},
    {"secretary-general", "Commonwealth", "", "", ""},
}};

constexpr std::uint32_t longest_title = 11;  // tokens

// Words that do not say of which organisation.
bool is_bare(std::string_view words) {
  return one_of(words, {"president", "president of the commission", "secretary general", "managing director",
                        "director general", "prosecutor", "chief prosecutor", "commission president",
                        "commission chief", "high commissioner for refugees", "high commissioner for human rights",
                        "central bank governor", "governor of the central bank", "central bank chief"});
}

class HeadReader : TokenReader {
 public:
  HeadReader(const Story& story, const NameMention& name)
      : TokenReader(story),
        name_(name),
        first_(token_at(story, name.span.begin)),
        last_(token_at(story, name.span.end)) {}

  std::optional<HeadTitle> read() const {
    auto found = before();
    return found ? found : after();
  }

 private:
  bool is_possessive(std::uint32_t i) const {
    return i < story_.tokens.size() && story_.tokens[i].kind == TokenKind::possessive;
  }

  // The title that the tokens are, from end to end.
  std::optional<HeadTitle> title_of(std::uint32_t begin, std::uint32_t end) const {
    const bool article = one_of(token(begin), {"the", "The"});
    if (article) ++begin;
    if (begin + 1 >= end || !(is_office(token(begin)) || is_office(token(end - 1)))) return std::nullopt;
    std::string words;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (story_.tokens[i].kind == TokenKind::punctuation && token(i) != "-") return std::nullopt;
      if (is_possessive(i)) continue;
      words.append(words.empty() ? "" : " ").append(token(i));
    }
    if (article && is_possessive(begin + 1) && is_noun(token(begin))) {
      if (const Head* head = named_by_noun(begin, end)) return title(*head, "the " + written(begin, end));
      return std::nullopt;
    }
    const std::string folded = reference::fold_name(words);
    // "Who" is a pronoun more often than an organisation.
    if (is_bare(folded) || (folded.starts_with("who ") && !words.starts_with("WHO"))) return std::nullopt;
    if (!is_wording(folded)) return std::nullopt;
    for (const Head& head : heads)
      if (reference::office_kind(words, head.body) == head.kind) return title(head, written(begin, end));
    return std::nullopt;
  }

  // Some office of the table is called so: asked once before each organisation is.
  static bool is_wording(const std::string& folded) {
    static const std::unordered_set<std::string> all = [] {
      std::unordered_set<std::string> out;
      for (const std::string_view wording : reference::office_wordings()) out.insert(reference::fold_name(wording));
      return out;
    }();
    return all.contains(folded);
  }

  std::string written(std::uint32_t begin, std::uint32_t end) const {
    return std::string(story_.document.slice({story_.tokens[begin].span.begin, story_.tokens[end - 1].span.end}));
  }

  static bool is_noun(std::string_view word) {
    return std::any_of(heads.begin(), heads.end(), [&](const Head& h) { return !h.noun.empty() && h.noun == word; });
  }

  // Begins or ends a title. Most words do not, and are told apart without a look at the table.
  static bool is_office(std::string_view word) {
    char lower[12];  // as long as the longest of them
    if (word.size() > sizeof lower) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] | 0x20) : word[i];
    return one_of({lower, word.size()},
                  {"president", "secretary", "managing", "director",   "prosecutor",  "chief",       "head",
                   "boss",      "chair",     "chairman", "chairwoman", "chairperson", "united",      "un",
                   "u.n.",      "high",      "general",  "refugees",   "rights",      "commissioner"});
  }

  static HeadTitle title(const Head& head, std::string words) {
    HeadTitle out;
    out.kind = head.kind;
    out.body = head.body;
    out.words = std::move(words);
    return out;
  }

  // "bank's president": the one bank that the story has named before.
  const Head* named_by_noun(std::uint32_t noun, std::uint32_t end) const {
    const std::string_view what = token(noun);
    std::string office;
    for (std::uint32_t i = noun + 2; i < end; ++i) office.append(office.empty() ? "" : " ").append(token(i));
    const Head* only = nullptr;
    for (std::uint32_t i = 0; i < noun; ++i) {
      const Head* here = named_at(i, what);
      if (!here) {
        // Another of the kind: "Deutsche Bank", "Bank of England", "the Greek central bank".
        if (is_other(i, what)) return nullptr;
        continue;
      }
      if (only && only != here) return nullptr;
      only = here;
    }
    return only && reference::office_kind(office, only->body) == only->kind ? only : nullptr;
  }

  // The organisation whose name ends, or whose acronym stands, at the token.
  const Head* named_at(std::uint32_t i, std::string_view noun) const {
    const std::string_view word = token(i);
    for (const Head& head : heads) {
      if (head.noun != noun) continue;
      if (!head.acronym.empty() && (word == head.acronym || (head.acronym == "NATO" && word == "Nato"))) return &head;
      if (head.name.empty()) continue;
      const std::size_t words = static_cast<std::size_t>(std::count(head.name.begin(), head.name.end(), ' '));
      if (words > i) continue;
      const std::uint32_t begin = i - static_cast<std::uint32_t>(words);
      if (story_.document.slice({story_.tokens[begin].span.begin, story_.tokens[i].span.end}) == head.name)
        return &head;
    }
    return nullptr;
  }

  bool is_other(std::uint32_t i, std::string_view noun) const {
    const std::string word = normal(token(i));
    if (word != noun && word != std::string(noun) + "s") return false;
    if (i > 0 && one_of(token(i - 1), {"the", "The", "its", "this", "central"}) && word == noun)
      return token(i + 1) == "of" || (i > 1 && token(i - 1) == "central" && !one_of(token(i - 2), {"the", "The"}));
    return true;
  }

  // Somebody who will be, or stands for, what the words say.
  bool is_of_another_time(std::uint32_t begin) const {
    if (begin == 0) return false;
    if (one_of(token(begin), {"the", "The"})) return one_of(token(begin - 1), {"as"});
    return one_of(token(begin - 1), {"as", "for", "become", "became", "be", "elected", "named", "appointed", "next",
                                     "incoming", "Incoming", "outgoing", "Outgoing", "new", "New"});
  }

  std::optional<HeadTitle> before() const {
    if (first_ >= story_.tokens.size()) return std::nullopt;
    const std::uint32_t sentence = story_.sentences[name_.sentence].first_token;
    for (std::uint32_t back = std::min(longest_title, first_ - std::min(first_, sentence)); back >= 2; --back) {
      const std::uint32_t begin = first_ - back;
      const bool comma = token(first_ - 1) == ",";
      auto found = title_of(begin, comma ? first_ - 1 : first_);
      if (!found) continue;
      if (is_of_another_time(begin)) return std::nullopt;
      found->span = {story_.tokens[begin].span.begin, name_.span.end};
      found->begin = begin;
      found->end = comma && token(last_) == "," ? last_ + 1 : last_;
      return found;
    }
    return std::nullopt;
  }

  std::optional<HeadTitle> after() const {
    if (token(last_) != ",") return std::nullopt;
    const std::uint32_t begin = last_ + 1;
    for (std::uint32_t length = longest_title; length >= 2; --length) {
      const std::uint32_t end = begin + length;
      if (token(end) != ",") continue;
      auto found = title_of(begin, end);
      if (!found) continue;
      found->span = {name_.span.begin, story_.tokens[end - 1].span.end};
      found->begin = begin;
      found->end = end + 1;
      return found;
    }
    return std::nullopt;
  }

  const NameMention& name_;
  const std::uint32_t first_, last_;  // the name's first token, and the one after it
};

}  // namespace

std::optional<HeadTitle> head_title(const Story& story, const NameMention& name) {
  return HeadReader(story, name).read();
}

bool is_headed(std::string_view kind, std::string_view body) {
  return std::any_of(heads.begin(), heads.end(), [&](const Head& h) { return h.kind == kind && h.body == body; });
}

}  // namespace claims::check
