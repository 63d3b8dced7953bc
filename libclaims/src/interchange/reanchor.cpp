// Annotations of an earlier version put on the story as it is.
#include "interchange/annotation_read.h"
#include "interchange/json_input.h"
#include "report/annotation_selector.h"
#include "report/display.h"

#include <claims/annotation.h>

#include <fmt/format.h>

#include <set>

namespace claims {
namespace interchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_named = 5;  // sources in a message

class Reanchoring {
 public:
  Reanchoring(const std::string& source, const Document& story, const Document* before)
      : source_(source), story_(story), before_(before), now_(story.text) {
    if (before) was_.emplace(before->text);
  }

  void take(const Json& annotation) {
    Json targets = Json::array();
    bool ours = false;
    for (const AnnotationTarget& target : targets_of(annotation)) {
      if (target.source != source_) {
        if (others_.size() < max_named) others_.insert(target.source);
        continue;
      }
      ours = true;
      Anchored& out = out_.targets.emplace_back(anchored(target));
      if (const auto id = annotation.find("id"); id != annotation.end() && id->is_string()) out.id = *id;
      if (!out.orphaned) targets.push_back(at_place(*target.json, out.span));
    }
    if (!ours || targets.empty()) return;
    Json kept = annotation;
    kept.erase("@context");
    kept["target"] = targets.size() == 1 ? std::move(targets.front()) : std::move(targets);
    items_.push_back(std::move(kept));
  }

  Result<Reanchored> finish(const std::string& path) {
    if (out_.targets.empty() && !others_.empty())
      return fail(Code::not_found,
                  fmt::format("{}: no annotation is about {}; they are about {}", path, source_, named()));
    const Json page = {{"@context", "http://www.w3.org/ns/anno.jsonld"}, {"type", "AnnotationPage"}, {"items", items_}};
    out_.page = page.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    return std::move(out_);
  }

 private:
  Anchored anchored(const AnnotationTarget& target) const {
    Anchored out;
    if (!target.quote) {
      out.why = "it has no words to look for (a TextQuoteSelector)";
      return out;
    }
    out.quote = report::on_one_line(target.quote->exact);
    Quote quote = *target.quote;
    if (before_ && target.data_begin) quote.begin = text_offset(*target.data_begin, quote.exact);
    Place place = was_ ? anchor(quote, *was_, now_) : anchor(quote, now_);
    out.orphaned = place.span.empty();
    out.span = place.span;
    out.why = std::move(place.why);
    return out;
  }
  // Of the story as it was: where its text has the words that begin at a byte of the article.
  std::optional<std::uint32_t> text_offset(std::uint32_t byte, const std::string& exact) const {
    for (std::size_t at = before_->text.find(exact); at != std::string::npos && !exact.empty();
         at = before_->text.find(exact, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto size = static_cast<std::uint32_t>(exact.size());
      if (before_->source_span({begin, begin + size}).begin == byte) return begin;
    }
    return std::nullopt;
  }

  Json at_place(const Json& target, Span span) const {
    report::JsonWriter selectors(report::JsonWriter::Style::compact);
    report::write_selectors(selectors, story_, span);
    Json out = target;
    out["selector"] = Json::parse(selectors.take());
    return out;
  }
  std::string named() const {
    std::string out;
    for (const std::string& each : others_) out += fmt::format("{}{}", out.empty() ? "" : ", ", each);
    return out;
  }

  const std::string& source_;
  const Document& story_;
  const Document* const before_;
  const QuotedText now_;
  std::optional<QuotedText> was_;
  Reanchored out_;
  Json items_ = Json::array();
  std::set<std::string> others_;
};

}  // namespace
}  // namespace interchange

Result<Reanchored> reanchor(std::string_view annotations, const std::string& path, const std::string& source,
                            const Document& story, const Document* before) {
  const auto json = interchange::read_json(annotations, max_annotation_depth, path);
  if (!json) return tl::unexpected(json.error());
  const auto each = interchange::annotations_in(*json, path);
  if (!each) return tl::unexpected(each.error());
  interchange::Reanchoring run(source, story, before);
  for (const nlohmann::ordered_json* const annotation : *each) run.take(*annotation);
  return run.finish(path);
}

}  // namespace claims
