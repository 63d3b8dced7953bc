// What every HTML report carries with it: its style and its script.
#pragma once

#include <string_view>

namespace claims::report {

extern const std::string_view html_style;   // CSS; the whole content of one <style>
extern const std::string_view html_script;  // the page works without it: links and anchors do the rest

}  // namespace claims::report
