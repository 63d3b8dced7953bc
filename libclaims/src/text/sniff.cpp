#include "text/sniff.h"

#include "text/attribute.h"
#include "text/layout.h"

namespace claims::text {
namespace {

constexpr std::size_t looked_at = 64u << 10;

bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// A page of its own starts with `page`; a fragment may as well be inside Markdown.
enum class Markup { none, fragment, page };

Markup markup_of(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (text.starts_with("<!--") || text.starts_with("<?xml")) {
    const std::size_t end = text.find('>');
    if (end == std::string_view::npos) return Markup::none;
    text.remove_prefix(end + 1);
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  }
  const std::string start = lower_case(text.substr(0, 16));
  const auto starts = [&](std::string_view tag) { return std::string_view(start).starts_with(tag); };
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<meta", "<title"})
    if (starts(tag)) return Markup::page;
  for (const std::string_view tag : {"<article", "<div", "<p>", "<p ", "<main", "<h1", "<h2", "<section", "<header"})
    if (starts(tag)) return Markup::fragment;
  return Markup::none;
}

// Evidence at the start of a line, and by the marks inside it. Two points make Markdown.
class MarkdownEvidence {
 public:
  void line(std::string_view text, bool first) {
    if (first && (text == "---" || text == "+++")) points_ += 2;
    if (text.starts_with("```")) ++points_;
    if (text.starts_with("> ")) ++points_;
    const std::size_t level = text.find_first_not_of('#');
    if (level != 0 && level <= 6 && level < text.size() && text[level] == ' ') ++points_;
    if (text.empty()) bold_open_ = false;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == ']' || text[i] == '*' || text[i] == '\\' || text[i] == '{') mark(text, i);
  }

  int points() const { return points_; }

 private:
  void mark(std::string_view text, std::size_t i) {
    const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : ' '; };
    switch (text[i]) {
      case ']':
        if (at(i + 1) == '(' && (letter(at(i + 2)) || at(i + 2) == '/' || at(i + 2) == '#' || at(i + 2) == '{'))
          points_ += 2;
        break;
      case '*':
        if (at(i + 1) != '*' || at(i + 2) == '*') break;
        if (!bold_open_ && at(i + 2) != ' ') bold_open_ = true;
        else if (bold_open_ && i > 0 && text[i - 1] != ' ') points_ += 2;
        break;
      case '\\':
        if (std::string_view("()[]*_#$.-+>~|'\"").find(at(i + 1)) != std::string_view::npos && at(i + 1) != ' ')
          ++points_;
        break;
      case '{':
        if (at(i + 1) == '{' && (at(i + 2) == '<' || at(i + 2) == '%')) points_ += 2;
        break;
      default: break;
    }
  }

  int points_ = 0;
  bool bold_open_ = false;
};

}  // namespace

Format format_of_path(std::string_view path) noexcept {
  const std::size_t dot = path.find_last_of("./");
  if (dot == std::string_view::npos || path[dot] != '.' || path.size() - dot > 10) return Format::automatic;
  const std::string extension = lower_case(path.substr(dot + 1));
  if (extension == "txt" || extension == "text") return Format::plain;
  if (extension == "md" || extension == "markdown" || extension == "mdown" || extension == "mkd")
    return Format::markdown;
  if (extension == "html" || extension == "htm" || extension == "xhtml") return Format::html;
  return Format::automatic;
}

Format sniff_format(std::string_view source) noexcept {
  const std::string_view head = source.substr(0, looked_at);
  const Markup markup = markup_of(head);
  if (markup == Markup::page) return Format::html;
  MarkdownEvidence evidence;
  LineReader lines(head);
  for (bool first = true; !lines.done() && evidence.points() < 2; first = false) {
    const Line line = lines.next();
    evidence.line(head.substr(line.begin, line.width()), first);
  }
  if (evidence.points() >= 2) return Format::markdown;
  return markup == Markup::fragment ? Format::html : Format::plain;
}

}  // namespace claims::text
