"""Replies that no server should give, by path: ROUTES["/endless-body"](request, connection)."""
import ctypes
import gzip
import time
import zlib

from server import reply

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
ROUTES = {}


def route(function):
    ROUTES["/" + function.__name__.replace("_", "-")] = function
    return function


def once(name, data):
    """A reply of fixed bytes, after which the connection is closed."""
    ROUTES["/" + name] = lambda request, connection: connection.send(data)


def kept(name, data):
    """As once, but the connection stays open."""
    def send(request, connection):
        connection.send(data)
        return True
    ROUTES["/" + name] = send


def answer(request, connection):
    path = request.target.split("?")[0]
    if path == "/robots.txt":
        connection.send(reply(b"", "404 Not Found"))
        return True
    if path not in ROUTES:
        raise ValueError(f"no such route: {request.target}")
    return ROUTES[path](request, connection)


# Good ones, for comparison.
kept("ok", reply(b"hello\n", content_type="text/plain"))
kept("empty", reply(b"", content_type="text/html"))
kept("challenge", reply(b"<html>checking your browser</html>", "202 Accepted", content_type="text/html"))
kept("none", b"HTTP/1.1 204 No Content\r\n\r\n")
kept("cookie", reply(b"ok", set_cookie="a=b"))
once("until-close", OK + b"\r\nall of it")
kept("early-hints", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + reply(b"ok"))
kept("busy", reply(b"later", "429 Too Many Requests"))
kept("down", reply(b"later", "503 Service Unavailable"))
once("http-1-0", b"HTTP/1.0 200 OK\r\n\r\nold")


@route
def echo(request, connection):
    sent = request.head + b"\r\n\r\n" + request.body if request.body else request.head
    connection.send(reply(sent, content_type="text/plain"))
    return True


# Time.
@route
def silent(request, connection):
    while connection.pause(0.1):
        connection.socket.setblocking(False)
        try:
            if not connection.socket.recv(1):
                return
        except BlockingIOError:
            pass


@route
def slow_headers(request, connection):
    connection.send(OK)
    connection.drip(b"X: y\r\n", 6, 0.02)


@route
def slow_body(request, connection):
    connection.send(OK + b"Content-Length: 1000000\r\n\r\n")
    connection.drip(b"x", 2000, 0.1)


@route
def trickle(request, connection):
    connection.send(OK + b"Content-Length: 1000000\r\n\r\n")
    connection.drip(b"x", 1, 0.2)


# Size.
def forever(data):
    def send(request, connection):
        while time.monotonic() < connection.until:
            connection.send(data)
    return send


def after(head, rest):
    def send(request, connection):
        connection.send(head)
        forever(rest)(request, connection)
    return send


ROUTES["/endless-body"] = after(OK + b"\r\n", b"x" * 65536)
ROUTES["/endless-chunks"] = after(CHUNKED, b"1000\r\n" + b"x" * 4096 + b"\r\n")
ROUTES["/endless-headers"] = after(OK, b"X-Header: " + b"v" * 500 + b"\r\n")
ROUTES["/endless-trailers"] = after(CHUNKED + b"2\r\nok\r\n0\r\n", b"X-Trailer: " + b"v" * 500 + b"\r\n")
ROUTES["/endless-interim"] = forever(b"HTTP/1.1 100 Continue\r\nX: " + b"v" * 500 + b"\r\n\r\n")
once("many-headers", OK + b"".join(b"X-%d: y\r\n" % i for i in range(10000)) + b"Content-Length: 2\r\n\r\nok")
once("long-header", OK + b"X-Long: " + b"y" * (1 << 20) + b"\r\nContent-Length: 2\r\n\r\nok")
once("chunk-extension", CHUNKED + b"2;" + b"e" * 100000 + b"\r\nok\r\n0\r\n\r\n")
once("stated-too-long", OK + b"Content-Length: 1048577\r\n\r\n")


# Lengths.
once("cut-short", OK + b"Content-Length: 100\r\n\r\n0123456789")
once("more-than-stated", OK + b"Content-Length: 10\r\n\r\n" + b"0123456789" * 10)
once("length-negative", OK + b"Content-Length: -1\r\n\r\nok")
once("length-word", OK + b"Content-Length: two\r\n\r\nok")
once("length-list", OK + b"Content-Length: 2, 2\r\n\r\nok")
once("length-enormous", OK + b"Content-Length: 99999999999999999999\r\n\r\nok")
once("length-twice", OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nok!")
once("length-and-chunks", OK + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")
once("headers-cut", OK + b"Content-Type: text/plain\r\n")


# Chunks.
once("chunk-word", CHUNKED + b"xyz\r\nok\r\n0\r\n\r\n")
once("chunk-negative", CHUNKED + b"-2\r\nok\r\n0\r\n\r\n")
once("chunk-enormous", CHUNKED + b"FFFFFFFFFFFFFFFFF\r\nok\r\n0\r\n\r\n")
once("chunk-unended", CHUNKED + b"2\r\nokay\r\n0\r\n\r\n")
once("chunk-cut", CHUNKED + b"100\r\nok")
once("chunk-no-end", CHUNKED + b"2\r\nok\r\n")


# Connections.
@route
def reset_before(request, connection):
    connection.reset()


@route
def reset_body(request, connection):
    connection.send(OK + b"Content-Length: 100\r\n\r\n0123456789")
    connection.pause(0.2)
    connection.reset()


@route
def close_before(request, connection):
    return False


# A second reply that nobody asked for must not become the answer to the next request.
kept("pipelined", reply(b"first") + reply(b"not asked for"))


# Not HTTP.
once("http-0-9", b"<html>no status line</html>")
once("binary", bytes(range(256)) * 10)
once("ssh", b"SSH-2.0-OpenSSH_9.2\r\n")
once("status-word", b"HTTP/1.1 okay\r\n\r\nok")
once("http-9-9", b"HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nok")
once("nul-in-header", OK + b"X: a\0b\r\nContent-Length: 2\r\n\r\nok")
once("nul-in-status", b"HTTP/1.1 200 O\0K\r\nContent-Length: 2\r\n\r\nok")
once("no-colon", OK + b"nonsense\r\nContent-Length: 2\r\n\r\nok")


# Content codings: 64 MB of zeros, once and twice packed.
def packed(levels):
    data = gzip.compress(bytes(1 << 26), 9, mtime=0)
    for _ in range(levels - 1):
        data = gzip.compress(data, 9, mtime=0)
    return data


def brotli(data):
    """By the library that libcurl brings."""
    library = ctypes.CDLL("libbrotlienc.so.1")
    size = ctypes.c_size_t(len(data) + 1024)
    out = ctypes.create_string_buffer(size.value)
    if not library.BrotliEncoderCompress(5, 22, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(size), out):
        raise RuntimeError("brotli")
    return out.raw[:size.value]


kept("brotli-bomb", reply(brotli(bytes(1 << 26)), content_encoding="br"))
kept("gzip-bomb", reply(packed(1), content_encoding="gzip"))
kept("gzip-twice", reply(packed(2), content_encoding="gzip, gzip"))
kept("deflate-bomb", reply(zlib.compress(bytes(1 << 26), 9), content_encoding="deflate"))
kept("gzip-broken", reply(packed(1)[:1000], content_encoding="gzip"))


# Redirects, which are the engine's to follow or to refuse.
def redirect(name, to, status="302 Found"):
    kept(name, reply(b"", status, location=to))


redirect("to-file", "file:///etc/passwd")
redirect("to-gopher", "gopher://127.0.0.1:70/x")
redirect("to-metadata", "http://169.254.169.254/latest/meta-data/")
redirect("to-itself", "/to-itself")
redirect("to-b", "/to-a")
redirect("to-a", "/to-b")
redirect("to-user", "http://user:password@127.0.0.1/")
redirect("to-split", "/ok%0d%0aX-Injected:%20yes")
kept("to-nowhere", reply(b"", "302 Found"))
