#include "report/json_writer.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

namespace claims::report {
namespace {

// Bytes that stand for themselves in a JSON string.
constexpr auto plain = [] {
  std::array<bool, 256> table{};
  for (int c = 0x20; c < 0x80; ++c) table[c] = c != '"' && c != '\\' && c != 0x7F;
  return table;
}();

bool continues(std::string_view s, std::size_t i) { return i < s.size() && (s[i] & 0xC0) == 0x80; }

// Length of the well-formed UTF-8 character at i, 0 if there is none.
std::size_t character_length(std::string_view s, std::size_t i) {
  const auto a = static_cast<unsigned char>(s[i]);
  const auto b = static_cast<unsigned char>(i + 1 < s.size() ? s[i + 1] : 0);
  if (a < 0x80) return 1;
  if (!continues(s, i + 1)) return 0;
  if (a >= 0xC2 && a < 0xE0) return 2;
  if (!continues(s, i + 2)) return 0;
  if (a >= 0xE0 && a < 0xF0) return (a == 0xE0 && b < 0xA0) || (a == 0xED && b >= 0xA0) ? 0 : 3;
  if (!continues(s, i + 3)) return 0;
  if (a >= 0xF0 && a < 0xF5) return (a == 0xF0 && b < 0x90) || (a == 0xF4 && b >= 0x90) ? 0 : 4;
  return 0;
}

}  // namespace

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) out_ += ',';
  if (depth_ > 0 && indented_) {
    if (line_depth_ == 0) new_line();
    else if (!first_) out_ += ' ';
  }
  first_ = false;
}

void JsonWriter::begin(char open, Layout layout) {
  before_value();
  out_ += open;
  ++depth_;
  if (line_depth_ > 0 || layout == Layout::line) ++line_depth_;
  first_ = true;
}

void JsonWriter::end(char close) {
  --depth_;
  const bool on_one_line = line_depth_ > 0;
  if (on_one_line) --line_depth_;
  if (indented_ && !on_one_line && !first_) new_line();
  out_ += close;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  out_ += '"';
  out_ += name;
  out_ += indented_ ? "\": " : "\":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  before_value();
  out_ += '"';
  escaped(text);
  out_ += '"';
}

void JsonWriter::escaped(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t start = i;
    while (i < text.size() && plain[static_cast<unsigned char>(text[i])]) ++i;
    out_.append(text, start, i - start);
    if (i == text.size()) return;
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) {
      const std::size_t length = character_length(text, i);
      if (length == 0) out_ += "\xEF\xBF\xBD";
      else out_.append(text, i, length);
      i += length == 0 ? 1 : length;
      continue;
    }
    ++i;
    switch (c) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default: fmt::format_to(std::back_inserter(out_), "\\u{:04x}", c);
    }
  }
}

void JsonWriter::number(double value) {
  before_value();
  if (std::isfinite(value)) fmt::format_to(std::back_inserter(out_), "{}", value);
  else out_ += "null";
}

void JsonWriter::integer(std::int64_t value) {
  before_value();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
}

}  // namespace claims::report
