#include "report/mention_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace claims::report {
namespace {

template <class T>
void collect(const std::vector<T>& mentions, MentionSource source, std::vector<MentionEntry>& out) {
  for (std::uint32_t i = 0; i < mentions.size(); ++i) out.push_back({mentions[i].span, source, i});
}

}  // namespace

std::vector<MentionEntry> mentions_in_order(const Story& story) {
  std::vector<MentionEntry> entries;
  collect(story.times, MentionSource::time, entries);
  collect(story.quantities, MentionSource::quantity, entries);
  collect(story.names, MentionSource::name, entries);
  collect(story.quotations, MentionSource::quotation, entries);
  collect(story.events, MentionSource::event, entries);
  std::sort(entries.begin(), entries.end(), [](const MentionEntry& a, const MentionEntry& b) {
    return std::tie(a.span.begin, b.span.end, a.source, a.index) <
           std::tie(b.span.begin, a.span.end, b.source, b.index);
  });
  return entries;
}

std::string_view kind_of(const Story& story, const MentionEntry& entry) {
  switch (entry.source) {
    case MentionSource::time: return name_of(story.times[entry.index].type);
    case MentionSource::quantity: return name_of(story.quantities[entry.index].kind);
    case MentionSource::name: {
      const NameKind kind = story.names[entry.index].kind;
      return kind == NameKind::other ? "name" : name_of(kind);
    }
    case MentionSource::quotation: return "quotation";
    case MentionSource::event: return "event";
  }
  return "";
}

std::string value_of(const Story& story, const MentionEntry& entry) {
  switch (entry.source) {
    case MentionSource::time: return story.times[entry.index].value;
    case MentionSource::quantity: {
      const Quantity& quantity = story.quantities[entry.index];
      return quantity.unit.empty() ? fmt::format("{}", quantity.value)
                                   : fmt::format("{} {}", quantity.value, quantity.unit);
    }
    case MentionSource::name: {
      const NameMention& name = story.names[entry.index];
      const std::string_view person = person_name(story, name.person);
      return std::string(person.empty() ? story.document.slice(name.span) : person);
    }
    case MentionSource::quotation: return std::string(person_name(story, story.quotations[entry.index].speaker));
    case MentionSource::event: return story.events[entry.index].type;
  }
  return {};
}

std::string_view person_name(const Story& story, std::uint32_t person) {
  return person < story.people.size() ? std::string_view(story.people[person].name) : std::string_view();
}

}  // namespace claims::report
