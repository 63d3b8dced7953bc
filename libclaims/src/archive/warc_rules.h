// What the standard asks of a record's header (ISO 28500:2017, clause 5).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "archive/warc_reader.h"

namespace claims::archive {

// Calls `problem` with a code and a sentence for each rule that is broken.
void check_head(const WarcHead& head, const std::function<void(std::string_view, std::string)>& problem);

// In lower case, without parameters and brackets: how types of records, media and URIs are compared.
std::string plain_type(std::string_view value);

}  // namespace claims::archive
