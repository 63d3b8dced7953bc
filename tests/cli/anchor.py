"""Annotations that follow their words: the page of verify, edits, orphans, exact output, bad input."""
import json
import tempfile
from pathlib import Path

import jsonschema

from program import ROOT, check, finish, lines_of_json, run, same

validator = jsonschema.Draft202012Validator(json.loads((ROOT / "docs/formats/anchor-line.schema.json").read_text()))
STORY = "---\ndate: 2024-06-20\n---\nÉmile met them on Tuesday, June 19, 2024, as planned.\n\nThey met again on Tuesday, June 19, 2024, in the *evening*.\n"

with tempfile.TemporaryDirectory(prefix="claims-anchor-") as name:
    folder = Path(name)
    story, notes = folder / "story.md", folder / "notes.json"
    story.write_text(STORY)
    notes.write_bytes(run("verify", "--format", "annotation", "story.md", cwd=folder).out)
    page = json.loads(notes.read_text())
    same(len(page["items"]), 2, "two findings")

    def anchored(*more):
        ran = run("anchor", "notes.json", "story.md", "--format", "jsonl", *more, cwd=folder)
        rows = lines_of_json(ran.out)
        for row in rows:
            check(not list(validator.iter_errors(row)), f"schema: {row}")
            if row["state"] == "anchored":
                same(story.read_bytes()[row["start"]:row["end"]].decode(), row["text"], "its place in the bytes")
        return ran.code, [(r["state"], r.get("line"), r.get("why")) for r in rows]

    same(anchored(), (0, [("anchored", 4, None), ("anchored", 6, None)]), "unchanged")
    same(json.loads(run("anchor", "notes.json", "story.md", "--format", "annotation", cwd=folder).out), page, "and the same page")
    story.write_text(STORY.replace("Émile", "A first line.\n\nÉmile"))
    same(anchored(), (0, [("anchored", 6, None), ("anchored", 8, None)]), "moved down")
    ran = run("anchor", "notes.json", "story.md", cwd=folder)
    same((ran.code, ran.text()), (0, 'anchored  6:20  "Tuesday, June 19, 2024"\nanchored  8:19  "Tuesday, June 19, 2024"\n'), "in text")
    moved = json.loads(run("anchor", "notes.json", "story.md", "--format", "annotation", cwd=folder).out)
    same([i["body"] for i in moved["items"]], [i["body"] for i in page["items"]], "what they say")
    same([i["target"]["selector"][-1]["start"] - p["target"]["selector"][-1]["start"] for i, p in zip(moved["items"], page["items"])], [15, 15], "new bytes")

    story.write_text(STORY.replace("Émile met them on Tuesday, June 19, 2024, as planned.\n\n", ""))
    same(anchored(), (1, [("orphaned", None, "the words around it were changed"), ("orphaned", None, "the words around it were changed")]),
         "one is gone: no jump to the other")
    (folder / "old.md").write_text(STORY)
    same(anchored("--before", "old.md"), (1, [("orphaned", None, "the words around it were changed, and no place or several may be meant"), ("anchored", 4, None)]),
         "with the story as it was the other one is found")
    ran = run("anchor", "notes.json", "story.md", "--before", "old.md", "--format", "annotation", cwd=folder)
    same((ran.code, len(json.loads(ran.out)["items"]), ran.err), (1, 1, "claims: anchor: 1 of 2 are orphaned and left out\n"), "a page of the rest")
    story.write_text(STORY.replace("in the *evening*", "late at night"))
    same([s[0] for s in anchored()[1]], ["anchored", "orphaned"], "edited around it")
    same(anchored("--before", "old.md"), (0, [("anchored", 4, None), ("anchored", 6, None)]), "and the story as it was tells")
    story.write_text(STORY.replace("June 19", "June 18", 1))
    same([s[0] for s in anchored("--before", "old.md")[1]], ["orphaned", "anchored"], "other words")

    notes.write_text(json.dumps({"type": "Annotation", "target": {"source": "https://news.example/1", "selector": {
        "type": "TextQuoteSelector", "exact": "They met again", "suffix": " on Tuesday"}}}))
    ran = run("anchor", "notes.json", "story.md", cwd=folder)
    same((ran.code, ran.err), (2, "claims: anchor: notes.json: no annotation is about story.md; they are about https://news.example/1 (--source names the one)\n"), "of another name")
    same(run("anchor", "notes.json", "story.md", "--source", "https://news.example/1", "--format", "json", cwd=folder).code, 0, "named")
    notes.write_text('[{"id":"a","target":{"source":"story.md","selector":{"type":"TextQuoteSelector","exact":"\\u001b[2J\\u009b"}}}]')
    ran = run("anchor", "notes.json", "story.md", cwd=folder)
    check(b"\x1b" not in ran.out and b"\xc2\x9b" not in ran.out, f"nothing that a terminal obeys: {ran.out}")
    for arguments, error in (
            (("anchor",), 'anchor: give the annotations and the story, such as "claims anchor notes.json story.md"'),
            (("anchor", "-", "-"), "anchor: standard input (-) can be read once only"),
            (("anchor", "story.md", "story.md"), "anchor: story.md: no JSON"),
            (("anchor", "notes.json", "none.md"), "anchor: none.md: "),
            (("anchor", "notes.json", "story.md", "--before", "none.md"), "anchor: none.md: "),
            (("anchor", "none.json", "story.md"), "anchor: none.json: ")):
        ran = run(*arguments, cwd=folder)
        check((ran.code, ran.out) == (2, b"") and ran.err.startswith(f"claims: {error}"), f"{arguments}: {ran.code} {ran.err}")
finish()
