// Writes JSON text, one value after another, without building a tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::report {

// The caller keeps the order of calls right: a key before each value of an
// object. Output is valid UTF-8 whatever comes in (a stray byte gives U+FFFD),
// and the same under every locale.
class JsonWriter {
 public:
  // compact: all on one line. indented: two spaces a level.
  enum class Style { compact, indented };
  // Of an object or array in indented style: one member a line, or all on one.
  enum class Layout { block, line };

  explicit JsonWriter(Style style) : indented_(style == Style::indented) {}

  void begin_object(Layout layout = Layout::block) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(Layout layout = Layout::block) { begin('[', layout); }
  void end_array() { end(']'); }

  // `name` is plain ASCII without quotation marks.
  void key(std::string_view name);
  void string(std::string_view text);
  void number(double value);  // not finite: null
  void integer(std::int64_t value);
  void boolean(bool value);
  // A value that is JSON already.
  void raw(std::string_view json);

  void member(std::string_view name, std::string_view text) { key(name), string(text); }
  void member(std::string_view name, const char* text) { key(name), string(text); }
  void member(std::string_view name, double value) { key(name), number(value); }
  void member(std::string_view name, std::uint32_t value) { key(name), integer(value); }
  void member(std::string_view name, int value) { key(name), integer(value); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }

  // Nothing where the text is empty.
  void text_member(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }

  std::string take() { return std::move(out_); }

 private:
  void begin(char open, Layout layout);
  void end(char close);
  void before_value();
  void new_line();
  void escaped(std::string_view text);

  std::string out_;
  bool indented_;
  bool first_ = true;  // nothing written yet at this level
  bool after_key_ = false;
  int depth_ = 0;
  int line_depth_ = 0;  // > 0: inside a container that stays on one line
};

}  // namespace claims::report
