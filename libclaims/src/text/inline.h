// Markdown inside a paragraph: emphasis, links, code, tags, references.
#pragma once

#include "text/builder.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claims::text {

// Link reference definitions of a text: label in lower case -> address.
using LinkDefinitions = std::unordered_map<std::string, std::string>;

// Reads the inline markup of paragraphs. Kept for a whole text, since it
// remembers where closing marks are and so stays linear in the text's length.
class InlineReader {
 public:
  InlineReader(TextBuilder& builder, const LinkDefinitions& definitions)
      : out_(builder), source_(builder.source()), definitions_(definitions) {}

  // Reads the source's bytes [begin, end), one paragraph of `kind`, as one block
  // or, where HTML tags divide it, several. `quoted`: lines start with "> ".
  void read(std::uint32_t begin, std::uint32_t end, BlockKind kind, bool quoted);

 private:
  struct OpenLink {
    std::uint32_t close;  // source offset of the "]"
    std::uint32_t text_begin;
    std::uint32_t after;  // where reading goes on behind the address
    std::string url;
  };

  void match_brackets();
  std::uint32_t partner(std::uint32_t open) const;
  bool special();
  bool escape();
  bool emphasis(char mark);
  bool bracket();
  void close_links();
  bool tag();
  void block_tag(std::string_view name, bool closing);
  bool shortcode();
  bool entity();
  void line_end();
  void flush();
  void drop_to(std::uint32_t to);
  std::uint32_t find_from(std::string_view mark, std::uint32_t from, std::size_t slot);
  char at(std::uint32_t i) const { return i < end_ ? source_[i] : '\0'; }

  TextBuilder& out_;
  std::string_view source_;
  const LinkDefinitions& definitions_;
  std::uint32_t begin_ = 0, end_ = 0, at_ = 0;
  std::uint32_t copied_ = 0;       // source before this is in the text already
  std::uint32_t block_begin_ = 0;  // text offset
  BlockKind kind_ = BlockKind::paragraph;
  BlockKind outer_ = BlockKind::paragraph;
  bool quoted_ = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> partners_;  // by opening offset
  std::vector<OpenLink> links_;
  std::vector<std::uint32_t> anchors_;  // open <a href> as indices into document.links
  struct Found {
    std::uint32_t from = 0, at = 0;
    bool valid = false;
  };
  Found found_[7];
};

}  // namespace claims::text
