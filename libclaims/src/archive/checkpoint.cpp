#include "archive/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "archive/base64.h"

namespace claims::archive {
namespace {

tl::unexpected<Error> bad(const char* what) { return fail(Code::malformed, std::string("checkpoint: ") + what); }

bool read_size(std::string_view text, std::uint64_t& size) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  return error == std::errc() && end == text.data() + text.size() && (text == "0" || text.front() != '0');
}

bool read_hash(std::string_view text, Hash& hash) {
  const auto bytes = from_base64(text);
  if (!bytes || bytes->size() != hash.size()) return false;
  std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(hash.data()));
  return true;
}

}  // namespace

std::string Checkpoint::text() const {
  std::string out =
      fmt::format("{}\n{}\n{}\n", origin, size, to_base64({reinterpret_cast<const char*>(root.data()), root.size()}));
  for (const std::string& line : extensions) out += line + '\n';
  return out;
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  if (!text.ends_with('\n')) return bad("the last line has no end");
  std::vector<std::string> lines;
  for (; !text.empty(); text.remove_prefix(text.find('\n') + 1)) lines.emplace_back(text.substr(0, text.find('\n')));
  if (lines.size() < 3) return bad("less than the three lines of origin, size and root");
  if (std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return line.empty(); }))
    return bad("an empty line");
  Checkpoint out;
  out.origin = std::move(lines[0]);
  if (!read_size(lines[1], out.size)) return bad("the size is not a plain decimal number");
  if (!read_hash(lines[2], out.root)) return bad("the root is not a SHA-256 in Base 64");
  out.extensions.assign(std::make_move_iterator(lines.begin() + 3), std::make_move_iterator(lines.end()));
  return out;
}

}  // namespace claims::archive
