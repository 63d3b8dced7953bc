#include <claims/evidence.h>
namespace claims {
const char* name_of(Bearing bearing) noexcept {
  switch (bearing) {
    case Bearing::supports: return "supports";
    case Bearing::contradicts: return "contradicts";
    case Bearing::not_enough: return "not_enough";
  }
  return "";
}
}
