"""Stories and the documents that they cite, from the story to the report, against the recorded services.

  papers.py             compare
  papers.py --approve   write fixtures/articles/papers/expected.fetched.* anew; read the difference before committing it
"""
import json
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]
from program import ROOT, check, finish, lines_of_json, run, same  # noqa: E402
from services import Services  # noqa: E402

PAPERS = ROOT / "fixtures/articles/papers"
ARTICLE = "fixtures/articles/papers/article.md"
LIBRARY = "https://digitallibrary.un.org/search?p="
approve = "--approve" in sys.argv


def pdf_of(symbol):
    return f"GET https://documents.un.org/api/symbol/access?s={symbol.replace('/', '%2F')}&l=en&t=pdf"


def records_of(symbol):
    name = symbol.replace("/", "%2F")
    return [f"GET {LIBRARY}191__a%3A%22{name}%22&of=xm&rg=10", f"GET {LIBRARY}791__a%3A%22{name}%22&of=xm&rg=10&c=Voting%20Data"]


# What the ten citations ask for, each document once.
ASKED = sorted(
    [line for symbol in ("S/RES/1718(2006)", "S/RES/1874(2009)", "S/RES/2371(2017)", "S/RES/2397(2017)", "S/RES/1695(2006)",
                         "S/RES/2270(2016)") for line in [pdf_of(symbol), *records_of(symbol)]]
    + ["GET https://docs.un.org/en/S/RES/2371(2017)",
       "GET https://daccess-ods.un.org/access.nsf/Get?Open&DS=S/RES/2371(2017)&Lang=E",
       "GET https://daccess-ods.un.org/TMP/8317204.5551.html",
       "GET https://publications.europa.eu/resource/celex/32021R9002?language=eng",
       "GET https://publications.europa.eu/resource/celex/32021R9002?language=eng",
       "GET https://www.govinfo.gov/link/plaw/117/public/958?link-type=mods",
       "GET https://www.govinfo.gov/link/plaw/117/public/958?link-type=html",
       "GET https://api.crossref.org/works/10.5555/harbour.2019.017",
       "GET https://harbour.example.org/log/2021.html"])

# Locator, title, and where the document came from, as `claims fetch` tells them.
PLACES = {
    "un:S/RES/1718 (2006)": "https://documents.un.org/api/symbol/access?s=S%2FRES%2F1718(2006)&l=en&t=pdf",
    "un:S/RES/1874 (2009)": "https://documents.un.org/api/symbol/access?s=S%2FRES%2F1874(2009)&l=en&t=pdf",
    "un:S/RES/2371 (2017)": "https://daccess-ods.un.org/TMP/8317204.5551.html",
    "un:S/RES/2397 (2017)": "https://documents.un.org/api/symbol/access?s=S%2FRES%2F2397(2017)&l=en&t=pdf",
    "un:S/RES/1695 (2006)": "https://documents.un.org/api/symbol/access?s=S%2FRES%2F1695(2006)&l=en&t=pdf",
    "un:S/RES/2270 (2016)": "https://documents.un.org/api/symbol/access?s=S%2FRES%2F2270(2016)&l=en&t=pdf",
    "celex:32021R9002": "https://publications.europa.eu/resource/celex/32021R9002?language=eng",
    "uspl:117-958": "https://www.govinfo.gov/link/plaw/117/public/958?link-type=html",
    "doi:10.5555/harbour.2019.017": "https://api.crossref.org/works/10.5555/harbour.2019.017",
    "https://harbour.example.org/log/2021.html": "https://harbour.example.org/log/2021.html",
}


def masked(out):
    """Without what differs from build to build and from day to day."""
    out = re.sub(rb'("data": ?")[0-9a-f]{64}', rb"\1...", out)
    out = re.sub(rb'("plugin": ?"[^"]+", ?"sha256": ?")[0-9a-f]{64}', rb"\1...", out)
    out = re.sub(rb'("retrieved": ?")[^"]+', rb"\1...", out)
    return re.sub(rb"(\(retrieved\s+)\d{4}-\d\d-\d\d", rb"\1(a day)   ", out)


def expect(name, out):
    if approve:
        (PAPERS / name).write_bytes(masked(out))
    expected = (PAPERS / name).read_bytes()
    check(masked(out) == expected, f"{name} differs; after reading the change, run tests/http/papers.py --approve\n{out.decode()}")


def verify(case, *arguments, article=ARTICLE, stdin=b""):
    return run("verify", "--case", case, *arguments, article, stdin=stdin, timeout=120)


def ten_papers(case):
    """Fetched with one command, checked, and checked again without any network."""
    with Services() as services:
        online = verify(case, "--fetch", "--rate", "0", *services.options)
        same(services.unknown, [], "every request was expected")
        same(services.failures, [], "the services did not fail")
        same(sorted(services.seen), ASKED, "each document was asked for where it is, once")
    same(online.code, 1, f"three errors were found; it says {online.err}")
    expect("expected.fetched.txt", online.out)
    offline = verify(case)
    same(offline.code, 1, f"offline, the same errors; it says {offline.err}")
    same(offline.out.decode(), online.out.decode(), "the second run, offline, prints the same report")
    as_json = verify(case, "--format", "json")
    expect("expected.fetched.json", as_json.out)
    planted(json.loads(as_json.out))


def planted(report):
    """The errors and nothing else, each with the document's own words."""
    words = {
        "document.body": "Adopted by the Security Council at its 5551st meeting, on 14 October 2006",
        "document.year": "Adopted by the Security Council at its 6141st meeting, on 12 June 2009",
        "document.vote": "Adopted by the Security Council at its 8151st meeting, on 22 December 2017",
    }
    same([(f["check"], f["text"]) for f in report["findings"]],
         [("document.body", "General Assembly"), ("document.year", "2008"),
          ("document.vote", "13 votes to none, with two abstentions")], "the planted errors")
    for finding in report["findings"]:
        said = [r for r in finding["reasons"] if words[finding["check"]] in r["text"]]
        check(len(said) == 1 and "documents.un.org" in said[0].get("evidence", ""),
              f"{finding['check']} quotes the document: {finding['reasons']}")
    same(report["not_checked"], [], "everything could be checked")


def each_resolved(case):
    """`claims fetch` of the same locators, from the case's own services."""
    with Services() as services:
        ran = run("fetch", "--format", "jsonl", "--case", case, "--rate", "0", *services.options, *PLACES, timeout=120)
        same(services.unknown, [], "every request was expected")
    same(ran.code, 0, f"all were fetched; it says {ran.err}")
    rows = lines_of_json(ran.out)
    same({row["locator"]: row["url"] for row in rows}, PLACES, "each locator led to its document")
    for row in rows:
        check(re.fullmatch("[0-9a-f]{64}", row["sha256"]) and Path(case, row["kept"]).exists() or Path(row["kept"]).exists(),
              f"{row['locator']} was kept")


def story(text):
    return f"OSTHAVEN, June 20, 2024 - {text}\n"


def not_to_be_had(folder):
    """Exit codes and lists: not there, not to be had, another one."""
    rows = [
        ("a document that does not exist", "She cited Security Council resolution 9999.", 1,
         [("document.missing", "Security Council resolution 9999")], []),
        ("one that is refused", "She cited S/2019/171.", 3, [], ["S/2019/171"]),
        ("another document than cited", "She cited Security Council resolution 2087 (2013).", 1,
         [("document.other", "Security Council resolution 2087 (2013)")], []),
        ("both, and the findings win", "She cited S/2019/171. She cited Security Council resolution 1718 (2016).", 1,
         [("document.year", "2016")], ["S/2019/171"]),
    ]
    for number, (what, text, code, findings, not_checked) in enumerate(rows):
        case = Path(folder) / f"case{number}"
        options = ["--format", "json", "--fail-on", "warning"]
        with Services() as services:
            online = verify(case, "--fetch", "--rate", "0", *options, *services.options, article="-", stdin=story(text))
            same(services.unknown, [], f"{what}: every request was expected")
        offline = verify(case, *options, article="-", stdin=story(text))
        same(offline.out.decode(), online.out.decode(), f"{what}: the same report offline")
        for ran in (online, offline):
            same(ran.code, code, f"{what}: exit code; it says {ran.err}")
            report = json.loads(ran.out)
            same([(f["check"], f["text"]) for f in report["findings"]], findings, f"{what}: findings")
            same([n["what"] for n in report["not_checked"]], not_checked, f"{what}: not checked")
            check(all(n["reason"] for n in report["not_checked"]), f"{what}: with the reason")


def without_services(folder):
    """Services that do not answer: nothing is passed over in silence, and what is known offline is still told."""
    with Services() as services:
        options = services.options
    text = story("She cited Security Council resolution 1718 (2016) and https://harbour.example.org/log/2021.html.")
    ran = verify(Path(folder) / "refused", "--fetch", "--retries", "0", *options, "--format", "json", article="-", stdin=text)
    same(ran.code, 1, f"no services: the offline checks still find; it says {ran.err}")
    report = json.loads(ran.out)
    same([(f["check"], f["text"]) for f in report["findings"]], [("document.year", "2016")], "no services: findings")
    same([n["what"] for n in report["not_checked"]],
         ["Security Council resolution 1718 (2016)", "https://harbour.example.org/log/2021.html"], "no services: not checked")
    check(all("the connection was refused" in n["reason"] for n in report["not_checked"]),
          f"no services: why: {report['not_checked']}")


with tempfile.TemporaryDirectory() as where:
    ten_papers(Path(where) / "case")
    each_resolved(Path(where) / "case")
    not_to_be_had(where)
    without_services(where)
finish()
