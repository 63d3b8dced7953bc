"""claims archive import: archives of others, of wget, and of claims itself, into a case; what is damaged is named."""
import base64
import gzip
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jsonschema

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "http"), str(HERE.parent / "cli")]
from program import PROGRAM, ROOT, check, finish, lines_of_json, run, same  # noqa: E402
from server import Server, reply  # noqa: E402

SCHEMA = json.loads((ROOT / "docs/formats/archive-import.schema.json").read_text())
COUNTS = ("added", "retrieved", "redirects", "revisits", "already", "others", "skipped", "damage")
folder = Path(tempfile.mkdtemp(prefix="claims-import-"))


def sha1(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def http(body, status="200 OK", head=b"Content-Type: text/html\r\n", length=True):
    more = b"Content-Length: %d\r\n" % len(body) if length else b""
    return b"HTTP/1.1 " + status.encode() + b"\r\n" + head + more + b"\r\n" + body


def record(kind, number, block, url="", date="2019-03-04T05:06:07Z", version="1.0", fields=(), kind_of_block=None):
    types = {"warcinfo": "application/warc-fields", "response": "application/http; msgtype=response",
             "request": "application/http; msgtype=request", "revisit": "application/http; msgtype=response"}
    lines = [f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{number:08}-0000-4000-8000-000000000000>",
             f"WARC-Date: {date}"]
    if url:
        lines.append(f"WARC-Target-URI: {url}")
    lines += [f"{name}: {value}" for name, value in fields]
    lines += [f"WARC-Block-Digest: {sha1(block)}", f"Content-Type: {kind_of_block or types.get(kind, 'text/plain')}",
              f"Content-Length: {len(block)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def uuid(number):
    return f"<urn:uuid:{number:08}-0000-4000-8000-000000000000>"


def imported(case, path, code, **counts):
    ran = run("archive", "import", "--case", case, "--format", "json", path, cwd=folder)
    same(ran.code, code, f"exit code of importing {Path(path).name}: {ran.err}{ran.text()}")
    told = json.loads(ran.out)
    jsonschema.validate(told, SCHEMA, jsonschema.Draft202012Validator)
    same({name: told[name] for name in COUNTS if told[name]}, counts, f"counts of {Path(path).name}")
    return told


def listed(case):
    return lines_of_json(run("archive", "list", "--all", "--case", case, "--format", "jsonl").out)


def content(case):
    return {file.name: file.read_bytes() for file in sorted((folder / case / "archive").iterdir())}


def sound(case):
    ran = run("doctor", "--case", folder / case)
    same(ran.code, 0, f"doctor of {case}: {ran.text()}{ran.err}")
    for file in (folder / case / "archive").iterdir():
        ran = run("archive", "check", "--format", "json", file)
        same((ran.code, json.loads(ran.out)["problems"]), (0, []), f"archive of {case}")
    before = listed(folder / case)
    os.remove(folder / case / "index.sqlite")
    run("doctor", "--repair", "--case", folder / case)
    same(listed(folder / case), before, f"the index of {case} made anew")


PAGE = b"<!doctype html><title>The ferry</title><p>The ferry left at noon on 3 May 2018.</p>"
OTHER = b"<!doctype html><title>Another</title><p>Nothing of note.</p>"
SITE = "http://ferry.example"
chunked = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
in_chunks = b"10\r\n" + PAGE[:16] + b"\r\n%x\r\n" % (len(PAGE) - 16) + PAGE[16:] + b"\r\n0\r\n\r\n"
packed = gzip.compress(PAGE, mtime=0)
in_brotli = bytes.fromhex("1b5200002c0ecc737e4547eb8a99c4fdb006c9936b9a33666e4d158606a741dcdee454d99b631cb05fcb642f388db807dc5bac153442fb11f2ab0fccba6c07f613c2ec6b1f0416")  # PAGE
request = b"GET / HTTP/1.1\r\nHost: ferry.example\r\n\r\n"
first = {"WARC-Payload-Digest": sha1(PAGE), "WARC-IP-Address": "192.0.2.7"}.items()
crawl = [
    record("warcinfo", 1, b"software: Crawler/9\r\n"),
    record("request", 2, request, f"{SITE}/", fields=[("WARC-Concurrent-To", uuid(3))]),
    record("response", 3, http(PAGE), f"{SITE}/", fields=first),
    record("response", 4, chunked + in_chunks, f"<{SITE}/chunks>", version="0.18", fields=[("WARC-Payload-Digest", sha1(PAGE))]),
    record("response", 5, chunked + in_chunks, f"{SITE}/chunks-kept", fields=[("WARC-Payload-Digest", sha1(in_chunks))]),
    record("response", 6, chunked + PAGE, f"{SITE}/chunks-gone", fields=[("WARC-Payload-Digest", sha1(PAGE))]),
    record("response", 7, http(packed, head=b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"), f"{SITE}/packed"),
    record("response", 8, http(PAGE, head=b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n", length=False), f"{SITE}/unpacked"),
    record("response", 9, http(b"", "301 Moved", b"Location: /next\r\n"), f"{SITE}/moved", version="1.1", date="2019-03-04T05:06:07.125Z"),
    record("response", 10, http(b"", "302 Found", b"Location: /\r\n"), f"{SITE}/next"),
    record("response", 11, http(b"", "302 Found", b"Location: https://elsewhere.example/\r\n"), f"{SITE}/away"),
    record("response", 12, http(b"none", "404 Not Found"), f"{SITE}/none"),
    record("response", 13, http(b"busy", "503 Busy"), f"{SITE}/busy"),
    record("revisit", 14, b"", f"{SITE}/", "2020-01-01T00:00:00Z",
           fields=[("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"),
                   ("WARC-Refers-To", uuid(3))]),
    record("revisit", 15, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", f"{SITE}/mirror", "2020-01-02T00:00:00Z",
           fields=[("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"),
                   ("WARC-Payload-Digest", sha1(PAGE))]),
    record("revisit", 16, b"HTTP/1.1 304 Not Modified\r\n\r\n", f"{SITE}/", "2020-01-03T00:00:00Z",
           fields=[("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/server-not-modified")]),
    record("response", 17, http(PAGE[:30])[:-10], f"{SITE}/cut"),
    record("response", 23, http(in_brotli, head=b"Content-Type: text/html\r\nContent-Encoding: br\r\n"), f"{SITE}/brotli"),
    record("resource", 18, b"Minutes of the meeting.\n", f"{SITE}/minutes.txt"),
    record("request", 19, b"POST /form HTTP/1.1\r\nHost: ferry.example\r\n\r\n", f"{SITE}/form", fields=[("WARC-Concurrent-To", uuid(20))]),
    record("response", 20, http(PAGE), f"{SITE}/form"),
    record("metadata", 21, b"hopsFromSeed: 1\r\n", f"{SITE}/", kind_of_block="application/warc-fields"),
    record("response", 22, b"20190304050607\nferry.example. 60 IN A 192.0.2.7\n", "dns:ferry.example", kind_of_block="text/dns"),
]
TOTALS = {"added": 17, "retrieved": 13, "redirects": 3, "revisits": 3, "others": 6}
(folder / "crawl.warc.gz").write_bytes(b"".join(gzip.compress(each, mtime=0) for each in crawl))
told = imported("case", "crawl.warc.gz", 0, **TOTALS)
same((told["software"], told["verdict"], told["records"]), ("Crawler/9", "intact", 23), "what is said of the file")
same(told["sha256"], hashlib.sha256((folder / "crawl.warc.gz").read_bytes()).hexdigest(), "digest of the file")

digest = hashlib.sha256(PAGE).hexdigest()
rows = {(row["locator"], row["time"]): row for row in listed(folder / "case")}
states = {key: row["state"] for key, row in rows.items()}
day = "2019-03-04T05:06:07Z"
same(states, {
    (f"{SITE}/", day): "retrieved", (f"{SITE}/", "2020-01-01T00:00:00Z"): "retrieved", (f"{SITE}/", "2020-01-03T00:00:00Z"): "retrieved",
    (f"{SITE}/chunks", day): "retrieved", (f"{SITE}/chunks-kept", day): "retrieved", (f"{SITE}/chunks-gone", day): "retrieved",
    (f"{SITE}/packed", day): "retrieved", (f"{SITE}/unpacked", day): "retrieved", (f"{SITE}/brotli", day): "retrieved", (f"{SITE}/moved", day): "retrieved",
    (f"{SITE}/next", day): "retrieved", (f"{SITE}/away", day): "unreachable", (f"{SITE}/none", day): "missing",
    (f"{SITE}/busy", day): "unreachable", (f"{SITE}/mirror", "2020-01-02T00:00:00Z"): "retrieved", (f"{SITE}/cut", day): "unreachable",
    (f"{SITE}/minutes.txt", day): "retrieved"}, "what the case lists")
for (locator, _), row in rows.items():
    if row["state"] == "retrieved" and not locator.endswith(".txt"):
        same((row["sha256"], row["size"]), (digest, len(PAGE)), f"the original bytes of {locator}")
    check("imported" in row, f"{locator} is marked as imported")
for locator in (f"{SITE}/moved", f"{SITE}/packed", f"{SITE}/chunks-gone", f"{SITE}/"):
    same(run("archive", "show", "--raw", "--case", folder / "case", locator).out, PAGE, f"bytes of {locator}")
check("noon on 3 May 2018" in run("archive", "show", "--case", folder / "case", f"{SITE}/").text(), "its text, as a decoder reads it")
offset = sum(len(gzip.compress(each, mtime=0)) for each in crawl[:2])
facts = run("archive", "show", "--facts", "--case", folder / "case", "--version", 1, f"{SITE}/").text()
check(facts.startswith(f"not retrieved by claims, imported from: crawl.warc.gz, byte {offset} (SHA-256 of the file {told['sha256']})\n"), facts)
inside = gzip.decompress(content("case")["00001.warc.gz"])
check(f"description: imported, not retrieved by claims: from crawl.warc.gz with the SHA-256 {told['sha256']}, which was written by "
      "Crawler/9\r\n".encode() in inside, "the archive says so")
check(request in inside and b"WARC-IP-Address: 192.0.2.7\r\n" in inside, "request and address are kept")
note = json.loads(inside.split(b'WARC-Target-URI: urn:claims:http://ferry.example/\r\n')[1].split(b"\r\n\r\n")[1])
same(note["imported"], [{"time": note["imported"][0]["time"], "file": "crawl.warc.gz", "sha256": told["sha256"], "verdict": "intact",
                         "offset": offset, "number": 3, "record": uuid(3),
                         "record_sha256": hashlib.sha256(crawl[2][:-4]).hexdigest(), "software": "Crawler/9"}], "where it came from")
before = content("case")
imported("case", "crawl.warc.gz", 0, already=17, others=6)
same(content("case"), before, "importing twice adds nothing")
sound("case")

# The same as a plain file, as one gzip member, as a package, and cut short in its last member.
for name, data in (("plain.warc", b"".join(crawl)), ("whole.warc.gz", gzip.compress(b"".join(crawl), mtime=0))):
    (folder / name).write_bytes(data)
    again = imported("forms", name, 0, **(TOTALS if name == "plain.warc" else {"already": 17, "others": 6}))
    same(again["records"], 23, name)
sound("forms")

# A story that cites an address finds what was imported, offline; and what was captured earlier does not hide what is newer.
(folder / "story.md").write_text(f"---\ndate: 2026-11-20\n---\n\nThe [timetable]({SITE}/packed) says so.\n")
report = json.loads(run("verify", "--offline", "--case", folder / "case", "--format", "json", folder / "story.md").out)
source = report["sources"][0] if "sources" in report else None
check(source and source["state"] == "retrieved" and source["retrieved"] == day and source["imported"].startswith("crawl.warc.gz, byte "), report)
text = run("verify", "--offline", "--case", folder / "case", folder / "story.md").text()
check("(captured by others 2019-03-04, SHA-256" in text and "imported from crawl.warc.gz, byte" in text, text)
old = folder / "old.warc"
old.write_bytes(record("response", 90, http(OTHER), f"{SITE}/", "2011-01-01T00:00:00Z"))
imported("case", old, 0, added=1, retrieved=1)
same(run("archive", "show", "--raw", "--case", folder / "case", f"{SITE}/").out, PAGE, "the latest capture is the last one")
same(run("archive", "show", "--raw", "--case", folder / "case", "--version", 4, f"{SITE}/").out, OTHER, "the old one is there")
ran = run("archive", "show", "--case", folder / "case", "--at", "2026-01-01", f"{SITE}/")
check(ran.code == 2 and "did not have it yet" in ran.err, f"what was imported today was not there then: {ran.err}")

# Damage: named, left out, and the rest imported.
damaged = [crawl[0], crawl[2].replace(b"noon", b"nine"), crawl[3], crawl[6],
           record("revisit", 50, b"", f"{SITE}/lost", fields=[("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"),
                                                              ("WARC-Payload-Digest", sha1(b"other"))]),
           record("response", 51, http(OTHER), f"{SITE}/part", fields=[("WARC-Segment-Number", "1")]),
           record("response", 52, http(OTHER), f"{SITE}/day", date="2019-02-30T00:00:00Z"),
           record("response", 53, b"not http", f"{SITE}/what"), crawl[11]]
members = [gzip.compress(each, mtime=0) for each in damaged]
members[2] = members[2][:-8] + bytes([members[2][-8] ^ 1]) + members[2][-7:]  # its CRC
members[-1] = members[-1][:-20]
(folder / "damaged.warc.gz").write_bytes(b"".join(members))
told = imported("damaged", "damaged.warc.gz", 3, added=1, retrieved=1, others=1, skipped=7)
places = [sum(map(len, members[:i])) for i in range(len(members))]
same(sorted((problem["code"], problem["offset"]) for problem in told["problems"]),
     sorted([("digest-mismatch", places[1]), ("gzip-crc", places[2]), ("revisit-unresolved", places[4]), ("record-segmented", places[5]),
             ("date-malformed", places[6]), ("http-head", places[7]), ("tail-cut", places[8])]), "codes and offsets")
same([row["locator"] for row in listed(folder / "damaged")], [f"{SITE}/packed"], "the sound record alone is there")
sound("damaged")
text = run("archive", "import", "--case", folder / "damaged", folder / "damaged.warc.gz")
check("in the case already: 1\n  not imported: 7 records\n" in text.text() and text.code == 3, text.text())

# Wrong calls.
for words, said in [([], "no archive named"), ([folder / "none.warc"], "none.warc: No such file"), ([folder], "is a folder"),
                    ([folder / "story.md"], "story.md: neither WARC nor gzip")]:
    ran = run("archive", "import", "--case", folder / "wrong", *words)
    check(ran.code == 2 and said in ran.err and ran.out == b"", f"{words}: {ran.code} {ran.err}")
several = run("archive", "import", "--case", folder / "wrong", "--format", "json", folder / "none.warc", folder / "plain.warc")
rows = json.loads(several.out)
jsonschema.validate(rows, SCHEMA, jsonschema.Draft202012Validator)
check(several.code == 2 and "error" in rows[0] and rows[1]["added"] == 17, "of two files the good one is imported")

# A disk that is full, and a folder that cannot be written: said, and nothing is damaged.
(folder / "big.warc").write_bytes(b"".join(
    record("response", 1000 + i, http(os.urandom(40_000), head=b"Content-Type: image/png\r\n"), f"{SITE}/image-{i}") for i in range(100)))


def no_large_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))


tight = subprocess.run([PROGRAM, "archive", "import", "--case", str(folder / "tight"), str(folder / "big.warc")], capture_output=True,
                       preexec_fn=no_large_files, timeout=60)
check(tight.returncode == 2 and b"cannot write" in tight.stderr, f"a file that may not grow: {tight.returncode} {tight.stderr}")
imported("tight", folder / "big.warc", 0, added=100, retrieved=100)
sound("tight")
if os.geteuid() != 0:
    os.chmod(folder / "tight/archive", 0o500)
    ran = run("archive", "import", "--case", folder / "tight", folder / "plain.warc")
    check(ran.code == 2 and "Permission denied" in ran.err, f"read-only: {ran.err}")
    os.chmod(folder / "tight/archive", 0o700)

bodies = {f"{SITE}/image-{i}": os.urandom(40) for i in range(3000)}
crowd = {url: hashlib.sha256(body).hexdigest() for url, body in bodies.items()}
(folder / "crowd.warc").write_bytes(b"".join(
    record("response", 5000 + i, http(body, head=b"Content-Type: image/png\r\n"), url) for i, (url, body) in enumerate(bodies.items())))

# Two at once: each retrieval is there once.
both = [subprocess.Popen([PROGRAM, "archive", "import", "--case", str(folder / "both"), "--format", "json", str(folder / name)],
                         stdout=subprocess.PIPE) for name in ("big.warc", "big.warc", "plain.warc")]
added = [json.loads(process.communicate(timeout=60)[0])["added"] for process in both]
same((sorted(added), [process.returncode for process in both]), ([0, 17, 100], [0, 0, 0]), "processes at once")
same(len(listed(folder / "both")), 117, "and each retrieval once")

# Killed at random moments: the case stays sound, and the next import brings the rest.
chance = random.Random(int(os.environ.get("CLAIMS_SEED", "1")))
for _ in range(int(os.environ.get("CLAIMS_KILLS", "10"))):
    if chance.random() < 0.2:
        shutil.rmtree(folder / "killed", ignore_errors=True)
    process = subprocess.Popen([PROGRAM, "archive", "import", "--case", str(folder / "killed"), str(folder / "crowd.warc")],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(chance.uniform(0.01, 0.4))
    process.kill()
    process.wait()
    if not (folder / "killed/index.sqlite").exists():
        continue
    there = {row["locator"]: row["sha256"] for row in listed(folder / "killed")}
    check(there == {name: crowd[name] for name in there}, "what is listed is what was in the file")
    ran = run("doctor", "--case", folder / "killed")
    # It may have been killed before its index, or an archive file, was begun.
    begun = any(words in ran.text() + ran.err for words in ("the index does not know this file", "index.sqlite: empty"))
    check(ran.code == 0 or begun, f"doctor after a kill: {ran.text()}{ran.err}")
ran = run("archive", "import", "--case", folder / "killed", folder / "crowd.warc")
same((ran.code, {row["locator"]: row["sha256"] for row in listed(folder / "killed")}, len(listed(folder / "killed"))),
     (0, crowd, len(crowd)), f"all of it in the end, once: {ran.err}")
sound("killed")

# What claims wrote itself: the same retrievals, with locators, facts and texts; taken from a package.
ENVIRONMENT = {"XDG_CONFIG_HOME": str(folder / "configuration")}


def answer(asked, connection):
    if asked.target == "/robots.txt":
        connection.send(reply(b"", "404 Not Found"))
    elif asked.target == "/moved":
        connection.send(reply(b"", "302 Found", location="/a"))
    else:
        connection.send(reply(PAGE if asked.target != "/other" else b"Another text.\n"))


with Server(answer) as server:
    base = f"http://127.0.0.1:{server.port}"
    fetched = run("fetch", "--allow-network", "127.0.0.0/8", "--rate", 0, "--case", folder / "ours", f"{base}/a", f"{base}/same",
                  f"{base}/moved", f"{base}/other")
    same(fetched.code, 0, f"fetch: {fetched.err}")

    # What Debian's wget leaves.
    if not shutil.which("wget"):
        print("skipped: wget is not installed")
    else:
        wget = subprocess.run(["wget", "-q", "--no-proxy", "--warc-file=wget", "--warc-cdx", f"{base}/a", f"{base}/moved", f"{base}/other"],
                              cwd=folder, capture_output=True, timeout=60)
        same(wget.returncode, 0, f"wget: {wget.stderr}")
        ran = run("archive", "check", "--format", "json", folder / "wget.warc.gz")
        told = json.loads(ran.out)
        same((ran.code, told["verdict"], {problem["code"] for problem in told["problems"]}, told["matched"]),
             (0, "intact", {"uri-in-brackets"}, ["block sha1", "payload sha1"]), "a file of wget is intact")
        told = imported("wget", "wget.warc.gz", 0, added=4, retrieved=4, redirects=1, others=told["records"] - 4)
        check(told["software"].startswith("Wget/"), told["software"])
        rows = {row["locator"]: row for row in listed(folder / "wget")}
        same({locator: row["sha256"] for locator, row in rows.items()},
             {f"{base}/a": digest, f"{base}/moved": digest, f"{base}/other": hashlib.sha256(b"Another text.\n").hexdigest()},
             "documents of wget")
        sound("wget")

packed = run("archive", "export", "-o", folder / "ours.wacz", "--case", folder / "ours", env=ENVIRONMENT)
same(packed.code, 0, f"export: {packed.err}")
records = json.loads(run("archive", "check", "--format", "json", folder / "ours.wacz").out)["records"]
told = imported("copy", "ours.wacz", 0, added=4, retrieved=4, others=records - 5)
same((told["verdict"], told["software"].split("/")[0]), ("proved", "claims"), "a package of claims")
strip = [{key: value for key, value in row.items() if key != "imported"} for row in listed(folder / "copy")]
same(strip, listed(folder / "ours"), "the same retrievals")
for locator in (f"{base}/a", f"{base}/moved"):
    for how in ([], ["--raw"]):
        same(run("archive", "show", *how, "--case", folder / "copy", locator).out, run("archive", "show", *how, "--case", folder / "ours", locator).out,
             f"{locator} {how}")
check("imported from: ours.wacz, archive/00001.warc.gz, byte" in run("archive", "show", "--facts", "--case", folder / "copy", f"{base}/a").text(),
      "with the member of the package")
sound("copy")
before = content("copy")
run("archive", "import", "--case", folder / "copy", folder / "ours.wacz")
run("archive", "import", "--case", folder / "ours", folder / "ours.wacz")
same((content("copy"), len(listed(folder / "ours"))), (before, 4), "a case knows its own retrievals")
shutil.rmtree(folder, ignore_errors=True)
finish()
