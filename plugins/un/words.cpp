#include "words.h"

#include "day.h"
#include "symbol.h"

namespace un {

using claims::plugin::Host;

namespace {

constexpr std::size_t first_page = 6'000;  // bytes of text in which a document says what it is
constexpr std::size_t npos = std::string_view::npos;

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// Runs of white space, no-break spaces among them, as one space each.
std::string flattened(std::string_view text) {
  constexpr std::string_view no_break = "\xC2\xA0";
  std::string out;
  for (std::size_t i = 0; i < text.size() && out.size() < first_page; ++i) {
    const bool broken = space(text[i]) || text.substr(i, 2) == no_break;
    if (!space(text[i]) && broken) ++i;
    if (!broken) {
      out += text[i];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// Finds `word`, its first letter in either case.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
  for (std::size_t at = from; at + word.size() <= text.size(); ++at)
    if ((text[at] | 0x20) == (word[0] | 0x20) && text.substr(at + 1, word.size() - 1) == word.substr(1)) return at;
  return npos;
}

// "Security Council" of "Security Council at its 5551st...": words in capitals and what joins them.
std::string_view body_at(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size() && at < 80;) {
    const std::size_t stop = std::min(text.find_first_of(" ,", at), text.size());
    const std::string_view word = text.substr(at, stop - at);
    const bool capital = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
    if (!capital && word != "and" && word != "of" && word != "the" && word != "on") break;
    if (capital) end = stop;
    if (stop == text.size() || text[stop] == ',') break;
    at = stop + 1;
  }
  return text.substr(0, end);
}

// "5551st meeting" or "84th plenary meeting" of "at its 5551st meeting, on...".
std::string_view meeting_in(std::string_view text) {
  const std::size_t end = text.find("meeting");
  if (end == npos) return {};
  std::size_t begin = text.rfind(' ', text.substr(0, end).find_last_of("0123456789"));
  begin = begin == npos ? 0 : begin + 1;
  return digit(text[begin]) ? text.substr(begin, end + 7 - begin) : std::string_view();
}

// The number of "5551st meeting", for the Security Council, whose records have no session in their symbols.
std::string record_of_meeting(const Adoption& adoption) {
  std::size_t end = 0;
  while (end < adoption.meeting.size() && digit(adoption.meeting[end])) ++end;
  if (adoption.body != "Security Council" || end == 0) return adoption.meeting;
  return "S/PV." + adoption.meeting.substr(0, end);
}

void push_date_of_distribution(Host& host, std::string_view text) {
  constexpr std::string_view word = "Distr.:";
  const std::size_t at = text.find(word);
  if (at == npos) return;
  const std::string_view near = text.substr(at, 120);
  const DayText day = day_in(near);
  if (day) host.fact(CLAIMS_FACT_DATE, "date", day.iso, near.substr(0, day.end));
}

// "Resolution 1718 (2006)" or "Resolution 3363 (XXX)"; not "Resolution adopted by", nor "resolution 1718" in the text.
void push_title(Host& host, std::string_view text) {
  constexpr std::string_view word = "Resolution ";
  for (std::size_t at = text.find(word); at != npos; at = text.find(word, at + 1)) {
    std::size_t end = at + word.size();
    if (end >= text.size() || !digit(text[end])) continue;
    while (end < text.size() && (digit(text[end]) || text[end] == '/')) ++end;
    const std::size_t close = text.substr(end, 12).find(')');
    if (text.substr(end, 2) == " (" && close != npos) end += close + 1;
    const std::string_view title = text.substr(at, end - at);
    return host.fact(CLAIMS_FACT_TEXT, "title", title, title);
  }
}

}  // namespace

Adoption read_adoption(std::string_view text) {
  constexpr std::string_view word = "adopted by the ";
  constexpr std::size_t longest = 240;
  const std::string flat = flattened(text.substr(0, 4 * first_page));
  const std::string_view view = flat;
  for (std::size_t at = find_word(view, word); at != npos; at = find_word(view, word, at + 1)) {
    const std::string_view rest = view.substr(at, longest);
    const std::string_view body = body_at(rest.substr(word.size()));
    if (body.empty()) continue;
    const std::string_view after = rest.substr(word.size() + body.size());
    const std::size_t on = after.find("on ");
    if (!after.starts_with(" at its ") && !after.starts_with(" on ") && !after.starts_with(", on ")) continue;
    const DayText day = on == npos ? DayText() : day_in(after);
    // Between "on" and the day nothing stands; "[on the report of...]" comes later.
    if (!day || after.substr(0, day.begin).size() < 3 || after.substr(day.begin - 3, 3) != "on ") continue;
    Adoption out;
    out.quote = rest.substr(0, word.size() + body.size() + day.end);
    out.body = body;
    out.meeting = meeting_in(after.substr(0, day.begin));
    out.day = day.iso;
    return out;
  }
  return {};
}

void push_adoption(Host& host, const Adoption& adoption) {
  if (!adoption) return;
  host.fact(CLAIMS_FACT_DATE, "adopted", adoption.day, adoption.quote);
  host.fact(CLAIMS_FACT_TEXT, "body", adoption.body, adoption.quote);
  if (!adoption.meeting.empty()) host.fact(CLAIMS_FACT_TEXT, "meeting", record_of_meeting(adoption), adoption.quote);
}

void push_words(Host& host, std::string_view text) {
  const std::string flat = flattened(text.substr(0, 4 * first_page));
  const std::string_view symbol = symbol_in(std::string_view(flat).substr(0, 1'000));
  if (!symbol.empty()) host.fact(CLAIMS_FACT_TEXT, "symbol", normal_form(symbol), symbol);
  push_title(host, flat);
  const Adoption adoption = read_adoption(flat);
  push_adoption(host, adoption);
  if (!adoption && !symbol.empty()) host.fact(CLAIMS_FACT_TEXT, "body", body_of(symbol), symbol);
  push_date_of_distribution(host, flat);
}

}  // namespace un
