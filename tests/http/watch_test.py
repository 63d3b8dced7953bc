"""`claims watch` and `claims archive diff`, the program itself, against documents that change on a server on loopback."""
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]
from program import PROGRAM, ROOT, check, finish, lines_of_json, run, same  # noqa: E402
from server import Server, reply  # noqa: E402

import jsonschema  # noqa: E402

folder = Path(tempfile.mkdtemp(prefix="claims-watch-"))
FORMATS = ROOT / "docs/formats"
schemas = {p.name: json.loads(p.read_text()) for p in FORMATS.glob("*.schema.json")}
store = {schema["$id"]: schema for schema in schemas.values()}
OPTIONS = ["--allow-network", "127.0.0.0/8", "--rate", "0", "--no-robots"]

BODY = ("<p>The harbour office keeps the register of all ferries that call at the island.</p>"
        "<p>The committee adopted the rule by {yes} votes to none on {day} May 2024.</p>"
        "<p>Its chair said \"the old rule was {word}\" after the vote.</p>")


def page(yes=14, day=3, word="worn out", views=120, title="The register"):
    return (f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><a href='/'>Home {views}</a></nav>"
            f"<article><h1>{title}</h1>{BODY.format(yes=yes, day=day, word=word)}<p>{views} views</p></article></body></html>").encode()


class Pages:
    """What the server answers; each test changes it."""

    def __init__(self):
        self.now = {}

    def answer(self, request, connection):
        what = self.now.get(request.target, page())
        if callable(what):
            return what(request, connection)
        if isinstance(what, bytes):
            what = reply(what, content_type="text/html; charset=utf-8", etag=f'"{hash(what)}"')
            tag = re.search(rb'Etag: ("[^"]*")', what).group(1).decode()
            if request.headers.get("if-none-match") == tag:
                connection.send(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode())
                return True
        else:
            what = reply(b"nothing here", what[0], **what[1])
        connection.send(what)
        return True


def valid(value):
    schema = schemas["watch.schema.json"]
    resolver = jsonschema.RefResolver(schema["$id"], schema, store=store)
    found = [e.message for e in jsonschema.Draft202012Validator(schema, resolver=resolver).iter_errors(value)]
    check(not found, f"watch.schema.json: {found[:3]} in {value}")


def plain(text, server):
    text = text.replace(str(server.port), "PORT").replace(str(folder), "DIR")
    return re.sub(r"sha256 [0-9a-f]{16}", "sha256 DIGEST", re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "TIME", text))


def watch(*arguments, case, **more):
    return run("watch", *OPTIONS, "--case", folder / case, *arguments, **more)


def kinds(ran):
    got = lines_of_json(ran.out)
    for each in got:
        valid(each)
    return {each["locator"].rsplit("/", 1)[1]: each["change"] for each in got}


def of_kinds(server, pages):
    base = f"http://127.0.0.1:{server.port}"
    names = ["same", "dressed", "number", "lost", "closed", "moved", "busy", "slow", "rule7"]
    same(run("fetch", *OPTIONS, "--case", folder / "kinds", *[f"{base}/{name}" for name in names]).code, 0, "all had")
    same(watch("--format", "jsonl", case="kinds").code, 0, "nothing was changed yet")
    pages.now.update({
        "/dressed": page(views=977).replace(b"worn out\"", "worn out”".encode()),
        "/number": page(yes=13),
        "/lost": ("404 Not Found", {}),
        "/closed": ("410 Gone", {}),
        "/moved": ("301 Moved Permanently", {"location": "/kept/moved"}),
        "/busy": ("503 Busy", {}),
        "/slow": lambda request, connection: connection.pause(20) and False,
        "/rule7": ("302 Found", {"location": "/"}),
        "/": b"<html><body><p>Welcome to the island. Find a room, a table, a boat.</p></body></html>",
    })
    limits = ["--retries", 0, "--timeout", 1]
    seen = len(server.seen)
    ran = watch(*limits, "--format", "jsonl", case="kinds")
    expected = {"same": "unchanged", "dressed": "cosmetic", "number": "substantive", "lost": "gone", "closed": "gone",
                "moved": "moved", "busy": "unreachable", "slow": "unreachable", "rule7": "gone"}
    same((ran.code, ran.err, kinds(ran)), (1, "", expected), "each kind")
    check(len(server.seen) > seen, "it asked")
    same(pages_304(server, base), True, "a conditional request")
    again = watch(*limits, "--format", "jsonl", case="kinds")
    expected.update(dressed="unchanged", number="unchanged", lost="unchanged", closed="unchanged", moved="unchanged", rule7="unchanged")
    same((again.code, kinds(again)), (3, expected), "a second run has nothing new")
    quiet = watch(*limits, "--quiet", case="kinds")
    same((quiet.code, quiet.out, quiet.err), (3, b"", ""), "quiet")
    pages.now.update({"/busy": page(), "/slow": page(), "/lost": page()})
    back = watch(*limits, "--format", "jsonl", case="kinds")
    expected.update(busy="unchanged", slow="unchanged", lost="substantive")
    same((back.code, kinds(back)), (1, expected), "what could not be had is compared with what was had before; one is back")
    same(watch("--quiet", *limits, case="kinds").code, 0, "and then there is nothing")
    # Every version stays.
    listed = lines_of_json(run("archive", "list", f"{base}/number", "--all", "--format", "jsonl", "--case", folder / "kinds").out)
    same([each["state"] for each in listed], ["retrieved"] * len(listed), "versions")
    first = run("archive", "show", f"{base}/number", "--version", 1, "--raw", "--case", folder / "kinds").out
    same(first, page(), "the first bytes")


def pages_304(server, base):
    ran = run("archive", "list", f"{base}/same", "--all", "--format", "jsonl", "--case", folder / "kinds")
    return len({each["sha256"] for each in lines_of_json(ran.out)}) == 1


STORY = """---
date: 2024-06-20
---
# The rule

The committee adopted it by 14 votes on 3 May 2024, the [register]({base}/register) says.

The chair said "the old rule was worn out" and left. A ferry needs 14 lines.
"""


def of_stories(server, pages):
    base = f"http://127.0.0.1:{server.port}"
    place = folder / "newsroom"
    place.mkdir()
    story = place / "story.md"
    story.write_text(STORY.format(base=base))
    first = run("watch", *OPTIONS, "story.md", cwd=place)
    same((first.code, first.err, plain(first.text(), server)), (0, "", """http://127.0.0.1:PORT/register   first
  now  version 1   TIME   sha256 DIGEST

1 first
"""), "the first time, beside the story")
    same(run("watch", *OPTIONS, "story.md", cwd=place).text(), f"{base}/register   unchanged\n\n1 unchanged\n", "the second time")
    pages.now["/register"] = page(yes=13, day=4, word="good enough", views=500)
    ran = run("watch", *OPTIONS, "--quiet", "story.md", cwd=place)
    same((ran.code, ran.err, plain(ran.text(), server)), (1, "", """http://127.0.0.1:PORT/register   substantive: vote, number, date, quotation
  a counter
  was  version 2   TIME   sha256 DIGEST
  now  version 3   TIME   sha256 DIGEST

  was  The committee adopted the rule by [14] votes to none on [3] May 2024.
  now  The committee adopted the rule by [13] votes to none on [4] May 2024.

  was  Its chair said "the old rule was [worn out]" after the vote.
  now  Its chair said "the old rule was [good enough]" after the vote.

  story.md:6:29: "14": this number stood in the document, and no longer does

  story.md:6:41: "3 May 2024": this date stood in the document, and no longer does

  story.md:8:17: "the old rule was worn out": these words stood in the document, and no longer do
"""), "what was changed, and what rested on it")
    same(run("watch", *OPTIONS, "--quiet", "story.md", cwd=place).code, 0, "it is told once")
    diff = run("archive", "diff", f"{base}/register", "--case", place / ".claims")
    expected = plain(ran.text(), server).split("\n\n  story.md")[0] + "\n"
    same((diff.code, re.sub("version [0-9]", "version N", plain(diff.text(), server))), (1, re.sub("version [0-9]", "version N", expected)), "archive diff")
    for arguments, code in [(["--from", 1, "--to", 2], 0), (["--from", 3, "--to", 1], 1), (["--to", 9], 2), (["--from", 3], 0)]:
        ran = run("archive", "diff", f"{base}/register", "--case", place / ".claims", *arguments)
        check(ran.code == code, f"archive diff {arguments}: {ran.code} {ran.text()} {ran.err}")
    ran = run("archive", "diff", f"{base}/register", "--case", place / ".claims", "--from", 1, "--format", "json")
    valid(json.loads(ran.out))
    got = json.loads(ran.out)
    same([(each["what"], each["substantive"]) for each in got["passages"]],
         [(["vote", "number", "date"], True), (["quotation"], True), (["a counter"], False)], "as JSON")
    text = run("archive", "show", f"{base}/register", "--version", 1, "--case", place / ".claims").out
    was = got["passages"][0]["was"]
    same(text[was["start"]:was["start"] + len(was["text"].encode())].decode(), was["text"], "start is its place in the text")
    same([was["text"].encode()[each["start"]:each["end"]] for each in was["changed"]], [b"14", b"3"], "its words")
    ran = run("watch", *OPTIONS, "--format", "json", "story.md", cwd=place)
    same((ran.code, len(json.loads(ran.out))), (0, 1), "json is an array")


def of_retractions_between(server, pages):
    """What another command retrieved in between is told all the same, and so is what a killed run could not tell."""
    url = f"http://127.0.0.1:{server.port}/between"
    watch(url, case="between")
    pages.now["/between"] = page(yes=13)
    same(run("fetch", *OPTIONS, "--case", folder / "between", url).code, 0, "retrieved by another command")
    same(kinds(watch("--format", "jsonl", case="between")), {"between": "substantive"}, "told by the next run")
    pages.now["/between"] = page(yes=12)
    with open("/dev/full", "wb") as full:
        same(watch(url, case="between", stdout=full).code, 2, "it could not be told")
    same(kinds(watch("--format", "jsonl", case="between")), {"between": "substantive"}, "so it is told again")
    same(kinds(watch("--format", "jsonl", case="between")), {"between": "unchanged"}, "once")
    with open(folder / "between/watched.jsonl", "ab") as told:
        told.write(b'{"locator":"http')  # what a kill may leave
    pages.now["/between"] = page(yes=11)
    same(kinds(watch("--format", "jsonl", case="between")), {"between": "substantive"}, "a line that was cut short")
    same(kinds(watch("--format", "jsonl", case="between")), {"between": "unchanged"}, "and the one behind it")
    same(watch("--older-than", "1h", case="between").text(), "nothing to watch\n", "--older-than")
    same(kinds(watch("--older-than", "0s", "--format", "jsonl", case="between")), {"between": "unchanged"}, "--older-than 0s")


def started(case, out):
    return subprocess.Popen([PROGRAM, "watch", *OPTIONS, "--case", str(folder / case), "--format", "jsonl"], stdout=out, stderr=subprocess.DEVNULL)


def of_kills(server, pages):
    base = f"http://127.0.0.1:{server.port}"
    urls = [f"{base}/k{i}" for i in range(120)]
    same(run("fetch", *OPTIONS, "--case", folder / "kills", *urls).code, 0, "had")
    same(watch(case="kills").code, 0, "as they are")
    for i in range(120):
        pages.now[f"/k{i}"] = page(yes=i)
    told = {}
    for seconds in (0.03, 0.08, 0.15, 0.3):
        with open(folder / "out", "wb") as out:
            process = started("kills", out)
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
            process.wait()
        for each in lines_of_json((folder / "out").read_bytes().rpartition(b"\n")[0]):
            told[each["locator"]] = told.get(each["locator"], set()) | {each["change"]}
    for each in lines_of_json(watch("--format", "jsonl", case="kills").out):
        told[each["locator"]] = told.get(each["locator"], set()) | {each["change"]}
    missed = [locator for locator in urls if "substantive" not in told.get(locator, set()) and not locator.endswith("/k14")]
    same(missed, [], "after the kills: every change was told")
    same(run("doctor", "--case", folder / "kills").code, 0, "the case is whole")


def of_two_at_once(server, pages):
    base = f"http://127.0.0.1:{server.port}"
    urls = [f"{base}/two{i}" for i in range(40)]
    same(run("fetch", *OPTIONS, "--case", folder / "two", *urls).code, 0, "had")
    for i in range(40):
        pages.now[f"/two{i}"] = page(day=9)
    outs = [folder / f"two-{i}" for i in range(2)]
    processes = [started("two", out.open("wb")) for out in outs]
    codes = [process.wait() for process in processes]
    check(1 in codes and set(codes) <= {0, 1}, f"two watchers: {codes}")
    told = {each["locator"] for out in outs for each in lines_of_json(out.read_bytes()) if each["change"] == "substantive"}
    same(told, set(urls), "between them they told of everything")
    same(set(kinds(watch("--format", "jsonl", case="two")).values()), {"unchanged"}, "and then there is nothing")
    same(run("doctor", "--case", folder / "two").code, 0, "the case is whole")


def of_calls(server):
    base = f"http://127.0.0.1:{server.port}"
    same(watch("-", "--format", "json", case="calls", stdin="").out, b"[]\n", "nothing to watch")
    listed = folder / "list.txt"
    listed.write_text(f"{base}/a\n{base}/b\n")
    same(kinds(watch("--from", listed, "--format", "jsonl", case="calls")), {"a": "first", "b": "first"}, "--from")
    for arguments, words in [(["no locator"], "\"no locator\""), (["--older-than", "soon"], "expected a duration"),
                             (["--older-than", "3"], "expected a duration"), (["--from", folder / "none"], "none"),
                             (["--formt", "json"], "did you mean --format")]:
        ran = watch(*arguments, case="calls")
        check(ran.code == 2 and words in ran.err and ran.out == b"", f"{arguments}: {ran.code} {ran.err}")
    ran = watch(case="none")
    check(ran.code == 2 and "no such case" in ran.err and not (folder / "none").exists(), f"no case: {ran.code} {ran.err}")
    for name in ("one", "two"):
        (folder / "desks" / name).mkdir(parents=True)
        (folder / "desks" / name / "story.md").write_text("A story.\n")
    ran = run("watch", *OPTIONS, folder / "desks/one/story.md", folder / "desks/two/story.md")
    check(ran.code == 2 and "in several folders" in ran.err, f"several folders: {ran.code} {ran.err}")
    same(run("archive", "diff", "--case", folder / "calls").code, 2, "archive diff of nothing")
    check("not in the case" in run("archive", "diff", "https://example.org/", "--case", folder / "calls").err, "archive diff of another")


try:
    pages = Pages()
    with Server(pages.answer) as server:
        of_kinds(server, pages)
        of_stories(server, pages)
        of_retractions_between(server, pages)
        of_kills(server, pages)
        of_two_at_once(server, pages)
        of_calls(server)
        same(server.failures, [], "the server")
finally:
    shutil.rmtree(folder, ignore_errors=True)
finish()
