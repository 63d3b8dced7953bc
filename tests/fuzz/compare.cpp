// Claims and quotations against arbitrary texts.
//
// Byte 0: even = a claim, odd = a quotation. The rest up to the first line end is the claim or quotation, what follows
// the text.
#include <claims/evidence.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace claims;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_span(Span span, std::string_view text) { require(span.begin <= span.end && span.end <= text.size()); }

void check_claim(std::string_view claim, std::string_view text) {
  const Comparison comparison = compare(claim, text);
  require(comparison.score >= 0 && comparison.score <= 1);
  require(!comparison.reasons.empty());
  check_span(comparison.passage.span, text);
  for (const BearingReason& reason : comparison.reasons) {
    require(!reason.text.empty());
    check_span(reason.claim, claim);
    check_span(reason.source, text);
  }
  for (const Passage& passage : find_passages(claim, text)) check_span(passage.span, text);
  require(!render_comparison(comparison, text, "1").empty());
}

void check_quote(std::string_view quote, std::string_view text) {
  const QuotationMatch match = check_quotation(quote, text);
  check_span(match.span, text);
  require(match.span.empty() == (match.tier == QuotationTier::absent));
  for (const QuotationDifference& difference : match.differences) {
    check_span(difference.quote, quote);
    check_span(difference.source, text);
  }
  if (match.tier == QuotationTier::exact) require(match.differences.empty());
  require(!render_quotation(match, "1").empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t line = rest.find('\n');
  const std::string_view first = rest.substr(0, line);
  const std::string_view text = line == std::string_view::npos ? std::string_view() : rest.substr(line + 1);
  if (data[0] % 2 == 0) check_claim(first, text);
  else check_quote(first, text);
  return 0;
}
