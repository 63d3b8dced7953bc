"""A server of raw bytes on loopback: what is sent is up to the test, however wrong.

    def answer(request, connection):          # once for each request head that arrives
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        return True                           # keep the connection; anything else closes it
    with Server(answer) as server:            # a free port: server.port

Runs in threads of the test's own process, so it ends with the test. By hand, `server.py` answers every request with the
request itself, prints its port as the first line, and ends when its standard input closes.
"""
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time

LONGEST = 60  # seconds that a connection may last
MAX_HEAD = 1 << 16
MAX_BODY = 1 << 20  # of a request


class Request:
    def __init__(self, head, body=b""):
        self.head, self.body = head, body
        lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = (lines[0].split(" ") + ["", "", ""])[:3]
        pairs = (line.partition(":") for line in lines[1:] if line)
        self.headers = {name.lower(): value.strip() for name, _, value in pairs}
        self.host = self.headers.get("host", "").rsplit(":", 1)[0].lower()


class Connection:
    def __init__(self, server, raw):
        self.server, self.socket = server, raw
        self.until = time.monotonic() + LONGEST
        self.ahead = b""  # of what was read beyond a head

    def send(self, data):
        self.socket.sendall(data)

    def pause(self, seconds):
        """Whether there is time for more."""
        return not self.server.stopping.wait(seconds) and time.monotonic() < self.until

    def drip(self, data, size, seconds):
        """`data` again and again, `size` bytes each `seconds`, until the other side has enough."""
        while self.pause(seconds):
            self.send((data * (size // len(data) + 1))[:size])

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def read_head(self):
        head = b""
        while b"\r\n\r\n" not in head:
            data = self.socket.recv(65536)
            if not data or len(head) > MAX_HEAD:
                return None
            head += data
        head, self.ahead = head.split(b"\r\n\r\n", 1)
        return head

    def read_body(self, size):
        """Of a request that states its length; `ahead` came with its head."""
        while len(self.ahead) < size:
            data = self.socket.recv(65536)
            if not data:
                break
            self.ahead += data
        return self.ahead[:size]


class Server:
    """`raw` is called with each connection as it is accepted, before TLS, and may keep it to itself by returning True."""

    def __init__(self, answer, address="127.0.0.1", context=None, raw=None):
        self.answer, self.context, self.raw = answer, context, raw
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.listener = socket.create_server((address, 0), family=family, backlog=256)
        self.port = self.listener.getsockname()[1]
        self.stopping = threading.Event()
        self.seen = []  # "GET /path", in order
        self.connections = 0
        self.failures = []

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.listener.close()

    def accept(self):
        while not self.stopping.is_set():
            try:
                raw, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.serve, args=(raw,), daemon=True).start()

    def serve(self, raw):
        raw.settimeout(LONGEST)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection = Connection(self, raw)
        try:
            if self.raw and self.raw(connection):
                return
            if self.context:
                connection.socket = self.context.wrap_socket(raw, server_side=True)
            while not self.stopping.is_set():
                head = connection.read_head()
                if head is None:
                    break
                request = Request(head)
                length = request.headers.get("content-length", "")
                if length.isdigit() and int(length) <= MAX_BODY:
                    request.body = connection.read_body(int(length))
                self.seen.append(f"{request.method} {request.target}")
                if self.answer(request, connection) is not True:
                    break
        except (OSError, ssl.SSLError):
            pass  # the other side went away, as it may
        except Exception as error:  # pylint: disable=broad-except
            self.failures.append(repr(error))
        finally:
            try:
                connection.socket.close()
                raw.close()
            except OSError:
                pass


def reply(body=b"", status="200 OK", **headers):
    """Bytes of a proper reply; content_type="text/plain" becomes Content-Type."""
    lines = [f"HTTP/1.1 {status}"] + [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=60)


class Authority:
    """Certificates for a test, made in `folder`; `file` is what a client is to trust."""

    KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")

    def __init__(self, folder, name="ca"):
        self.folder, self.name = str(folder), name
        self.file = f"{self.folder}/{name}.pem"
        openssl("req", "-x509", *self.KEY, "-keyout", f"{self.folder}/{name}.key", "-out", self.file, "-days", "30",
                "-subj", f"/CN=claims {name}", "-addext", "keyUsage=critical,keyCertSign,cRLSign")

    def context(self, name, hosts=("DNS:localhost", "IP:127.0.0.1"), days=30):
        """A server's context with a certificate for `hosts`; `days` below 0: expired."""
        base = f"{self.folder}/{name}"
        openssl("req", *self.KEY, "-keyout", base + ".key", "-out", base + ".csr", "-subj", f"/CN={name}")
        with open(base + ".ext", "w", encoding="ascii") as out:
            out.write(f"subjectAltName={','.join(hosts)}\nbasicConstraints=CA:FALSE\n")
        openssl("x509", "-req", "-in", base + ".csr", "-CA", self.file, "-CAkey", f"{self.folder}/{self.name}.key",
                "-set_serial", str(abs(hash(name)) % 10**9 + 1), "-days", str(days), "-extfile", base + ".ext",
                "-out", base + ".pem")
        return self.load(base)

    def self_signed(self, name):
        base = f"{self.folder}/{name}"
        openssl("req", "-x509", *self.KEY, "-keyout", base + ".key", "-out", base + ".pem", "-days", "30",
                "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
        return self.load(base)

    @staticmethod
    def load(base):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(base + ".pem", base + ".key")
        return context


if __name__ == "__main__":
    def mirror(request, connection):
        connection.send(reply(request.head, content_type="text/plain"))
        return True

    with Server(mirror) as mirroring:
        print(mirroring.port, flush=True)
        while os.read(0, 4096):
            pass
    sys.exit(1 if mirroring.failures else 0)
