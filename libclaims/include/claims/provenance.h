// What a case holds and how it came about, for other programs: PROV-JSON (W3C Member Submission of 24 April 2013),
// which writes the PROV Data Model (W3C Recommendation of 30 April 2013).
#pragma once

#include <claims/fetch.h>
#include <claims/result.h>

#include <string>
#include <string_view>

namespace [[gnu::visibility("default")]] claims {

// Entities: stories, their claims, cited documents, snapshots of them, statements, rulings and reviews of others.
// Activities: retrievals, verifications, decisions. Agents: people, organisations, software with its version. The same
// case gives the same bytes. `kept` is a case of open_case(). Errors: of the case; not_found (it holds nothing).
Result<std::string> render_provenance(Case& kept);
// Into the file `path`, which is replaced once all is written. Errors: unavailable (full disk), unreadable.
Result<void> write_provenance(std::string_view prov_json, const std::string& path);

}  // namespace claims
