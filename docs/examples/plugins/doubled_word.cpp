// A check: "the the". Only words that nobody doubles on purpose: "had had" may be right.
#include <claims/plugin.hpp>

#include <algorithm>

using namespace claims::plugin;

class DoubledWord {
 public:
  static constexpr claims_check_info checks[] = {
      {CLAIMS_STRING("copy.doubled-word"), 1, CLAIMS_STRING("A small word stands twice")}};

  Status check(Host& host, const claims_article& article) {
    const std::string_view text = view(article.text);
    for (std::size_t i = 0; i < article.sentence_count; ++i) {
      const claims_span sentence = article.sentences[i];
      std::string_view before;
      for (std::size_t at = sentence.begin; at < sentence.end;) {
        const std::size_t end = std::min<std::size_t>(text.find_first_of(" \n", at), sentence.end);
        const std::string_view word = text.substr(at, end - at);
        if (word == before && small(word)) report(host, {at, end}, word);
        before = word;
        at = end + 1;
      }
    }
    return ok();
  }

 private:
  static bool small(std::string_view word) {
    static constexpr std::string_view words[] = {"a", "an", "and", "by", "for", "from", "of", "the", "to", "with"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  }
  static void report(Host& host, claims_span where, std::string_view word) {
    const std::string message = "\"" + std::string(word) + "\" stands here twice";
    const Reason reason{.text = "the word before is the same", .where = {where.begin - word.size() - 1, where.end}};
    host.finding(
        {.check = "copy.doubled-word", .level = 1, .where = where, .message = message, .reasons = {&reason, 1}});
  }
};

CLAIMS_PLUGIN("org.example.doubled-word", "1.0.0", "Apache-2.0", CLAIMS_NO_HOSTS, Check<DoubledWord>)
