#include "fetch/pdf.h"

#include <claims/plugin.h>

#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace claims::fetching {
namespace {

constexpr std::array<const char*, 3> program_paths = {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext",
                                                      "/opt/homebrew/bin/pdftotext"};

std::string installed_program() {
  for (const char* path : program_paths) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return path;
  }
  return {};
}

// The five entities that pdftotext writes into its head; nothing else is escaped there.
std::string unescaped(std::string_view text) {
  struct Entity {
    std::string_view name;
    char character;
  };
  constexpr std::array<Entity, 5> entities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Entity* found = nullptr;
    for (const Entity& entity : entities)
      if (text.substr(i, entity.name.size()) == entity.name) found = &entity;
    out += found ? found->character : text[i];
    i += found ? found->name.size() : 1;
  }
  return out;
}

// What stands between two marks; empty where they do not.
std::string between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.find(before);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = text.substr(begin + before.size());
  const std::size_t end = rest.find(after);
  return end == std::string_view::npos ? std::string() : unescaped(rest.substr(0, end));
}

std::string meta(std::string_view head, std::string_view name) {
  return between(head, std::string("<meta name=\"").append(name).append("\" content=\""), "\"/>");
}

bool is_day(std::string_view date) {
  for (std::size_t i = 0; i < date.size(); ++i)
    if (i == 4 || i == 7 ? date[i] != '-' : date[i] < '0' || date[i] > '9') return false;
  return date.size() == 10;
}

// A title that only names the file it was made from says nothing.
bool says_something(std::string_view title) { return !title.empty() && title != "untitled" && title != "Untitled"; }

void read_information(std::string_view head, plugin::Reading& reading) {
  const std::string title = between(head, "<title>", "</title>");
  if (says_something(title)) reading.facts.push_back({FactType::text, "title", title, "", title});
  const std::string author = meta(head, "Author");
  if (!author.empty()) reading.facts.push_back({FactType::text, "author", author, "", author});
  const std::string created = meta(head, "CreationDate");
  const std::string day = created.substr(0, 10);
  if (is_day(day)) reading.facts.push_back({FactType::date, "created", day, "", created});
}

// A page of XHTML around the text, which is as it is, not escaped: "<pre>\n" TEXT "</pre>\n</body>\n</html>\n".
Result<plugin::Reading> read_output(std::string_view output) {
  constexpr std::string_view opening = "<pre>\n", closing = "</pre>\n";
  const std::size_t begin = output.find(opening);
  const std::size_t end = output.rfind(closing);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + opening.size())
    return fail(Code::malformed, "pdftotext gave no text: the PDF is damaged or encrypted");
  plugin::Reading reading;
  read_information(output.substr(0, begin), reading);
  std::string_view text = output.substr(begin + opening.size(), end - begin - opening.size());
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ' || text.back() == '\f')) text.remove_suffix(1);
  reading.text = text;
  if (!reading.text.empty()) reading.text += '\n';
  return reading;
}

// In the place of a plugin, though the host runs the program itself.
class PdfDecoder final : public plugin::Plugin {
 public:
  explicit PdfDecoder(plugin::OpenOptions options) : options_(std::move(options)) {
    descriptor_.id = "org.claims.pdf";
    descriptor_.version = "0.1.0";
    descriptor_.licence = "Apache-2.0";
    descriptor_.capabilities = {CLAIMS_DECODE_1};
    descriptor_.media_types = {std::string(pdf_media_type)};
  }

  const plugin::Descriptor& descriptor() const noexcept override { return descriptor_; }
  Result<plugin::Reading> decode(std::string_view, std::string_view, std::string_view bytes) override {
    return decode_pdf(bytes, options_);
  }
  Result<std::vector<plugin::Locator>> recognise(std::string_view) override { return lacks(); }
  Result<plugin::Reading> resolve(std::string_view) override { return lacks(); }
  Result<plugin::Reading> interpret(const plugin::Reply&) override { return lacks(); }
  Result<std::vector<Finding>> check(const Story&) override { return lacks(); }

 private:
  static tl::unexpected<Error> lacks() { return fail(Code::unsupported, "the reader of PDF files only decodes"); }

  plugin::OpenOptions options_;
  plugin::Descriptor descriptor_;
};

}  // namespace

Result<plugin::Reading> decode_pdf(std::string_view bytes, const plugin::OpenOptions& options) {
  // Readers accept junk before the header, within the first KiB (ISO 32000-1, annex H.3).
  if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos)
    return fail(Code::malformed, "not a PDF: the header %PDF- is missing");
  const std::string program = installed_program();
  if (program.empty())
    return fail(Code::not_found, "the program pdftotext is not installed; it is in the package poppler-utils");
  const std::array<std::string, 8> argv = {program, "-q", "-htmlmeta", "-nopgbrk", "-enc", "UTF-8", "-", "-"};
  const Result<std::string> output = plugin::run_program(argv, bytes, options);
  if (!output) return tl::unexpected(output.error());
  return read_output(*output);
}

std::unique_ptr<plugin::Plugin> pdf_decoder(const plugin::OpenOptions& options) {
  return std::make_unique<PdfDecoder>(options);
}

}  // namespace claims::fetching
