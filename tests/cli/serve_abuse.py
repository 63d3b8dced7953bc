"""The HTTP server under clients that break the protocol, are slow, send too much or never end: each is refused, the
others are served meanwhile, and memory does not grow."""
import json
import socket
import threading
import time
import urllib.parse

from program import check, finish, same
from serving import Server, drained, status_of

HOST = b"Host: localhost\r\n"
STORY = b"They met on Tuesday, June 19, 2024, in the capital.\n"
MEGABYTE = 1 << 20


class Others:
    """A client that behaves, beside those that do not: how long it waits, at most."""

    def __init__(self, server, most):
        self.server, self.most, self.ended, self.slowest, self.served, self.problems = server, most, False, 0.0, 0, []

    def work(self):
        while not self.ended:
            begin = time.monotonic()
            try:
                for method, path, body in (("GET", "/v1/health", None), ("POST", "/v1/verify", STORY)):
                    answer = self.server.ask(method, path, body, timeout=20, described=False)
                    if answer.status != 200:
                        self.problems.append(f"{path}: {answer.status}")
            except OSError as error:
                self.problems.append(repr(error))
            self.slowest = max(self.slowest, time.monotonic() - begin)
            self.served += 1
            time.sleep(0.02)

    def __enter__(self):
        self.thread = threading.Thread(target=self.work)
        self.thread.start()
        return self

    def __exit__(self, *_):
        time.sleep(0.1)
        self.ended = True
        self.thread.join()
        check(not self.problems, f"others: {self.problems[:3]}")
        check(self.served > 0 and self.slowest < self.most, f"others waited {self.slowest:.2f} s")


def post(body, path=b"/v1/verify", fields=b""):
    return b"POST " + path + b" HTTP/1.1\r\n" + HOST + fields + b"Content-Length: %d\r\n\r\n" % len(body) + body


def of_broken_requests(server):
    """What is sent, and the status; None: the connection is closed without a word, since there was no request."""
    get = b"GET /v1/health HTTP/1.1\r\n"
    table = [
        ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        ("lines of words", b"hello\r\n\r\n", 400),
        ("HTTP/2's preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ("HTTP/0.9", b"GET /v1/health\r\n\r\n", 400),
        ("no Host", get + b"Connection: close\r\n\r\n", 400),
        ("two Hosts", get + HOST + HOST + b"Connection: close\r\n\r\n", 400),
        ("HTTP/1.0 without Host", b"GET /v1/health HTTP/1.0\r\n\r\n", 200),
        ("a target with a host", b"GET http://localhost/v1/health HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", 400),
        ("a target that is none", b"OPTIONS * HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", 400),
        ("a space in a name", get + HOST + b"A B: c\r\n\r\n", 400),
        ("a folded line", get + HOST + b"A: b\r\n c\r\nConnection: close\r\n\r\n", 200),
        ("NUL in a field", get + HOST + b"A: b\0c\r\n\r\n", 400),
        ("a line end alone", b"GET /v1/health HTTP/1.1\nHost: localhost\n\n", 505),
        ("length and chunks", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("two lengths", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        ("a negative length", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", 400),
        ("a length that is none", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 0x10\r\n\r\n", 400),
        ("a length beyond 64 bits", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999999999999\r\n\r\n", 400),
        ("the largest length", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 18446744073709551615\r\n\r\n", 413),
        ("another coding", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip\r\n\r\n", 501),
        ("two codings", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
        ("a chunk that is none", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
        ("a chunk beyond 64 bits", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 400),
        ("an expectation of its own", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Expect: wonders\r\nContent-Length: 1\r\n\r\na", 417),
        ("a long target", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 431),
        ("a long field", get + HOST + b"A: " + b"a" * 100_000 + b"\r\n\r\n", 431),
        ("200,000 fields", get + HOST + b"A: b\r\n" * 200_000 + b"\r\n", 431),
        ("a body that is too long", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: %d\r\n\r\n" % (2 * MEGABYTE), 413),
        ("a body with a request that takes none", b"GET /v1/health HTTP/1.1\r\n" + HOST + b"Connection: close\r\nContent-Length: 5\r\n\r\nhello", 200),
        ("nothing", b"", None),
        ("half a line", b"GET /v1", None),
        ("half a body", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 100\r\n\r\nhalf", None),
    ]
    for what, sent, status in table:
        with server.connect() as wire:
            try:
                wire.sendall(sent)
                if status is None:
                    wire.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            reply = drained(wire)
        same(status_of(reply), status, f"{what}: {reply[:200]}")
        if status not in (None, 200):
            head, _, body = reply.partition(b"\r\n\r\n")
            check(b"application/problem+json" in head and json.loads(body)["status"] == status, f"{what}: {body[:100]}")
            check(b"\r\nConnection: close" in head, f"{what}: and that is all")


def of_large_bodies(server):
    before = server.memory()
    deep = b"[" * (MEGABYTE - 100)
    text = b'{"text": "' + b"a" * (MEGABYTE - 100) + b'"}'
    json_type = b"Content-Type: application/json\r\n"
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    with Others(server, 5):
        for what, sent, status in (
                ("64 MB in chunks", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b"a" * 65536 + b"\r\n") * 1000, 413),
                ("64 MB as announced", b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 67108864\r\n\r\n" + b"a" * (64 * MEGABYTE), 413),
                ("deep JSON", post(deep, fields=json_type), 400),
                ("deep JSON in an object", post(b'{"text": "a", "x": ' + deep[:1000_000], fields=json_type), 400),
                ("deep JSON of objects", post(b'{"a":' * 200_000, fields=json_type), 400),
                ("deep annotations", post(b"language=en&data=" + urllib.parse.quote('{"annotation":' + "[" * 300_000).encode(), b"/v2/check", form), 400),
                ("many annotations", post(b"language=en&data=" + urllib.parse.quote('{"annotation":[' + '{"text":"a"},' * 20_000 + '{"text":"b"}]}').encode(), b"/v2/check", form), 200),
                ("many fields", post(b"a=b&" * 250_000, b"/v2/check", form), 400),
                ("many values of a query", post(STORY, b"/v1/verify?" + b"a=b&" * 3000), 200),
                ("one word of a megabyte", post(text, fields=json_type), 200),
                ("invalid UTF-8", post(b"\xc3\x28\xa0\xa1" * 1000), 200),
                ("a bomb of HTML", post(b"<div>" * 200_000, fields=b"Content-Type: text/html\r\n"), 422)):
            with server.connect(60) as wire:
                sender = threading.Thread(target=lambda: [None for _ in [0] if not _sent(wire, sent)])
                sender.start()
                reply = b""
                try:
                    while b"\r\n\r\n" not in reply and (piece := wire.recv(65536)):
                        reply += piece
                except OSError:
                    pass
                wire.close()
                sender.join()
            same(status_of(reply), status, f"{what}: {reply[:300]}")
    grown = server.memory() - before
    check(grown < 48 * MEGABYTE, f"large bodies: memory grew by {grown / MEGABYTE:.0f} MB")


def _sent(wire, data):
    try:
        wire.sendall(data)
        return True
    except OSError:
        return False


def of_pipelining(server):
    one = b"GET /v1/health HTTP/1.1\r\n" + HOST + b"\r\n"
    reply = server.raw(one * 99 + one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    same((reply.count(b"HTTP/1.1 200 OK"), reply.count(b'"status":"ok"')), (100, 100), "100 requests at once")
    mixed = post(STORY) + one + post(b"{", fields=b"Content-Type: application/json\r\n") + one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    reply = server.raw(mixed)
    statuses = [int(part[:3]) for part in reply.split(b"HTTP/1.1 ")[1:]]
    same(statuses, [200, 200, 400, 200], "answers in the order of the requests")
    smuggled = b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + one
    same(server.raw(smuggled).count(b"HTTP/1.1 "), 1, "what is behind a broken request is not read")


def of_expectation(server):
    with server.connect() as wire:
        wire.sendall(b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(STORY))
        same(wire.recv(1000), b"HTTP/1.1 100 Continue\r\n\r\n", "invited")
        wire.sendall(STORY)
        same(status_of(drained(wire)), 200, "and answered")
    reply = server.raw(b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n")
    same(status_of(reply), 413, "not invited")


def of_slow_clients():
    """Head, body and answer each within --timeout."""
    with Server("--timeout", 2, "--idle", 4, "--rate", 0, "--quiet") as server:
        before = server.memory()
        heads = [server.connect() for _ in range(200)]
        bodies = [server.connect() for _ in range(200)]
        readers = []
        for wire in bodies:
            wire.sendall(b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 1000\r\n\r\n")
        for _ in range(100):
            wire = socket.socket()
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            wire.settimeout(20)
            wire.connect(("127.0.0.1", server.port))
            wire.sendall((b"GET /v1/openapi.json HTTP/1.1\r\n" + HOST + b"\r\n") * 150)  # 7 MB, and nobody reads
            readers.append(wire)
        with Others(server, 3):
            begin = time.monotonic()
            line = b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
            for i in range(12):
                for wire in heads + bodies:
                    try:
                        wire.send(line[i:i + 1])
                    except OSError:
                        pass
                time.sleep(0.25)
            ends = []
            for wire in heads + bodies:
                wire.settimeout(10)
                ends.append(status_of(drained(wire)))
            took = time.monotonic() - begin
        same(ends, [408] * 400, f"slow heads and bodies: {set(ends)}")
        check(took < 10, f"closed after {took:.1f} s")
        for wire in readers:
            wire.settimeout(5)
            count = drained(wire).count(b"HTTP/1.1 200")
            check(count < 150, f"a slow reader is cut off: {count}")
        grown = server.memory() - before
        check(grown < 32 * MEGABYTE, f"slow clients: memory grew by {grown / MEGABYTE:.0f} MB")
        for wire in heads + bodies + readers:
            wire.close()


def of_idle_connections():
    with Server("--idle", 5, "--rate", 0, "--quiet") as server:
        before = server.memory()
        idle = [server.connect() for _ in range(1000)]
        with Others(server, 2) as others:
            time.sleep(1)
        check(others.served > 10, f"{others.served} served beside 1,000 idle ones")
        measure = server.ask("GET", "/metrics").text()
        check("claims_connections 1001" in measure, "all of them are open")
        grown = server.memory() - before
        check(grown < 24 * MEGABYTE, f"1,000 idle ones take {grown / MEGABYTE:.1f} MB")
        begin = time.monotonic()
        for wire in idle:
            wire.settimeout(10)
            same(drained(wire), b"", "closed without a word")
        check(time.monotonic() - begin < 9, "after --idle")
        check("claims_connections 1\n" in server.ask("GET", "/metrics").text(), "and forgotten")
    with Server("--max-connections", 50, "--rate", 0, "--quiet") as server:
        first = [server.connect() for _ in range(50)]
        time.sleep(0.2)
        more = [server.connect() for _ in range(10)]
        with Others(server, 2):
            time.sleep(0.3)
        closed = 0
        for wire in first:
            wire.settimeout(0.1)
            try:
                closed += wire.recv(1) == b""
            except OSError:
                pass
        check(10 <= closed <= 50, f"the oldest idle ones make room: {closed}")
        busy = [server.connect() for _ in range(60)]
        for wire in busy:
            wire.sendall(b"POST /v1/verify HTTP/1.1\r\n" + HOST + b"Content-Length: 10\r\n\r\nhalf")
        time.sleep(0.3)
        same(server.ask("GET", "/v1/health").status, 503, "those that send something are not closed for others")
        for wire in first + more + busy:
            wire.close()


def of_heavy_stories():
    """What takes seconds leaves a thread to what takes milliseconds."""
    with Server("--rate", 0, "--quiet", "--jobs", 2) as server:
        heavy = b"1," * (MEGABYTE // 2 - 100)
        wires = [server.connect(120) for _ in range(30)]
        for wire in wires:
            threading.Thread(target=_sent, args=(wire, post(heavy)), daemon=True).start()
        time.sleep(0.3)
        with Others(server, 2) as others:
            time.sleep(2)
        check(others.served > 5, f"{others.served} served beside heavy ones")
        for wire in wires:
            wire.close()
        for _ in range(300):
            if "claims_requests_waiting 0\n" in server.ask("GET", "/metrics").text():
                break
            time.sleep(0.1)
        check("claims_requests_waiting 0\n" in server.ask("GET", "/metrics").text(), "nothing is done for those who went away")


def of_rates():
    with Server("--rate", 2) as server:
        for path in ("/v1/health", "/v2/languages"):
            answers = [server.ask("GET", path) for _ in range(30)]
            refused = [a for a in answers if a.status == 429]
            check(answers[0].status == 200 and len(refused) > 5, f"a burst, and then no more: {[a.status for a in answers]}")
            same({a.fields.get("retry-after") for a in refused}, {"1"}, "when to try again")
            time.sleep(2.5)
        same([server.ask("GET", "/v1/health").status for _ in range(4)], [200] * 4, "two seconds later")


def of_memory():
    """The same work again and again takes the same memory."""
    with Server("--rate", 0, "--quiet") as server:
        def work(times):
            wires = [server.connect() for _ in range(16)]
            for _ in range(times):
                for wire in wires:
                    wire.sendall(post(STORY * 500))
                for wire in wires:
                    got = b""
                    while b"\r\n\r\n" not in got:
                        got += wire.recv(65536)
                    head, _, body = got.partition(b"\r\n\r\n")
                    left = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]) - len(body)
                    while left > 0:
                        left -= len(wire.recv(65536))
            for wire in wires:
                wire.close()
        work(10)
        before = server.memory()
        work(30)
        grown = server.memory() - before
        check(grown < 16 * MEGABYTE, f"memory grew by {grown / MEGABYTE:.1f} MB")


with Server("--rate", 0) as server:
    of_broken_requests(server)
    of_large_bodies(server)
    of_pipelining(server)
    of_expectation(server)
    check("internal" not in server.log(), "no internal error")
of_slow_clients()
of_idle_connections()
of_heavy_stories()
of_rates()
of_memory()
finish()
