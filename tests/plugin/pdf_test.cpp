// Text of PDF files, by pdftotext in the runner's sandbox.
#include "fetch/pdf.h"
#include "reading_lines.h"

#include <catch2/catch.hpp>

#include <string>

using namespace claims;
using Lines = std::vector<std::string>;

namespace {

// A file of one page; `page` is its content stream (ISO 32000-1, 9.4), `information` the inside of its dictionary.
std::string pdf(const std::string& page, const std::string& information = "") {
  const std::string objects[] = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< " + information + " >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
      "<< /Length " + std::to_string(page.size()) + " >>\nstream\n" + page + "\nendstream",
  };
  std::string out = "%PDF-1.4\n", table = "0000000000 65535 f \n";
  int number = 0;
  for (const std::string& object : objects) {
    const std::string place = std::to_string(out.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    out += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
  }
  const std::string start = std::to_string(out.size());
  return out + "xref\n0 7\n" + table + "trailer\n<< /Size 7 /Root 1 0 R /Info 4 0 R >>\nstartxref\n" + start +
         "\n%%EOF\n";
}

std::string shown(const std::string& text) { return "BT /F1 10 Tf 56 800 Td 12 TL (" + text + ") Tj ET"; }

Result<plugin::Reading> decode(const std::string& bytes) {
  plugin::OpenOptions options;
  options.runner = RUNNER;
  return fetching::decode_pdf(bytes, options);
}

}  // namespace

TEST_CASE("PDF: the words and what the file says of itself") {
  const auto reading = decode(pdf(shown("Ships called \\(forty\\) & left; caf\351 </pre>"),
                                  "/Title (Log <of> 2021) /Author (Ada Mole) /CreationDate (D:20211231120000Z)"));
  CHECK(reading_lines(reading) ==
        Lines{"title = Log <of> 2021", "author = Ada Mole", "created = 2021-12-31 [2021-12-31T12:00:00Z]"});
  CHECK(reading->text == "Ships called (forty) & left; caf\xC3\xA9 </pre>\n");
}

TEST_CASE("PDF: without information there are no facts, without words no text") {
  const auto bare = decode(pdf(shown("Words."), "/Title (untitled) /CreationDate (yesterday)"));
  CHECK(reading_lines(bare) == Lines{});
  CHECK(bare->text == "Words.\n");
  const auto scan = decode(pdf("0 0 100 100 re f"));
  CHECK(reading_lines(scan) == Lines{});
  CHECK(scan->text.empty());
}

TEST_CASE("PDF: what is none, and what is damaged") {
  const auto html = decode("<html>no such document</html>");
  REQUIRE_FALSE(html);
  CHECK(html.error() == Error{Code::malformed, "not a PDF: the header %PDF- is missing"});
  const auto damaged = decode("%PDF-1.4\n1 0 obj\n<< /Type /Catalog");
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().code == Code::malformed);
  // The header may stand behind some bytes, but not far behind.
  CHECK(decode(std::string(20, '\n') + pdf(shown("Words.")))->text == "Words.\n");
  CHECK_FALSE(decode(std::string(2'000, '\n') + pdf(shown("Words."))));
}

TEST_CASE("PDF: among the plugins it only decodes") {
  plugin::OpenOptions options;
  options.runner = RUNNER;
  const auto decoder = fetching::pdf_decoder(options);
  CHECK(decoder->descriptor().media_types == Lines{"application/pdf"});
  CHECK(decoder->decode("application/pdf", "", pdf(shown("Words.")))->text == "Words.\n");
  CHECK(decoder->resolve("un:S/RES/1").error().code == Code::unsupported);
}

TEST_CASE("PDF: limits bind the program") {
  plugin::OpenOptions options;
  options.runner = RUNNER;
  options.limits.output = 100;
  const auto reading = fetching::decode_pdf(pdf(shown("Words.")), options);
  REQUIRE_FALSE(reading);
  CHECK(reading.error().code == Code::limit);
}
