// `verify` as one HTML file: the story with its findings in place, and beside it why. Nothing is loaded from anywhere.
#include "report/article_json.h"
#include "report/html_assets.h"
#include "report/text_style.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace claims {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:  // HTML has no control characters but tab and line ends
        if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') out += c;
        else out += ' ';
    }
  }
  return out;
}

// A finding of the page, set aside or not.
struct Shown {
  const Finding* finding;
  const SetAside* set_aside;  // null: it counts
};

// One story of the page. Ids are "finding-2-5" and "at-2-5": the fifth finding of the second story.
class StoryPart {
 public:
  StoryPart(const Report& report, std::size_t number)
      : report_(report), document_(report.story.document), number_(number) {
    for (const Finding& finding : report.findings) shown_.push_back({&finding, nullptr});
    for (const SetAside& one : report.set_aside) shown_.push_back({&one.finding, &one});
    std::stable_sort(shown_.begin(), shown_.end(),
                     [](const Shown& a, const Shown& b) { return a.finding->span.begin < b.finding->span.begin; });
  }

  std::string rendered() {
    collect_cuts();
    out_ = "<main>\n<article class=\"story\" lang=\"" + escaped(document_.language) + "\">\n";
    write_blocks();
    out_ += "</article>\n<section class=\"cards\" aria-label=\"Findings\">\n";
    write_facts();
    out_ += fmt::format("<h2>{}</h2>\n<ol>\n", shown_.empty() ? "No findings" : "Findings");
    for (std::size_t i = 0; i < shown_.size(); ++i) write_card(i);
    out_ += "</ol>\n</section>\n</main>\n";
    return std::move(out_);
  }

 private:
  std::string id(std::size_t i) const { return fmt::format("{}-{}", number_ + 1, i + 1); }

  // Where the text has to be cut so that no piece is only partly marked.
  void collect_cuts() {
    for (const Shown& shown : shown_) {
      cut(shown.finding->span);
      for (const Reason& reason : shown.finding->reasons)
        if (reason.span) {
          cut(*reason.span);
          related_.push_back(*reason.span);
        }
    }
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    anchored_.assign(shown_.size(), false);
  }
  void cut(Span span) { cuts_.push_back(span.begin), cuts_.push_back(span.end); }

  void write_blocks() {
    bool list = false;
    for (const Block& block : document_.blocks) {
      const bool item = block.kind == BlockKind::list_item;
      if (item != list) out_ += item ? "<ul>\n" : "</ul>\n";
      list = item;
      const auto [open, close] = tags_of(block.kind);
      out_ += open;
      write_text(block.span);
      out_.append(close).append("\n");
    }
    if (list) out_ += "</ul>\n";
  }

  static std::pair<std::string_view, std::string_view> tags_of(BlockKind kind) {
    switch (kind) {
      case BlockKind::title: return {"<h2>", "</h2>"};
      case BlockKind::heading: return {"<h3>", "</h3>"};
      case BlockKind::byline: return {"<p class=\"byline\">", "</p>"};
      case BlockKind::quotation: return {"<blockquote>", "</blockquote>"};
      case BlockKind::list_item: return {"<li>", "</li>"};
      case BlockKind::caption: return {"<p class=\"byline\">", "</p>"};
      case BlockKind::furniture: return {"<p class=\"furniture\">", "</p>"};
      default: return {"<p>", "</p>"};
    }
  }

  void write_text(Span span) {
    auto next = std::upper_bound(cuts_.begin(), cuts_.end(), span.begin);
    for (std::uint32_t at = span.begin; at < span.end;) {
      const std::uint32_t end = next == cuts_.end() ? span.end : std::min(*next++, span.end);
      write_piece({at, end});
      at = end;
    }
  }

  // The gravest finding over a piece is the one that it links to.
  void write_piece(Span piece) {
    std::size_t best = shown_.size();
    for (std::size_t i = 0; i < shown_.size() && shown_[i].finding->span.begin <= piece.begin; ++i) {
      if (!shown_[i].finding->span.contains(piece)) continue;
      if (best == shown_.size() || shown_[i].finding->level > shown_[best].finding->level) best = i;
    }
    const std::string words = escaped(document_.slice(piece));
    if (best != shown_.size()) {
      out_ += fmt::format("<a class=\"at {}\" href=\"#finding-{}\"", name_of(shown_[best].finding->level), id(best));
      if (!anchored_[best]) out_ += fmt::format(" id=\"at-{}\"", id(best));
      anchored_[best] = true;
      out_ += ">" + words + "</a>";
    } else if (std::any_of(related_.begin(), related_.end(), [&](Span span) { return span.contains(piece); })) {
      out_ += "<span class=\"related\">" + words + "</span>";
    } else {
      out_ += words;
    }
  }

  void write_facts() {
    if (report_.not_checked.empty() && report_.sources.empty()) return;
    out_ += "<div class=\"facts\">\n";
    if (!report_.not_checked.empty()) {
      out_ += "<h2>Not checked</h2>\n<ul>\n";
      for (const NotChecked& missing : report_.not_checked)
        out_ += fmt::format("<li>{} ({})</li>\n", escaped(missing.what), escaped(missing.reason));
      out_ += "</ul>\n";
    }
    if (!report_.sources.empty()) {
      out_ += "<h2>Read</h2>\n<ul>\n";
      for (const Source& source : report_.sources) {
        if (source.state != SourceState::retrieved) continue;
        const Fact* const title = source.fact("title");
        out_ += fmt::format("<li>{}{} <span class=\"evidence\">retrieved {}, SHA-256 {}</span></li>\n",
                            escaped(source.locator), title ? ": " + escaped(title->value) : "",
                            escaped(source.retrieved), escaped(source.sha256.substr(0, 16)));
      }
      out_ += "</ul>\n";
    }
    out_ += "</div>\n";
  }

  std::string place_of(Span span) const {
    const auto at = document_.position_of(document_.source_span(span).begin);
    return fmt::format("line {}, column {}", at.line, at.column);
  }

  void write_card(std::size_t i) {
    const Finding& finding = *shown_[i].finding;
    const SetAside* const set_aside = shown_[i].set_aside;
    out_ += fmt::format("<li class=\"card {}{}\" id=\"finding-{}\">\n<span class=\"check\">{}{}</span>",
                        name_of(finding.level), set_aside ? " set-aside" : "", id(i), escaped(finding.check),
                        finding.plugin.empty() ? "" : ", " + escaped(finding.plugin));
    out_ += fmt::format("<span class=\"level\">{}</span> <a class=\"place\" href=\"#at-{}\">{}</a>\n",
                        name_of(finding.level), id(i), place_of(finding.span));
    out_ +=
        fmt::format("<h3>{}</h3>\n<q>{}</q>\n<ul>\n", escaped(finding.message), escaped(document_.slice(finding.span)));
    for (const Reason& reason : finding.reasons) {
      out_ += "<li>" + escaped(reason.text);
      if (reason.span) out_ += fmt::format(" <span class=\"evidence\">({})</span>", place_of(*reason.span));
      if (!reason.evidence.empty())
        out_ += fmt::format(" <span class=\"evidence\">({})</span>", escaped(reason.evidence));
      out_ += "</li>\n";
    }
    out_ += "</ul>\n<p class=\"instead\">";
    if (!finding.replacement.empty())
      out_ += fmt::format("Did you mean <strong>{}</strong>? ", escaped(finding.replacement));
    out_ += fmt::format("<span class=\"confidence\">confidence {:.2f}</span></p>\n", finding.confidence);
    if (set_aside) write_set_aside(*set_aside);
    out_ += "</li>\n";
  }

  void write_set_aside(const SetAside& one) {
    if (one.by == SetAside::By::baseline) {
      out_ += "<p>Set aside: it is in the baseline.</p>\n";
      return;
    }
    out_ += fmt::format("<p>Set aside by {}{} ({}): {}</p>\n", escaped(one.owner),
                        one.until ? " until " + to_prose(*one.until) : "", escaped(one.where), escaped(one.reason));
  }

  const Report& report_;
  const Document& document_;
  std::size_t number_;
  std::vector<Shown> shown_;
  std::vector<std::uint32_t> cuts_;
  std::vector<Span> related_;
  std::vector<bool> anchored_;
  std::string out_;
};

// CSP source of an inline script or style: 'sha256-...' (W3C CSP Level 3, 2.3.1).
std::string allowed(std::string_view content) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  EVP_Digest(content.data(), content.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::array<unsigned char, 48> text{};
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return "'sha256-" + std::string(text.begin(), text.begin() + length) + "'";
}

std::array<std::size_t, 4> counts_of(std::span<const Report> reports) {
  std::array<std::size_t, 4> counts{};
  for (const Report& report : reports) {
    for (const Finding& finding : report.findings) ++counts[static_cast<std::size_t>(finding.level)];
    counts[3] += report.set_aside.size();
  }
  return counts;
}

std::string header_of(const Report& report) {
  const Document& document = report.story.document;
  const PublicationDate& published = document.published;
  const std::string date = report::shown_date(published);
  std::string about = date.empty()
                          ? std::string("no date")
                          : fmt::format("published {} ({}{})", date, name_of(published.source),
                                        published.detail.empty() || published.detail == name_of(published.source)
                                            ? ""
                                            : ": " + escaped(published.detail));
  return fmt::format("<header class=\"page\">\n<p class=\"name\">{}</p>\n<p>{}, {}, SHA-256 {}</p>\n</header>\n",
                     escaped(document.title.empty() ? document.path : document.title), escaped(document.path), about,
                     document.sha256.substr(0, 16));
}

std::string filters(const std::array<std::size_t, 4>& counts) {
  std::string out = "<nav class=\"filters\" aria-label=\"Filters\">\n";
  const auto box = [&](std::string_view value, std::string_view label, std::size_t count, bool checked) {
    out += fmt::format("<label><input type=\"checkbox\" value=\"{}\"{}> {} {}</label>\n", value,
                       checked ? " checked" : "", count, label);
  };
  box("error", counts[2] == 1 ? "error" : "errors", counts[2], true);
  box("warning", counts[1] == 1 ? "warning" : "warnings", counts[1], true);
  box("note", counts[0] == 1 ? "note" : "notes", counts[0], true);
  if (counts[3] > 0) box("set-aside", "set aside", counts[3], true);
  out +=
      "<span class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next, previous &nbsp; <kbd>e</kbd> <kbd>w</kbd> <kbd>i</kbd> "
      "errors, warnings, notes</span>\n</nav>\n";
  return out;
}

}  // namespace

std::string render_html(std::span<const Report> reports) {
  const std::string title =
      reports.size() == 1
          ? (reports[0].story.document.title.empty() ? reports[0].story.document.path : reports[0].story.document.title)
          : fmt::format("{} stories", reports.size());
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n"
      "<title>claims: {}</title>\n<style>{}</style>\n</head>\n<body>\n",
      allowed(report::html_style), allowed(report::html_script), escaped(title), report::html_style);
  out += filters(counts_of(reports));
  for (std::size_t i = 0; i < reports.size(); ++i) {
    out += header_of(reports[i]);
    out += StoryPart(reports[i], i).rendered();
  }
  out += fmt::format(
      "<footer>claims {}, data {}{}</footer>\n<script>{}</script>\n</body>\n</html>\n", version(),
      data_digest().substr(0, 16),
      reports.empty() || reports[0].house_rules.empty() ? "" : ", house rules " + reports[0].house_rules.substr(0, 16),
      report::html_script);
  return out;
}

}  // namespace claims
