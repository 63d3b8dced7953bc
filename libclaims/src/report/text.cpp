// `verify` for people.
#include "report/article_json.h"
#include "report/decision_text.h"
#include "report/display.h"
#include "report/excerpt.h"
#include "report/text_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claims {
namespace {

using report::on_one_line;
using report::Style;

constexpr int level_width = 8;
constexpr int place_width = 8;
constexpr int body = 8;  // columns before excerpts and reasons

class TextReport {
 public:
  TextReport(const Report& report, const RenderOptions& options)
      : report_(report), document_(report.story.document), options_(options), style_(options.colour) {}

  std::string rendered() {
    out_ = report::text_header(report_.story, style_) + "\n";
    std::array<int, 3> counts{};
    for (const Finding& finding : report_.findings) {
      ++counts[static_cast<std::size_t>(finding.level)];
      if (finding.level != Level::note || options_.notes) show(finding);
    }
    if (options_.set_aside)
      for (const SetAside& one : report_.set_aside) show(one);
    if (!report_.not_checked.empty()) out_ += '\n';
    for (const NotChecked& missing : report_.not_checked)
      line(on_one_line(fmt::format("not checked: {} ({})", missing.what, missing.reason)), 0, body);
    show_checked_before();
    show_sources();
    show_counts(counts);
    return std::move(out_);
  }

 private:
  void line(std::string_view text, int start, int indent) {
    out_.append(static_cast<std::size_t>(start), ' ');
    out_ += report::wrapped(text, start, indent, options_.width);
    out_ += '\n';
  }

  void show(const Finding& finding) {
    const auto at = document_.position_of(document_.source_span(finding.span).begin);
    const std::string place = fmt::format("{}:{}", at.line, at.column);
    const std::string level = name_of(finding.level);
    out_ += '\n' + style_.level(finding.level, level);
    out_.append(static_cast<std::size_t>(level_width) - level.size(), ' ');
    const int used = level_width + std::max(place_width, static_cast<int>(place.size()) + 2);
    out_ += fmt::format("{:<{}}", place, used - level_width);
    show_message(finding, used);
    show_excerpt(finding);
    for (const Reason& reason : finding.reasons) show(reason);
    const std::string confidence = fmt::format("confidence {:.2f}", finding.confidence);
    line(finding.replacement.empty()
             ? confidence
             : fmt::format("did you mean \"{}\"?   {}", on_one_line(finding.replacement), confidence),
         body, body);
  }

  void show(const SetAside& one) {
    show(one.finding);
    if (one.by == SetAside::By::baseline) return line("set aside: it is in the baseline", body, body);
    line(on_one_line(fmt::format("set aside by {}{} ({}): {}", one.owner,
                                 one.until ? " until " + to_prose(*one.until) : "", one.where, one.reason)),
         body, body);
  }

  // The message, and the check's id, with its plugin's, at the right edge where there is room.
  void show_message(const Finding& finding, int used) {
    const std::string message = report::wrapped(on_one_line(finding.message), used, used, options_.width);
    const std::string id = finding.plugin.empty() ? fmt::format("[{}]", finding.check)
                                                  : fmt::format("[{}, {}]", finding.check, finding.plugin);
    const std::size_t last_line = message.rfind('\n');
    const int end = last_line == std::string::npos
                        ? used + report::display_width(message)
                        : report::display_width(std::string_view(message).substr(last_line + 1));
    const int gap = options_.width - end - static_cast<int>(id.size());
    out_ += style_.strong(message);
    if (gap >= 2) out_.append(static_cast<std::size_t>(gap), ' ');
    else out_ += fmt::format("\n{:>{}}", "", options_.width - static_cast<int>(id.size()));
    out_ += style_.faint(id) + '\n';
  }

  // The sentence that holds the finding, else the block, else its own words.
  Span context_of(const Finding& finding) const {
    const auto holder = [&](const auto& list) -> std::optional<Span> {
      const auto after = std::upper_bound(list.begin(), list.end(), finding.span.begin,
                                          [](std::uint32_t at, const auto& entry) { return at < entry.span.begin; });
      if (after == list.begin() || !(after - 1)->span.contains(finding.span)) return std::nullopt;
      return (after - 1)->span;
    };
    if (const auto sentence = holder(report_.story.sentences)) return *sentence;
    return holder(document_.blocks).value_or(finding.span);
  }

  void show_excerpt(const Finding& finding) {
    const auto excerpt = report::excerpt_of(document_, context_of(finding), finding.span, options_.width - body);
    out_ += fmt::format("{:{}}{}\n", "", body, excerpt.line);
    out_ += fmt::format("{:{}}", "", body + excerpt.column);
    out_ += style_.level(finding.level, std::string(static_cast<std::size_t>(excerpt.width), '^')) + '\n';
  }

  void show(const Reason& reason) {
    std::string text = "- ";
    if (reason.span && !reason.text.starts_with("line "))
      text += fmt::format("line {}: ", document_.position_of(document_.source_span(*reason.span).begin).line);
    text += on_one_line(reason.text);
    if (!reason.evidence.empty()) text += fmt::format(" ({})", on_one_line(reason.evidence));
    line(text, body, body + 2);
  }

  void show_checked_before() {
    if (!report_.checked_before.empty()) out_ += '\n';
    for (const CheckedBefore& each : report_.checked_before) {
      const Span span = report_.story.claims[each.claim].span;
      const Decision& decision = each.decision;
      std::string text =
          fmt::format("checked before: line {}: \"{}\"", document_.position_of(document_.source_span(span).begin).line,
                      on_one_line(document_.slice(span)));
      if (each.similarity < 1) text += fmt::format("; then \"{}\"", on_one_line(decision.text));
      for (const Difference& one : each.differences)
        text += fmt::format(", {} here, {} then", one.here.empty() ? "nothing" : one.here,
                            one.there.empty() ? "nothing" : one.there);
      line(text, 0, body);
      std::string where = decision.story;
      if (!decision.imported.empty())
        where += fmt::format("{}imported from {}", where.empty() ? "" : "; ", decision.imported);
      line(report::decision_text(decision) + (where.empty() ? "" : fmt::format(" ({})", on_one_line(where))), body,
           body);
    }
  }

  // The documents that the story was held against; those that could not be had are told above.
  void show_sources() {
    bool first = true;
    for (const Source& source : report_.sources) {
      if (source.state != SourceState::retrieved) continue;
      if (first) out_ += '\n';
      first = false;
      const Fact* const title = source.fact("title");
      const std::string imported =
          source.imported.empty()
              ? std::string()
              : fmt::format("; imported from {}", source.imported.substr(0, source.imported.find(" (SHA")));
      line(on_one_line(fmt::format("read: {}{}{} ({} {}, SHA-256 {}{}{}{})", source.locator, title ? ", " : "",
                                   title ? title->value : "", imported.empty() ? "retrieved" : "captured by others",
                                   source.retrieved.substr(0, 10), source.sha256.substr(0, 16), imported,
                                   source.problem.empty() ? "" : "; ", source.problem)),
           0, body);
    }
  }

  void show_counts(const std::array<int, 3>& counts) {
    const auto counted = [](int count, const char* one) {
      return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
    };
    const int notes = counts[0];
    std::string text =
        fmt::format("{}, {}, {}", counted(counts[2], "error"), counted(counts[1], "warning"), counted(notes, "note"));
    if (notes > 0 && !options_.notes) text += notes == 1 ? " (--notes shows it)" : " (--notes shows them)";
    if (report_.not_checked.empty())
      text += report_.sources.empty() ? "   everything could be checked offline" : "   everything could be checked";
    if (!report_.set_aside.empty())
      text += fmt::format("   {} set aside{}", report_.set_aside.size(),
                          options_.set_aside              ? ""
                          : report_.set_aside.size() == 1 ? " (--set-aside shows it)"
                                                          : " (--set-aside shows them)");
    if (options_.milliseconds >= 0) text += fmt::format("   {} ms", options_.milliseconds);
    out_ += '\n' + text + '\n';
  }

  const Report& report_;
  const Document& document_;
  const RenderOptions& options_;
  Style style_;
  std::string out_;
};

}  // namespace

std::string render_text(const Report& report, const RenderOptions& options) {
  return TextReport(report, options).rendered();
}

}  // namespace claims
