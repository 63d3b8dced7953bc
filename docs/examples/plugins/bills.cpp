// A fetcher: the bills of a parliament, "Bill 17/2024" in prose, bill:2024/17 as a locator.
#include <claims/plugin.hpp>

#include <cctype>

using namespace claims::plugin;

class Bills {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("bill")};

  Status recognise(Host& host, std::string_view text) {
    constexpr std::string_view word = "Bill ";
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      const std::string_view number = digits(text.substr(at + word.size()));
      const std::size_t slash = at + word.size() + number.size();
      const std::string_view year = slash < text.size() && text[slash] == '/' ? digits(text.substr(slash + 1)) : "";
      if (number.empty() || year.size() != 4) continue;
      host.locator(at, slash + 5, "bill:" + std::string(year) + "/" + std::string(number));
    }
    return ok();
  }

  Status resolve(Host& host, std::string_view locator) {
    const std::string_view symbol = locator.substr(locator.find(':') + 1);
    if (digits(symbol).size() != 4) return fail(CLAIMS_MALFORMED, "a bill is YEAR/NUMBER, not " + std::string(symbol));
    host.request({.role = "document", .url = "https://bills.example.org/" + std::string(symbol) + ".txt"});
    return ok();
  }

  // "Title: Harbour Dues Bill", "Passed: 2024-05-03", an empty line, the text.
  Status interpret(Host& host, const Reply& reply) {
    if (reply.http_status == 404) return fail(CLAIMS_NOT_FOUND, "parliament knows no such bill");
    if (reply.http_status != 200) return fail(CLAIMS_UNAVAILABLE, "parliament does not answer");
    const std::size_t end = reply.body.find("\n\n");
    if (end == reply.body.npos) return fail(CLAIMS_MALFORMED, "the page has no heading");
    const std::string_view heading = reply.body.substr(0, end + 1);
    host.fact(CLAIMS_FACT_TEXT, "title", field(heading, "Title: "));
    host.fact(CLAIMS_FACT_DATE, "adopted", field(heading, "Passed: "));
    host.text(reply.body.substr(end + 2));
    return ok();
  }

 private:
  static std::string_view digits(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && std::isdigit(static_cast<unsigned char>(text[size]))) ++size;
    return text.substr(0, size);
  }
  static std::string_view field(std::string_view heading, std::string_view name) {
    const std::size_t at = heading.find(name);
    if (at == heading.npos) return {};
    const std::string_view rest = heading.substr(at + name.size());
    return rest.substr(0, rest.find('\n'));
  }
};

CLAIMS_PLUGIN("org.example.bills", "1.0.0", "Apache-2.0", CLAIMS_HOSTS("bills.example.org"), Fetch<Bills>)
