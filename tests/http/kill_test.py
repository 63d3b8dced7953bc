"""Two `claims fetch` write to one case and are killed at random moments: what they had acknowledged stays.

CLAIMS_KILLS sets the number of kills; 10 in an ordinary run.
"""
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cli")]
from program import PROGRAM, check, finish, lines_of_json, run, same  # noqa: E402
from server import Server, reply  # noqa: E402

KILLS = int(os.environ.get("CLAIMS_KILLS", "10"))
ROUNDS_OF_A_CASE = 20
SEED = int(os.environ.get("CLAIMS_SEED", "1"))
chance = random.Random(SEED)
folder = Path(tempfile.mkdtemp(prefix="claims-kill-"))


def page(path):
    return (f"Document {path}. " + "The ferry left at noon. " * (len(path) * 7 % 60)).encode()


def answer(request, connection):
    if request.target == "/robots.txt":
        connection.send(reply(b"", "404 Not Found"))
    else:  # every fifth document is one of ten that all have
        number = int(request.target.rsplit("-", 1)[1])
        body = page(f"/shared-{number % 10}") if number % 5 == 0 else page(request.target)
        connection.send(reply(body, content_type="text/plain"))
    return True


def started(case, urls, out):
    process = subprocess.Popen([PROGRAM, "fetch", "--allow-network", "127.0.0.0/8", "--rate", "0", "--case", str(case), "--format", "jsonl", "-"],
                               stdin=subprocess.PIPE, stdout=out, stderr=subprocess.DEVNULL)
    process.stdin.write("".join(url + "\n" for url in urls).encode())
    process.stdin.close()
    return process


def one_round(number, case, base, acknowledged):
    outs = [folder / f"out-{writer}" for writer in range(2)]
    processes = [started(case, [f"{base}/r{number}-w{writer}-{i}" for i in range(600)], out.open("wb")) for writer, out in enumerate(outs)]
    time.sleep(chance.choice((chance.uniform(0.02, 0.3), chance.uniform(0.1, 1.2))))
    for process in chance.sample(processes, 2):
        process.kill()
        process.wait()
    told = 0
    for out in outs:
        whole = out.read_bytes().rpartition(b"\n")[0]
        for each in lines_of_json(whole):
            if each["state"] == "retrieved":
                acknowledged[each["locator"]] = each["sha256"]
                told += 1
    if not (case / "index.sqlite").exists():  # killed before anything was made
        return told
    ran = run("doctor", "--repair", "--case", case)
    check(ran.code == 0, f"round {number}: {ran.code} {ran.text()} {ran.err}")
    kept = {each["locator"]: each["sha256"] for each in lines_of_json(run("archive", "list", "--case", case, "--format", "jsonl").out)
            if "sha256" in each}
    lost = [locator for locator, digest in acknowledged.items() if kept.get(locator) != digest]
    same(lost, [], f"round {number}: acknowledged, and lost")
    for archive in sorted((case / "archive").iterdir()):
        same(subprocess.run(["gzip", "-t", archive], stderr=subprocess.PIPE).stderr, b"", f"round {number}: {archive.name}")
    return told


told = 0
try:
    with Server(answer) as server:
        base = f"http://127.0.0.1:{server.port}"
        done = 0
        while done < KILLS:
            case, acknowledged = folder / f"case-{done}", {}
            for number in range(done, min(done + ROUNDS_OF_A_CASE * 2, KILLS), 2):  # two kills a round
                told += one_round(number, case, base, acknowledged)
            done += ROUNDS_OF_A_CASE * 2
            for archive in sorted((case / "archive").iterdir()):
                ran = run("archive", "check", archive)
                check(ran.code in (0, 3) and " 0 errors, 0 warnings" in ran.text(), f"{archive}: {ran.text()} {ran.err}")
            for locator in chance.sample(sorted(acknowledged), min(3, len(acknowledged))):
                body = run("archive", "show", locator, "--raw", "--case", case).out
                same(hashlib.sha256(body).hexdigest(), acknowledged[locator], f"the bytes of {locator}")
            shutil.rmtree(case)
    check(told > 0, "something was acknowledged before a kill")
finally:
    shutil.rmtree(folder, ignore_errors=True)
print(f"{KILLS} kills, {told} documents acknowledged before them")
finish()
