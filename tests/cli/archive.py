"""claims archive check: verdicts, exit codes, both formats."""
import gzip
import hashlib
import json
import tempfile
from pathlib import Path

import jsonschema

from program import ROOT, check, finish, run, same

SCHEMA = json.loads((ROOT / "docs/formats/archive-check.schema.json").read_text())


def record(number, block, digest=True, length=None):
    lines = ["WARC/1.1", "WARC-Type: resource", f"WARC-Record-ID: <urn:uuid:{number}>", "WARC-Date: 2026-11-24T03:00:00Z",
             "WARC-Target-URI: https://example.org/", "Content-Type: text/plain"]
    if digest:
        lines.append("WARC-Block-Digest: sha256:" + hashlib.sha256(block).hexdigest())
    lines.append(f"Content-Length: {len(block) if length is None else length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    one, two = record(1, b"abc"), record(2, b"def")
    archives = {
        "intact.warc": one + two,
        "intact.warc.gz": gzip.compress(one, mtime=0) + gzip.compress(two, mtime=0),
        "damaged.warc": one.replace(b"abc", b"abd") + two,
        "unverified.warc": one + record(2, b"def", digest=False),
        "empty.warc": b"",
        "other.txt": b"no archive\n" * 100,
    }
    for file, content in archives.items():
        (folder / file).write_bytes(content)
    for file, code, verdict in [("intact.warc", 0, "intact"), ("intact.warc.gz", 0, "intact"), ("damaged.warc", 1, "damaged"),
                                ("unverified.warc", 3, "unverified"), ("empty.warc", 1, "damaged"),
                                ("other.txt", 2, "not_checked"), ("none.warc", 2, "not_checked")]:
        ran = run("archive", "check", "--format", "json", file, cwd=folder)
        same(ran.code, code, f"exit code of {file}")
        report = json.loads(ran.out)
        jsonschema.validate(report, SCHEMA, jsonschema.Draft202012Validator)
        same((report["file"], report["verdict"]), (file, verdict), "verdict")
        check((ran.err != "") == (verdict == "not_checked"), f"{file}: {ran.err}")

    ran = run("archive", "check", "damaged.warc", cwd=folder)
    digest = [hashlib.sha256(block).hexdigest() for block in (b"abd", b"abc")]
    same(ran.text(), f"""damaged.warc
  error    digest-mismatch            at 0 <urn:uuid:1>
           the block's digest is sha256:{digest[0]}, not sha256:{digest[1]}
  damaged   2 records, {len(one + two) - 8} bytes, 1 error, 0 warnings
  see the errors above; what they do not name was read and compared
  matched: block sha256
""", "text")
    ran = run("archive", "check", "none.warc", cwd=folder)
    same((ran.out, ran.err), (b"", "claims: archive check: none.warc: No such file or directory\n"), "a file that is not there")

    several = run("archive", "check", "--format", "json", "intact.warc", "unverified.warc", "damaged.warc", cwd=folder)
    same((several.code, [row["verdict"] for row in json.loads(several.out)]), (1, ["intact", "unverified", "damaged"]), "the gravest counts")
    (folder / "many.warc").write_bytes(b"".join(record(1, b"x") for _ in range(1500)))
    many = json.loads(run("archive", "check", "--format", "json", "many.warc", cwd=folder).out)
    same((len(many["problems"]), many["errors"]), (1000, 1499), "problems are counted beyond those that are shown")
    check("  and 499 more\n" in run("archive", "check", "many.warc", cwd=folder).text(), "the text says how many more")

for words, said in [([], "archive: expected a command: list, show, diff, check, timestamp, prove"), (["chek"], "did you mean \"check\"?"), (["check"], "no archive named")]:
    ran = run("archive", *words)
    check(ran.code == 2 and said in ran.err, f"archive {words}: {ran.err}")
finish()
