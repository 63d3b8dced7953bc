#include "registered_stories.h"

#include <algorithm>
#include <unordered_map>

namespace claims::cli {
namespace {

constexpr double least_likeness = 0.5;  // from here on it is the same paragraph, edited
constexpr std::string_view between = "\n\n";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_space(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (at > begin) out.push_back(text.substr(begin, at - begin));
  }
  return out;
}

// Words that both have, of the words of both (Dice).
double likeness(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.empty() || b.empty()) return 0;
  std::unordered_map<std::string_view, int> counts;
  for (const std::string_view word : a) ++counts[word];
  std::size_t shared = 0;
  for (const std::string_view word : b)
    if (const auto found = counts.find(word); found != counts.end() && found->second-- > 0) ++shared;
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

// Where the paragraph belongs; the number of paragraphs: nowhere.
std::size_t place_of(const RegisteredStory& story, std::string_view paragraph) {
  const std::vector<std::string_view> words = words_of(paragraph);
  double best = least_likeness;
  std::size_t place = story.paragraphs.size();
  for (std::size_t i = 0; i < story.paragraphs.size(); ++i) {
    if (story.paragraphs[i] == paragraph) return i;
    const double like = likeness(words, words_of(story.paragraphs[i]));
    if (like >= best && (like > best || place == story.paragraphs.size())) best = like, place = i;
  }
  return place;
}

}  // namespace

RegisteredStory registered(const Document& document) {
  RegisteredStory out;
  out.path = document.path;
  out.title = document.title;
  out.sha256 = document.sha256;
  const PublicationDate& published = document.published;
  // A date of the text is read again from the text.
  if (published.has_day() && (published.source == DateSource::given || published.source == DateSource::metadata))
    out.published = published.date;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    Span span = document.blocks[i].span;
    // A dateline is the head of the paragraph behind it.
    if (document.blocks[i].kind == BlockKind::dateline && i + 1 < document.blocks.size())
      span.end = document.blocks[++i].span.end;
    out.paragraphs.emplace_back(document.slice(span));
    out.bytes += span.size() + sizeof(std::string);
  }
  return out;
}

PlacedParagraph placed(const RegisteredStory& story, std::string paragraph) {
  PlacedParagraph out;
  const std::size_t place = place_of(story, paragraph);
  out.known = place < story.paragraphs.size();
  for (std::size_t i = 0; i < story.paragraphs.size() + !out.known; ++i) {
    if (i > 0) out.text += between;
    if (i == place) out.begin = out.text.size();
    out.text += i == place ? paragraph : story.paragraphs[i];
  }
  return out;
}

Result<bool> RegisteredStories::put(const std::string& name, RegisteredStory story) {
  if (story.bytes > max_registered_bytes) return fail(Code::limit, "the story is too large to be kept");
  const std::lock_guard lock(mutex_);
  const auto earlier = stories_.find(name);
  const bool fresh = earlier == stories_.end();
  if (!fresh) erase(earlier);
  while (!used_.empty() && (stories_.size() >= max_registered_stories || bytes_ + story.bytes > max_registered_bytes))
    erase(stories_.find(used_.front()));
  bytes_ += story.bytes;
  stories_.emplace(name,
                   Entry{std::make_shared<const RegisteredStory>(std::move(story)), used_.insert(used_.end(), name)});
  return fresh;
}

std::shared_ptr<const RegisteredStory> RegisteredStories::find(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = stories_.find(name);
  if (found == stories_.end()) return nullptr;
  used_.splice(used_.end(), used_, found->second.used);
  return found->second.story;
}

bool RegisteredStories::remove(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = stories_.find(name);
  if (found == stories_.end()) return false;
  erase(found);
  return true;
}

void RegisteredStories::erase(std::unordered_map<std::string, Entry>::iterator entry) {
  bytes_ -= entry->second.story->bytes;
  used_.erase(entry->second.used);
  stories_.erase(entry);
}

}  // namespace claims::cli
