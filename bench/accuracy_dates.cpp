// Accuracy of time expressions by the TempEval-3 rule, and the speed of finding them.
//
//   accuracy-dates FILE.jsonl[.gz] [--errors FILE] [--split]
//   accuracy-dates --speed ARTICLES.jsonl[.gz]
//
// FILE has one text a line: {"id", "set", "dct", "text", "gold": [{"start", "end", "text", "type", "value"}]},
// offsets in characters. Found and annotated expressions are paired one to one, in text order, where they overlap.
// strict: the paired ones have the same words; value accuracy: share of the paired ones whose value is the same string;
// value F1 = value accuracy x relaxed F1. Without the file it prints "skipped" and succeeds.
#include <claims/story.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "text/sentence.h"

using nlohmann::json;

namespace {

struct Gold {
  claims::Span span;
  std::string type, value;
};

struct Counts {
  int system = 0, gold = 0, paired = 0, strict = 0, value = 0, type = 0;
};

struct ClassCounts {
  int gold = 0, paired = 0, value = 0;
};

double share(int part, int whole) { return whole ? 100.0 * part / whole : 0; }
double f1(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; }

std::vector<json> read_lines(const std::string& path) {
  std::vector<json> rows;
  const bool packed = path.size() > 3 && path.compare(path.size() - 3, 3, ".gz") == 0;
  std::FILE* in = packed ? popen(("gzip -dc '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "r");
  if (!in) return rows;
  std::string line;
  for (int c = std::getc(in); c != EOF; c = std::getc(in)) {
    if (c != '\n') {
      line.push_back(static_cast<char>(c));
      continue;
    }
    if (!line.empty()) rows.push_back(json::parse(line));
    line.clear();
  }
  if (!line.empty()) rows.push_back(json::parse(line));
  packed ? pclose(in) : std::fclose(in);
  return rows;
}

// Byte offset of each character, and the end.
std::vector<std::uint32_t> byte_offsets(const std::string& text) {
  std::vector<std::uint32_t> at;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) at.push_back(i);
  at.push_back(static_cast<std::uint32_t>(text.size()));
  return at;
}

claims::Document document_of(const json& row, const char* date_key) {
  claims::ReadOptions options;
  options.format = claims::Format::plain;
  if (row.contains(date_key) && row[date_key].is_string())
    options.published = claims::parse_iso_date(row[date_key].get<std::string>().substr(0, 10));
  auto document = claims::read_document(row.value("id", "-"), row["text"].get<std::string>(), options);
  if (!document) {
    fmt::print(stderr, "{}\n", document.error().text);
    std::exit(3);
  }
  return std::move(*document);
}

std::string upper(std::string s) {
  for (char& c : s) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return s;
}

std::string context(const std::string& text, claims::Span span) {
  const std::size_t from = span.begin > 90 ? span.begin - 90 : 0;
  std::string out = text.substr(from, span.begin - from) + "[[" + text.substr(span.begin, span.size()) + "]]" +
                    text.substr(span.end, 60);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

bool has_digit(const std::string& s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_any(const std::string& s, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* w) { return s.find(w) != std::string::npos; });
}

// Coarse class of an annotated expression, for --split.
std::string class_of(const Gold& gold, const std::string& words) {
  std::string s = words;
  for (char& c : s) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (gold.type != "DATE")
    return gold.type + (gold.type == "DURATION" && gold.value.find('X') != std::string::npos ? " vague" : "");
  if (gold.value.find("_REF") != std::string::npos) return "REF";
  if (has_any(s, {"ago", "earlier", "later", "last ", "next ", "this ", "today", "yesterday", "tomorrow", "past",
                  "previous"}))
    return "relative";
  const bool year = s.find("19") != std::string::npos || s.find("20") != std::string::npos;
  if (has_any(s, {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}))
    return has_digit(s) && year && s.size() > 9 ? "month+year" : "month, no year";
  if (has_any(s, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})) return "weekday";
  if (s.size() == 4 && year) return "bare year";
  return "other DATE";
}

class Scorer {
 public:
  explicit Scorer(const std::string& errors) {
    if (!errors.empty()) errors_.open(errors);
  }

  void add(const json& row) {
    const std::string set = row["set"];
    const std::vector<Gold> gold = gold_of(row);
    claims::Story story = claims::read_story(document_of(row, "dct"));
    std::erase_if(story.times, [](const claims::TimeMention& m) { return m.type == claims::TimeType::age; });
    Counts& c = counts_[set];
    c.system += static_cast<int>(story.times.size());
    c.gold += static_cast<int>(gold.size());
    std::vector<bool> used(story.times.size());
    const std::string& text = story.document.text;
    const std::string head = fmt::format("{} {} ", set, row["dct"].is_string() ? row["dct"].get<std::string>() : "-");
    std::size_t k = 0;
    for (const Gold& g : gold) {
      ClassCounts& cc = classes_[set + " " + class_of(g, text.substr(g.span.begin, g.span.size()))];
      ++cc.gold;
      while (k < story.times.size() && story.times[k].span.end <= g.span.begin) ++k;
      if (k == story.times.size() || !story.times[k].span.overlaps(g.span)) {
        error("MISS ", head, g.type + " " + g.value, "", text, g.span);
        continue;
      }
      score(story.times[k], g, text, head, c, cc);
      used[k++] = true;
    }
    for (std::size_t i = 0; i < used.size(); ++i)
      if (!used[i]) error("EXTRA", head, "", shown(story.times[i]), text, story.times[i].span);
  }

  void print(bool split) const {
    fmt::print("{:<10}{:>6}{:>6} | {:>6}{:>7}{:>7} | {:>9}{:>9}{:>9}{:>8}\n", "set", "gold", "found", "P", "R", "F1",
               "strict F1", "val acc", "value F1", "type F1");
    for (const auto& [name, c] : counts_) {
      const double relaxed = f1(share(c.paired, c.system), share(c.paired, c.gold));
      fmt::print("{:<10}{:>6}{:>6} | {:6.2f}{:7.2f}{:7.2f} | {:9.2f}{:9.2f}{:9.2f}{:8.2f}\n", name, c.gold, c.system,
                 share(c.paired, c.system), share(c.paired, c.gold), relaxed,
                 f1(share(c.strict, c.system), share(c.strict, c.gold)), share(c.value, c.paired),
                 share(c.value, c.paired) * relaxed / 100, share(c.type, c.paired) * relaxed / 100);
    }
    if (!split) return;
    fmt::print("\n{:<32}{:>6}{:>9}{:>9}\n", "class", "gold", "recall", "val acc");
    for (const auto& [name, c] : classes_)
      fmt::print("{:<32}{:>6}{:9.1f}{:9.1f}\n", name, c.gold, share(c.paired, c.gold), share(c.value, c.paired));
  }

 private:
  static std::vector<Gold> gold_of(const json& row) {
    const std::vector<std::uint32_t> at = byte_offsets(row["text"].get_ref<const std::string&>());
    std::vector<Gold> gold;
    for (const json& g : row["gold"])
      gold.push_back({{at[g["start"].get<std::size_t>()], at[g["end"].get<std::size_t>()]}, g["type"], g["value"]});
    std::stable_sort(gold.begin(), gold.end(),
                     [](const Gold& a, const Gold& b) { return a.span.begin < b.span.begin; });
    return gold;
  }

  static std::string shown(const claims::TimeMention& m) {
    return fmt::format("{} {} ", upper(name_of(m.type)), m.value) + name_of(m.mod);
  }

  void score(const claims::TimeMention& m, const Gold& g, const std::string& text, const std::string& head, Counts& c,
             ClassCounts& cc) {
    ++c.paired;
    ++cc.paired;
    if (m.span == g.span) ++c.strict;
    else error("SPAN ", head, text.substr(g.span.begin, g.span.size()), "", text, m.span);
    if (m.value == g.value) {
      ++c.value;
      ++cc.value;
    } else {
      error("VALUE", head, g.value, m.value + " " + name_of(m.tense), text, m.span);
    }
    if (upper(name_of(m.type)) == g.type) ++c.type;
    else error("TYPE ", head, g.type, upper(name_of(m.type)), text, m.span);
  }

  void error(const char* kind, const std::string& head, const std::string& wanted, const std::string& got,
             const std::string& text, claims::Span span) {
    if (errors_.is_open())
      errors_ << fmt::format("{} {:<30} want {:<16} got {:<16} {}\n", kind, head, wanted, got, context(text, span));
  }

  std::map<std::string, Counts> counts_;
  std::map<std::string, ClassCounts> classes_;
  std::ofstream errors_;
};

// Tokens, sentences and times of all texts, ten rounds; the best round counts.
void measure_speed(const std::vector<json>& rows) {
  std::vector<claims::Story> stories;
  std::size_t bytes = 0;
  for (const json& row : rows) {
    claims::Story story;
    story.document = document_of(row, "date");
    bytes += story.document.text.size();
    stories.push_back(std::move(story));
  }
  double best = 1e9, best_tokens = 1e9;
  std::size_t found = 0;
  for (int round = 0; round < 10; ++round) {
    double tokens = 0, times = 0;
    found = 0;
    for (claims::Story& story : stories) {
      const auto start = std::chrono::steady_clock::now();
      story.tokens.clear();
      story.sentences.clear();
      story.times.clear();
      claims::text::split_sentences(story.document, story.tokens, story.sentences);
      const auto middle = std::chrono::steady_clock::now();
      claims::extract::find_times(story);
      const auto end = std::chrono::steady_clock::now();
      tokens += std::chrono::duration<double>(middle - start).count();
      times += std::chrono::duration<double>(end - middle).count();
      found += story.times.size();
    }
    best = std::min(best, tokens + times);
    best_tokens = std::min(best_tokens, tokens);
  }
  const double mb = static_cast<double>(bytes) / 1e6;
  fmt::print("{:.1f} MB, {} times: tokens and sentences {:.1f} MB/s, with times {:.1f} MB/s\n", mb, found,
             mb / best_tokens, mb / best);
}

}  // namespace

int main(int argc, char** argv) {
  std::string path, errors;
  bool split = false, speed = false;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--split") split = true;
    else if (arg == "--speed") speed = true;
    else if (arg == "--errors" && i + 1 < argc) errors = argv[++i];
    else path = arg;
  }
  if (path.empty()) {
    fmt::print(stderr,
               "usage: accuracy-dates FILE.jsonl[.gz] [--errors FILE] [--split] | --speed ARTICLES.jsonl[.gz]\n");
    return 2;
  }
  if (!std::ifstream(path)) {
    fmt::print("skipped: {} is not there\n", path);
    return 0;
  }
  const std::vector<json> rows = read_lines(path);
  if (speed) {
    measure_speed(rows);
    return 0;
  }
  Scorer scorer(errors);
  for (const json& row : rows) scorer.add(row);
  scorer.print(split);
  return 0;
}
