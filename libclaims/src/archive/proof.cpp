#include "archive/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "plugin/words.h"

namespace claims::archive {
namespace {

constexpr std::string_view package_title = "claims.package/1\n";
constexpr std::string_view checkpoint_word = "checkpoint ";
constexpr std::string_view digest_word = "sha256:";

std::string digest_text(const Hash& hash) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out(digest_word);
  for (const std::uint8_t byte : hash) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

// Takes "sha256:DIGITS" from the front.
bool take_digest(std::string_view& text, Hash& hash) {
  if (!text.starts_with(digest_word) || text.size() < digest_word.size() + 2 * hash.size()) return false;
  text.remove_prefix(digest_word.size());
  for (std::uint8_t& byte : hash) {
    const int high = digit(text[0]), low = digit(text[1]);
    if (high < 0 || low < 0) return false;
    byte = static_cast<std::uint8_t>(high << 4 | low);
    text.remove_prefix(2);
  }
  return true;
}

// Takes a space and a plain decimal number from the front.
bool take_size(std::string_view& text, std::uint64_t& size) {
  if (!text.starts_with(' ')) return false;
  text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  const auto count = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || (count > 1 && text.front() == '0')) return false;
  text.remove_prefix(count);
  return true;
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= max_file_name && plugin::is_line(name);
}

bool take_file(std::string_view line, PackagedFile& file) {
  if (!take_digest(line, file.sha256) || !take_size(line, file.size) || !line.starts_with(' ')) return false;
  file.name = line.substr(1);
  return is_file_name(file.name);
}

tl::unexpected<Error> not_a_package(const char* why) {
  return fail(Code::malformed, std::string("package note: ") + why);
}

bool by_name(const PackagedFile& a, const PackagedFile& b) { return a.name < b.name; }
bool same_name(const PackagedFile& a, const PackagedFile& b) { return a.name == b.name; }

}  // namespace

std::string LogEntry::text() const { return fmt::format("{} {}\n", digest_text(sha256), size); }

std::optional<LogEntry> parse_entry(std::string_view text) {
  LogEntry entry;
  if (!take_digest(text, entry.sha256) || !take_size(text, entry.size) || text != "\n") return std::nullopt;
  return entry;
}

Result<std::string> Package::text() const {
  std::vector<PackagedFile> sorted = files;
  std::sort(sorted.begin(), sorted.end(), by_name);
  if (sorted.size() > max_packaged_files)
    return fail(Code::usage, fmt::format("a package of more than {} files", max_packaged_files));
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end(), same_name); twice != sorted.end())
    return fail(Code::usage, fmt::format("{}: twice in one package", twice->name));
  std::string out = fmt::format("{}{}{}\n", package_title, checkpoint_word, digest_text(checkpoint));
  for (const PackagedFile& file : sorted) {
    if (!is_file_name(file.name))
      return fail(Code::usage, "a file of a package needs a name of one line in UTF-8, of at most 1024 bytes");
    out += fmt::format("{} {} {}\n", digest_text(file.sha256), file.size, file.name);
  }
  return out;
}

Result<Package> parse_package(std::string_view text) {
  const std::string_view whole = text;
  Package out;
  if (!text.starts_with(package_title)) return not_a_package("it does not begin with claims.package/1");
  text.remove_prefix(package_title.size());
  if (!text.starts_with(checkpoint_word)) return not_a_package("no checkpoint");
  text.remove_prefix(checkpoint_word.size());
  if (!take_digest(text, out.checkpoint) || !text.starts_with('\n')) return not_a_package("no digest of a checkpoint");
  for (text.remove_prefix(1); !text.empty(); text.remove_prefix(text.find('\n') + 1)) {
    if (text.find('\n') == text.npos || out.files.size() == max_packaged_files)
      return not_a_package("a line without an end, or too many files");
    if (!take_file(text.substr(0, text.find('\n')), out.files.emplace_back()))
      return not_a_package("a line that is not \"sha256:DIGITS SIZE NAME\"");
  }
  const Result<std::string> again = out.text();
  if (!again || *again != whole) return not_a_package("names that are twice or not in order");
  return out;
}

std::string ProofFile::stamped(const ProofTimestamp& timestamp) const {
  std::string out = timestamp.over == Stamped::checkpoint ? checkpoint : package;
  if (timestamp.renews && *timestamp.renews < timestamps.size()) out += timestamps[*timestamp.renews].token;
  return out;
}

}  // namespace claims::archive
