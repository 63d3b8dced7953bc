// What `claims watch` and `claims archive diff` print of one document.
#include "report/display.h"
#include "report/json_writer.h"
#include "report/source_json.h"

#include <claims/watch.h>

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

using report::JsonWriter;

constexpr std::size_t most_shown = 10;      // passages, in text
constexpr int most_columns = 240;           // of a passage in which nothing was changed, in text
constexpr std::uint32_t shown_around = 70;  // bytes of a passage around what was changed, in text

void write_version(JsonWriter& json, const char* name, const Version& version) {
  if (version.time.empty()) return;
  json.key(name);
  json.begin_object();
  json.member("version", version.number);
  json.member("time", version.time);
  json.member("state", name_of(version.source.state));
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) json.member(key, value);
  };
  text("problem", version.source.problem);
  text("url", version.source.url);
  text("media_type", version.source.media_type);
  text("sha256", version.source.sha256);
  text("text_sha256", version.source.text_sha256);
  json.end_object();
}

void write_text(JsonWriter& json, const char* name, const PassageText& text) {
  if (text.text.empty()) return;
  json.key(name);
  json.begin_object();
  json.member("text", text.text);
  json.member("start", text.start);
  json.key("changed");
  json.begin_array();
  for (const Span& span : text.changed) {
    json.begin_object(JsonWriter::Layout::line);
    json.member("start", span.begin);
    json.member("end", span.end);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_passages(JsonWriter& json, const Change& change) {
  if (change.passages.empty()) return;
  json.key("passages");
  json.begin_array();
  for (const ChangedPassage& passage : change.passages) {
    json.begin_object();
    json.member("substantive", passage.substantive);
    json.key("what");
    json.begin_array(JsonWriter::Layout::line);
    for (const std::string& what : passage.what) json.string(what);
    json.end_array();
    write_text(json, "was", passage.was);
    write_text(json, "now", passage.now);
    json.end_object();
  }
  json.end_array();
  if (change.left_out > 0) {
    json.key("left_out");
    json.integer(static_cast<std::int64_t>(change.left_out));
  }
}

void write_facts(JsonWriter& json, const Change& change) {
  if (change.facts.empty()) return;
  json.key("facts");
  json.begin_array();
  for (const ChangedFact& fact : change.facts) {
    json.begin_object(JsonWriter::Layout::line);
    json.member("name", fact.name);
    if (!fact.qualifier.empty()) json.member("qualifier", fact.qualifier);
    if (!fact.was.empty()) json.member("was", fact.was);
    if (!fact.now.empty()) json.member("now", fact.now);
    json.member("substantive", fact.substantive);
    json.end_object();
  }
  json.end_array();
}

void write_resting(JsonWriter& json, const AffectedStory& story, const Resting& resting) {
  const Document& document = story.story->document;
  const Span place = document.source_span(resting.span);
  const auto at = document.position_of(place.begin);
  json.begin_object();
  json.member("kind", name_of(resting.kind));
  json.member("start", place.begin);
  json.member("end", place.end);
  json.member("line", at.line);
  json.member("column", at.column);
  json.member("text", resting.text);
  json.member("message", resting.message);
  if (!resting.check.empty()) json.member("check", resting.check);
  if (!resting.reasons.empty()) {
    json.key("reasons");
    json.begin_array();
    for (const Reason& reason : resting.reasons) {
      json.begin_object(JsonWriter::Layout::line);
      json.member("text", reason.text);
      if (!reason.evidence.empty()) json.member("evidence", reason.evidence);
      json.end_object();
    }
    json.end_array();
  }
  if (resting.passage != SIZE_MAX) {
    json.key("passage");
    json.integer(static_cast<std::int64_t>(resting.passage));
  }
  json.end_object();
}

std::string as_json(const Watched& watched) {
  JsonWriter json(JsonWriter::Style::compact);
  json.begin_object();
  json.member("schema", "claims.watch/1");
  json.member("locator", watched.locator);
  json.member("change", name_of(watched.change.kind));
  json.key("notes");
  json.begin_array();
  for (const std::string& note : watched.change.notes) json.string(note);
  json.end_array();
  write_version(json, "was", watched.was);
  write_version(json, "now", watched.now);
  write_passages(json, watched.change);
  write_facts(json, watched.change);
  json.key("stories");
  json.begin_array();
  for (const AffectedStory& story : watched.stories) {
    json.begin_object();
    json.member("path", story.path);
    json.key("resting");
    json.begin_array();
    for (const Resting& resting : story.resting) write_resting(json, story, resting);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

// A passage on one line: what was changed in square brackets, what is far from it left out.
std::string marked(const PassageText& passage) {
  if (passage.changed.empty()) return report::shortened(report::on_one_line(passage.text), most_columns);
  std::string out;
  std::uint32_t at = 0;
  const std::string& text = passage.text;
  const auto is_middle = [&](std::uint32_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  const auto between = [&](std::uint32_t begin, std::uint32_t end, bool first, bool last) {
    const std::uint32_t room = first || last ? shown_around : 2 * shown_around;
    if (end - begin <= room + 3) return void(out += text.substr(begin, end - begin));
    std::uint32_t from = begin, to = end;
    if (!first) {
      from = begin + shown_around;
      while (from > begin && text[from] != ' ') --from;
      while (is_middle(from)) ++from;
      out += text.substr(begin, from - begin);
    }
    out += first ? "..." : last ? "..." : " ... ";
    if (last) return;
    to = end - shown_around;
    while (to < end && text[to] != ' ') ++to;
    while (is_middle(to)) ++to;
    out += text.substr(std::min(to + 1, end), end - std::min(to + 1, end));
  };
  for (const Span& span : passage.changed) {
    between(at, span.begin, at == 0, false);
    out += '[';
    out += text.substr(span.begin, span.size());
    out += ']';
    at = span.end;
  }
  between(at, static_cast<std::uint32_t>(text.size()), false, true);
  return report::on_one_line(out);
}

class Text {
 public:
  Text(const Watched& watched, int width) : watched_(watched), change_(watched.change), width_(width) {}

  std::string rendered() {
    out_ = fmt::format("{}   {}{}\n", report::on_one_line(watched_.locator), name_of(change_.kind), natures());
    for (const std::string& note : change_.notes) line(2, 2, report::on_one_line(note));
    if (change_.kind != ChangeKind::unchanged) {
      show("was", watched_.was);
      show("now", watched_.now);
    }
    show_facts();
    show_passages();
    for (const AffectedStory& story : watched_.stories)
      for (const Resting& resting : story.resting) show(story, resting);
    return std::move(out_);
  }

 private:
  void line(int start, int indent, std::string_view text) {
    out_.append(static_cast<std::size_t>(start), ' ');
    out_ += report::wrapped(text, start, indent, width_) + '\n';
  }

  // ": a vote, a number"
  std::string natures() const {
    std::vector<std::string> all;
    for (const ChangedPassage& passage : change_.passages)
      if (passage.substantive)
        for (const std::string& what : passage.what)
          if (std::find(all.begin(), all.end(), what) == all.end()) all.push_back(what);
    std::string out;
    for (const std::string& what : all) out += (out.empty() ? ": " : ", ") + what;
    return out;
  }

  void show(const char* name, const Version& version) {
    if (version.time.empty()) return;
    std::string text = fmt::format("{}  ", name);
    if (version.number > 0) text += fmt::format("version {}   ", version.number);
    text += version.time;
    if (version.source.state == SourceState::retrieved)
      text += fmt::format("   sha256 {}", version.source.sha256.substr(0, 16));
    else text += fmt::format("   {}", name_of(version.source.state));
    line(2, 7, text);
  }

  void show_facts() {
    for (const ChangedFact& fact : change_.facts) {
      if (!fact.substantive) continue;
      const std::string name = fact.qualifier.empty() ? fact.name : fmt::format("{} ({})", fact.name, fact.qualifier);
      const auto told = [](const std::string& value) {
        return value.empty() ? std::string("not told") : '"' + value + '"';
      };
      out_ += '\n';
      line(2, 7, report::on_one_line(fmt::format("{}: was {}, now {}", name, told(fact.was), told(fact.now))));
    }
  }

  void show_passages() {
    std::size_t shown = 0, more = change_.left_out;
    for (const ChangedPassage& passage : change_.passages) {
      if (!passage.substantive) continue;
      if (++shown > most_shown) {
        ++more;
        continue;
      }
      out_ += '\n';
      if (!passage.was.text.empty()) line(2, 7, "was  " + marked(passage.was));
      if (!passage.now.text.empty()) line(2, 7, "now  " + marked(passage.now));
    }
    if (more > 0)
      out_ += fmt::format("\n  and {} more passage{}; --format json has them\n", more, more == 1 ? "" : "s");
  }

  void show(const AffectedStory& story, const Resting& resting) {
    const Document& document = story.story->document;
    const auto at = document.position_of(document.source_span(resting.span).begin);
    out_ += '\n';
    line(2, 4,
         report::on_one_line(fmt::format("{}:{}:{}: \"{}\": {}{}", story.path, at.line, at.column, resting.text,
                                         resting.message,
                                         resting.check.empty() ? "" : fmt::format(" [{}]", resting.check))));
    for (const Reason& reason : resting.reasons)
      line(4, 6,
           report::on_one_line("- " + reason.text +
                               (reason.evidence.empty() ? "" : fmt::format(" ({})", reason.evidence))));
  }

  const Watched& watched_;
  const Change& change_;
  int width_;
  std::string out_;
};

}  // namespace

std::string render_watched(const Watched& watched, bool json, int width) {
  return json ? as_json(watched) : Text(watched, width).rendered();
}

}  // namespace claims
