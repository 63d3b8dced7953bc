#include "archive/warc_rules.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace claims::archive {
namespace {

using Report = std::function<void(std::string_view, std::string)>;

enum Type : unsigned {
  warcinfo = 1,
  response = 2,
  resource = 4,
  request = 8,
  metadata = 16,
  revisit = 32,
  conversion = 64,
  continuation = 128,
  any = 255,
};
struct TypeName {
  std::string_view name;
  Type type;
};
constexpr TypeName types[] = {{"warcinfo", warcinfo},     {"response", response},        {"resource", resource},
                              {"request", request},       {"metadata", metadata},        {"revisit", revisit},
                              {"conversion", conversion}, {"continuation", continuation}};

bool is_record_uri(std::string_view value);
bool is_target(std::string_view value);
bool is_ip(std::string_view value);
bool is_media_type(std::string_view value);
bool is_number(std::string_view value);
bool is_token(std::string_view value);
bool is_plain_uri(std::string_view value);

// The fields of the standard; the digests have codes of their own.
struct Rule {
  std::string_view name;
  unsigned needed, allowed;  // types
  bool (*well_formed)(std::string_view);
  bool repeatable = false;
};
constexpr Rule rules[] = {
    {"warc-type", any, any, is_token},
    {"warc-record-id", any, any, is_record_uri},
    {"warc-date", any, any, nullptr},
    {"content-length", any, any, nullptr},
    {"content-type", 0, any, is_media_type},
    {"warc-concurrent-to", 0, request | response | resource | metadata | revisit, is_record_uri, true},
    {"warc-block-digest", 0, any, nullptr},
    {"warc-payload-digest", 0, any, nullptr},
    {"warc-ip-address", 0, response | resource | request | metadata | revisit, is_ip},
    {"warc-refers-to", 0, metadata | revisit | conversion, is_record_uri},
    {"warc-refers-to-target-uri", 0, revisit, is_target},
    {"warc-refers-to-date", 0, revisit, nullptr},
    {"warc-target-uri", response | resource | request | revisit | conversion | continuation, any & ~warcinfo,
     is_target},
    {"warc-truncated", 0, any, is_token},
    {"warc-warcinfo-id", 0, any & ~warcinfo, is_record_uri},
    {"warc-filename", 0, warcinfo, nullptr},
    {"warc-profile", revisit, any, is_plain_uri},
    {"warc-identified-payload-type", 0, any, is_media_type},
    {"warc-segment-number", continuation, any, is_number},
    {"warc-segment-origin-id", continuation, continuation, is_record_uri},
    {"warc-segment-total-length", 0, continuation, is_number},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_token_char(char c) {
  return c > ' ' && c < 0x7F && std::string_view("()<>@,;:\\\"/[]?={}").find(c) == std::string_view::npos;
}

bool is_token(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), is_token_char);
}

bool is_number(std::string_view value) { return !value.empty() && std::all_of(value.begin(), value.end(), is_digit); }

// A scheme, a colon, something behind it, and no white space.
bool is_plain_uri(std::string_view value) {
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == value.size()) return false;
  const auto of_scheme = [](char c) {
    c = lower(c);
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '+' || c == '-' || c == '.';
  };
  const std::string_view scheme = value.substr(0, colon);
  return !is_digit(scheme.front()) && std::all_of(scheme.begin(), scheme.end(), of_scheme) &&
         std::none_of(value.begin(), value.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>'; });
}

bool is_record_uri(std::string_view value) {
  return value.starts_with('<') && value.ends_with('>') && is_plain_uri(value);
}

bool is_target(std::string_view value) { return is_plain_uri(value); }

bool is_ip(std::string_view value) {
  unsigned char bytes[16];
  const std::string text(value);
  return inet_pton(AF_INET, text.c_str(), bytes) == 1 || inet_pton(AF_INET6, text.c_str(), bytes) == 1;
}

bool is_media_type(std::string_view value) {
  value = value.substr(0, value.find(';'));
  while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
  const std::size_t slash = value.find('/');
  return slash != std::string_view::npos && is_token(value.substr(0, slash)) && is_token(value.substr(slash + 1));
}

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_time(std::string_view time) {
  const auto hour = number_at(time, 0, 2), minute = number_at(time, 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59 || time[2] != ':' || lower(time.back()) != 'z') return false;
  if (time.size() == 6) return true;
  const auto second = number_at(time, 6, 2);
  if (!second || *second > 60 || time[5] != ':') return false;
  if (time.size() == 9) return true;
  const std::string_view fraction = time.substr(9, time.size() - 10);
  return time[8] == '.' && fraction.size() <= 9 && is_number(fraction);
}

// As 1.1 has it: from a year alone to nine digits of a second's fraction, always UTC.
bool is_date(std::string_view text) {
  const auto year = number_at(text, 0, 4);
  if (!year || text.size() == 4) return year.has_value();
  const auto month = number_at(text, 5, 2);
  if (!month || text[4] != '-' || *month < 1 || *month > 12 || text.size() == 7)
    return month && *month >= 1 && *month <= 12 && text[4] == '-';
  const auto day = number_at(text, 8, 2);
  if (!day || text[7] != '-' || *day < 1) return false;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || text.size() == 10) return date.ok();
  return text.size() >= 17 && lower(text[10]) == 't' && is_time(text.substr(11));
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80                ? 1
                               : c >= 0xC2 && c < 0xE0 ? 2
                               : c >= 0xE0 && c < 0xF0 ? 3
                               : c >= 0xF0 && c < 0xF5 ? 4
                                                       : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    i += length;
  }
  return true;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

// "=?CHARSET?Q?" that no "?=" ends: who decodes encoded words (RFC 2047) shows another value than who does not.
bool has_broken_encoded_word(std::string_view value) {
  for (std::size_t at = value.find("=?"); at != std::string_view::npos; at = value.find("=?", at + 2)) {
    const std::size_t charset = value.find('?', at + 2);
    if (charset == std::string_view::npos || charset == at + 2 || charset + 2 >= value.size()) continue;
    if (!is_token(value.substr(at + 2, charset - at - 2))) continue;
    const char encoding = lower(value[charset + 1]);
    if ((encoding != 'q' && encoding != 'b') || value[charset + 2] != '?') continue;
    const std::size_t end = value.find('?', charset + 3);
    if (end == std::string_view::npos || end + 1 >= value.size() || value[end + 1] != '=') return true;
  }
  return false;
}

const Rule* rule_of(std::string_view name) {
  const auto same = [&](const Rule& rule) {
    return rule.name.size() == name.size() &&
           std::equal(name.begin(), name.end(), rule.name.begin(), [](char a, char b) { return lower(a) == b; });
  };
  const auto* const found = std::find_if(std::begin(rules), std::end(rules), same);
  return found == std::end(rules) ? nullptr : found;
}

void check_value(const Rule& rule, const WarcField& field, unsigned type, const Report& report) {
  if (field.value.empty()) {
    if ((rule.needed & type) == 0) report("field-empty", fmt::format("{} has no value", field.name));
    return;  // one that is needed counts as missing
  }
  if ((rule.allowed & type) == 0)
    report("field-not-allowed", fmt::format("{} stands in a record of a type that must not have it", field.name));
  if (rule.well_formed && !rule.well_formed(field.value))
    report("field-malformed", fmt::format("{} is {}", field.name, shown(field.value)));
}

void check_segments(const WarcHead& head, unsigned type, const Report& report) {
  const std::string_view text = head.field("WARC-Segment-Number");
  std::uint64_t number = 0;
  if (!is_number(text) || std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) return;
  if (type == continuation ? number < 2 : number != 1)
    report("segment-wrong",
           fmt::format("WARC-Segment-Number is {} in a {} record", number, plain_type(head.field("WARC-Type"))));
}

void check_content_type(const WarcHead& head, unsigned type, const Report& report) {
  const std::string_view value = head.field("Content-Type");
  if (value.empty() && head.content_length.value_or(0) != 0 && type != continuation)
    report("content-type-missing", "the record does not say what is in its block");
  if (!value.empty() && type == warcinfo && plain_type(value) != "application/warc-fields")
    report("content-type-unusual", fmt::format("Content-Type is {}, not application/warc-fields", shown(value)));
}

unsigned check_type(const WarcHead& head, const Report& report) {
  const std::string name = plain_type(head.field("WARC-Type"));
  if (name.empty()) return any;
  for (const TypeName& each : types)
    if (name == each.name) return each.type;
  report("type-unknown", fmt::format("WARC-Type is {}", shown(name)));
  return any;
}

}  // namespace

std::string plain_type(std::string_view value) {
  value = value.substr(0, value.find(';'));
  std::string out;
  for (const char c : value)
    if (c != ' ' && c != '\t' && c != '<' && c != '>') out += lower(c);
  return out;
}

void check_head(const WarcHead& head, const Report& report) {
  static constexpr std::string_view versions[] = {"0.17", "0.18", "1.0", "1.1"};
  if (std::find(std::begin(versions), std::end(versions), head.version) == std::end(versions))
    report("version-unknown", fmt::format("the record is of version {}", shown(head.version)));
  const unsigned type = check_type(head, report);
  unsigned seen = 0;
  for (const WarcField& field : head.fields) {
    if (!is_token(field.name) || !is_utf8(field.value) || has_control(field.value))
      report("header-line", fmt::format("the field {} holds what a header must not", shown(field.name)));
    if (has_broken_encoded_word(field.value))
      report("encoded-word", fmt::format("{} holds the beginning of an encoded word without its end", field.name));
    const Rule* const rule = rule_of(field.name);
    if (!rule) continue;
    const unsigned bit = 1u << (rule - rules);
    if ((seen & bit) != 0 && !rule->repeatable)
      report("field-repeated", fmt::format("{} stands more than once", field.name));
    seen |= bit;
    // Of a type that is not known only what all records have is asked.
    check_value(*rule, field, type, report);
  }
  for (const Rule& rule : rules)
    if (rule.needed != 0 && (type == any ? rule.needed == any : (rule.needed & type) != 0) &&
        head.field(rule.name).empty())
      report("field-missing", fmt::format("{} is missing", rule.name));
  const std::string_view date = head.field("WARC-Date"), length = head.field("Content-Length");
  if (!date.empty() && !is_date(date)) report("date-malformed", fmt::format("WARC-Date is {}", shown(date)));
  if (const std::string_view other = head.field("WARC-Refers-To-Date"); !other.empty() && !is_date(other))
    report("field-malformed", fmt::format("WARC-Refers-To-Date is {}", shown(other)));
  if (!length.empty() && !is_number(length))
    report("length-malformed", fmt::format("Content-Length is {}", shown(length)));
  if (head.field("WARC-Target-URI").starts_with('<'))
    report("uri-in-brackets", "WARC-Target-URI stands in angle brackets");
  check_segments(head, type, report);
  check_content_type(head, type, report);
}

}  // namespace claims::archive
