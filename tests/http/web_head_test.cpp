#include <head.h>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using web::Head;

namespace {

Head::State add_all(Head& head, const std::vector<std::string>& lines) {
  Head::State state = Head::State::more;
  for (const std::string& line : lines) state = head.add(line + "\r\n");
  return state;
}

std::string problem_of(const std::vector<std::string>& fields) {
  std::vector<std::string> lines = {"HTTP/1.1 200 OK"};
  lines.insert(lines.end(), fields.begin(), fields.end());
  lines.push_back("");
  Head head(1000);
  const Head::State state = add_all(head, lines);
  return state == Head::State::complete ? "length " + (head.length() ? std::to_string(*head.length()) : "unknown")
                                        : head.problem();
}

}  // namespace

TEST_CASE("a head is kept as received, interim replies are not") {
  Head head(1000);
  CHECK(add_all(head, {"HTTP/1.1 103 Early Hints", "Link: </x>", ""}) == Head::State::more);
  CHECK_FALSE(head.complete());
  CHECK(add_all(head, {"HTTP/1.1 200 OK", "x-Odd :  value ", ""}) == Head::State::complete);
  CHECK(head.complete());
  CHECK(head.text() == "HTTP/1.1 200 OK\r\nx-Odd :  value \r\n\r\n");
  CHECK(add_all(head, {"Expires: later"}) == Head::State::trailer);
  CHECK(head.text() == "HTTP/1.1 200 OK\r\nx-Odd :  value \r\n\r\n");
}

TEST_CASE("the length of a body is stated once, as a number") {
  CHECK(problem_of({}) == "length unknown");
  CHECK(problem_of({"Content-Length: 12"}) == "length 12");
  CHECK(problem_of({"content-length:0"}) == "length 0");
  CHECK(problem_of({"Content-Length: 12", "CONTENT-LENGTH: 12"}) == "length 12");
  CHECK(problem_of({"Content-Length: 12", "Transfer-Encoding: chunked"}) == "length unknown");
  CHECK(problem_of({"Content-Length: 12", "Content-Length: 13"}) == "two values of Content-Length, 12 and 13");
  CHECK(problem_of({"Content-Length: 12, 12"}) == "Content-Length is \"12, 12\"");
  CHECK(problem_of({"Content-Length: -1"}) == "Content-Length is \"-1\"");
  CHECK(problem_of({"Content-Length: +1"}) == "Content-Length is \"+1\"");
  CHECK(problem_of({"Content-Length: 0x10"}) == "Content-Length is \"0x10\"");
  CHECK(problem_of({"Content-Length: 99999999999999999999"}) == "Content-Length is \"99999999999999999999\"");
  CHECK(problem_of({"Content-Length:"}) == "Content-Length is \"\"");
}

TEST_CASE("the bytes and lines of heads are counted, interim replies and trailers included") {
  Head bytes(40);
  CHECK(bytes.add("HTTP/1.1 103 Early Hints\r\n") == Head::State::more);  // 26
  CHECK(bytes.add("\r\n") == Head::State::more);                          // 28
  CHECK(bytes.add("HTTP/1.1 20\n") == Head::State::more);                 // 40
  CHECK(bytes.add("\n") == Head::State::too_long);

  Head lines(1 << 20);
  for (unsigned i = 0; i < web::kMaxHeaderLines; ++i) CHECK(lines.add("a: b\r\n") == Head::State::more);
  CHECK(lines.add("a: b\r\n") == Head::State::too_many);
}
