"""ReplayWeb.page in headless Chromium shows an archived page out of a package that claims wrote; the npm program warcio
reads the same archive and makes the same index.

The web server that was archived is gone by then, and the browser's page tells what it sees to the test's own server."""
import http.server
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
import urllib.parse
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "http"), str(HERE.parent / "cli")]
from program import check, finish, run, same  # noqa: E402
from server import Server, reply  # noqa: E402

SENTENCE = "The ferry left the harbour at noon on 3 May 2024."
PAGE = f"<!doctype html><title>The ferry</title><h1>Ferry</h1><p>{SENTENCE}</p>".encode()
LONGEST = 50  # seconds that the browser may take

folder = Path(tempfile.mkdtemp(prefix="claims-replay-"))


def skip(why):
    shutil.rmtree(folder, ignore_errors=True)
    print("skipped:", why)
    sys.exit(77)


def npm(*words):
    try:
        done = subprocess.run(["npm", *words], cwd=folder, capture_output=True, timeout=100)
    except subprocess.TimeoutExpired:
        skip("npm did not answer: there is no network")
    if done.returncode != 0:
        skip("npm could not fetch the packages: there is no network")


for tool in ("npm", "node", "chromium"):
    if not shutil.which(tool):
        skip(f"{tool} is not installed")
npm("pack", "--silent", "replaywebpage@2.4.6")  # the newest whose dependencies can be had
npm("install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "warcio@2.4.11")
with tarfile.open(folder / "replaywebpage-2.4.6.tgz") as packed:
    for name in ("ui.js", "sw.js"):
        (folder / name).write_bytes(packed.extractfile(f"package/{name}").read())


def answer(request, connection):
    if request.target == "/robots.txt":
        connection.send(reply(b"", "404 Not Found"))
    else:
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
                        % (len(PAGE), PAGE))


with Server(answer) as server:
    url = f"http://127.0.0.1:{server.port}/ferry"
    same(run("fetch", "--allow-network", "127.0.0.0/8", "--rate", 0, "--case", folder / "case", url).code, 0, "fetch")
TOLD = "Its captain wrote that the ferry left on time."
(folder / "story.md").write_text(f"---\ndate: 2024-05-04\n---\n\n{TOLD} See [the page]({url}).\n")
exported = run("archive", "export", "-o", folder / "story.wacz", "--story", folder / "story.md", "--case", folder / "case",
               env={"XDG_CONFIG_HOME": str(folder / "configuration")})
same(exported.code, 0, f"export: {exported.err}")

# The same index, but for the label of digests, which warcio.js leaves out.
subprocess.run(["unzip", "-q", "story.wacz", "-d", "files"], cwd=folder, check=True, timeout=60)
warcio = subprocess.run(["node", "node_modules/warcio/dist/cli.js", "cdx-index", "files/archive/00001.warc.gz"], cwd=folder,
                        capture_output=True, timeout=60)
ours = [line.split(" ", 2) for line in (folder / "files/indexes/index.cdxj").read_text().splitlines()]
theirs = {}
for line in warcio.stdout.decode().splitlines():
    key, time, row = line.split(" ", 2)
    theirs[json.loads(row)["offset"]] = (key, time, json.loads(row))
check(warcio.returncode == 0 and theirs, f"warcio cdx-index: {warcio.stderr.decode(errors='replace')[:500]}")
compared = 0
for key, time, row in ours:
    row = json.loads(row)
    other = theirs.get(row["offset"]) or theirs.get(int(row["offset"]))
    if not other or not row["url"].startswith("http"):
        continue
    compared += 1
    same((key, time), other[:2], "key and time of warcio")
    for member in ("url", "status", "length", "mime", "offset", "filename"):
        same(row.get(member), str(other[2].get(member)), f"{member} of warcio")
    same(row["digest"].partition(":")[2], other[2]["digest"], "digest of warcio, which drops its label")
check(compared >= 1, f"records that both indexes have: {theirs}")

EMBED = """<!doctype html><meta charset="utf-8"><script src="/ui.js"></script>
<replay-web-page source="/story.wacz" url="URL" embed="replayonly" replayBase="/replay/" style="height: 600px"></replay-web-page>
<script>
function texts(node, out) {
  if (node.nodeType === 3) out.push(node.data);
  if (node.shadowRoot) texts(node.shadowRoot, out);
  if (node.tagName === "IFRAME") { try { if (node.contentDocument) texts(node.contentDocument, out); } catch (e) {} }
  for (const child of node.childNodes) if (child.tagName !== "SCRIPT" && child.tagName !== "STYLE") texts(child, out);
  return out;
}
setInterval(() => fetch("/seen", {method: "POST", body: texts(document.body, []).join(" ")}), 500);
</script>"""

seen, ranges = [], []
PAGES = {"/page": (url, SENTENCE, threading.Event()), "/told": ("https://story.invalid/story.md", TOLD, threading.Event())}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    FILES = {"/ui.js": ("ui.js", "text/javascript"), "/replay/sw.js": ("sw.js", "text/javascript"),
             "/replay/ui.js": ("ui.js", "text/javascript"), "/story.wacz": ("story.wacz", "application/wacz")}

    def log_message(self, *_):
        pass

    def give(self, code, body, kind, more=()):
        self.send_response(code)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("Accept-Ranges", "bytes"), *more):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        if path in PAGES:
            return self.give(200, EMBED.replace("URL", PAGES[path][0]).encode(), "text/html")
        if path not in self.FILES:
            return self.give(404, b"", "text/plain")
        name, kind = self.FILES[path]
        body = (folder / name).read_bytes()
        asked = self.headers.get("Range", "")
        if not asked.startswith("bytes="):
            return self.give(200, body, kind)
        first, _, last = asked[6:].partition("-")
        begin = int(first) if first else max(0, len(body) - int(last))
        end = min(int(last), len(body) - 1) if first and last else len(body) - 1
        ranges.append((begin, end))
        self.give(206, body[begin:end + 1], kind, [("Content-Range", f"bytes {begin}-{end}/{len(body)}")])

    do_HEAD = do_GET

    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8", "replace")
        seen[:] = [text]
        for _, sentence, shown in PAGES.values():
            if sentence in text:
                shown.set()
        self.give(200, b"", "text/plain")


class Web(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass  # the browser ends while it is being answered


web = Web(("127.0.0.1", 0), Handler)
threading.Thread(target=web.serve_forever, daemon=True).start()
for path, (address, _, shown) in PAGES.items():
    browser = subprocess.Popen(
        ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         f"--user-data-dir={folder / 'browser'}", f"http://127.0.0.1:{web.server_address[1]}{path}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    shown.wait(LONGEST)
    os.killpg(browser.pid, signal.SIGTERM)
    try:
        browser.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(browser.pid, signal.SIGKILL)
    check(shown.is_set(), f"ReplayWeb.page shows {address}; it showed: {seen}")
web.shutdown()
check(ranges, "and reads the package in ranges")
shutil.rmtree(folder, ignore_errors=True)
finish()
