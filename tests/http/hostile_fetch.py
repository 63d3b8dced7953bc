"""`claims fetch` and servers that no one should trust: each ends in time, with its own message, and holds up nobody else."""
import contextlib
import gzip
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]
import hostile  # noqa: E402
from program import check, finish, lines_of_json, run, same  # noqa: E402
from server import Authority, Server, reply  # noqa: E402

MIB = 1 << 20
folder = Path(tempfile.mkdtemp(prefix="claims-hostile-"))
hostile.kept("gzip-over", reply(gzip.compress(bytes(64 * MIB + 1), 9, mtime=0), content_encoding="gzip"))
hostile.kept("brotli-over", reply(hostile.brotli(bytes(64 * MIB + 1)), content_encoding="br"))
hostile.kept("unknown-coding", reply(b"ok", content_encoding="rot13"))
hostile.kept("split-header", b"HTTP/1.1 302 Found\r\nLocation: /ok\r\n\tX-Injected: yes\r\nContent-Length: 0\r\n\r\n")
hostile.kept("forbidden", reply(b"", "403 Forbidden"))
hostile.kept("gone", reply(b"", "410 Gone"))

NOT_HTTP = "HOST: the reply is not HTTP"


def invalid(why):
    return f"HOST: the reply is not valid HTTP ({why})"


def not_followed(name, to):
    return f"http://HOST/{name} redirects to where it is not followed: {to}"


# What each path ends with: the size of what was had, or the problem. HOST stands for 127.0.0.1:PORT.
ENDS = {
    "ok": 6, "cookie": 2, "until-close": 9, "early-hints": 2, "http-1-0": 3, "chunk-extension": 2, "more-than-stated": 10,
    "length-and-chunks": 2, "pipelined": 5, "brotli-bomb": 64 * MIB, "gzip-bomb": 64 * MIB, "gzip-twice": 64 * MIB,
    "deflate-bomb": 64 * MIB,
    "empty": "the service answers with an empty page",
    "challenge": "the service answers with 202, which is not a document",
    "none": "the service answers with 204, which is not a document",
    "to-nowhere": "the service answers with 302, which is not a document",
    "forbidden": "the service refuses to give it (403)",
    "busy": "the service asks for fewer requests (429); try again later",
    "down": "the service fails at the moment (503); try again later",
    "silent": "HOST: no reply within 1 s",
    "slow-headers": "HOST: no reply within 3 s",
    "slow-body": "HOST: no whole reply within 3 s",
    "trickle": "HOST: the reply came at less than 64 bytes a second for 1 s",
    "endless-body": "HOST: the reply is longer than 67108864 bytes",
    "endless-chunks": "HOST: the reply is longer than 67108864 bytes",
    "endless-headers": "HOST: more than 262144 bytes of headers",
    "endless-trailers": "HOST: more than 262144 bytes of headers",
    "endless-interim": "HOST: more than 262144 bytes of headers",
    "many-headers": "HOST: more than 2000 header lines",
    "long-header": "HOST: a header line is longer than 100 KiB",
    "stated-too-long": "HOST: the reply was cut short: 0 of 1048577 bytes",
    "cut-short": "HOST: the reply was cut short: 10 of 100 bytes",
    "length-negative": invalid("Invalid Content-Length: value"),
    "length-word": invalid("Invalid Content-Length: value"),
    "length-list": invalid('Content-Length is "2, 2"'),
    "length-enormous": invalid('Content-Length is "99999999999999999999"'),
    "length-twice": invalid("two values of Content-Length, 2 and 3"),
    "headers-cut": "HOST: the reply was cut short within its headers",
    "chunk-word": invalid("Illegal or missing hexadecimal sequence in chunked-encoding"),
    "chunk-negative": invalid("Illegal or missing hexadecimal sequence in chunked-encoding"),
    "chunk-enormous": invalid("Too long hexadecimal number in chunked-encoding"),
    "chunk-unended": invalid("Malformed encoding found in chunked-encoding"),
    "chunk-cut": "HOST: the reply was cut short after 2 bytes",
    "chunk-no-end": "HOST: the reply was cut short after 2 bytes",
    "reset-before": "HOST: the connection was lost before the reply was whole",
    "reset-body": "HOST: the connection was lost before the reply was whole",
    "close-before": "HOST: the connection was closed without a reply",
    "http-0-9": NOT_HTTP, "binary": NOT_HTTP, "ssh": NOT_HTTP, "status-word": NOT_HTTP, "http-9-9": NOT_HTTP,
    "nul-in-header": invalid("Nul byte in header"),
    "nul-in-status": invalid("Nul byte in header"),
    "no-colon": invalid("Header without colon"),
    "gzip-broken": "the reply is not whole: its gzip coding is damaged or cut short",
    "to-file": not_followed("to-file", "file:///etc/passwd: only http and https are followed"),
    "to-gopher": not_followed("to-gopher", "gopher://127.0.0.1:70/x: only http and https are followed"),
    "to-user": not_followed("to-user", "http://user:password@127.0.0.1/: a URL with a user name or password is not followed"),
    "to-metadata": "169.254.169.254 is a link-local address (RFC 3927): refused; allow it with --allow-network 169.254.169.254/32",
    "to-itself": "http://HOST/to-itself: redirects in a circle",
    "to-a": "http://HOST/to-b: redirects in a circle",
    "to-b": "http://HOST/to-a: redirects in a circle",
}
SLOW = ("silent", "slow-headers", "slow-body", "trickle")  # by themselves: the time of a busy machine is not theirs
NOT_HERE = ("echo", "to-split")


def fetch(urls, case, *more):
    begin = time.monotonic()
    ran = run("fetch", "--format", "jsonl", "--allow-network", "127.0.0.0/8", "--allow-network", "::1/128", "--rate", 0,
              "--parallel", 200, "--case", folder / case, *more, *urls, timeout=100)
    return ran, lines_of_json(ran.out), time.monotonic() - begin


def end_of(row):
    return row["size"] if row["state"] == "retrieved" else row["problem"]


def of_replies():
    with Server(hostile.answer) as server:
        base = f"http://127.0.0.1:{server.port}/"
        ran, rows, took = fetch([base + name for name in ENDS if name not in SLOW], "replies", "--retries", 0, "--timeout", 30)
        same((ran.code, ran.err), (3, ""), "some could not be had")
        slow, more, _ = fetch([base + name for name in SLOW], "slow", "--retries", 0, "--timeout", 3)
        same((slow.code, slow.err), (3, ""), "slow ones could not be had")
        rows += more
        for row in rows:
            name = row["locator"][len(base):]
            expected = ENDS[name]
            same(end_of(row), expected.replace("HOST", f"127.0.0.1:{server.port}") if isinstance(expected, str) else expected, name)
        same(len(rows), len(ENDS), "each has an end")
        same(set(hostile.ROUTES) - {"/" + name for name in ENDS}, {"/" + name for name in NOT_HERE} | {
            "/gzip-over", "/brotli-over", "/unknown-coding", "/split-header", "/gone"}, "each route has a row")
        check(took < 40, f"all of them together took {took:.0f} s")
        ran, rows, _ = fetch([base + name for name in ("gzip-over", "brotli-over", "unknown-coding", "split-header", "gone")], "codings",
                             "--retries", 0)
        same([(row["state"], end_of(row)) for row in rows],
             [("unreachable", "the reply unpacks to more than 67108864 bytes, the limit"),
              ("unreachable", "the reply unpacks to more than 67108864 bytes, the limit"),
              ("unreachable", 'the reply has the content coding "rot13", which was not asked for'),
              ("retrieved", 6),
              ("missing", "the service says that the document is gone (410)")], "codings, a folded header, gone")
        same(server.failures, [], "the server")


# Paths that fail at first: how often, and what they say then.
class Recovering:
    def __init__(self, times, first):
        self.left, self.times, self.first = {}, times, first

    def __call__(self, request, connection):
        if request.target == "/robots.txt":
            return hostile.answer(request, connection)
        left = self.left.setdefault(request.target, self.times)
        self.left[request.target] = left - 1
        connection.send(self.first if left > 0 else reply(b"at last\n", content_type="text/plain"))
        return True


def of_retries():
    rows = [
        ("503, once", 1, reply(b"", "503 Service Unavailable"), 3, (0, 8, 2)),
        ("503, too often", 5, reply(b"", "503 Service Unavailable"), 1, (3, "the service fails at the moment (503); try again later", 2)),
        ("429 with Retry-After", 1, reply(b"", "429 Too Many Requests", retry_after="1"), 3, (0, 8, 2)),
        ("429 with a long one", 1, reply(b"", "429 Too Many Requests", retry_after="86400"), 3,
         (3, "the service asks for fewer requests (429); try again later", 1)),
        ("404 is an answer", 1, reply(b"", "404 Not Found"), 3, (3, "the service says that there is no such document (404)", 1)),
    ]
    for number, (what, times, first, retries, expected) in enumerate(rows):
        with Server(Recovering(times, first)) as server:
            ran, out, took = fetch([f"http://127.0.0.1:{server.port}/d"], f"retry{number}", "--retries", retries)
            same((ran.code, end_of(out[0]), server.seen.count("GET /d")), expected, what)
            check(took < 15, f"{what}: took {took:.0f} s")


def of_connections():
    ours, others = Authority(str(folder)), Authority(str(folder), "others")
    contexts = {
        "good": (ours.context("good"), 6),
        "expired": (ours.context("expired", days=-1), "the certificate cannot be trusted (certificate has expired): not fetched"),
        "host": (ours.context("host", ("DNS:other.test",)), "the certificate is not made out to this host: not fetched"),
        "self": (ours.self_signed("self"), "the certificate cannot be trusted (self-signed certificate): not fetched"),
        "stranger": (others.context("strange"),
                     "the certificate cannot be trusted (unable to get local issuer certificate): not fetched"),
    }
    with contextlib.ExitStack() as stack:
        servers = {name: stack.enter_context(Server(hostile.answer, context=row[0])) for name, row in contexts.items()}
        urls = [f"https://localhost:{server.port}/ok" for server in servers.values()]
        ran, rows, _ = fetch(urls, "tls", "--retries", 0, "--no-robots", "--ca-file", ours.file)
        same(ran.code, 3, "TLS: some could not be had")
        for (name, (_, expected)), row in zip(contexts.items(), rows):
            same(end_of(row), f"localhost:{servers[name].port}: {expected}" if isinstance(expected, str) else expected, f"TLS: {name}")
    with Server(hostile.answer, address="::1") as server:
        ran, rows, _ = fetch([f"http://[::1]:{server.port}/ok"], "ipv6")
        same((ran.code, end_of(rows[0])), (0, 6), "IPv6")
    closed = server.port
    for url, problem in [
        (f"http://127.0.0.1:{closed}/", f"127.0.0.1:{closed}: the connection was refused"),
        ("http://10.0.0.1/", "10.0.0.1 is a private address (RFC 1918): refused; allow it with --allow-network 10.0.0.1/32"),
        ("http://[fe80::1]/", "fe80::1 is a link-local address (RFC 4291): refused; allow it with --allow-network fe80::1/128"),
        (f"http://2130706433:{closed}/", f"127.0.0.1:{closed}: the connection was refused"),
        ("http://127.0.0.1:22/", "http://127.0.0.1:22/: port 22 is not one of the web (80, 443, 1024 to 65535)"),
    ]:
        ran, rows, took = fetch([url], "refused", "--retries", 0, "--no-robots")
        check(ran.code == 3 and took < 5, f"{url}: exit code {ran.code} after {took:.0f} s")
        same([row["problem"] for row in rows], [problem], url)
    # Without a word on the command line, no private address is reached: not even this one.
    with Server(hostile.answer) as server:
        ran = run("fetch", "--retries", 0, "--case", folder / "private", f"http://127.0.0.1:{server.port}/ok")
        check(ran.code == 3 and "a loopback address" in ran.text() and server.connections == 0, f"loopback: {ran.text()}")


of_replies()
of_retries()
of_connections()
finish()
