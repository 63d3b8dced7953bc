// What the services of US law answer, one function a kind of answer.
#pragma once

#include "reading/text.h"

#include <claims/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace claims::plugin {

struct UsLocator {
  enum Kind { law, code, federal_register, order } kind = law;
  std::string first;   // congress, title, volume, number of the order
  std::string second;  // law, section, page; empty for an order
};

// uspl:117-58, usc:42/2000e-5, usfr:87/12345, useo:14067
std::optional<UsLocator> read_us_locator(std::string_view locator);

// "Public Law 117-58", "18 U.S.C. 1343", "87 FR 12345", "Executive Order 14067"
std::string symbol_of(const UsLocator& law);

inline constexpr std::size_t max_us_bytes = 16u << 20;

// Fields of documents that are asked of the Federal Register's API.
inline constexpr std::string_view register_fields[] = {"agencies",
                                                       "body_html_url",
                                                       "citation",
                                                       "disposition_notes",
                                                       "document_number",
                                                       "end_page",
                                                       "executive_order_number",
                                                       "html_url",
                                                       "president",
                                                       "publication_date",
                                                       "signing_date",
                                                       "start_page",
                                                       "title",
                                                       "type"};

Status read_mods(Host& host, const Reply& reply, const UsLocator& law);
Status read_order_search(Host& host, const Reply& reply, const UsLocator& law);
Status read_register_document(Host& host, const Reply& reply, const UsLocator& law);
Status read_register_page(Host& host, const Reply& reply);
Status read_section(Host& host, const Reply& reply, const UsLocator& law);
Status read_law_text(Host& host, const Reply& reply);

}  // namespace claims::plugin
