"""What the documentation shows is what the program does.

  documentation.py             compare
  documentation.py --approve   write the outputs into the documents; read the difference before committing it
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from program import PROGRAM, ROOT, check, finish, run, same

approve = "--approve" in sys.argv
bin_folder = tempfile.TemporaryDirectory()
(Path(bin_folder.name) / "claims").symlink_to(PROGRAM)
SHELL_ENVIRONMENT = {"PATH": f"{bin_folder.name}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def shell(command):
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=SHELL_ENVIRONMENT, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=60)
    return done.stdout.decode()


# Every console block is run: "$ command" and, below it, the output.
def rerun(block):
    command = block.group(1)
    return f"```console\n$ {command}\n{shell(command).rstrip()}\n```"


examples = 0
for document in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
    text = document.read_text(encoding="utf-8")
    renewed, count = re.subn(r"```console\n\$ ([^\n]*)\n(.*?)```", rerun, text, flags=re.S)
    examples += count
    if document.name == "checks.md":
        renewed = run("checks", "--format", "markdown").text()
    if approve and renewed != text:
        document.write_text(renewed, encoding="utf-8")
    check(approve or renewed == text, f"{document.relative_to(ROOT)} is not up to date: run tests/cli/documentation.py --approve")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        check((document.parent / target).exists(), f"{document.relative_to(ROOT)}: broken link {target}")
check(examples >= 5, "the documents hold examples")

# Help, manual page and completion know the same commands and options.
manual = (ROOT / "docs/man/claims.1").read_text()
completion = {p.name: p.read_text() for p in (ROOT / "cli/completion").iterdir()}
commands = re.findall(r"^  (\w+)  +\w", run("help").text(), flags=re.M)
check({"verify", "inspect", "compare", "fetch", "watch", "list", "show", "search", "decide", "history", "review", "anchor", "doctor", "checks", "plugin", "archive", "serve", "lsp", "reference", "version", "help"} == set(commands), f"commands {commands}")
for command in commands:
    check(f".Cm {command}" in manual, f"manual page: {command}")
    for name, text in completion.items():
        check(command in text, f"{name}: {command}")
    if command == "help":
        continue
    shown = run(command, "--help")
    check(shown.code == 0 and shown.err == "", f"help of {command}")
    check("Usage: claims " + command in shown.text(), f"help of {command}: usage")
    check(command == "version" or "Examples:" in shown.text(), f"help of {command}: examples")
    same(run("help", command).out, shown.out, f"help {command}")
    for name in re.findall(r"^  (\w+)  +\w", shown.text().partition("Commands:")[2].partition("Options:")[0], flags=re.M):
        below = run(command, name, "--help")
        check(below.code == 0 and f"Usage: claims {command} {name} " in below.text(), f"help of {command} {name}")
        check(f".Cm {command} {name}" in manual, f"manual page: {command} {name}")
        shown.out += below.out.replace(b"Examples:", b"").replace(b"Options:", b"")
    options = re.findall(r"--[a-z]+(?:-[a-z]+)*", shown.text().split("Options:")[1].split("Examples:")[0])
    for option in options:
        check("Fl " + option[1:] in manual, f"manual page: {option} of {command}")
        for name, text in completion.items():
            word = f"-l {option[2:]}" if name.endswith(".fish") else option
            check(re.search(re.escape(word) + r"(?![a-z-])", text), f"{name}: {option} of {command}")
    for values in re.findall(r"(?:[a-z]+\|)+[a-z]+", shown.text()):
        for name, text in completion.items():
            check(values.replace("|", " ") in text, f"{name}: {values} of {command}")

if shutil.which("mandoc"):
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", str(ROOT / "docs/man/claims.1")], capture_output=True, text=True)
    same((lint.returncode, lint.stdout), (0, ""), "manual page: mandoc")


# Completion works in the shells that are here.
def completed(*words):
    script = f"""source {ROOT}/cli/completion/claims.bash
      COMP_WORDS=({' '.join(words)}); [[ ${{#COMP_WORDS[@]}} -eq {len(words)} ]] || COMP_WORDS+=('')
      COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _claims; echo "${{COMPREPLY[*]}}" """
    return shell(script).strip()


same(completed("claims", "ver"), "verify version", "bash: commands")
same(completed("claims", "verify", "--for"), "--format", "bash: options")
same(completed("claims", "verify", "--format", "js"), "json jsonl", "bash: values")
same(completed("claims", "inspect", "--what", "m"), "mentions", "bash: parts")
check("date.weekday" in completed("claims", "checks", "date."), "bash: checks")
for program, name in (("zsh", "_claims"), ("fish", "claims.fish")):
    if shutil.which(program):
        done = subprocess.run([program, "-n", str(ROOT / "cli/completion" / name)], capture_output=True, text=True)
        same((done.returncode, done.stderr), (0, ""), f"{program}: syntax")
finish()
