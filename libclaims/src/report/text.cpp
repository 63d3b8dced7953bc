#include <claims/report.h>

namespace claims {

std::string render_text(const Report& report, const RenderOptions&) { return render_line(report); }

}  // namespace claims
