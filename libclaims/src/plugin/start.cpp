#include "plugin/start.h"

#include "plugin/loaded.h"
#include "plugin/message.h"
#include "plugin/words.h"

#include <fmt/format.h>

namespace claims::plugin {
namespace {

constexpr std::uint64_t cpu_seconds_of_transport = 24 * 3600;  // it works as long as there is something to fetch

LoadMessage load_message(const std::string& path, const Limits& limits, bool network) {
  LoadMessage message;
  message.path = path;
  message.network = network;
  message.memory = limits.memory;
  message.cpu_seconds = network ? cpu_seconds_of_transport : limits.cpu_seconds;
  message.output = limits.output;
  message.pushes = limits.pushes;
  message.call_ms = static_cast<std::uint32_t>((limits.call + limits.grace).count());
  return message;
}

Error refused(const std::string& who, std::string_view payload) {
  FrameReader from(payload);
  const std::optional<Code> code = code_of(from.u32());
  const std::string_view text = from.string();
  if (!from.done() || !code || !is_utf8(text)) return {Code::malformed, who + ": cannot be loaded, without a reason"};
  return {*code, who + ": " + std::string(text.substr(0, max_message))};
}

}  // namespace

Result<Started> start_runner(const std::string& path, const OpenOptions& options,
                             const claims_transport_settings* transport) {
  const std::string who = "plugin " + path;
  if (options.runner.empty()) return fail(Code::usage, who + ": no runner is named for a process of its own");
  Result<Spawned> spawned = spawn({options.runner, path}, Pipes::link);
  if (!spawned) return tl::unexpected<Error>(std::move(spawned.error()));
  Started out;
  out.conversation = std::make_unique<Conversation>(*spawned);
  std::string frames;
  put_load(frames, load_message(path, options.limits, transport != nullptr));
  if (transport) put_settings(frames, *transport);
  const Deadline deadline = std::chrono::steady_clock::now() + options.limits.call + options.limits.grace;
  out.conversation->send(frames, deadline);
  const std::optional<Frame> frame = out.conversation->receive(deadline);
  if (!frame) return tl::unexpected<Error>(out.conversation->failure(who, "loading", options.limits.call));
  if (frame->kind == FrameKind::refused) return tl::unexpected<Error>(refused(who, frame->payload));
  std::optional<Descriptor> said;
  if (frame->kind == FrameKind::described) said = get_described(frame->payload);
  if (!said) return fail(Code::malformed, who + ": sent no descriptor");
  if (std::string fault = fault_of(*said); !fault.empty()) return fail(Code::malformed, who + ": " + fault);
  out.descriptor = std::move(*said);
  return out;
}

}  // namespace claims::plugin
