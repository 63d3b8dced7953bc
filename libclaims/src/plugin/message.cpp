#include "plugin/message.h"

namespace claims::plugin {
namespace {

claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(claims_string text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

void put(FrameWriter& to, claims_string text) { to.string(view(text)); }

void put(FrameWriter& to, claims_strings list) {
  to.u32(static_cast<std::uint32_t>(list.count));
  for (std::size_t i = 0; i < list.count; ++i) put(to, list.items[i]);
}

void put(FrameWriter& to, const std::vector<std::string>& list) {
  to.u32(static_cast<std::uint32_t>(list.size()));
  for (const std::string& item : list) to.string(item);
}

void get(FrameReader& from, std::vector<std::string>& out) {
  for (std::size_t left = from.count(4); left != 0; --left) out.emplace_back(from.string());
}

claims_strings get(FrameReader& from, std::vector<claims_string>& out) {
  for (std::size_t left = from.count(4); left != 0; --left) out.push_back(borrow(from.string()));
  return {out.data(), out.size()};
}

claims_string get(FrameReader& from) { return borrow(from.string()); }

}  // namespace

void put_strings(std::string& out, FrameKind kind, std::initializer_list<std::string_view> strings) {
  FrameWriter to(out);
  to.begin(kind);
  for (const std::string_view text : strings) to.string(text);
  to.end();
}

bool get_strings(std::string_view payload, std::string_view* out, std::size_t count) {
  FrameReader from(payload);
  for (std::size_t i = 0; i < count; ++i) out[i] = from.string();
  return from.done();
}

void put_load(std::string& out, const LoadMessage& message) {
  FrameWriter to(out);
  to.begin(FrameKind::load);
  to.string(message.path);
  to.u8(message.network);
  to.u64(message.memory);
  to.u64(message.cpu_seconds);
  to.u64(message.output);
  to.u32(message.pushes);
  to.u32(message.call_ms);
  to.end();
}

std::optional<LoadMessage> get_load(std::string_view payload) {
  FrameReader from(payload);
  LoadMessage out;
  out.path = from.string();
  const std::uint8_t network = from.u8();
  out.network = network != 0;
  out.memory = from.u64();
  out.cpu_seconds = from.u64();
  out.output = from.u64();
  out.pushes = from.u32();
  out.call_ms = from.u32();
  return from.done() && network <= 1 ? std::optional(out) : std::nullopt;
}

void put_described(std::string& out, const Descriptor& said) {
  FrameWriter to(out);
  to.begin(FrameKind::described);
  to.string(said.id);
  to.string(said.version);
  to.string(said.licence);
  to.u32(said.minor);
  put(to, said.capabilities);
  put(to, said.hosts);
  put(to, said.schemes);
  put(to, said.media_types);
  put(to, said.checks);
  for (const Level level : said.check_levels) to.u8(static_cast<std::uint8_t>(level));
  to.u8(said.recognises);
  put(to, said.protections);
  to.end();
}

std::optional<Descriptor> get_described(std::string_view payload) {
  FrameReader from(payload);
  Descriptor out;
  out.id = from.string();
  out.version = from.string();
  out.licence = from.string();
  out.minor = from.u32();
  get(from, out.capabilities);
  get(from, out.hosts);
  get(from, out.schemes);
  get(from, out.media_types);
  get(from, out.checks);
  for (std::size_t i = 0; i < out.checks.size(); ++i) {
    const std::uint8_t level = from.u8();
    if (level > 2) return std::nullopt;
    out.check_levels.push_back(static_cast<Level>(level));
  }
  out.recognises = from.u8() != 0;
  get(from, out.protections);
  return from.done() ? std::optional(std::move(out)) : std::nullopt;
}

void put_reply(std::string& out, const claims_reply& reply) {
  FrameWriter to(out);
  to.begin(FrameKind::interpret);
  to.u32(reply.http_status);
  for (const claims_string& text : {reply.locator, reply.role, reply.url, reply.final_url, reply.media_type,
                                    reply.charset, reply.headers, reply.body, reply.text})
    put(to, text);
  to.end();
}

std::optional<claims_reply> get_reply(std::string_view payload) {
  FrameReader from(payload);
  claims_reply out{};
  out.size = sizeof(out);
  out.http_status = from.u32();
  for (claims_string* text : {&out.locator, &out.role, &out.url, &out.final_url, &out.media_type, &out.charset,
                              &out.headers, &out.body, &out.text})
    *text = get(from);
  return from.done() ? std::optional(out) : std::nullopt;
}

void put_article(std::string& out, const claims_article& article) {
  FrameWriter to(out);
  to.begin(FrameKind::check);
  put(to, article.text);
  put(to, article.title);
  put(to, article.published);
  to.u32(static_cast<std::uint32_t>(article.sentence_count));
  for (std::size_t i = 0; i < article.sentence_count; ++i) {
    to.u64(article.sentences[i].begin);
    to.u64(article.sentences[i].end);
  }
  to.u32(static_cast<std::uint32_t>(article.mention_count));
  for (std::size_t i = 0; i < article.mention_count; ++i) {
    const claims_mention& mention = article.mentions[i];
    put(to, mention.kind);
    put(to, mention.value);
    to.u64(mention.begin);
    to.u64(mention.end);
  }
  to.end();
}

bool get_article(std::string_view payload, ArticleMessage& out) {
  FrameReader from(payload);
  out.article.size = sizeof(claims_article);
  out.article.text = get(from);
  out.article.title = get(from);
  out.article.published = get(from);
  for (std::size_t left = from.count(16); left != 0; --left) {
    const std::uint64_t begin = from.u64();
    out.sentences.push_back({begin, from.u64()});
  }
  for (std::size_t left = from.count(24); left != 0; --left) {
    claims_mention& mention = out.mentions.emplace_back();
    mention.kind = get(from);
    mention.value = get(from);
    mention.begin = from.u64();
    mention.end = from.u64();
  }
  out.article.sentences = out.sentences.data();
  out.article.sentence_count = out.sentences.size();
  out.article.mentions = out.mentions.data();
  out.article.mention_count = out.mentions.size();
  return from.done();
}

void put_settings(std::string& out, const claims_transport_settings& settings) {
  FrameWriter to(out);
  to.begin(FrameKind::run);
  to.u32(settings.max_connections);
  to.u32(settings.max_connections_per_host);
  put(to, settings.ca_file);
  put(to, settings.proxy);
  put(to, settings.connect_to);
  put(to, settings.allowed_networks);
  to.end();
}

bool get_settings(std::string_view payload, SettingsMessage& out) {
  FrameReader from(payload);
  out.settings.size = sizeof(claims_transport_settings);
  out.settings.max_connections = from.u32();
  out.settings.max_connections_per_host = from.u32();
  out.settings.ca_file = get(from);
  out.settings.proxy = get(from);
  out.settings.connect_to = get(from, out.connect_to);
  out.settings.allowed_networks = get(from, out.allowed_networks);
  return from.done();
}

void put_exchange(std::string& out, const claims_exchange& exchange) {
  FrameWriter to(out);
  to.begin(FrameKind::exchange);
  to.u8(exchange.cancel != 0);
  to.u64(exchange.id);
  put(to, exchange.method);
  put(to, exchange.url);
  put(to, exchange.headers);
  to.u32(exchange.connect_timeout_ms);
  to.u32(exchange.timeout_ms);
  to.u64(exchange.max_header_bytes);
  to.u64(exchange.max_body_bytes);
  put(to, exchange.body);
  to.end();
}

std::optional<claims_exchange> get_exchange(std::string_view payload) {
  FrameReader from(payload);
  claims_exchange out{};
  out.size = sizeof(out);
  out.cancel = from.u8();
  out.id = from.u64();
  out.method = get(from);
  out.url = get(from);
  out.headers = get(from);
  out.connect_timeout_ms = from.u32();
  out.timeout_ms = from.u32();
  out.max_header_bytes = from.u64();
  out.max_body_bytes = from.u64();
  out.body = get(from);
  return from.done() ? std::optional(out) : std::nullopt;
}

void put_end(std::string& out, const claims_exchange_end& end) {
  FrameWriter to(out);
  to.begin(FrameKind::end);
  to.u64(end.id);
  to.u32(end.status);
  put(to, end.error);
  put(to, end.address);
  put(to, end.http_version);
  put(to, end.tls_version);
  put(to, end.certificates);
  to.u64(end.microseconds);
  to.end();
}

bool get_end(std::string_view payload, EndMessage& out) {
  FrameReader from(payload);
  out.end.size = sizeof(claims_exchange_end);
  out.end.id = from.u64();
  out.end.status = from.u32();
  out.end.error = get(from);
  out.end.address = get(from);
  out.end.http_version = get(from);
  out.end.tls_version = get(from);
  out.end.certificates = get(from, out.certificates);
  out.end.microseconds = from.u64();
  return from.done();
}

void put_done(std::string& out, const DoneMessage& message) {
  FrameWriter to(out);
  to.begin(FrameKind::done);
  to.u8(message.outcome);
  to.u32(message.status);
  to.string(message.text);
  to.end();
}

std::optional<DoneMessage> get_done(std::string_view payload) {
  FrameReader from(payload);
  DoneMessage out;
  const std::uint8_t outcome = from.u8();
  out.status = from.u32();
  out.text = from.string();
  const bool sane = from.done() && outcome <= 2 && (outcome == 0 ? out.status == 0 : code_of(out.status).has_value());
  out.outcome = static_cast<DoneMessage::Outcome>(outcome);
  return sane ? std::optional(out) : std::nullopt;
}

}  // namespace claims::plugin
