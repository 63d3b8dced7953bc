#include "record.h"

#include "day.h"
#include "symbol.h"
#include "words.h"

#include <string>

namespace un {

using claims::plugin::Host;

namespace {

bool is_voting(const Record& record) { return record.field("967") || record.field("968") || record.field("996"); }

// The first value of that field and code; empty if there is none.
std::string_view value_of(const Record& record, std::string_view tag, char code) {
  for (const Field& field : record.fields)
    if (field.tag == tag && !field.value(code).empty()) return field.value(code);
  return {};
}

// A part of a title without the punctuation of the cataloguing rules (ISBD) that leads to the next part.
std::string_view without_isbd(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '/' || text.back() == ':')) text.remove_suffix(1);
  return text;
}

std::string title_of(const Record& record) {
  const Field* field = record.field("245");
  if (!field) return {};
  std::string title(without_isbd(field->value('a')));
  if (const std::string_view rest = without_isbd(field->value('b')); !rest.empty()) title.append(": ").append(rest);
  return title;
}

// "/ adopted by the Security Council at its 5551st meeting, on 14 October 2006", after the title.
void push_responsibility(Host& host, const Record& record) {
  push_adoption(host, read_adoption(value_of(record, "245", 'c')));
}

void push_day(Host& host, std::string_view name, std::string_view written) {
  if (const DayText day = date_in(written)) host.fact(CLAIMS_FACT_DATE, name, day.iso, written);
}

// All of them: a document issued to two organs has two.
void push_symbols(Host& host, const Record& record, std::string_view tag) {
  for (const Field& field : record.fields)
    if (field.tag == tag) host.fact(CLAIMS_FACT_TEXT, "symbol", normal_form(field.value('a')), field.value('a'));
}

bool is_file_in_english(const Field& field) {
  const std::string_view url = field.value('u');
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         (field.value('y') == "English" || url.ends_with("-EN.pdf"));
}

// "15" of "015"; empty where it is no number.
std::string decimal(std::string_view written) {
  if (written.empty() || written.size() > 6) return {};
  for (const char c : written)
    if (c < '0' || c > '9') return {};
  while (written.size() > 1 && written.front() == '0') written.remove_prefix(1);
  return std::string(written);
}

// The counts in the order and the words in which the record is shown.
std::string counts_as_shown(const Field& counts) {
  constexpr struct {
    char code;
    const char* word;
  } columns[] = {
      {'b', "Yes: "}, {'c', "No: "}, {'d', "Abstentions: "}, {'e', "Non-Voting: "}, {'f', "Total voting membership: "}};
  std::string out;
  for (const auto& column : columns)
    if (const std::string_view value = counts.value(column.code); !value.empty())
      out.append(out.empty() ? "" : " | ").append(column.word).append(value);
  return out;
}

// An abstention that the record leaves empty, where other counts are there, is none.
void push_counts(Host& host, const Field& counts) {
  const std::string quote = counts_as_shown(counts);
  const bool voted = !counts.value('b').empty();
  const auto count = [&](char code) {
    const std::string value = decimal(counts.value(code));
    return value.empty() && voted && counts.value(code).empty() ? std::string("0") : value;
  };
  host.fact(CLAIMS_FACT_NUMBER, "vote.yes", count('b'), quote);
  host.fact(CLAIMS_FACT_NUMBER, "vote.no", count('c'), quote);
  host.fact(CLAIMS_FACT_NUMBER, "vote.abstain", count('d'), quote);
  host.fact(CLAIMS_FACT_NUMBER, "vote.non-voting", count('e'), quote);
  host.fact(CLAIMS_FACT_NUMBER, "vote.total", decimal(counts.value('f')), quote);
}

std::string_view word_of_vote(std::string_view vote) {
  if (vote == "Y") return "yes";
  if (vote == "N") return "no";
  if (vote == "A") return "abstain";
  return vote.empty() || vote == "X" ? "non-voting" : std::string_view();
}

// 967, 968 and 969: one State each, $c its code, $d how it voted, $e its name.
void push_states(Host& host, const Record& record) {
  for (const Field& field : record.fields) {
    if (field.tag != "967" && field.tag != "968" && field.tag != "969") continue;
    const std::string_view name = field.value('e').empty() ? field.value('c') : field.value('e');
    if (name.empty()) continue;
    std::string quote(field.value('d'));
    quote.append(quote.empty() ? "" : " ").append(name);
    host.fact(CLAIMS_FACT_TEXT, "vote", word_of_vote(field.value('d')), quote, name);
  }
}

}  // namespace

const Record* record_of(const std::vector<Record>& records, RecordKind kind, std::string_view symbol) {
  const bool votes = kind == RecordKind::voting;
  for (const Record& record : records)
    if (is_voting(record) == votes)
      for (const Field& field : record.fields)
        if (field.tag == (votes ? "791" : "191") && !field.value('a').empty() &&
            (symbol.empty() || same_symbol(field.value('a'), symbol)))
          return &record;
  return nullptr;
}

void push_bibliographic(Host& host, const Record& record) {
  const std::string_view symbol = value_of(record, "191", 'a');
  push_symbols(host, record, "191");
  host.fact(CLAIMS_FACT_TEXT, "title", title_of(record), value_of(record, "245", 'a'));
  push_responsibility(host, record);
  host.fact(CLAIMS_FACT_TEXT, "body", body_of(symbol), symbol);
  host.fact(CLAIMS_FACT_TEXT, "session", value_of(record, "191", 'c'), value_of(record, "191", 'c'));
  push_day(host, "date", value_of(record, "269", 'a'));
  push_day(host, "published", value_of(record, "260", 'c'));
  for (const Field& field : record.fields) {
    if (field.tag == "991") {
      const std::string_view item = field.value('d').empty() ? field.value('c') : field.value('d');
      host.fact(CLAIMS_FACT_TEXT, "agenda", item, item);
    } else if (field.tag == "650") {
      host.fact(CLAIMS_FACT_TEXT, "subject", field.value('a'), field.value('a'));
    } else if (field.tag == "993") {
      host.fact(CLAIMS_FACT_TEXT, "related", normal_form(field.value('a')), field.value('a'));
    } else if (field.tag == "856" && is_file_in_english(field)) {
      host.fact(CLAIMS_FACT_LOCATOR, "same-as", field.value('u'));
    }
  }
}

void push_voting(Host& host, const Record& record) {
  const std::string_view symbol = value_of(record, "791", 'a');
  push_symbols(host, record, "791");
  host.fact(CLAIMS_FACT_TEXT, "body", body_of(symbol), symbol);
  host.fact(CLAIMS_FACT_TEXT, "session", value_of(record, "791", 'c'), value_of(record, "791", 'c'));
  push_day(host, symbol.find("/RES/") != std::string_view::npos ? "adopted" : "date", value_of(record, "269", 'a'));
  host.fact(CLAIMS_FACT_TEXT, "meeting", normal_form(value_of(record, "952", 'a')), value_of(record, "952", 'a'));
  if (const Field* counts = record.field("996")) push_counts(host, *counts);
  push_states(host, record);
}

}  // namespace un
