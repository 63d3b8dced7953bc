"""claims compare: results in order, errors in place, exit codes, and inputs that go wrong."""
import json
import time

from program import ROOT, check, finish, lines_of_json, run, same

CLAIM = {"id": 1, "claim": "The board voted 7-4 to close three berths.",
         "source": "The board voted 7-4 on Tuesday to close two of its six berths."}
QUOTE = {"id": "q", "quote": "We will accept the offer", "source": "\u201cWe will not accept the offer,\u201d she said."}


def lines(*rows):
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


# The whole of two results.
ran = run("compare", stdin=lines(CLAIM, QUOTE))
same(ran.code, 0, "exit code")
claim, quote = lines_of_json(ran.out)
same(claim["label"], "contradicts", "label")
same(claim["reasons"][0], {"text": 'the claim says "three berths", the source says "two"', "towards": "contradicts",
                           "claim": {"start": 29, "end": 41}, "source": {"start": 40, "end": 43}}, "the two values")
same(claim["passage"], {"start": 0, "end": 62, "paragraph": 1,
                        "text_sha256": "7983415b635791c9f3166e52e1bf986f13065578f2ff1429a0c0a8f7fd85da2e"}, "passage")
same(quote, {"id": "q", "tier": "near", "start": 3, "end": 31,
             "differences": [{"kind": "dropped", "quote": {"start": 8, "end": 8}, "source": {"start": 11, "end": 14}}],
             "changed": "negation"}, "quotation")

# Errors stand in place and give 2; the rest is compared.
deep = '{"id": 7, "x": ' + "[" * 200_000 + "]" * 200_000 + ', "claim": "A cat.", "source": "A cat."}'
rows = ["bad", '{"claim": "a", "source": "b"}', '{"id": 2, "claim": "a"}', '{"id": 3, "source": "a"}',
        '{"id": 4, "claim": "a", "quote": "b", "source": "c"}', '{"id": 5, "claim": 1, "source": "c"}', "[]", "7",
        '{"id": 6, "claim": "\udcff", "source": "c"}'.encode("utf-8", "surrogateescape").decode("latin-1"), deep, json.dumps(CLAIM)]
ran = run("compare", stdin=lines(*rows))
results = lines_of_json(ran.out)
same(ran.code, 2, "exit code with bad lines")
same(len(results), len(rows), "one result a line")
same([r.get("id") for r in results[:6]], [None, None, 2, 3, 4, 5], "ids of bad lines")
same([r["error"]["text"] for r in results[1:6]],
     ['the line has no "id"', 'the line has no "source"', 'the line needs a "claim" or a "quote", one of them',
      'the line needs a "claim" or a "quote", one of them', '"claim" must be a string, not a number'], "what is wrong")
same([r["error"]["code"] for r in results[:8]], ["malformed"] * 8, "codes")
same(results[9]["label"], "supports", "deep JSON beside the claim")
same(results[10], claim, "the line after the bad ones")

# Bytes that are not UTF-8 are refused, by line.
ran = run("compare", stdin=b'{"id": 1, "claim": "\xff", "source": "a"}\n' + lines(CLAIM).encode())
same((ran.code, [("error" in r) for r in lines_of_json(ran.out)]), (2, [True, False]), "invalid UTF-8")

# The same bytes for every number of jobs.
text = (ROOT / "fixtures/compare/claims.jsonl").read_text()
one = run("compare", "--jobs", "1", stdin=text)
same(run("compare", "--jobs", "4", stdin=text).out, one.out, "jobs")
same([r["id"] for r in lines_of_json(one.out)], [json.loads(line)["id"] for line in text.splitlines()], "order")

# Empty and huge.
same(run("compare", stdin="").out, b"", "no lines")
results = lines_of_json(run("compare", stdin=lines({"id": 1, "claim": "", "source": ""}, {"id": 2, "quote": "", "source": ""})).out)
same([results[0]["label"], results[1]["tier"]], ["not_enough", "absent"], "nothing")
start = time.monotonic()
huge = [{"id": 1, "claim": "word " * 200_000, "source": "word " * 200_000}, {"id": 2, "quote": "word " * 200_000, "source": "word " * 200_000},
        {"id": 3, "quote": "a b c " * 2000, "source": "a b c d " * 200_000}, {"id": 4, "claim": "x" * 1_000_000, "source": "1 " * 500_000}]
same(len(lines_of_json(run("compare", stdin=lines(*huge)).out)), 4, "huge lines")
check(time.monotonic() - start < 60, "huge lines end")

same(run("compare", "no-such-file.jsonl").code, 2, "a file that is not there")
same(run("compare", "-", "-", stdin="").code, 2, "standard input twice")
finish()
