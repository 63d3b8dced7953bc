#include "extract/extract.h"

namespace claims::extract {

void find_times(Story&) {}

}  // namespace claims::extract
