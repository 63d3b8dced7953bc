// Quotations and numbers of a cited document, against that document.
#include "finding_lines.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

std::vector<std::string> lines(const std::string& text, Source source = test::water_report()) {
  return test::lines_of(test::report_on(text, "2024-06-20", {std::move(source)}), "document.");
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("document.quotation: a negation, a number or a name is another") {
  CHECK(lines("Resolution 1718 (2006) of the Security Council says that supervision \"will repair a single pipe in the "
              "Upper Basin\".") == Strings{"document.quotation error [will repair a single pipe in the Upper Basin]"});
  CHECK(lines("Security Council Resolution 1718 declares that \"Pavel Dorn shall answer for 40 million dollars\".") ==
        Strings{"document.quotation error [40]"});
  CHECK(lines("Security Council Resolution 1718 declares that \"Peter Dorn shall answer for 14 million dollars\".") ==
        Strings{"document.quotation error [Peter]"});
  CHECK(lines("According to Security Council Resolution 1718, \"the authority has published accounts since 2018\".") ==
        Strings{"document.quotation error [the authority has published accounts since 2018]"});
  CHECK(lines("Security Council Resolution 1718 declares that supervision \"will ... repair a single pipe in the Upper "
              "Basin\".") == Strings{"document.quotation warning [...]"});
}

TEST_CASE("document.quotation: words that are not there") {
  CHECK(lines("Security Council Resolution 1718 says that \"the director and all of his deputies must be dismissed at "
              "once\".") ==
        Strings{"document.quotation warning [the director and all of his deputies must be dismissed at once]"});
  Source french = test::water_report();
  french.text =
      "Le Conseil, notant que la moitié des stations de pompage est hors service, et que les comptes de l'autorité ne "
      "sont "
      "pas publiés, déclare que la surveillance ne réparera pas une seule conduite dans le bassin supérieur, et que le "
      "directeur est responsable de la perte de plusieurs millions de dollars dans les années à venir.";
  CHECK(lines("Security Council Resolution 1718 says that \"supervision will not repair a single pipe in the Upper "
              "Basin\".",
              french) ==
        Strings{"document.quotation note [supervision will not repair a single pipe in the Upper Basin]"});
}

TEST_CASE("document.quotation: silent where the words are the document's, or may be somebody else's") {
  for (const char* text : {
           "Security Council Resolution 1718 says that supervision \"will not repair a single pipe in the Upper "
           "Basin\".",
           "Security Council Resolution 1718 says that “the authority has published no accounts since 2018”.",
           "Security Council Resolution 1718 declares that supervision \"will not mend a single pipe in the Upper "
           "Basin\".",
           // somebody speaks, or nobody is told
           "\"Supervision will repair a single pipe in the Upper Basin,\" said Maria Santos of Security Council "
           "Resolution 1718.",
           "Maria Santos, who calls Security Council Resolution 1718 weak, says \"supervision will repair a single "
           "pipe\".",
           "Under Security Council Resolution 1718 the slogan was \"supervision will repair a single pipe in the Upper "
           "Basin\".",
           // two documents
           "Security Council Resolution 1718, unlike Resolution 1874, says \"supervision will repair a single pipe\".",
           // a term
           "Security Council Resolution 1718 speaks of \"a broken system\".",
       }) {
    CAPTURE(text);
    CHECK(lines(text) == Strings{});
  }
  Source part = test::water_report();
  part.problem = "the text was had only in part";
  CHECK(
      lines("Security Council Resolution 1718 says that supervision \"will repair a single pipe in the Upper Basin\".",
            part) == Strings{});
}

TEST_CASE("document.number: one number is another") {
  CHECK(lines("Security Council Resolution 1718 says that 32 of the pumping stations were inspected in 2021.") ==
        Strings{"document.number warning [32]"});
  for (const char* text : {
           "Security Council Resolution 1718 says that 23 of the pumping stations were inspected in 2021.",
           "Security Council Resolution 1718 says that at least 32 of the pumping stations were inspected in 2021.",
           "32 of the pumping stations were inspected in 2021.",
           "Maria Santos said that Security Council Resolution 1718 says that 32 of the pumping stations were "
           "inspected in 2021.",
           "Security Council Resolution 1718 says that 32 bridges were closed to traffic in 2021.",
       }) {
    CAPTURE(text);
    CHECK(lines(text) == Strings{});
  }
}
