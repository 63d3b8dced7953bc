// The measured texts and what a run over them found.
//
// A corpus is a file of JSON lines, plain or gzip-compressed, one story a
// line: {"id", "date", "title", "text"}; a slips file adds {"kind", "wrong",
// "right", "start", "end"} with offsets in characters.
#pragma once

#include <claims/report.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::bench {

struct Article {
  std::string id;
  std::string published;  // YYYY-MM-DD
  std::string title;
  std::string text;
};

struct Slip {
  Article article;
  std::string kind;
  std::string wrong;
  std::string right;
  Span span;  // bytes of article.text
};

// Both end the program with a message when the file cannot be read.
std::vector<Article> read_articles(const std::string& path);
std::vector<Slip> read_slips(const std::string& path);

// The report on a story whose text is `text`; everything else is the article's.
Report verify_article(const Article& article, std::string text);

// A finding's position in the bytes as received, and what tells it from every other.
Span source_span(const Report& report, const Finding& finding);
std::uint32_t text_hash(std::string_view text) noexcept;
// Article id, check, start and hash of the flagged words, tab-separated.
std::string key_of(const std::string& id, const Report& report, const Finding& finding);

// The finding with its surroundings on a few lines, for reading and judging.
std::string context_of(const Article& article, const Report& report, const Finding& finding);

// The value of "--name VALUE" among the arguments; `otherwise` where it is absent.
std::string option(int argc, char** argv, std::string_view name, std::string otherwise = {});

}  // namespace claims::bench
