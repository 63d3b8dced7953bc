"""Runs the real program for the tests of this folder, and counts failures."""
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = str(Path(os.environ.get("CLAIMS_PROGRAM", ROOT / "build/dev/claims")).resolve())
failures = 0


class Ran:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr.decode("utf-8", "replace")

    def text(self):
        return self.out.decode("utf-8")


def run(*arguments, stdin=b"", cwd=ROOT, env=None, timeout=60, stdout=subprocess.PIPE):
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR",)}
    environment.update(env or {})
    if isinstance(stdin, str):
        stdin = stdin.encode()
    feed = {"stdin": stdin} if hasattr(stdin, "fileno") else {"input": stdin}
    return Ran(subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, env=environment, timeout=timeout,
                              stdout=stdout, stderr=subprocess.PIPE, **feed))


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def same(got, expected, what):
    check(got == expected, f"{what}\n  expected: {expected!r}\n  got:      {got!r}")


def lines_of_json(out):
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def finish():
    print("ok" if failures == 0 else f"{failures} failed")
    sys.exit(0 if failures == 0 else 1)
