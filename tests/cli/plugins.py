"""Plugins from the command line: listed, tried out, and their checks in reports."""
import hashlib
import json
from pathlib import Path

from program import PROGRAM, check, finish, run, same

BUILD = Path(PROGRAM).parent
BAD, EXAMPLES = BUILD / "bad-plugins", BUILD / "example-plugins"
STORY = 'OSTHAVEN, June 20, 2024 - They spoke of the the harbour on Wednesday.\n'
quiet = {"CLAIMS_PLUGINS": ""}


def listed(*arguments, **keywords):
    return {row["id"]: row for row in json.loads(run("plugin", "list", "--format", "json", *arguments, **keywords).out)}


def of_lists():
    bundled = listed(env=quiet)
    same(sorted(bundled), [f"org.claims.{name}" for name in
                           ("doi", "eurlex", "html", "sanctions", "un", "uslaw", "wayback", "web", "wikidata")], "those that come along")
    check(all(row["bundled"] for row in bundled.values()), "they come along")
    un = bundled["org.claims.un"]
    same((un["schemes"], un["media_types"], un["checks"], un["licence"]), (["un"], [], [], "Apache-2.0"), "un")
    same(un["sha256"], hashlib.sha256(Path(un["path"]).read_bytes()).hexdigest(), "the digest of its file")
    more = listed("--plugins", EXAMPLES, env=quiet)
    same(set(more) - set(bundled), {"org.example.bills", "org.example.doubled-word", "org.example.subtitles"}, "a folder more")
    check(not more["org.example.bills"]["bundled"], "which do not come along")
    same(set(listed(env={"CLAIMS_PLUGINS": f"{EXAMPLES}/bills.so:{EXAMPLES}/subtitles.so"})) - set(bundled),
         {"org.example.bills", "org.example.subtitles"}, "named by the environment")
    text = run("plugin", "list", "--plugins", EXAMPLES / "doubled_word.so", env=quiet).text()
    one = EXAMPLES / "doubled_word.so"
    check(text.endswith(f"\norg.example.doubled-word 1.0.0   checks copy.doubled-word\n  {one}   Apache-2.0\n"
                        f"  SHA-256 {hashlib.sha256(one.read_bytes()).hexdigest()}\n"), f"as text: {text}")
    check(f"org.claims.un {un['version']}   fetches un\n  {un['path']}   Apache-2.0\n  SHA-256 {un['sha256']}\n"
          f"  asks {', '.join(un['hosts'])}\n" in text, f"a fetcher as text: {text}")
    gone = run("plugin", "list", "--plugins", "/none", env=quiet)
    same((gone.code, gone.err), (2, "claims: plugin list: /none: no such folder or file of plugins\n"), "a folder that is not there")


# Exit code and what is said of each.
TRIED = [
    (EXAMPLES / "bills.so", 0, "ok: org.example.bills 1.0.0   fetches bill"),
    (EXAMPLES / "doubled_word.so", 0, "ok: org.example.doubled-word 1.0.0   checks copy.doubled-word"),
    (EXAMPLES / "subtitles.so", 0, "ok: org.example.subtitles 1.0.0   decodes application/x-subrip"),
    (BAD / "crash_in_check.so", 1, "wrong: org.example.crash-in-check: crashed (abort) in check"),
    (BAD / "crash_in_constructor.so", 1, "wrong: plugin PATH: crashed (segmentation fault) in loading"),
    (BAD / "endless_output.so", 1, "wrong: org.example.bad: decode: pushed more than 100000 times"),
    (BAD / "exits.so", 1, "wrong: org.example.bad: ended its process with exit code 3 in decode"),
    (BAD / "forks.so", 1, "wrong: org.example.bad: tried the system call clone in decode, which plugins may not"),
    (BAD / "hang.so", 1, "wrong: org.example.bad: did not end within 10 s in decode; its process was ended"),
    (BAD / "no_descriptor.so", 1, "wrong: plugin PATH: is no plugin: it exports no claims_plugin_v1"),
    (BAD / "opens_socket.so", 1, "wrong: org.example.bad: tried the system call socket in decode, which plugins may not"),
    (BAD / "other_host.so", 1, "wrong: org.example.other-host: resolve: asked for the host evil.example, which it does not list"),
    (BAD / "wrong_major.so", 1, "wrong: plugin PATH: is made for version 2 of the plugin interface; this claims has version 1: "
                                "get the plugin that fits"),
]


def of_trials():
    for path, code, said in TRIED:
        ran = run("plugin", "check", path, env=quiet)
        same((ran.code, ran.text(), ran.err), (code, f"{path}: {said.replace('PATH', str(path))}\n", ""), path.name)
    together = run("plugin", "check", EXAMPLES / "bills.so", BAD / "exits.so", "/none.so", env=quiet)
    same((together.code, len(together.text().splitlines()), together.err), (2, 2, "claims: plugin check: /none.so: no such file\n"),
         "several, one of them missing")
    for words, said in [([], "expected a command: list or check"), (["lits"], 'expected list or check, not "lits"; did you mean "list"?'),
                        (["check"], "check: no plugin named; name a file such as house.so")]:
        ran = run("plugin", *words, env=quiet)
        check(ran.code == 2 and said in ran.err, f"plugin {words}: {ran.err}")


def of_checks():
    plugin = EXAMPLES / "doubled_word.so"
    digest = hashlib.sha256(plugin.read_bytes()).hexdigest()
    alone = run("verify", "--format", "json", "-", stdin=STORY, env=quiet)
    ran = run("verify", "--format", "json", "-", "--plugins", plugin, stdin=STORY, env=quiet)
    report = json.loads(ran.out)
    same([(f["check"], f["plugin"], f["level"], f["text"], f["message"]) for f in report["findings"]],
         [("copy.doubled-word", "org.example.doubled-word", "warning", "the", '"the" stands here twice')], "its finding")
    text = run("verify", "-", "--plugins", plugin, stdin=STORY, env=quiet).text()
    check("[copy.doubled-word, org.example.doubled-word]\n" in text, f"the plugin beside the check: {text}")
    same(report["made_with"]["plugins"], [f"org.example.doubled-word 1.0.0 {digest}"], "it is named")
    same(json.loads(alone.out)["findings"], [], "without it: nothing")
    same((ran.code, run("verify", "--fail-on", "warning", "-", "--plugins", plugin, stdin=STORY, env=quiet).code), (0, 1), "exit codes")
    same(run("verify", "--format", "json", "-", stdin=STORY, env={"CLAIMS_PLUGINS": str(plugin)}).out, ran.out, "by the environment")
    many = "".join(json.dumps({"id": i, "text": STORY}) + "\n" for i in range(50))
    rows = [json.loads(line) for line in run("verify", "--jsonl", "-", "--plugins", plugin, "--jobs", 4, stdin=many, env=quiet).text().splitlines()]
    same([(row["id"], len(row["findings"])) for row in rows], [(i, 1) for i in range(50)], "many stories at once")
    failed = run("verify", "--format", "json", "-", "--plugins", BAD / "crash_in_check.so", stdin=STORY, env=quiet)
    same((failed.code, json.loads(failed.out)["not_checked"]),
         (3, [{"what": "the checks of org.example.crash-in-check", "reason": "org.example.crash-in-check: crashed (abort) in check"}]),
         "one that crashes")
    pinned = run("verify", "--format", "json", "-", "--plugins", plugin, "--pin", f"org.example.doubled-word={digest}", stdin=STORY, env=quiet)
    same((pinned.code, pinned.out), (0, ran.out), "the right digest")
    other = run("verify", "-", "--plugins", plugin, "--pin", "org.example.doubled-word=" + "0" * 64, stdin=STORY, env=quiet)
    same((other.code, other.err), (2, f"claims: verify: {plugin}: plugin org.example.doubled-word has the digest {digest}, "
                                   "not the pinned one\n"), "another digest")
    same(failed.err, "claims: verify: org.example.crash-in-check: crashed (abort) in check\n", "it is said on standard error, too")
    refused = run("verify", "-", "--plugins", BAD / "bad_check.so", stdin=STORY, env=quiet)
    same((refused.code, refused.err), (2, f"claims: verify: plugin {BAD / 'bad_check.so'}: its check \"date.weekday\" has the id of one "
                                       "of claims's own\n"), "one that is refused")


of_lists()
of_trials()
of_checks()
finish()
