"""A server of the real program for the tests of `claims serve`; every answer is held against docs/formats/openapi.json."""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import jsonschema

from program import PROGRAM, ROOT, check

FORMATS = ROOT / "docs/formats"
API = json.loads((FORMATS / "openapi.json").read_text())
BASE = "https://claims.example/formats/"
STORE = {s["$id"]: s for s in (json.loads(p.read_text()) for p in FORMATS.glob("*.schema.json"))}
STORE[BASE + "openapi.json"] = API
# What the description says of every path.
ANYWHERE = {400, 405, 408, 413, 417, 421, 431, 501, 505}
seen = set()


def component(value):
    if "$ref" not in value:
        return value
    here = API
    for part in value["$ref"].removeprefix("#/").split("/"):
        here = here[part]
    return here


def schema_errors(schema, value):
    wrapped = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    resolver = jsonschema.RefResolver(BASE + "openapi.json", API, store=STORE)
    return [e.message[:200] for e in jsonschema.Draft202012Validator(wrapped, resolver=resolver).iter_errors(value)]


def operation(method, path):
    for pattern, item in API["paths"].items():
        if re.fullmatch(re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(pattern)), path):
            return pattern, item.get(method.lower())
    return None, None


def held_against_the_description(method, target, answer):
    pattern, described = operation("GET" if method == "HEAD" else method, target.partition("?")[0])
    what = f"{method} {target[:80]}: {answer.status}"
    kind = answer.type
    if not described or (answer.status in ANYWHERE and str(answer.status) not in described["responses"]):
        check(answer.status in ANYWHERE | {404}, f"{what}: nowhere described")
        content = API["components"]["responses"]["400"]["content"]
    else:
        found = described["responses"].get(str(answer.status))
        check(found is not None, f"{what}: not described")
        if found is None:
            return
        seen.add((pattern, method.lower(), answer.status))
        content = component(found).get("content", {})
    if method == "HEAD" or not content:
        check(answer.body == b"", f"{what}: a body")
        return
    if kind not in content and kind == "application/problem+json":  # what the server says before a route does
        content = API["components"]["responses"]["400"]["content"]
    check(kind in content, f"{what}: {kind} is not described")
    if kind not in content:
        return
    value = answer.json() if "json" in kind else answer.text()
    errors = schema_errors(content[kind]["schema"], value)
    check(not errors, f"{what}: {errors[:2]}")


class Answer:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, {k.lower(): v for k, v in fields}, body
        self.type = self.fields.get("content-type", "").partition(";")[0]

    def json(self):
        return json.loads(self.body)

    def text(self):
        return self.body.decode("utf-8")


class Server:
    """Use it as a context: it is stopped at the end, and has to end in order."""

    def __init__(self, *options, cwd=None, ends_in_order=True):
        self.folder = tempfile.TemporaryDirectory(prefix="claims-serve-")
        self.options, self.cwd, self.ends_in_order = options, cwd or self.folder.name, ends_in_order
        self.log_path = Path(self.folder.name) / "log"

    def start(self):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMS_")}
        with open(self.log_path, "ab") as log:
            begin = log.tell()
            self.process = subprocess.Popen([PROGRAM, "serve", "--listen", "127.0.0.1:0", *map(str, self.options)],
                                            cwd=self.cwd, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        for _ in range(400):
            found = re.search(rb"listening on http://127\.0\.0\.1:(\d+)", self.log_path.read_bytes()[begin:])
            if found:
                self.port = int(found.group(1))
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.025)
        raise RuntimeError("the server did not start: " + self.log())

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            code = self.stop()
            check(not self.ends_in_order or code == 0, f"ended with {code}: {self.log()[-500:]}")
        self.folder.cleanup()

    def stop(self, number=signal.SIGTERM, timeout=40):
        self.process.send_signal(number)
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return "no end"

    def log(self):
        return self.log_path.read_text("utf-8", "replace")

    def log_lines(self):
        return [json.loads(line) for line in self.log().splitlines() if line.startswith("{")]

    def memory(self):
        """Resident bytes."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def connect(self, timeout=20):
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def ask(self, method, target, body=None, timeout=60, described=True, **fields):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            names = {k.replace("_", "-"): v for k, v in fields.items()}
            connection.request(method, target, body.encode() if isinstance(body, str) else body, names)
            got = connection.getresponse()
            answer = Answer(got.status, got.getheaders(), got.read())
        finally:
            connection.close()
        if described:
            held_against_the_description(method, target, answer)
        return answer

    def raw(self, sent, timeout=20):
        """What comes back for these bytes until the server closes."""
        with self.connect(timeout) as wire:
            try:
                wire.sendall(sent)
            except OSError:
                pass
            return drained(wire)


def drained(wire):
    out = b""
    try:
        while piece := wire.recv(65536):
            out += piece
    except OSError:
        pass
    return out


def status_of(reply):
    found = re.match(rb"HTTP/1\.1 (\d{3}) ", reply)
    return int(found.group(1)) if found else None
