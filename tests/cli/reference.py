"""claims reference: what it finds, word for word; what it does not find; house lists checked and stored."""
import json
import tempfile
from pathlib import Path

from program import ROOT, check, finish, run, same


def shows(words, text, code=0, says=""):
    ran = run("reference", *words)
    same((ran.text(), ran.code), (text, code), " ".join(map(str, words)))
    same(ran.err, says, " ".join(map(str, words)) + ": standard error")


shows(["lookup", "Sergei", "Lavrov"], """Sergey Lavrov [Q58217]
  also written Sergei Lavrov
  2004-03-09 to at least 2022-07-15  Minister of Foreign Affairs, Russia
    Wikidata (cabinet_russia-cabinet:83)
  1994-09-22 to a day not known  Permanent Representative to the United Nations, Russia
    Wikidata (cabinet_russia-cabinet:520)
""")
shows(["lookup", "NATO"], """North Atlantic Treaty Organization (NATO), organisation
  also called  North Atlantic Treaty Organisation
  founded      1949-04-04
  effective    1949-08-24
  North Atlantic Treaty (treaties.tsv)
""")
shows(["lookup", "ICC"], """International Chamber of Commerce (ICC), organisation
  founded      1919
  World Factbook 1992, Appendix C
International Criminal Court (ICC), organisation
  founded      1998-07-17
  effective    2002-07-01
  Rome Statute of the International Criminal Court (treaties.tsv)
""")
shows(["lookup", "Sergei Lavrof"], "", 1,
      'claims: reference lookup: the tables do not have "Sergei Lavrof"; did you mean "sergei lavrov"?\n')
shows(["lookup"], "", 2, 'claims: reference lookup: expected a name, such as "Sergei Lavrov"\n')
shows(["office", "foreign secretary", "--country", "UK", "--on", "2017-05-01"],
      """2016-07-13 to 2018-07-09  Boris Johnson  Secretary of State for Foreign and Commonwealth Affairs, United Kingdom
  IfG Ministers Database; Wikidata (uk_appointment:54f489e8; cabinet_united-kingdom-cabinet:111)
""")
shows(["office", "president", "--country", "Russia", "--on", "2010-01-01"], """2008-05-07 to 2012-05-07  Dmitry Medvedev  President, Russia
  Wikidata Q23530
""")
shows(["office", "foriegn minister"], "", 1,
      'claims: reference office: no office "foriegn minister" is in the tables; did you mean "foreign minister"?\n')
shows(["office", "foreign minister", "--on", "yesterday"], "", 2,
      'claims: reference office: --on: expected an existing day YYYY-MM-DD, not "yesterday"\n')
shows(["event", "Trump", "Singapore", "--on", "2018-06-12"], """2018-06-10 to 2018-06-13  trip: President Donald J. Trump  in Singapore (Singapore)
  met          North Korean leader Kim Jong-un; Prime Minister Lee Hsien Loong
  Travels of the President and the Secretary of State (travels:3814)
""")
shows(["event", "General", "Assembly", "2023"], """2023  no. 78
  occasion     United Nations General Assembly, regular session 2023
  Charter of the United Nations, Article 20 (rule: session N of 1945 + N)
""")
shows(["event", "Trump Singapore", "--on", "2004-06-12"], "", 1,
      "claims: reference event: no event with all of these words on 2004-06-12; fewer words find more\n")
shows(["place", "Upper", "Volta"], """Burkina Faso, state
  formerly     Upper Volta; Republic of Upper Volta
  capital      Ouagadougou
  people       Burkinabe
  adjective    Burkinabe
  independent  1960-08-05, from France
  World Factbook 2026 uv
""")
shows(["place", "Kiev"], """Kiev, capital of Ukraine
  World Factbook 2026 up
""")
shows(["place", "Kyjv"], "", 1, 'claims: reference place: the tables do not have "Kyjv"; did you mean "Kyiv"?\n')
shows(["lokup", "NATO"], "", 2, 'claims: reference: expected lookup, office, event, place, list, import, not "lokup"; did you mean "lookup"?\n')
shows([], "", 2, "claims: reference: expected a command: lookup, office, event, place, list, import\n")
shows(["list"], "", 2, 'claims: reference list: expected --sources; "claims version --data" lists the tables\n')

sources = json.loads(run("reference", "list", "--sources", "--format", "json").out)["sources"]
check(len(sources) >= 12 and all(s["licence"] for s in sources), "every source has a licence")
check("IfG Ministers Database" in [s["name"] for s in sources], "sources: IfG")

nothing = run("reference", "lookup", "nobody of this name", "--format", "json")
same((json.loads(nothing.out), nothing.code),
     ({"schema": "claims.reference/1", "people": [], "organisations": [], "countries": [], "places": []}, 1), "nothing as JSON")

# House lists.
STYLE, BAD = "fixtures/house/style.csv", "fixtures/house/bad.csv"
STORED = """kind\tpreferred\tothers\tnote
organisation\tthe Harbour Board\tHarbor Board|Harbour board\t
person\tKim Jong-un\tKim Jong Un\t
person\tVolodymyr Zelenskyy\tVolodymyr Zelensky|Volodymyr Zelenskiy\tas the president's office writes it
place\tKyiv\tKiev\tfrom the Ukrainian, not the Russian
word\tadviser\tadvisor\t
word\tper cent\tpercent\t
"""
with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    shows(["import", STYLE, "--house", folder / "house.tsv"], f"{folder}/house.tsv: 6 entries\n")
    same((folder / "house.tsv").read_text(), STORED, "the list as it is stored")
    ran = run("reference", "import", ROOT / STYLE, "--case", folder / "story")
    same((ran.code, (folder / "claims-house.tsv").read_text()), (0, STORED), "beside the case")
    ran = run("reference", "import", ROOT / STYLE, cwd=folder)
    same((ran.code, ran.text()), (0, "claims-house.tsv: 6 entries\n"), "beside the case in the current folder")
    before = sorted(folder.iterdir())
    shows(["import", BAD, "--house", folder / "bad.tsv"], f"""{BAD}:2: kind: expected person, organisation, place or word, found "persn"
{BAD}:3: preferred: empty
{BAD}:5: preferred: "advisor" stands in line 4 too
{BAD}:6: a quotation mark opens a field and none closes it
""", 2, f"claims: reference import: 4 wrong lines in {BAD}: nothing is stored\n")
    same(sorted(folder.iterdir()), before, "nothing is stored, and nothing left behind")
    ran = run("reference", "import", ROOT / STYLE, "--house", folder / "gone" / "house.tsv")
    check(ran.code == 2 and "No such file or directory" in ran.err, f"a folder that is not there: {ran.err}")
    ran = run("reference", "import", folder / "gone.csv")
    check(ran.code == 2 and "gone.csv" in ran.err, f"a list that is not there: {ran.err}")
finish()
