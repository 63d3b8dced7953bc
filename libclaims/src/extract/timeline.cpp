#include "extract/extract.h"

namespace claims::extract {

bool infer_publication(Story&) { return false; }
void build_timeline(Story&) {}

}  // namespace claims::extract
