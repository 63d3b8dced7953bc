// A story as plugins see it.
#pragma once

#include <claims/plugin.h>
#include <claims/story.h>

#include <string>
#include <vector>

namespace claims::plugin {

// Borrows the story's strings: it must outlive this.
class Article {
 public:
  explicit Article(const Story& story);
  Article(const Article&) = delete;

  const claims_article& view() const noexcept { return article_; }

 private:
  std::string published_;
  std::vector<std::string> values_;
  std::vector<claims_span> sentences_;
  std::vector<claims_mention> mentions_;
  claims_article article_{};
};

}  // namespace claims::plugin
