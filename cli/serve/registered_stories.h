// Stories that clients registered, so that a single paragraph can be checked as part of one.
#pragma once

#include <claims/document.h>
#include <claims/result.h>

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace claims::cli {

inline constexpr std::size_t max_registered_stories = 1000;
inline constexpr std::size_t max_registered_bytes = 64u << 20;  // of all of them

// What a paragraph stands in.
struct RegisteredStory {
  std::string path, title, sha256;
  std::optional<Date> published;        // where it was given, or stands in the story's metadata
  std::vector<std::string> paragraphs;  // the blocks of the story, without markup
  std::size_t bytes = 0;
};

RegisteredStory registered(const Document& document);

// The story as plain text with `paragraph` in the place of the block that it is most like, or at the end.
struct PlacedParagraph {
  std::string text;
  std::size_t begin = 0;  // of the paragraph in `text`
  bool known = false;     // it took the place of a block
};
PlacedParagraph placed(const RegisteredStory& story, std::string paragraph);

// Any thread uses it. The one that was used longest ago gives way to a new one.
class RegisteredStories {
 public:
  // False: there was one of that name, which is replaced. Errors: limit.
  Result<bool> put(const std::string& name, RegisteredStory story);
  std::shared_ptr<const RegisteredStory> find(const std::string& name);
  // False: there is none.
  bool remove(const std::string& name);

 private:
  struct Entry {
    std::shared_ptr<const RegisteredStory> story;
    std::list<std::string>::iterator used;
  };
  void erase(std::unordered_map<std::string, Entry>::iterator entry);

  std::mutex mutex_;
  std::unordered_map<std::string, Entry> stories_;
  std::list<std::string> used_;  // the one that was used last comes last
  std::size_t bytes_ = 0;
};

}  // namespace claims::cli
