"""A case packed by `claims archive export`, opened by other people's programs: unzip, libarchive, gzip."""
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "http"), str(HERE.parent / "cli")]
from program import check, finish, run, same  # noqa: E402
from server import Server, reply  # noqa: E402

TOOLS = ["unzip", "bsdtar", "gzip"]
absent = [tool for tool in TOOLS if not shutil.which(tool)]
if absent:
    print("skipped: not installed:", ", ".join(absent))
    sys.exit(77)

folder = Path(tempfile.mkdtemp(prefix="claims-package-"))
CASE, PACKAGE = folder / "case", folder / "story.wacz"
ENVIRONMENT = {"XDG_CONFIG_HOME": str(folder / "configuration")}
PAGE = b"<!doctype html><title>The ferry</title><p>The ferry left at noon on 3 May 2024.</p>"


def answer(request, connection):
    if request.target == "/robots.txt":
        connection.send(reply(b"", "404 Not Found"))
    else:
        connection.send(reply(PAGE if request.target != "/other" else b"Another text.\n"))


def works(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=60)
    check(done.returncode == 0 and b"warning" not in (done.stdout + done.stderr).lower(),
          f"{command[0]}: {(done.stdout + done.stderr).decode(errors='replace')}")
    return done.stdout.decode()


def checked(path, code):
    ran = run("archive", "check", "--format", "json", path)
    same(ran.code, code, f"exit code of archive check {path.name}: {ran.text()}")
    return json.loads(ran.text())


with Server(answer) as server:
    base = f"http://127.0.0.1:{server.port}"
    fetched = run("fetch", "--allow-network", "127.0.0.0/8", "--rate", 0, "--case", CASE, f"{base}/a", f"{base}/same",
                  f"{base}/other")
    same(fetched.code, 0, f"fetch: {fetched.err}")

exported = run("archive", "export", "-o", PACKAGE, "--title", "The ferry", "--case", CASE, env=ENVIRONMENT)
same(exported.code, 0, f"export: {exported.err}")
check("signing-key.pem" in exported.err, "export says that it made a key")
same(exported.text().splitlines()[0], f"{PACKAGE}: 3 pages in 1 archive files", "what export says")

found = checked(PACKAGE, 0)
same((found["verdict"], found["problems"]), ("proved", []), "a package is proved")
check(found["signers"] and found["signers"][0] in exported.text(), "by the key that export names")

works("unzip", "-t", PACKAGE)
names = ["archive/00001.warc.gz", "claims-package.json", "indexes/index.cdxj", "pages/pages.jsonl", "claims-proof.json",
         "datapackage.json", "datapackage-digest.json"]
same(works("bsdtar", "-tf", PACKAGE).splitlines(), names, "names for libarchive")
with zipfile.ZipFile(PACKAGE) as package:
    same(package.testzip(), None, "zipfile")
    package.extractall(folder / "files")
works("bsdtar", "-xf", PACKAGE, "-C", folder)
for name in names:
    same((folder / name).read_bytes(), (folder / "files" / name).read_bytes(), f"{name} for both")
works("gzip", "-t", folder / names[0])
same(checked(folder / names[0], 0)["verdict"], "intact", "the archive alone")

# The index leads to members that are whole by themselves.
archive = (folder / names[0]).read_bytes()
lines = (folder / "indexes/index.cdxj").read_text().splitlines()
same(lines, sorted(lines), "lines in the order of their bytes")
pages = [json.loads(line)["url"] for line in (folder / "pages/pages.jsonl").read_text().split("\n")[1:]]
same(sorted(pages), [f"{base}/a", f"{base}/other", f"{base}/same"], "pages")
for line in lines:
    row = json.loads(line.split(" ", 2)[2])
    start = int(row["offset"])
    member = folder / "member.gz"
    member.write_bytes(archive[start:start + int(row["length"])])
    record = subprocess.run(["gzip", "-dc", member], capture_output=True, timeout=60)
    check(record.returncode == 0 and f"WARC-Target-URI: {row['url']}\r\n".encode() in record.stdout, f"member at {start}")
check(any('"mime": "warc/revisit"' in line for line in lines), "the same bytes are kept once")

# One byte, anywhere.
altered = bytearray(PACKAGE.read_bytes())
altered[len(altered) // 2] ^= 1
(folder / "altered.wacz").write_bytes(altered)
same(checked(folder / "altered.wacz", 1)["verdict"], "damaged", "a package with one byte changed")

unsigned = run("archive", "export", "-o", folder / "unsigned.wacz", "--unsigned", "--case", CASE, env=ENVIRONMENT)
same(unsigned.code, 0, f"export --unsigned: {unsigned.err}")
same(checked(folder / "unsigned.wacz", 0)["verdict"], "intact", "an unsigned package")
# With a story: its page comes first, the report is that of `verify --offline`, and the proof binds both.
STORY = f"---\ndate: 2026-11-20\n---\n\nThe [ferry]({base}/a) left.\n".encode()
(folder / "story.md").write_bytes(STORY)
told = run("archive", "export", "-o", folder / "told.wacz", "--story", folder / "story.md", "--case", CASE, env=ENVIRONMENT)
same((told.code, told.text().splitlines()[0]), (0, f"{folder / 'told.wacz'}: 4 pages in 2 archive files"), f"export --story: {told.err}")
found = checked(folder / "told.wacz", 0)
same((found["verdict"], found["problems"]), ("proved", []), "a package with a story")
with zipfile.ZipFile(folder / "told.wacz") as package:
    contents = {name: package.read(name) for name in package.namelist()}
rows = [json.loads(line) for line in contents["pages/pages.jsonl"].split(b"\n")[1:]]
same([(row["url"], row.get("title")) for row in rows][0], ("https://story.invalid/story.md", "story.md"), "the first page")
same(json.loads(contents["datapackage.json"])["mainPageUrl"], rows[0]["url"], "the main page")
same(contents["report.json"], run("verify", "--offline", "--case", CASE, "--format", "json", folder / "story.md").out, "the report")
same([source["locator"] for source in json.loads(contents["report.json"])["sources"]], [f"{base}/a"], "on the source that it cites")
(folder / "story.warc.gz").write_bytes(contents["archive/story.warc.gz"])
works("gzip", "-t", folder / "story.warc.gz")
kept = subprocess.run(["gzip", "-dc", folder / "story.warc.gz"], capture_output=True, timeout=60).stdout
check(b"\r\nWARC-Target-URI: https://story.invalid/story.md\r\n" in kept and kept.endswith(b"\r\n\r\n" + STORY + b"\r\n\r\n"), "its bytes")


def repacked(name, files):
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_STORED) as package:
        for each, data in files.items():
            package.writestr(each, data)
    return {problem["code"] for problem in checked(folder / name, 1)["problems"]}


codes = repacked("gone.wacz", {name: data for name, data in contents.items() if name != "archive/story.warc.gz"})
check({"page-not-archived", "resource-missing", "file-missing", "record-missing"} <= codes, f"a package whose story is gone: {codes}")
codes = repacked("other.wacz", contents | {"report.json": contents["report.json"].replace(b"2026-11-20", b"2026-11-21")})
check({"resource-hash", "file-altered"} <= codes, f"a package with another report: {codes}")
ran = run("archive", "export", "-o", folder / "x.wacz", "--story", folder / "none.md", "--case", CASE, env=ENVIRONMENT)
check(ran.code == 2 and "none.md" in ran.err, f"a story that is not there: {ran.err}")

for words, said in [(["export"], "name the package with -o"),
                    (["export", "-o", folder / "x.wacz", "--case", folder / "none"], "none")]:
    ran = run("archive", *words, env=ENVIRONMENT)
    check(ran.code == 2 and said in ran.err, f"{words}: {ran.code} {ran.err}")
check(not (folder / "x.wacz").exists(), "nothing half-written stays")
shutil.rmtree(folder, ignore_errors=True)
finish()
