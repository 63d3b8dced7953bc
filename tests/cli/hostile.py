"""Inputs and calls that go wrong: the message, the exit code, the time, and never a crash."""
import os
import pty
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from program import PROGRAM, check, finish, lines_of_json, run, same

folder = Path(tempfile.mkdtemp(prefix="claims-hostile-"))


def file(name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def sparse(name, size):
    path = folder / name
    with open(path, "wb") as out:
        out.truncate(size)
    return path


# name, arguments, exit code, what standard error must hold ("" = nothing)
story = file("story.txt", "They met on Monday.\n")
locked = file("locked.txt", "x")
locked.chmod(0)
TABLE = [
    ("empty file", ["verify", file("empty.txt", b"")], 3, ""),
    ("white space alone", ["verify", file("blank.txt", b"\n \n\n")], 3, ""),
    ("page without a story", ["verify", file("nothing.html", "<html><body><nav>Home</nav></body></html>")], 3, ""),
    ("a good file beside an empty one", ["verify", story, file("nought.txt", b"")], 3, ""),
    ("a finding beside an empty file", ["verify", file("wrong.txt", "It closed on June 31, 2024.\n"), file("nil.txt", b"")], 1, ""),
    ("binary file", ["verify", file("binary.bin", bytes(range(256)) * 64)], 2, "binary.bin"),
    ("an ELF program", ["verify", PROGRAM], 2, "claims"),
    ("directory", ["verify", folder], 2, "is a directory"),
    ("missing file", ["verify", folder / "missing.txt"], 2, "missing.txt: no such file"),
    ("missing folder", ["verify", story / "x.txt"], 2, "no such file"),
    ("name of nothing", ["verify", ""], 2, "empty file name"),
    ("invalid UTF-8", ["verify", file("invalid.txt", b"They met \xff\xfe\x80 again.\n")], 0, ""),
    ("a weekday without a date", ["verify", file("undated.txt", b"They met on Monday.\n")], 3, ""),
    ("a weekday with a date", ["verify", "--published", "2024-06-20", file("dated.txt", b"They met on Monday.\n")], 0, ""),
    ("1 GB file", ["verify", sparse("big.txt", 1 << 30)], 2, "larger than 64 MiB"),
    ("100,000 deep HTML", ["verify", file("deep.html", "<html><body>" + "<div>" * 100_000 + "x")], 2, "512"),
    ("10 MB line", ["verify", file("line.txt", b"They met on Monday, 3 May 2021, again. " * 260_000)], None, ""),
    ("10 MB of one letter", ["verify", file("letter.txt", b"a" * 10_000_000)], 0, ""),
    ("10 MB of quotation marks", ["verify", file("quotes.txt", b"\"'" * 5_000_000)], 3, ""),
    ("unending input", ["verify", "/dev/zero"], 2, "64 MiB"),
    ("no command", [], 2, "claims help"),
    ("unknown command", ["verfy", story], 2, 'did you mean "verify"?'),
    ("unknown option", ["verify", "--fromat", "json", story], 2, "did you mean --format?"),
    ("unknown short option", ["verify", "-z", story], 2, "unknown option -z"),
    ("bad format", ["verify", "--format", "jsn", story], 2, 'did you mean "json"?'),
    ("format of a later version", ["verify", "--format", "pdf", story], 2, "expected text, line, json, jsonl, sarif, html, annotation, github"),
    ("a case that is not there", ["verify", "--case", folder / "gone", story], 2, "no such case"),
    ("a case that is a file", ["verify", "--case", story, story], 2, "story.txt"),
    ("no locator", ["fetch"], 2, "no locator given"),
    ("not a locator", ["fetch", "gopher://example.org/"], 2, "gopher"),
    ("bad date", ["verify", "--published", "20/06/2024", story], 2, "YYYY-MM-DD"),
    ("day that does not exist", ["verify", "--published", "2023-02-29", story], 2, "existing day"),
    ("bad level", ["verify", "--fail-on", "errors", story], 2, 'did you mean "error"?'),
    ("no jobs", ["verify", "--jobs", "0", story], 2, "from 1 to 256"),
    ("bad part", ["inspect", "--what", "mentoins", story], 2, 'did you mean "mentions"?'),
    ("no story", ["verify"], 2, "no story named"),
    ("standard input twice", ["verify", "-", "-"], 2, "once only"),
    ("JSON lines as text", ["verify", "--jsonl", "--format", "text", story], 2, "does not go with"),
    ("unknown check", ["checks", "date.weekdy"], 2, 'did you mean "date.weekday"?'),
    ("a good file beside a missing one", ["verify", story, folder / "gone.txt"], 2, "gone.txt"),
]
if os.geteuid() != 0:
    TABLE.append(("no permission", ["verify", locked], 2, "no permission"))

for name, arguments, code, says in TABLE:
    start = time.monotonic()
    ran = run(*arguments, timeout=120)
    check(ran.code == code if code is not None else ran.code in (0, 1, 3), f"{name}: exit code {ran.code}, not {code}; {ran.err}")
    check(says in ran.err if says else ran.err == "", f"{name}: standard error says {ran.err!r}")
    check(ran.code != 2 or ran.err.startswith("claims: "), f"{name}: no message for exit code 2")
    check(ran.err.count("\n") <= 2, f"{name}: more than a message: {ran.err!r}")
    if name in ("1 GB file", "100,000 deep HTML"):
        check(time.monotonic() - start < 5, f"{name}: took {time.monotonic() - start:.1f} s")

# Where nobody may read a file but root, only a user without its rights can see it.
if os.geteuid() == 0:
    folder.chmod(0o755)
    program = shutil.copy(PROGRAM, folder / "claims")  # the build may lie where only root may go
    done = subprocess.run([program, "verify", str(locked)], stderr=subprocess.PIPE, user=65534, group=65534, extra_groups=[])
    same((done.returncode, b"no permission" in done.stderr), (2, True), "no permission")

# Output that cannot be written.
with open("/dev/full", "wb") as full:
    for arguments in (["verify", story], ["inspect", story], ["verify", "--format", "sarif", story], ["help"], ["checks"],
                      ["version"], ["verify", "--help"]):
        ran = run(*arguments, stdout=full)
        check(ran.code == 2 and "cannot write the results" in ran.err, f"{arguments[0]} to a full disk: {ran.code} {ran.err!r}")

# A reader that goes away.
many = file("many.jsonl", b'{"id": 1, "text": "They met on Monday."}\n' * 20_000)
for jobs in ("1", "4"):
    child = subprocess.Popen([PROGRAM, "inspect", "--jsonl", "--jobs", jobs, str(many)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.readline()
    child.stdout.close()
    error = child.stderr.read()
    same((child.wait(timeout=60), error), (0, b""), f"closed pipe with {jobs} jobs")

# One story a line: bad lines are reported in their place and the others go on.
LINES = [
    b'{"id": "a", "text": "A story."}',
    b"not json",
    b'{"id": 7, "text": 5}',
    b'{"id": "b", "text": "x", "published": "2024-13-01"}',
    b'{"text": "no id"}',
    b"[1, 2]",
    b'"a string"',
    b"[" * 200_000,
    b'{"id": "n", "text": "nested", "more": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    b'{"id": "z", "text": "nul \\u0000 byte"}',
    b'{"id": "u", "text": "lone \\ud800 surrogate"}',
    b'{"id": "bad", "text": "\xff"}',
    b'{"id": null, "text": "x"}',
    b'{"id": "f", "text": "x", "format": "docx"}',
    b"",
    b'{"id": "last", "text": "Caf\xc3\xa9 on 3 May 2020."}\r',
]
ran = run("inspect", "--jsonl", "--what", "mentions", stdin=b"\n".join(LINES))
same(ran.code, 2, "bad lines: exit code")
results = lines_of_json(ran.out)
same([r.get("id") for r in results], ["a", None, 7, "b", None, None, None, None, "n", "z", "u", "bad", None, "f", "last"], "bad lines: ids")
same(["error" in r for r in results], [False, True, True, True, True, True, True, True, False, True, True, True, True, True, False],
     "bad lines: errors")
check(all(set(r["error"]) == {"code", "text"} for r in results if "error" in r), "bad lines: code and text")
same(ran.err.count("\n"), sum("error" in r for r in results), "bad lines: one diagnostic each")
date = next(m for m in results[-1]["mentions"] if m["kind"] == "date")
same((date["start"], date["end"]), (9, 19), "offsets are bytes of the UTF-8 of text")

# Memory stays bounded however long the input.
def peak_of(count):
    path = file(f"stream-{count}.jsonl", b'{"id": 1, "text": "' + b"They met on Monday, 3 May 2021, again. " * 50 + b'"}\n')
    path.write_bytes(path.read_bytes() * count)
    child = subprocess.Popen([PROGRAM, "inspect", "--jsonl", "--jobs", "2", str(path)], stdout=subprocess.DEVNULL,
                             env={**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"})
    _, status, usage = os.wait4(child.pid, 0)
    same(status, 0, "stream: exit code")
    return usage.ru_maxrss


small, large = peak_of(50), peak_of(4000)
check(large < small * 1.5 + 8192, f"stream: {small} KiB for 50 stories, {large} KiB for 4000")

# Colour and times: on a terminal only, and no colour with NO_COLOR.
def on_terminal(*arguments, env=None):
    master, slave = pty.openpty()
    child = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=slave, env={**os.environ, "TERM": "xterm", **(env or {})})
    os.close(slave)
    out = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        out += chunk
    child.wait()
    os.close(master)
    return out


environment = {k: "" for k in ("NO_COLOR",)}
check(b"\x1b[" in on_terminal("verify", story, env=environment), "colour on a terminal")
check(b"\x1b[" not in on_terminal("verify", story, env={"NO_COLOR": "1"}), "no colour with NO_COLOR")
check(b" ms\r\n" in on_terminal("verify", story), "time on a terminal")
check(b"\x1b[" not in run("verify", story).out and b" ms\n" not in run("verify", story).out, "no colour and no time in a pipe")
check(b"\x1b[" in run("verify", "--colour", "always", story).out, "colour on request")

for path in folder.iterdir():
    path.unlink()
folder.rmdir()
finish()
