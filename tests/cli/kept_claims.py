"""Claims that are kept: recorded, listed, searched, decided about, offered again; killed and damaged."""
import csv
import io
import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import jsonschema

from program import PROGRAM, ROOT, check, finish, lines_of_json, run, same

FORMATS = ROOT / "docs/formats"
schemas = [json.loads((FORMATS / f"{name}.schema.json").read_text()) for name in ("kept-claims", "verify")]
resolver = jsonschema.RefResolver(schemas[0]["$id"], schemas[0], store={s["$id"]: s for s in schemas})
validator = jsonschema.Draft202012Validator(schemas[0], resolver=resolver)
verify_validator = jsonschema.Draft202012Validator(schemas[1])

FIRST = ("The bridge over the Arden cost 12 million euros, Anna Kovac said on Monday.\n\n"
         "Built in 1998, the old bridge carried 4,000 cars a day.\n")
SECOND = "The bridge over the Arden cost 14 million euros, the council said.\n"


def kept(ran):
    found = lines_of_json(ran.out)
    for each in found:
        check(not list(validator.iter_errors(each)), f"schema: {[e.message for e in validator.iter_errors(each)][:2]}")
    return found


def of_use(folder):
    (folder / "one.md").write_text(FIRST)
    (folder / "two.md").write_text(SECOND)
    ran = run("verify", "one.md", "--published", "2024-06-20", cwd=folder)
    check(not (folder / ".claims").exists(), "nothing is kept unless it is asked for")
    plain = ran.out
    ran = run("verify", "one.md", "--published", "2024-06-20", "--record", "--case", "desk", cwd=folder)
    same((ran.code, ran.out, ran.err), (0, plain, ""), "recording changes no report")
    run("verify", "one.md", "--published", "2024-06-20", "--record", "--case", "desk", cwd=folder)
    listed = kept(run("list", "--case", "desk", "--format", "jsonl", cwd=folder))
    same([(c["text"], c.get("speaker"), c["line"], c["story"], c["published"], c["decisions"]) for c in listed],
         [("The bridge over the Arden cost 12 million euros", "Anna Kovac", 1, "one.md", "2024-06-20", []),
          ("Built in 1998, the old bridge carried 4,000 cars a day", None, 3, "one.md", "2024-06-20", [])], "listed once")
    same(FIRST.encode()[listed[1]["start"]:listed[1]["end"]].decode(), listed[1]["text"], "its place in the bytes")
    one = listed[0]["id"]
    ran = run("decide", one[:8], "confirmed", "--who", "A. Kovac", "--why", "budget, page 4", "--case", "desk", "--format", "jsonl", cwd=folder)
    decided = kept(ran)[0]["decisions"]
    same([(d["ruling"], d["who"], d["why"], d["text"], d["story"]) for d in decided],
         [("confirmed", "A. Kovac", "budget, page 4", "The bridge over the Arden cost 12 million euros", "one.md")], "decided")
    ran = run("verify", "two.md", "--published", "2024-06-21", "--case", "desk", "--format", "json", cwd=folder)
    report = json.loads(ran.out)
    check(not list(verify_validator.iter_errors(report)), "report with checked_before fits its schema")
    same([(b["claim"] == report["claims"][0]["id"], b["ruling"], b["differences"], b["similarity"]) for b in report["checked_before"]],
         [(True, "confirmed", [{"here": "14", "there": "12"}], 1)], "offered, with the number that differs")
    text = run("verify", "two.md", "--published", "2024-06-21", "--case", "desk", cwd=folder).text()
    check('checked before: line 1: "The bridge over the Arden cost 14 million euros"' in text and
          "14 here, 12 then" in text and "confirmed by A. Kovac on " in text, f"in text\n{text}")
    early = json.loads(run("verify", "two.md", "--published", "2024-06-21", "--case", "desk", "--at", "2020-01-01", "--format", "json", cwd=folder).out)
    check("checked_before" not in early, "not before it was decided")
    run("decide", one, "withdrawn", "--who", "B. Toth", "--why", "the budget was amended", "--case", "desk", cwd=folder)
    same(json.loads(run("verify", "one.md", "--published", "2024-06-20", "--case", "desk", "--format", "json", cwd=folder).out)["checked_before"][0]["ruling"],
         "withdrawn", "the last one counts")
    same([len(kept(run("list", flag, "--case", "desk", "--format", "jsonl", cwd=folder))) for flag in ("--decided", "--undecided", "--unsourced")],
         [1, 1, 0], "flags")
    found = kept(run("search", "--case", "desk", "--format", "jsonl", "Arden", "bridge", "cost", "13", "million", cwd=folder))
    same([(f["text"], f["differences"]) for f in found],
         [("The bridge over the Arden cost 12 million euros", [{"here": "13", "there": "12"}])], "searched")
    same([f.get("differences") for f in kept(run("search", "--case", "desk", "--format", "jsonl", "Arden bridge", cwd=folder))][:1], [None],
         "what was not asked for does not differ")
    (folder / "odd.md").write_text("The \x1b[31mred\x1b[0m mill cost 4 million euros.\n")
    run("verify", "odd.md", "--published", "2024-06-20", "--record", "--case", "odd", cwd=folder)
    run("decide", kept(run("list", "--case", "odd", "--format", "jsonl", cwd=folder))[0]["id"], "wrong", "--who", "\x1b]0;x\x07me", "--why",
        "no\x1b[2J", "--case", "odd", cwd=folder)
    for words in (("list",), ("search", "mill"), ("show", kept(run("list", "--case", "odd", "--format", "jsonl", cwd=folder))[0]["id"]),
                  ("history", kept(run("list", "--case", "odd", "--format", "jsonl", cwd=folder))[0]["id"]), ("verify", "odd.md", "--published", "2024-06-20")):
        check(b"\x1b" not in run(*words, "--case", "odd", cwd=folder).out, f"{words[0]}: nothing steers the terminal")
    same(run("search", "--case", "desk", "potatoes", cwd=folder).err, "claims: search: no recorded claim is like that\n", "nothing like it")
    (folder / "one.md").write_text(FIRST.replace("4,000", "5,000"))
    run("verify", "one.md", "--published", "2024-06-20", "--record", "--case", "desk", cwd=folder)
    same([c["text"] for c in kept(run("list", "--case", "desk", "--format", "jsonl", cwd=folder))][1],
         "Built in 1998, the old bridge carried 5,000 cars a day", "a new version")
    everything = kept(run("list", "--all-versions", "--case", "desk", "--format", "jsonl", cwd=folder))
    same([c.get("superseded", False) for c in everything], [True, True, False, False], "and the old one")
    events = lines_of_json(run("history", one, "--case", "desk", "--format", "jsonl", cwd=folder).out)
    same([e["event"] for e in events if e["event"] == "decided"], ["decided", "decided"], "history")
    same((events[0]["event"], len(events)), ("recorded", 4), "from the first story on")
    same(len(kept(run("show", one, "--case", "desk", "--format", "jsonl", cwd=folder))), 2, "shown in both versions")
    before = run("list", "--all-versions", "--case", "desk", "--format", "json", cwd=folder).out
    same(run("archive", "list", "--case", "desk", cwd=folder).out, b"", "notes are no documents")
    ran = run("doctor", "--case", "desk", cwd=folder)
    same((ran.code, ran.text()), (0, "desk: 0 retrievals, 12 records, 0 objects: all is well\n"), "doctor")
    (folder / "odd.md").write_text('"=SUM(A1) is 3, and more," Anna Kovac said of the 2,000 cells.\n')
    run("verify", "odd.md", "--record", "--case", "odd-cells", cwd=folder)
    ran = run("list", "--case", "odd-cells", "--format", "csv", cwd=folder)
    rows = list(csv.reader(io.StringIO(ran.text(), newline="")))
    same([len(row) for row in rows], [15] * len(rows), "CSV: cells")
    claims = kept(run("list", "--case", "odd-cells", "--format", "jsonl", cwd=folder))
    same([row[6].removeprefix("'") for row in rows[1:]], [c["text"] for c in claims], "CSV: texts")
    check(all(not row[6].startswith("=") for row in rows), "CSV: no formula")
    check(ran.out.endswith(b"\r\n") and ran.out.count(b"\r\n") == len(rows), "CSV: lines")
    return before


def of_damage(folder, before):
    listing = ("list", "--all-versions", "--case", "desk", "--format", "json")
    (folder / "desk/claims.sqlite").write_bytes(b"no database" * 1000)
    same(run(*listing, cwd=folder).out, before, "damaged tables are made anew")
    for name in folder.glob("desk/claims.sqlite*"):
        name.unlink()
    same(run(*listing, cwd=folder).out, before, "and lost ones")
    (folder / "desk/index.sqlite").unlink()
    ran = run("doctor", "--repair", "--case", "desk", cwd=folder)
    same(ran.code, 0, f"index made anew: {ran.text()}{ran.err}")
    same(run(*listing, cwd=folder).out, before, "and decisions with it")
    digest = {p.name: p.read_bytes() for p in sorted((folder / "desk").glob("*")) if p.is_file()}
    run("verify", "two.md", "--case", "desk", cwd=folder)
    run(*listing, cwd=folder)
    same({p.name: p.read_bytes() for p in sorted((folder / "desk").glob("*")) if p.is_file()} == digest, True, "reading leaves no trace")
    if os.geteuid() != 0:
        for path in (folder / "desk", folder / "desk/archive"):
            path.chmod(0o500)
        same(run(*listing, cwd=folder).out, before, "read-only")
        ran = run("decide", json.loads(before)[0]["id"], "wrong", "--who", "x", "--why", "y", "--case", "desk", cwd=folder)
        same((ran.code, ran.err), (2, "claims: decide: desk/index.sqlite: cannot write: it is read-only\n"), "no decision into it")
        for path in (folder / "desk", folder / "desk/archive"):
            path.chmod(0o700)


def without_origin(claims):
    claims = json.loads(json.dumps(claims))
    origins = set()
    for claim in claims:
        origins.add(claim.pop("imported", None))
        for decision in claim["decisions"]:
            origins.add(decision.pop("imported", None))
    return claims, origins


# What others decided is marked, and does not pass for a later version of a story of one's own.
def of_exchange(folder, before):
    listing = ("list", "--all-versions", "--case", "other", "--format", "json")
    same(run("archive", "export", "--case", "desk", "--output", "desk.wacz", "--unsigned", cwd=folder).code, 0, "packed")
    run("verify", "one.md", "--published", "2024-06-22", "--record", "--case", "other", cwd=folder)
    mine = json.loads(run(*listing, cwd=folder).out)
    for added in (4, 0):
        ran = run("archive", "import", "desk.wacz", "--case", "other", "--format", "json", cwd=folder)
        same((ran.code, json.loads(ran.out)["notes"]), (0, added), "notes are taken over, once")
    everything = json.loads(run(*listing, cwd=folder).out)
    theirs, origins = without_origin([c for c in everything if "imported" in c])
    same(theirs, json.loads(before), "claims and decisions with their times")
    check(len(origins) == 1 and origins.pop().startswith("desk.wacz (SHA-256 "), "and where they come from")
    same([(c["id"], c.get("superseded")) for c in everything if "imported" not in c], [(c["id"], None) for c in mine], "mine are the last of mine")
    text = run("verify", "two.md", "--published", "2024-06-21", "--case", "other", cwd=folder).text()
    check("; imported from desk.wacz (SHA-256" in " ".join(text.split()), f"said where it is offered\n{text}")
    same(json.loads(run("archive", "import", "desk.wacz", "--case", "desk", "--format", "json", cwd=folder).out)["notes"], 0, "its own are no news")


# A damaged record is left out, and said; the rest is there.
def of_lost_records(folder):
    shutil.copytree(folder / "desk", folder / "hurt")
    (folder / "hurt/claims.sqlite").unlink(missing_ok=True)
    archive = folder / "hurt/archive/00001.warc.gz"
    data = bytearray(archive.read_bytes())
    member = data.index(b"\x1f\x8b\x08", 10)  # after the first: the first story
    data[member + 60] ^= 0x55
    archive.write_bytes(data)
    ran = run("list", "--all-versions", "--case", "hurt", "--format", "jsonl", cwd=folder)
    same((len(kept(ran)), ran.err), (2, "claims: list: 1 of the records of stories and decisions is damaged and left out; "
                                        '"claims doctor" names them\n'), "left out, and said")
    ran = run("verify", "two.md", "--published", "2024-06-21", "--case", "hurt", cwd=folder)
    same((ran.code, "not checked: what was decided before (1 records of it are damaged)" in ran.text()), (3, True), "not as if all were there")
    same(run("doctor", "--case", "hurt", cwd=folder).code, 1, "doctor")


def of_errors(folder):
    for arguments, error in (
            (("decide", "abc", "confirmed", "--who", "x", "--why", "y"), 'decide: "abc" is no claim\'s id; "claims list" shows them'),
            (("decide", "abcdef", "confirmed", "--who", "x", "--why", "y"), 'decide: desk: no claim has the id abcdef; "claims list" shows them'),
            (("decide", "abcdef", "confirmd", "--who", "x", "--why", "y"), 'decide: "confirmd" is no ruling; did you mean "confirmed"?'),
            (("decide", "abcdef", "confirmed", "--why", "y"), "decide: a decision needs a name: who decides"),
            (("decide", "abcdef", "confirmed", "--who", "x"), "decide: a decision needs a reason: why"),
            (("decide", "abcdef"), "decide: give the id of a claim and a ruling: confirmed, wrong, disputed, unproven or withdrawn"),
            (("search", " "), "search: give the words of a claim"),
            (("list", "--decided", "--undecided"), "list: --decided does not go with --undecided"),
            (("show",), 'show: give the id of one claim; "claims list" shows them')):
        ran = run(*arguments, "--case", "desk", cwd=folder, env={"CLAIMS_WHO": ""})
        same((ran.code, ran.out, ran.err), (2, b"", f"claims: {error}\n"), " ".join(arguments))
    ran = run("list", "--case", "none", cwd=folder)
    same((ran.code, ran.err), (2, "claims: list: none: no such case\n"), "no case")


# Whatever was acknowledged is there after any kill.
def of_kills(folder):
    chance = random.Random(int(os.environ.get("CLAIMS_SEED", "1")))
    (folder / "many.jsonl").write_text("".join(
        json.dumps({"id": i, "text": f"The {name} mill cost {i} million euros.", "published": "2024-06-20"}) + "\n"
        for i, name in enumerate(f"Arden{n}" for n in range(400))))
    run("verify", "one.md", "--record", "--case", "killed", cwd=folder)
    claim = kept(run("list", "--case", "killed", "--format", "jsonl", cwd=folder))[0]["id"]
    acknowledged = 0
    for _ in range(int(os.environ.get("CLAIMS_KILLS", "10"))):
        process = subprocess.Popen([PROGRAM, "verify", "--jsonl", "many.jsonl", "--record", "--case", "killed"], cwd=folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + chance.uniform(0.01, 0.5)
        while time.monotonic() < end and process.poll() is None:
            ran = run("decide", claim, "disputed", "--who", "x", "--why", f"reason {acknowledged}", "--case", "killed", cwd=folder)
            same(ran.code, 0, f"a decision while others write: {ran.err}")
            acknowledged += ran.code == 0
        process.send_signal(signal.SIGKILL)
        process.wait()
        shown = kept(run("show", claim, "--case", "killed", "--format", "jsonl", cwd=folder))
        same([d["why"] for d in shown[-1]["decisions"]], [f"reason {i}" for i in range(acknowledged)], "no decision is lost")
    check(acknowledged > 0, "some were acknowledged")
    same(run("verify", "--jsonl", "many.jsonl", "--record", "--case", "killed", cwd=folder).code, 0, "the rest")
    same(len(kept(run("list", "--case", "killed", "--format", "jsonl", "--undecided", cwd=folder))), 401, "each once")


# Several make the case at once.
def of_beginnings(folder):
    for i in range(10):
        makers = [subprocess.Popen([PROGRAM, "verify", "two.md", "--record", "--case", f"made{i}"], cwd=folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE) for _ in range(4)]
        same([(m.communicate(timeout=60)[1], m.returncode) for m in makers], [(b"", 0)] * 4, "made by one, used by all")


with tempfile.TemporaryDirectory(prefix="claims-kept-") as name:
    folder = Path(name)
    before = of_use(folder)
    of_damage(folder, before)
    of_exchange(folder, before)
    of_lost_records(folder)
    of_errors(folder)
    of_kills(folder)
    of_beginnings(folder)
finish()
