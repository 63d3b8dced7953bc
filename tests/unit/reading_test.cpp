#include <claims/document.h>

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// Blocks as "kind:text", a bar between them, line ends as "~".
std::string blocks_of(const std::string& path, const std::string& source) {
  const auto document = read_document(path, source);
  REQUIRE(document.has_value());
  std::string out;
  for (const Block& block : document->blocks) {
    if (!out.empty()) out += '|';
    out += name_of(block.kind)[0];
    out += ':';
    for (const char c : document->slice(block.span)) out += c == '\n' ? '~' : c;
  }
  return out;
}

std::string published(const std::string& path, const std::string& source, const ReadOptions& options = {}) {
  const auto document = read_document(path, source, options);
  REQUIRE(document.has_value());
  if (document->published.source == DateSource::none) return "none";
  return to_iso(document->published.date) + ' ' + name_of(document->published.source) + ' ' +
         document->published.detail;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("plain text: a line is a paragraph, or a part of a wrapped one") {
  struct Row {
    const char* source;
    const char* blocks;
  };
  for (const Row& row : {
           Row{"The port opened on Friday.\nThe mayor came late.",
               "p:The port opened on Friday.|p:The mayor came late."},
           Row{"The port of the old town opened on\nFriday, the mayor said, and the first\nship came in at nine "
               "o'clock.\n\nNobody cheered.",
               "p:The port of the old town opened on~Friday, the mayor said, and the first~ship came in at nine "
               "o'clock.|p:Nobody cheered."},
           Row{"Three things were decided on Friday:\n- a new port\n- a tunnel\n1. a bridge",
               "p:Three things were decided on Friday:|l:a new port|l:a tunnel|l:a bridge"},
           Row{"* * *\n\nThe end came.\n\n---", "p:The end came."},
           Row{"\xC2\xA0\n  Indented by a blank. \xC2\xA0\n", "p:Indented by a blank."},
           Row{"Some **bold** words and a [link](http://x.example/) stay.",
               "p:Some **bold** words and a [link](http://x.example/) stay."},
       })
    CHECK(blocks_of("story.txt", row.source) == row.blocks);
}

TEST_CASE("plain text: headline, byline, dateline") {
  struct Row {
    const char* source;
    const char* blocks;
  };
  for (const Row& row : {
           Row{"Port opens after two years\n\nBy Ann Lee\n\nPARIS, June 20 (AP) - The port opened, the mayor of the "
               "town said.",
               "t:Port opens after two years|b:By Ann Lee|d:PARIS, June 20 (AP) -|p:The port opened, the mayor of the "
               "town said."},
           Row{"WASHINGTON — The port opened.", "d:WASHINGTON —|p:The port opened."},
           Row{"LONDON, Jan 5, 2023 (Reuters) - “Nobody came.”", "d:LONDON, Jan 5, 2023 (Reuters) -|p:“Nobody came.”"},
           Row{"NEWARK, N.J. _ The port opened.", "d:NEWARK, N.J. _|p:The port opened."},
           Row{"MOSCOW (AP)_ The port opened.", "d:MOSCOW (AP)_|p:The port opened."},
           Row{"Thursday, January 3, 2019\n\nThe port opened.", "d:Thursday, January 3, 2019|p:The port opened."},
           // near misses
           Row{"NATO — which has 32 members — met.", "p:NATO — which has 32 members — met."},
           Row{"The port — a new one — opened.", "p:The port — a new one — opened."},
           Row{"By Friday the port was open.", "p:By Friday the port was open."},
           Row{"By the end of June all was over", "p:By the end of June all was over"},
           Row{"Bill Clinton — A Life came out in 2004.", "p:Bill Clinton — A Life came out in 2004."},
           Row{"On January 3, 2019 the port opened.", "p:On January 3, 2019 the port opened."},
       })
    CHECK(blocks_of("story.txt", row.source) == row.blocks);
}

TEST_CASE("Markdown") {
  struct Row {
    const char* source;
    const char* blocks;
  };
  for (const Row& row : {
           Row{"# One *two*\n\nThree **four** _five_ `six` ~~seven~~.", "t:One two|p:Three four five six seven."},
           Row{"5*3 and snake_case and * alone _ and 2 ** 3", "p:5*3 and snake_case and * alone _ and 2 ** 3"},
           Row{"One\n===\n\nTwo\n---\nthree", "t:One|h:Two|p:three"},
           Row{"See [the *report*](http://x.example/a_(b) \"T\") and ![alt](p.png) it.", "p:See the report and  it."},
           Row{"See [the report][r] and [r][] and [none][q].\n\n[r]: http://x.example/",
               "p:See the report and r and [none][q]."},
           Row{"[a [b] c](http://x.example) ](", "p:a [b] c ]("},
           Row{"\\*not\\* \\[this\\] a\\b", "p:*not* [this] a\\b"},
           Row{"> One\n> two\n\nthree", "q:One~two|p:three"},
           Row{"- One\n  two\n- Three\n\n2. Four", "l:One~two|l:Three|l:Four"},
           Row{"| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd", "l:a | b|l:1 | 2|p:End"},
           Row{"```\ncode **x**\n```\nText", "f:code **x**|p:Text"},
           Row{"One&nbsp;two &#8220;three&#x201D; &unknown; &amp;", "p:One\xC2\xA0two “three” &unknown; &"},
           Row{"One <em>two</em> <span class=\"x\">three</span><br>four 3 < 4 <b", "p:One two three~four 3 < 4 <b"},
           Row{"<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<p>Three</p>", "l:One|l:Two|p:Three"},
           Row{"{{< img src=\"x\" alt=\"y\" >}} One {{% note %}}two{{% /note %}}", "p:One two"},
           Row{"<a href=\"{{< ref \"/x\" >}}\" target=\"_blank\">Link</a> here", "p:Link here"},
           Row{"<!-- hidden -->\nShown <!-- not --> here", "p:Shown  here"},
           Row{"A note[^1] here <https://x.example/>", "p:A note here https://x.example/"},
           Row{"Hard  \nBreak and\nsoft", "p:Hard|p:Break and~soft"},
       })
    CHECK(blocks_of("story.md", row.source) == row.blocks);
}

TEST_CASE("the format: option, then extension, then content") {
  const auto format = [](const char* path, const char* source, Format wanted = Format::automatic) {
    return read_document(path, source, {wanted, std::nullopt, {}})->format;
  };
  CHECK(format("a.txt", "# Heading\n\n**bold**") == Format::plain);
  CHECK(format("a.txt", "text", Format::markdown) == Format::markdown);
  CHECK(format("a.MD", "text") == Format::markdown);
  CHECK(format("dir.md/a", "text") == Format::plain);
  CHECK(format("a.htm", "text") == Format::html);
  CHECK(format("-", "<!DOCTYPE HTML><p>x") == Format::html);
  CHECK(format("-", "\n <!-- x --><html>") == Format::html);
  CHECK(format("-", "<p>One</p>") == Format::html);
  CHECK(format("-", "<p>One</p> and [a](http://x.example)") == Format::markdown);
  CHECK(format("-", "Some **bold** words") == Format::markdown);
  CHECK(format("-", "See [a](http://x.example)") == Format::markdown);
  CHECK(format("-", "---\ntitle: x\n---\ntext") == Format::markdown);
  CHECK(format("-", "Text with * one star, 2 ** 3 and (brackets) [too].") == Format::plain);
  CHECK(format("-", "- one\n- two\n") == Format::plain);
  CHECK(format("-", "") == Format::plain);
}

TEST_CASE("the day of publication: given, then metadata, then the dateline") {
  const std::string dateline = "PARIS, June 20, 2024 (AP) — The port opened.";
  CHECK(published("a.txt", dateline) == "2024-06-20 dateline dateline");
  CHECK(published("a.txt", dateline, {Format::automatic, Date{2024, 6, 21}, {}}) == "2024-06-21 given given");
  CHECK(published("a.txt", "PARIS, June 20 (AP) — The port opened.") == "none");
  CHECK(published("a.md", "---\ndate: 2024-06-19\n---\n" + dateline) == "2024-06-19 metadata front matter date");
  CHECK(published("a.md", "+++\ndate = 2024-06-19T10:00:00Z\n+++\n" + dateline) ==
        "2024-06-19 metadata front matter date");
  CHECK(published("a.md", "---\ndate: soon\n---\n" + dateline) == "2024-06-20 dateline dateline");
  CHECK(published("a.md", "---\ndate: 2024-02-30\n---\ntext") == "none");
  struct Row {
    const char* head;
    const char* expected;
  };
  for (const Row& row : {
           Row{"<script "
               "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-06-20T01:00:00Z\"}</"
               "script>"
               "<meta property='article:published_time' content='2024-06-18'>",
               "2024-06-20 metadata JSON-LD datePublished"},
           Row{"<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2024-06-20\"}</script>"
               "<script "
               "type='application/ld+json'>[{\"@type\":[\"Thing\",\"Article\"],\"datePublished\":\"2024-06-19\"}]</"
               "script>",
               "2024-06-19 metadata JSON-LD datePublished"},
           Row{"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":</script>"
               "<meta property='article:published_time' content='2024-06-18'>",
               "2024-06-18 metadata meta article:published_time"},
           Row{"<meta name='date' content='June 17, 2024'><time datetime='2024-06-16'>x</time>",
               "2024-06-17 metadata meta date"},
           Row{"<time datetime='2024-06-15'>x</time><time datetime='2024-06-16' class='published'>x</time>",
               "2024-06-16 metadata time element"},
           Row{"<time class='updated' datetime='2024-06-15'>x</time>", "none"},
           Row{"<p>First paragraph.</p><time datetime='2024-06-15'>x</time>", "none"},
           Row{"<meta name='date' content='06/05/2024'>", "none"},
       }) {
    CAPTURE(row.head);
    CHECK(published("a.html", std::string("<html>") + row.head + "<p>The port opened.</p>") == row.expected);
  }
}

TEST_CASE("HTML: what is read, what is furniture, what is skipped") {
  struct Row {
    const char* source;
    const char* blocks;
  };
  for (const Row& row : {
           Row{"<h1>One</h1><p>Two<p>three <b>four</b>", "t:One|p:Two|p:three four"},
           Row{"<p>One</p><script>x</script><style>y</style><noscript>z</noscript><p hidden>h</p><p style='display: "
               "none'>n</p>",
               "p:One"},
           Row{"<nav>N</nav><p>One</p><aside>A</aside><footer>F</footer>", "f:N|p:One|f:A|f:F"},
           Row{"<p>Out</p><article><p>One two three four five</p></article><p>Out</p>",
               "f:Out|p:One two three four five|f:Out"},
           Row{"<blockquote><p>One</p><p>Two</p></blockquote><ul><li>Three<li>Four</ul>", "q:One|q:Two|l:Three|l:Four"},
           Row{"<p>One &lt;two&gt; &hellip; &notin; &copy x &#151; &bogus;</p>", "p:One <two> … ∉ © x — &bogus;"},
           Row{"<p>a</x>b<!-- c -->d &amp;amp; e", "p:abd &amp; e"},
           Row{"<table><tr><td>1<td>2</table>", "l:1|l:2"},
           Row{"<div>One<br>two.<br>Three<br><br>four</div>", "p:One~two.|p:Three|p:four"},
           Row{"<p>One</p><div class='social-share'>Two</div><div class='shareholders'>Three</div>",
               "p:One|f:Two|p:Three"},
           Row{"", ""},
           Row{"<", ""},
       }) {
    CAPTURE(row.source);
    CHECK(blocks_of("a.html", row.source) == row.blocks);
  }
}

TEST_CASE("limits name the file and the limit") {
  const auto error = [](const std::string& path, std::string source) {
    const auto document = read_document(path, std::move(source));
    REQUIRE_FALSE(document.has_value());
    CHECK(document.error().code == Code::limit);
    return document.error().text;
  };
  CHECK(error("big.txt", std::string(max_article_bytes + 1, 'a')) ==
        "big.txt: larger than 64 MiB, the limit for one article");
  const std::string deep =
      "a.html: HTML nested deeper than 512 elements, the limit for one article: save the story alone as HTML or as "
      "text";
  CHECK(error("a.html", repeated("<div>", 100'000)) == deep);
  CHECK(error("a.html", repeated("<div>", 513)) == deep);
  CHECK(error("a.html", repeated("<b><div></b>", 600)) == deep);
  CHECK(error("a.html", repeated("<div><table><td></div>", 300)) == deep);
  CHECK(error("a.html", repeated("<span><div></span>", 300)) == deep);
  std::string attributes = "<p";
  for (int i = 0; i <= 512; ++i) attributes += " a" + std::to_string(i);
  CHECK(error("a.html", attributes + ">") ==
        "a.html: more than 512 HTML attributes in one tag, the limit for one article: save the story alone as HTML or "
        "as text");
  CHECK(error("a.html", repeated("<br>", 1'000'001)) ==
        "a.html: more than 1000000 HTML elements, the limit for one article: save the story alone as HTML or as text");
  // What HTML closes by itself is not deep.
  for (const std::string& flat :
       {repeated("<p>x", 2000), repeated("<ul><li>a<li>b</ul>", 1000), repeated("<br>", 5000),
        "<table>" + repeated("<tr><td>x<td><b>y", 1000), repeated("<div>", 500), repeated("<p><b>x</b></p>", 2000)}) {
    CAPTURE(flat.substr(0, 20));
    CHECK(read_document("a.html", flat).has_value());
  }
}
