// The checks of firsts, records and counts of occasions.
#pragma once

#include "check/check.h"

namespace claims::check {

Family record() noexcept;

}  // namespace claims::check
