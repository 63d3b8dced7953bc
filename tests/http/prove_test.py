"""`claims archive timestamp` and `prove`, the program itself, with authorities that answer on loopback; openssl judges."""
import base64
import hashlib
import json
import os
import random
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]
from program import PROGRAM, ROOT, check, finish, run, same  # noqa: E402
from server import Server, reply  # noqa: E402

import jsonschema  # noqa: E402

folder = Path(tempfile.mkdtemp(prefix="claims-prove-"))
keys = folder / "authorities"
AUTHORITY = str(ROOT / "tests/authority/authority.sh")
subprocess.run(["sh", AUTHORITY, "setup", str(keys)], check=True, stderr=subprocess.DEVNULL)
one_at_a_time = threading.Lock()
busy = set()  # authorities that answer 503


def answer(request, connection):
    """Pages at /page/..., an authority at /stamp/NAME."""
    name = request.target.rsplit("/", 1)[1]
    if request.target == "/robots.txt":
        connection.send(reply(b"", "404 Not Found"))
    elif request.target.startswith("/page/"):
        connection.send(reply(f"The ferry {name} left at noon.\n".encode(), content_type="text/plain"))
    elif name in busy or request.method != "POST":
        connection.send(reply(b"later", "503 Service Unavailable"))
    else:
        same(request.headers.get("content-type"), "application/timestamp-query", "what is posted")
        with one_at_a_time:
            (keys / "query").write_bytes(request.body)
            subprocess.run(["sh", AUTHORITY, "reply", str(keys), name, str(keys / "query"), str(keys / "reply")], check=True)
            connection.send(reply((keys / "reply").read_bytes(), content_type="application/timestamp-reply"))
    return True


server = Server(answer)
server.__enter__()
PLACE = f"http://127.0.0.1:{server.port}"
ENVIRONMENT = {"HOME": str(folder / "home"), "XDG_CONFIG_HOME": ""}
case = folder / "case"
proof_schema = json.loads((ROOT / "docs/formats/proof.schema.json").read_text())


def claims(*arguments):
    return run(*arguments, env=ENVIRONMENT)


def timestamp(*arguments, trusted="root.pem"):
    return claims("archive", "timestamp", "--case", case, "--allow-network", "127.0.0.0/8", "--trusted", keys / trusted, *arguments)


def fetch(*names):
    done = claims("fetch", "--allow-network", "127.0.0.0/8", "--rate", 0, "--case", case, *[f"{PLACE}/page/{n}" for n in names])
    same(done.code, 0, f"fetch {names}: {done.err}")


def entries_of(path):
    """The log's entry of each record of an archive, read without claims."""
    rest = path.read_bytes()
    found = []
    while rest:
        member = zlib.decompressobj(31)
        record = member.decompress(rest)
        check(record.endswith(b"\r\n\r\n"), "a record has its end")
        record = record[:-4]
        found.append((f"sha256:{hashlib.sha256(record).hexdigest()} {len(record)}\n", record))
        rest = member.unused_data
    return found


def by_hand(proof, sections):
    """Runs commands of the page about proofs beside the proof file."""
    page = (ROOT / "docs/formats/proof.md").read_text(encoding="utf-8")
    commands = ""
    for title in sections:
        commands += re.search(r"^## " + title + r"\n.*?^```sh\n(.*?)^```", page, re.S | re.M).group(1)
    shutil.copy(keys / "root.pem", proof.parent / "roots.pem")
    # The case's proof has no package; the page shows both notes.
    commands = commands.replace("for note in checkpoint package", "for note in checkpoint").replace(
        "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in package -sigfile package.signature\n", "")
    return subprocess.run(["sh", "-euc", commands], cwd=proof.parent, capture_output=True, text=True, check=False)


def tree(leaves):
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while 2 * split < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + tree(leaves[:split]) + tree(leaves[split:])).digest()


def read_log(log):
    """The size of a log, read as C2SP tlog-tiles has it and compared with its checkpoint, without claims."""
    origin, size, root = (log / "checkpoint").read_text(encoding="utf-8").split("\n")[:3]
    size, leaves = int(size), []
    for first in range(0, size, 256):
        width = min(256, size - first)
        name = f"{first // 256:03}" + ("" if width == 256 else f".p/{width}")
        bundle, tile, entries = (log / "tile/entries" / name).read_bytes(), (log / "tile/0" / name).read_bytes(), []
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            entries.append(bundle[2:2 + length])
            bundle = bundle[2 + length:]
        hashes = [hashlib.sha256(b"\0" + entry).digest() for entry in entries]
        same((len(entries), b"".join(hashes)), (width, tile), f"{name}: entries and tile")
        leaves += hashes
    for index in range(size // 256):
        same((log / "tile/1" / f"000.p/{size // 256}").read_bytes()[32 * index:][:32], tree(leaves[256 * index:][:256]), "a tile above")
    same(base64.b64encode(tree(leaves)).decode(), root, f"the root of {origin}")
    return size


def killed():
    """Signs growing logs and kills the signer at any moment: what is published is whole, and the next run goes on."""
    before = read_log(case / "log")
    for i in range(12):
        fetch(*[f"kill{i}-{k}" for k in range(8)])
        started = subprocess.Popen([PROGRAM, "archive", "timestamp", "--case", str(case), "--offline", "--authority", f"{PLACE}/stamp/good"],
                                   env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, 0.02))
        started.kill()
        started.wait()
        now = read_log(case / "log")
        check(now >= before, f"the log shrank from {before} to {now}")
        before = now
    done = timestamp("--authority", f"{PLACE}/stamp/good")
    same((done.code, len(list((case / "pending").glob("*.json")))), (0, 0), f"all is stamped afterwards: {done.text()}{done.err}")
    check(read_log(case / "log") > 300, "and signed")


try:
    empty = timestamp()
    same(empty.code, 2, "a case that is not there")
    fetch("one", "two")

    done = timestamp("--offline", "--authority", f"{PLACE}/stamp/good", "--authority", f"{PLACE}/stamp/second")
    same(done.code, 3, f"offline: {done.err}")
    key = folder / "home/.config/claims/signing-key.pem"
    check(f"made a signing key: {key}; keep a copy" in done.err, f"the key is told: {done.err}")
    same(stat.S_IMODE(key.stat().st_mode), 0o600, "mode of the key")
    same(len(list((case / "pending").iterdir())), 2, "requests are kept")
    check("2 pending" in done.text(), done.text())
    same(len([s for s in server.seen if s.startswith("POST")]), 0, "nothing is sent offline")

    proved = claims("archive", "prove", "--case", case, "--to", folder / "early", f"{PLACE}/page/one")
    same(proved.code, 0, f"signed, not stamped: {proved.err}")
    check("timestamps" not in json.loads((folder / "early/claims-proof.json").read_text()), "no timestamp yet")

    busy.add("second")
    done = timestamp("--format", "json")
    same(done.code, 3, f"one authority is busy: {done.err}")
    schemas = [json.loads((ROOT / f"docs/formats/{n}.schema.json").read_text()) for n in ("archive-timestamp", "proof")]
    resolver = jsonschema.RefResolver(schemas[0]["$id"], schemas[0], store={s["$id"]: s for s in schemas})
    jsonschema.Draft202012Validator(schemas[0], resolver=resolver).validate(json.loads(done.out))
    told = {each["authority"].rsplit("/", 1)[1]: each for each in json.loads(done.out)["timestamps"]}
    same(told["second"]["problem"], f"{PLACE}/stamp/second: answered 503", "the busy one")
    same(told["good"]["by"], "O=Test,CN=good", "the other")
    same(told["good"]["expires"], "2089-01-01T00:00:00Z", "its certificate")
    same(json.loads(done.out)["pending"], 1, "pending")
    busy.clear()
    done = timestamp()
    same((done.code, len(list((case / "pending").iterdir()))), (0, 0), f"both were had: {done.text()}{done.err}")
    posts = len([s for s in server.seen if s.startswith("POST")])
    same(timestamp("--authority", f"{PLACE}/stamp/good").code, 0, "nothing new")
    same(len([s for s in server.seen if s.startswith("POST")]), posts, "nothing is asked twice")

    # A certificate that ends soon: said, renewed in time, and not again at once.
    ends = subprocess.run(["openssl", "x509", "-in", keys / "brief.pem", "-noout", "-enddate", "-dateopt", "iso_8601"], capture_output=True,
                          text=True, check=True).stdout.strip().partition("=")[2].replace(" ", "T")
    done = timestamp("--authority", f"{PLACE}/stamp/brief", "--format", "json")
    same((done.code, json.loads(done.out)["expires"], [each["renewal"] for each in json.loads(done.out)["timestamps"]]), (0, ends, [False]), "when it ends")
    done = timestamp("--renew-days", 7)
    same((done.code, done.text().splitlines()[1:]), (0, [f"the first certificate of its timestamps ends {ends}: renew before"]), "said, not due yet")
    done = timestamp()
    same((done.code, len(done.text().splitlines())), (0, 3), f"renewed within 90 days: {done.text()}{done.err}")
    check(f"by O=Test,CN=brief (renewal); certificate ends {ends}" in done.text(), done.text())
    same((timestamp().code, len(timestamp().text().splitlines())), (0, 2), "and not again at once")
    renewed = claims("archive", "prove", "--case", case, "--to", folder / "renewed", f"{PLACE}/page/one")
    stamps = json.loads((folder / "renewed/claims-proof.json").read_text())["timestamps"]
    same([each.get("renews") is not None for each in stamps].count(True), 1, "the proof has the renewal")

    # The log grows; what was stamped before is proved by the earlier stamp.
    fetch("three")
    done = timestamp("--authority", f"{PLACE}/stamp/stranger")
    same(done.code, 3, "an authority that is not trusted")
    check("unverified" in done.text() and "neither kept here nor trusted" in done.text(), done.text())

    evidence = folder / "evidence"
    proved = claims("archive", "prove", "--case", case, "--to", evidence, f"{PLACE}/page/two")
    same(proved.code, 0, f"prove: {proved.err}")
    proof = json.loads((evidence / "claims-proof.json").read_text())
    jsonschema.Draft202012Validator(proof_schema).validate(proof)
    entries = entries_of(evidence / "records.warc.gz")
    same([r["entry"] for r in proof["records"]], [e for e, _ in entries], "each record of the archive has its proof")
    whole = b"".join(record for _, record in entries)
    check(b"The ferry two left at noon." in whole and b"GET /page/two" in whole, "reply and request are there")
    check(b"ferry one" not in whole and b"/page/one" not in whole, "the rest is not handed over")
    check({b"WARC-Type: request", b"WARC-Type: response", b"WARC-Type: metadata", b"WARC-Type: warcinfo"} <=
          set(whole.split(b"\r\n")), "request, response, metadata, warcinfo")
    size = int(proof["checkpoint"].split("\n")[1])
    log_size = int((case / "log/checkpoint").read_text(encoding="utf-8").split("\n")[1])
    check(size < log_size, "the checkpoint is the one that was stamped first")
    same(len(proof["timestamps"]), 4, "good, second, brief and its renewal")
    hand = by_hand(evidence / "claims-proof.json", ["The signatures", "One record of a larger log", "The timestamps"])
    same(hand.returncode, 0, f"openssl and Python agree: {hand.stdout}{hand.stderr}")
    # The check of archives, with the proof: what WARC digests let pass is found.
    signer = json.loads((evidence / "claims-proof.json").read_text())["key"]
    plain = evidence / "plain.warc"

    def verdict(records, *more, trusted="root.pem"):
        plain.write_bytes(b"".join(record + b"\r\n\r\n" for record in records))
        done = claims("archive", "check", "--proof", evidence / "claims-proof.json", "--trusted", keys / trusted,
                      "--format", "json", *more, plain)
        found = json.loads(done.out)
        return done.code, found["verdict"], {problem["code"] for problem in found["problems"]}, found

    records = [record for _, record in entries]
    code, said, codes, found = verdict(records, "--signer", signer)
    same((code, said, codes), (0, "proved", set()), f"intact and signed: {found}")
    same((found["signers"], len(found["timestamps"])), ([signer], 4), "who signed, and when")
    response = next(i for i, record in enumerate(records) if b"WARC-Type: response" in record)
    alterations = {
        "address of the page": (b"/page/two", b"/page/six"), "date": (b"WARC-Date: 20", b"WARC-Date: 19"),
        "server": (b"WARC-IP-Address: 127.0.0.1", b"WARC-IP-Address: 127.0.0.2"), "status": (b"200 OK", b"201 OK"),
        "body": (b"left at noon", b"left at nine"), "record id": (b"WARC-Record-ID: <urn:uuid:", b"WARC-Record-ID: <urn:uuiD:"),
        "digest stripped": (b"WARC-Block-Digest", b"X-Old-Block-Digest"), "header added": (b"\r\n", b"\r\nX-More: 1\r\n")}
    for what, (old, new) in alterations.items():
        check(old in records[response], f"{what}: {old} is there")
        altered = records.copy()
        altered[response] = records[response].replace(old, new, 1)
        code, said, codes, _ = verdict(altered)
        same((code, said), (1, "damaged"), what)
        check({"record-unknown", "record-missing"} <= codes, f"{what}: {codes}")
    last = len(records) - 1
    for what, altered, expected in [
            ("removed", records[:last], "record-missing"), ("added", records + [records[0].replace(b"uuid:", b"uuid:0", 1)], "record-unknown"),
            ("twice", records + records[-1:], "record-duplicated"), ("swapped", records[:last - 1] + records[:last - 2:-1], "record-order")]:
        code, said, codes, _ = verdict(altered)
        same((code, said, expected in codes), (1, "damaged", True), f"{what}: {codes}")
    same(verdict(records, "--signer", signer.replace("+", "+0", 1))[1:3], ("damaged", {"proof-key"}), "another signer")
    code, said, codes, _ = verdict(records, trusted="other.pem")
    same((code, said, codes), (0, "proved", {"timestamp-untrusted"}), "roots that know none of the authorities: a warning")

    proof["records"][0]["path"][0] = base64.b64encode(bytes(32)).decode()
    (evidence / "claims-proof.json").write_text(json.dumps(proof))
    check(by_hand(evidence / "claims-proof.json", ["The signatures", "One record of a larger log"]).returncode != 0, "a forged path")

    killed()

    # What cannot be.
    fetch("four")
    late = claims("archive", "prove", "--case", case, "--to", folder / "late", f"{PLACE}/page/four")
    same(late.code, 3, "not signed yet")
    check("not signed yet" in late.err, late.err)
    same(claims("archive", "prove", "--case", case, "--to", folder / "none", f"{PLACE}/page/five").code, 3, "never retrieved")
    same(claims("archive", "prove", "--case", case, f"{PLACE}/page/one").code, 2, "no folder")
    key.chmod(0o644)
    refused = timestamp()
    same(refused.code, 2, "a key that others can read")
    check("can be used by others (mode 0644)" in refused.err, refused.err)
    key.chmod(0o600)
    other = folder / "other.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", str(other)], check=True)
    other.chmod(0o600)
    refused = timestamp("--key", other)
    same(refused.code, 2, "another key")
    check("signed with another key" in refused.err, refused.err)
    same(timestamp("--authority", "stamps.example").code, 2, "no URL")
    same(timestamp(trusted="ca.cnf").code, 2, "no certificates")
    same(server.failures, [], "the server")
finally:
    server.__exit__()
    shutil.rmtree(folder)
finish()
