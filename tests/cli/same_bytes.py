"""The same story gives the same bytes under any time zone, locale, working folder and number of jobs."""
import json
import os
import tempfile
from pathlib import Path

from program import ROOT, check, finish, run, same

folder = Path(tempfile.mkdtemp(prefix="claims-same-"))
stories = sorted((ROOT / "fixtures").glob("*/*.txt")) + sorted((ROOT / "fixtures/articles").glob("*/article.*"))
# JSON holds text, so not the stories in UTF-16.
texts = [path for path in stories if b"\0" not in path.read_bytes()]
lines = folder / "stories.jsonl"
with open(lines, "w", encoding="utf-8") as out:
    for i in range(300):
        path = texts[i % len(texts)]
        text = path.read_bytes().decode("utf-8", "replace")
        out.write(json.dumps({"id": f"{path.name}-{i}", "text": text[: 200 + 37 * i], "published": "2024-06-20"}) + "\n")

COMMANDS = [
    ["verify", "--format", "text", "--notes", *stories],
    ["verify", "--format", "json", *stories],
    ["verify", "--format", "sarif", *stories],
    ["verify", "--format", "line", *stories],
    ["inspect", "--format", "json", *stories],
    ["verify", "--jsonl", lines],
    ["inspect", "--jsonl", lines],
]
ENVIRONMENTS = [
    {"TZ": "UTC", "LC_ALL": "C"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    {"TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"},
    {"TZ": ":/nonexistent", "LANG": "tr_TR.UTF-8", "LC_ALL": "", "LC_NUMERIC": "fr_FR.UTF-8", "COLUMNS": "40"},
]
for command in COMMANDS:
    first = None
    for number, environment in enumerate(ENVIRONMENTS):
        for jobs in ("1", "2", "7"):
            ran = run(*command, "--jobs", jobs, env=environment, cwd=[ROOT, folder, "/"][number % 3])
            check(ran.code in (0, 1, 3) and ran.err == "", f"{command[:3]}: {ran.code} {ran.err}")
            first = first or ran
            same(ran.code, first.code, f"{command[:3]}: exit code under {environment} with {jobs} jobs")
            check(ran.out == first.out, f"{command[:3]}: other bytes under {environment} with {jobs} jobs")
    check(len(first.out) > 0, f"{command[:3]}: prints something")

lines.unlink()
os.rmdir(folder)
finish()
