#include "arguments.h"
#include "command.h"
#include "lsp_server.h"
#include "lsp_stream.h"

#include <fmt/format.h>

#include <unistd.h>

namespace claims::cli {

int run_lsp(const std::vector<std::string>& words) {
  SettingsOptions config;
  Arguments arguments(
      "lsp", "[OPTION...]",
      "A language server on standard input and output: an editor that speaks the Language Server Protocol "
      "shows the findings of a story when it is opened and when it is saved.");
  declare_settings(arguments, config);
  bool stdio = true;
  arguments.flag("--stdio", stdio, "the default, and all that there is; for editors that give it");
  arguments.example("claims lsp", "started by the editor: see docs/integrations/editors.md");
  if (const auto exit = arguments.parse(words)) return *exit;
  LspStream stream(STDIN_FILENO, STDOUT_FILENO);
  Result<void> written;
  LspServer server(config, [&](const std::string& json) {
    if (written) written = stream.write(json);
  });
  for (;;) {
    auto message = stream.read();
    if (!message) {
      diagnose(fmt::format("lsp: {}", message.error().text));
      return exit_usage;
    }
    if (!*message) return exit_findings;  // ended without "exit"
    if (!server.take(**message)) return server.exit_code();
    if (!written) return exit_usage;
  }
}

}  // namespace claims::cli
