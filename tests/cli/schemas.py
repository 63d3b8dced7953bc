"""Real outputs against the schemas of docs/formats/, and schemas that refuse what is wrong."""
import copy
import json

import jsonschema

from program import ROOT, check, finish, lines_of_json, run

FORMATS = ROOT / "docs/formats"
schemas = {p.name.removesuffix(".schema.json"): json.loads(p.read_text()) for p in FORMATS.glob("*.schema.json")}
for name, schema in schemas.items():
    jsonschema.Draft202012Validator.check_schema(schema)
store = {schema["$id"]: schema for schema in schemas.values()}


def errors(name, value):
    resolver = jsonschema.RefResolver(schemas[name]["$id"], schemas[name], store=store)
    return [e.message for e in jsonschema.Draft202012Validator(schemas[name], resolver=resolver).iter_errors(value)]


def valid(name, value, what):
    found = errors(name, value)
    check(not found, f"{what}: {found[:3]}")


stories = sorted((ROOT / "fixtures").glob("*/*.txt")) + sorted((ROOT / "fixtures/articles").glob("*/article.*"))
stories = stories if len(stories) > 1 else stories * 2  # several give an array
reports = json.loads(run("verify", "--format", "json", *stories).out)
check(any(r["findings"] for r in reports), "some story has findings")
for report in reports:
    valid("verify", report, report["article"]["path"])
for story in json.loads(run("inspect", *stories).out):
    valid("inspect", story, story["article"]["path"])
valid("sarif", json.loads(run("verify", "--format", "sarif", *stories).out), "SARIF")

lines = "".join(json.dumps({"id": i, "text": p.read_bytes().decode("utf-8", "replace")}) + "\n" for i, p in enumerate(stories))
lines += "bad\n" + '{"id": "x"}\n'
for command in ("verify", "inspect"):
    results = lines_of_json(run(command, "--jsonl", stdin=lines).out)
    check(len(results) == len(stories) + 2, f"{command} --jsonl: one result a line")
    for result in results:
        valid(f"{command}-line", result, f"{command} --jsonl {result.get('id')}")

looked_up = [run("reference", *words, "--format", "json") for words in (
    ("lookup", "Lavrov"), ("lookup", "NATO"), ("lookup", "nobody of this name"), ("office", "foreign minister", "--on", "2010-01-01"),
    ("event", "summit"), ("event", "election", "1990"), ("place", "Congo"), ("place", "Pretoria"), ("list", "--sources"),
    ("import", ROOT / "fixtures/house/bad.csv"))]
for ran in looked_up:
    valid("reference", json.loads(ran.out), ran.out[:80])
compare_lines = (ROOT / "fixtures/compare/claims.jsonl").read_text() + (ROOT / "fixtures/compare/example-quotations.jsonl").read_text()
compare_lines += "bad\n" + '{"id": "x"}\n'
for line in compare_lines.splitlines()[:-2]:
    valid("compare-input", json.loads(line), "input of compare")
compared = lines_of_json(run("compare", stdin=compare_lines).out)
check(len(compared) == compare_lines.count("\n"), "compare: one result a line")
for result in compared:
    valid("compare-line", result, f"compare {result.get('id')}")

# The schemas are not so wide that anything fits.
good = next(r for r in reports if r["findings"])


def refused(name, value, change, what):
    wrong = copy.deepcopy(value)
    change(wrong)
    check(errors(name, wrong), f"the schema accepts {what}")


refused("verify", good, lambda r: r.pop("article"), "a report without its article")
refused("verify", good, lambda r: r["findings"][0].pop("reasons"), "a finding without reasons")
refused("verify", good, lambda r: r["findings"][0].update(reasons=[]), "a finding with no reason")
refused("verify", good, lambda r: r["findings"][0].update(level="fatal"), "an unknown level")
refused("verify", good, lambda r: r["findings"][0].update(confidence=1.5), "a confidence over 1")
refused("verify", good, lambda r: r["findings"][0].update(start="3"), "a start that is a string")
refused("verify", good, lambda r: r["article"].update(sha256="x"), "a digest that is none")
refused("verify", good, lambda r: r["article"].update(published="yesterday"), "a date that is none")
person = json.loads(looked_up[0].out)
refused("reference", person, lambda r: r.pop("schema"), "facts without their schema")
refused("reference", person, lambda r: r["people"][0]["offices"][0].pop("sources"), "an office without its source")
refused("reference", person, lambda r: r["people"][0]["offices"][0].update({"from": "spring"}), "a date that is none")
refused("inspect", {"schema": "claims.inspect/1"}, lambda r: None, "a story without its article")
refused("verify-line", {"id": 1, "error": {"code": "odd", "text": ""}}, lambda r: None, "an unknown error code")
refused("compare-line", compared[0], lambda r: r.update(label="maybe"), "an unknown label")
refused("compare-line", compared[0], lambda r: r.update(reasons=[]), "a label without a reason")
refused("compare-line", compared[-3], lambda r: r.update(tier="close"), "an unknown tier")
refused("compare-line", compared[-3], lambda r: r.pop("end"), "a start without an end")
refused("compare-input", {"id": 1, "claim": "a", "quote": "a", "source": "a"}, lambda r: None, "a claim and a quotation in one line")
finish()
