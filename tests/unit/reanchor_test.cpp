// Annotations put where their words stand now: what is found, what is orphaned, and that no edit leads to a look-alike.
#include <claims/annotation.h>

#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <random>

#include "report/annotation_selector.h"

namespace claims {
namespace {

Document plain(const std::string& text) {
  ReadOptions options;
  options.format = Format::plain;
  return read_document("story.txt", text, options).value();
}

std::string annotation_of(const Document& document, Span span) {
  report::JsonWriter selectors(report::JsonWriter::Style::compact);
  report::write_selectors(selectors, document, span);
  return fmt::format(R"({{"id":"urn:a","type":"Annotation","target":{{"source":"story.txt","selector":{}}}}})",
                     selectors.take());
}

// An annotation about the `number`th `words` of a text, put on another.
Anchored moved(const std::string& was, const std::string& words, const std::string& now, bool with_before = false,
               int number = 0) {
  const Document before = plain(was), story = plain(now);
  std::size_t at = before.text.find(words);
  for (int i = 0; i < number; ++i) at = before.text.find(words, at + 1);
  const auto begin = static_cast<std::uint32_t>(at);
  const std::string json = annotation_of(before, {begin, begin + static_cast<std::uint32_t>(words.size())});
  const auto done = reanchor(json, "notes.json", "story.txt", story, with_before ? &before : nullptr);
  REQUIRE(done);
  REQUIRE(done->targets.size() == 1);
  return done->targets.front();
}

constexpr const char* story =
    "The mill in Arden cost 4 million euros, the council said on Monday in a short statement.\n\n"
    "The mill in Borden cost 4 million euros too, and nobody in the town was asked about that.\n";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

TEST_CASE("annotations go with their words") {
  const std::string text = story;
  CHECK(moved(text, "4 million", text).span.begin == text.find("4 million"));
  CHECK(moved(text, "4 million", "A new first paragraph.\n\n" + text).span.begin == 24 + text.find("4 million"));
  CHECK(moved(text, "4 million", text, false, 1).span.begin == text.rfind("4 million"));
  const std::string wrapped = replaced(text, "in Arden cost 4 million", "in  Arden\ncost 4\nmillion");
  const Anchored anchored = moved(text, "4 million", wrapped);
  CHECK(wrapped.substr(anchored.span.begin, anchored.span.size()) == "4\nmillion");
}

TEST_CASE("without the story as it was, nothing around them may have changed") {
  const std::string text = story;
  CHECK(moved(text, "4 million", replaced(text, "4 million", "5 million")).why == "the words around it were changed");
  CHECK(moved(text, "4 million", replaced(text, "Arden", "Camden")).why == "the words around it were changed");
  CHECK(moved("The mill in Arden cost 4 million euros.\n", "4 million", "The mill in Arden cost nothing.\n").why ==
        "the story does not have these words any more");
  const std::string twice = "Prices rose by 4 percent in a year.\n\nPrices rose by 4 percent in a year.\n";
  CHECK(moved("Prices rose by 4 percent in a year.\n", "4 percent", twice).orphaned);
  CHECK(moved("It is 4.\n", "4", "It is 4.\n").why == "fewer than 24 characters are quoted: too little to tell");
}

TEST_CASE("with the story as it was, what stands around may have been edited") {
  const std::string text = story;
  const std::string edited = replaced(text, "the council said", "the county council told us");
  CHECK(moved(text, "4 million", edited, true).span.begin == edited.find("4 million"));
  CHECK(moved(text, "4 million", edited, true, 1).span.begin == edited.rfind("4 million"));
  // Another name or number in the same place makes it another sentence.
  CHECK(moved(text, "4 million", replaced(text, "Monday", "Tuesday"), true).orphaned);
  // The first paragraph is gone: the second one is no place for its annotation, edited or not.
  const std::string second = text.substr(text.find("The mill in Borden"));
  CHECK(moved(text, "4 million", second, true).orphaned);
  CHECK(moved(text, "4 million", replaced(second, "Borden", "Arden"), true).orphaned);
  CHECK(moved(text, "4 million", second, true, 1).span.begin == second.find("4 million"));
}

TEST_CASE("annotations are read in each form, and what is none is said") {
  const Document now = plain(story);
  const auto read = [&](const std::string& json) { return reanchor(json, "notes.json", "story.txt", now); };
  const std::string one = annotation_of(now, {0, 30});
  for (const std::string& form :
       {one, "[" + one + "]", R"({"type":"AnnotationPage","items":[)" + one + "]}",
        R"({"type":"AnnotationCollection","first":{"type":"AnnotationPage","items":[)" + one + "]}}"})
    CHECK(read(form)->targets.at(0).span == Span{0, 30});
  CHECK(read("[]")->targets.empty());
  CHECK(read("{").error().text == "notes.json: no JSON");
  CHECK(read("{}").error().text ==
        "notes.json: no annotations: expected an AnnotationPage, an Annotation or an array of them");
  CHECK(read(std::string(100, '[')).error().text == "notes.json: JSON nested deeper than 64 levels");
  const auto other = read(R"({"type":"Annotation","target":"other.txt"})");
  CHECK(other.error().text == "notes.json: no annotation is about story.txt; they are about other.txt");
  CHECK(read(R"({"type":"Annotation","target":"story.txt"})")->targets.at(0).why ==
        "it has no words to look for (a TextQuoteSelector)");
  std::string many = "[";
  for (std::size_t i = 0; i <= max_annotations; ++i) many += (i == 0 ? "" : ",") + one;
  CHECK(read(many + "]").error().text == "notes.json: more than 10000 annotations");
}

TEST_CASE("an annotation keeps what it says") {
  const Document was = plain(story), now = plain(std::string("First.\n\n") + story);
  auto json = nlohmann::ordered_json::parse(annotation_of(was, {0, 30}));
  json["body"] = {{"type", "TextualBody"}, {"value", "why?"}};
  json["target"]["state"] = {{"type", "TimeState"}};
  const auto page =
      nlohmann::ordered_json::parse(reanchor(json.dump(), "notes.json", "story.txt", now)->page).at("items").at(0);
  CHECK(page.at("body") == json.at("body"));
  CHECK(page.at("target").at("state") == json.at("target").at("state"));
  CHECK(page.at("target").at("selector").at(1).dump() == R"({"type":"TextPositionSelector","start":8,"end":38})");
}

// ---- edits at random

struct Written {
  int id;  // the same as long as the sentence is the same one
  std::string text;
  std::size_t quote;  // where "4 million" stands in it; npos: the words were edited
};

class Edits {
 public:
  explicit Edits(unsigned seed) : chance_(seed) {
    const std::size_t size = 3 + chance_() % 12;
    for (std::size_t i = 0; i < size; ++i) sentences_.push_back(write());
  }

  // Sentences that look alike: the same words but for a name, a noun and a year, near the quotation.
  Written write() {
    static constexpr const char* names[] = {"Arden", "Borden", "Camden", "Dalton"};
    static constexpr const char* nouns[] = {"mill", "bridge", "school"};
    Written out{next_++, {}, 0};
    do {
      out.text = fmt::format("The {} in {} cost ", nouns[chance_() % 3], names[chance_() % 4]);
      out.quote = out.text.size();
      out.text += fmt::format("4 million euros in {}.", 1990 + chance_() % 30);
    } while (std::find(seen_.begin(), seen_.end(), out.text) != seen_.end());
    seen_.push_back(out.text);
    return out;
  }

  void edit() {
    const std::size_t at = chance_() % sentences_.size();
    Written& one = sentences_[at];
    switch (chance_() % 6) {
      case 0:  // a word of it
        if (one.quote == std::string::npos) return;
        one.text.insert(one.quote, "about ");
        one.quote += 6;
        return;
      case 1: one.text += " Nobody knew."; return;
      case 2:  // the words themselves
        if (one.quote == std::string::npos) return;
        one.text.replace(one.quote, 9, "5 million");
        one.quote = std::string::npos;
        return;
      case 3:
        if (sentences_.size() > 1) sentences_.erase(sentences_.begin() + static_cast<std::ptrdiff_t>(at));
        return;
      case 4: sentences_.insert(sentences_.begin() + static_cast<std::ptrdiff_t>(at), write()); return;
      default: std::swap(sentences_[at], sentences_[chance_() % sentences_.size()]);
    }
  }

  std::string text() const {
    std::string out;
    for (const Written& each : sentences_) out += each.text + (chance_() % 3 == 0 ? "\n\n" : " ");
    return out + '\n';
  }
  const std::vector<Written>& sentences() const { return sentences_; }

 private:
  mutable std::mt19937 chance_;
  std::vector<Written> sentences_;
  std::vector<std::string> seen_;
  int next_ = 0;
};

// Where the quotation of a sentence stands in a text; npos: nowhere.
std::size_t place_of(const std::string& text, const std::vector<Written>& sentences, int id) {
  std::size_t at = 0;
  for (const Written& each : sentences) {
    at = text.find(each.text, at);
    if (each.id == id) return each.quote == std::string::npos ? std::string::npos : at + each.quote;
    at += each.text.size();
  }
  return std::string::npos;
}

TEST_CASE("no edit leads an annotation to a look-alike") {
  int kept[2] = {}, there[2] = {};
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    Edits edits(seed);
    const std::string was = edits.text();
    const Document before = plain(was);
    const std::vector<Written> sentences = edits.sentences();
    for (unsigned i = seed % 4; i-- > 0;) edits.edit();
    const std::string now = edits.text();
    const Document after = plain(now);
    for (const Written& each : sentences) {
      const auto begin = static_cast<std::uint32_t>(place_of(was, sentences, each.id));
      const std::string json = annotation_of(before, {begin, begin + 9});
      const std::size_t right = place_of(now, edits.sentences(), each.id);
      for (const bool with_before : {false, true}) {
        const auto done = reanchor(json, "notes.json", "story.txt", after, with_before ? &before : nullptr);
        const Anchored& target = done->targets.at(0);
        INFO("seed " << seed << ", sentence " << each.text << ", with the text before " << with_before << "\n"
                     << was << "\n"
                     << now);
        if (!target.orphaned) REQUIRE(target.span.begin == right);
        if (seed % 4 == 0) REQUIRE_FALSE(target.orphaned);
        there[with_before] += right != std::string::npos;
        kept[with_before] += !target.orphaned;
      }
    }
  }
  INFO("kept of those that are there: " << kept[0] << " of " << there[0] << ", with the text before " << kept[1]);
  CHECK(kept[0] * 100 > there[0] * 75);
  CHECK(kept[1] > kept[0]);
}

}  // namespace
}  // namespace claims
