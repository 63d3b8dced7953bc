"""The HTML report: well-formed, closed to the outside, and usable by keyboard in headless Chromium."""
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
from program import check, finish, run, same  # noqa: E402

STORY = """<html><head><title>Talks &amp; more</title><meta property="article:published_time" content="2024-06-20"></head><body><article>
<h1>Talks &amp; &lt;script&gt;alert(1)&lt;/script&gt; more</h1>
<p>The ministers met on Tuesday, June 19, 2024, in the "capital" &lt;b&gt;of&lt;/b&gt; the region.</p>
<p>The painter Harold Whitcombe (1930-1998) died at 72. A second meeting was due on June 31.</p>
<!-- claims-waive date.weekday reason="the <i>minutes</i> say so" owner="A. Editor" -->
<p>The minutes name Monday, June 19, 2024, as the day.</p>
<blockquote>Nothing is decided.</blockquote><ul><li>One</li><li>Two</li></ul>
</article></body></html>
"""
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.links, self.names = [], [], [], [], set()
        self.texts, self.styles, self.scripts, self.policy = {}, [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.names |= set(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.styles.append(data)
        elif self.open and self.open[-1] == "script":
            self.scripts.append(data)
        elif self.open:
            self.texts.setdefault(self.open[-1], []).append(data)


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def of_page(text):
    page = Page(text)
    same((page.wrong, page.open), ([], []), "every element is closed")
    same(len(page.ids), len(set(page.ids)), "ids are unique")
    same([link for link in page.links if not link.startswith("#") or link[1:] not in page.ids], [], "every link leads to a place of the page")
    check(not page.names & {"src", "onclick", "onload", "style"}, f"attributes {page.names}")
    same(page.policy, f"default-src 'none'; style-src {digest(''.join(page.styles))}; script-src {digest(''.join(page.scripts))}; "
                      "base-uri 'none'; form-action 'none'", "the policy names the style and the script by their digests")
    check("<script>alert" not in text and "&lt;script&gt;alert(1)&lt;/script&gt;" in text, "the story's own marks are text")
    check("the &lt;i&gt;minutes&lt;/i&gt; say so" in text, "those of a waiver too")
    same(page.texts["h3"], ["19 June 2024 was a Wednesday, not a Tuesday", "born in 1930, Harold Whitcombe was 67 or 68 in 1998, not 72", "June has 30 days, not 31",
                            "19 June 2024 was a Wednesday, not a Monday"], "the findings")
    check("https:" not in text.replace(page.policy, "") and "http:" not in text, "no address of anywhere")


def of_browser(folder, path):
    for tool in ("npm", "node", "chromium"):
        if not shutil.which(tool):
            return f"{tool} is not installed"
    try:
        done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "playwright-core@1.49.1"],
                              cwd=folder, capture_output=True, timeout=100)
    except subprocess.TimeoutExpired:
        return "npm did not answer: there is no network"
    if done.returncode != 0:
        return "npm could not fetch the packages: there is no network"
    shutil.copy(HERE / "report.js", folder)
    pictures = Path(os.environ.get("CLAIMS_SCREENSHOTS", folder))
    done = subprocess.run(["node", "report.js", str(path), str(pictures)], cwd=folder, capture_output=True, timeout=120)
    check(done.returncode == 0, done.stderr.decode(errors="replace")[:2000])
    if done.returncode != 0:
        return None
    seen = json.loads(done.stdout)
    error = "card error"
    same((seen["complaints"], seen["requests"]), ([], 1), "it loads nothing and complains of nothing")
    same(seen["all"], [error, error, error, "card error set-aside"], "the findings")
    same((seen["first"], seen["second"], seen["back"]), (["finding-1-1"], ["finding-1-2"], ["finding-1-1"]), "j and k")
    same((seen["without_errors"], len(seen["with_errors"])), ([], 4), "e")
    same((seen["focus"], seen["filters_in_print"], seen["scrolls_sideways"]), ("A", "none", False), "tab, print, narrow")
    check(seen["background"] != seen["dark"], "dark where the reader wants it")
    for name in ("light.png", "dark.png", "narrow.png"):
        check((pictures / name).stat().st_size > 10_000, f"{name} shows something")
    return None


folder = Path(tempfile.mkdtemp(prefix="claims-report-"))
try:
    (folder / "story.html").write_text(STORY)
    ran = run("verify", "--format", "html", "story.html", cwd=folder)
    same((ran.code, ran.err), (1, ""), "verify")
    (folder / "report.html").write_bytes(ran.out)
    of_page(ran.text())
    same(run("verify", "--format", "html", "story.html", cwd=folder).out, ran.out, "the same bytes again")
    both = run("verify", "--format", "html", "story.html", "story.html", cwd=folder)
    same(len(re.findall(r"<main>", both.text())), 2, "two stories on one page")
    same(len(Page(both.text()).ids), len(set(Page(both.text()).ids)), "with ids of their own")
    why = of_browser(folder, folder / "report.html")
finally:
    shutil.rmtree(folder, ignore_errors=True)
if why:
    print("skipped:", why)
    from program import failures
    sys.exit(1 if failures else 77)
finish()
