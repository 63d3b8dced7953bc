#include "lsp_server.h"

#include "command.h"
#include "house.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace claims::cli {
namespace {

using json = nlohmann::ordered_json;

enum ErrorCode {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  not_initialized = -32002
};

constexpr std::size_t max_stories = 1000;  // open at once
constexpr int max_depth = 64;              // of JSON in a message

std::string path_of(std::string_view uri) {
  constexpr std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) return std::string(uri);
  uri.remove_prefix(scheme.size());
  if (const std::size_t path = uri.find('/'); path != std::string_view::npos) uri.remove_prefix(path);  // the host
  std::string out;
  const auto hex = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const bool escaped = uri[i] == '%' && i + 2 < uri.size() && hex(uri[i + 1]) >= 0 && hex(uri[i + 2]) >= 0;
    out += escaped ? static_cast<char>(hex(uri[i + 1]) * 16 + hex(uri[i + 2])) : uri[i];
    if (escaped) i += 2;
  }
  return out;
}

json as_json(LinePosition position) { return {{"line", position.line}, {"character", position.character}}; }

LinePosition position_in(const json& in) {
  return {in.at("line").get<std::uint32_t>(), in.at("character").get<std::uint32_t>()};
}

// DiagnosticSeverity: an error is 1, a warning 2, a note 3 (information).
int severity(Level level) { return level == Level::error ? 1 : level == Level::warning ? 2 : 3; }

std::string explained(const Finding& finding) {
  std::string out = finding.message;
  for (const Reason& reason : finding.reasons)
    out += fmt::format("\n- {}{}", reason.text, reason.evidence.empty() ? "" : fmt::format(" ({})", reason.evidence));
  if (!finding.replacement.empty()) out += fmt::format("\n\ndid you mean \"{}\"?", finding.replacement);
  return out + fmt::format("\n\nconfidence {:.2f}   {}", finding.confidence, finding.check);
}

// An open document, and what was found when it was last verified.
struct OpenStory {
  std::string text;  // as the editor has it now
  json version;
  std::string verified;  // the text that was verified
  std::optional<Report> report;
};

}  // namespace

struct LspServer::State {
  enum class Phase { fresh, running, shut_down, ended };

  SettingsOptions config;
  Send send;
  Phase phase = Phase::fresh;
  bool orderly = false;  // "shutdown" came before "exit"
  PositionEncoding encoding = PositionEncoding::utf16;
  std::map<std::string, OpenStory> stories;  // by URI

  // lsp_server.cpp: the protocol
  void post(const json& message) { send(message.dump(-1, ' ', false, json::error_handler_t::replace)); }
  void answer(const json& id, json result) { post({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}}); }
  void refuse(const json& id, int code, const std::string& text) {
    post({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", text}}}});
  }
  void notify(const char* method, json params) {
    post({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  void take(const json& message);
  json initialize(const json& params);
  void request(const std::string& method, const json& id, const json& params);
  void notification(const std::string& method, const json& params);

  // What is asked about a story.
  OpenStory* story_of(const json& params);
  void verify_story(const std::string& uri, OpenStory& story);
  json diagnostic(const std::string& uri, const LineMap& lines, const OpenStory& story, const Finding& finding) const;
  json range(const LineMap& lines, Span bytes) const {
    return {{"start", as_json(lines.position(bytes.begin))}, {"end", as_json(lines.position(bytes.end))}};
  }
  json hover(const json& params);
  json code_actions(const json& params);
};

void LspServer::State::take(const json& message) {
  if (!message.contains("method")) return;  // an answer, and nothing was asked
  const bool asked = message.contains("id");
  const json id = asked ? message.at("id") : json();
  const std::string method = message.at("method");
  const json params = message.contains("params") ? message.at("params") : json::object();
  if (method == "exit") {
    orderly = phase == Phase::shut_down;
    phase = Phase::ended;
  } else if (phase == Phase::fresh && method == "initialize" && asked) {
    phase = Phase::running;
    answer(id, initialize(params));
  } else if (phase == Phase::fresh) {
    if (asked) refuse(id, not_initialized, "\"initialize\" comes first");
  } else if (phase == Phase::shut_down) {
    if (asked) refuse(id, invalid_request, "the server was shut down");
  } else if (asked) {
    request(method, id, params);
  } else {
    notification(method, params);
  }
}

json LspServer::State::initialize(const json& params) {
  const json general = params.value("capabilities", json::object()).value("general", json::object());
  const json offered = general.value("positionEncodings", json::array());
  const auto offers = [&](const char* name) {
    return std::find(offered.begin(), offered.end(), name) != offered.end();
  };
  // UTF-16 is what every client has; bytes cost nothing.
  const char* name = "utf-16";
  if (offers("utf-8")) name = "utf-8", encoding = PositionEncoding::utf8;
  else if (!offers("utf-16") && offers("utf-32")) name = "utf-32", encoding = PositionEncoding::utf32;
  return {{"capabilities",
           {{"positionEncoding", name},
            {"textDocumentSync", {{"openClose", true}, {"change", 1}, {"save", {{"includeText", true}}}}},
            {"hoverProvider", true},
            {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}}}},
          {"serverInfo", {{"name", "claims"}, {"version", version()}}}};
}

void LspServer::State::request(const std::string& method, const json& id, const json& params) {
  if (method == "shutdown") {
    phase = Phase::shut_down;
    answer(id, nullptr);
  } else if (method == "textDocument/hover") {
    answer(id, hover(params));
  } else if (method == "textDocument/codeAction") {
    answer(id, code_actions(params));
  } else {
    refuse(id, method_not_found, fmt::format("no method \"{}\"", method));
  }
}

void LspServer::State::notification(const std::string& method, const json& params) {
  if (method == "textDocument/didOpen") {
    const json& document = params.at("textDocument");
    const std::string uri = document.at("uri");
    if (stories.size() >= max_stories) return;
    OpenStory& story = stories[uri];
    story.text = document.at("text");
    story.version = document.value("version", json());
    verify_story(uri, story);
  } else if (method == "textDocument/didChange") {
    OpenStory* const story = story_of(params);
    if (!story) return;
    story->text = params.at("contentChanges").back().at("text");
    story->version = params.at("textDocument").value("version", json());
  } else if (method == "textDocument/didSave") {
    OpenStory* const story = story_of(params);
    if (!story) return;
    if (params.contains("text")) story->text = params.at("text");
    verify_story(params.at("textDocument").at("uri"), *story);
  } else if (method == "textDocument/didClose") {
    const std::string uri = params.at("textDocument").at("uri");
    if (stories.erase(uri) != 0)
      notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", json::array()}});
  }
}

OpenStory* LspServer::State::story_of(const json& params) {
  const auto found = stories.find(params.at("textDocument").at("uri").get<std::string>());
  return found == stories.end() ? nullptr : &found->second;
}

void LspServer::State::verify_story(const std::string& uri, OpenStory& story) {
  const auto problem = [&](const std::string& text) {
    story.report.reset();
    notify("window/showMessage", {{"type", 1}, {"message", "claims: " + text}});
    notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", json::array()}});
  };
  const std::string path = path_of(uri);
  auto settings = load_settings(config, path);
  if (!settings) return problem(settings.error().text);
  StoriesOptions options;
  House house;
  if (!use_zone("lsp", *settings, options) || !house.open("lsp", *settings, {}))
    return problem("the settings are wrong; the server's log says how");
  ReadOptions reading;
  reading.zone = options.zone;
  auto document = read_document(path, story.text, reading);
  if (!document) return problem(document.error().text);
  story.report = verify(std::move(*document));
  house.apply(*story.report);
  story.verified = story.text;
  const LineMap lines(story.verified, encoding);
  json diagnostics = json::array();
  for (const Finding& finding : story.report->findings) diagnostics.push_back(diagnostic(uri, lines, story, finding));
  json published = {{"uri", uri}, {"diagnostics", std::move(diagnostics)}};
  if (story.version.is_number_integer()) published["version"] = story.version;
  notify("textDocument/publishDiagnostics", std::move(published));
}

json LspServer::State::diagnostic(const std::string& uri, const LineMap& lines, const OpenStory& story,
                                  const Finding& finding) const {
  const Document& document = story.report->story.document;
  json related = json::array();
  for (const Reason& reason : finding.reasons) {
    if (!reason.span) continue;
    related.push_back({{"location", {{"uri", uri}, {"range", range(lines, document.source_span(*reason.span))}}},
                       {"message", reason.text}});
  }
  std::string message = finding.message;
  for (const Reason& reason : finding.reasons)
    if (!reason.span) message += "\n- " + reason.text;
  json out = {{"range", range(lines, document.source_span(finding.span))},
              {"severity", severity(finding.level)},
              {"code", finding.check},
              {"source", "claims"},
              {"message", std::move(message)}};
  if (!related.empty()) out["relatedInformation"] = std::move(related);
  return out;
}

// Of the story as it was verified: where the editor has gone on, nobody can say what stands there.
json LspServer::State::hover(const json& params) {
  const OpenStory* const story = story_of(params);
  const LinePosition position = position_in(params.at("position"));
  if (!story || !story->report || story->text != story->verified) return nullptr;
  const LineMap lines(story->verified, encoding);
  const std::size_t at = lines.offset(position);
  std::string text;
  json where;
  for (const Finding& finding : story->report->findings) {
    const Span bytes = story->report->story.document.source_span(finding.span);
    if (at < bytes.begin || at >= bytes.end) continue;
    if (text.empty()) where = range(lines, bytes);
    text += (text.empty() ? "" : "\n\n") + explained(finding);
  }
  if (text.empty()) return nullptr;
  return {{"contents", {{"kind", "plaintext"}, {"value", text}}}, {"range", where}};
}

json LspServer::State::code_actions(const json& params) {
  json out = json::array();
  const OpenStory* const story = story_of(params);
  const json& asked = params.at("range");
  const LinePosition start = position_in(asked.at("start")), end = position_in(asked.at("end"));
  if (!story || !story->report || story->text != story->verified) return out;
  const std::string uri = params.at("textDocument").at("uri");
  const LineMap lines(story->verified, encoding);
  for (const Finding& finding : story->report->findings) {
    const Span bytes = story->report->story.document.source_span(finding.span);
    if (finding.replacement.empty() || lines.offset(end) < bytes.begin || lines.offset(start) > bytes.end) continue;
    const json edit = {{"range", range(lines, bytes)}, {"newText", finding.replacement}};
    out.push_back({{"title", fmt::format("Write \"{}\"", finding.replacement)},
                   {"kind", "quickfix"},
                   {"diagnostics", {diagnostic(uri, lines, *story, finding)}},
                   {"edit", {{"changes", {{uri, {edit}}}}}}});
  }
  return out;
}

LspServer::LspServer(SettingsOptions config, Send send) : state_(std::make_unique<State>()) {
  state_->config = std::move(config);
  state_->send = std::move(send);
}
LspServer::~LspServer() = default;

bool LspServer::take(std::string_view text) {
  State& state = *state_;
  json message;
  try {
    message = json::parse(text, [](int depth, json::parse_event_t event, json&) {
      const bool opens = event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
      if (opens && depth >= max_depth) throw std::length_error("the message is nested too deeply");
      return true;
    });
  } catch (const json::exception&) {
    state.refuse(nullptr, parse_error, "the message is no JSON");
    return true;
  } catch (const std::length_error& error) {
    state.refuse(nullptr, parse_error, error.what());
    return true;
  }
  const json id = message.is_object() && message.contains("id") ? message.at("id") : json();
  try {
    if (!message.is_object()) state.refuse(nullptr, invalid_request, "the message is no object");
    else state.take(message);
  } catch (const json::exception& error) {  // a member is missing or of another type
    if (!id.is_null()) state.refuse(id, invalid_params, error.what());
  }
  return state.phase != State::Phase::ended;
}

int LspServer::exit_code() const noexcept { return state_->orderly ? exit_clean : exit_findings; }

}  // namespace claims::cli
