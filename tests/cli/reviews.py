"""Reviews of others taken in and offered again, decisions given out as ClaimReview, claims that survive the way there and back."""
import json
import re
import tempfile
from pathlib import Path

import jsonschema

from program import ROOT, check, finish, lines_of_json, run, same

FORMATS = ROOT / "docs/formats"
schemas = {n: json.loads((FORMATS / f"{n}.schema.json").read_text()) for n in ("verify", "kept-claims", "review-import", "claim-review")}
store = {s["$id"]: s for s in schemas.values()}


def fits(name, value, what):
    resolver = jsonschema.RefResolver(schemas[name]["$id"], schemas[name], store=store)
    found = [e.message for e in jsonschema.Draft202012Validator(schemas[name], resolver=resolver).iter_errors(value)]
    check(not found, f"{what}: schema {name}: {found[:2]}")
    return value


PAGE = """<!doctype html><html><head><link rel="canonical" href="https://check.example/arden">
<script>document.title = "never run"</script>
<script type="application/ld+json">
//<![CDATA[
{"@context": "http://schema.org", "@graph": [
  {"@type": "NewsArticle", "headline": "The bridge"},
  {"@id": "#check", "@type": "Organization", "name": "Check &amp; Co"},
  {"@type": ["ClaimReview"], "claimReviewed": "<p>The bridge over the Arden cost <b>12 million</b> euros</p>",
   "datePublished": "2024-03-01", "author": {"@id": "#check"}, "reviewRating": "Mostly false",
   "itemReviewed": {"@type": "Claim", "author": "Anna Kovac"},},
  {"@type": "ClaimReview", "claimReviewed": "The mill burnt down in 1998", "reviewRating": {"ratingValue": "2", "bestRating": "5"},
   "url": "javascript:alert(1)", "mainEntityOfPage": {"@id": "https://check.example/mill"}, "author": {"name": "Check &amp; Co"}},
  {"@type": "ClaimReview", "claimReviewed": "Nobody rated this", "url": "https://check.example/none"}
]}
//]]>
</script><script type="application/ld+json">{oops</script></head><body><p>Text.</p></body></html>
"""
STORY = "The bridge over the Arden cost 14 million euros, Anna Kovac said on Monday.\n"

with tempfile.TemporaryDirectory(prefix="claims-reviews-") as name:
    folder = Path(name)
    (folder / "page.html").write_text(PAGE)
    (folder / "story.md").write_text(STORY)
    ran = run("review", "import", "page.html", "--case", "desk", cwd=folder)
    same((ran.code, ran.text(), ran.err), (3,
         "page.html\n  page.html: script 2: no JSON\n  review 3: it has no rating (reviewRating)\n  imported 2 reviews, left out: 1\n", ""), "imported")
    ran = run("review", "import", "page.html", "--case", "desk", "--format", "json", cwd=folder)
    same(fits("review-import", json.loads(ran.out), "import"),
         {"schema": "claims.review-import/1", "file": "page.html", "added": 0, "already": 2,
          "left_out": [{"number": 3, "problem": "it has no rating (reviewRating)"}], "broken": ["page.html: script 2: no JSON"]}, "once")

    def before():
        report = json.loads(run("verify", "story.md", "--published", "2024-06-20", "--case", "desk", "--format", "json", cwd=folder).out)
        return fits("verify", report, "report").get("checked_before", [])

    offered = before()
    same([{k: v for k, v in b.items() if k not in ("claim", "time")} for b in offered],
         [{"ruling": "reviewed", "who": "Check & Co", "why": "Mostly false", "text": "The bridge over the Arden cost 12 million euros", "story": "",
           "review": {"url": "https://check.example/arden", "published": "2024-03-01", "claimant": "Anna Kovac"},
           "similarity": 1, "differences": [{"here": "14", "there": "12"}]}], "offered by verify")
    day = offered[0]["time"][:10]
    text = " ".join(run("verify", "story.md", "--published", "2024-06-20", "--case", "desk", cwd=folder).text().split())
    check(f"reviewed by Check & Co on 2024-03-01: Mostly false (https://check.example/arden, imported {day})" in text, f"in text\n{text}")
    same(before() and json.loads(run("verify", "story.md", "--case", "desk", "--at", "2020-01-01", "--format", "json", cwd=folder).out).get("checked_before"),
         None, "not before the import")

    # The newsroom's own decision comes first, whatever comes later.
    run("verify", "story.md", "--published", "2024-06-20", "--record", "--case", "desk", cwd=folder)
    claim = lines_of_json(run("list", "--undecided", "--case", "desk", "--format", "jsonl", cwd=folder).out)[0]
    (folder / "same.json").write_text(json.dumps({"@type": "ClaimReview", "claimReviewed": claim["text"], "url": "https://other.example/1",
                                                  "reviewRating": {"alternateName": "True"}}))
    same(run("review", "import", "same.json", "--case", "desk", cwd=folder).text(), "same.json\n  imported 1 review\n", "one more")
    same([b["who"] for b in before()], ["other.example"], "the same words before similar ones")
    same(len(lines_of_json(run("list", "--undecided", "--case", "desk", "--format", "jsonl", cwd=folder).out)), 1, "still undecided")
    run("decide", claim["id"], "wrong", "--who", "B. Toth", "--why", "the budget", "--case", "desk", cwd=folder)
    (folder / "same.json").write_text((folder / "same.json").read_text().replace("True", "Half true"))
    run("review", "import", "same.json", "--case", "desk", cwd=folder)
    same([(b["ruling"], b["who"]) for b in before()], [("wrong", "B. Toth")], "own decision first")
    shown = fits("kept-claims", lines_of_json(run("show", claim["id"], "--case", "desk", "--format", "jsonl", cwd=folder).out)[0], "show")
    same([(d["ruling"], d["why"]) for d in shown["decisions"]], [("reviewed", "True"), ("wrong", "the budget"), ("reviewed", "Half true")], "all are shown")
    check("reviewed by other.example: True (https://other.example/1, imported 2" in run("history", claim["id"], "--case", "desk", cwd=folder).text(), "history")
    (folder / "desk/claims.sqlite").unlink()
    same([(b["ruling"], b["who"]) for b in before()], [("wrong", "B. Toth")], "tables made anew")

    # Reviews travel with the case.
    run("archive", "export", "-o", "desk.wacz", "--unsigned", "--case", "desk", cwd=folder)
    run("archive", "import", "desk.wacz", "--case", "other", cwd=folder)
    there = lines_of_json(run("show", claim["id"], "--case", "other", "--format", "jsonl", cwd=folder).out)[0]
    same([d.get("review") for d in there["decisions"]], [d.get("review") for d in shown["decisions"]], "in another case")

    # Given out, and read again.
    export = ("review", "export", claim["id"][:8], "--case", "desk", "--publisher", "News Example")
    ran = run(*export, "--url", "https://news.example/check/7", cwd=folder)
    same((ran.code, ran.err, fits("claim-review", json.loads(ran.out), "export")), (0, "", {
        "@context": "https://schema.org", "@type": "ClaimReview", "url": "https://news.example/check/7", "datePublished": day,
        "author": {"@type": "Organization", "name": "News Example"}, "claimReviewed": claim["text"],
        "reviewRating": {"@type": "Rating", "alternateName": "Wrong"},
        "itemReviewed": {"@type": "Claim", "author": {"name": "Anna Kovac"}}}), "ClaimReview")
    ran = run(*export, "--url", "https://news.example/check/7", "--publisher-url", "https://news.example/", "--published", "2024-07-01", "--claim",
              "</script><script>alert(1)</script> 14 million", "--rating", "Falsch", "--claimant", "A. Kovac", "--appearance", "https://x.example/1", "--format", "html", cwd=folder)
    same((ran.code, len(re.findall("<", ran.text()))), (0, 2), "one element, and nothing gets out of it")
    (folder / "own.html").write_text("<html><body>" + ran.text() + "</body></html>")
    inside = json.loads(ran.text().partition("\n")[2].rpartition("</script>")[0])
    same((fits("claim-review", inside, "html")["itemReviewed"]["appearance"], inside["datePublished"]), ([{"@type": "CreativeWork", "url": "https://x.example/1"}], "2024-07-01"), "html")
    same(run("review", "import", "own.html", "--case", "fresh", cwd=folder).text(), "own.html\n  imported 1 review\n", "there and back")
    ran = run(*export, "--url", "https://news.example/check/7", "--claim", "long " * 20, cwd=folder)
    same((ran.code, ran.err), (0, "claims: review export: the claim has 100 characters; search engines show 75: say it in short with --claim\n"), "too long to show")

    # Errors.
    (folder / "empty.md").write_text("The Arden bridge cost 15 million euros in all.\n")
    run("verify", "empty.md", "--record", "--case", "desk", cwd=folder)
    own = lines_of_json(run("list", "empty.md", "--case", "desk", "--format", "jsonl", cwd=folder).out)[0]["id"]
    url = ("--url", "https://news.example/check/7")
    for arguments, error in (
            (export, "review export: url: give the address of the article that reviews the claim"),
            ((*export[:-2], *url), "review export: author: give the name of who publishes the review"),
            ((*export, "--url", "news.example"), 'review export: url: "news.example" is no address of the web: '),
            ((*export, *url, "--published", "1 July"), 'review export: --published: expected an existing day as YYYY-MM-DD, not "1 July"'),
            (("review", "export", own, "--case", "desk", *url, "--publisher", "x"), f'review export: {own}: nobody decided about this claim; "claims decide" records it'),
            (("review", "export", "--case", "desk"), 'review export: give the id of one claim; "claims list --decided" shows them'),
            (("review", "import", "--case", "desk"), "review import: no file named; name a page or JSON-LD, such as page.html"),
            (("review", "import", "none.html", "--case", "desk"), "review import: none.html: "),
            (("review", "import", "story.md", "--case", "desk"), "review import: story.md: neither JSON-LD nor an HTML page"),
            (("review",), "review: expected a command: import or export"),
            (("review", "imprt"), 'review: expected import or export, not "imprt"; did you mean "import"?'),
            (("decide", own, "reviewed", "--who", "x", "--why", "y", "--case", "desk"), 'decide: "reviewed" is no ruling; ')):
        ran = run(*arguments, cwd=folder)
        check((ran.code, ran.out) == (2, b"") and ran.err.startswith(f"claims: {error}"), f"{' '.join(arguments)}\n{ran.code} {ran.out} {ran.err}")
    run("decide", own, "confirmed", "--who", "x", "--why", "y", "--case", "desk", cwd=folder)
    same(run("review", "export", own, "--case", "desk", *url, "--publisher", "x", cwd=folder).err,
         "claims: review export: itemReviewed.author: the story itself says this, and a ClaimReview is about what others claim; give who claims it\n", "a story's own")
    same(run("review", "export", own, "--case", "desk", *url, "--publisher", "x", "--claimant", "the council", cwd=folder).code, 0, "unless somebody is named")
    run("decide", own, "withdrawn", "--who", "x", "--why", "y", "--case", "desk", cwd=folder)
    same(run("review", "export", own, "--case", "desk", *url, "--publisher", "x", "--claimant", "z", cwd=folder).err, f"claims: review export: {own}: the decision was withdrawn\n", "withdrawn")
finish()
