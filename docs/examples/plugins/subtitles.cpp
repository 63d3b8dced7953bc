// A decoder: SubRip subtitles to the words that are spoken.
//
//   12
//   00:01:04,200 --> 00:01:06,900
//   The dam was opened in 1964.
#include <claims/plugin.hpp>

#include <algorithm>

using namespace claims::plugin;

class Subtitles {
 public:
  static constexpr claims_string media_types[] = {CLAIMS_STRING("application/x-subrip")};

  Status decode(Host& host, std::string_view, std::string_view charset, std::string_view bytes) {
    if (!charset.empty() && charset != "utf-8") return fail(CLAIMS_UNSUPPORTED, "subtitles must be in UTF-8");
    bool spoken = false, any = false;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      std::string_view line = bytes.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) spoken = false;
      else if (line.find(" --> ") != line.npos) spoken = any = true;
      else if (spoken) host.text(std::string(line) + "\n");
      at = end + 1;
    }
    return any ? ok() : fail(CLAIMS_MALFORMED, "not one line of these subtitles says when it is shown");
  }
};

CLAIMS_PLUGIN("org.example.subtitles", "1.0.0", "Apache-2.0", CLAIMS_NO_HOSTS, Decode<Subtitles>)
