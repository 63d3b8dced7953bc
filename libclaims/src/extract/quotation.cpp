#include "extract/extract.h"

namespace claims::extract {

void find_quotations(Story&) {}

}  // namespace claims::extract
