#include <claims/report.h>

namespace claims {

std::string render_sarif(std::span<const Report>) { return {}; }

}  // namespace claims
