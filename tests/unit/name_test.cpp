#include "reference/office.h"
#include "story_of.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// The names with a bar between them: kind's first letter (? for other), title in brackets,
// the name, and the person's fullest name behind "=" where it differs.
std::string shown(std::string_view text) {
  const Story story = story_of(text);
  std::string out;
  for (const NameMention& name : story.names) {
    if (!out.empty()) out += " | ";
    out += name.kind == NameKind::other ? '?' : name_of(name.kind)[0];
    out += ':';
    if (!name.title.empty()) out.append("(").append(story.document.slice(name.title)).append(") ");
    out += story.document.slice(name.span);
    if (name.kind == NameKind::person && name.person == no_index) out += "=?";
    if (name.person != no_index && story.people[name.person].name != story.document.slice(name.span))
      out += "=" + story.people[name.person].name;
  }
  return out;
}

struct Row {
  const char* text;
  const char* names;
};

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(shown(row.text) == row.names);
  }
}

}  // namespace

TEST_CASE("names: people with and without titles") {
  check_rows({
      {"Russian President Vladimir Putin arrived.", "p:(Russian President) Vladimir Putin"},
      {"He met Vladimir Putin and Angela Merkel.", "p:Vladimir Putin | p:Angela Merkel"},
      {"Prime Minister Boris Johnson resigned.", "p:(Prime Minister) Boris Johnson"},
      {"The former president Barack Obama spoke.", "p:(former president) Barack Obama"},
      {"Then-President Donald Trump agreed.", "p:(Then-President) Donald Trump"},
      {"U.S. Secretary of State Antony Blinken flew home.", "p:(U.S. Secretary of State) Antony Blinken"},
      {"British Foreign Secretary David Lammy called.", "p:(British Foreign Secretary) David Lammy"},
      {"Mr. Johnson left.", "p:(Mr.) Johnson"},
      {"Mrs Thatcher left.", "p:(Mrs) Thatcher"},
      {"Gen. Mark Milley saluted.", "p:(Gen.) Mark Milley"},
      {"Sen. Elizabeth Warren asked.", "p:(Sen.) Elizabeth Warren"},
      {"They asked Dr. Anthony Fauci.", "p:(Dr.) Anthony Fauci"},
      {"North Korean leader Kim Jong Un waved.", "p:(North Korean leader) Kim Jong Un"},
      {"Crown Prince Mohammed bin Salman waited.", "p:(Crown Prince) Mohammed bin Salman"},
      {"Pope Francis prayed.", "p:(Pope) Francis"},
      {"Queen Elizabeth II died.", "p:(Queen) Elizabeth II"},
      {"French President Emmanuel Macron’s wife", "p:(French President) Emmanuel Macron"},
      {"Konstantin Asmolov, an academic, argued.", "p:Konstantin Asmolov"},
      {"The book by J. K. Rowling sold.", "p:J. K. Rowling"},
      {"A speech by George W. Bush.", "p:George W. Bush"},
      {"A speech by John F. Kennedy Jr. was read.", "p:John F. Kennedy Jr"},
      {"Syrian President Bashar al-Assad fled.", "p:(Syrian President) Bashar al-Assad"},
      {"Ludwig van Beethoven was deaf.", "p:Ludwig van Beethoven"},
      {"They saw Charles de Gaulle.", "p:Charles de Gaulle"},
      {"They saw Piet van Aalst.", "p:Piet van Aalst"},
      {"They saw Joost van der Meulen.", "p:Joost van der Meulen"},
      {"They saw Qabil bin Rashad.", "p:Qabil bin Rashad"},
      {"They saw Tierra del Norte.", "?:Tierra del Norte"},
      {"Jean-Claude Juncker stumbled.", "p:Jean-Claude Juncker"},
      {"They met Park Geun-hye and Kim Jong-un.", "p:Park Geun-hye | p:Kim Jong-un"},
      {"It was Xi Jinping who spoke.", "p:Xi Jinping"},
      {"They met Nguyen Phu Trong.", "p:Nguyen Phu Trong"},
      {"Xander Quillfeather, 45, was there.", "p:Xander Quillfeather"},
      {"Xander Quillfeather said no.", "p:Xander Quillfeather"},
      {"Prime Minister Theresa May quit in May.", "p:(Prime Minister) Theresa May"},
      {"Judge Amy Berman Jackson ruled.", "p:(Judge) Amy Berman Jackson"},
      {"Vice President Kamala Harris smiled.", "p:(Vice President) Kamala Harris"},
      {"The acting defense minister Andrei Belousov spoke.", "p:(acting defense minister) Andrei Belousov"},
      {"National Security Advisor Jake Sullivan briefed.", "p:(National Security Advisor) Jake Sullivan"},
      {"Transportation Secretary Pete Buttigieg flew.", "p:(Transportation Secretary) Pete Buttigieg"},
      {"FDA Commissioner Dr. Robert Califf agreed.", "p:(FDA Commissioner Dr.) Robert Califf"},
      {"Chief Executive Tim Cook agreed.", "p:(Chief Executive) Tim Cook"},
      {"German Chancellor Olaf Scholz paid.", "p:(German Chancellor) Olaf Scholz"},
  });
}

TEST_CASE("names: organisations and places") {
  check_rows({
      {"He works at the Russian Academy of Sciences.", "o:Russian Academy of Sciences"},
      {"The Bank of England cut rates.", "o:Bank of England"},
      {"The UN Security Council met.", "o:UN Security Council"},
      {"They joined NATO and the EU.", "o:NATO | p:EU"},
      {"The Labour Party won.", "o:Labour Party"},
      {"She studied at Harvard University.", "o:Harvard University"},
      {"It hit North Korea and South Korea.", "p:North Korea | p:South Korea"},
      {"They flew to New York.", "p:New York"},
      {"They flew to Pyongyang.", "p:Pyongyang"},
      {"Pyongyang hopes for more.", "p:Pyongyang"},
      {"The DPRK and the U.S. agreed.", "p:DPRK | p:U.S."},
      {"Saudi Arabia agreed.", "p:Saudi Arabia"},
      {"The United States agreed.", "p:United States"},
      {"The Russian economy grew.", ""},
      {"North Korean workers came.", ""},
      {"They met in Hong Kong.", "p:Hong Kong"},
      {"The DPRK-Russia border is short.", "p:DPRK | p:Russia"},
      {"They live on Palm Beach.", "p:Palm Beach"},
      {"The U.S. Treasury Department said so.", "o:U.S. Treasury Department"},
      {"The Moscow Times wrote.", "o:Moscow Times"},
      {"General Motors grew.", "o:General Motors"},
  });
}

TEST_CASE("names: what is not a name") {
  check_rows({
      {"However, nothing came.", ""},
      {"Thus Putin left.", "?:Putin"},
      {"Nobody knows.", ""},
      {"On Monday in June it rained.", ""},
      {"Today Moscow agreed.", "p:Moscow"},
      {"I think I know.", ""},
      {"Gunmen fired.", ""},
      {"The President left.", ""},
      {"He signed an Executive Order.", "?:Executive Order"},
      {"The Secretary of Homeland Security left.", ""},
      {"The Assistant Secretary for Financial Markets left.", ""},
      {"It begins at 5:00 P.M. EDT.", ""},
      {"The Prime Minister left.", ""},
      {"“We left,” he said.", ""},
      {"Prior to Christmas they left.", ""},
      {"", ""},
  });
}

TEST_CASE("names: short forms belong to the fuller one") {
  check_rows({
      {"Vladimir Putin came. Putin left.", "p:Vladimir Putin | p:Putin=Vladimir Putin"},
      {"Putin left. Vladimir Putin came.", "p:Putin=Vladimir Putin | p:Vladimir Putin"},
      {"Kim Jong Un came. Kim left.", "p:Kim Jong Un | p:Kim=Kim Jong Un"},
      {"Kim Jong-un came. Then Kim Jong Un left.", "p:Kim Jong-un | p:Kim Jong Un=Kim Jong-un"},
      {"Xi Jinping came. He met Xi.", "p:Xi Jinping | p:Xi=Xi Jinping"},
      {"Kim Jong Un succeeded Kim Jong Il. Then Kim left.", "p:Kim Jong Un | p:Kim Jong Il | p:Kim=?"},
      {"Bill Clinton met Hillary Clinton. Later Clinton left.", "p:Bill Clinton | p:Hillary Clinton | p:Clinton=?"},
      {"Joe Biden won. Mr. Biden smiled.", "p:Joe Biden | p:(Mr.) Biden=Joe Biden"},
      {"President Putin came. Then Putin left.", "p:(President) Putin | p:Putin"},
      {"George W. Bush won. They saw George Bush.", "p:George W. Bush | p:George Bush=George W. Bush"},
      {"Bashar al-Assad fled. Then Assad spoke.", "p:Bashar al-Assad | p:Assad=Bashar al-Assad"},
      {"Ursula von der Leyen spoke. Later von der Leyen left.",
       "p:Ursula von der Leyen | p:von der Leyen=Ursula von der Leyen"},
      {"Kim Kardashian came. They saw Kardashian.", "p:Kim Kardashian | p:Kardashian=Kim Kardashian"},
      {"Jeffrey Washington came. They flew to Washington.", "p:Jeffrey Washington | p:Washington"},
  });
}

TEST_CASE("names: pairs") {
  check_rows({
      {"Kim Jong Un and Vladimir Putin met. The Kim-Putin summit ended.",
       "p:Kim Jong Un | p:Vladimir Putin | p:Kim=Kim Jong Un | p:Putin=Vladimir Putin"},
      {"The Kim–Putin summit ended. Vladimir Putin left.", "p:Kim | p:Putin=Vladimir Putin | p:Vladimir Putin"},
      {"The Trump-Kim summit ended.", "p:Trump | p:Kim"},
      {"The U.S.-Russia talks ended.", "p:U.S. | p:Russia"},
      {"Alexandria Ocasio-Cortez spoke. Then Ocasio-Cortez left.",
       "p:Alexandria Ocasio-Cortez | p:Ocasio-Cortez=Alexandria Ocasio-Cortez"},
      {"The Anglo-Saxon way", "?:Anglo-Saxon"},
  });
}

TEST_CASE("names: one story") {
  const Story story = story_of(
      "Russian President Vladimir Putin met Kim Jong Un in Pyongyang.\n\nPutin said Kim was a friend. “We are "
      "friends,” Kim said.");
  REQUIRE(story.people.size() == 2);
  CHECK(story.people[0].name == "Vladimir Putin");
  CHECK(story.people[0].surname == "Putin");
  CHECK(story.people[0].mentions == std::vector<std::uint32_t>{0, 3});
  CHECK(story.people[1].surname == "Kim");
  REQUIRE(story.quotations.size() == 1);
  CHECK(story.quotations[0].speaker == 1);
}

TEST_CASE("names: people of the office-holder table") {
  const auto holder = [](std::string_view text) {
    const Story story = story_of(text);
    REQUIRE(story.people.size() == 1);
    const std::uint32_t id = story.people[0].office_holder;
    return id == no_index ? std::string() : std::string(reference::holder(id).name);
  };
  CHECK(holder("They saw Kim Jong-un.") == holder("They saw Kim Jong Un."));
  CHECK(holder("They saw Vladimir Putin.") == "Vladimir Putin");
  CHECK(holder("President Putin left.") == "Vladimir Putin");
  CHECK(holder("President Kim left.") == "");
  CHECK(holder("Xander Quillfeather, 45, left.") == "");
}
