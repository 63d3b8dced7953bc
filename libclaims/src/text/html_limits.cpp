#include "text/html_limits.h"

#include "text/attribute.h"

#include <claims/document.h>

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>
#include <vector>

namespace claims::text {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

bool space(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// What the HTML parsing rules make of an element, as far as depth depends on it.
enum Trait : std::uint16_t {
  empty = 1,        // has no content and no end tag
  raw = 2,          // its content is text up to its end tag
  formatting = 4,   // left open, the parser opens it again in the next block
  ends_p = 8,       // its start ends an open paragraph
  special = 16,     // an inline end tag does not reach past it
  barrier = 32,     // no end tag from inside reaches past it
  table_part = 64,  // ignored outside a table; its start ends all in the cell before it
  cell = 128,
  list_end = 256,  // "li", "dt", "dd": its start ends its like
};

struct Row {
  std::string_view names;
  std::uint16_t traits;
};
constexpr Row rows[] = {
    {"area base basefont bgsound br col embed frame hr img image input keygen link menuitem meta param source track "
     "wbr",
     empty},
    {"script style textarea title xmp iframe noembed noframes", raw},
    {"a b big code em font i nobr s small strike strong tt u", formatting},
    {"address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header "
     "hgroup "
     "main menu nav ol p section summary ul h1 h2 h3 h4 h5 h6 pre listing form",
     ends_p | special},
    {"li dt dd", ends_p | special | list_end},
    {"table", ends_p | special | barrier},
    {"applet button caption marquee object template select body html foreignobject", special | barrier},
    {"tr tbody thead tfoot colgroup", special | barrier | table_part},
    {"td th", special | barrier | table_part | cell},
};

std::uint16_t traits_of(std::string_view name) {
  static const auto all = [] {
    std::unordered_map<std::string_view, std::uint16_t> map;
    for (const Row& row : rows)
      for (std::string_view rest = row.names; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        map.emplace(word, row.traits);
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      }
    return map;
  }();
  const auto found = all.find(name);
  return found == all.end() ? std::uint16_t{0} : found->second;
}

class Counter {
 public:
  Counter(std::string_view source, const std::string& path) : source_(source), path_(path) {
    p_ = number_of("p");
    table_ = number_of("table");
  }

  Result<void> run() {
    for (std::size_t at = source_.find('<'); at != nowhere && at + 1 < source_.size(); at = source_.find('<', at)) {
      const char c = source_[at + 1];
      if (c == '!' || c == '?') {
        at = skip_comment(at);
      } else if (letter(c) || (c == '/' && at + 2 < source_.size() && letter(source_[at + 2]))) {
        if (auto read = read_tag(at); !read) return read;
        at = next_;
      } else {
        ++at;
      }
    }
    return {};
  }

 private:
  struct Element {
    std::uint32_t name;
    std::uint16_t traits;
  };

  std::uint32_t number_of(const std::string& name) {
    const auto [at, added] = numbers_.emplace(name, static_cast<std::uint32_t>(open_count_.size()));
    if (added) open_count_.push_back(0);
    return at->second;
  }

  std::size_t skip_comment(std::size_t at) const {
    const bool comment = source_.substr(at, 4) == "<!--";
    const std::size_t end = source_.find(comment ? "-->" : ">", at + 2);
    return end == nowhere ? source_.size() : end + 1;
  }

  Result<void> read_tag(std::size_t at) {
    std::size_t i = at + 1;
    const bool closing = source_[i] == '/';
    if (closing) ++i;
    const std::size_t begin = i;
    while (i < source_.size() && !space(source_[i]) && source_[i] != '>' && source_[i] != '/') ++i;
    const std::string name = lower_case(source_.substr(begin, std::min<std::size_t>(i - begin, 32)));
    if (auto read = skip_attributes(i); !read) return read;
    const Element element{number_of(name), traits_of(name)};
    if (closing) {
      close(element);
      return {};
    }
    return open(element, name);
  }

  // From behind a tag's name to behind its ">".
  Result<void> skip_attributes(std::size_t i) {
    const std::size_t size = source_.size();
    for (std::size_t count = 0;; ++count) {
      while (i < size && (space(source_[i]) || source_[i] == '/')) ++i;
      if (i >= size || source_[i] == '>') break;
      if (count == max_html_attributes) return too_many("attributes in one tag", max_html_attributes);
      ++i;
      while (i < size && !space(source_[i]) && source_[i] != '>' && source_[i] != '/' && source_[i] != '=') ++i;
      while (i < size && space(source_[i])) ++i;
      if (i >= size || source_[i] != '=') continue;
      ++i;
      while (i < size && space(source_[i])) ++i;
      if (i < size && (source_[i] == '"' || source_[i] == '\'')) {
        const std::size_t end = source_.find(source_[i], i + 1);
        i = end == nowhere ? size : end + 1;
      } else {
        while (i < size && !space(source_[i]) && source_[i] != '>') ++i;
      }
    }
    next_ = std::min(i + 1, size);
    return {};
  }

  Result<void> open(const Element& element, const std::string& name) {
    elements_ += 1 + detached_;
    if (elements_ > max_html_elements) return too_many("elements", max_html_elements);
    if (element.traits & empty) return {};
    if (element.traits & raw) return skip_raw(name), Result<void>{};
    if (element.traits & table_part) {
      if (open_count_[table_] == 0) return {};
      const bool in_row = (element.traits & cell) != 0;
      while (!ends_cell(open_.back(), in_row)) pop(false);
    } else if (!open_.empty()) {
      if ((element.traits & ends_p) && open_.back().name == p_) pop(false);
      if ((element.traits & list_end) && !open_.empty() && open_.back().name == element.name) pop(false);
    }
    open_.push_back(element);
    ++open_count_[element.name];
    if (open_.size() + detached_ <= static_cast<std::size_t>(max_html_depth)) return {};
    return fail(Code::limit, fmt::format("{}: HTML nested deeper than {} elements, the limit for one article: save the "
                                         "story alone as HTML or as text",
                                         path_, max_html_depth));
  }

  // True where a new row (or, in a row, a new cell) stays inside `top`.
  bool ends_cell(const Element& top, bool in_row) const {
    if (top.name == table_) return true;
    return in_row && (top.traits & table_part) && !(top.traits & cell);
  }

  void close(const Element& element) {
    if (open_count_[element.name] == 0) {
      if ((element.traits & formatting) && detached_ > 0) --detached_;
      return;
    }
    std::size_t i = open_.size();
    while (open_[i - 1].name != element.name) {
      const std::uint16_t passed = open_[i - 1].traits;
      const bool stopped = element.traits & (table_part | barrier)   ? false
                           : element.traits & (special | formatting) ? (passed & barrier) != 0
                                                                     : (passed & special) != 0;
      if (stopped) return;
      --i;
    }
    if (element.traits & formatting) {  // blocks inside it stay open
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
      --open_count_[element.name];
      return;
    }
    while (open_.size() > i) pop(true);
    pop(false);
  }

  // Takes the innermost element off; `left_open`: something around it was ended.
  void pop(bool left_open) {
    if (left_open && (open_.back().traits & formatting)) ++detached_;
    --open_count_[open_.back().name];
    open_.pop_back();
  }

  void skip_raw(const std::string& name) {
    const std::string end = "</" + name;
    for (std::size_t at = source_.find("</", next_); at != nowhere; at = source_.find("</", at + 2)) {
      if (lower_case(source_.substr(at, end.size())) != end) continue;
      next_ = at + end.size();
      return;
    }
    next_ = source_.size();  // the parser reads to the end, too
  }

  tl::unexpected<Error> too_many(const char* what, std::size_t limit) const {
    return fail(Code::limit, fmt::format("{}: more than {} HTML {}, the limit for one article: save the story alone as "
                                         "HTML or as text",
                                         path_, limit, what));
  }

  std::string_view source_;
  const std::string& path_;
  std::size_t next_ = 0;
  std::size_t elements_ = 0;
  std::size_t detached_ = 0;  // formatting elements left open by the end of the block around them
  std::uint32_t p_ = 0, table_ = 0;
  std::vector<Element> open_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::size_t> open_count_;  // by number
};

}  // namespace

Result<void> check_html_limits(std::string_view source, const std::string& path) { return Counter(source, path).run(); }

}  // namespace claims::text
