#include "report/json_writer.h"

#include <catch2/catch.hpp>

#include <limits>

using claims::report::JsonWriter;

namespace {

std::string string_of(std::string_view text) {
  JsonWriter json(JsonWriter::Style::compact);
  json.string(text);
  return json.take();
}

std::string number_of(double value) {
  JsonWriter json(JsonWriter::Style::compact);
  json.number(value);
  return json.take();
}

std::string sample(JsonWriter::Style style) {
  JsonWriter json(style);
  json.begin_object();
  json.member("a", 1);
  json.key("list");
  json.begin_array();
  json.begin_object(JsonWriter::Layout::line);
  json.member("x", "y");
  json.key("inner");
  json.begin_array();
  json.integer(-1);
  json.boolean(true);
  json.end_array();
  json.end_object();
  json.raw("null");
  json.end_array();
  json.key("empty");
  json.begin_object();
  json.end_object();
  json.end_object();
  return json.take();
}

}  // namespace

TEST_CASE("JSON layouts") {
  CHECK(sample(JsonWriter::Style::compact) == R"({"a":1,"list":[{"x":"y","inner":[-1,true]},null],"empty":{}})");
  CHECK(sample(JsonWriter::Style::indented) == R"({
  "a": 1,
  "list": [
    {"x": "y", "inner": [-1, true]},
    null
  ],
  "empty": {}
})");
}

TEST_CASE("JSON strings") {
  CHECK(string_of("plain Łódź 北京 😀") == "\"plain Łódź 北京 😀\"");
  CHECK(string_of("\"\\\n\r\t") == R"("\"\\\n\r\t")");
  CHECK(string_of(std::string_view("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
}

TEST_CASE("JSON strings replace what is not UTF-8") {
  for (const char* bad : {"\xFF", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\xF4\x90\x80\x80", "\x80"}) {
    const std::string out = string_of(bad);
    CAPTURE(out);
    CHECK(out.find("\xEF\xBF\xBD") != std::string::npos);
    std::string rest = out;
    for (std::size_t at; (at = rest.find("\xEF\xBF\xBD")) != std::string::npos;) rest.erase(at, 3);
    CHECK(rest == "\"\"");
  }
}

TEST_CASE("JSON numbers") {
  CHECK(number_of(0.99) == "0.99");
  CHECK(number_of(3.4e9) == "3400000000");
  CHECK(number_of(-0.1) == "-0.1");
  CHECK(number_of(1e300) == "1e+300");
  CHECK(number_of(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number_of(std::numeric_limits<double>::quiet_NaN()) == "null");
}
