// Facts of the Digital Library's records: bibliographic ones (symbol in field 191) and voting records (791).
#pragma once

#include "marcxml.h"

#include <claims/plugin.hpp>

#include <string_view>
#include <vector>

namespace un {

enum class RecordKind { bibliographic, voting };

// The first record of that kind whose symbol is `symbol`; any symbol where it is empty. Null if there is none.
const Record* record_of(const std::vector<Record>& records, RecordKind kind, std::string_view symbol);

void push_bibliographic(claims::plugin::Host& host, const Record& record);
void push_voting(claims::plugin::Host& host, const Record& record);

}  // namespace un
