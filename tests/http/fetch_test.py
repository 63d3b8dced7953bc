"""`claims fetch` and `claims verify --fetch`, the program itself, against servers on loopback."""
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]
from program import PROGRAM, ROOT, check, finish, lines_of_json, run, same  # noqa: E402
from server import Server, reply  # noqa: E402
from services import Services  # noqa: E402

import jsonschema  # noqa: E402

folder = Path(tempfile.mkdtemp(prefix="claims-fetch-"))
FORMATS = ROOT / "docs/formats"
schemas = {p.name: json.loads(p.read_text()) for p in FORMATS.glob("*.schema.json")}
store = {schema["$id"]: schema for schema in schemas.values()}


def valid(name, value):
    resolver = jsonschema.RefResolver(schemas[name]["$id"], schemas[name], store=store)
    found = [e.message for e in jsonschema.Draft202012Validator(schemas[name], resolver=resolver).iter_errors(value)]
    check(not found, f"{name}: {found[:3]} in {value}")


def fetch(*arguments, case, **more):
    return run("fetch", "--allow-network", "127.0.0.0/8", "--rate", 0, "--case", folder / case, *arguments, **more)


def kept_bytes(each):
    """The body that the archive has at the place that `fetch` names."""
    with open(each["kept"], "rb") as archive:
        archive.seek(each["kept_offset"])
        record = zlib.decompressobj(31).decompress(archive.read())
    fields, head, body = record[:-4].split(b"\r\n\r\n", 2)
    same(fields.split(b"\r\n")[1], b"WARC-Type: response", "the record that holds it")
    return gzip.decompress(body) if b"gzip" in head.lower() else body


PAGE = b"The ferry to the island left at noon.\n"
tries = {}
notice = {"text": b"The ferry left at noon.\n"}


def answer(request, connection):
    path = request.target
    if path == "/robots.txt":
        connection.send(reply(b"User-agent: *\nDisallow: /private\n"))
    elif path == "/gone":
        connection.send(reply(b"", "410 Gone"))
    elif path == "/packed":
        connection.send(reply(gzip.compress(PAGE), content_type="text/plain", content_encoding="gzip"))
    elif path == "/bomb":
        connection.send(reply(gzip.compress(bytes(70 << 20)), content_type="text/plain", content_encoding="gzip"))
    elif path == "/there":
        connection.send(reply(b"", "302 Found", location="/page"))
    elif path == "/loop":
        connection.send(reply(b"", "302 Found", location="/loop"))
    elif path == "/file":
        connection.send(reply(b"", "302 Found", location="file:///etc/passwd"))
    elif path == "/cut":
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        return False
    elif path == "/slow":
        connection.pause(30)
        return False
    elif path.startswith("/html"):
        connection.send(reply(f"<!doctype html><title>Page {path}</title><p>The ferry {path} left at noon.".encode(), content_type="text/html"))
    elif path == "/notice":
        connection.send(reply(notice["text"], content_type="text/plain"))
    elif path == "/busy":
        tries[path] = tries.get(path, 0) + 1
        connection.send(reply(b"", "503 Busy", retry_after="0") if tries[path] < 3 else reply(PAGE, content_type="text/plain"))
    elif request.headers.get("if-none-match") == '"1"':
        connection.send(b"HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")
    else:
        connection.send(reply(PAGE + path.encode(), content_type="text/plain; charset=utf-8", etag='"1"'))
    return True


def of_pages(server):
    base = f"http://127.0.0.1:{server.port}"
    ran = fetch(f"{base}/page", f"{base}/packed", f"{base}/there", f"{base}/busy", "--format", "jsonl", case="pages")
    same((ran.code, ran.err), (0, ""), "all had")
    got = lines_of_json(ran.out)
    for each in got:
        valid("fetch.schema.json", each)
    same([kept_bytes(each) for each in got], [PAGE + b"/page", PAGE, PAGE + b"/page", PAGE], "kept bytes")
    same(got[2]["url"], f"{base}/page", "where a redirect led")
    again = lines_of_json(fetch(f"{base}/page", "--format", "jsonl", case="pages").out)[0]
    same((again["unchanged"], again["sha256"], again["text_sha256"]), (True, got[0]["sha256"], got[0]["text_sha256"]), "304")

    # Errors: each with its own words, and 3.
    rows = {"gone": "missing: the service says that the document is gone (410)",
            "private/x": "unreachable: the robots.txt of 127.0.0.1 does not allow it",
            "loop": "unreachable: http://127.0.0.1:PORT/loop: redirects in a circle",
            "file": "unreachable: http://127.0.0.1:PORT/file redirects to where it is not followed: file:///etc/passwd: "
                    "only http and https are followed",
            "bomb": "unreachable: the reply unpacks to more than 67108864 bytes, the limit"}
    ran = fetch(*[f"{base}/{path}" for path in rows], "--format", "json", case="errors")
    same((ran.code, ran.err), (3, ""), "not all had")
    got = json.loads(ran.out)
    for each in got:
        valid("fetch.schema.json", each)
    same([f"{each['state']}: {each['problem']}".replace(str(server.port), "PORT") for each in got], list(rows.values()), "problems")
    start = time.monotonic()
    ran = fetch(f"{base}/cut", f"{base}/slow", "--retries", 0, "--timeout", 1, "--format", "jsonl", case="errors")
    same((ran.code, [each["state"] for each in lines_of_json(ran.out)]), (3, ["unreachable"] * 2), "cut short, and slow")
    check(time.monotonic() - start < 20, "within the deadline")
    check(run("fetch", f"{base}/page", "--retries", 0, "--case", folder / "errors").code == 3, "loopback needs --allow-network")

    # Text, for people.
    text = fetch(f"{base}/page", f"{base}/gone", case="text").text()
    text = re.sub(r"\d+ ms", "N ms", re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "TIME", text.replace(str(server.port), "PORT").replace(str(folder), "DIR")))
    kept = lines_of_json(fetch(f"{base}/page", "--format", "jsonl", case="text").out)[0]
    digest, offset = kept["sha256"], kept["kept_offset"]
    same(text, f"""http://127.0.0.1:PORT/page   retrieved   text/plain   43 bytes   N ms
  sha256    {digest}
  retrieved TIME
  from      http://127.0.0.1:PORT/page
  kept      DIR/text/archive/00001.warc.gz, byte {offset}

http://127.0.0.1:PORT/gone   missing
  problem   the service says that the document is gone (410)
""", "text")


def of_calls(server):
    base = f"http://127.0.0.1:{server.port}"
    listed = folder / "list.txt"
    listed.write_text(f"# two\n{base}/a\r\n\n  {base}/b\n{base}/a\n")
    same(len(lines_of_json(fetch("--from", listed, "--format", "jsonl", case="calls").out)), 2, "--from")
    same(len(lines_of_json(fetch("-", "--format", "jsonl", case="calls", stdin=f"{base}/c\n").out)), 1, "standard input")
    same(fetch("-", "--format", "json", case="calls", stdin="").out, b"[]\n", "nothing to do")
    for arguments, words in [(["no locator"], "\"no locator\""), ([], "no locator given"), (["--from", folder / "none"], "none"),
                             (["--retries", "x", base], "expected a number"), (["--plugins", "/none", base], "/none"),
                             (["--formt", "json", base], "did you mean --format"),
                             (["--allow-network", "x", base], "x")]:
        ran = fetch(*arguments, case="calls")
        check(ran.code == 2 and words in ran.err and ran.out == b"", f"{arguments}: {ran.code} {ran.err}")
    (folder / "other").mkdir()
    (folder / "other/file").write_text("mine")
    ran = fetch(base, case="other")
    check(ran.code == 2 and "not a case" in ran.err, "a folder of something else")
    ran = run("fetch", "--allow-network", "127.0.0.0/8", f"{base}/d", env={"CLAIMS_CASE": str(folder / "env")})
    check(ran.code == 0 and (folder / "env/index.sqlite").exists(), "CLAIMS_CASE")
    with open("/dev/full", "wb") as full:
        same(fetch(f"{base}/d", case="calls", stdout=full).code, 2, "a full disk for the results")


def of_kills(server):
    """Killed while it works: the next run goes on, and what it finds is whole."""
    urls = "".join(f"http://127.0.0.1:{server.port}/k{i}\n" for i in range(400))
    case = folder / "killed"
    for seconds in (0.05, 0.1, 0.2, 0.4):
        process = subprocess.Popen([PROGRAM, "fetch", "--allow-network", "127.0.0.0/8", "--rate", "0", "--case", str(case), "-"],
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process.stdin.write(urls.encode())
        process.stdin.close()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    ran = fetch("-", "--format", "jsonl", case="killed", stdin=urls)
    same(ran.code, 0, "after the kills")
    got = lines_of_json(ran.out)
    same(len(got), 400, "all are there")
    for i, each in enumerate(got):
        same(kept_bytes(each), PAGE + b"/k%d" % i, f"object of /k{i}")
    for archive in (case / "archive").iterdir():
        same(subprocess.run(["gzip", "-t", archive], stderr=subprocess.PIPE).stderr, b"", f"{archive.name} is whole")


STORY = """---
date: 2024-06-20
---
# After the test

The Security Council adopted Resolution 1718 (2006) on 14 October 2006. It adopted Security Council resolution 2397 (2017)
in December 2017.
"""


def of_stories():
    story = folder / "story.md"
    story.write_text(STORY)
    ran = run("verify", story, "--case", folder / "story-case")
    check(ran.code == 2 and "no such case" in ran.err, "a case that is not there")
    with Services("un") as services:
        first = run("verify", story, "--fetch", "--rate", 0, "--case", folder / "story-case", "--format", "json", *services.options)
        as_text = run("verify", story, "--fetch", "--rate", 0, "--case", folder / "story-case", *services.options)
        same(services.unknown, [], "every request is recorded")
    same(first.err, "", "quiet in a pipe")
    report = json.loads(first.out)
    valid("verify.schema.json", report)
    same([s["locator"] for s in report["sources"]], ["un:S/RES/1718 (2006)", "un:S/RES/2397 (2017)"], "what is cited")
    check(all(s["state"] == "retrieved" for s in report["sources"]), "had")
    check(any(name.startswith("org.claims.un ") for name in report["made_with"]["plugins"]), "the plugins are named")
    again = run("verify", story, "--case", folder / "story-case", "--format", "json")
    text_again = run("verify", story, "--case", folder / "story-case")
    check("read: un:S/RES/1718 (2006)" in text_again.text(), "text names what was read")
    same((text_again.code, text_again.out), (as_text.code, as_text.out), "offline, as text")
    same(again.code, first.code, "offline: the exit code")
    # The second retrieval found nothing new, but at another time.
    undated = [re.sub(rb'"retrieved": "[^"]*"', b"", out) for out in (first.out, again.out)]
    same(undated[1], undated[0], "offline: the report")
    same(run("verify", story, "--case", folder / "story-case", "--format", "json").out, again.out, "and again")
    story.write_text(STORY + "\nResolution 2087 (2013) came before.\n")
    ran = run("verify", story, "--case", folder / "story-case")
    check(ran.code == 3 and "it is not in the case; --fetch retrieves it" in ran.text(), "what the case lacks")
    same(run("verify", story, "--fetch", "--case", folder / "story-case", "--plugins", "/none").code, 2, "no plugins")


def of_versions(server):
    """A document that changes: the report of the first day can be had again, byte for byte."""
    place = folder / "newsroom"
    place.mkdir()
    story = place / "story.md"
    story.write_text(f"---\ndate: 2024-06-20\n---\n\nThe harbour [published a notice](http://127.0.0.1:{server.port}/notice).\n")
    options = ["--allow-network", "127.0.0.0/8", "--rate", 0]
    first = run("verify", story, "--fetch", "--format", "json", *options)
    same(first.err, "", "the case is made beside the story")
    check((place / ".claims/index.sqlite").exists(), "in .claims")
    before = json.loads(first.out)
    valid("verify.schema.json", before)
    check(all(len(each["sha256"]) == 64 for each in before["made_with"].get("plugin_files", [])), "plugins by digest")
    same(run("verify", story, "--offline", "--format", "json").out, first.out, "offline: the same bytes")
    then = before["sources"][0]["retrieved"]
    while time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()) <= then:
        time.sleep(0.1)
    notice["text"] = b"The ferry left at one.\n"
    second = run("verify", story, "--fetch", "--format", "json", *options)
    check(json.loads(second.out)["sources"][0]["sha256"] != before["sources"][0]["sha256"], "it has changed")
    same(run("verify", story, "--offline", "--format", "json").out, second.out, "the latest")
    same(run("verify", story, "--at", then, "--format", "json").out, first.out, "as of the first day: the same bytes")
    case = place / ".claims"
    locator = f"http://127.0.0.1:{server.port}/notice"
    listed = lines_of_json(run("archive", "list", "--all", "--format", "jsonl", "--case", case).out)
    same([(each["locator"], each["state"], each["size"], each["version"], each["versions"]) for each in listed],
         [(locator, "retrieved", 24, 1, 2), (locator, "retrieved", 23, 2, 2)], "every version")
    same(json.loads(run("archive", "list", locator, "--format", "json", "--case", case).out), listed[1:], "the last")
    check(f"{locator}\n  {then}   retrieved   version 1 of 2\n  sha256 " in run("archive", "list", "--all", "--case", case).text(), "as text")
    for arguments, out in [([], b"The ferry left at one.\n"), (["--version", 1], b"The ferry left at noon.\n"),
                           (["--at", then, "--raw"], b"The ferry left at noon.\n"), (["--passage", "LEFT  at"], b"The ferry left at one.\n")]:
        ran = run("archive", "show", locator, *arguments, cwd=place)
        same((ran.code, ran.out, ran.err), (0, out, ""), f"show {arguments}")
    for arguments, code, words in [(["--version", 3], 2, "it was retrieved 2 times only"), (["--passage", "sank"], 3, "do not stand in it"),
                                   (["--at", "2020-01-01"], 2, "did not have it yet"), (["--raw", "--facts"], 2, "only one of"),
                                   (["--facts"], 3, "nothing is known")]:
        ran = run("archive", "show", locator, *arguments, cwd=place)
        check(ran.code == code and words in ran.err and ran.out == b"", f"show {arguments}: {ran.code} {ran.err}")
    check(run("archive", "show", "https://example.org/never", cwd=place).code == 2, "not in the case")
    checked = run("archive", "check", case / "archive/00001.warc.gz")
    check(checked.code == 0 and "0 errors, 0 warnings" in checked.text(), f"archive check: {checked.text()}")
    early = run("verify", story, "--at", "2020-01-01")
    check(early.code == 3 and "the case did not have it yet at 2020-01-01T23:59:59Z" in early.text(), "before the first day")
    same(run("verify", story, "--format", "json").out.count(b"sources"), 0, "without --offline no case is read")
    for arguments, words in [(["--fetch", "--offline"], "--fetch does not go with --offline"),
                             (["--fetch", "--at", "2024-06-20"], "--fetch does not go with --at"),
                             (["--at", "yesterday"], "expected a day"), (["--at", "2024-02-30"], "expected a day"),
                             (["--at", "2024-06-20T25:00:00Z"], "expected a day"),
                             (["--offline", "--case", place / "none"], "no such case")]:
        ran = run("verify", story, *arguments)
        check(ran.code == 2 and words in ran.err, f"{arguments}: {ran.code} {ran.err}")
    return place / ".claims"


def without_times(report):
    return re.sub(rb'"retrieved": "[^"]*"', b"", report)


def of_unread(server):
    """Kept without being read: read when it is needed, once, and as if it had been read at once."""
    base = f"http://127.0.0.1:{server.port}"
    ran = fetch("--unread", f"{base}/html", f"{base}/page", f"{base}/gone", "--format", "jsonl", case="unread")
    same((ran.code, ran.err), (3, ""), "all but one had")
    got = lines_of_json(ran.out)
    for each in got:
        valid("fetch.schema.json", each)
    same([(each.get("unread"), "text_sha256" in each, "plugin" in each, each["facts"]) for each in got],
         [(True, False, False, [])] * 2 + [(None, False, False, [])], "nothing is read")
    check("\n  text      not read yet\n" in fetch("--unread", f"{base}/html", case="unread-text").text(), "and that is said")
    read = lines_of_json(fetch(f"{base}/html", f"{base}/page", "--format", "jsonl", case="read").out)
    same([each["sha256"] for each in got[:2]], [each["sha256"] for each in read], "the same bytes")
    case = folder / "unread"
    story = folder / "ferry.md"
    story.write_text(f"---\ndate: 2024-06-20\n---\n\nThe ferry [left]({base}/html) and [came]({base}/page).\n")
    same(run("archive", "show", f"{base}/html", "--raw", "--case", case).out, b"<!doctype html><title>Page /html</title><p>The ferry /html left at noon.", "raw")
    archive = case / "archive/00001.warc.gz"
    before = archive.stat().st_size
    first = run("verify", story, "--offline", "--case", case, "--format", "json")
    valid("verify.schema.json", json.loads(first.out))
    same([s["text_sha256"] for s in json.loads(first.out)["sources"]], [each["text_sha256"] for each in read], "the same texts")
    at_once = run("verify", story, "--offline", "--case", folder / "read", "--format", "json")
    same((without_times(first.out), first.code, first.err), (without_times(at_once.out), at_once.code, ""), "the same report")
    after = archive.stat().st_size
    check(after > before, "what was read is kept")
    for _ in range(2):
        same(run("verify", story, "--offline", "--case", case, "--format", "json").out, first.out, "the same bytes again")
    same(archive.stat().st_size, after, "read once")
    for name in ("index.sqlite", "index.sqlite-wal", "index.sqlite-shm"):
        (case / name).unlink(missing_ok=True)
    same(run("doctor", "--repair", "--case", case).code, 0, "the index made anew")
    same(run("verify", story, "--offline", "--case", case, "--format", "json").out, first.out, "from the archive alone")
    same(archive.stat().st_size, after, "and not read again")
    same([each["versions"] for each in lines_of_json(run("archive", "list", "--format", "jsonl", "--case", case).out)], [1] * 3, "no retrieval more")
    same(run("archive", "show", f"{base}/html", "--case", folder / "unread-text").text(), "The ferry /html left at noon.\n", "shown")
    same(run("archive", "show", f"{base}/html", "--facts", "--case", folder / "unread-text").text(), "title: Page /html   \"Page /html\"\n", "its facts")
    check(" 0 errors, 0 warnings" in run("archive", "check", archive).text(), "the archive is sound")


def of_kills_while_reading(server):
    """Killed while it reads what was kept unread: the case stays whole, and the next run reads the rest."""
    base = f"http://127.0.0.1:{server.port}"
    urls = [f"{base}/html{i}" for i in range(150)]
    story = folder / "many.md"
    story.write_text("---\ndate: 2024-06-20\n---\n\n" + "\n\n".join(f"The ferry [left]({url})." for url in urls) + "\n")
    same(fetch("--unread", "-", case="reading", stdin="".join(url + "\n" for url in urls)).code, 0, "kept")
    shutil.copytree(folder / "reading", folder / "whole")
    whole = run("verify", story, "--offline", "--case", folder / "whole", "--format", "json")
    same(len([s for s in json.loads(whole.out)["sources"] if "text_sha256" in s]), 150, "all are read")
    for seconds in (0.02, 0.05, 0.1, 0.2, 0.3):
        process = subprocess.Popen([PROGRAM, "verify", str(story), "--offline", "--case", str(folder / "reading")],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.kill()
        process.wait()
        ran = run("doctor", "--case", folder / "reading")
        same((ran.code, "all is well" in ran.text()), (0, True), f"after {seconds} s: {ran.text()} {ran.err}")
    ran = run("verify", story, "--offline", "--case", folder / "reading", "--format", "json")
    same((ran.code, ran.out), (whole.code, whole.out), "the same report after the kills")


def of_doctor(case):
    well = run("doctor", "--case", case)
    check(well.code == 0 and well.text().startswith(f"{case}: 2 retrievals, ") and well.text().endswith(": all is well\n"), well.text())
    listed = {p.name: p.read_bytes() for p in case.iterdir() if p.is_file()}
    for damage in ("gone", "text", "cut"):
        index = case / "index.sqlite"
        if damage == "gone":
            index.unlink()
        elif damage == "text":
            index.write_bytes(b"not a database" * 500)
        else:
            index.write_bytes(index.read_bytes()[:4096])
        for name in ("index.sqlite-wal", "index.sqlite-shm"):
            (case / name).unlink(missing_ok=True)
        ran = run("doctor", "--case", case)
        check(ran.code == 2 and "doctor --repair" in ran.err, f"{damage}: {ran.code} {ran.err}")
        ran = run("doctor", "--case", case, "--repair")
        check(ran.code == 0 and "made anew from the archive" in ran.text(), f"{damage}: {ran.code} {ran.text()} {ran.err}")
        same(run("doctor", "--case", case).out, well.out, f"{damage}: all is back")
    archive = case / "archive/00001.warc.gz"
    whole = archive.read_bytes()
    at = whole.index(b"\x1f\x8b\x08", 400) + 60  # within the second or third record
    archive.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
    ran = run("doctor", "--case", case)
    check(ran.code == 1 and "damaged" in ran.text(), "a changed byte")
    ran = run("doctor", "--case", case, "--repair")
    check(ran.code == 1 and "cannot be read" in ran.text() and "1 record damaged" in ran.text(), f"{ran.text()} {ran.err}")
    archive.write_bytes(whole)
    same(run("doctor", "--case", case, "--repair").code, 0, "the file is as it was")
    same(run("doctor", "--case", case).out, well.out, "and so is all else")
    check(run("doctor", "--case", folder / "none").code == 2 and listed, "no such case")


def of_a_story_without_documents():
    story = folder / "plain.txt"
    story.write_text("The museum opened in May.\n")
    before = run("verify", "--published", "2024-06-20", story)
    check(b"sources" not in run("verify", "--published", "2024-06-20", "--format", "json", story).out, "no sources, no member")
    after = run("verify", "--published", "2024-06-20", story, "--fetch", "--case", folder / "plain-case")
    same((after.code, after.out), (before.code, before.out), "nothing cited, nothing changed")


try:
    with Server(answer) as pages:
        of_pages(pages)
        of_calls(pages)
        of_kills(pages)
        case = of_versions(pages)
        of_doctor(case)
        of_unread(pages)
        of_kills_while_reading(pages)
        same(pages.failures, [], "the server")
    of_stories()
    of_a_story_without_documents()
finally:
    shutil.rmtree(folder, ignore_errors=True)
finish()
