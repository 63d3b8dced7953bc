#include "corpus.h"

#include <fmt/format.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace claims::bench {
namespace {

[[noreturn]] void stop(const std::string& text) {
  fmt::print(stderr, "{}\n", text);
  std::exit(2);
}

std::vector<std::string> read_lines(const std::string& path) {
  const gzFile file = gzopen(path.c_str(), "rb");  // reads plain files too
  if (!file) stop("cannot open '" + path + "'");
  std::vector<std::string> lines(1);
  std::vector<char> buffer(1 << 18);
  int n = 0;
  while ((n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0)
    for (int i = 0; i < n; ++i) {
      if (buffer[i] == '\n') lines.emplace_back();
      else lines.back().push_back(buffer[i]);
    }
  gzclose(file);
  if (n < 0) stop("cannot read '" + path + "'");
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

std::string field(const nlohmann::json& row, const char* name) { return row.value(name, std::string()); }

Article article_of(const nlohmann::json& row) {
  Article article{field(row, "id"), field(row, "date"), field(row, "title"), field(row, "text")};
  for (const char* name : {"published", "dct"})
    if (article.published.empty()) article.published = field(row, name).substr(0, 10);
  return article;
}

// Byte offset of the `count`-th character.
std::uint32_t byte_offset(std::string_view text, std::uint32_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count)
    for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;) ++at;
  return static_cast<std::uint32_t>(at);
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return text;
}

}  // namespace

std::vector<Article> read_articles(const std::string& path) {
  std::vector<Article> articles;
  for (const std::string& line : read_lines(path)) articles.push_back(article_of(nlohmann::json::parse(line)));
  return articles;
}

std::vector<Slip> read_slips(const std::string& path) {
  std::vector<Slip> slips;
  for (const std::string& line : read_lines(path)) {
    const nlohmann::json row = nlohmann::json::parse(line);
    Slip slip{article_of(row), field(row, "kind"), field(row, "wrong"), field(row, "right"), {}};
    slip.span = {byte_offset(slip.article.text, row.value("start", 0u)),
                 byte_offset(slip.article.text, row.value("end", 0u))};
    slips.push_back(std::move(slip));
  }
  return slips;
}

Report verify_article(const Article& article, std::string text) {
  ReadOptions options;
  options.published = parse_iso_date(article.published);
  options.title = article.title;
  auto document = read_document("-", std::move(text), options);
  if (!document) stop(article.id + ": " + document.error().text);
  return verify(std::move(*document));
}

Span source_span(const Report& report, const Finding& finding) {
  return report.story.document.source_span(finding.span);
}

std::uint32_t text_hash(std::string_view text) noexcept {
  std::uint32_t hash = 2166136261u;
  for (unsigned char c : text) hash = (hash ^ c) * 16777619u;
  return hash;
}

std::string key_of(const std::string& id, const Report& report, const Finding& finding) {
  return fmt::format("{}\t{}\t{}\t{:08x}", id, finding.check, source_span(report, finding).begin,
                     text_hash(report.story.document.slice(finding.span)));
}

std::string context_of(const Article& article, const Report& report, const Finding& finding) {
  constexpr std::uint32_t around = 260;
  const std::string& text = report.story.document.text;
  std::uint32_t begin = finding.span.begin > around ? finding.span.begin - around : 0;
  std::uint32_t end = std::min<std::uint32_t>(finding.span.end + around, static_cast<std::uint32_t>(text.size()));
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  std::string out = fmt::format("{}\n  {} {} published {}: {}", key_of(article.id, report, finding),
                                name_of(finding.level), finding.check, article.published, finding.message);
  if (!finding.replacement.empty()) out += " -> " + finding.replacement;
  out += "\n  | " + one_line(text.substr(begin, finding.span.begin - begin) + "[[" +
                             std::string(report.story.document.slice(finding.span)) + "]]" +
                             text.substr(finding.span.end, end - finding.span.end));
  for (const Reason& reason : finding.reasons)
    out += "\n  - " + one_line(reason.text) + (reason.evidence.empty() ? "" : " (" + reason.evidence + ")");
  return out + "\n\n";
}

std::string option(int argc, char** argv, std::string_view name, std::string otherwise) {
  for (int i = 1; i + 1 < argc; ++i)
    if (argv[i] == name) return argv[i + 1];
  return otherwise;
}

}  // namespace claims::bench
