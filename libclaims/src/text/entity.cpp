#include "text/entity.h"

#include "data/data.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace claims::text {
namespace {

using Row = std::pair<std::string_view, char32_t>;

std::vector<Row> read_table() {
  std::vector<Row> rows;
  std::string_view table = data::file("text/entities.tsv");
  while (!table.empty()) {
    const std::string_view row = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(table.size(), row.size() + 1));
    const std::size_t tab = row.find('\t');
    if (row.starts_with('#') || tab == std::string_view::npos) continue;
    std::uint32_t code = 0;
    std::from_chars(row.data() + tab + 1, row.data() + row.size(), code, 16);
    rows.emplace_back(row.substr(0, tab), code);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

char32_t named(std::string_view name) {
  static const std::vector<Row> rows = read_table();
  const auto at = std::lower_bound(rows.begin(), rows.end(), Row{name, 0});
  return at != rows.end() && at->first == name ? at->second : 0;
}

constexpr std::uint32_t longest_entity = 34;  // the longest name of HTML has 31 letters

// Code point of "#8217" or "#x2019"; 0 if it is neither.
char32_t numbered(std::string_view digits) {
  const bool hex = digits.size() > 1 && (digits[1] | 0x20) == 'x';
  const char* begin = digits.data() + (hex ? 2 : 1);
  const char* end = digits.data() + digits.size();
  std::uint32_t code = 0;
  const auto [stop, error] = std::from_chars(begin, end, code, hex ? 16 : 10);
  if (stop != end || begin == end) return 0;
  if (error != std::errc() || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0xFFFD;
  if (code >= 0x80 && code < 0xA0)
    return windows_1252(static_cast<unsigned char>(code)) ? windows_1252(static_cast<unsigned char>(code)) : code;
  return code;
}

}  // namespace

std::uint8_t write_utf8(char32_t code, char* out) noexcept {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    out[0] = static_cast<char>(code);
    return 1;
  }
  if (code < 0x800) {
    out[0] = static_cast<char>(0xC0 | (code >> 6));
    out[1] = tail(0);
    return 2;
  }
  if (code < 0x10000) {
    out[0] = static_cast<char>(0xE0 | (code >> 12));
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | (code >> 18));
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

char32_t windows_1252(unsigned char byte) noexcept {
  static constexpr std::array<char16_t, 32> high = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return byte < 0x80 || byte >= 0xA0 ? byte : high[byte - 0x80];
}

Entity read_entity(std::string_view text) noexcept {
  Entity entity;
  if (text.size() < 3 || text[0] != '&') return entity;
  std::uint32_t end = 1;
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), longest_entity));
  while (end < limit && text[end] != ';' && text[end] != '&' && static_cast<unsigned char>(text[end]) > ' ') ++end;
  if (end >= limit || text[end] != ';') return entity;
  const std::string_view name = text.substr(1, end - 1);
  const char32_t code = name.starts_with('#') ? numbered(name) : named(name);
  if (code == 0) return entity;
  entity.size = end + 1;
  entity.utf8_size = write_utf8(code, entity.utf8);
  return entity;
}

std::string resolve_entities(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Entity entity = text[i] == '&' ? read_entity(text.substr(i)) : Entity{};
    if (entity.size == 0) {
      out += text[i++];
    } else {
      out += entity.text();
      i += entity.size;
    }
  }
  return out;
}

}  // namespace claims::text
