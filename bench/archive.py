#!/usr/bin/env python3
"""Speed of reading, checking and writing WARC files, on one core, beside other programs.

    bench/archive.py [BUILD_DIR] [--megabytes 300] [--huge GIGABYTES] [--folder DIR]

Reading is measured beside `libdeflate-gunzip -c FILE | openssl dgst -sha256` (Debian package libdeflate-tools) and beside
warcio from npm and from Python, writing beside warcio from npm; what is not installed is left out. npm's is taken from
DIR/node_modules (npm install --prefix DIR warcio). Each row is the best of three.
"""
import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
CORE = max(os.sched_getaffinity(0))

PYTHON_CHECK = """
import sys
from warcio.archiveiterator import ArchiveIterator
with open(sys.argv[1], 'rb') as file:
    for record in ArchiveIterator(file, check_digests='raise'):
        stream = record.content_stream() if False else record.raw_stream
        while stream.read(65536):
            pass
"""

NODE_READ = """
import { WARCParser } from "warcio";
import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
const parser = new WARCParser(createReadStream(process.argv[2]));
for await (const record of parser) {
  const hash = createHash("sha256");
  for await (const piece of record) hash.update(piece);
  hash.digest("hex");
}
"""

NODE_WRITE = """
import { WARCParser, WARCRecord, WARCSerializer } from "warcio";
import { createReadStream, openSync, writeSync, statSync } from "node:fs";
const records = [];
for await (const record of new WARCParser(createReadStream(process.argv[2]), { parseHttp: false })) {
  const pieces = [];
  for await (const piece of record) pieces.push(piece);
  records.push([record.warcType, record.warcTargetURI, record.warcDate, record.warcContentType, pieces]);
}
const out = openSync(process.argv[3], "w");
const start = process.hrtime.bigint();
for (const [type, url, date, contentType, pieces] of records) {
  const record = WARCRecord.create({ type, url, date, warcVersion: "WARC/1.1", warcHeaders: { "Content-Type": contentType } },
    (async function* () { for (const piece of pieces) yield piece; })());
  writeSync(out, await WARCSerializer.serialize(record, { gzip: true, digest: { algo: "sha-256" } }));
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(seconds.toFixed(3), statSync(process.argv[3]).size);
"""


def on_one_core():
    os.sched_setaffinity(0, {CORE})


def timed(command, shell=False, runs=3, codes=(0,), cwd=None):
    """Best wall time, and the largest resident memory of the last run in MB."""
    best = None
    for _ in range(runs):
        start = time.monotonic()
        process = subprocess.Popen(command, shell=shell, stdout=subprocess.DEVNULL, preexec_fn=on_one_core, cwd=cwd)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            sys.exit(f"{command}: exit code {process.returncode}")
        took = time.monotonic() - start
        best = took if best is None else min(best, took)
    return best, usage.ru_maxrss / 1024


def written(command, cwd=None):
    rows = [subprocess.run(command, stdout=subprocess.PIPE, check=True, preexec_fn=on_one_core, cwd=cwd).stdout.split()
            for _ in range(3)]
    return min(float(row[0]) for row in rows), int(rows[0][1])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build", nargs="?", default=str(TOP / "build/release"))
    arguments.add_argument("--megabytes", type=int, default=300)
    arguments.add_argument("--huge", type=int, default=0)
    arguments.add_argument("--folder", default="")
    options = arguments.parse_args()
    build = Path(options.build)
    claims, maker = build / "claims", build / "bench/archive-file"
    with tempfile.TemporaryDirectory(prefix="claims-bench-") as name:
        folder = Path(options.folder or name).resolve()
        archive, again = Path(name) / "bench.warc.gz", Path(name) / "again.warc.gz"
        subprocess.run([maker, "make", archive, str(options.megabytes)], check=True)
        has_npm = (folder / "node_modules/warcio").exists()
        if has_npm:
            (folder / "claims_read.mjs").write_text(NODE_READ)
            (folder / "claims_write.mjs").write_text(NODE_WRITE)
        print(f"reading and verifying {archive.stat().st_size / 1e6:.1f} MB, core {CORE}\n")
        rows = [("claims archive check", *timed([claims, "archive", "check", archive]))]
        package = Path(name) / "bench.wacz"
        subprocess.run([maker, "package", archive, package, Path(name) / "key.pem"], check=True)
        rows.append(("the same as a signed package (WACZ)", *timed([claims, "archive", "check", package])))
        if shutil.which("libdeflate-gunzip"):
            rows.append(("libdeflate-gunzip | openssl sha256",
                         *timed(f"libdeflate-gunzip -c {archive} | openssl dgst -sha256", shell=True)))
        else:
            print("libdeflate-gunzip: not installed (Debian package libdeflate-tools)")
        if has_npm:
            rows.append(("warcio (npm), sha256 of blocks", *timed(["node", "claims_read.mjs", archive], cwd=folder)))
        if subprocess.run([sys.executable, "-c", "import warcio"], stderr=subprocess.DEVNULL).returncode == 0:
            rows.append(("warcio (Python), check_digests", *timed([sys.executable, "-c", PYTHON_CHECK, archive])))
        for what, seconds, memory in rows:
            print(f"{what:<38} {seconds:7.2f} s   {seconds / rows[0][1]:5.2f} times as long   {memory:6.0f} MB")
        print("\nwriting its records again\n")
        for level in (1, 2, 3, 4, 6):
            seconds, size = written([maker, "write", archive, again, str(level)])
            print(f"claims, level {level:<24} {seconds:7.2f} s   {size / 1e6:8.1f} MB")
        if has_npm:
            seconds, size = written(["node", "claims_write.mjs", archive, again], cwd=folder)
            print(f"{'warcio (npm)':<38} {seconds:7.2f} s   {size / 1e6:8.1f} MB")
        if options.huge:
            seconds, memory = timed([maker, "huge", again, str(options.huge)], runs=1)
            print(f"\none record of {options.huge} GB: written in {seconds:.1f} s, {memory:.0f} MB of memory")
            seconds, memory = timed([claims, "archive", "check", again], runs=1, codes=(0, 1))
            print(f"checked in {seconds:.1f} s, {memory:.0f} MB of memory")


main()
