#include "plugin/article.h"

#include "report/mention_list.h"

#include <cstdio>

namespace claims::plugin {
namespace {

claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

std::string published_of(const PublicationDate& date) {
  if (date.has_day()) return to_iso(date.date);
  if (!date.has_year()) return {};
  char year[16];
  std::snprintf(year, sizeof(year), "%04d", static_cast<int>(date.date.year));
  return year;
}

}  // namespace

Article::Article(const Story& story) : published_(published_of(story.document.published)) {
  for (const Sentence& sentence : story.sentences) sentences_.push_back({sentence.span.begin, sentence.span.end});
  const std::vector<report::MentionEntry> entries = report::mentions_in_order(story);
  values_.reserve(entries.size());  // the views below must stay valid
  for (const report::MentionEntry& entry : entries) {
    values_.push_back(report::value_of(story, entry));
    mentions_.push_back(
        {borrow(report::kind_of(story, entry)), borrow(values_.back()), entry.span.begin, entry.span.end});
  }
  for (const Citation& citation : story.citations)
    mentions_.push_back({borrow("citation"), borrow(citation.locator), citation.span.begin, citation.span.end});
  article_.size = sizeof(claims_article);
  article_.text = borrow(story.document.text);
  article_.title = borrow(story.document.title);
  article_.published = borrow(published_);
  article_.sentences = sentences_.data();
  article_.sentence_count = sentences_.size();
  article_.mentions = mentions_.data();
  article_.mention_count = mentions_.size();
}

}  // namespace claims::plugin
