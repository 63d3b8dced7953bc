// Results to standard output, with failures seen.
#pragma once

#include <string_view>

namespace claims::cli {

enum class Written {
  yes,
  closed,  // the reader went away: stop, and say nothing
  failed,  // reported on standard error: the results are incomplete
};

// Writes all of `text` at once, unbuffered.
Written write_out(std::string_view text);

// For short texts: true unless writing failed. A closed pipe is no failure.
bool print(std::string_view text);

// Is standard output a terminal that may be coloured (NO_COLOR is not set)?
bool colour_wanted(std::string_view choice);
bool is_terminal();
// Columns of the terminal; 100 elsewhere.
int terminal_width();

}  // namespace claims::cli
