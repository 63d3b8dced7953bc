"""The transport alone against a hostile server: how each exchange ends, in which words, within its time, and that nothing but
what the script of names says is connected to."""
import json
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import hostile
from server import Authority, Server, reply

DRIVER, WEB, SHIM = (os.environ[name] for name in ("CLAIMS_DRIVER", "CLAIMS_WEB", "CLAIMS_SHIM"))
LOOPBACK = {"allowed_networks": ["127.0.0.0/8"]}
KIB, MIB = 1 << 10, 1 << 20
failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def run(exchanges, settings, names="", mapping="", environment=None):
    """Ends by id, the exit code, and the addresses connected to."""
    with tempfile.NamedTemporaryFile() as log:
        names = ";".join(part for part in (names, "localhost=127.0.0.1") if part)
        env = {**os.environ, "LD_PRELOAD": SHIM, "CLAIMS_SHIM_NAMES": names, "CLAIMS_SHIM_MAP": mapping,
               "CLAIMS_SHIM_LOG": log.name, "ASAN_OPTIONS": "verify_asan_link_order=0", **(environment or {})}
        lines = "".join(json.dumps({"id": i, **each}) + "\n" for i, each in enumerate(exchanges))
        ran = subprocess.run([DRIVER, WEB, json.dumps(settings)], input=lines.encode(), capture_output=True, timeout=60,
                             env=env, check=False)
        check(ran.stderr == b"", f"stderr of the driver: {ran.stderr.decode()[:2000]}")
        ends = [json.loads(line) for line in ran.stdout.decode().splitlines()]
        connected = Path(log.name).read_text("ascii").splitlines()
    return {end.get("id", "run"): end for end in ends}, ran.returncode, connected


def same_end(name, end, expected):
    """`expected`: status, error, and then a body, or a test of the end."""
    status, error, *rest = expected
    check((end["status"], end["error"]) == (status, error),
          f"{name}: {end['status']}: {end['error']!r}\n   expected {status}: {error!r}")
    if rest and callable(rest[0]):
        check(rest[0](end), f"{name}: {json.dumps(end)[:1500]}")
    elif rest:
        check(end["body"] == rest[0], f"{name}: the body is {end['body']!r}")


def head_is(start):
    return lambda end: end["head"].startswith(start) and end["heads"] == 1


# Path: status, message after "127.0.0.1:PORT: ", body or test, and fields of the exchange.
INVALID = "the reply is not valid HTTP "
REPLIES = {
    "/ok": ("ok", "", "hello\n"),
    "/empty": ("ok", "", ""),
    "/challenge": ("ok", "", head_is("HTTP/1.1 202 Accepted\r\n")),
    "/none": ("ok", "", head_is("HTTP/1.1 204 No Content\r\n\r\n")),
    "/until-close": ("ok", "", "all of it"),
    "/early-hints": ("ok", "", head_is("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")),
    "/busy": ("ok", "", head_is("HTTP/1.1 429 ")),
    "/down": ("ok", "", head_is("HTTP/1.1 503 ")),
    "/http-1-0": ("ok", "", lambda end: end["http_version"] == "1.0" and end["body"] == "old"),
    "/silent": ("limit", "no reply within 1 s", "", {"timeout_ms": 2000}),
    "/slow-headers": ("limit", "no reply within 1.5 s", "", {"timeout_ms": 1500}),
    "/slow-body": ("limit", "no whole reply within 4 s", head_is("HTTP/1.1 200"), {"timeout_ms": 4000}),
    "/trickle": ("limit", "the reply came at less than 64 bytes a second for 1 s", head_is("HTTP/1.1 200"), {"timeout_ms": 3000}),
    "/endless-body": ("limit", "the reply is longer than 1048576 bytes", lambda end: end["body_size"] <= MIB),
    "/endless-chunks": ("limit", "the reply is longer than 1048576 bytes", lambda end: end["body_size"] <= MIB),
    "/endless-headers": ("limit", "more than 65536 bytes of headers", ""),
    "/endless-trailers": ("limit", "more than 65536 bytes of headers", "ok"),
    "/endless-interim": ("limit", "more than 65536 bytes of headers", ""),
    "/many-headers": ("limit", "more than 2000 header lines", "", {"max_header_bytes": MIB}),
    "/long-header": ("limit", "a header line is longer than 100 KiB", "", {"max_header_bytes": 2 * MIB}),
    "/chunk-extension": ("ok", "", "ok"),
    "/stated-too-long": ("limit", "the reply states 1048577 bytes; the limit is 1048576", head_is("HTTP/1.1 200")),
    "/cut-short": ("unavailable", "the reply was cut short: 10 of 100 bytes", "0123456789"),
    "/more-than-stated": ("ok", "", "0123456789"),
    "/length-negative": ("malformed", INVALID + "(Invalid Content-Length: value)", ""),
    "/length-word": ("malformed", INVALID + "(Invalid Content-Length: value)", ""),
    "/length-list": ("malformed", INVALID + "(Content-Length is \"2, 2\")", ""),
    "/length-enormous": ("malformed", INVALID + "(Content-Length is \"99999999999999999999\")", ""),
    "/length-twice": ("malformed", INVALID + "(two values of Content-Length, 2 and 3)", ""),
    "/length-and-chunks": ("ok", "", "ok"),
    "/headers-cut": ("unavailable", "the reply was cut short within its headers", ""),
    "/chunk-word": ("malformed", INVALID + "(Illegal or missing hexadecimal sequence in chunked-encoding)", ""),
    "/chunk-negative": ("malformed", INVALID + "(Illegal or missing hexadecimal sequence in chunked-encoding)", ""),
    "/chunk-enormous": ("malformed", INVALID + "(Too long hexadecimal number in chunked-encoding)", ""),
    "/chunk-unended": ("malformed", INVALID + "(Malformed encoding found in chunked-encoding)", "ok"),
    "/chunk-cut": ("unavailable", "the reply was cut short after 2 bytes", "ok"),
    "/chunk-no-end": ("unavailable", "the reply was cut short after 2 bytes", "ok"),
    "/reset-before": ("unavailable", "the connection was lost before the reply was whole", ""),
    "/reset-body": ("unavailable", "the connection was lost before the reply was whole", "0123456789"),
    "/close-before": ("unavailable", "the connection was closed without a reply", ""),
    "/http-0-9": ("malformed", "the reply is not HTTP", ""),
    "/binary": ("malformed", "the reply is not HTTP", ""),
    "/ssh": ("malformed", "the reply is not HTTP", ""),
    "/status-word": ("malformed", "the reply is not HTTP", ""),
    "/http-9-9": ("malformed", "the reply is not HTTP", ""),
    "/nul-in-header": ("malformed", INVALID + "(Nul byte in header)", ""),
    "/nul-in-status": ("malformed", INVALID + "(Nul byte in header)", ""),
    "/no-colon": ("malformed", INVALID + "(Header without colon)", ""),
    "/gzip-bomb": ("ok", "", lambda end: 60000 < end["body_size"] < 70000),
    "/gzip-twice": ("ok", "", lambda end: end["body_size"] < 1000),
    "/deflate-bomb": ("ok", "", lambda end: 60000 < end["body_size"] < 70000),
    "/brotli-bomb": ("ok", "", lambda end: end["body_size"] < 1000),
    "/to-file": ("ok", "", head_is("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n")),
    "/to-metadata": ("ok", "", head_is("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/")),
    "/to-itself": ("ok", "", head_is("HTTP/1.1 302 Found\r\nLocation: /to-itself\r\n")),
}


def replies():
    with Server(hostile.answer) as server:
        base = f"127.0.0.1:{server.port}"
        exchanges = [{"url": f"http://{base}{path}", **(expected[3] if len(expected) > 3 else {})}
                     for path, expected in REPLIES.items()]
        begin = time.monotonic()
        ends, code, connected = run(exchanges, LOOPBACK)
        took = time.monotonic() - begin
        for i, (path, (status, error, *rest)) in enumerate(REPLIES.items()):
            same_end(path, ends[i], (status, f"{base}: {error}" if error else "", *rest[:1]))
            check(ends[i]["address"] == base, f"{path}: address {ends[i]['address']}")
            check(ends[i]["microseconds"] > 0, f"{path}: no time")
        check(code == 0 and len(ends) == len(REPLIES), f"exit code {code}, {len(ends)} ends")
        check(took < 20, f"all together took {took:.1f} s")
        check(set(connected) == {base.replace(":", " ")}, f"connected to {set(connected)}")
        check(len(server.seen) == len(REPLIES), f"{len(server.seen)} requests: none is repeated, no redirect followed")
        check(server.failures == [], f"the server failed: {server.failures}")


def one_by_one():
    """Replies and cookies of one request have nothing to do with the next on the same connection."""
    with Server(hostile.answer) as server:
        base = f"http://127.0.0.1:{server.port}"
        paths = ["/pipelined", "/ok", "/cookie", "/echo", "/more-than-stated", "/ok"]
        ends, _, _ = run([{"url": base + path} for path in paths], {**LOOPBACK, "max_connections_per_host": 1})
        bodies = [ends[i]["body"] for i in range(len(paths))]
        check(bodies[0] == "first", f"pipelined: {bodies}")
        check(bodies[1] == bodies[5] == "hello\n", f"after a reply too many: {bodies}")
        check("cookie" not in bodies[3].lower(), f"cookies are sent back: {bodies[3]}")


def connections_are_kept():
    with Server(hostile.answer) as server:
        exchanges = [{"url": f"http://127.0.0.1:{server.port}/ok?{i}"} for i in range(200)]
        ends, _, _ = run(exchanges, {**LOOPBACK, "max_connections_per_host": 3})
        check(all(end["body"] == "hello\n" for end in ends.values()) and len(ends) == 200, "200 replies")
        check(1 <= server.connections <= 3, f"{server.connections} connections for at most 3 at a time")
    with Server(hostile.answer) as one, Server(hostile.answer) as two:
        exchanges = [{"url": f"http://127.0.0.1:{port}/ok?{i}"} for i in range(40) for port in (one.port, two.port)]
        ends, _, _ = run(exchanges, {**LOOPBACK, "max_connections": 1, "max_connections_per_host": 5})
        check(len(ends) == 80 and all(end["status"] == "ok" for end in ends.values()), "two hosts by one connection")


NOT_ADDRESS = '"{}" is no address that begins with http:// or https://'
CONTROL = "the address holds spaces or control characters: write them as %20, %0A"
URLS = {
    "http://127.0.0.1:{port}/a\r\nX: y": CONTROL,
    "http://127.0.0.1:{port}/a\nb": CONTROL,
    "http://127.0.0.1:{port}/a\0b": CONTROL,
    "http://127.0.0.1:{port}/a b": CONTROL,
    "http://user@127.0.0.1:{port}/ok": "the address holds a user name or a password: take it out",
    "http://user:word@127.0.0.1:{port}/ok": "the address holds a user name or a password: take it out",
    "file:///etc/passwd": NOT_ADDRESS,
    "gopher://127.0.0.1:{port}/_x": NOT_ADDRESS,
    "ftp://127.0.0.1:{port}/x": NOT_ADDRESS,
    "dict://127.0.0.1:{port}/x": NOT_ADDRESS,
    "javascript:alert(1)": NOT_ADDRESS,
    "127.0.0.1:{port}/ok": NOT_ADDRESS,
    "": NOT_ADDRESS,
    "http://": NOT_ADDRESS,
    "http://127.0.0.1:99999/": NOT_ADDRESS,
}
HEADER = 'a header is not "Name: value" or holds control characters'
HEADERS = ["X: a\rY: b", "X: a\nY: b", "X: a\0b", "no colon", ": no name", "X: a\x7f"]


def requests():
    """What is wrong with a request is said without sending a byte."""
    with Server(hostile.answer) as server:
        urls = [url.format(port=server.port) for url in URLS]
        exchanges = [{"url": url} for url in urls]
        exchanges += [{"url": f"http://127.0.0.1:{server.port}/ok", "headers": headers} for headers in HEADERS]
        exchanges += [{"url": f"http://127.0.0.1:{server.port}/ok", "method": "PUT"}]
        exchanges += [{"url": f"http://127.0.0.1:{server.port}/ok", "body": "text"}]
        ends, _, connected = run(exchanges, LOOPBACK)
        for i, (url, expected) in enumerate(zip(urls, URLS.values())):
            same_end(repr(url), ends[i], ("usage", expected.format(url)))
        for i, headers in enumerate(HEADERS, len(urls)):
            same_end(repr(headers), ends[i], ("usage", HEADER))
        same_end("PUT", ends[len(exchanges) - 2], ("unsupported", "the method PUT: only GET, HEAD and POST are made"))
        same_end("a body", ends[len(exchanges) - 1], ("usage", "only a POST has a body"))
        check(connected == [] and server.seen == [], f"connected to {connected}")

        sent = {"url": f"http://127.0.0.1:{server.port}/echo?a=%20/../b", "headers": "User-Agent: claims/0\r\nX-Empty:\r\n"}
        ends, _, _ = run([sent, {"url": f"http://127.0.0.1:{server.port}/ok", "method": "HEAD"}], LOOPBACK)
        same_end("request", ends[0], ("ok", "", f"GET /echo?a=%20/../b HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
                                      "Accept: */*\r\nUser-Agent: claims/0\r\nX-Empty:"))
        posted = [{"url": f"http://127.0.0.1:{server.port}/echo", "method": "POST", "body": body,
                   "headers": "Content-Type: application/timestamp-query\r\n"} for body in ("", "two\r\n\r\nlines", "x" * 500_000)]
        echoed, _, _ = run(posted, LOOPBACK)
        for i, sent in enumerate(posted):
            same_end("POST", echoed[i], ("ok", "", lambda end, sent=sent: end["body"].startswith(
                f"POST /echo HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAccept: */*\r\n"
                f"Content-Type: application/timestamp-query\r\nContent-Length: {len(sent['body'])}" + ("\r\n\r\n" + sent["body"][:100] if sent["body"] else ""))))
        # The server sends the body nevertheless; it belongs to nothing.
        same_end("HEAD", ends[1], ("ok", "", lambda end: end["body_size"] == 0 and "Content-Length: 6" in end["head"]))


def addresses():
    """Addresses that are not public are refused at the moment of connecting, however they are written."""
    with Server(hostile.answer) as server, Server(hostile.answer, "::1") as six:
        port = server.port
        refused = {
            f"http://127.0.0.1:{port}/ok": "127.0.0.1 is a loopback address (RFC 1122)",
            f"http://2130706433:{port}/ok": "127.0.0.1 is a loopback address (RFC 1122)",
            f"http://0x7f.1:{port}/ok": "127.0.0.1 is a loopback address (RFC 1122)",
            f"http://localhost:{port}/ok": f"localhost:{port} resolves to 127.0.0.1, a loopback address (RFC 1122)",
            f"http://inside.test:{port}/ok": f"inside.test:{port} resolves to 10.0.0.8, a private address (RFC 1918)",
            f"https://inside.test:{port}/ok": f"inside.test:{port} resolves to 10.0.0.8, a private address (RFC 1918)",
            "http://169.254.169.254/latest/": "169.254.169.254 is a link-local address (RFC 3927)",
            f"http://[::1]:{six.port}/ok": "::1 is a loopback address (RFC 4291)",
            f"http://[::ffff:127.0.0.1]:{port}/ok": "::ffff:127.0.0.1 is a loopback address (RFC 1122)",
            "http://[64:ff9b::a00:1]/": "64:ff9b::a00:1 is a private address (RFC 1918)",
            "http://[fe80::1]/": "fe80::1 is a link-local address (RFC 4291)",
            f"http://0.0.0.0:{port}/ok": "0.0.0.0 is an address of \"this network\" (RFC 791)",
        }
        names = "inside.test=10.0.0.8"
        ends, _, connected = run([{"url": url} for url in refused], {}, names)
        for i, (url, why) in enumerate(refused.items()):
            address = next(word for word in why.replace(",", "").split() if word[0] in "0123456789:f" and word != "for"
                           and (word.count(".") == 3 or word.count(":") > 1))
            same_end(url, ends[i], ("unreadable", f"{why}: refused; allow it with --allow-network "
                                    f"{address}/{128 if ':' in address else 32}"))
        check(connected == [], f"connected to {connected}")

        allowed = {"allowed_networks": ["127.0.0.0/8", "::1/128"]}
        urls = [f"http://127.0.0.1:{port}/ok", f"http://localhost:{port}/ok", f"http://[::1]:{six.port}/ok",
                f"http://inside.test:{port}/ok"]
        ends, _, connected = run([{"url": url} for url in urls], allowed, names)
        check([ends[i]["status"] for i in range(4)] == ["ok", "ok", "ok", "unreadable"], f"allowed: {ends}")
        check([ends[i]["address"] for i in range(3)] == [f"127.0.0.1:{port}"] * 2 + [f"[::1]:{six.port}"],
              "addresses of the server")
        check(set(connected) == {f"127.0.0.1 {port}", f"::1 {six.port}"}, f"connected to {connected}")


def rebinding():
    """A name that first leads to a permitted address, then to loopback. Its address is looked up for each port."""
    with Server(hostile.answer) as one, Server(hostile.answer) as two:
        ends, _, connected = run(
            [{"url": f"http://rebind.test:{one.port}/ok"}, {"url": f"http://rebind.test:{two.port}/ok"}],
            {"allowed_networks": ["198.18.0.0/15"], "max_connections": 1}, "rebind.test=198.18.0.1,127.0.0.1",
            "198.18.0.1=127.0.0.1")
        same_end("first", ends[0], ("ok", "", "hello\n"))
        same_end("then", ends[1], ("unreadable", f"rebind.test:{two.port} resolves to 127.0.0.1, a loopback address "
                                   "(RFC 1122): refused; allow it with --allow-network 127.0.0.1/32"))
        check(connected == [f"198.18.0.1 {one.port}"] and two.seen == [], f"connected to {connected}")


def ways():
    """Mappings and proxies are those that are set, never the environment's."""
    with Server(hostile.answer) as server, Server(hostile.answer) as trap, tempfile.TemporaryDirectory() as home:
        Path(home, ".netrc").write_text("machine docs.test login a password b\nmachine 127.0.0.1 login a password b\n")
        trapped = f"http://127.0.0.1:{trap.port}"
        environment = {"http_proxy": trapped, "HTTP_PROXY": trapped, "https_proxy": trapped, "ALL_PROXY": trapped,
                       "all_proxy": trapped, "HOME": home}
        mapping = {**LOOPBACK, "connect_to": [f":80:127.0.0.1:{server.port}"]}
        ends, _, connected = run([{"url": "http://docs.test/echo"}], mapping, environment=environment)
        same_end("mapped", ends[0], ("ok", "", "GET /echo HTTP/1.1\r\nHost: docs.test\r\nAccept: */*"))
        check(set(connected) == {f"127.0.0.1 {server.port}"} and trap.seen == [], f"connected to {connected}")

        def proxy(request, connection):
            connection.send(reply(request.head))
        with Server(proxy) as proxying:
            settings = {"proxy": f"http://127.0.0.1:{proxying.port}"}
            ends, _, connected = run([{"url": "http://docs.test/x"}, {"url": "http://10.0.0.8/"}], settings)
            check(ends[0]["body"].startswith("GET http://docs.test/x HTTP/1.1\r\n"), f"by the proxy: {ends[0]}")
            same_end("private by a proxy", ends[1], ("unreadable", "10.0.0.8 is a private address (RFC 1918): refused; "
                                                     "allow it with --allow-network 10.0.0.8/32"))
            check(set(connected) == {f"127.0.0.1 {proxying.port}"}, f"connected to {connected}")


def unreachable():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    ends, _, _ = run([{"url": f"http://127.0.0.1:{port}/"}, {"url": "http://nowhere.test/"},
                      {"url": "http://b\u00fccher.test/"}, {"url": "http://later.test/"}, {"url": "http://late.test:81/"},
                      {"url": "http://nowhere.test/again"}], LOOPBACK, "later.test=later;late.test=later,127.0.0.1")
    same_end("refused", ends[0], ("unavailable", f"127.0.0.1:{port}: the connection was refused"))
    same_end("unknown name", ends[1], ("not_found", "nowhere.test:80: there is no such host"))
    same_end("unknown name, again", ends[5], ("not_found", "nowhere.test:80: there is no such host"))
    same_end("no answer of the resolver", ends[3], ("unavailable", "later.test:80: the name does not resolve now (Temporary "
                                                    "failure in name resolution)"))
    same_end("an answer at last", ends[4], ("unavailable", "late.test:81: the name does not resolve now (it did only when "
                                            "asked again)"))
    same_end("a name that is not ASCII", ends[2], ("usage", "b\u00fccher.test: write the host in its xn-- form"))


def tls():
    with tempfile.TemporaryDirectory() as folder:
        ours, others = Authority(folder, "authority"), Authority(folder, "stranger")
        old = ours.context("old")
        old.set_ciphers("DEFAULT@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that these are old is the point
            old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
        old_12 = ours.context("twelve")
        old_12.maximum_version = ssl.TLSVersion.TLSv1_2
        contexts = {
            "good": (ours.context("good"), "ok", ""),
            "twelve": (old_12, "ok", ""),
            "expired": (ours.context("expired", days=-1), "unreadable",
                        "the certificate cannot be trusted (certificate has expired): not fetched"),
            "host": (ours.context("host", ("DNS:other.test",)), "unreadable",
                     "the certificate is not made out to this host: not fetched"),
            "self": (ours.self_signed("self"), "unreadable",
                     "the certificate cannot be trusted (self-signed certificate): not fetched"),
            "stranger": (others.context("strange"), "unreadable",
                         "the certificate cannot be trusted (unable to get local issuer certificate): not fetched"),
            "old": (old, "unreadable", "the server offers no TLS of version 1.2 or later: not fetched"),
            "plain": (None, "unreadable", "the server does not speak TLS"),
        }
        servers = {name: Server(hostile.answer, context=row[0]).__enter__() for name, row in contexts.items()}
        servers["plain"].raw = lambda connection: connection.send(reply(b"", "400 Bad Request"))
        servers["closes"] = Server(hostile.answer, raw=lambda connection: connection.socket.close() or True).__enter__()
        servers["silent"] = Server(hostile.answer, raw=lambda connection: connection.pause(20) or True).__enter__()
        ports = {name: server.port for name, server in servers.items()}
        exchanges = [{"url": f"https://localhost:{port}/ok", "connect_timeout_ms": 1000} for port in ports.values()]
        exchanges.append({"url": f"http://localhost:{ports['good']}/ok"})
        ends, _, _ = run(exchanges, {**LOOPBACK, "ca_file": ours.file})
        for i, (name, row) in enumerate(contexts.items()):
            same_end(name, ends[i], (row[1], f"localhost:{ports[name]}: {row[2]}" if row[2] else ""))
        ends = dict(zip([*ports, "http"], (ends[i] for i in range(len(exchanges)))))
        same_end("closes", ends["closes"], ("unavailable", f"localhost:{ports['closes']}: the connection was closed "
                                            "while TLS was being agreed"))
        same_end("silent", ends["silent"], ("limit", f"localhost:{ports['silent']}: TLS was not agreed within 1 s"))
        check(ends["http"]["status"] in ("unavailable", "malformed"), f"HTTP to a port of TLS: {ends['http']}")
        check(ends["good"]["tls_version"] == "TLSv1.3" and ends["twelve"]["tls_version"] == "TLSv1.2", "versions of TLS")
        check(len(ends["good"]["certificates"]) == 1 and ends["good"]["certificates"][0] == Path(folder, "good.pem").read_text(),
              f"certificates: {ends['good']['certificates']}")
        check(ends["expired"]["head"] == "", "nothing is read from a server that is not trusted")
        check(all(servers[name].seen == [] for name in contexts if contexts[name][1] != "ok"), "and nothing is asked of it")

        ends, _, _ = run([{"url": f"https://localhost:{ports['good']}/ok"}], LOOPBACK)
        same_end("the system's authorities", ends[0], ("unreadable", f"localhost:{ports['good']}: the certificate cannot be "
                 "trusted (unable to get local issuer certificate): not fetched"))
        ends, _, _ = run([{"url": f"https://localhost:{ports['good']}/ok"}], {**LOOPBACK, "ca_file": "/nonexistent/ca.pem"})
        same_end("no such file of authorities", ends[0], ("usage", "the file of trusted certificates /nonexistent/ca.pem "
                                                          "cannot be read"))
        for server in servers.values():
            server.__exit__()


def ends_early():
    with Server(hostile.answer) as server:
        base = f"http://127.0.0.1:{server.port}"
        begin = time.monotonic()
        ends, code, _ = run([{"url": base + "/slow-body", "cancel_at": "head"}, {"url": base + "/silent", "cancel_at": "start"},
                             {"url": base + "/ok"}], LOOPBACK)
        for i in (0, 1):
            same_end("cancelled", ends[i], ("unavailable", f"127.0.0.1:{server.port}: cancelled"))
        same_end("beside", ends[2], ("ok", "", "hello\n"))
        check(code == 0 and time.monotonic() - begin < 8, "cancelled at once")

        ends, _, _ = run([{"url": base + "/slow-body", "timeout_ms": 1000}, {"url": base + "/ok?waits", "cancel_at": "start"}],
                         {**LOOPBACK, "max_connections": 1})
        same_end("cancelled before its turn", ends[1], ("unavailable", f"127.0.0.1:{server.port}: cancelled"))
        check("GET /ok?waits" not in server.seen, "it was never sent")

        ends, code, _ = run([{"url": base + "/ok"}, {"url": base + "/silent"}], {**LOOPBACK, "stop_at_body": True})
        check(code == 1 and ends == {"run": {"run": 5, "error": ""}}, f"a host that stops the run: {code} {ends}")


def settings():
    for wrong, text in (({"allowed_networks": ["10.0.0.1/8"]},
                         'allowed network "10.0.0.1/8": expected an address or a network, as 10.0.0.0/8'),
                        ({"connect_to": ["a:b"]}, 'connect-to "a:b": expected HOST:PORT:TO_HOST:TO_PORT')):
        ends, code, _ = run([{"url": "http://127.0.0.1:1/"}], wrong)
        check(code == 1 and ends == {"run": {"run": 1, "error": text}}, f"{wrong}: {ends}")


for test in (replies, one_by_one, connections_are_kept, requests, addresses, rebinding, ways, unreachable, tls, ends_early,
             settings):
    test()
print("ok" if failures == 0 else f"{failures} failed")
sys.exit(0 if failures == 0 else 1)
