#include "language_tool_answer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace claims::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t context_bytes = 40;  // on each side of a finding

struct Language {
  std::string_view name, code, long_code;
};
constexpr Language languages[] = {{"English", "en", "en"},
                                  {"English (Australian)", "en", "en-AU"},
                                  {"English (Canadian)", "en", "en-CA"},
                                  {"English (GB)", "en", "en-GB"},
                                  {"English (New Zealand)", "en", "en-NZ"},
                                  {"English (South African)", "en", "en-ZA"},
                                  {"English (US)", "en", "en-US"}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

Json software() {
  return {{"name", "claims"}, {"version", version()}, {"buildDate", ""},
          {"apiVersion", 1},  {"premium", false},     {"status", ""}};
}

const Language& language_of(std::string_view code) {
  const std::string wanted = lower(code);
  for (const Language& each : languages)
    if (lower(each.long_code) == wanted) return each;
  return wanted == "auto" ? languages[6] : languages[0];
}

const CheckInfo* check_of(const Finding& finding) {
  for (const CheckInfo& each : checks())
    if (each.id == finding.check) return &each;
  return nullptr;
}

// Both facts in one line, since one line is what editors show.
std::string in_one_line(const Finding& finding) {
  std::string out = finding.message;
  const char* before = ": ";
  for (const Reason& reason : finding.reasons) {
    out += before + reason.text + (reason.evidence.empty() ? "" : fmt::format(" ({})", reason.evidence));
    before = "; ";
  }
  return out;
}

std::size_t character_begin(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

Json context_of(const std::string& text, std::size_t begin, std::size_t end) {
  const std::size_t from = character_begin(text, begin > context_bytes ? begin - context_bytes : 0);
  const std::size_t to = character_begin(text, std::min(text.size(), end + context_bytes));
  std::string shown = (from > 0 ? "..." : "") + text.substr(from, to - from) + (to < text.size() ? "..." : "");
  for (char& c : shown)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return {{"text", shown},
          {"offset", utf16_units(std::string_view(text).substr(from, begin - from)) + (from > 0 ? 3 : 0)},
          {"length", utf16_units(std::string_view(text).substr(begin, end - begin))}};
}

std::string sentence_at(const Report& report, Span span) {
  for (const Sentence& each : report.story.sentences)
    if (each.span.contains(span) || each.span.overlaps(span))
      return std::string(report.story.document.slice(each.span));
  return {};
}

Json match_of(const Report& report, const Finding& finding, const SentText& sent, std::size_t begin, std::size_t end) {
  const std::uint32_t offset = sent.begin_units(begin);
  const std::uint32_t units = std::max(sent.end_units(end), offset) - offset;
  const CheckInfo* const check = check_of(finding);
  Json replacements = Json::array();
  if (!finding.replacement.empty()) replacements.push_back({{"value", finding.replacement}});
  return {{"message", in_one_line(finding)},
          {"shortMessage", finding.message},
          {"replacements", std::move(replacements)},
          {"offset", offset},
          {"length", units},
          {"context", context_of(sent.text(), begin, end)},
          {"sentence", sentence_at(report, finding.span)},
          {"type", {{"typeName", "Other"}}},
          {"rule",
           {{"id", rule_id(finding.check)},
            {"description", check ? std::string(check->summary) : std::string(finding.check)},
            {"issueType", "inconsistency"},
            {"category", {{"id", "CLAIMS"}, {"name", "Facts"}}},
            {"isPremium", false}}},
          {"ignoreForIncompleteSentence", false},
          {"contextForSureMatch", -1}};  // the whole text
}

Json warnings_of(const Report& report) {
  if (report.not_checked.empty()) return {{"incompleteResults", false}};
  std::string why;
  for (const NotChecked& each : report.not_checked)
    why += (why.empty() ? "" : "; ") + fmt::format("{}: {}", each.what, each.reason);
  return {{"incompleteResults", true}, {"incompleteResultsReason", why}};
}

std::string dumped(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string rule_id(std::string_view check) {
  std::string out = "CLAIMS_";
  for (const char c : check) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c == '.' || c == '-' ? '_' : c;
  return out;
}

bool WantedFindings::wants(const Finding& finding) const {
  const std::string id = rule_id(finding.check);
  const auto names = [&](const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& each) { return each == id || each == finding.check; });
  };
  if (names(enabled)) return true;
  return !enabled_only && !names(disabled) && (notes || finding.level != Level::note);
}

bool is_language(std::string_view code) {
  const std::string wanted = lower(code);
  return wanted == "auto" || wanted == "en" || wanted.starts_with("en-");
}

std::string render_check(const Report& report, const CheckedText& checked, const WantedFindings& wanted,
                         std::string_view language) {
  const Language& its = language_of(language);
  Json matches = Json::array();
  const std::size_t size = checked.sent.text().size();
  for (const Finding& finding : report.findings) {
    const Span bytes = report.story.document.source_span(finding.span);
    if (bytes.begin < checked.begin || bytes.end > checked.begin + size || !wanted.wants(finding)) continue;
    matches.push_back(match_of(report, finding, checked.sent, bytes.begin - checked.begin, bytes.end - checked.begin));
  }
  const Json detected = {{"name", its.name}, {"code", its.long_code}, {"confidence", 1.0}, {"source", "given"}};
  return dumped({{"software", software()},
                 {"warnings", warnings_of(report)},
                 {"language", {{"name", its.name}, {"code", its.long_code}, {"detectedLanguage", detected}}},
                 {"matches", std::move(matches)}});
}

std::string render_languages() {
  Json out = Json::array();
  for (const Language& each : languages)
    out.push_back({{"name", each.name}, {"code", each.code}, {"longCode", each.long_code}});
  return dumped(out);
}

std::string render_software() { return dumped({{"software", software()}}); }

}  // namespace claims::cli
