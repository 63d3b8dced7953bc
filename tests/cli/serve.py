"""The HTTP server: each route with its exact answers, tokens, and what an editor that knows LanguageTool gets."""
import hashlib
import json
import signal
import tempfile
import time
import urllib.parse
from pathlib import Path

from program import ROOT, check, finish, run, same
from serving import API, Server, schema_errors, seen

STORY = (ROOT / "fixtures/articles/summit/article.txt").read_bytes()
SLIP = "They met — Émile and 😀 — on Tuesday, June 19, 2024, in the capital.\n"
WORDS = "Tuesday, June 19, 2024"
BRIDGE = "The bridge over the Arden cost 12 million euros, Anna Kovac said on Monday.\n\nBuilt in 1998, the old bridge carried 4,000 cars a day.\n"
JSON, PLAIN = {"Content_Type": "application/json"}, {"Content_Type": "text/plain"}
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def form(**fields):
    return urllib.parse.urlencode(fields)


def problem(answer, status, code, words=""):
    same((answer.status, answer.type), (status, "application/problem+json"), f"problem {code}: {answer.body[:200]}")
    if answer.type.endswith("problem+json"):
        same((answer.json()["status"], answer.json()["code"]), (status, code), "its members")
        check(words in answer.json()["detail"], f"{answer.json()['detail']!r} does not say {words!r}")


def of_verifying(server):
    expected = run("verify", "-", "--format", "json", stdin=STORY).out
    same(server.ask("POST", "/v1/verify", STORY).body, expected, "verify: as the command")
    same(server.ask("POST", "/v1/verify", STORY, **PLAIN).body, expected, "verify: as plain text")
    as_json = json.dumps({"text": STORY.decode(), "format": None, "other": [1, {"a": 2}]})
    same(server.ask("POST", "/v1/verify", as_json, **JSON).body, expected, "verify: as JSON")
    markdown = "# A bridge\n\nIt was **opened** on Tuesday, June 19, 2024.\n"
    for name, media, text in (("md", "text/markdown", markdown), ("html", "text/html; charset=utf-8", "<h1>A bridge</h1><p>It opened on Tuesday, June 19, 2024.</p>")):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / f"s.{name}").write_text(text)
            expected = run("verify", f"s.{name}", "--published", "2024-06-20", "--format", "json", cwd=folder).out
        same(server.ask("POST", f"/v1/verify?path=s.{name}&published=2024-06-20", text, Content_Type=media).body, expected, f"verify: {media}")
        body = json.dumps({"text": text, "path": f"s.{name}", "published": "2024-06-20T08:00:00Z", "format": {"md": "markdown"}.get(name, name)})
        same(server.ask("POST", "/v1/verify", body, **JSON).body, expected, f"verify: {media} in JSON")
    answer = server.ask("POST", "/v1/verify", "They met on Monday.", **PLAIN)
    check(answer.status == 200 and answer.json()["not_checked"], "what could not be checked is said")
    expected = run("inspect", "-", "--what", "mentions,claims", stdin=STORY).out
    same(server.ask("POST", "/v1/inspect?what=mentions,claims", STORY).body, expected, "inspect: as the command")
    same(server.ask("POST", "/v1/inspect", STORY).body, run("inspect", "-", stdin=STORY).out, "inspect: all")


def of_wrong_stories(server):
    for body, fields, status, code, words in (
            ("{", JSON, 400, "malformed", "not JSON"), ("[]", JSON, 400, "malformed", "object"), ("{}", JSON, 400, "malformed", '"text"'),
            ('{"text": 1}', JSON, 400, "malformed", "string"), ('{"text": "a", "published": "2024-02-31"}', JSON, 400, "malformed", "2024-02-31"),
            ('{"text": "a", "format": "pdf"}', JSON, 400, "malformed", "pdf"), ('{"text": "a", "path": "a\\nb"}', JSON, 400, "malformed", "path"),
            (b'{"text": "\xff"}', JSON, 400, "malformed", "not JSON"), ("x", {"Content_Type": "application/pdf"}, 415, "unsupported", "application/pdf"),
            (bytes(range(256)) * 64, PLAIN, 422, "malformed", ""), ("<div>" * 2000, {"Content_Type": "text/html"}, 422, "limit", "512")):
        for route in ("verify", "inspect"):
            problem(server.ask("POST", f"/v1/{route}", body, **fields), status, code, words)
    problem(server.ask("POST", "/v1/inspect?what=words", "x", **PLAIN), 400, "malformed", "what")
    problem(server.ask("POST", "/v1/verify?record=perhaps", "x", **PLAIN), 400, "malformed", "record")
    problem(server.ask("POST", "/v1/verify?record=true", "x", **PLAIN), 400, "usage", "path")
    same(server.ask("POST", "/v1/verify", "They met \x80 \ufffd again.".encode("latin-1", "ignore"), **PLAIN).status, 200, "bytes that are not UTF-8 are read as the command reads them")


def of_the_rest(server):
    answer = server.ask("GET", "/v1/checks")
    listed = [line.split()[0] for line in run("checks").text().splitlines()]
    same([c["id"] for c in answer.json()["checks"]], listed, "checks")
    tag = answer.fields["etag"]
    for value in (tag, f'"x", W/{tag}', "*"):
        again = server.ask("GET", "/v1/checks", If_None_Match=value)
        same((again.status, again.body, again.fields["etag"]), (304, b"", tag), f"If-None-Match: {value}")
    same(server.ask("GET", "/v1/checks", If_None_Match='"x"').status, 200, "another tag")
    head = server.ask("HEAD", "/v1/checks")
    same((head.status, head.fields["content-length"], head.body), (200, str(len(answer.body)), b""), "HEAD")
    health = server.ask("GET", "/v1/health").json()
    check(health["version"] in run("version").text(), f"health: {health}")
    same(server.ask("GET", "/v1/openapi.json").json(), API, "openapi.json")
    for name in ("verify", "inspect", "kept-claims"):
        got = server.ask("GET", f"/v1/{name}.schema.json", described=False)
        same(got.body, (ROOT / f"docs/formats/{name}.schema.json").read_bytes(), f"schema of {name}")
    for method, path, status, code in (("GET", "/", 404, "not_found"), ("GET", "/v1", 404, "not_found"), ("GET", "/v1/health/", 404, "not_found"),
                                       ("POST", "/v1/health", 405, "unsupported"), ("GET", "/v1/verify", 405, "unsupported"),
                                       ("OPTIONS", "/v1/verify", 405, "unsupported"), ("TRACE", "/v1/health", 405, "unsupported"),
                                       ("GET", "/v1/claims/../health", 404, "not_found"), ("GET", "/v1/claims/..%2f..%2fetc%2fpasswd", 404, "not_found"),
                                       ("GET", "/v1/claims/%2e%2e", 404, "not_found"), ("GET", "/v1/claims/%00", 404, "not_found"), ("GET", "//v1/health", 404, "not_found"),
                                       ("GET", "/../../../../etc/passwd", 404, "not_found"), ("GET", "/lt/../v2/languages", 404, "not_found")):
        problem(server.ask(method, path, described=False), status, code)
    same(server.ask("GET", "/v1/verify").fields["allow"], "POST", "Allow")
    same(server.ask("POST", "/v1/health").fields["allow"], "GET, HEAD", "Allow")
    for origin in ("https://evil.example", "null"):
        answer = server.ask("POST", "/v1/verify", "x", Origin=origin, **PLAIN)
        check(not [f for f in answer.fields if f.startswith("access-control")], "no page of another origin may read it")
    for host, status in (("evil.example", 421), ("127.0.0.1.evil.example", 421), (f"localhost:{server.port}", 200), ("[::1]", 200), ("LOCALHOST", 200)):
        same(server.ask("GET", "/v1/health", Host=host).status, status, f"Host: {host}")
    text = server.ask("GET", "/metrics").text()
    check('claims_requests_total{route="/v1/verify",method="POST",status="200"}' in text and "claims_request_seconds_bucket" in text, "metrics")
    check("summit" not in text and "passwd" not in text, "no words of clients in metrics")
    for line in text.splitlines():
        check(line.startswith("# ") or len(line.rsplit(" ", 1)) == 2 and float(line.rsplit(" ", 1)[1]) >= 0, f"metrics: {line}")


def of_claims(server, case):
    same(server.ask("GET", "/v1/claims").json(), {"claims": []}, "no claims yet")
    answer = server.ask("POST", "/v1/verify?record=true", json.dumps({"text": BRIDGE, "path": "desk/bridge", "published": "2024-06-20"}), **JSON)
    same(answer.status, 200, "recorded")
    listed = server.ask("GET", "/v1/claims").json()["claims"]
    same([(c["text"], c["story"], c["decisions"]) for c in listed],
         [("The bridge over the Arden cost 12 million euros", "desk/bridge", []), ("Built in 1998, the old bridge carried 4,000 cars a day", "desk/bridge", [])], "listed")
    same(listed, [json.loads(line) for line in run("list", "--case", case, "--format", "jsonl").out.splitlines()], "as the command")
    page = server.ask("GET", "/v1/claims?limit=1").json()
    same((len(page["claims"]), page["next_skip"]), (1, 1), "a page")
    same(server.ask("GET", "/v1/claims?limit=1&skip=1").json(), {"claims": listed[1:]}, "the next one")
    same([c["text"] for c in server.ask("GET", "/v1/claims?q=the+bridge+cost+13+million").json()["claims"]], [listed[0]["text"]], "searched")
    for query, count in (("story=desk%2Fbridge", 2), ("story=other", 0), ("decided=true", 0), ("undecided=true", 2), ("unsourced=true", 0), ("all_versions=true", 2)):
        same(len(server.ask("GET", f"/v1/claims?{query}").json()["claims"]), count, query)
    for query in ("limit=1001", "limit=x", "skip=-1", "decided=yes", "decided=true&undecided=true", "q=" + "a" * 3000):
        same(server.ask("GET", f"/v1/claims?{query}").status, 400, query[:40])
    one = listed[0]["id"]
    target = f"/v1/claims/{one}/decisions"
    shown = server.ask("GET", f"/v1/claims/{one[:8]}")
    same(shown.json(), {"claims": listed[:1]}, "shown")
    problem(server.ask("GET", "/v1/claims/0123456789abcdef"), 404, "not_found")
    problem(server.ask("GET", "/v1/claims/xyz"), 404, "not_found")
    problem(server.ask("GET", "/v1/claims/abc"), 400, "usage")
    right = {"ruling": "confirmed", "why": "budget, page 4", "who": "A. Kovac"}
    for change, status, code in (({"ruling": "true"}, 400, "malformed"), ({"ruling": None}, 400, "malformed"), ({"why": ""}, 400, "usage"), ({"who": None}, 400, "usage"), ({"why": 1}, 400, "malformed")):
        problem(server.ask("POST", target, json.dumps({**right, **change}), **JSON), status, code)
    problem(server.ask("POST", target, json.dumps(right), **PLAIN), 415, "unsupported", "application/json")
    problem(server.ask("POST", "/v1/claims/0123456789abcdef/decisions", json.dumps(right), **JSON), 404, "not_found")
    problem(server.ask("POST", target, json.dumps(right), If_Match='"old"', **JSON), 412, "conflict")
    problem(server.ask("POST", target, json.dumps({**right, "why": "x" * 70_000}), **JSON), 413, "limit")
    check(not server.ask("GET", f"/v1/claims/{one}").json()["claims"][0]["decisions"], "nothing was recorded so far")
    first = server.ask("POST", target, json.dumps(right), Idempotency_Key="k1", If_Match=shown.fields["etag"], **JSON)
    same((first.status, first.json()["ruling"], first.json()["claim"], first.json()["story"]), (201, "confirmed", one, "desk/bridge"), "decided")
    again = server.ask("POST", target, json.dumps(right), Idempotency_Key="k1", If_Match=shown.fields["etag"], **JSON)
    same((again.status, again.body, again.fields.get("idempotent-replayed")), (201, first.body, "true"), "the same key again")
    problem(server.ask("POST", target, json.dumps({**right, "why": "other"}), Idempotency_Key="k1", **JSON), 422, "usage", "another request")
    problem(server.ask("POST", target, json.dumps(right), Idempotency_Key="k" * 256, **JSON), 400, "limit")
    problem(server.ask("POST", target, json.dumps(right), If_Match=shown.fields["etag"], **JSON), 412, "conflict")
    now = server.ask("GET", f"/v1/claims/{one}")
    same([d["why"] for d in now.json()["claims"][0]["decisions"]], ["budget, page 4"], "once")
    check(now.fields["etag"] != shown.fields["etag"], "another tag")
    same(server.ask("POST", target, json.dumps(right), **JSON).status, 201, "without a key it is another decision")
    before = server.ask("POST", "/v1/verify", "The bridge over the Arden cost 14 million euros, the council said.", **PLAIN).json()["checked_before"]
    same([(b["ruling"], b["differences"]) for b in before], [("confirmed", [{"here": "14", "there": "12"}])], "offered again")
    return target, right


def of_a_restart(server, target, right):
    """The keys are gone with the process: what was said last is not said again."""
    again = server.ask("POST", target, json.dumps(right), Idempotency_Key="k1", **JSON)
    same((again.status, again.json()["why"]), (200, right["why"]), "after a restart")
    same(len(server.ask("GET", target.removesuffix("/decisions")).json()["claims"][0]["decisions"]), 2, "nothing was added")
    same(server.ask("POST", target, json.dumps({**right, "ruling": "withdrawn"}), Idempotency_Key="k2", **JSON).status, 201, "another one is")


def of_language_tool(server):
    def spots(answer):
        return [(m["offset"], m["length"], m["rule"]["id"], [r["value"] for r in m["replacements"]]) for m in answer.json()["matches"]]

    at = len(SLIP[:SLIP.index(WORDS)].encode("utf-16-le")) // 2
    spot = [(at, len(WORDS), "CLAIMS_DATE_WEEKDAY", ["Wednesday, June 19, 2024"])]
    answer = server.ask("POST", "/v2/check", form(text=SLIP, language="en-US"), **FORM)
    same((answer.status, spots(answer)), (200, spot), "offsets in UTF-16")
    same((answer.json()["language"]["code"], answer.json()["warnings"]), ("en-US", {"incompleteResults": False}), "language")
    context = answer.json()["matches"][0]["context"]
    same(context["text"].encode("utf-16-le")[2 * context["offset"]:][:2 * context["length"]].decode("utf-16-le"), WORDS, "context")
    check(WORDS in answer.json()["matches"][0]["sentence"], "sentence")
    unencoded = ("text=" + SLIP + "&language=en-GB").encode()
    same(spots(server.ask("POST", "/v2/check", unencoded, **FORM)), spot, "LibreOffice 7.4 encodes nothing")
    tricky = "AT&T said 100%25 of a+b &language= met on " + WORDS + "."
    same(spots(server.ask("POST", "/v2/check", f"text={tricky}&language=en-US", **FORM)),
         [(tricky.index(WORDS), len(WORDS), "CLAIMS_DATE_WEEKDAY", ["Wednesday, June 19, 2024"])], "all of it as it is")
    same(spots(server.ask("POST", "/v2/check", "text=Tuesday,+June+19,+2024.&language=auto", **FORM))[0][:2], (0, len(WORDS)), "an encoded one is decoded")
    data = json.dumps({"annotation": [{"text": "😀 "}, {"markup": "<b class='x'>"}, {"text": "They met on "}, {"markup": "<br/>", "interpretAs": "\n"}, {"text": WORDS},
                                      {"markup": "</b>"}, {"text": ", he said."}], "metaData": {"a": None}})
    sent = "😀 <b class='x'>They met on <br/>"
    same(spots(server.ask("POST", "/v2/check", form(data=data, language="en"), **FORM))[0][:2], (len(sent.encode("utf-16-le")) // 2, len(WORDS)), "markup counts")
    same(spots(server.ask("POST", "/v2/check", form(data=json.dumps({"text": SLIP}), language="en"), **FORM)), spot, "data with a text")
    for options, found in ((dict(disabledRules="A,CLAIMS_DATE_WEEKDAY"), []), (dict(disabledRules="date.weekday"), []), (dict(enabledRules="A", enabledOnly="true"), []),
                           (dict(enabledRules="CLAIMS_DATE_WEEKDAY", enabledOnly="true"), spot), (dict(level="picky"), spot)):
        same(spots(server.ask("POST", "/v2/check", form(text=SLIP, language="en-US", **options), **FORM)), found, f"{options}")
    answer = server.ask("POST", "/v2/check", form(text="They met on Monday.", language="en-US"), **FORM).json()
    check(answer["warnings"]["incompleteResults"] and "date" in answer["warnings"]["incompleteResultsReason"], "incomplete is not clean")
    same(server.ask("POST", "/v2/check", form(text="They met on Monday.", language="en", published="2024-06-20"), **FORM).json()["warnings"], {"incompleteResults": False}, "with its date it is complete")
    for body in ("", "language=en-US", form(text="a", data="{}", language="en"), form(text="a"), form(text="a", language="de-DE"), form(data="{", language="en"),
                 form(data="[]", language="en"), form(data="{}", language="en"), form(data='{"text": 1}', language="en"), form(data='{"annotation": [1]}', language="en"),
                 form(data='{"annotation": [{"text": "a", "markup": "b"}]}', language="en"), "text=%FF&language=en", form(text="a", language="en", published="June"),
                 form(data='{"text": "a", "annotation": []}', language="en")):
        answer = server.ask("POST", "/v2/check", body, **FORM)
        check(answer.status == 400 and answer.text().startswith("Error: "), f"{body[:60]}: {answer.status} {answer.body[:80]}")
    check({"name": "English (US)", "code": "en", "longCode": "en-US"} in server.ask("GET", "/v2/languages").json(), "languages")
    same((server.ask("GET", "/v2/healthcheck").text(), int(server.ask("GET", "/v2/maxtextlength").text())), ("OK", (1 << 20) // 9), "health, length")
    same(server.ask("GET", "/v2/info").json()["software"]["name"], "claims", "info")


def of_a_story_as_context(server):
    """One paragraph of a story, checked with what the others say."""
    paragraphs = STORY.decode().split("\n\n")
    report = server.ask("POST", "/v1/verify", STORY).json()
    slip = next(f for f in report["findings"] if f["check"] == "event.year")
    paragraph = next(p for p in paragraphs if "2004 Kim-Putin summit" in p).strip("\n")
    alone = server.ask("POST", "/v2/check", form(text=paragraph, language="en-US"), **FORM).json()["matches"]
    check("CLAIMS_EVENT_YEAR" not in [m["rule"]["id"] for m in alone], "alone it says nothing of the other summit")
    problem(server.ask("PUT", "/v1/stories/a+b", STORY, **PLAIN), 400, "malformed")
    answer = server.ask("PUT", "/v1/stories/summit-1", STORY, **PLAIN)
    same((answer.status, answer.json()["language_tool"], answer.json()["sha256"]), (201, "/lt/summit-1/v2", hashlib.sha256(STORY).hexdigest()), "registered")
    same(server.ask("PUT", "/v1/stories/summit-1", json.dumps({"text": STORY.decode()}), **JSON).status, 200, "and again")
    same(server.ask("GET", "/v1/stories/summit-1").json(), answer.json(), "shown")
    base = answer.json()["language_tool"]
    matches = server.ask("POST", base + "/check", form(text=paragraph, language="en-US"), **FORM).json()["matches"]
    found = [m for m in matches if m["rule"]["id"] == "CLAIMS_EVENT_YEAR"]
    same([(m["offset"], m["length"], m["shortMessage"]) for m in found], [(paragraph.index("2004"), 4, slip["message"])], "in its story it does")
    edited = "😀 " + paragraph.replace("promises", "fine promises")
    matches = server.ask("POST", base + "/check", ("text=" + edited + "&language=en-US").encode(), **FORM).json()["matches"]
    same([m["offset"] for m in matches if m["rule"]["id"] == "CLAIMS_EVENT_YEAR"], [len(edited[:edited.index("2004")].encode("utf-16-le")) // 2], "edited, too")
    matches = server.ask("POST", base + "/check", form(text=paragraph.replace("2004", "2024"), language="en-US"), **FORM).json()["matches"]
    same([m["rule"]["id"] for m in matches], [], "put right")
    weekday = server.ask("POST", base + "/check", form(text="A new one says: they met on Tuesday, June 19, 2024.", language="en-US"), **FORM).json()["matches"]
    same([(m["rule"]["id"], m["offset"]) for m in weekday], [("CLAIMS_DATE_WEEKDAY", 28)], "a paragraph that is new")
    for name in ("languages", "info", "healthcheck", "maxtextlength"):
        same(server.ask("GET", f"{base}/{name}").status, 200, name)
    same(server.ask("DELETE", "/v1/stories/summit-1").status, 204, "forgotten")
    problem(server.ask("DELETE", "/v1/stories/summit-1"), 404, "not_found")
    problem(server.ask("GET", "/v1/stories/summit-1"), 404, "not_found")
    same(server.ask("POST", base + "/check", form(text=paragraph, language="en-US"), **FORM).status, 404, "and no longer a context")


def of_tokens(folder):
    tokens = {"desk": "verify,read,decide", "reader": "read", "editor": "verify", "watch": "metrics"}
    path = Path(folder) / "tokens"
    path.write_text("# who may do what\n\n" + "".join(f"{hashlib.sha256(f'{n}-secret'.encode()).hexdigest()} {n} {s}\n" for n, s in tokens.items()))
    for content, words in (("x\n", "tokens:1: expected"), ("", "no token"), ("a" * 64 + " n all\n", "expected"), ("a" * 64 + " n read more\n", "expected"), (("a" * 64 + " n read\n") * 2, "again")):
        wrong = Path(folder) / "wrong-tokens"
        wrong.write_text(content)
        ran = run("serve", "--tokens", wrong, "--listen", "127.0.0.1:0")
        check(ran.code == 2 and words in ran.err, f"{content[:20]!r}: {ran.code} {ran.err}")
    wrong.chmod(0o666)
    check("everybody may write" in run("serve", "--tokens", wrong, "--listen", "127.0.0.1:0").err, "a file that others may write")

    def bearer(name):
        return {"Authorization": f"Bearer {name}-secret"}

    with Server("--tokens", path, "--case", Path(folder) / "case") as server:
        for method, target, body, scope in (("POST", "/v1/verify", "x", "verify"), ("POST", "/v1/inspect", "x", "verify"), ("GET", "/v1/claims", None, "read"),
                                            ("GET", "/v1/claims/0123456789abcdef", None, "read"), ("POST", "/v1/claims/0123456789abcdef/decisions", "{}", "decide"),
                                            ("PUT", "/v1/stories/a", "x", "verify"), ("GET", "/v1/stories/a", None, "verify"), ("GET", "/metrics", None, "metrics"), ("DELETE", "/v1/stories/a", None, "verify")):
            answer = server.ask(method, target, body)
            problem(answer, 401, "unauthorized")
            check(answer.fields.get("www-authenticate") == 'Bearer realm="claims"', "what to send")
            for name, scopes in tokens.items():
                answer = server.ask(method, target, body, **bearer(name))
                if scope in scopes.split(","):
                    check(answer.status not in (401, 403), f"{name} may {target}: {answer.status}")
                else:
                    problem(answer, 403, "forbidden", scope)
        for target in ("/v1/health", "/v1/checks", "/v1/openapi.json", "/v2/languages", "/v2/healthcheck"):
            same(server.ask("GET", target).status, 200, f"{target} is for everybody")
        same(server.ask("GET", "/v1/health", Host="claims.example").status, 200, "with tokens by every name")
        problem(server.ask("POST", "/v1/verify?record=true&path=a", "x", **PLAIN, **bearer("editor")), 403, "forbidden", "decide")
        server.ask("POST", "/v1/verify?record=true&path=a", BRIDGE, **PLAIN, **bearer("desk"))
        one = server.ask("GET", "/v1/claims", **bearer("reader")).json()["claims"][0]["id"]
        decided = server.ask("POST", f"/v1/claims/{one}/decisions", '{"ruling": "wrong", "why": "it was 14"}', **JSON, **bearer("desk"))
        same((decided.status, decided.json()["who"]), (201, "desk"), "the name of the token decides where nobody else is named")
        for fields, status in ((dict(), 403), (dict(apiKey="reader-secret"), 403), (dict(apiKey="no"), 403), (dict(apiKey="editor-secret", username="x"), 200)):
            same(server.ask("POST", "/v2/check", form(text="a", language="en", **fields), **FORM).status, status, f"LanguageTool's own key: {fields}")
        same(server.ask("POST", "/v2/check", form(text="a", language="en"), **FORM, **bearer("editor")).status, 200, "or the header")
        for value in ("Basic ZGVzaw==", "Bearer", "Bearer ", "desk-secret", "Bearer desk-secre"):
            problem(server.ask("GET", "/v1/claims", Authorization=value), 401, "unauthorized")
        guessed = [server.ask("GET", "/v1/claims", Authorization=f"Bearer guess-{i}").status for i in range(40)]
        check(set(guessed) == {401, 429} and guessed.count(401) <= 15, f"guesses: {guessed}")
        same(server.ask("GET", "/v1/claims", **bearer("reader")).status, 200, "the right one is served meanwhile")
        path.write_text(path.read_text().replace("reader read", "reader verify"))
        server.process.send_signal(signal.SIGHUP)
        for _ in range(100):
            if server.ask("GET", "/v1/claims", **bearer("reader")).status == 403:
                break
            time.sleep(0.05)
        same(server.ask("GET", "/v1/claims", **bearer("reader")).status, 403, "tokens are read again")
        path.write_text("nonsense\n")
        server.process.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        same(server.ask("POST", "/v1/verify", "x", **PLAIN, **bearer("reader")).status, 200, "a wrong file changes nothing")
        check("the tokens stay as they were" in server.log(), "and is said")
        check("secret" not in server.log() and "guess-" not in server.log(), "no token in the log")
        same({line.get("client") for line in server.log_lines()} - {None}, set(tokens), "but the names of their owners")


def of_the_house(folder):
    """The newsroom's settings hold for what comes over HTTP."""
    (Path(folder) / ".claims.toml").write_text('[levels]\n"date.weekday" = "note"\n')
    with Server(cwd=folder) as server:
        found = server.ask("POST", "/v1/verify", SLIP, **PLAIN).json()["findings"]
        same([(f["check"], f["level"]) for f in found], [("date.weekday", "note")], "levels of the house")
        same(server.ask("POST", "/v2/check", form(text=SLIP, language="en"), **FORM).json()["matches"], [], "notes are for the picky")
        same(len(server.ask("POST", "/v2/check", form(text=SLIP, language="en", level="picky"), **FORM).json()["matches"]), 1, "who see them")
        (Path(folder) / ".claims.toml").write_text('[levels]\n"date.weekday" = "off"\n')
        server.process.send_signal(signal.SIGHUP)
        for _ in range(100):
            found = server.ask("POST", "/v1/verify", SLIP, **PLAIN).json()["findings"]
            if not found:
                break
            time.sleep(0.05)
        same(found, [], "settings are read again")


def of_wrong_calls(folder):
    for arguments, words in ((["--listen", "0.0.0.0:0"], "give --tokens"), (["--listen", "[::]:0"], "give --tokens"), (["--listen", "8420"], "expected a numeric address"),
                             (["--listen", "desk.example:1"], "numeric"), (["--listen", "127.0.0.1:x"], "numeric"), (["--listen", "127.0.0.1:65536"], "numeric"),
                             (["--tokens", "missing"], "no such file"), (["--case", __file__], "serve.py"), (["--no-such"], "unknown option")):
        ran = run("serve", *arguments, cwd=folder)
        check(ran.code == 2 and words in ran.err and ran.out == b"", f"{arguments}: {ran.code} {ran.err}")
    with Server() as server:
        ran = run("serve", "--listen", f"127.0.0.1:{server.port}")
        check(ran.code == 2 and "cannot listen" in ran.err, f"a port that is taken: {ran.err}")
        problem(server.ask("GET", "/v1/claims"), 404, "not_found", "--case")
        problem(server.ask("POST", "/v1/verify?record=true&path=a", "x", **PLAIN), 404, "not_found", "--case")


for schema in API["components"]["schemas"].values():
    check(not schema_errors({"type": ["object", "boolean"]}, schema), "a schema")
with tempfile.TemporaryDirectory(prefix="claims-serve-") as folder:
    case = Path(folder) / "desk"
    with Server("--case", case) as server:
        of_verifying(server)
        of_wrong_stories(server)
        of_the_rest(server)
        decided = of_claims(server, case)
        of_language_tool(server)
        of_a_story_as_context(server)
        log = server.log()
        check("Kim" not in log and "Arden" not in log and "Kovac" not in log and "Émile" not in log, "no text of a story in the log")
        lines = server.log_lines()
        check(all({"time", "peer", "method", "path", "status", "received", "sent", "ms"} <= set(line) for line in lines) and len(lines) > 100, "the log")
    with Server("--case", case) as server:
        of_a_restart(server, *decided)
    same(run("doctor", "--case", case).code, 0, "the case is sound")
    of_tokens(folder)
    of_the_house(folder)
    of_wrong_calls(folder)
operations = {(path, method) for path, item in API["paths"].items() for method in item if method != "parameters"}
same(operations - {(path, method) for path, method, status in seen if status < 300}, set(), "every operation was tried")
finish()
