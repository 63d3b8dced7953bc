// The decoder of web pages.
#include "plugin/plugin.h"
#include "reading_lines.h"

#include <catch2/catch.hpp>

using namespace claims;
using namespace claims::plugin;
using Lines = std::vector<std::string>;

namespace {

Result<Reading> decode(std::string_view bytes) {
  OpenOptions options;
  options.isolation = Isolation::in_process;
  auto plugin = open_plugin(std::string(PLUGINS) + "html.so", options);
  if (!plugin) FAIL(plugin.error().text);
  CHECK((*plugin)->descriptor().media_types == Lines{"text/html", "application/xhtml+xml"});
  CHECK((*plugin)->descriptor().hosts == Lines{});
  return (*plugin)->decode("text/html", "utf-8", bytes);
}

}  // namespace

TEST_CASE("Web pages: words, title, author and date") {
  const auto reading = decode(R"(<!DOCTYPE html><html><head><title>Log of 2021 | Harbour</title>
<script type="application/ld+json">{"@type": "Article", "headline": "Log of 2021", "datePublished": "2021-12-31T10:00:00Z",
"author": {"@type": "Person", "name": "Ada Mole"}}</script></head>
<body><nav>Home</nav><article><h1>Log of 2021</h1><p>Forty ships called &amp; left.</p></article></body></html>)");
  CHECK(reading_lines(reading) ==
        Lines{"title = Log of 2021", "author = Ada Mole", "published = 2021-12-31 [JSON-LD datePublished]"});
  CHECK(reading->text == "Log of 2021\n\nForty ships called & left.\n");
}

TEST_CASE("Web pages: without metadata there are no facts, and a date in the words is none") {
  const auto reading = decode("<p>HELSINKI, June 18, 2024 - Ships called.</p>");
  CHECK(reading_lines(reading) == Lines{});
  CHECK(reading->text == "HELSINKI, June 18, 2024 - Ships called.\n");
}

TEST_CASE("Web pages: bytes in another encoding, and what is no page") {
  CHECK(decode("<nav>Home</nav>")->text == "Home\n");
  CHECK(decode("<meta charset=windows-1252><p>caf\xE9</p>")->text == "caf\xC3\xA9\n");
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += "<div>";
  const auto limit = decode(deep);
  REQUIRE(limit);
  REQUIRE(limit->error);
  CHECK(limit->error->code == Code::limit);
  const auto binary =
      decode(std::string_view("\x7F"
                              "ELF\0\0\0\1\2\3",
                              10));
  REQUIRE(binary);
  REQUIRE(binary->error);
  CHECK(binary->error->code == Code::malformed);
}
