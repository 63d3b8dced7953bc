#include "report/annotation_selector.h"

#include <algorithm>

namespace claims::report {
namespace {

constexpr std::size_t least_context = 32, most_context = 1024;  // characters before and after a quotation

std::int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// What stands around a span, so many characters on either side.
struct Around {
  std::string_view before, after;
};

Around around(std::string_view text, Span span, std::size_t size) {
  std::size_t begin = span.begin, end = span.end;
  for (std::size_t i = 0; i < size && begin > 0; ++i) do
      --begin;
    while (begin > 0 && continues(text, begin));
  for (std::size_t i = 0; i < size && end < text.size(); ++i) do
      ++end;
    while (continues(text, end));
  return {text.substr(begin, span.begin - begin), text.substr(span.end, end - span.end)};
}

bool stands_once(std::string_view text, std::string_view words, const Around& around) {
  int places = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos && places < 2; at = text.find(words, at + 1))
    places += text.substr(0, at).ends_with(around.before) && text.substr(at + words.size()).starts_with(around.after);
  return places < 2;
}

// As much as it takes to tell these words from the same ones elsewhere.
Around telling(std::string_view text, Span span) {
  const std::string_view words = text.substr(span.begin, span.size());
  Around out = around(text, span, least_context);
  for (std::size_t size = least_context; size < most_context && !stands_once(text, words, out);)
    out = around(text, span, size *= 2);
  return out;
}

void write_position(JsonWriter& json, std::string_view type, std::int64_t start, std::int64_t end) {
  json.begin_object();
  json.member("type", type);
  json.key("start");
  json.integer(start);
  json.key("end");
  json.integer(end);
  json.end_object();
}

}  // namespace

void write_selectors(JsonWriter& json, const Document& document, Span span) {
  const std::string_view text = document.text;
  const Span bytes = document.source_span(span);
  const Around context = telling(text, span);
  json.begin_array();
  json.begin_object();
  json.member("type", "TextQuoteSelector");
  json.member("exact", document.slice(span));
  json.member("prefix", context.before);
  json.member("suffix", context.after);
  json.end_object();
  if (document.format == Format::plain) {
    const std::int64_t start = characters(text.substr(0, span.begin));
    write_position(json, "TextPositionSelector", start, start + characters(document.slice(span)));
  }
  write_position(json, "DataPositionSelector", bytes.begin, bytes.end);
  json.end_array();
}

}  // namespace claims::report
