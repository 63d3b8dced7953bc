#include <catch2/catch.hpp>

#include "archive/surt.h"

using claims::archive::surt;

namespace {

struct Row {
  const char* url;
  const char* key;
};

constexpr const char* id32 = "0123456789abcdefghijklmnopqrstuv";

}  // namespace

TEST_CASE("surt: keys of URLs as indexers of web archives make them") {
  static const Row rows[] = {
      {"", "-"},
      {"http://example.org/", "org,example)/"},
      {"http://example.org", "org,example)/"},
      {"example.org", "org,example)/"},
      {"HTTPS://WWW.Example.ORG/News/A.html", "org,example)/news/a.html"},
      // "www", with a number or without, is nothing; other names stay
      {"http://www2.example.org/a", "org,example)/a"},
      {"http://www.www.example.org/a", "org,example,www)/a"},
      {"http://www2example.org/a", "org,www2example)/a"},
      {"http://wwwx.example.org/a", "org,example,wwwx)/a"},
      // ports
      {"http://example.org:80/", "org,example)/"},
      {"https://example.org:443/", "org,example)/"},
      {"https://example.org:80/", "org,example:80)/"},
      {"http://example.org:8080/a", "org,example:8080)/a"},
      {"http://example.org:/a", "org,example)/a"},
      {"http://example.org:99999/a", "http://example.org:99999/a"},
      {"http://example.org:port/a", "http://example.org:port/a"},
      // user names and fragments
      {"http://user:word@example.org/a#part", "org,example)/a"},
      {"http://example.org/a%23b", "org,example)/a%23b"},
      // paths
      {"http://example.org/a/", "org,example)/a"},
      {"http://example.org//a///b/./c/../d", "org,example)/a/b/d"},
      {"http://example.org/../a", "org,example)/../a"},
      {"http://example.org/a/..", "org,example)/"},
      {"http://example.org/%7Ename/%41", "org,example)/~name/a"},
      {"http://example.org/%2525252541", "org,example)/a"},
      {"http://example.org/100%", "org,example)/100%25"},
      {"http://example.org/a b", "org,example)/a%20b"},
      {"http://example.org/\xC3\xA9t\xC3\xA9", "org,example)/%c3%a9t%c3%a9"},
      {"http://example.org/%C3%A9", "org,example)/%c3%a9"},
      // queries
      {"http://example.org/a?", "org,example)/a"},
      {"http://example.org?q=1", "org,example)/?q=1"},
      {"http://example.org/a/?b=2&a=1", "org,example)/a?a=1&b=2"},
      {"http://example.org/?b&a=2&a=1&a", "org,example)/?a&a=1&a=2&b"},
      {"http://example.org/?a=1&", "org,example)/?&a=1"},
      {"http://example.org/?Q=%20X", "org,example)/?q=%20x"},
      {"http://example.org/?u=http%3A%2F%2Fa.b%2F", "org,example)/?u=http://a.b/"},
      // addresses
      {"http://192.0.2.1/a", "1,2,0,192)/a"},
      {"http://3221225985/a", "1,2,0,192)/a"},
      {"http://0300.0.2.1/a", "1,2,0,192)/a"},
      {"http://192.0.513/", "1,2,0,192)/"},
      {"http://1.2.3.256/", "256,3,2,1)/"},
      {"http://1.2.3.4.5/", "5,4,3,2,1)/"},
      {"http://[2001:DB8::1]:8080/a", "2001:db8::1:8080)/a"},
      // host names
      {"http://example.org./a", "org,example)/a"},
      {"http://example..org/a", "org,example)/a"},
      {"http://B\xC3\xBC"
       "cher.example/",
       "example,xn--bcher-kva)/"},
      {"http://b%C3%BCcher.example/", "example,xn--bcher-kva)/"},
      {"http://B\xC3\x9C"
       "CHER.example/",
       "example,xn--bcher-kva)/"},
      {"http://stra\xC3\x9F"
       "e.example/",
       "example,strasse)/"},
      {"http://\xD1\x80\xD1\x84.example/", "example,xn--p1ai)/"},
      {"http://\xE4\xBE\x8B\xE3\x81\x88.example/", "example,xn--r8jz45g)/"},
      {"http://\xC2\x80.example/", "example,%c2%80)/"},
      {"http://%FF.example/", "example,%ff)/"},
      {"http://a%20b.example/", "example,a%20b)/"},
      // written badly
      {"  http://example.org/a\r\n", "org,example)/a"},
      {"http://example.org/a\tb", "org,example)/ab"},
      {"http:////example.org/a", "org,example)/a"},
      {"http://https://example.org/a", "org,example)/a"},
      {"http:example.org/a", "org,example)/a"},
      // other schemes
      {"ftp://www.example.org:21/a", "org,example:21)/a"},
      {"dns:www.Example.org", "dns:www.example.org"},
      {"mailto:A@example.org", "mailto:a@example.org"},
      {"urn:claims:un:S/RES/1718%20(2006)", "urn:claims:un:s/res/1718%20(2006)"},
      {"urn:pageinfo:http://example.org/", "urn:pageinfo:http://example.org"},
      {"filedesc://FOO.arc.gz", "filedesc://FOO.arc.gz"},
      {"warcinfo:foo.warc.gz", "warcinfo:foo.warc.gz"},
      {"whois://whois.example.org/name", "org,example,whois)/name"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.url);
    CHECK(surt(row.url) == row.key);
  }
}

TEST_CASE("surt: session ids are left out, what only looks like one stays") {
  const std::string id = id32, start = "http://example.org/a?";
  CHECK(surt(start + "jsessionid=" + id) == "org,example)/a");
  CHECK(surt(start + "JSESSIONID=" + id + "&x=y") == "org,example)/a?x=y");
  CHECK(surt(start + "one=two&jsessionid=" + id + "&x=y") == "org,example)/a?one=two&x=y");
  CHECK(surt(start + "one=two&jsessionid=" + id) == "org,example)/a?&one=two");
  CHECK(surt(start + "jsessionid=" + id + "0") == "org,example)/a?jsessionid=" + id + "0");
  CHECK(surt(start + "phpsessid=" + id + "&x=y") == "org,example)/a?x=y");
  CHECK(surt(start + "sid=" + id + "&jsessionid=" + id) == "org,example)/a");
  CHECK(surt(start + "aspsessionidABCDEFGH=ABCDEFGHIJKLMNOPQRSTUVWX&x=y") == "org,example)/a?x=y");
  CHECK(surt(start + "aspsessionidABCDEFG=ABCDEFGHIJKLMNOPQRSTUVWX") ==
        "org,example)/a?aspsessionidabcdefg=abcdefghijklmnopqrstuvwx");
  CHECK(surt(start + "CFID=1169580&CFTOKEN=48630702&r=1") == "org,example)/a?r=1");
  CHECK(surt(start + "cfid=1&x=2") == "org,example)/a?cfid=1&x=2");
  CHECK(surt("http://example.org/(S(4hqa0555fwsecu455xqckv45))/page.aspx") == "org,example)/page.aspx");
  CHECK(surt("http://example.org/(4hqa0555fwsecu455xqckv45)/page.aspx") == "org,example)/page.aspx");
  CHECK(surt("http://example.org/(4hqa0555fwsecu455xqckv45)/page.html") ==
        "org,example)/(4hqa0555fwsecu455xqckv45)/page.html");
}

TEST_CASE("surt: percent-encoding nested a thousand times takes one pass") {
  std::string nested = "%";
  for (int i = 0; i < 100'000; ++i) nested += "25";
  CHECK(surt("http://example.org/" + nested + "41") == "org,example)/a");
}
