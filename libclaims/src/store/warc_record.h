// Parts of the WARC records of a case, uncompressed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::store {

// Of a whole record: where its block begins; npos if it has no end of headers.
std::size_t block_start(std::string_view record);
// Value of the first field of that name, in any case; empty if there is none.
std::string_view warc_field(std::string_view record, std::string_view name);

// A reply as the block of a response record. What the transport took a chunked
// coding from gets one chunk, so that head and body agree.
struct ReplyBlock {
  std::string bytes;
  std::uint64_t payload = 0;  // where the body begins
};
ReplyBlock reply_block(std::string_view head, std::string_view body);

// "192.0.2.1:443", "[2001:db8::1]:443" without brackets and port.
std::string ip_address(std::string_view address);
// A locator as a URI of ours: "urn:claims:un:S/RES/1718%20(2006)".
std::string claims_uri(std::string_view name);

}  // namespace claims::store
