// Titles of heads of international organisations, before or beside a name.
#pragma once

#include <claims/story.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claims::check {

struct HeadTitle {
  std::string_view kind, body;  // of reference::Post: "secretary-general", "NATO"
  std::string words;            // "secretary general of NATO"
  Span span;                    // of title and name
  std::uint32_t begin = 0;      // first token of the title
  std::uint32_t end = 0;        // the token after title and name and the comma that closes an apposition
};

// "NATO Secretary General X", "the president of the European Commission, X,", "X, the IMF's managing director,";
// "X, the bank's president," where the story has named one bank before, and that is one of these.
std::optional<HeadTitle> head_title(const Story& story, const NameMention& name);
// The organisations whose heads these titles mean; their posts are not read from a bare "Secretary General".
bool is_headed(std::string_view kind, std::string_view body);

}  // namespace claims::check
