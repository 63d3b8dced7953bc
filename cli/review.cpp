// claims review: reviews that others published, and one's own.
#include "review.h"

#include "command.h"
#include "subcommands.h"

namespace claims::cli {

int run_review(const std::vector<std::string>& words) {
  static constexpr Subcommand table[] = {{"import", "take reviews that others published into a case", review_import},
                                         {"export", "write a decided claim as ClaimReview", review_export}};
  return run_subcommand(
      {"review", "import or export", table,
       "  claims review import page.html --case desk\n"
       "  claims review export db5c3ee4 --url https://news.example/check/7 --publisher \"News Example\"\n"},
      words);
}

}  // namespace claims::cli
