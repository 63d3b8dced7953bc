// From two retrievals of a document to what became of it.
#include "watch/address.h"
#include "watch/passages.h"

#include <claims/watch.h>

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

using namespace claims::watch;

// Below this share of the earlier words a page is another one.
constexpr double another_page = 0.3;

std::optional<Day> day_of(const std::string& time) {
  const auto date = parse_iso_date(std::string_view(time).substr(0, 10));
  return date ? std::optional<Day>(to_day(*date)) : std::nullopt;
}

// White space, and on request the case of letters, made the same.
std::string folded(std::string_view text, bool any_case) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : any_case && c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string furniture_of(const Page& page) {
  std::string out;
  for (const PageBlock& block : page.blocks)
    if (!block.furniture.empty()) out += block.text + '\n';
  return out;
}

std::string_view first_furniture(const Page& page) {
  for (const PageBlock& block : page.blocks)
    if (!block.furniture.empty()) return block.furniture;
  return {};
}

class Comparison {
 public:
  Comparison(const Version& was, const Version& now) : was_(was), now_(now), a_(was.source), b_(now.source) {}

  Change run() {
    look();
    return std::move(out_);
  }

 private:
  void look() {
    if (b_.state == SourceState::unreachable) return end(ChangeKind::unreachable, b_.problem);
    if (b_.state == SourceState::missing) return missing();
    if (was_.time.empty()) return end(ChangeKind::first, "");
    if (a_.state != SourceState::retrieved) return end(ChangeKind::substantive, "it is there now");
    const bool same_bytes = a_.sha256 == b_.sha256;
    if (!same_bytes && had_in_part()) return;
    if (!same_bytes && !compare_texts()) return;
    // What another version of a plugin reads from the same bytes is no change of the document.
    if (!same_bytes || a_.plugin == b_.plugin) compare_facts();
    else if (a_.text_sha256 != b_.text_sha256) note(fmt::format("the same bytes, read by {}", b_.plugin));
    follow_redirects();
    classify();
    if (!is_change(out_.kind) && b_.problem != a_.problem && !b_.problem.empty()) {
      out_.kind = ChangeKind::unreachable;
      note(b_.problem);
    }
  }

  // Of a document that has several parts (itself, its record) another one may stand for it where one could not be had.
  bool had_in_part() {
    if (a_.problem == b_.problem || a_.text.empty() || b_.text.empty()) return false;
    if (!b_.problem.empty()) end(ChangeKind::unreachable, b_.problem);
    else end(ChangeKind::first, fmt::format("until now it was had in part only: {}", a_.problem));
    return true;
  }

  void note(std::string text) {
    if (!text.empty() && std::find(out_.notes.begin(), out_.notes.end(), text) == out_.notes.end())
      out_.notes.push_back(std::move(text));
  }

  void end(ChangeKind kind, std::string why) {
    out_.kind = kind;
    note(std::move(why));
  }

  void missing() {
    if (a_.state != SourceState::missing) return end(ChangeKind::gone, b_.problem);
    return end(ChangeKind::unchanged, fmt::format("it is still gone: {}", b_.problem));
  }

  // False: that is the end of it.
  bool compare_texts() {
    if (a_.media_type != b_.media_type)
      note(fmt::format("its media type was {}, and is {} now", a_.media_type.empty() ? "not told" : a_.media_type,
                       b_.media_type.empty() ? "not told" : b_.media_type));
    if (a_.text.empty() || b_.text.empty()) return texts_are_there();
    if (a_.text == b_.text) {
      note("the bytes differ, the text is the same");
      return true;
    }
    WordNumbers numbers;
    const auto was = read_page(a_.text, numbers), now = read_page(b_.text, numbers);
    if (!was || !now) {
      end(ChangeKind::unreadable, !was ? was.error().text : now.error().text);
      return false;
    }
    auto found = changed_passages({a_.text, b_.text, *was, *now, day_of(was_.time), day_of(now_.time)});
    kept_ = found.kept;
    out_.passages = std::move(found.list);
    out_.left_out = found.left_out;
    explain(*was, *now);
    return true;
  }

  bool texts_are_there() {
    if (a_.text.empty() && b_.text.empty() && !a_.facts.empty()) return true;  // its facts are what it says
    const std::string problem = (b_.text.empty() ? b_ : a_).problem;
    end(ChangeKind::unreadable,
        fmt::format("the bytes differ, and {}{}{}",
                    b_.text.empty() ? "there is no text to compare" : "there was no text to compare with",
                    problem.empty() ? "" : ": ", problem));
    return false;
  }

  // Why the text differs where no passage says so.
  void explain(const Page& was, const Page& now) {
    for (const ChangedPassage& passage : out_.passages)
      if (!passage.substantive) note(passage.what.front());
    if (out_.notes.empty() && furniture_of(was) != furniture_of(now)) {
      const std::string_view what = first_furniture(was);
      note(std::string(what.empty() ? first_furniture(now) : what));
    }
    if (!out_.notes.empty() || !out_.passages.empty()) return;
    if (folded(a_.text, false) == folded(b_.text, false)) note("white space");
    else if (folded(a_.text, true) == folded(b_.text, true)) note("capital letters");
    else note("typography");
  }

  static std::string key_of(const Fact& fact) {
    return fact.name + '\n' + fact.qualifier + '\n' + folded(fact.value, false);
  }

  // Facts about the retrieval, or about the list that an entry stands in.
  static bool passing(std::string_view name) {
    for (const std::string_view each : {"captured", "digest", "entries", "current-to"})
      if (name == each) return true;
    return false;
  }

  void compare_facts() {
    std::vector<const Fact*> gone = without(a_.facts, b_.facts), added = without(b_.facts, a_.facts);
    for (const Fact* const fact : gone) {
      const auto other = std::find_if(added.begin(), added.end(), [&](const Fact* each) {
        return each->name == fact->name && each->qualifier == fact->qualifier;
      });
      ChangedFact changed{fact->name, fact->qualifier, fact->value, other == added.end() ? "" : (*other)->value, true};
      const bool was_dropped = other == added.end();
      if (!was_dropped) added.erase(other);
      // What a part says that could not be had is not known to be dropped.
      if (!was_dropped || b_.problem.empty()) add(std::move(changed));
    }
    if (!a_.problem.empty() && b_.problem.empty()) return;
    for (const Fact* const fact : added) add({fact->name, fact->qualifier, "", fact->value, true});
  }

  static std::vector<const Fact*> without(const std::vector<Fact>& these, const std::vector<Fact>& those) {
    std::vector<std::string> known;
    for (const Fact& fact : those) known.push_back(key_of(fact));
    std::vector<const Fact*> out;
    for (const Fact& fact : these) {
      const auto same = std::find(known.begin(), known.end(), key_of(fact));
      if (same == known.end()) out.push_back(&fact);
      else known.erase(same);
    }
    return out;
  }

  void add(ChangedFact changed) {
    changed.substantive = !passing(changed.name) && !same_typography(changed.was, changed.now);
    if (!changed.substantive) note(fmt::format("its {}", changed.name));
    out_.facts.push_back(std::move(changed));
  }

  // "(3) Title" counts the messages of a visitor.
  static bool same_typography(const std::string& was, const std::string& now) {
    if (was.empty() || now.empty()) return false;
    WordNumbers numbers;
    const auto words = [&](std::string_view text) {
      if (text.starts_with('(') && text.find(") ") < 5 && text.find_first_not_of("0123456789", 1) == text.find(')'))
        text.remove_prefix(text.find(") ") + 2);
      std::vector<std::uint32_t> out;
      if (const auto page = read_page(text, numbers))
        for (const PageWord& word : page->words) out.push_back(word.key);
      return out;
    };
    const auto a = words(was);
    return !a.empty() && a == words(now);
  }

  void follow_redirects() {
    if (a_.url == b_.url || now_.redirects.empty()) return;
    moved_ = is_lasting(now_.redirects);
    note(fmt::format("its address now leads {} {}", moved_ ? "for good to" : "for the time being to", b_.url));
  }

  void classify() {
    const bool other_page = kept_ < another_page;
    const bool substantive =
        std::any_of(out_.passages.begin(), out_.passages.end(), [](const auto& each) { return each.substantive; }) ||
        std::any_of(out_.facts.begin(), out_.facts.end(), [](const auto& each) { return each.substantive; }) ||
        out_.left_out > 0;
    if (other_page && substantive && leads_elsewhere()) return;
    out_.kind = substantive              ? ChangeKind::substantive
                : moved_                 ? ChangeKind::moved
                : a_.sha256 == b_.sha256 ? ChangeKind::unchanged
                                         : ChangeKind::cosmetic;
  }

  // What answers is not the document: it is gone, or hidden.
  bool leads_elsewhere() {
    const Standin standin = standin_of(b_);
    const std::string_view asked = now_.redirects.empty() ? std::string_view(b_.url) : now_.redirects.front().from;
    const std::string_view place = unrelated_place(asked, b_.url);
    if (standin == Standin::challenge) {
      drop(ChangeKind::unreachable, "what answers is a page that wants to see a browser first, not the document");
      return true;
    }
    if (!place.empty()) {
      drop(ChangeKind::gone, fmt::format("the address now leads elsewhere: to {}, {}", place, b_.url));
      return true;
    }
    if (standin == Standin::not_found)
      note("what answers says itself that it was not found, although the service answers 200");
    if (standin == Standin::login) note("what answers looks like a login page");
    return false;
  }

  // The passages of another page say nothing about this one.
  void drop(ChangeKind kind, std::string why) {
    out_ = {};
    out_.kind = kind;
    note(std::move(why));
  }

  const Version &was_, &now_;
  const Source &a_, &b_;
  Change out_;
  double kept_ = 1;
  bool moved_ = false;
};

}  // namespace

const char* name_of(ChangeKind kind) noexcept {
  static constexpr const char* names[] = {"unchanged",   "first", "cosmetic",    "moved",
                                          "substantive", "gone",  "unreachable", "unreadable"};
  return names[static_cast<std::size_t>(kind)];
}

bool is_change(ChangeKind kind) noexcept {
  return kind == ChangeKind::moved || kind == ChangeKind::substantive || kind == ChangeKind::gone;
}

bool is_open(ChangeKind kind) noexcept { return kind == ChangeKind::unreachable || kind == ChangeKind::unreadable; }

Change compare_versions(const Version& was, const Version& now) { return Comparison(was, now).run(); }

}  // namespace claims
