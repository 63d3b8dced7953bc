#include "language_tool_request.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace claims::cli {
namespace {

using Json = nlohmann::json;

// Bytes of the character at `at`; 0: no UTF-8.
std::size_t character_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  if ((lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xED && byte(at + 1) > 0x9F) ||
      (lead == 0xF0 && byte(at + 1) < 0x90) || (lead == 0xF4 && byte(at + 1) > 0x8F))
    return 0;
  return length;
}

bool is_utf8(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_at(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

// Reads {"text"} or {"annotation": [{"text"} | {"markup", "interpretAs"}]}; other members are passed over, depth and
// members cost no memory.
class DataReader : public nlohmann::json_sax<Json> {
 public:
  explicit DataReader(SentText& out) : out_(out) {}
  bool has_text = false, has_annotation = false;
  std::string problem;

  bool null() override { return value("null"); }
  bool boolean(bool) override { return value("a boolean"); }
  bool number_integer(number_integer_t) override { return value("a number"); }
  bool number_unsigned(number_unsigned_t) override { return value("a number"); }
  bool number_float(number_float_t, const string_t&) override { return value("a number"); }
  bool binary(binary_t&) override { return false; }
  bool string(string_t& text) override {
    if (depth_ == 1 && key_ == "text") {
      out_.add_text(text);
      return has_text = true;
    }
    if (depth_ == 3 && in_annotation_) {
      if (key_ == "text") text_ = std::move(text);
      else if (key_ == "markup") markup_ = std::move(text);
      else if (key_ == "interpretAs") interpreted_ = std::move(text);
      return true;
    }
    return value("a string");
  }
  bool start_object(std::size_t) override {
    if (depth_ == 2 && in_annotation_) text_.reset(), markup_.reset(), interpreted_.clear();
    else if (depth_ > 0 && !value("an object")) return false;
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    if (depth_ != 2 || !in_annotation_) return true;
    if (text_.has_value() == markup_.has_value()) return bad("\"annotation\": each holds \"text\" or \"markup\"");
    if (text_) out_.add_text(*text_);
    else out_.add_markup(*markup_, interpreted_);
    return true;
  }
  bool start_array(std::size_t) override {
    if (depth_ == 0) return value("an array");
    if (depth_ == 1 && key_ == "annotation") in_annotation_ = has_annotation = true;
    else if (depth_ == 2 && in_annotation_) return bad("\"annotation\" holds objects");
    ++depth_;
    return true;
  }
  bool end_array() override {
    if (--depth_ == 1) in_annotation_ = false;
    return true;
  }
  bool key(string_t& name) override {
    if (depth_ == 1 || (depth_ == 3 && in_annotation_)) key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return bad(fmt::format("no JSON at byte {}", position));
  }

 private:
  bool bad(std::string text) {
    if (problem.empty()) problem = "\"data\": " + std::move(text);
    return false;
  }
  // A value where none of ours is expected.
  bool value(const char* kind) {
    if (depth_ == 0) return bad(fmt::format("expected an object, not {}", kind));
    if (depth_ == 1 && (key_ == "text" || key_ == "annotation")) return bad(fmt::format("\"{}\" is {}", key_, kind));
    if (depth_ == 2 && in_annotation_) return bad("\"annotation\" holds objects");
    return true;
  }

  SentText& out_;
  std::string key_, interpreted_;
  std::optional<std::string> text_, markup_;
  int depth_ = 0;
  bool in_annotation_ = false;
};

// LibreOffice 7.4 sends "text=" and the text as it is, with nothing encoded. What no encoder leaves in a body tells.
bool is_unencoded(std::string_view body) {
  return body.starts_with("text=") && std::any_of(body.begin(), body.end(), [](char c) {
           return c == ' ' || c == '\n' || c == '\r' || c == '\t' || static_cast<unsigned char>(c) > 0x7F;
         });
}

FormFields fields_of(std::string_view body) {
  if (!is_unencoded(body)) return FormFields(body);
  const std::size_t begin = std::string_view("text=").size();
  const std::size_t end = std::max(body.rfind("&language="), begin);
  if (body.rfind("&language=") == std::string_view::npos) {
    FormFields out;
    out.add("text", std::string(body.substr(begin)));
    return out;
  }
  FormFields out(body.substr(end + 1));
  out.add("text", std::string(body.substr(begin, end - begin)));
  return out;
}

}  // namespace

std::uint32_t utf16_units(std::string_view text) noexcept {
  std::uint32_t out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_at(text, at);
    out += length == 4 ? 2 : 1;
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

void SentText::add_text(std::string_view text) {
  pieces_.push_back({text_.size(), units_, utf16_units(text), false});
  text_ += text;
  units_ += pieces_.back().units;
}

void SentText::add_markup(std::string_view markup, std::string_view interpreted_as) {
  pieces_.push_back({text_.size(), units_, utf16_units(markup), true});
  text_ += interpreted_as;
  units_ += pieces_.back().units;
}

const SentText::Piece& SentText::piece_at(std::size_t byte) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), byte,
                                      [](std::size_t at, const Piece& piece) { return at < piece.byte; });
  return after == pieces_.begin() ? *after : *(after - 1);
}

std::uint32_t SentText::begin_units(std::size_t byte) const {
  if (pieces_.empty()) return 0;
  const Piece& piece = piece_at(byte);
  return piece.unit + (piece.markup ? 0 : utf16_units(std::string_view(text_).substr(piece.byte, byte - piece.byte)));
}

// By the piece of the byte before it, so that markup behind the words is not taken in.
std::uint32_t SentText::end_units(std::size_t byte) const {
  if (pieces_.empty() || byte == 0) return 0;
  const Piece& piece = piece_at(byte - 1);
  return piece.unit +
         (piece.markup ? piece.units : utf16_units(std::string_view(text_).substr(piece.byte, byte - piece.byte)));
}

std::vector<std::string> CheckRequest::list(std::string_view name) const {
  std::vector<std::string> out;
  const std::string words = fields.get(name);
  for (std::string_view left = words; !left.empty();) {
    const std::string_view word = left.substr(0, left.find(','));
    left.remove_prefix(std::min(left.size(), word.size() + 1));
    if (!word.empty()) out.emplace_back(word);
  }
  return out;
}

Result<CheckRequest> read_check_request(std::string_view body) {
  CheckRequest out;
  const std::string *text = nullptr, *data = nullptr;
  const FormFields fields = fields_of(body);
  text = fields.find("text");
  data = fields.find("data");
  if ((text != nullptr) == (data != nullptr)) return fail(Code::malformed, "give \"text\" or \"data\", and not both");
  if (!is_utf8(text ? *text : *data)) return fail(Code::malformed, "the text is not UTF-8");
  for (const auto& [name, value] : fields.all())
    if (name != "text" && name != "data") out.fields.add(name, value);
  if (text) {
    out.sent.add_text(*text);
    return out;
  }
  DataReader reader(out.sent);
  Json::sax_parse(data->begin(), data->end(), &reader);
  if (!reader.problem.empty()) return fail(Code::malformed, std::move(reader.problem));
  if (reader.has_text == reader.has_annotation)
    return fail(Code::malformed, "\"data\": give \"text\" or \"annotation\", and not both");
  return out;
}

}  // namespace claims::cli
