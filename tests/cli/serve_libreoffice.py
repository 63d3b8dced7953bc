"""Debian's LibreOffice Writer, headless, with `claims serve` as its LanguageTool server: what it sends, and what it shows of the
answer. Skipped where it is not installed (libreoffice-writer-nogui, python3-uno)."""
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    sys.path.append("/usr/lib/python3/dist-packages")
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.lang import Locale
except ImportError:
    uno = None
if not uno or not shutil.which("soffice"):
    print("skipped: LibreOffice or its Python is not installed")
    sys.exit(77)

from program import ROOT, check, finish, same
from serving import Server

STORY = (ROOT / "fixtures/articles/summit/article.txt").read_bytes()
SLIP = "AT&T said 😀 50% of them met on Tuesday, June 19, 2024, in the capital."
WORDS = "Tuesday, June 19, 2024"

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"><prop oor:name="BaseURL" oor:op="fuse"><value>{base}</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"><prop oor:name="IsEnabled" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Writer:
    def __init__(self, base):
        self.profile = tempfile.TemporaryDirectory(prefix="claims-office-")
        user = Path(self.profile.name) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(SETTINGS.format(base=base))
        self.port = free_port()

    def __enter__(self):
        self.process = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{self.profile.name}",
                                         f"--accept=socket,host=127.0.0.1,port={self.port};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(600):
            try:
                self.context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={self.port};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.1)
        self.checker = self.context.ServiceManager.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", self.context)
        return self

    def found(self, text):
        done = self.checker.doProofreading("1", text, Locale("en", "US", ""), 0, len(text.encode("utf-16-le")) // 2, ())
        return [(e.nErrorStart, e.nErrorLength, e.aShortComment, tuple(e.aSuggestions)) for e in done.aErrors]

    def __exit__(self, *_):
        try:
            self.context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context).terminate()
        except Exception:  # it ends before it answers
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.profile.cleanup()


def units(text):
    return len(text.encode("utf-16-le")) // 2


with Server("--rate", 0) as server:
    server.ask("PUT", "/v1/stories/summit-1", STORY, Content_Type="text/plain")
    with Writer(f"http://127.0.0.1:{server.port}/v2") as writer:
        found = writer.found(SLIP)
        same([(start, length, suggestions) for start, length, _, suggestions in found],
             [(units(SLIP[:SLIP.index(WORDS)]), units(WORDS), ("Wednesday, June 19, 2024",))], "a paragraph by itself")
        check(found and "19 June 2024 was a Wednesday" in found[0][2], f"what is shown: {found}")
    paragraph = next(p for p in STORY.decode().split("\n\n") if "2004 Kim-Putin summit" in p).strip("\n")
    with Writer(f"http://127.0.0.1:{server.port}/lt/summit-1/v2") as writer:
        found = writer.found(paragraph)
        same([(start, length) for start, length, _, _ in found], [(units(paragraph[:paragraph.index("2004")]), 4)], "a paragraph in its story")
        check(found and "first summit of Kim Jong Un and Vladimir Putin" in found[0][2], f"with both facts: {found}")
finish()
