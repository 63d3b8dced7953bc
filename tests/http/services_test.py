"""The loopback services answer as recorded: over HTTP and HTTPS, by host, with validators, and 599 for what is not recorded."""
import http.client
import ssl
import sys
import tempfile
from pathlib import Path

from services import Services, read_recordings

failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def write(root, name, text):
    (root / "made").mkdir(exist_ok=True)
    (root / "made" / name).write_text(text)


def ask(services, scheme, host, path, headers=None, method="GET"):
    http_port, https_port = (server.port for server in services.servers)
    if scheme == "http":
        connection = http.client.HTTPConnection("127.0.0.1", http_port, timeout=20)
    else:
        context = ssl.create_default_context(cafile=services.ca_file)
        context.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", https_port, timeout=20, context=context)
    connection.request(method, path, headers={"Host": host, **(headers or {})})
    reply = connection.getresponse()
    got = (reply.status, dict(reply.getheaders()), reply.read())
    connection.close()
    return got


def recorded(root):
    write(root, "page.http", "# two requests\nGET http://a.example/x?y=%2F\nGET https://b.example/\n\n"
          "HTTP/1.1 200 OK\nContent-Type: text/html\nETag: \"1\"\n")
    write(root, "page.html", "<p>hello\n")
    write(root, "away.http", "GET http://a.example/old\n\nHTTP/1.1 301 Moved Permanently\nLocation: /x?y=%2F\n")
    write(root, "same.http", "GET https://b.example/ accept=text/plain\n\nHTTP/1.1 200 OK\n")
    write(root, "same.txt", "hello\n")
    write(root, "paper.http", "GET https://b.example/paper.pdf\n\nHTTP/1.1 200 OK\nContent-Type: application/pdf\n")
    write(root, "paper.pdf.txt", "Title: A (paper)\nCreated: 2006-10-16\n\nfirst\n\fsecond\n")
    with Services("made", root=root) as services:
        for scheme, host, path in (("http", "a.example", "/x?y=%2F"), ("https", "b.example", "/")):
            status, headers, body = ask(services, scheme, host, path)
            check((status, body) == (200, b"<p>hello\n"), f"{scheme}://{host}{path} gave {status} {body!r}")
            check(headers == {"Content-Type": "text/html", "ETag": '"1"', "Content-Length": "9"}, f"headers {headers}")
        check(ask(services, "https", "b.example", "/", {"If-None-Match": '"1"'})[0] == 304, "a validator that matches")
        check(ask(services, "https", "b.example", "/", {"If-None-Match": '"2"'})[0] == 200, "a validator that does not")
        status, headers, body = ask(services, "http", "a.example", "/old")
        check((status, headers.get("Location"), body) == (301, "/x?y=%2F", b""), "a redirect without a body")
        body = ask(services, "https", "b.example", "/paper.pdf")[2]
        check(body.startswith(b"%PDF-1.4\n") and b"/Count 2" in body and b"A \\(paper\\)" in body, "a PDF of two pages")
        body = ask(services, "https", "b.example", "/", {"Accept": "text/plain"})[2]
        check(body == b"hello\n", f"another Accept has another reply: {body!r}")
        check(ask(services, "https", "b.example", "/robots.txt")[0] == 404, "no robots.txt")
        check(services.unknown == [], f"nothing unknown so far: {services.unknown}")
        check(ask(services, "https", "a.example", "/x?y=%2F")[0] == 599, "another scheme is another request")
        check(ask(services, "http", "a.example", "/x?y=/")[0] == 599, "another spelling is another request")
        check(services.unknown == ["GET https://a.example/x?y=%2F", "GET http://a.example/x?y=/"], "unknown is kept")
        check(services.seen[0] == "GET http://a.example/x?y=%2F", "seen is in order")
        check(services.failures == [], f"failures {services.failures}")


def mistakes(root):
    write(root, "twice.http", "GET http://a.example/old\n\nHTTP/1.1 200 OK\n")
    try:
        read_recordings(["made"], root)
        check(False, "a request recorded twice is a mistake")
    except SystemExit as error:
        check("recorded twice: GET http://a.example/old" in str(error), str(error))



with tempfile.TemporaryDirectory() as folder:
    recorded(Path(folder))
    mistakes(Path(folder))
check(len(read_recordings([])) > 0, "the recordings of the project can be read")
print("ok" if failures == 0 else f"{failures} failed")
sys.exit(0 if failures == 0 else 1)
