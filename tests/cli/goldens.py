"""Each fixtures/articles/NAME/article.* against the expected.* beside it, byte for byte.

  goldens.py             compare
  goldens.py --approve   write what the program prints now; read the difference before committing it

expected.EXT holds the output of `verify --format EXT` (text: expected.txt), expected.inspect.json that of `inspect`.
Files named options hold further arguments, one a line. What changes with every table or
check is masked: the digest of the data, the rules of SARIF.
"""
import re
import sys

from program import ROOT, check, finish, run

approve = "--approve" in sys.argv
KINDS = {
    "expected.txt": ["verify", "--format", "text", "--notes"],
    "expected.json": ["verify", "--format", "json"],
    "expected.sarif": ["verify", "--format", "sarif"],
    "expected.inspect.json": ["inspect", "--format", "json", "--what", "blocks,mentions,timeline,citations"],
}


def masked(out):
    out = re.sub(rb'("data": ?")[0-9a-f]{64}', rb"\1...", out)
    out = re.sub(rb'("rules": \[).*?(\n {10}\])', rb"\1...\2", out, flags=re.S)
    return re.sub(rb'("ruleIndex": )[0-9]+', rb"\1...", out)


def main():
    folders = sorted(p for p in (ROOT / "fixtures/articles").iterdir() if p.is_dir())
    check(len(folders) > 0, "there are fixtures")
    for folder in folders:
        article = next(folder.glob("article.*"))
        options = (folder / "options").read_text().split() if (folder / "options").exists() else []
        for name, command in KINDS.items():
            expected = folder / name
            if not expected.exists() and not (approve and name == "expected.txt"):
                continue
            ran = run(*command, *options, article.relative_to(ROOT))
            check(ran.err == "", f"{folder.name}: says {ran.err}")
            if name == "expected.txt":
                errors = re.search(rb"^(\d+) errors?, ", ran.out, flags=re.M)
                check(ran.code == (1 if errors.group(1) != b"0" else 0), f"{folder.name}: exit code {ran.code}")
            if approve:
                expected.write_bytes(masked(ran.out))
            else:
                check(masked(ran.out) == expected.read_bytes(),
                      f"{folder.name}/{name}: differs; after reading the change, run tests/cli/goldens.py --approve\n"
                      + masked(ran.out).decode())
    finish()


main()
