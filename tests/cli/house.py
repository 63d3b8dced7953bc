"""The newsroom's settings: found, refused, applied; waivers and baselines from the command line."""
import json
import os
import tempfile
from pathlib import Path

from program import check, finish, run, same

STORY = ("---\ndate: 2024-06-20T01:30:00Z\n---\n"
         "They met on Tuesday, June 19, 2024, in the capital.\n\n"
         "<!-- claims-waive date.weekday reason=\"so in the minutes\" owner=\"A. Editor\" -->\n"
         "They spoke on Monday, June 19, 2024, at length.\n")
RULES = """zone = "America/New_York"

[levels]
"date.weekday" = "warning"

[options]
fail-on = "warning"
"""


def findings(*arguments, cwd):
    ran = run("verify", "--format", "json", *arguments, cwd=cwd)
    report = json.loads(ran.out) if ran.out else None
    return ran, report


def of_settings(folder):
    desk = folder / "desk"
    desk.mkdir()
    (desk / "story.md").write_text(STORY)
    ran, report = findings("desk/story.md", cwd=folder)
    same((ran.code, [f["level"] for f in report["findings"]], report["article"]["published"]), (1, ["error"], "2024-06-20"), "without")
    check("house_rules" not in report["made_with"], "nothing took part")
    (folder / ".claims.toml").write_text(RULES)
    ran, report = findings("desk/story.md", cwd=folder)
    same((ran.code, [f["level"] for f in report["findings"]], report["article"]["published"]), (1, ["warning"], "2024-06-19"), "found above")
    check(len(report["made_with"]["house_rules"]) == 64, "its digest")
    same([(s["by"], s["owner"], s["where"]) for s in report["set_aside"]], [("waiver", "A. Editor", "line 6")], "waived")
    same(findings("story.md", "--fail-on", "error", cwd=desk)[0].code, 0, "the call wins over [options]")
    same(findings("desk/story.md", "--no-config", cwd=folder)[1]["findings"][0]["level"], "error", "--no-config")
    same(json.loads(run("inspect", "--what", "blocks", "desk/story.md", cwd=folder).out)["article"]["published"], "2024-06-19", "inspect")
    sarif = json.loads(run("verify", "--format", "sarif", "desk/story.md", cwd=folder).out)["runs"][0]["results"]
    same([r.get("suppressions") for r in sarif], [None, [{"kind": "inSource", "justification": "so in the minutes (A. Editor)"}]], "SARIF")
    os.chmod(folder / ".claims.toml", 0o646)
    ran = run("verify", "desk/story.md", cwd=folder)
    same((ran.code, ran.err), (2, f"claims: verify: {folder}/.claims.toml: everybody may write it; "
                                  "name it with --config to use it, or give --no-config\n"), "one that anybody may have written")
    same(findings("desk/story.md", "--config", ".claims.toml", cwd=folder)[0].code, 1, "named")
    os.chmod(folder / ".claims.toml", 0o644)


def of_errors(folder):
    for text, error in (("[options]\nformat = 'jsn'\n",
                         "claims: verify: --format: expected text, line, json, jsonl, sarif, html, annotation, github, not \"jsn\"; did you mean \"json\"?\n"
                         "claims: verify: the option stands in [options] of wrong.toml\n"),
                        ("zone = 'Mars/Olympus'", "claims: verify: wrong.toml: no time zone \"Mars/Olympus\" in /usr/share/zoneinfo; "
                                                  "expected one such as \"Europe/Berlin\"\n"),
                        ("zone = '../x'", "claims: verify: wrong.toml: no time zone \"../x\" in /usr/share/zoneinfo; "
                                          "expected one such as \"Europe/Berlin\"\n"),
                        ("[levels]\nx = 1", "claims: verify: wrong.toml:2: expected \"error\", \"warning\", \"note\" or \"off\" for a check\n")):
        (folder / "wrong.toml").write_text(text)
        ran = run("verify", "--config", "wrong.toml", "desk/story.md", cwd=folder)
        if "format" in text:
            check(ran.err.startswith("claims: verify: --format: expected text, ") and ran.err.endswith(error[error.index("not \"jsn"):]), ran.err)
        else:
            same(ran.err, error, text)
        same((ran.code, ran.out), (2, b""), text)
    (folder / "wrong.toml").write_text("[options]\nnots = true\n")
    same(run("verify", "--config", "wrong.toml", "desk/story.md", cwd=folder).err,
         "claims: wrong.toml: [options] nots is not used; did you mean notes?\n", "an option that is nearly one")
    same(run("verify", "--config", "none.toml", "desk/story.md", cwd=folder).code, 2, "settings that are not there")
    ran = run("verify", "--today", "2024-02-30", "desk/story.md", cwd=folder)
    same((ran.code, ran.err), (2, "claims: verify: --today: expected an existing day as YYYY-MM-DD, not \"2024-02-30\"\n"), "--today")


def of_baselines(folder):
    ran = run("verify", "--no-config", "desk/story.md", "--write-baseline", "old.tsv", cwd=folder)
    same((ran.code, ran.out, ran.err), (0, b"", "claims: verify: 1 finding recorded in old.tsv\n"), "recorded")
    same((folder / "old.tsv").read_text().splitlines()[1].split("\t")[:2], ["date.weekday", "desk/story.md"], "what is recorded")
    ran, report = findings("--no-config", "desk/story.md", "--baseline", "old.tsv", cwd=folder)
    same((ran.code, report["findings"], [s["by"] for s in report["set_aside"]]), (0, [], ["baseline", "waiver"]), "nothing new")
    text = run("verify", "--no-config", "desk/story.md", "--baseline", "old.tsv", cwd=folder).text()
    check(text.endswith("0 errors, 0 warnings, 0 notes   everything could be checked offline   2 set aside (--set-aside shows them)\n"), text)
    text = run("verify", "--no-config", "desk/story.md", "--baseline", "old.tsv", "--set-aside", cwd=folder).text()
    check("        set aside: it is in the baseline\n" in text, text)
    check("        set aside by A. Editor (line 6): so in the minutes\n" in text, text)
    (folder / "desk/story.md").write_text(STORY + "\nIt began on Friday, June 19, 2024.\n")
    ran, report = findings("--no-config", "desk/story.md", "--baseline", "old.tsv", cwd=folder)
    same((ran.code, [f["text"] for f in report["findings"]]), (1, ["Friday, June 19, 2024"]), "what is new")
    ran = run("verify", "desk/story.md", "--baseline", "desk/story.md", cwd=folder)
    same((ran.code, ran.err), (2, "claims: verify: desk/story.md: not a baseline; \"claims verify --write-baseline FILE\" writes one\n"), "none")
    ran = run("verify", "desk/story.md", "--write-baseline", "none/old.tsv", cwd=folder)
    same((ran.code, ran.err), (2, "claims: verify: none/old.tsv: cannot be written: No such file or directory\n"), "nowhere to write")


def of_lists(folder):
    (folder / "listed.toml").write_text("house-list = 'names.tsv'\n")
    (folder / "names.tsv").write_text("kind\tpreferred\tothers\tnote\nplace\tOsthaven\tOst Haven\tthe town's own spelling\n")
    (folder / "desk/town.md").write_text("The ferry left Ost Haven at noon.\n")
    ran, report = findings("--config", "listed.toml", "desk/town.md", cwd=folder)
    same([(f["check"], f["level"], f["text"], f["replacement"]) for f in report["findings"]],
         [("house.spelling", "warning", "Ost Haven", "Osthaven")], "the house list")
    (folder / "names.tsv").write_text("kind\tpreferred\tothers\tnote\nplce\tOsthaven\tOst Haven\t\n")
    ran = run("verify", "--config", "listed.toml", "desk/town.md", cwd=folder)
    check(ran.code == 2 and f"{folder}/names.tsv:2: " in ran.err, f"a list that is wrong: {ran.err}")
    (folder / "names.tsv").unlink()
    same(run("verify", "--config", "listed.toml", "desk/town.md", cwd=folder).code, 2, "a list that is not there")


with tempfile.TemporaryDirectory() as name:
    of_settings(Path(name).resolve())
    of_errors(Path(name).resolve())
    of_baselines(Path(name).resolve())
    of_lists(Path(name).resolve())
finish()
