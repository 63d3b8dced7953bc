#include "interchange/json_input.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claims::interchange {
namespace {

using Json = nlohmann::ordered_json;

// The parser builds and frees its tree by recursion: the depth is bounded first.
bool deeper(std::string_view text, std::size_t most) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') ++i;
    else if (c == '"') quoted = !quoted;
    else if (!quoted && (c == '{' || c == '[') && ++depth > most) return true;
    else if (!quoted && (c == '}' || c == ']') && depth > 0) --depth;
  }
  return false;
}

// What was written for a page, as JSON: an array of the values that it holds.
class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  std::string run() {
    out_ = "[";
    while (at_ < text_.size())
      if (!pass_over()) take();
    return out_ + "]";
  }

 private:
  bool is_next(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }
  void skip_past(std::string_view mark) {
    const std::size_t end = text_.find(mark, at_);
    at_ = end == std::string_view::npos ? text_.size() : end + mark.size();
  }

  bool pass_over() {
    const std::size_t from = at_;
    for (const std::string_view mark : {"<![CDATA[", "]]>", "<!--", "-->", "\xEF\xBB\xBF"})
      if (is_next(mark)) at_ += mark.size();
    if (is_next("//")) at_ = std::min(text_.find('\n', at_), text_.size());
    else if (is_next("/*")) skip_past("*/");
    else if (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) <= ' ' || text_[at_] == ';')) ++at_;
    return at_ > from;
  }

  void take() {
    const char c = text_[at_];
    if (c == ',') {
      comma_ = out_.back() != '[' && out_.back() != '{' && depth_ > 0;
      ++at_;
      return;
    }
    const bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
    if ((comma_ && !closes) || (opens && depth_ == 0 && out_.size() > 1)) out_ += ',';
    comma_ = false;
    if (opens) ++depth_;
    if (closes && depth_ > 0) --depth_;
    if (c == '"') return take_string();
    out_ += c;
    ++at_;
  }

  void take_string() {
    out_ += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        const char next = text_[++at_];
        if (std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos) out_ += '\\';
        out_ += static_cast<unsigned char>(next) < ' ' ? ' ' : next;
        continue;
      }
      out_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      if (c == '"') {
        ++at_;
        return;
      }
    }
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0, depth_ = 0;
  bool comma_ = false;
};

}  // namespace

Result<Json> read_json(std::string_view text, std::size_t depth, const std::string& name) {
  if (deeper(text, depth)) return fail(Code::limit, fmt::format("{}: JSON nested deeper than {} levels", name, depth));
  Json out = Json::parse(text.begin(), text.end(), nullptr, false);
  if (out.is_discarded()) return fail(Code::malformed, fmt::format("{}: no JSON", name));
  return out;
}

Result<Json> read_page_json(std::string_view text, std::size_t depth, const std::string& name) {
  auto strict = read_json(text, depth, name);
  if (strict || strict.error().code == Code::limit) return strict;
  const std::string mended = Mender(text).run();
  return mended.size() > 2 ? read_json(mended, depth + 1, name) : strict;
}

}  // namespace claims::interchange
