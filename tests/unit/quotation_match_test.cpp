// Quotations against their source: the table of fixtures/compare/quotations.tsv, and where the differences stand.
#include <claims/evidence.h>

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace claims;

namespace {

const std::string folder = std::string(CLAIMS_FIXTURES) + "/compare/";

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Row {
  std::string source, tier, changed, quote;
};

std::vector<Row> rows() {
  std::vector<Row> out;
  std::istringstream in(content(folder + "quotations.tsv"));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    Row row;
    std::istringstream fields(line);
    std::getline(fields, row.source, '\t');
    std::getline(fields, row.tier, '\t');
    std::getline(fields, row.changed, '\t');
    std::getline(fields, row.quote);
    for (std::size_t at = row.quote.find("\\n"); at != std::string::npos; at = row.quote.find("\\n"))
      row.quote.replace(at, 2, "\n");
    out.push_back(row);
  }
  return out;
}

std::string shown(std::string_view text, Span span) { return std::string(text.substr(span.begin, span.size())); }

// "dropped||not": kind, words of the quotation, words of the text.
std::vector<std::string> differences(std::string_view quote, std::string_view text) {
  std::vector<std::string> out;
  for (const QuotationDifference& d : check_quotation(quote, text).differences)
    out.push_back(std::string(name_of(d.kind)) + "|" + shown(quote, d.quote) + "|" + shown(text, d.source));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("quotations: every row of the table has its tier and its change") {
  const std::vector<Row> table = rows();
  CHECK(table.size() >= 150);
  for (const Row& row : table) {
    INFO(row.source << ": " << row.quote);
    const std::string text = content(folder + "quoted/" + row.source + ".txt");
    const QuotationMatch match = check_quotation(row.quote, text);
    CHECK(name_of(match.tier) == row.tier);
    CHECK(name_of(match.changed) == row.changed);
    CHECK(match.span.end <= text.size());
    CHECK(match.span.empty() == (match.tier == QuotationTier::absent));
    if (match.tier == QuotationTier::exact) CHECK(shown(text, match.span) == row.quote);
  }
}

TEST_CASE("quotations: the passage and what differs are given by position") {
  const std::string text = "She said on Monday: \"We will not accept the offer of 12 million, now or ever.\" He left.";
  const QuotationMatch match = check_quotation("We will accept the offer of 12 million", text);
  CHECK(shown(text, match.span) == "We will not accept the offer of 12 million");
  CHECK(differences("We will accept the offer of 12 million", text) == Strings{"dropped||not"});
  CHECK(differences("We will not accept the offer of 13 million", text) == Strings{"changed|13|12"});
  CHECK(differences("We will not accept the good offer of 12 million", text) == Strings{"added|good|"});
  CHECK(differences("we will not ... the offer", text) == Strings{"first-letter|we|We", "ellipsis|...|accept"});
  CHECK(differences("We will not [take] the offer", text) == Strings{"bracket|[take]|accept"});
  CHECK(differences("We will not accept the offer", text).empty());
}

TEST_CASE("quotations: a word inside a longer one is not found") {
  CHECK(check_quotation("art", "The party started.").tier == QuotationTier::absent);
  CHECK(check_quotation("start", "The party started.").tier == QuotationTier::absent);
  CHECK(check_quotation("party", "The party started.").tier == QuotationTier::exact);
}

TEST_CASE("quotations: a source in another language is said to be one") {
  const std::string german = content(folder + "quoted/german.txt");
  CHECK(check_quotation("The city will never forget what they have done for all of us.", german).translated);
  CHECK_FALSE(check_quotation("Die Stadt wird nie vergessen, was sie geleistet haben.", german).translated);
  const std::string english = content(folder + "quoted/speech.txt");
  CHECK_FALSE(check_quotation("The city will never forget what they have done for all of us.", english).translated);
  CHECK(check_quotation("We did nothing for the people of this valley.", "Unofficial translation\n\n" + english)
            .translated);
}

TEST_CASE("quotations: nothing and hostile bytes") {
  CHECK(check_quotation("", "text").tier == QuotationTier::absent);
  CHECK(check_quotation("word", "").tier == QuotationTier::absent);
  CHECK(check_quotation("...", "A text ... with dots").tier == QuotationTier::exact);
  CHECK(check_quotation("[", "A text").tier == QuotationTier::absent);
  CHECK(check_quotation("\xE2\x80", "A text \xE2").tier == QuotationTier::absent);
  const std::string many(200000, 'a');
  CHECK(check_quotation(many, many + " b").tier != QuotationTier::near);
}
