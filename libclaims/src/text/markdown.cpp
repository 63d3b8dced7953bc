// Markdown: blocks by their first marks, line by line; inline.cpp reads what is in them.
#include "text/attribute.h"
#include "text/builder.h"
#include "text/front_matter.h"
#include "text/inline.h"
#include "text/layout.h"
#include "text/reader.h"

namespace claims::text {
namespace {

bool all_of(std::string_view text, std::string_view marks) {
  return text.find_first_not_of(marks) == std::string_view::npos;
}

// "---", "* * *", "____"; and pandoc's "----- ----" under table heads.
bool is_rule(std::string_view line) {
  return line.size() >= 3 && (all_of(line, "- ") || all_of(line, "* ") || all_of(line, "_ ") || all_of(line, "= "));
}

bool is_table_rule(std::string_view line) { return line.find('-') != std::string_view::npos && all_of(line, "|-: +="); }

// 1..6 for "# " to "###### "; 0 otherwise.
std::uint32_t heading_level(std::string_view line) {
  const std::size_t level = line.find_first_not_of('#');
  if (level == 0 || level > 6 || level == std::string_view::npos) return 0;
  return line[level] == ' ' || line[level] == '\t' ? static_cast<std::uint32_t>(level) : 0;
}

// "[label]: address" as label and address; nothing otherwise.
bool read_definition(std::string_view line, LinkDefinitions& definitions) {
  if (!line.starts_with('[') || line.starts_with("[^")) return false;
  const std::size_t close = line.find("]: ");
  if (close > 200) return false;  // too far off, or nowhere
  std::string url = link_address(line.substr(close + 3));
  if (url.find_first_of("/:#") == std::string::npos) return false;
  definitions.emplace(lower_case(line.substr(1, close - 1)), std::move(url));
  return true;
}

LinkDefinitions find_definitions(std::string_view source) {
  LinkDefinitions definitions;
  if (source.find("]: ") == std::string_view::npos) return definitions;
  for (LineReader lines(source); !lines.done();) {
    const Line line = lines.next();
    read_definition(source.substr(line.begin, line.width()), definitions);
  }
  return definitions;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view source, std::uint32_t at, Document& document)
      : source_(source),
        out_(source, document),
        definitions_(find_definitions(source)),
        inline_(out_, definitions_),
        layout_(Layout::of(source, at)),
        lines_(source, at) {
    layout_.joins = true;
  }

  void run() {
    while (!lines_.done()) read_line(lines_.next());
    end_paragraph();
  }

 private:
  std::string_view text_of(const Line& line) const { return source_.substr(line.begin, line.width()); }

  void read_line(Line line) {
    bool quoted = false;
    for (; !line.blank() && source_[line.begin] == '>'; quoted = true) {
      ++line.begin;
      while (!line.blank() && static_cast<unsigned char>(source_[line.begin]) <= ' ') ++line.begin;
    }
    const std::string_view text = text_of(line);
    if (text.starts_with("```") || text.starts_with("~~~")) return read_fence(line);
    if (text.starts_with("<!--") || text.starts_with("<script") || text.starts_with("<style")) {
      if (skip_html(line)) return;
    }
    const bool in_table = table_;
    table_ = false;
    if (text.empty() || !has_words(text)) return read_rule(line, in_table);
    if (heading_level(text) != 0) return read_heading(line);
    LinkDefinitions ignored;
    if (!definitions_.empty() && read_definition(text, ignored)) return end_paragraph();
    if (text.starts_with('|') || in_table) return read_row(line);
    read_text(line, quoted);
  }

  // A line without words: blank, a rule, or the underline of a heading or of a table's head.
  void read_rule(const Line& line, bool in_table) {
    const std::string_view text = text_of(line);
    const bool open = !last_.blank();
    if (open && is_table_rule(text) && text.find('|') != std::string_view::npos) {
      kind_ = BlockKind::list_item;
      end_paragraph();
      table_ = true;
      return;
    }
    const bool underline = open && text.size() >= 2 && (all_of(text, "=") || all_of(text, "-"));
    if (underline && last_.begin == begin_ && kind_ == BlockKind::paragraph) kind_ = BlockKind::heading;
    if (text.empty() || underline || is_rule(text)) end_paragraph();
    table_ = in_table && !text.empty();
    if (!text.empty() && !underline && !is_rule(text)) end_paragraph();
  }

  void read_heading(Line line) {
    end_paragraph();
    line.begin += heading_level(text_of(line));
    while (!line.blank() && (source_[line.end - 1] == '#' || source_[line.end - 1] == ' ')) --line.end;
    inline_.read(line.begin, line.end, BlockKind::heading, false);
  }

  void read_row(const Line& line) {
    end_paragraph();
    table_ = true;
    std::uint32_t begin = line.begin, end = line.end;
    if (source_[begin] == '|') ++begin;
    if (end > begin && source_[end - 1] == '|') --end;
    inline_.read(begin, end, BlockKind::list_item, false);
  }

  void read_text(Line line, bool quoted) {
    const std::string_view text = text_of(line);
    const std::uint32_t marker = list_marker(text);
    const bool starts = last_.blank() || marker != 0 || quoted != quoted_ || layout_.ends_between(source_, last_, line);
    if (starts) {
      end_paragraph();
      kind_ = quoted ? BlockKind::quotation : marker ? BlockKind::list_item : BlockKind::paragraph;
      quoted_ = quoted;
      line.begin += marker;
      begin_ = line.begin;
    }
    last_ = line;
  }

  void end_paragraph() {
    if (!last_.blank()) inline_.read(begin_, last_.end, kind_, quoted_);
    last_ = Line{};
  }

  // Code: kept as furniture, not read. Without a closing fence it runs to the end.
  void read_fence(const Line& open) {
    end_paragraph();
    const std::string_view fence = source_.substr(open.begin, 3);
    std::uint32_t end = open.next;
    while (!lines_.done()) {
      const Line line = lines_.next();
      if (text_of(line).starts_with(fence)) break;
      end = line.next;
    }
    const std::uint32_t begin = out_.size();
    out_.copy(open.next, std::max(end, open.next));
    out_.close_block(BlockKind::furniture, begin);
  }

  // A comment, script or style from its start to its end; false if it has no end.
  bool skip_html(const Line& line) {
    const char first = source_[line.begin + 1];
    const std::string_view close = first == '!' ? "-->" : source_[line.begin + 2] == 'c' ? "</script>" : "</style>";
    if (unclosed_) return false;
    const std::size_t end = source_.find(close, line.begin);
    if (end == std::string_view::npos) {
      unclosed_ = true;  // never searched for again
      return false;
    }
    end_paragraph();
    lines_.move_to(static_cast<std::uint32_t>(end + close.size()));
    return true;
  }

  std::string_view source_;
  TextBuilder out_;
  LinkDefinitions definitions_;
  InlineReader inline_;
  Layout layout_;
  LineReader lines_;
  Line last_;                // last line of the open paragraph; blank: none is open
  std::uint32_t begin_ = 0;  // where the open paragraph starts
  BlockKind kind_ = BlockKind::paragraph;
  bool quoted_ = false;
  bool table_ = false;
  bool unclosed_ = false;
};

}  // namespace

Result<void> read_markdown(std::string_view source, Document& document) {
  document.text.reserve(source.size());
  const std::uint32_t at = read_front_matter(source, document);
  MarkdownReader(source, at, document).run();
  return {};
}

}  // namespace claims::text
