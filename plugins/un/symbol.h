// Symbols as locators, requests and services write them.
#pragma once

#include <string>
#include <string_view>

namespace un {

// The same document: spaces and the case of letters aside, and a year that only one of them states ("S/RES/1718",
// "S/RES/1718(2006)").
bool same_symbol(std::string_view a, std::string_view b);

// As the services' own records write it, without a space before a bracket: "S/RES/1718(2006)".
std::string service_form(std::string_view symbol);

// The first symbol in the head of a document; empty if there is none. A view into `text`.
std::string_view symbol_in(std::string_view text);

// "S/RES/1718 (2006)" of whatever way of writing it; the text itself where it is no symbol.
std::string normal_form(std::string_view symbol);

// "Security Council" of "S/RES/1718"; empty where the symbol does not say.
std::string body_of(std::string_view symbol);

}  // namespace un
