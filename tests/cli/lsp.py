"""The language server: exchanges with exact answers, positions in three encodings, hostile input, and real editors."""
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from program import PROGRAM, ROOT, check, finish, same

SLIP = "They met — Émile and 😀 — on Tuesday, June 19, 2024, in the capital.\n"
WORDS = "Tuesday, June 19, 2024"


def framed(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def unframed(out):
    found = []
    while out:
        head, _, out = out.partition(b"\r\n\r\n")
        length = int(head.split(b":")[1])
        found.append(json.loads(out[:length]))
        out = out[length:]
    return found


def served(raw, cwd=ROOT, *arguments):
    ran = subprocess.run([PROGRAM, "lsp", *arguments], input=raw, capture_output=True, cwd=cwd, timeout=60)
    return ran.returncode, unframed(ran.stdout), ran.stderr.decode()


def asked(number, method, **params):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def told(method, **params):
    return {"jsonrpc": "2.0", "method": method, "params": params}


START = [asked(1, "initialize", capabilities={}), told("initialized")]
END = [{"jsonrpc": "2.0", "id": 99, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}]


def exchange(*messages, start=START, cwd=ROOT, end=END):
    return served(b"".join(map(framed, [*start, *messages, *end])), cwd)


def opened(text, uri="file:///nowhere/story.md", version=1):
    return told("textDocument/didOpen", textDocument={"uri": uri, "languageId": "markdown", "version": version, "text": text})


def of_the_protocol():
    code, got, err = exchange()
    same((code, err, len(got)), (0, "", 2), "started and ended")
    same(got[0]["result"]["capabilities"], {
        "positionEncoding": "utf-16", "textDocumentSync": {"openClose": True, "change": 1, "save": {"includeText": True}},
        "hoverProvider": True, "codeActionProvider": {"codeActionKinds": ["quickfix"]}}, "capabilities")
    same(got[1], {"jsonrpc": "2.0", "id": 99, "result": None}, "shutdown")
    for messages, answers, code in (
            ([asked(1, "textDocument/hover")], [(1, -32002)], 1),
            ([*START, asked(2, "no/such")], [(2, -32601)], 1),
            ([*START, asked(2, "textDocument/hover", textDocument={})], [(2, -32602)], 1),
            ([*START, told("no/such"), told("textDocument/didChange", textDocument={"uri": "file:///x"})], [], 1),
            ([*START, END[0], asked(3, "textDocument/hover")], [(3, -32600)], 1),
            ([*START, b"{no json"], [(None, -32700)], 1),
            ([*START, [1, 2]], [(None, -32600)], 1),
            ([*START, {"jsonrpc": "2.0", "id": 7, "result": 1}], [], 1)):
        ended, got, _ = served(b"".join(map(framed, messages)))
        same((ended, [(m["id"], m["error"]["code"]) for m in got if "error" in m]), (code, answers), f"{messages[-1]}")
    same(served(framed(END[1]))[0], 1, "exit without shutdown")


def of_findings():
    uri = "file:///nowhere/a%20story.md"
    for encodings, name, at in ((None, "utf-16", 29), (["utf-16", "utf-8"], "utf-8", 36), (["utf-32"], "utf-32", 28)):
        general = {"positionEncodings": encodings} if encodings else {}
        start = [asked(1, "initialize", capabilities={"general": general}), told("initialized")]
        size = len(WORDS)
        spot = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": at + 3}}
        place = {"start": {"line": 0, "character": at}, "end": {"line": 0, "character": at + size}}
        code, got, _ = exchange(opened(SLIP, uri), asked(2, "textDocument/hover", **spot),
                                asked(3, "textDocument/hover", textDocument={"uri": uri}, position={"line": 0, "character": 1}),
                                asked(4, "textDocument/codeAction", textDocument={"uri": uri}, range=place, context={"diagnostics": []}),
                                start=start)
        same((code, got[0]["result"]["capabilities"]["positionEncoding"]), (0, name), f"{name}: chosen")
        found = got[1]["params"]
        same((found["uri"], found["version"], [(d["range"], d["severity"], d["code"], d["source"]) for d in found["diagnostics"]]),
             (uri, 1, [(place, 1, "date.weekday", "claims")]), f"{name}: diagnostics")
        same(got[2]["result"]["range"], place, f"{name}: hover")
        check("19 June 2024 was a Wednesday, not a Tuesday" in got[2]["result"]["contents"]["value"], "its reasons")
        same(got[3]["result"], None, "nothing to say elsewhere")
        edits = got[4]["result"][0]["edit"]["changes"][uri]
        same((got[4]["result"][0]["kind"], edits), ("quickfix", [{"range": place, "newText": "Wednesday, June 19, 2024"}]), f"{name}: correction")


def of_changes(folder):
    uri = (folder / "story.md").as_uri()
    document = {"uri": uri}
    changed = told("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=[{"text": SLIP.replace("Tuesday", "Wednesday")}])
    hover = asked(2, "textDocument/hover", textDocument=document, position={"line": 0, "character": 30})
    _, got, _ = exchange(opened(SLIP, uri), changed, hover, told("textDocument/didSave", textDocument=document), told("textDocument/didClose", textDocument=document))
    same([len(m["params"]["diagnostics"]) for m in got if m.get("method") == "textDocument/publishDiagnostics"], [1, 0, 0], "on open, on save, on close")
    same([m["result"] for m in got if m.get("id") == 2], [None], "no reasons for words that are no longer there")
    (folder / ".claims.toml").write_text('[levels]\n"date.weekday" = "warning"\n')
    _, got, _ = exchange(opened(SLIP, uri))
    same(got[1]["params"]["diagnostics"][0]["severity"], 2, "house rules beside the story")
    (folder / ".claims.toml").write_text("[levels]\nx = 1\n")
    _, got, _ = exchange(opened(SLIP, uri))
    same([m["method"] for m in got if "method" in m], ["window/showMessage", "textDocument/publishDiagnostics"], "settings that are wrong are said")
    (folder / ".claims.toml").unlink()


def of_hostile_input():
    for raw, words in ((b"GET / HTTP/1.1\r\n\r\n", "without a sound Content-Length"), (b"Content-Length: -1\r\n\r\n", "without a sound Content-Length"),
                       (b"Content-Length: 999999999999\r\n\r\n", "the limit is 134217728"), (b"Content-Length: 99999999999999999999999\r\n\r\n", "without a sound"),
                       (b"x" * 10_000, "no header of a message within 8192 bytes"), (b"Content-Length: 5\r\n\r\n{}", "ends within a message"),
                       (b"Content-Length: 5", "ends within the header")):
        ran = subprocess.run([PROGRAM, "lsp"], input=raw, capture_output=True, timeout=60)
        check(ran.returncode == 2 and words in ran.stderr.decode(), f"{raw[:40]}: {ran.returncode} {ran.stderr}")
    deep = b"[" * 100_000 + b"]" * 100_000
    same(served(framed(deep))[1][0]["error"], {"code": -32700, "message": "the message is nested too deeply"}, "deep JSON")
    same(served(framed(b"[" * 64 + b"]" * 64))[1][0]["error"]["code"], -32600, "as deep as it may be")
    same(served(framed(b"[" * 65 + b"]" * 65))[1][0]["error"]["code"], -32700, "and one deeper")
    code, got, _ = exchange(opened("\ud800 \udfff".encode("utf-8", "surrogatepass").decode("utf-8", "replace")), opened("\x00\x01" * 1000, "file:///b.md"))
    same(code, 0, "odd texts")


# What the editor itself shows.
def of_neovim(folder):
    if not shutil.which("nvim"):
        print("Neovim is not here: not tried")
        return
    story = folder / "story.md"
    story.write_text(SLIP)
    (folder / "init.lua").write_text(f"""
      vim.cmd("edit {story}")
      vim.lsp.start_client({{ name = "claims", cmd = {{ "{PROGRAM}", "lsp" }}, on_init = function(client) vim.lsp.buf_attach_client(0, client.id) end }})
      vim.wait(10000, function() return #vim.diagnostic.get(0) > 0 end, 20)
      local d = vim.diagnostic.get(0)[1]
      io.stdout:write(d and (d.col .. " " .. d.end_col .. " " .. d.message:match("[^\\n]*")) or "nothing")
      vim.cmd("qall!")
    """)
    ran = subprocess.run(["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", str(folder / "init.lua")], capture_output=True, timeout=60)
    at = len(SLIP[:SLIP.index("Tuesday")].encode())
    same(ran.stdout.decode().strip(), f"{at} {at + len(WORDS)} 19 June 2024 was a Wednesday, not a Tuesday", "Neovim shows it")


with tempfile.TemporaryDirectory(prefix="claims-lsp-") as name:
    of_the_protocol()
    of_findings()
    of_changes(Path(name))
    of_hostile_input()
    of_neovim(Path(name))
finish()
