"""The provenance of a small case as PROV-JSON: exact but for times and digests of software, closed, and fit for its schema.

  provenance_test.py --approve   write what is expected; read the difference before committing it
"""
import hashlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]
from program import ROOT, check, finish, lines_of_json, run, same  # noqa: E402
from server import Server, reply  # noqa: E402

import jsonschema  # noqa: E402

PAGE = b"The bridge over the Arden cost 12 million euros.\n"
DIGEST = hashlib.sha256(PAGE).hexdigest()
schema = json.loads((ROOT / "docs/formats/provenance.schema.json").read_text())


def valid(provenance):
    found = [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(provenance)]
    check(not found, f"schema: {found[:3]}")
    names = {name for section in ("entity", "activity", "agent") for name in provenance.get(section, {})}
    for section, relations in provenance.items():
        for relation in relations.values() if section not in ("prefix", "entity", "activity", "agent") else ():
            for key, value in relation.items():
                if key in ("prov:entity", "prov:activity", "prov:agent", "prov:generatedEntity", "prov:usedEntity", "prov:influencee",
                           "prov:influencer", "prov:specificEntity", "prov:generalEntity"):
                    check(value in names, f"{section}: {value} is not in the document")
    for name in names:
        check(name.split(":")[0] in provenance["prefix"], f"prefix of {name}")
    return provenance


def plain(text, port):
    """Names counted in the order in which they come; times and digests of software are others each day."""
    seen = {}
    text = text.replace(f"127.0.0.1:{port}", "HOST")
    text = re.sub(r"\b(story|statement|document|snapshot|retrieval|verification|decision|ruling|review|person|organization|software):([0-9a-f]{16})\b",
                  lambda m: f"{m[1]}:{seen.setdefault(m[1], {}).setdefault(m[2], len(seen[m[1]]) + 1)}", text)
    text = re.sub(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "TIME", text)
    text = re.sub(r'("claims:version":"[^"]*","claims:sha256":)"[0-9a-f]{64}"', r'\1"DIGEST"', text)
    return re.sub(r'"claims:version":"[^"]*"', '"claims:version":"VERSION"', text)


folder = Path(tempfile.mkdtemp(prefix="claims-provenance-"))


def answer(request, connection):
    if request.target == "/robots.txt":
        connection.send(reply(b"", "404 Not Found"))
    else:
        connection.send(reply(PAGE, content_type="text/plain; charset=utf-8"))


with Server(answer) as server:
    url = f"http://127.0.0.1:{server.port}/bridge"
    story = f"The bridge over the Arden cost [12 million euros]({url}), Anna Kovac said on Monday.\n"
    (folder / "one.md").write_text(story)
    (folder / "review.json").write_text(json.dumps({"@type": "ClaimReview", "claimReviewed": "The mill burnt down in 1998", "url": "https://check.example/1",
                                                    "author": {"name": "Check"}, "reviewRating": "False", "datePublished": "2024-03-01"}))
    same(run("fetch", "--allow-network", "127.0.0.0/8", "--case", "desk", url, cwd=folder).code, 0, "fetched")
    same(run("verify", "one.md", "--published", "2024-06-20", "--record", "--case", "desk", cwd=folder).code, 0, "recorded")
    claim = lines_of_json(run("list", "--case", "desk", "--format", "jsonl", cwd=folder).out)[0]["id"]
    for ruling, why in (("unproven", "no budget yet"), ("confirmed", "the budget, page 4")):
        run("decide", claim, ruling, "--who", "B. Toth", "--why", why, "--case", "desk", cwd=folder)
    run("review", "import", "review.json", "--case", "desk", cwd=folder)
    (folder / "one.md").write_text("\n" + story)
    run("verify", "one.md", "--published", "2024-06-20", "--record", "--case", "desk", cwd=folder)
    ran = run("archive", "export", "--format", "prov", "-o", "desk.json", "--case", "desk", cwd=folder)
    same((ran.code, ran.out, ran.err), (0, b"", ""), "written")
    text = (folder / "desk.json").read_text()
    provenance = valid(json.loads(text))
    same(run("archive", "export", "--format", "prov", "-o", "-", "--case", "desk", cwd=folder).text(), text, "the same bytes again")
    for name, version in (("one", story), ("two", "\n" + story)):
        digest = hashlib.sha256(version.encode()).hexdigest()
        check(any(e.get("claims:sha256") == digest for e in provenance["entity"].values()), f"version {name} of the story")
    got = re.sub(r'("claims:path":"one.md","claims:sha256":)"[0-9a-f]{64}"', r'\1"DIGEST"', plain(text, server.port))
    if "--approve" in sys.argv:
        (HERE / "provenance.expected.json").write_text(got)
    else:
        same(got, (HERE / "provenance.expected.json").read_text(), "all of it")
    same([e["claims:sha256"] for n, e in provenance["entity"].items() if n.startswith("snapshot:")], [DIGEST], "the snapshot and its SHA-256")
    generated = [r["prov:entity"] for r in provenance["wasGeneratedBy"].values()]
    same(len(generated), len(set(generated)), "each was generated once")

    # What was imported is told with the archive that it came from, and nobody of this case retrieved it.
    run("archive", "export", "-o", "desk.wacz", "--unsigned", "--case", "desk", cwd=folder)
    run("archive", "import", "desk.wacz", "--case", "other", cwd=folder)
    there = valid(json.loads(run("archive", "export", "--format", "prov", "-o", "-", "--case", "other", cwd=folder).out))
    kept = {n: e for n, e in provenance["entity"].items() if not n.startswith("file:")}
    same({n: e for n, e in there["entity"].items() if not n.startswith("file:")}, kept, "the same entities under the same names")
    check(f"file:{hashlib.sha256((folder / 'desk.wacz').read_bytes()).hexdigest()}" in there["entity"], "and the file")
    retrievals = {n for n in there["activity"] if n.startswith("retrieval:")}
    check(not any(a["prov:activity"] in retrievals for a in there["wasAssociatedWith"].values()), "retrieved elsewhere")

    for arguments, error in (
            (("-o", "x", "--title", "T"), "--title goes into a package, and not with --format prov"),
            (("-o", "x", "--unsigned"), "--unsigned goes into a package, and not with --format prov"),
            ((), "name the package with -o, such as -o story.wacz")):
        ran = run("archive", "export", "--format", "prov", "--case", "desk", *arguments, cwd=folder)
        check((ran.code, ran.out) == (2, b"") and error in ran.err, f"{arguments}: {ran.code} {ran.err}")
    check(not (folder / "x").exists(), "nothing is written")
    (folder / "none.jsonl").write_text("")
    run("verify", "--jsonl", "none.jsonl", "--record", "--case", "empty", cwd=folder)
    ran = run("archive", "export", "--format", "prov", "-o", "x", "--case", "empty", cwd=folder)
    check(ran.code == 2 and ran.err.startswith("claims: archive export: empty: "), f"an empty case: {ran.err}")
shutil.rmtree(folder)
finish()
