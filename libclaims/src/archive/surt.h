// Keys of URLs by which indexes of archives are sorted: the Sort-friendly URI
// Reordering Transform in the canonical form that web archives' indexers share
// ("https://www.Example.org/b/?y=2&x=1" is "org,example)/b?x=1&y=2").
#pragma once

#include <string>
#include <string_view>

namespace claims::archive {

// "-" for an empty URL. What is no URL, such as one with an impossible port,
// is its own key, as indexers have it. Linear in the length.
std::string surt(std::string_view url);

}  // namespace claims::archive
