#include "plugin/frame.h"

#include <algorithm>
#include <cstring>

namespace claims::plugin {
namespace {

constexpr std::size_t receive_size = 256u << 10;

std::uint32_t u32_at(const char* at) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  return value;
}

bool is_kind(unsigned char kind) { return (kind >= 1 && kind <= 8) || (kind >= 32 && kind <= 43); }

}  // namespace

void FrameWriter::begin(FrameKind kind) {
  start_ = out_.size();
  out_.append(4, '\0');
  out_.push_back(static_cast<char>(kind));
}

void FrameWriter::end(std::size_t more) {
  const std::size_t size = out_.size() - start_ - frame_head + more;
  for (std::size_t i = 0; i < 4; ++i) out_[start_ + i] = static_cast<char>((size >> (8 * i)) & 0xFF);
}

void FrameWriter::number(std::uint64_t value, int bytes) {
  char raw[8];
  for (int i = 0; i < bytes; ++i) raw[i] = static_cast<char>((value >> (8 * i)) & 0xFF);
  out_.append(raw, static_cast<std::size_t>(bytes));
}

void FrameWriter::string(std::string_view text) {
  u32(static_cast<std::uint32_t>(text.size()));
  out_.append(text);
}

std::string_view FrameReader::take(std::size_t bytes) {
  if (wrong_ || bytes > left_.size()) {
    wrong_ = true;
    return {};
  }
  const std::string_view out = left_.substr(0, bytes);
  left_.remove_prefix(bytes);
  return out;
}

std::uint64_t FrameReader::number(std::size_t bytes) {
  const std::string_view raw = take(bytes);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < raw.size(); ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(raw[i])) << (8 * i);
  return value;
}

std::string_view FrameReader::string() { return take(u32()); }

std::string_view FrameReader::rest() { return take(left_.size()); }

std::size_t FrameReader::count(std::size_t least) {
  const std::size_t count = u32();
  if (count > left_.size() / least) wrong_ = true;
  return wrong_ ? 0 : count;
}

std::optional<Frame> FrameInbox::next() {
  if (broken() || end_ - begin_ < frame_head) return std::nullopt;
  const char* at = buffer_.data() + begin_;
  const std::size_t size = u32_at(at);
  const auto kind = static_cast<unsigned char>(at[4]);
  if (!is_kind(kind)) why_ = "a frame of the unknown kind " + std::to_string(kind);
  else if (size > max_payload_) why_ = "a frame of " + std::to_string(size) + " bytes";
  if (broken()) return std::nullopt;
  wanted_ = frame_head + size;
  if (end_ - begin_ < wanted_) return std::nullopt;
  begin_ += wanted_;
  wanted_ = 0;
  return Frame{static_cast<FrameKind>(kind), std::string_view(at + frame_head, size)};
}

char* FrameInbox::room(std::size_t& size) {
  if (begin_ != 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  // Grows with what came, not with what was announced.
  const std::size_t wanted = std::max(receive_size, std::min(wanted_, 2 * end_));
  if (buffer_.size() < wanted || buffer_.size() - end_ < receive_size / 4)
    buffer_.resize(std::max(wanted, end_ + receive_size));
  size = buffer_.size() - end_;
  return buffer_.data() + end_;
}

}  // namespace claims::plugin
