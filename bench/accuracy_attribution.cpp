// How often claims tells whose words are whose.
//
//   accuracy-attribution PASSAGES.txt [--errors yes] [--part odd|even]
//
// A passage a line; {WORDS|SPEAKER} marks words and whose they are, "-" the story itself, "/" between names that are
// right too, a pilcrow between paragraphs. Lines that begin with # are comments. Odd passages may be looked at while
// attribution is worked on; the even ones are held out. Words have the speaker of the shortest attribution that holds
// half of them.
#include <claims/story.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "corpus.h"
#include "extract/speech.h"

using namespace claims;

namespace {

struct Marked {
  Span span;
  std::vector<std::string> speakers;
};
struct Passage {
  std::string text;
  std::vector<Marked> marked;
};

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  for (const char* article : {"the ", "a ", "an ", "one "})
    if (out.starts_with(article)) out.erase(0, std::string_view(article).size());
  return out;
}

Passage parsed(std::string_view line) {
  Passage passage;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line.substr(i).starts_with("\xC2\xB6")) {
      passage.text += "\n\n", ++i;
    } else if (line[i] == '{') {
      passage.marked.push_back({{static_cast<std::uint32_t>(passage.text.size()), 0}, {}});
    } else if (line[i] == '|' && !passage.marked.empty() && passage.marked.back().span.end == 0) {
      passage.marked.back().span.end = static_cast<std::uint32_t>(passage.text.size());
      const std::size_t end = line.find('}', i);
      std::string_view names = line.substr(i + 1, end - i - 1);
      while (!names.empty()) {
        const std::size_t slash = names.find('/');
        passage.marked.back().speakers.push_back(lower(names.substr(0, slash)));
        names = slash == std::string_view::npos ? std::string_view() : names.substr(slash + 1);
      }
      i = end;
    } else {
      passage.text += line[i];
    }
  }
  return passage;
}

bool within_words(const std::string& part, const std::string& whole) {
  for (std::size_t at = whole.find(part); at != std::string::npos; at = whole.find(part, at + 1)) {
    const bool begins = at == 0 || whole[at - 1] == ' ', after = at + part.size() == whole.size();
    const char next = after ? ' ' : whole[at + part.size()];
    if (begins && (next == ' ' || next == '\'' || next == ',')) return true;
  }
  return false;
}

// The shortest attribution that holds half of the words; null if none does.
const extract::Attribution* attribution_of(const std::vector<extract::Attribution>& found, Span span) {
  const extract::Attribution* best = nullptr;
  for (const extract::Attribution& a : found) {
    const std::uint32_t begin = std::max(a.content.begin, span.begin), end = std::min(a.content.end, span.end);
    if (begin >= end || 2 * (end - begin) < span.size()) continue;
    if (!best || a.content.size() <= best->content.size()) best = &a;
  }
  return best;
}
std::string speaker_of(const extract::Attribution* a) {
  return a && a->speaker.kind != SpeakerKind::unnamed ? a->speaker.name : "-";
}

bool right(const Marked& marked, const std::string& found) {
  const std::string name = lower(found);
  for (const std::string& wanted : marked.speakers)
    if (name == wanted || (wanted != "-" && name != "-" && (within_words(wanted, name) || within_words(name, wanted))))
      return true;
  return false;
}

// Attributions by what ties speaker and words: of the held-out passages, or with --part odd of the others.
struct Tie {
  int count = 0, right = 0;
  double said = 0;  // sum of certainties
};

void print_ties(const std::map<std::string, Tie>& ties) {
  if (ties.empty()) return;
  std::cout << "\n| the speaker is told by | attributions | certainty said, mean | right |\n|---|---:|---:|---:|\n";
  double apart = 0;
  int all = 0;
  for (const auto& [name, tie] : ties) {
    std::cout << fmt::format("| {} | {} | {:.3f} | {:.3f} |\n", name, tie.count, tie.said / tie.count,
                             static_cast<double>(tie.right) / tie.count);
    apart += std::fabs(tie.said - tie.right), all += tie.count;
  }
  std::cout << fmt::format("\nExpected calibration error over these: {:.3f}\n", apart / all);
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream in(argc > 1 ? argv[1] : "");
  if (!in) {
    std::cout << "skipped: no passages\n";
    return 0;
  }
  const bool errors = !bench::option(argc, argv, "--errors").empty();
  const std::string part = bench::option(argc, argv, "--part");
  std::array<int, 2> all{}, good{};
  std::map<std::string, Tie> ties;
  std::string line;
  for (std::size_t number = 0; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t half = number++ % 2;  // 0: the odd ones, counted from 1
    if ((part == "odd" && half == 1) || (part == "even" && half == 0)) continue;
    const Passage passage = parsed(line);
    ReadOptions options;
    options.format = Format::plain;
    const auto document = read_document("-", passage.text, options);
    if (!document) continue;
    const Story story = read_story(*document);
    const auto found = extract::find_attributions(story);
    for (const Marked& marked : passage.marked) {
      const extract::Attribution* const attribution = attribution_of(found, marked.span);
      const std::string speaker = speaker_of(attribution);
      const bool is_right = right(marked, speaker);
      if (half == (part == "odd" ? 0 : 1) && attribution && attribution->speaker.kind != SpeakerKind::unnamed) {
        Tie& tie = ties[attribution->speaker.by];
        ++tie.count, tie.right += is_right, tie.said += attribution->speaker.certainty;
      }
      ++all[half], good[half] += is_right;
      if (errors && !is_right && half == 0)
        std::cout << fmt::format("{} [{}] {} <> {}\n    {}\n", number,
                                 passage.text.substr(marked.span.begin, marked.span.size()), marked.speakers[0],
                                 speaker, passage.text);
    }
  }
  std::cout << "| passages | marked words | speaker right | share |\n|---|---:|---:|---:|\n";
  for (const std::size_t half : {0u, 1u})
    if (all[half] > 0)
      std::cout << fmt::format("| {} | {} | {} | {:.3f} |\n", half == 0 ? "looked at" : "held out", all[half],
                               good[half], static_cast<double>(good[half]) / all[half]);
  print_ties(ties);
}
