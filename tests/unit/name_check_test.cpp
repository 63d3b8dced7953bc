#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("one name in two spellings is flagged") {
  check_rows(
      {
          {"The minister, Karin Wexford, opened the harbour. It had cost too much, Wexfort said. Wexford left at noon.",
           "2024-06-20",
           {"name.spelling error [Wexfort] -> Wexford"}},
          {"Palaniappan Chidambaram spoke first. Mr. Chidamabram said the budget would follow. Chidambaram left.",
           "2024-06-20",
           {"name.spelling error [Chidamabram] -> Chidambaram"}},
          {"President Joseph Kabila arrived. Mr. Kabila met farmers. According to Kabile, the harvest was good.",
           "2024-06-20",
           {"name.spelling error [Kabile] -> Kabila"}},
          {"Karin Wexford opened the harbour. Wexford cut a ribbon. Critics of Wexfrod stayed away, and Wexford left.",
           "2024-06-20",
           {"name.spelling error [Wexfrod] -> Wexford"}},
          {"Karin Wexford opened the harbour. Wexford cut a ribbon. Later Karin Wexforrd spoke to the crew.",
           "2024-06-20",
           {"name.spelling error [Wexforrd] -> Wexford"}},
          {"Dr. Walensky spoke. Dr. Walensky left. Doctor Walensky was asked. Dr. Lawensky said no.",
           "2024-06-20",
           {"name.spelling warning [Lawensky] -> Walensky"}},
          {"SECRETARY RAIMONDO: Yes. Gina Raimondo said so. Secretary Raimondo left. SECRETARY RAIMONODO: No.",
           "2024-06-20",
           {"name.spelling error [RAIMONODO] -> RAIMONDO"}},
          {"Agent Zapata was shot. Agent Zapata had come from Texas. They tried to pull Agent Zappa from the car. "
           "Agent "
           "Zapata died.",
           "2024-06-20",
           {"name.spelling warning [Zappa] -> Zapata"}},
          {"The firm Montedison grew. Shares of Montedison rose. Buyers of Montedison waited. It hurt Montedision too.",
           "2024-06-20",
           {"name.spelling warning [Montedision] -> Montedison"}},
          {"It rained in Louisiana. Storms hit Louisiana. The governor of Louisiana said Luoisiana was ready.",
           "2024-06-20",
           {"name.spelling warning [Luoisiana] -> Louisiana"}},
          {"Karin Wexford opened the harbour. Wexford left. \"It was Wexfort who signed,\" a clerk said.",
           "2024-06-20",
           {"name.spelling warning [Wexfort] -> Wexford"}},  // the slip may be the speaker's
          {"Wexfort opens harbour\n\nThe minister Karin Wexford opened the harbour on Monday. Wexford left at noon.",
           "2024-06-20",
           {"name.headline error [Wexfort] -> Wexford"}},
      },
      "name.");
  CHECK(messages("Karin Wexford opened the harbour. Wexford cut a ribbon. It was late, Wexfort said.", "2024-06-20") ==
        std::vector<std::string>{"Wexfort is spelt Wexford everywhere else"});
}

TEST_CASE("two names that are nearly alike are left alone") {
  check_silent(
      {
          "The Koreas met. A Korean envoy from one of the Koreas said that the Koreas would talk. Korean shares rose.",
          "Saudi Arabia met Arabic scholars in Arabia. The Arabic press of Arabia and of Arabia wrote about it.",
          "The Summit of the Americas began. American envoys to the Americas said the Americas would gain.",
          "The Angels won in Los Angeles. The Angels of Los Angeles met the Angels of Angeles City.",
          "County officials met. The Country Club of the County is in the County. The Country Club is closed.",
          "Sharia courts met. A sharif of the Sharia court said Sharia law would stay. Omar Sharif was there.",
          "Xinjiang is in the west. Minjiang is a river. Snow fell in Xinjiang, in Xinjiang only. Minjiang was dry.",
          "Peter Wexford met Anna Wexfort. Wexford spoke first, and Wexfort answered. Wexford left.",
          "Karin Wexford, 45, runs the mine. Karin Wexfort, 62, is her neighbour. Wexford said so.",
          "Bill and Hillary Clinton came. Bill Clinton spoke. The Clintons left at noon. Clinton waved.",
          "Karin Wexford spoke. Wexford's brother left. The Wexfords' house is empty. Wexford stayed.",
          "Sergei Ivanov came with Olga Ivanova. Ivanov spoke first. Ivanova said she would wait. Ivanov left.",
          "Jan Kowalski and Maria Kowalska run the bakery. Kowalski bakes. Kowalska said it was hard. Kowalski agreed.",
          "Karin Wexford lives in Lake Wexfort. Wexford came to Wexfort Street. Wexford left for Lake Wexfort.",
          "J. Smith spoke. John Smith left. Smith's book is out. John R. Smith signed it.",
          "Martin Luther King Jr. spoke. King was cheered. Martin Luther King was a preacher.",
          "Gabriel Garcia Marquez wrote. Garcia Marquez was born in 1927. Marquez died in 2014.",
          "Anna Smith-Wexford spoke. Smith-Wexford left. Peter Wexford-Smith did not.",
          "The wexfords are birds. Karin Wexford counts them. Wexford said Wexfords nest late. Wexford left.",
          "MS. PSAKI: Well, yes. Jen Psaki spoke. MS. PSAKI: No. Ms. Psaki left.",
          "Barragan met Nanette Barragán. Barragan spoke, and Barragan left.",
          "Karin Wexford [sic] spoke. Wexford left. Wexfort [sic] said so in the letter.",
          "Wikipedia and Wikimedia are not one. Wikipedia grew. Wikipedia is read; Wikipedia lives on Wikimedia "
          "servers.",
          "Recep Tayyip Erdogan spoke. Erdogan left. President Erdoğan said nothing.",
          "A Baker came. Norma Baker spoke. Bakers said bread was dear. Baker left.",
          "The Latino vote and the Latina vote matter. Latino voters, Latino papers, Latino homes; Latina mothers too.",
          "Kansas votes. Kansans know it. Kansas is dry, and Kansans like Kansas. A Kansan said so.",
      },
      "2024-06-20", "name.");
}

TEST_CASE("one person with two given names is flagged") {
  check_rows(
      {
          {"Rafiq Wexford closed the mine. The mine was unsafe, Wexford said. Rafig Wexford left at noon.",
           "2024-06-20",
           {"name.first error [Rafig Wexford]"}},
          {"The museum's director, Patrick Stead, opened the show. Stead smiled. Peter Stead, the director, then left.",
           "2024-06-20",
           {}},
          {"Museum director Patrick Stead opened the show. Stead smiled. The money is there, museum director Peter "
           "Stead "
           "said.",
           "2024-06-20",
           {"name.first warning [Peter Stead]"}},
          {"Patrick Stead, the museum's director, opened the show. Stead smiled. The roof leaks, he said. \"It is "
           "old,\" "
           "Stead added. Peter Stead said that a new one would come.",
           "2024-06-20",
           {"name.first warning [Peter Stead]"}},
      },
      "name.");
}

TEST_CASE("nicknames, initials, relatives and namesakes are left alone") {
  check_silent(
      {
          "Bill Wexford closed the mine. It was unsafe, Wexford said. William Wexford left at noon.",
          "Joe Wexford closed the mine. It was unsafe, Wexford said. Joseph Wexford left at noon.",
          "Mohamed Farah won. His brother Mohammed Farah came third. Farah smiled.",
          "Mohamed Farah and Mohammed Farah ran the race. Farah smiled.",
          "Museum director Patrick Stead opened the show. His son, museum director Peter Stead, followed.",
          "John Robert Stead opened the show. Stead smiled. Robert Stead left.",
          "Senator Rick Scott met Senator Tim Scott. Scott spoke first.",
          "Patrick Stead, a baker, came. Peter Stead, a plumber, came later. Stead left.",
          "J. K. Wexford wrote it. Joanne Wexford signed it. Wexford left.",
      },
      "2024-06-20", "name.");
}

TEST_CASE("a man in one place and a woman in another is flagged") {
  check_rows(
      {
          {"Mr. Wexford closed the mine. Later Mr. Wexford left. Miners said that Ms. Wexford had been warned.",
           "2024-06-20",
           {"name.address warning [Ms. Wexford]"}},
          {"Ms. Wexford closed the mine. Ms. Wexford said he had no choice.",
           "2024-06-20",
           {"name.pronoun warning [he]"}},
          {"Congressman Karen Wexford spoke on Monday.",
           "2024-06-20",
           {"name.address warning [Congressman Karen Wexford]"}},
          {"Robert Wexford lives near the mine. She has seen the smoke.", "2024-06-20", {"name.pronoun warning [She]"}},
      },
      "name.");
  check_silent(
      {
          "Mr. and Mrs. Wexford closed the mine. Mr. Wexford left first. Mrs. Wexford said nothing.",
          "Mr. Wexford closed the mine. His wife, Mrs. Wexford, had been warned. Mr. Wexford left.",
          "Emmanuel Wexford came. President Wexford waved. Mrs. Wexford waved too.",
          "Ms. Wexford met Peter Stead. Ms. Wexford said he had been warned.",
          "Ms. Wexford spoke of the driver. Ms. Wexford said he had been warned.",
          "MS. WEXFORD: He knows that. Ms. Wexford left.",
          "Robert Wexford lives with his mother. She has seen the smoke.",
          "Chairman Janet Wexford spoke. Ms. Wexford left.",
      },
      "2024-06-20", "name.");
}

TEST_CASE("well-known names, misspelt, are flagged") {
  check_rows(
      {
          {"Shares of Proctor & Gamble rose.",
           "2024-06-20",
           {"name.known error [Proctor & Gamble] -> Procter & Gamble"}},
          {"Shares of Proctor and Gamble rose.",
           "2024-06-20",
           {"name.known error [Proctor and Gamble] -> Procter and Gamble"}},
          {"Justice Ruth Bader Ginsberg wrote for the court.",
           "2014-06-20",
           {"name.known error [Ruth Bader Ginsberg] -> Ruth Bader Ginsburg"}},
          {"The ferry passed Niagra Falls.", "2024-06-20", {"name.known error [Niagra Falls] -> Niagara Falls"}},
          {"She won the Noble Peace Prize in May.",
           "2024-06-20",
           {"name.known error [Noble Peace Prize] -> Nobel Peace Prize"}},
          {"Russian President Vladmir Putin spoke first.",
           "2024-06-20",
           {"name.known warning [Vladmir Putin] -> Vladimir Putin"}},
          {"Ukrainian President Volodymyr Zelenksy spoke first.",
           "2024-06-20",
           {"name.known warning [Volodymyr Zelenksy] -> Volodymyr Zelenskyy"}},
      },
      "name.");
  check_silent(
      {
          "Shares of Procter & Gamble rose.",
          "Mr. Proctor met Mr. Gamble. Proctor left.",
          "Russian President Vladimir Putin spoke first.",
          "Ukrainian President Volodymyr Zelensky met the poet. The crew spoke of Zelensky.",
          "The poet Allen Ginsberg read.",
          "A noble prize was given.",
          "The baker Angelo Merkel spoke of bread.",
      },
      "2024-06-20", "name.");
}

TEST_CASE("a family name that sounds like an introduced one is flagged") {
  check_rows(
      {
          {"Councilman David Prewitt opposed the plan. \"We cannot afford this,\" Pruitt said.",
           "2024-06-20",
           {"name.spelling warning [Pruitt] -> Prewitt"}},
          {"Harbour master Elaine Mercier closed the quay on Monday. Mersier said the pumps had failed.",
           "2024-06-20",
           {"name.spelling error [Mersier] -> Mercier"}},
          {"The plan was drawn up by engineer Thomas Leighton. Layton said the bridge would hold for 50 years.",
           "2024-06-20",
           {"name.spelling warning [Layton] -> Leighton"}},
          {"Mayor Susan Kowalczyk opened the meeting. According to Kovalchik, the budget is balanced.",
           "2024-06-20",
           {"name.spelling warning [Kovalchik] -> Kowalczyk"}},
          {"Police chief Andrew McKenzie spoke on Tuesday. \"We have a suspect,\" Mackenzie said.",
           "2024-06-20",
           {"name.spelling warning [Mackenzie] -> McKenzie"}},
          {"Director Helen Stephenson announced the plan. Stevenson said the museum would reopen in May.",
           "2024-06-20",
           {"name.spelling warning [Stevenson] -> Stephenson"}},
          {"Senator Mark Reinholt voted against the bill. Rheinhold told reporters the cost was too high.",
           "2024-06-20",
           {"name.spelling warning [Rheinhold] -> Reinholt"}},
          {"Professor Alan Schaefer led the study. The results were clear, Shaffer said.",
           "2024-06-20",
           {"name.spelling warning [Shaffer] -> Schaefer"}},
          {"Coach Brian Callahan praised the players. Callaghan's team won four games in a row. Callahan said he was "
           "proud.",
           "2024-06-20",
           {"name.spelling warning [Callaghan] -> Callahan"}},
          {"Fire chief Robert Gallagher said the blaze started in the kitchen. Galager added that nobody was hurt.",
           "2024-06-20",
           {"name.spelling warning [Galager] -> Gallagher"}},
      },
      "name.");
  check_silent(
      {
          "Councilman David Prewitt met Attorney General Scott Pruitt. \"We cannot afford this,\" Pruitt said.",
          "Director Helen Stephenson announced the plan. Robert Louis Stevenson was born in the house. Stevenson said "
          "so.",
          "Mayor Susan Clark opened the meeting. The Clarke family owns the hall. Nurse Ann Clarke said it was cold. "
          "Clarke left.",
          "Thomas Leighton drew the plan. He lives in Layton, Utah, where Layton officials said it was fine.",
          "Mayor Susan Baker opened the meeting. Booker prizes are given in May. Biker groups said no.",
          "Mayor Susan Baker opened the bakery. Becker & Sons said it would close.",
          "Vladimir Putin met Igor Sechin. Poutine is eaten in Quebec.",
          "Mayor Susan Morales opened the hall. Morals said nothing.",
      },
      "2024-06-20", "name.");
}

TEST_CASE("a second given name of one who was introduced is flagged") {
  check_rows(
      {
          {"Surgeon Robert Kemble led the team. The operation lasted ten hours. Richard Kemble said the patient was "
           "well.",
           "2024-06-20",
           {"name.first warning [Richard Kemble]"}},
          {"The committee is chaired by Linda Ashcroft. Laura Ashcroft said the report would be ready in May.",
           "2024-06-20",
           {"name.first warning [Laura Ashcroft]"}},
          {"Chief executive Martin Vogel resigned on Monday. Shares fell. Michael Vogel will leave in June.",
           "2024-06-20",
           {"name.first warning [Michael Vogel]"}},
          {"Farmer Diane Holloway lost 40 sheep. Holloway blamed dogs. \"It is a disgrace,\" Donna Holloway said.",
           "2024-06-20",
           {"name.first warning [Donna Holloway]"}},
          {"Kemble resigns as surgeon\n\nRobert Kemble, the chief surgeon, resigned on Monday. Richard Kemble had led "
           "the clinic since 2010.",
           "2024-06-20",
           {"name.first warning [Richard Kemble]"}},
          {"Architect Peter Lindqvist drew the tower. Paul Lindqvist, the architect, said it would be done in May.",
           "2024-06-20",
           {"name.first warning [Paul Lindqvist]"}},
      },
      "name.first");
  check_silent(
      {
          "Surgeon Robert Kemble led the team with his son. Richard Kemble said the patient was well.",
          "Robert Kemble and Richard Kemble led the team. Richard Kemble said the patient was well.",
          "Surgeon Robert Kemble led the team. Bob Kemble said the patient was well.",
          "Surgeon Robert Jones led the team. The mayor, Richard Jones, said the patient was well.",
          "Surgeon Robert Kemble led the team. His wife, Rita Kemble, said he was tired.",
          "Surgeon Robert Kemble led the team. The Kembles live in Leeds. Richard Kemble said so.",
          "Surgeon Robert Kemble, 60, led the team. Richard Kemble, 40, a nurse, said the patient was well.",
          "Actor Robert Downey was there. The senator Richard Downey, a Republican, left early.",
      },
      "2024-06-20", "name.first");
}

TEST_CASE("forms of address and pronouns that switch are flagged") {
  check_rows(
      {
          {"Mr Harold Smithson opened the shop. Mr Smithson sold shoes. Mrs Smithson said it was a good day for trade.",
           "2024-06-20",
           {"name.address warning [Mrs Smithson]"}},
          {"Mr Harold Smithson opened the shop. Mrs Harold Smithson said it was late.",
           "2024-06-20",
           {"name.address warning [Mrs Harold Smithson]"}},
          {"Anne Trask won the race on Sunday. \"It was hot,\" he said. Trask lives in Leeds.",
           "2024-06-20",
           {"name.pronoun warning [he]"}},
          {"Ms. Trask ran for mayor. He lost by two votes, Ms. Trask said.",
           "2024-06-20",
           {"name.pronoun warning [He]"}},
      },
      "name.");
  check_silent(
      {
          "Mr Smithson opened the shop with Mrs Smithson. Mrs Smithson said it was a good day.",
          "Anne Trask won the race on Sunday. Her coach was glad. \"It was hot,\" he said.",
          "Anne Trask and Peter Lode won. \"It was hot,\" he said.",
      },
      "2024-06-20", "name.");
}

TEST_CASE("a headline that names somebody else is flagged") {
  check_rows(
      {
          {"Mayor Dexter resigns over contract\n\nMayor Helen Baxter resigned on Monday. Baxter said she had made a "
           "mistake. The council will vote in May. Baxter had led the town since 2010.",
           "2024-06-20",
           {"name.headline warning [Dexter]"}},
          {"Senator Hollis calls for inquiry\n\nSenator Karin Wexford called for an inquiry into the flood on Monday. "
           "Wexford said people had died. The senate will vote in May.",
           "2024-06-20",
           {"name.headline warning [Hollis]"}},
      },
      "name.headline");
}

TEST_CASE("more slips in names are flagged") {
  check_rows(
      {
          {"Sheriff Walter Brandt said two men were held. \"They came at night,\" Sheriff Brand told reporters. Brandt "
           "gave no names.",
           "2024-06-20",
           {"name.spelling warning [Brand] -> Brandt"}},
          {"The novelist Ingrid Halvorsen lives in Bergen. In her new book Halverson writes about the sea. Halvorsen "
           "turned 60 in May.",
           "2024-06-20",
           {"name.spelling error [Halverson] -> Halvorsen"}},
          {"Attorney Rachel Feldman spoke for the family. Feldmann said they would appeal. \"We will fight,\" Feldman "
           "added.",
           "2024-06-20",
           {"name.spelling error [Feldmann] -> Feldman"}},
          {"Coach Dwayne Hutchins picked three new players. \"They are young,\" Hutchens said.",
           "2024-06-20",
           {"name.spelling error [Hutchens] -> Hutchins"}},
          {"Governor Ellen Pritchard vetoed the bill. Republicans said Prichard had broken a promise.",
           "2024-06-20",
           {"name.spelling warning [Prichard] -> Pritchard"}},
          {"Researcher Oliver Thackeray found the bones. \"It is old,\" Thackery said. The museum thanked Thackeray.",
           "2024-06-20",
           {"name.spelling error [Thackery] -> Thackeray"}},
          {"Chief executive Nadia Osterman bought the firm. Ms. Ostermann will move to Leeds.",
           "2024-06-20",
           {"name.spelling error [Ostermann] -> Osterman"}},
          {"Farmer Colin Braithwaite lost his sheep. Police believe Colin Braithwait is right.",
           "2024-06-20",
           {"name.spelling warning [Braithwait] -> Braithwaite"}},
          {"Councilwoman Patricia Delgado voted no. Councilwoman Degaldo said the plan was rushed.",
           "2024-06-20",
           {"name.spelling error [Degaldo] -> Delgado"}},
          {"Judge Malcolm Avery heard the case. The trial began in May. Judge Martin Avery will rule on Friday.",
           "2024-06-20",
           {"name.first warning [Martin Avery]"}},
          {"Mayor Tomas Rivera signed the order. Mayor Carlos Rivera said it would take effect in May.",
           "2024-06-20",
           {"name.first warning [Carlos Rivera]"}},
      },
      "name.");
}

TEST_CASE("names that sound alike and are two are left alone") {
  check_silent(
      {
          "Mayor Carlos Rivera said so. Carla Rivera, the mayor's sister, was there.",
          "Judge Malcolm Avery heard the case. Detective Martin Avery was a witness.",
          "Actor Robert Kemble plays Macbeth. The role was first played by Roger Kemble in 1770.",
          "Mayor Baxter's plan fails\n\nThe town's mayor lost the vote. Mayor Helen Baxter said she was sad. Baxter "
          "left.",
          "Governor Lee signs bill\n\nThe governor signed it. Governor-elect Paul Lode was there. Lode smiled. "
          "Governor Bill Lee said so.",
          "Coach Walter Brandt trains them. A brand said no. Sheriff Band is a group; Sheriff Band played.",
          "Mayor Susan Morrison spoke. Toni Morrison was born here. Morison Street was closed.",
          "Mayor Walter Fischer spoke. Fisher folk protested. The Fisher Foundation paid.",
          "Mayor Walter Fischer spoke to Ann Fisher. Fisher said no. Fischer agreed.",
          "Director Paul Meyer spoke. Mayor said nothing. Oscar Mayer had a plant here.",
          "Aide Karen Hansen spoke. Hanson closed its mine. Hanson, the mining company, said so.",
          "Officer Carla Boeing spoke. Boing fell 3 percent. Shares in Boing fell.",
      },
      "2024-06-20", "name.");
}
