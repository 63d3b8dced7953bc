"""Findings as Web Annotations and as GitHub's workflow commands: positions that hold, exact output."""
import json
import tempfile
from pathlib import Path

from program import ROOT, check, finish, run, same

stories = sorted((ROOT / "fixtures/articles").glob("*/article.*")) + sorted((ROOT / "fixtures").glob("*/*.txt"))
page = json.loads(run("verify", "--format", "annotation", *stories).out)
same((page["@context"], page["type"], set(page)), ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage", {"@context", "type", "items"}), "a page")
reports = json.loads(run("verify", "--format", "json", *stories).out)
findings = [(r["article"]["path"], f) for r in reports for f in r["findings"]]
same(len(page["items"]), len(findings), "one annotation a finding")
same(len({item["id"] for item in page["items"]}), len(findings), "each with an IRI of its own")
plain = 0
for item, (path, finding) in zip(page["items"], findings):
    bytes_of = Path(path).read_bytes()
    selectors = {s["type"]: s for s in item["target"]["selector"]}
    same((item["target"]["source"], item["type"], item["motivation"]), (path, "Annotation", "assessing"), "target")
    same((selectors["DataPositionSelector"]["start"], selectors["DataPositionSelector"]["end"]), (finding["start"], finding["end"]), "bytes")
    bodies = {b["purpose"]: b["value"] for b in item["body"]}
    same((bodies["tagging"], bodies["classifying"], bodies.get("editing")), (finding["check"], finding["level"], finding.get("replacement")), "bodies")
    check(bodies["commenting"].startswith(finding["message"]), "the message")
    if "TextPositionSelector" not in selectors:
        check(not path.endswith(".txt"), "of plain text there are characters")
        continue
    plain += 1
    text, at, quote = bytes_of.decode(), selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
    if "\r" in text or text.startswith("\ufeff"):
        continue
    same(text[at["start"]:at["end"]], quote["exact"], f"{path}: characters")
    same(text[:at["start"]][-len(quote["prefix"]):] if quote["prefix"] else "", quote["prefix"], f"{path}: prefix")
    check(text[at["end"]:].startswith(quote["suffix"]), f"{path}: suffix")
check(plain >= 3, "plain texts among them")

with tempfile.TemporaryDirectory(prefix="claims-annotations-") as name:
    folder = Path(name)
    (folder / "a,b:c.md").write_text("---\ndate: 2024-06-20\n---\nÉmile met them on Tuesday, June 19, 2024, 100% sure.\n")
    ran = run("verify", "--format", "github", "a,b:c.md", cwd=folder)
    same((ran.code, ran.text()), (1,
         "::error file=a%2Cb%3Ac.md,line=4,endLine=4,col=20,endColumn=42,title=date.weekday::19 June 2024 was a Wednesday, not a Tuesday"
         "%0A- the story writes Tuesday%0Adid you mean \"Wednesday, June 19, 2024\"?\n"), "GitHub")
    same(run("verify", "--format", "github", "-", stdin="All is well.\n", cwd=folder).out, b"", "nothing to mark")
finish()
