#!/usr/bin/env python3
"""`claims serve` beside its own engine: the same story verified by 64 clients at once.

    bench/serve.py [BUILD_DIR] [STORY]        3 runs of 10 s each; without a story, the seed or a fixture

The engine is `claims verify --jsonl --jobs N` over many copies of the story, measured before and after each run. Both run on the same cores: one half of those
that are there, the other half makes the requests; where there is one core only, both share it. Prints a table.
"""
import os
import re
import resource
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import json
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
CLIENTS, SECONDS, RUNS, COPIES = 64, 10, 3, 2000


def cores():
    all_cores = sorted(os.sched_getaffinity(0))
    half = max(1, len(all_cores) // 2)
    return all_cores[:half], all_cores[half:] or all_cores


def on(which):
    return lambda: os.sched_setaffinity(0, which)


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def engine(program, story, which):
    """Stories a second, and seconds of the processor for each: of many less those of one, so that starting does not count."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "stories.jsonl"
        line = json.dumps({"id": "s", "text": story.decode("utf-8", "replace")}) + "\n"
        times, spent = {}, {}
        for copies in (1, COPIES):
            lines.write_text(line * copies)
            begin, used = time.perf_counter(), children()
            subprocess.run([program, "verify", "--jsonl", str(lines), "--jobs", str(len(which))], stdout=subprocess.DEVNULL,
                           preexec_fn=on(which), check=False)
            times[copies], spent[copies] = time.perf_counter() - begin, children() - used
        return (COPIES - 1) / (times[COPIES] - times[1]), (spent[COPIES] - spent[1]) / (COPIES - 1)


class Server:
    def __init__(self, program, which):
        self.log = tempfile.TemporaryFile()
        # On as many cores as the engine has; --jobs counts threads that verify.
        self.process = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--rate", "0", "--jobs", str(max(2, len(which)))],
                                        stdin=subprocess.DEVNULL, stderr=self.log, cwd="/", preexec_fn=on(which))
        for _ in range(200):
            self.log.seek(0)
            found = re.search(rb":(\d+)\n", self.log.read())
            if found:
                self.port = int(found.group(1))
                return
            time.sleep(0.02)
        raise SystemExit("the server did not start")

    def memory(self):
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", text).group(1)) / 1024

    def processor(self):
        """Seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Client:
    def __init__(self, port):
        self.wire = socket.create_connection(("127.0.0.1", port))
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.got, self.left = b"", None

    def send(self, request):
        self.begin = time.perf_counter()
        self.wire.sendall(request)

    def receive(self):
        """Whether the answer is complete."""
        piece = self.wire.recv(1 << 18)
        if not piece:
            raise SystemExit("the server closed a connection")
        if self.left is not None:
            self.left -= len(piece)
        else:
            self.got += piece
            head, end, body = self.got.partition(b"\r\n\r\n")
            if not end:
                return False
            if not head.startswith(b"HTTP/1.1 200 "):
                raise SystemExit(head[:100].decode())
            self.left = int(re.search(rb"Content-Length: (\d+)", head).group(1)) - len(body)
        if self.left > 0:
            return False
        self.got, self.left = b"", None
        return True


def load(port, request, seconds):
    """Times of the answers, and how long it took."""
    waiting = selectors.DefaultSelector()
    for _ in range(CLIENTS):
        client = Client(port)
        waiting.register(client.wire, selectors.EVENT_READ, client)
        client.send(request)
    times, begin = [], time.perf_counter()
    while time.perf_counter() - begin < seconds:
        for key, _ in waiting.select(1):
            if key.data.receive():
                times.append(time.perf_counter() - key.data.begin)
                key.data.send(request)
    took = time.perf_counter() - begin
    for key in list(waiting.get_map().values()):
        key.fileobj.close()
    return times, took


def main():
    build = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "build/release"
    seed = TOP.parent / "shared/seed/article.txt"
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else seed if seed.exists() else TOP / "fixtures/articles/summit/article.txt"
    program, story = str((build / "claims").resolve()), path.read_bytes()
    if not Path(program).exists():
        print(f"skipped: no {program}")
        return 0
    served, asking = cores()
    os.sched_setaffinity(0, asking)
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    request = (b"POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(story)) + story
    rows = []
    for _ in range(RUNS):
        before = engine(program, story, served)
        server = Server(program, served)
        load(server.port, request, 1)
        used = server.processor()
        times, took = load(server.port, request, SECONDS)
        used = (server.processor() - used) / len(times)
        after = engine(program, story, served)
        rows.append(((before[0] + after[0]) / 2, (before[1] + after[1]) / 2 * 1000, len(times) / took, used * 1000, statistics.median(times) * 1000, statistics.quantiles(times, n=100)[98] * 1000,
                     max(times) * 1000, server.memory()))
        server.stop()
    own, own_ms, rate, ms, p50, p99, slowest, memory = (statistics.median(column) for column in zip(*rows))
    print(f"A story of {len(story)} bytes, {CLIENTS} clients at once, {len(served)} core{'s' if len(served) > 1 else ''} for the server, {RUNS} runs of {SECONDS} s.\n")
    print("| | |\n|---|--:|")
    print(f"| engine alone, stories a second | {own:,.0f} |\n| over HTTP | {rate:,.0f} |\n| of the engine's | {rate / own:.2f} |")
    print(f"| engine alone, ms of the processor for each | {own_ms:.2f} |\n| over HTTP | {ms:.2f} |\n| engine's of that | {own_ms / ms:.2f} |")
    print(f"| p50, ms | {p50:.1f} |\n| p99, ms | {p99:.1f} |\n| p99 of p50 | {p99 / p50:.2f} |\n| slowest, ms | {slowest:.1f} |\n| peak memory, MB | {memory:.0f} |")
    # Where other programs run beside it, rates depend on how many threads ask for the core; its time does not.
    good = rate >= 0.8 * own and own_ms >= 0.8 * ms and p99 <= 5 * p50
    print("\n" + ("met" if good else "not met") + ": at least 0.8 of the engine, by rate and by the processor's time; p99 within 5 times p50")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
