#!/usr/bin/env python3
"""Time and memory of `claims fetch` beside curl's, from nginx on loopback.

    bench/fetch.py [BUILD_DIR]        1,000 small documents five times each, and 20,000 for the memory

Both fetch the same documents with the same number of connections and keep them in files. claims also hashes and
records them, durably; unless it is told to leave them unread, it extracts their text too. Needs nginx (Debian package
nginx-light) and curl.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
CONNECTIONS = 16
RUNS = 5

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  types {{ text/html html; }}
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  keepalive_requests 100000;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/documents;
  }}
}}
"""


def missing():
    path = os.environ["PATH"] + ":/usr/sbin"
    return [f"{program} (Debian package {package})" for program, package in (("nginx", "nginx-light"), ("curl", "curl"))
            if not shutil.which(program, path=path)]


def write_documents(folder, count):
    folder.mkdir()
    for i in range(count):
        words = " ".join(f"word{(i * 7 + j) % 997}" for j in range(300))
        (folder / f"{i}.html").write_text(f"<!doctype html><title>Document {i}</title><p>Adopted on 14 October 2006. {words}</p>\n")


def free_port():
    import socket
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Nginx:
    def __init__(self, folder):
        self.folder, self.port = folder, free_port()

    def __enter__(self):
        configuration = self.folder / "nginx.conf"
        configuration.write_text(CONFIGURATION.format(folder=self.folder, port=self.port))
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        self.process = subprocess.Popen([program, "-c", configuration, "-e", self.folder / "error.log"], stdin=subprocess.DEVNULL)
        import socket
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"nginx does not answer: {(self.folder / 'error.log').read_text()}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


class Run:
    """A program that ran: seconds, seconds of processors (its processes that ended included), peak memory in MiB."""

    def __init__(self, command, standard_input=None):
        begin = time.monotonic()
        with subprocess.Popen(command, stdin=standard_input or subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - begin
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        if process.returncode != 0:
            raise SystemExit(f"{command[0]} ended with {process.returncode}")


def by_curl(folder, urls):
    out = Path(tempfile.mkdtemp(prefix="curl-", dir=folder))  # ext4 is slow to make files where many were deleted
    config = folder / "curl.config"
    config.write_text("".join(f'url = "{url}"\noutput = "{out}/{i}"\n' for i, url in enumerate(urls)))
    took = Run(["curl", "--silent", "--parallel", "--parallel-max", str(CONNECTIONS), "--config", str(config)])
    if len(list(out.iterdir())) != len(urls):
        raise SystemExit("curl did not fetch all")
    return took


def by_claims(program, folder, urls, *options):
    case = Path(tempfile.mkdtemp(prefix="case-", dir=folder)) / "case"
    listed = folder / "urls"
    listed.write_text("".join(url + "\n" for url in urls))
    with listed.open() as lines:
        return Run([program, "fetch", *options, "--case", str(case), "--allow-network", "127.0.0.0/8", "--parallel",
                    str(CONNECTIONS), "--rate", "0", "-"], lines)


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else TOP / "build" / "release")
    if absent := missing():
        print("skipped:", ", ".join(absent), "missing")
        return
    program = str(build / "claims")
    with tempfile.TemporaryDirectory(prefix="claims-bench-") as folder:
        folder = Path(folder)
        write_documents(folder / "documents", 20_000)
        folder.chmod(0o755)
        with Nginx(folder) as nginx:
            urls = [f"http://127.0.0.1:{nginx.port}/{i}.html" for i in range(20_000)]
            few = urls[:1000]
            rows = {"curl --parallel": lambda urls: by_curl(folder, urls),
                    "claims fetch --unread": lambda urls: by_claims(program, folder, urls, "--unread"),
                    "claims fetch": lambda urls: by_claims(program, folder, urls)}
            for fetch in rows.values():
                fetch(few)  # files into the cache
            runs = [{name: fetch(few) for name, fetch in rows.items()} for _ in range(RUNS)]
            print(f"1,000 documents of 2.5 KB, {CONNECTIONS} connections, median of {RUNS} runs")
            print("                               wall    ratio    processors, a document    ratio    memory")
            walls, processors = ({name: statistics.median(getattr(run[name], what) for run in runs) for name in rows}
                                 for what in ("wall", "processor"))
            for name in rows:
                print(f"  {name:22} {walls[name] * 1000:7.0f} ms {walls[name] / walls['curl --parallel']:8.2f}"
                      f" {processors[name]:18.3f} ms {processors[name] / processors['curl --parallel']:12.2f}"
                      f" {max(run[name].memory for run in runs):6.0f} MiB")
            print("20,000 documents")
            for name in list(rows)[1:]:
                run = rows[name](urls)
                print(f"  {name:22} {run.wall * 1000:7.0f} ms {run.processor / 20:27.3f} ms {run.memory:19.0f} MiB")

main()
