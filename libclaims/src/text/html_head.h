// Title, author and day of publication from an HTML page's head and attributes.
#pragma once

#include <claims/document.h>

#include <gumbo.h>
#include <string>
#include <string_view>

namespace claims::text {

// Collects what the elements of a page say, in any order; settles it at the end.
//
// Day of publication, the first that holds a full date:
//   1. JSON-LD datePublished of an Article, then of anything else
//   2. <meta> article:published_time
//   3. <meta> or element with itemprop datePublished
//   4. <meta> of other names: date, pubdate, publish-date, DC.date.issued, parsely-pub-date...
//   5. <time datetime> marked as publication (pubdate, class)
//   6. the first <time datetime> before the story's first paragraph
// Title: og:title, else the headline (h1), else <title>. Author: JSON-LD, else <meta>.
class HtmlHead {
 public:
  // `before_story`: no paragraph of the story has been read yet.
  void see(const GumboElement& element, std::string_view content, bool before_story);
  void settle(Document& document, const std::string& headline) const;

 private:
  struct Claim {
    int rank = 0;  // the lower the better; 0: none
    Date date;
    std::string detail, written;
  };
  void propose(int rank, std::string_view value, std::string detail);
  void see_meta(const GumboElement& element);

  Claim published_;
  std::string og_title_, title_, meta_author_, ld_author_;
  std::string ld_headline_;
};

// Value of an attribute; empty if absent.
std::string_view attribute_of(const GumboElement& element, const char* name);

}  // namespace claims::text
