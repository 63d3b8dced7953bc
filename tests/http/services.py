#!/usr/bin/env python3
"""Answers the requests recorded in fixtures/http (its README describes the files) on loopback, over HTTP and HTTPS."""
import os
import shutil
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pdf import make_pdf  # noqa: E402

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures" / "http"
NOT_FOUND = (["HTTP/1.1 404 Not Found", "Content-Type: text/plain"], b"not found\n")
UNKNOWN = (["HTTP/1.1 599 Not Recorded", "Content-Type: text/plain"], b"not recorded\n")


def body_of(recording):
    """The bytes of the file beside a .http file, which has the same stem."""
    stem = recording.name[: -len("http")]
    files = [p for p in recording.parent.iterdir() if p.name.startswith(stem) and p != recording]
    if len(files) > 1:
        raise SystemExit(f"{recording}: more than one body: {', '.join(sorted(p.name for p in files))}")
    if not files:
        return b""
    if files[0].name.endswith(".pdf.txt"):
        return make_pdf(files[0].read_text("utf-8"))
    return files[0].read_bytes()


def read_recording(recording):
    """Requests ("GET https://..."), and the reply as (head lines, body)."""
    requests, _, head = recording.read_text("utf-8").partition("\n\n")
    requests = [line for line in requests.splitlines() if line and not line.startswith("#")]
    head = head.strip("\n").splitlines()
    if not requests or not head or not head[0].startswith("HTTP/1.1 "):
        raise SystemExit(f"{recording}: expected request lines, an empty line, and the head of a reply")
    return requests, (head, body_of(recording))


def read_recordings(folders, root=FIXTURES):
    replies = {}
    for folder in folders or sorted(p.name for p in root.iterdir() if p.is_dir()):
        for recording in sorted((root / folder).glob("*.http")):
            requests, reply = read_recording(recording)
            for request in requests:
                if request in replies:
                    raise SystemExit(f"{recording}: recorded twice: {request}")
                replies[request] = reply
    return replies


def value_of(head, name):
    for line in head[1:]:
        key, _, value = line.partition(":")
        if key.lower() == name:
            return value.strip()
    return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def answer(self):
        services = self.server.services
        host = self.headers.get("Host", "").lower()
        default = ":443" if self.server.scheme == "https" else ":80"
        host = host[: -len(default)] if host.endswith(default) else host
        request = f"{self.command} {self.server.scheme}://{host}{self.path}"
        head, body = services.reply_to(request, self.path, self.headers.get("Accept", ""))
        if self.unchanged(head):
            head, body = ["HTTP/1.1 304 Not Modified"] + [line for line in head[1:] if not line.lower().startswith("content-")], b""
        lines = list(head)
        status = int(head[0].split()[1])
        if status not in (204, 304) and value_of(head, "content-length") is None and value_of(head, "transfer-encoding") is None:
            lines.append(f"Content-Length: {len(body)}")
        self.wfile.write("".join(line + "\r\n" for line in lines).encode("latin-1") + b"\r\n")
        if self.command != "HEAD" and status not in (204, 304):
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = answer

    def unchanged(self, head):
        if not head[0].startswith("HTTP/1.1 200"):
            return False
        pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
        return any(self.headers.get(ask) and self.headers.get(ask) == value_of(head, have) for ask, have in pairs)

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, services, scheme, context=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.services, self.scheme, self.context = services, scheme, context
        self.port = self.server_address[1]

    def finish_request(self, request, address):
        # Here, in the connection's own thread: a slow handshake holds up nobody else.
        if self.context:
            request.settimeout(60)
            request = self.context.wrap_socket(request, server_side=True)
        super().finish_request(request, address)

    def handle_error(self, request, address):
        error = sys.exc_info()[1]
        if not isinstance(error, (OSError, ValueError)):
            self.services.failures.append(repr(error))


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def make_certificates(folder, hosts):
    """ca.pem and server.pem with server.key: EC keys, made in a few milliseconds."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    ca, server = str(folder / "ca"), str(folder / "server")
    openssl("req", "-x509", *key, "-keyout", ca + ".key", "-out", ca + ".pem", "-days", "30", "-subj", "/CN=claims test authority",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    openssl("req", *key, "-keyout", server + ".key", "-out", server + ".csr", "-subj", "/CN=claims test services")
    names = ",".join(f"DNS:{host}" for host in sorted(hosts)) + ",IP:127.0.0.1"
    (folder / "extensions").write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
    openssl("x509", "-req", "-in", server + ".csr", "-CA", ca + ".pem", "-CAkey", ca + ".key", "-CAcreateserial",
            "-days", "30", "-extfile", str(folder / "extensions"), "-out", server + ".pem")


class Services:
    """The recorded services at work, from `with` to its end."""

    def __init__(self, *folders, root=FIXTURES):
        self.replies = read_recordings(folders, root)
        self.seen, self.unknown, self.failures = [], [], []
        self.lock = threading.Lock()

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="claims-services-"))
        hosts = {urlsplit(request.split(" ")[1]).hostname for request in self.replies} | {"localhost"}
        make_certificates(self.folder, hosts)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem", self.folder / "server.key")
        self.servers = [Server(self, "http"), Server(self, "https", context)]
        for server in self.servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        http, https = (server.port for server in self.servers)
        self.ca_file = str(self.folder / "ca.pem")
        self.options = ["--connect-to", f":80:127.0.0.1:{http}", "--connect-to", f":443:127.0.0.1:{https}",
                        "--ca-file", self.ca_file, "--allow-network", "127.0.0.0/8"]
        return self

    def __exit__(self, *_):
        for server in self.servers:
            server.shutdown()
            server.server_close()
        shutil.rmtree(self.folder, ignore_errors=True)
        for request in self.unknown:
            print("not recorded:", request)

    def reply_to(self, request, path, accept):
        reply = self.replies.get(f"{request} accept={accept}") or self.replies.get(request)
        with self.lock:
            if not reply and path == "/robots.txt":
                return NOT_FOUND
            self.seen.append(request)
            if not reply:
                self.unknown.append(request)
        return reply or UNKNOWN


if __name__ == "__main__":
    with Services(*sys.argv[1:]) as services:
        print(" ".join(services.options), flush=True)
        os.read(0, 1)
    sys.exit(1 if services.unknown or services.failures else 0)
