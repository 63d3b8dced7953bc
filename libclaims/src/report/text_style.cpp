#include "report/text_style.h"

#include "report/article_json.h"
#include "report/display.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::report {

std::string Style::painted(std::string_view code, std::string_view text) const {
  return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

std::string Style::level(Level level, std::string_view text) const {
  switch (level) {
    case Level::error: return painted("1;31", text);
    case Level::warning: return painted("1;33", text);
    case Level::note: return painted("1;36", text);
  }
  return std::string(text);
}

std::string grouped(std::size_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) out += ',';
    out += digits[at];
  }
  return out;
}

std::string text_header(const Story& story, const Style& style) {
  const Document& document = story.document;
  const auto words =
      static_cast<std::size_t>(std::count_if(story.tokens.begin(), story.tokens.end(), [](const Token& t) {
        return t.kind != TokenKind::punctuation && t.kind != TokenKind::possessive;
      }));
  const PublicationDate& published = document.published;
  const std::string date = shown_date(published);
  std::string from = name_of(published.source);
  if (!published.detail.empty() && published.detail != from) from += ": " + published.detail;
  const std::string when =
      date.empty() ? "no publication date found; --published gives one" : fmt::format("published {} ({})", date, from);
  const auto unsourced =
      std::count_if(story.claims.begin(), story.claims.end(), [](const Claim& c) { return c.unsourced; });
  std::string claims =
      fmt::format("{} {}", grouped(story.claims.size()), story.claims.size() == 1 ? "claim" : "claims");
  if (unsourced > 0) claims += fmt::format(", {} without a source", grouped(static_cast<std::size_t>(unsourced)));
  return fmt::format("{}   {}   {} {}   {} {}   {}", style.strong(on_one_line(document.path)), on_one_line(when),
                     grouped(words), words == 1 ? "word" : "words", grouped(story.times.size()),
                     story.times.size() == 1 ? "date or time" : "dates and times", claims);
}

}  // namespace claims::report
