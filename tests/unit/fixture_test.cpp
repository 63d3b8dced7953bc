// The stories in fixtures/articles, read: blocks, links and metadata compared
// exactly with expected.blocks beside them. With CLAIMS_WRITE_EXPECTED set in
// the environment the files are written instead; read the difference before it
// is committed.
#include <claims/document.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace claims;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else out += c;
  }
  return out;
}

// Positions are bytes of the file.
std::string shown(const Document& document) {
  static constexpr const char* formats[] = {"automatic", "plain", "markdown", "html"};
  std::ostringstream out;
  out << "format " << formats[static_cast<int>(document.format)] << ", " << document.charset << '\n';
  out << "title " << document.title << "\nbyline " << document.byline << '\n';
  const PublicationDate& published = document.published;
  out << "published " << (published.has_day() ? to_iso(published.date) : "") << " (" << name_of(published.source)
      << ": " << published.detail << ")\n";
  for (const Block& block : document.blocks) {
    const Span source = document.source_span(block.span);
    out << name_of(block.kind) << ' ' << source.begin << '-' << source.end << ' '
        << one_line(document.slice(block.span)) << '\n';
  }
  for (const Link& link : document.links) {
    const Span source = document.source_span(link.span);
    out << "link " << source.begin << '-' << source.end << ' ' << one_line(document.slice(link.span)) << " -> "
        << link.url << '\n';
  }
  return out.str();
}

}  // namespace

TEST_CASE("stories are read as expected") {
  const std::string articles = std::string(CLAIMS_FIXTURES) + "/articles/";
  for (const std::string name :
       {"beijing/article.txt", "bridge/article.md", "council/article.html", "expedition/article.txt",
        "ferry/article.html", "harvest/article.md", "museum/article.html", "wire/article.txt"}) {
    CAPTURE(name);
    const auto document = read_document(name, read_file(articles + name));
    REQUIRE(document.has_value());
    const std::string expected = articles + name.substr(0, name.find('/')) + "/expected.blocks";
    if (std::getenv("CLAIMS_WRITE_EXPECTED")) std::ofstream(expected, std::ios::binary) << shown(*document);
    CHECK(shown(*document) == read_file(expected));
  }
}
