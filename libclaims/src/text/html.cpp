// HTML: gumbo parses, this turns its tree into blocks. Positions come from the
// parser, references are resolved again here to keep the way back to the bytes.
#include "text/attribute.h"
#include "text/builder.h"
#include "text/entity.h"
#include "text/html_head.h"
#include "text/html_limits.h"
#include "text/reader.h"

#include <gumbo.h>
#include <algorithm>
#include <memory>
#include <unordered_map>
#include <vector>

namespace claims::text {
namespace {

bool space(char c) { return static_cast<unsigned char>(c) <= ' '; }

bool name_character(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '#'; }

enum class Role { unread, furniture, block, in_line };

// What an element is to a reader.
Role role_of(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RP: return Role::unread;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_LABEL: return Role::furniture;
    case GUMBO_TAG_A:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_S:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_I:
    case GUMBO_TAG_B:
    case GUMBO_TAG_U:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_UNKNOWN:
    case GUMBO_TAG_RB:
    case GUMBO_TAG_RTC: return Role::in_line;
    default: return Role::block;
  }
}

BlockKind kind_of(GumboTag tag, BlockKind around) {
  switch (tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: return BlockKind::heading;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD: return BlockKind::list_item;
    case GUMBO_TAG_BLOCKQUOTE: return BlockKind::quotation;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION: return BlockKind::caption;
    default: return around;
  }
}

// A word of class or id that names a site's own parts.
bool names_furniture(std::string_view names) {
  static constexpr std::string_view words[] = {
      "newsletter", "share",      "sharing",    "social",      "related",   "promo",   "advert",
      "ad",         "ads",        "sponsor",    "cookie",      "subscribe", "donate",  "donation",
      "comments",   "sidebar",    "breadcrumb", "breadcrumbs", "paywall",   "signup",  "recommended",
      "trending",   "popular",    "tags",       "toolbar",     "banner",    "consent", "popup",
      "modal",      "disclaimer", "copyright",  "outbrain",    "taboola"};
  const std::string lower = lower_case(names.substr(0, 400));
  std::size_t at = 0;
  while (at < lower.size()) {
    const std::size_t end = std::min(lower.find_first_of(" -_:.\n\t", at), lower.size());
    const std::string_view word = std::string_view(lower).substr(at, end - at);
    if (std::find(std::begin(words), std::end(words), word) != std::end(words)) return true;
    at = end + 1;
  }
  return false;
}

bool has_class(const GumboElement& element, std::string_view word) {
  return lower_case(attribute_of(element, "class").substr(0, 400)).find(word) != std::string::npos;
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
  std::string style = lower_case(attribute_of(element, "style").substr(0, 400));
  style.erase(std::remove_if(style.begin(), style.end(), space), style.end());
  return style.find("display:none") != std::string::npos;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT) return &node.v.element.children;
  return nullptr;
}

class HtmlReader {
 public:
  HtmlReader(std::string_view source, Document& document) : source_(source), out_(source, document) {}

  void run(const GumboNode& root) {
    const std::size_t all = measure(root, false);
    // The story is the <article> (or <main>) that holds most of the paragraphs.
    if (story_ && story_size_ * 2 < all) story_ = nullptr;
    story_text_ = story_ ? story_size_ : all;
    inside_ = story_ == nullptr;
    choose_headline();
    walk(root, BlockKind::paragraph, false);
    end_block();
    head_.settle(out_.document(), headline_);
  }

 private:
  // Bytes of text in the paragraphs below `node`, remembered for each element.
  std::size_t measure(const GumboNode& node, bool in_paragraph) {
    if (node.type == GUMBO_NODE_TEXT) return in_paragraph ? node.v.text.original_text.length : 0;
    const GumboVector* children = children_of(node);
    if (!children) return 0;
    if (node.type == GUMBO_NODE_ELEMENT) {
      const Role role = role_of(node.v.element);
      if (role == Role::unread && node.v.element.tag != GUMBO_TAG_HEAD) return 0;
      if (role == Role::furniture) return 0;
      in_paragraph = in_paragraph || node.v.element.tag == GUMBO_TAG_P;
      if (node.v.element.tag == GUMBO_TAG_H1) headlines_.push_back(&node);
    }
    std::size_t size = 0;
    for (unsigned i = 0; i < children->length; ++i)
      size += measure(*static_cast<const GumboNode*>(children->data[i]), in_paragraph);
    if (node.type == GUMBO_NODE_ELEMENT) {
      paragraphs_[&node] = size;
      const GumboElement& e = node.v.element;
      const bool story =
          e.tag == GUMBO_TAG_ARTICLE || e.tag == GUMBO_TAG_MAIN || attribute_of(e, "itemprop") == "articleBody";
      // Of nested ones the innermost that still has nearly all of it.
      if (story && size > 0 && (!story_ || size * 10 > story_size_ * 11)) story_ = &node, story_size_ = size;
    }
    return size;
  }

  // The first <h1> in the story, else the first of the page.
  void choose_headline() {
    for (const GumboNode* h1 : headlines_) {
      if (!headline_node_) headline_node_ = h1;
      const GumboNode* around = h1;
      while (around && around != story_) around = around->parent;
      if (around && story_) {
        headline_node_ = h1;
        return;
      }
    }
  }

  void walk(const GumboNode& node, BlockKind kind, bool furniture) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE: return read_text(node.v.text);
      case GUMBO_NODE_DOCUMENT:
      case GUMBO_NODE_ELEMENT: break;
      default: return;
    }
    if (node.type == GUMBO_NODE_ELEMENT) return read_element(node, kind, furniture);
    walk_children(node, kind, furniture);
  }

  void walk_children(const GumboNode& node, BlockKind kind, bool furniture) {
    const GumboVector* children = children_of(node);
    for (unsigned i = 0; children && i < children->length; ++i)
      walk(*static_cast<const GumboNode*>(children->data[i]), kind, furniture);
  }

  void read_element(const GumboNode& node, BlockKind kind, bool furniture) {
    const GumboElement& element = node.v.element;
    Role role = role_of(element);
    see(node, role, furniture);
    if (element.tag == GUMBO_TAG_HEAD) return walk_head(node);
    if (role == Role::unread || is_hidden(element)) return;
    if (element.tag == GUMBO_TAG_BR) return line_break(node);
    last_break_ = false;
    if (element.tag == GUMBO_TAG_A) return read_link(node, kind, furniture);
    if (role == Role::in_line && !is_byline(node)) return walk_children(node, kind, furniture);

    const bool outside = !inside_;
    if (&node == story_) inside_ = true;
    end_block();
    const bool own = furniture || role == Role::furniture || is_site_part(node);
    kind_ = own || (!inside_ && &node != headline_node_) ? BlockKind::furniture : kind_of(element.tag, kind);
    if (kind_ != BlockKind::furniture && is_byline(node)) kind_ = BlockKind::byline;
    if (kind_ == BlockKind::heading && &node == headline_node_) kind_ = BlockKind::title;
    const BlockKind here = kind_;
    walk_children(node, here == BlockKind::furniture ? kind : here, own);
    end_block();
    inside_ = !outside;
    kind_ = furniture || !inside_ ? BlockKind::furniture : kind;
  }

  void see(const GumboNode& node, Role role, bool furniture) {
    const GumboElement& element = node.v.element;
    std::string_view content;
    if ((role == Role::unread) && element.children.length > 0) {
      const auto* child = static_cast<const GumboNode*>(element.children.data[0]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA) content = child->v.text.text;
    }
    head_.see(element, content, !furniture && story_paragraphs_ == 0);
  }

  void walk_head(const GumboNode& node) {
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(children.data[i]);
      if (child.type == GUMBO_NODE_ELEMENT) see(child, Role::unread, false);
    }
  }

  // Share lines, related stories and the like, by class or id, unless they hold much of the story.
  bool is_site_part(const GumboNode& node) const {
    const GumboElement& e = node.v.element;
    if (attribute_of(e, "role") == "navigation" || attribute_of(e, "role") == "complementary") return true;
    if (!names_furniture(attribute_of(e, "class")) && !names_furniture(attribute_of(e, "id"))) return false;
    const auto found = paragraphs_.find(&node);
    return found == paragraphs_.end() || found->second * 4 <= story_text_;
  }

  // An element of its own that names the author, with little text.
  bool is_byline(const GumboNode& node) const {
    const GumboElement& e = node.v.element;
    if (!has_class(e, "byline") && attribute_of(e, "rel") != "author" && attribute_of(e, "itemprop") != "author")
      return false;
    const auto end = e.end_pos.offset;
    return end > e.start_pos.offset && end - e.start_pos.offset < 600;
  }

  void read_link(const GumboNode& node, BlockKind kind, bool furniture) {
    const std::string_view url = attribute_of(node.v.element, "href");
    const std::uint32_t begin = out_.size();
    walk_children(node, kind, furniture);
    if (!url.empty() && begin < out_.size()) {
      const Span span = trim(out_.document().text, {begin, out_.size()});
      if (!span.empty()) out_.document().links.push_back({span, std::string(url)});
    }
  }

  // <br> after a full sentence or after another <br> ends the block.
  void line_break(const GumboNode& node) {
    const auto at = static_cast<std::uint32_t>(node.v.element.start_pos.offset);
    std::string_view text = std::string_view(out_.document().text).substr(block_begin_);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    const bool closed = !text.empty() && std::string_view(".!?:\"").find(text.back()) != std::string_view::npos;
    if (closed || last_break_) {
      end_block();
    } else if (at < source_.size()) {
      out_.replace("\n", at, at + 1);
    }
    last_break_ = true;
  }

  void end_block() {
    const std::size_t before = out_.document().blocks.size();
    out_.close_block(kind_, block_begin_);
    block_begin_ = out_.size();
    if (out_.document().blocks.size() == before) return;
    const Block& block = out_.document().blocks.back();
    if (block.kind == BlockKind::paragraph) ++story_paragraphs_;
    if (block.kind == BlockKind::title) headline_ = out_.document().slice(block.span);
    if (block.kind == BlockKind::byline && out_.document().byline.empty()) {
      std::string_view name = out_.document().slice(block.span);
      if (name.starts_with("By ") || name.starts_with("by ") || name.starts_with("BY ")) name.remove_prefix(3);
      out_.document().byline = name;
    }
  }

  // Walks the node's text and the source it came from side by side: the source
  // has references, CRLF, and tags that the parser dropped.
  void read_text(const GumboText& node) {
    std::string_view text = node.text;
    std::string_view original(node.original_text.data, node.original_text.length);
    if (original.data() < source_.data() || original.data() + original.size() > source_.data() + source_.size()) return;
    auto at = static_cast<std::uint32_t>(original.data() - source_.data());
    const auto end = static_cast<std::uint32_t>(at + original.size());
    for (std::size_t i = 0; i < text.size() && at < end;) {
      if (space(text[i]) && space(source_[at])) {
        const std::uint32_t begin = at;
        while (i < text.size() && space(text[i])) ++i;
        while (at < end && space(source_[at])) ++at;
        if (!blank_so_far()) out_.copy(begin, begin + 1);
        continue;
      }
      last_break_ = false;
      if (source_[at] == '&') {
        const Entity entity = read_entity(source_.substr(at, end - at));
        if (entity.size > 0 && text.substr(i, entity.utf8_size) == entity.text()) {
          out_.replace(entity.text(), at, at + entity.size);
          i += entity.utf8_size;
          at += entity.size;
          continue;
        }
        if (text[i] != '&') {  // a reference that only the parser knows, or without its semicolon
          copy_unknown(text, i, at, end);
          continue;
        }
      }
      if (text[i] == source_[at]) {
        const std::uint32_t begin = at;
        while (i < text.size() && at < end && text[i] == source_[at] && source_[at] != '&' && !space(text[i]))
          ++i, ++at;
        if (at == begin) ++i, ++at;
        out_.copy(begin, at);
      } else if (source_[at] == '<') {  // a tag or comment that the parser dropped
        const std::size_t close = source_.find('>', at);
        at = close == std::string_view::npos ? end : std::min(end, static_cast<std::uint32_t>(close + 1));
      } else {
        copy_unknown(text, i, at, end);
      }
    }
  }

  // One character of text for one reference (or byte) of the source.
  void copy_unknown(std::string_view text, std::size_t& i, std::uint32_t& at, std::uint32_t end) {
    std::size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    std::uint32_t stop = at + 1;
    if (source_[at] == '&') {
      while (stop < end && stop < at + 40 && name_character(source_[stop])) ++stop;
      if (stop < end && source_[stop] == ';') ++stop;
    }
    out_.replace(text.substr(i, next - i), at, stop);
    i = next;
    at = stop;
  }

  bool blank_so_far() const { return out_.size() == block_begin_; }

  std::string_view source_;
  TextBuilder out_;
  HtmlHead head_;
  std::string headline_;
  std::unordered_map<const GumboNode*, std::size_t> paragraphs_;
  std::size_t story_text_ = 0;
  std::vector<const GumboNode*> headlines_;  // all <h1>
  const GumboNode* headline_node_ = nullptr;
  const GumboNode* story_ = nullptr;  // null: all of the body is
  std::size_t story_size_ = 0;
  bool inside_ = false;
  BlockKind kind_ = BlockKind::paragraph;
  std::uint32_t block_begin_ = 0;
  std::size_t story_paragraphs_ = 0;
  bool last_break_ = false;
};

}  // namespace

Result<void> read_html(std::string_view source, Document& document) {
  if (auto within = check_html_limits(source, document.path); !within) return within;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, source.data(), source.size()), destroy);
  if (!output) return fail(Code::internal, document.path + ": the HTML parser failed");
  document.text.reserve(source.size() / 2);
  HtmlReader(source, document).run(*output->document);
  return {};
}

}  // namespace claims::text
