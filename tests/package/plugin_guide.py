"""The plugins of docs/plugin-guide.md: the text shows the files, they build against an installed claims, and they work.

    plugin_guide.py PREFIX BUILD_DIR [CMAKE_OPTION...]
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE.parent / "http")]
from program import ROOT, check, finish, lines_of_json, run, same  # noqa: E402
from services import Services  # noqa: E402

prefix, build, options = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
EXAMPLES = ROOT / "docs/examples/plugins"
PLUGINS = ["bills", "doubled_word", "subtitles"]

shown = re.findall(r"```(?:cpp|cmake)\n(.*?)```", (ROOT / "docs/plugin-guide.md").read_text(), flags=re.S)
same(sorted(shown), sorted((EXAMPLES / name).read_text() for name in ["CMakeLists.txt", *(f"{name}.cpp" for name in PLUGINS)]),
     "the guide shows the files")
for command in (["cmake", "-S", EXAMPLES, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Release", *options],
                ["cmake", "--build", build]):
    done = subprocess.run(command, capture_output=True, text=True, timeout=250)
    check(done.returncode == 0, f"{command[1]}: {done.stdout}{done.stderr}")
for name in PLUGINS:
    ran = run("plugin", "check", build / f"{name}.so")
    check(ran.code == 0 and ": ok: " in ran.text(), f"{name}: {ran.text()}{ran.err}")

STORY = """OSTHAVEN, June 20, 2024 - Bill 17/2024 passed in the the spring. Bill 18/2024 did not.
"""
with tempfile.TemporaryDirectory() as folder, Services("bills") as services:
    case = ["--case", Path(folder) / "case", "--plugins", build, "--rate", "0", *services.options]
    ran = run("fetch", "bill:2024/17", "https://harbour.example.org/talk.srt", "--format", "jsonl", *case)
    same((ran.code, ran.err), (0, ""), "fetch")
    bill, talk = lines_of_json(ran.out)
    same({fact["name"]: fact["value"] for fact in bill["facts"]}, {"title": "Harbour Dues Bill", "adopted": "2024-05-03"}, "the fetcher")
    same(bill["plugin"], "org.example.bills 1.0.0", "and its name")
    same((talk["plugin"], talk["state"]), ("org.example.subtitles 1.0.0", "retrieved"), "the decoder")
    report = run("verify", "--fetch", "--format", "json", *case, "-", stdin=STORY)
    same(services.failures, [], "the services")
    found = json.loads(report.out)
    same([(source["locator"], source["state"]) for source in found["sources"]],
         [("bill:2024/17", "retrieved"), ("bill:2024/18", "missing")], "citations that the fetcher recognises")
    same([(finding["check"], finding["text"]) for finding in found["findings"]], [("copy.doubled-word", "the"), ("document.missing", "Bill 18/2024")], "the check, and a bill that does not exist")
    same((report.code, found["not_checked"], services.unknown), (0, [], []), "warnings only")
    again = run("verify", "--format", "json", "--case", Path(folder) / "case", "--plugins", build, "-", stdin=STORY)
    same(again.out.decode(), report.out.decode(), "offline, the same")
finish()
