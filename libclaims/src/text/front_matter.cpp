#include "text/front_matter.h"

#include "text/attribute.h"
#include "text/layout.h"
#include "text/written_date.h"

namespace claims::text {
namespace {

constexpr std::size_t largest = 64u << 10;

std::string_view trimmed(std::string_view s, std::string_view marks) {
  const std::size_t begin = s.find_first_not_of(marks);
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(marks) - begin + 1);
}

// A scalar without its quotation marks; of a list in brackets the items with ", ".
std::string scalar(std::string_view value) {
  value = trimmed(value, " \t\r");
  if (value.starts_with('[')) {
    std::string out;
    value = trimmed(value, "[] \t");
    while (!value.empty()) {
      const std::size_t comma = value.find(',');
      const std::string_view item = trimmed(value.substr(0, comma), " \t\"'");
      if (!item.empty()) (out += out.empty() ? "" : ", ") += item;
      value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
    }
    return out;
  }
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) {
    const char quote = value.front();
    const std::size_t close = value.find_last_of(quote);
    const std::string_view inside = value.substr(1, close == 0 ? std::string_view::npos : close - 1);
    std::string out;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const bool escaped = quote == '"' && inside[i] == '\\' && i + 1 < inside.size();
      out += escaped ? inside[++i] : inside[i];
    }
    return out;
  }
  const std::size_t remark = value.find(" #");
  return std::string(trimmed(value.substr(0, remark), " \t"));
}

// Rank of a key that holds the day of publication, the higher the better; 0: it holds none.
int date_rank(std::string_view key) {
  static constexpr std::string_view keys[] = {
      "", "created", "date", "pubdate", "publishdate", "publish_date", "published", "date_published", "datepublished"};
  for (int i = 1; i < static_cast<int>(std::size(keys)); ++i)
    if (keys[i] == key) return i;
  return 0;
}

class FrontMatter {
 public:
  explicit FrontMatter(Document& document) : document_(document) {}

  void entry(std::string_view key_text, std::string_view value) {
    const std::string key = lower_case(trimmed(key_text, " \t\"'"));
    list_of_authors_ = false;
    if (key == "title") {
      if (std::string title = scalar(value); !title.empty()) document_.title = std::move(title);
    } else if (key == "author" || key == "authors" || key == "byline") {
      document_.byline = scalar(value);
      list_of_authors_ = document_.byline.empty();
    } else if (const int rank = date_rank(key); rank > rank_) {
      std::string written = scalar(value);
      const auto date = read_written_date(written);
      if (!date) return;
      rank_ = rank;
      document_.published = {*date, DateSource::metadata, "front matter " + key, std::nullopt, std::move(written)};
    }
  }

  // "- Jane Doe" or "- name: Jane Doe" below "authors:".
  void item(std::string_view value) {
    if (!list_of_authors_) return;
    if (const std::size_t colon = value.find(": "); colon != std::string_view::npos) value = value.substr(colon + 2);
    if (!document_.byline.empty()) document_.byline += ", ";
    document_.byline += scalar(value);
  }

 private:
  Document& document_;
  int rank_ = 0;
  bool list_of_authors_ = false;
};

}  // namespace

std::uint32_t read_front_matter(std::string_view source, Document& document) {
  const std::string_view fence = source.substr(0, 3);
  const bool toml = fence == "+++";
  if (!toml && fence != "---") return 0;
  const std::string_view head = source.substr(0, largest);
  LineReader lines(head);
  if (lines.next().width() != 3) return 0;
  // First the end: without one, and without a "key: value", it is no front matter.
  std::uint32_t end = 0, entries = 0;
  while (!lines.done() && end == 0) {
    const Line line = lines.next();
    const std::string_view text = head.substr(line.begin, line.width());
    if (text == fence || (!toml && text == "...")) end = line.next;
    else if (text.find(toml ? '=' : ':') != std::string_view::npos) ++entries;
  }
  if (end == 0 || entries == 0) return 0;
  FrontMatter front(document);
  lines.move_to(0);
  lines.next();
  while (lines.at() < end) {
    const Line line = lines.next();
    const std::string_view text = head.substr(line.begin, line.width());
    const std::size_t mark = text.find(toml ? '=' : ':');
    if (text.starts_with("- ")) {
      front.item(text.substr(2));
    } else if (mark != std::string_view::npos && (toml || line.begin == 0 || head[line.begin - 1] == '\n')) {
      front.entry(text.substr(0, mark), text.substr(mark + 1));
    }
  }
  return end;
}

}  // namespace claims::text
