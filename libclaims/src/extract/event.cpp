#include "extract/extract.h"

namespace claims::extract {

void find_events(Story&) {}

}  // namespace claims::extract
