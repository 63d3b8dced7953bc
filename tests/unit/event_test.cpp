#include "story_of.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// The event mentions: "[definite] ordinal type{people}(times)@places: text".
std::string shown(std::string_view text, std::string_view published = "2024-06-20") {
  const Story story = story_of(text, published);
  std::string out;
  for (const EventMention& event : story.events) {
    if (!out.empty()) out += " | ";
    if (event.definite) out += "the ";
    if (event.ordinal != 0) out.append("#").append(std::to_string(event.ordinal)).append(event.qualified ? "? " : " ");
    out += event.type;
    for (const std::uint32_t p : event.participants) out += " +" + story.people[p].surname;
    if (event.unknown_party) out += " +?";
    for (const std::uint32_t p : event.places) out += " @" + std::string(story.document.slice(story.names[p].span));
    for (const std::uint32_t t : event.times) out += " " + story.times[t].value;
    if (event.since != no_index) out += " since " + story.times[event.since].value;
    out += " [" + std::string(story.document.slice(event.span)) + "]";
  }
  return out;
}

std::string timeline(std::string_view text, std::string_view published = "2024-06-20") {
  const Story story = story_of(text, published);
  std::string out;
  for (const Event& event : story.timeline.events) {
    if (!out.empty()) out += " || ";
    for (const std::uint32_t m : event.mentions)
      out += (m == event.mentions.front() ? "" : " | ") + std::string(story.document.slice(story.events[m].span));
  }
  return out;
}

}  // namespace

TEST_CASE("event mentions") {
  struct Row {
    const char* text;
    const char* events;
  };
  for (const Row& row : {
           Row{"Vladimir Putin met no one. The 2004 Kim-Putin summit ended.",
               "the summit +Putin +Kim 2004 [The 2004 Kim-Putin summit]"},
           Row{"Wednesday’s summit ended.", "the summit 2024-06-19 [Wednesday’s summit]"},
           Row{"This summit ended.", "the summit [This summit]"},
           Row{"A summit ended.", "summit [A summit]"},
           Row{"Summit County is quiet.", ""},
           Row{"It was Kim Jong Un’s first summit with Vladimir Putin in 2019.",
               "the #1 summit +Kim +Putin 2019 [Kim Jong Un’s first summit with Vladimir Putin in 2019]"},
           Row{"It was the first official summit in 2019.", "the #1? summit 2019 [the first official summit in 2019]"},
           Row{"It was Angela Merkel’s first visit to Ankara since 2013.",
               "the #1? visit +Merkel @Ankara since 2013 [Angela Merkel’s first visit to Ankara since 2013]"},
           Row{"It was his last visit to Pyongyang.", "the #-1 visit @Pyongyang [his last visit to Pyongyang]"},
           Row{"The summit between Vladimir Putin and Kim Jong Un in 2019 ended.",
               "the summit +Putin +Kim 2019 [The summit between Vladimir Putin and Kim Jong Un in 2019]"},
           Row{"The summit with Vladimir Putin’s envoy ended.",
               "the summit +Putin +? [The summit with Vladimir Putin]"},
           Row{"Vladimir Putin visited Pyongyang in 2000.",
               "visit +Putin @Pyongyang 2000 [Vladimir Putin visited Pyongyang in 2000]"},
           Row{"Donald Trump met with Kim Jong Un in 2018.",
               "meeting +Trump +Kim 2018 [Donald Trump met with Kim Jong Un in 2018]"},
           Row{"The treaty of 1961 ended.", "the treaty 1961 [The treaty of 1961]"},
           Row{"The 2004 Olympics ended.", "the olympics 2004 [The 2004 Olympics]"},
           Row{"Nothing happened.", ""},
       }) {
    INFO(row.text);
    CHECK(shown(row.text) == row.events);
  }
}

TEST_CASE("timeline") {
  CHECK(timeline("Kim Jong Un saw Vladimir Putin. The summit was short. After Wednesday’s summit they left. "
                 "Kim Jong Un’s first summit with Putin in 2019 was long. The 2024 Kim-Putin summit was short.") ==
        "The summit | Wednesday’s summit | The 2024 Kim-Putin summit || Kim Jong Un’s first summit with Putin in 2019");
  CHECK(timeline("The summit was short.") == "");
  CHECK(timeline("The 2018 summit of Donald Trump and Kim Jong Un was brief. The 2018 Trump-Kim summit ended.") ==
        "The 2018 summit of Donald Trump and Kim Jong Un | The 2018 Trump-Kim summit");
  CHECK(timeline("The 2018 summit of Donald Trump and Kim Jong Un was brief. The 2019 Trump-Kim summit ended.") ==
        "The 2018 summit of Donald Trump and Kim Jong Un || The 2019 Trump-Kim summit");
  CHECK(timeline("Wednesday’s talks failed. Talks with Vladimir Putin in 2004 failed.") == "Wednesday’s talks");
}

TEST_CASE("the inferred publication date") {
  const auto inferred = [](std::string_view text) {
    const Story story = story_of(text);
    const PublicationDate& p = story.document.published;
    if (p.source != DateSource::inferred) return std::string();
    REQUIRE(p.span);
    CHECK_FALSE(p.detail.empty());
    return std::to_string(p.date.year) + " from " + std::string(story.document.slice(*p.span));
  };
  CHECK(inferred("They disbanded it in 2024. They met in 2019.") == "2024 from 2024");
  CHECK(inferred("They met in 2019. They will meet in 2025.") == "2019 from 2019");
  CHECK(inferred("They met in 2019. Emissions must fall by 2050.") == "2019 from 2019");
  CHECK(inferred("They met in 2019. They would meet in 2025.") == "2019 from 2019");
  CHECK(inferred("They met before 2022.") == "");
  CHECK(inferred("He met Will Adams on May 5, 2022.") == "2022 from May 5, 2022");
  CHECK(inferred("They have met since March 2022.") == "2022 from March 2022");
  CHECK(inferred("They met.") == "");
  CHECK(story_of("They met in 2024.", "2020-01-01").document.published.source == DateSource::given);
}
