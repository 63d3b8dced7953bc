#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("a speaker who is not introduced, where one who fits is, is flagged") {
  check_rows(
      {
          {"\"They were calm,\" said Detective Anna Castellan of the city police. The men had gloves, Castaldi said, "
           "and "
           "a map.",
           "2024-06-20",
           {"name.speaker warning [Castaldi]"}},
          {"Laura Bendix, the curator, said the show was late. It rained.\n\nPHOTO: The curator, Nora Goldring, with a "
           "lamp.",
           "2024-06-20",
           {"name.speaker warning [Nora Goldring]"}},
      },
      "name.speaker");
  check_silent(
      {
          "\"They were calm,\" said Detective Anna Castellan of the city police. The men had gloves, Castellan said.",
          "\"They were calm,\" said Detective Anna Castellan of the city police. Peter Castaldi saw them. They had "
          "gloves, Castaldi said.",
          "\"They were calm,\" said Detective Anna Castellan of the city police. They had gloves, Morrow said.",
          "\"They were calm,\" said Detective Anna Castellan. It was late, Morrow said. They had gloves, Castaldi "
          "said.",
          "Laura Bendix, the curator, said the show was late.\n\nPHOTO: The curator, Laura Bendix, with a lamp.",
          "Laura Bendix, the curator, said the show was late.\n\nPHOTO: The painter, Nora Goldring, with a lamp.",
      },
      "2024-06-20", "name.speaker");
}

TEST_CASE("one given name in two spellings, and a head of something told of under another, are flagged") {
  check_rows(
      {
          {"Detective Stephen Wexford said the house was empty. It rained. Detective Steven Wexford thanked the "
           "firemen.",
           "2024-06-20",
           {"name.first warning [Steven Wexford]"}},
          {"Detective Constable Stephen Wexford, of the city police, said the house was empty. It rained. Later DC "
           "Steven Wexford thanked the firemen.",
           "2024-06-20",
           {"name.first warning [DC Steven Wexford]"}},
          {"\"We were lucky,\" said Colin Aldersey, the Leeds manager. It rained.\n\nPeter Aldersey, who took charge "
           "in "
           "May, smiled.",
           "2024-06-20",
           {"name.first warning [Peter Aldersey]"}},
          {"Surgeon Robert Kemble led the team. Kemble came at noon. It was Kemble who cut. Kemble left at ten. It "
           "rained. "
           "The town owes much to Peter Kemble.",
           "2024-06-20",
           {"name.first warning [Peter Kemble]"}},
      },
      "name.first");
  check_silent(
      {
          "Surgeon Robert Kemble led the team. Kemble came at noon. It was Kemble who cut. Kemble left at ten. His "
          "uncle "
          "was there. The town owes much to Peter Kemble.",
          "Surgeon Robert Kemble led the team. Kemble came at noon. It was Kemble who cut. Kemble left at ten. It "
          "rained. "
          "Peter Kemble, the nurse, was thanked.",
          "Detective Stephen Wexford said the house was empty. It rained. Detective Steve Wexford thanked the firemen.",
          "Detective Stephen Wexford said the house was empty. His brother, Detective Steven Wexford, thanked them.",
          "\"We were lucky,\" said Colin Aldersey, the Leeds manager. It rained.\n\nPeter Aldersey, the York "
          "goalkeeper, "
          "smiled.",
          "\"We were lucky,\" said Colin Aldersey, the Leeds manager. It rained.\n\nHis son Peter Aldersey, who took "
          "charge in May, smiled.",
      },
      "2024-06-20", "name.first");
}

TEST_CASE("a pronoun before the name it is about is read") {
  check_rows(
      {
          {"Laura Bendix, who mapped the caves, died on Monday at her home. She was 91.\n\nBy his own count Dr. Bendix "
           "drew 300 maps.",
           "2024-06-20",
           {"name.pronoun warning [his]"}},
          {"Laura Bendix, who mapped the caves, died on Monday at her home. She was 91.\n\nShe married Robert Bendix, "
           "a "
           "baker, in 1944.\n\nBy his own account Dr. Bendix drew 300 maps.",
           "2024-06-20",
           {"name.pronoun warning [his]"}},
      },
      "name.pronoun");
  check_silent(
      {
          "Laura Bendix, who mapped the caves, died on Monday at her home. She was 91.\n\nBy her own count Dr. Bendix "
          "drew 300 maps.",
          "Laura Bendix, who mapped the caves, died on Monday at her home. She was 91.\n\nBy his own count, the mayor "
          "said, Dr. Bendix drew 300 maps.",
      },
      "2024-06-20", "name.pronoun");
}
