#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("an acronym that is not made of its name's initials is flagged") {
  check_rows(
      {
          {"The National Ports Authority (NPB) closed the quay.", "", {"acronym.initials error [NPB] -> NPA"}},
          {"The National Ports Authority (NAP) closed the quay.", "", {"acronym.initials error [NAP] -> NPA"}},
          {"The Advisory Committee on Immunization Practices, or ASIP, met.",
           "",
           {"acronym.initials error [ASIP] -> ACIP"}},
          {"The NRB (National Rivers Agency) met.", "", {"acronym.initials error [NRB] -> NRA"}},
          {"The International Energy Agency (IAEA) sent a report.", "", {"acronym.meaning error [IAEA] -> IEA"}},
          {"The International Atomic Energy Agency (IEA) sent a report.", "", {"acronym.meaning error [IEA] -> IAEA"}},
          {"The World Trade Organization (WHO) sent a report.", "", {"acronym.meaning error [WHO] -> WTO"}},
          {"The Federal Aviation Commission — the FAA — grounded it.",
           "",
           {"acronym.meaning error [Federal Aviation Commission] -> Federal Aviation Administration"}},
          {"The Federal Emergency Management Association (FEMA) came.",
           "",
           {"acronym.meaning warning [Federal Emergency Management Association] -> Federal Emergency Management "
            "Agency"}},
          {"The National Aeronautics and Space Agency, otherwise known as NASA, came.",
           "",
           {"acronym.meaning warning [National Aeronautics and Space Agency] -> National Aeronautics and Space "
            "Administration"}},
          {"The Bureau of Alcohol, Tobacco, Firearms, and Explosives, the AFT, came.",
           "",
           {"acronym.meaning error [AFT] -> ATF"}},
          {"The National Ports Authority (NPA) met. The National Ports Agency (NPA) has six members.",
           "",
           {"acronym.two-meanings warning [National Ports Agency]"}},
          {"The Rural Water Board (RWB) met on Monday. Talks with the Regional Wool Bureau (RWB) failed.",
           "2024-06-20",
           {"acronym.two-meanings warning [Regional Wool Bureau]"}},
          {"The NPTA met. The NPTA has six members. It said the NTPA will vote, and the NPTA agreed.",
           "",
           {"acronym.spelling error [NTPA] -> NPTA"}},
          {"Iran left the JOPCA in May.", "", {"acronym.spelling warning [JOPCA] -> JCPOA"}},
          {"UNHCR met. UNHCR said UNCR would help. Work with UNHCR began.",
           "",
           {"acronym.spelling warning [UNCR] -> UNHCR"}},
      },
      "acronym.");
  CHECK(messages("The International Energy Agency (IAEA) sent a report.", "") ==
        std::vector<std::string>{"the International Energy Agency is IEA, not IAEA"});
}

TEST_CASE("acronyms of other languages, of parts of names and with inner letters are left alone") {
  check_silent(
      {
          "The UN Children's Fund (UNICEF) sent tents.",
          "The U.N. High Commissioner for Refugees (UNHCR) sent tents.",
          "The UN refugee agency (UNHCR) sent tents.",
          "The Centers for Disease Control and Prevention (CDC) met.",
          "The Department of Housing and Urban Development (HUD) met.",
          "The Organization of the Petroleum Exporting Countries (OPEC) met.",
          "Doctors Without Borders (MSF) sent tents.",
          "The Social Democratic Party (SPD) won.",
          "Russia's Federal Security Service (FSB) said so.",
          "The Kurdistan Workers' Party (PKK) said so.",
          "The National Liberation Front (FLN) won.",
          "The Intercontinental Ballistic Missile (ICBM) flew.",
          "The Federal Risk and Authorization Management Program (FedRAMP) grew.",
          "The Maritime Administration (MARAD) met.",
          "Federally Qualified Health Centers (FQHCs) opened.",
          "Senator Jon Wexford (D-MT) left, and Senator Ann Stead (RI) stayed.",
          "Los Angeles International Airport (LAX) is closed.",
          "The Extensible Markup Language (XML) is old.",
          "The Department of Defense (DoD) and the Department of Energy (DOE) met.",
          "The Bureau of Ocean Energy Management (BOEM) met.",
          "Deputy National Security Advisor Karin Wexford (NSC) came.",
          "The World Health Organization, the WTO and the IMF met.",
          "The International Organization for Standardization (ISO) met.",
          "The Department of Agriculture (USDA) met.",
          "The National Oceanic and Atmospheric Administration’s (NOAA) ships left.",
          "PCR tests are needed. The PRC said the PRC would help, and the PRC did.",
          "The AFT is a union. The ATF met, the ATF left, the ATF said so.",
      },
      "", "acronym.");
}

TEST_CASE("acronyms against the names of well-known bodies") {
  check_rows(
      {
          {"The International Monetary Foundation (IMF) lent more.",
           "2024-06-20",
           {"acronym.meaning warning [International Monetary Foundation] -> International Monetary Fund"}},
          {"The World Trade Association (WTO) met in Geneva.",
           "2024-06-20",
           {"acronym.meaning error [World Trade Association] -> World Trade Organization"}},
          {"The Organization for Economic Co-operation and Development (OEDC) met in Paris.",
           "2024-06-20",
           {"acronym.spelling warning [OEDC] -> OECD"}},
          {"The North Atlantic Trade Organization (NATO) met in Brussels.",
           "2024-06-20",
           {"acronym.meaning warning [North Atlantic Trade Organization] -> North Atlantic Treaty Organization"}},
          {"The World Health Organisation (WTO) sent a team.", "2024-06-20", {"acronym.meaning error [WTO] -> WHO"}},
          {"The Regional Water Board (RWB) met. The Regional Waste Board (RWB) has ten members.",
           "2024-06-20",
           {"acronym.two-meanings warning [Regional Waste Board]"}},
          {"The European Central Bank (EBC) raised rates.", "2024-06-20", {"acronym.meaning error [EBC] -> ECB"}},
          {"The Food and Drug Agency (FDA) approved it.",
           "2024-06-20",
           {"acronym.meaning warning [Food and Drug Agency] -> Food and Drug Administration"}},
          {"NATO, the North Atlantic Trade Organization, met in Brussels.",
           "2024-06-20",
           {"acronym.meaning warning [North Atlantic Trade Organization] -> North Atlantic Treaty Organization"}},
          {"The International Labor Organisation (IOL) met in Geneva.",
           "2024-06-20",
           {"acronym.initials error [IOL] -> ILO"}},
      },
      "acronym.");
  check_silent(
      {
          "The International Monetary Fund (IMF) lent more.",
          "The Organisation for Economic Co-operation and Development (OECD) met in Paris.",
          "The Leeds Transport Authority (LTA) met on Monday.",
          "Doctors Without Borders (MSF) sent a team.",
          "The Kurdistan Workers' Party (PKK) met. The Workers' Party of Kurdistan (PKK) has many members.",
      },
      "2024-06-20", "acronym.");
}

TEST_CASE("more acronyms of well-known bodies are flagged") {
  check_rows(
      {
          {"The Centers for Disease Control and Prevention (CBC) issued a warning.",
           "2024-06-20",
           {"acronym.meaning error [CBC] -> CDC"}},
          {"The World Heath Organization (WHO) sent a team.",
           "2024-06-20",
           {"acronym.meaning warning [World Heath Organization] -> World Health Organization"}},
          {"The International Atomic Energy Association (IAEA) sent inspectors.",
           "2024-06-20",
           {"acronym.meaning warning [International Atomic Energy Association] -> International Atomic Energy Agency"}},
          {"The Organization of Petroleum Exporting Countries (OEPC) met.",
           "2024-06-20",
           {"acronym.meaning error [OEPC] -> OPEC"}},
          {"The National Aeronautical and Space Agency (NASA) launched a rocket.",
           "2024-06-20",
           {"acronym.meaning warning [National Aeronautical and Space Agency] -> National Aeronautics and Space "
            "Administration"}},
          {"The Federal Bureau of Intelligence (FBI) opened an inquiry.",
           "2024-06-20",
           {"acronym.meaning warning [Federal Bureau of Intelligence] -> Federal Bureau of Investigation"}},
          {"The Environmental Protection Authority (EPA) set limits.",
           "2024-06-20",
           {"acronym.meaning warning [Environmental Protection Authority] -> Environmental Protection Agency"}},
          {"The International Criminal Court (IIC) ruled on Monday.",
           "2024-06-20",
           {"acronym.meaning error [IIC] -> ICC"}},
          {"The Northern Rivers Water Authority (NRWA) met. Later the NWRA said no.",
           "2024-06-20",
           {"acronym.spelling error [NWRA] -> NRWA"}},
          {"The Valley Housing Trust (VHT) bought the land. A VHT official spoke. The Valley Health Trust (VHT) will "
           "build.",
           "2024-06-20",
           {"acronym.two-meanings warning [Valley Health Trust]"}},
      },
      "acronym.");
}
