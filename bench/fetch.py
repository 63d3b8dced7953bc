#!/usr/bin/env python3
"""Time and memory of `claims fetch` beside curl's, from nginx on loopback.

    bench/fetch.py [BUILD_DIR]        1,000 small documents five times each, and 20,000 for the memory

Both fetch the same documents with the same number of connections and keep them in files; claims also hashes, reads and
records them. Needs nginx (Debian package nginx-light) and curl.
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


def measure(command, standard_input=None):
    """Seconds, and the peak memory in MiB of the process or of the largest that it waited for."""
    begin = time.monotonic()
    with subprocess.Popen(command, stdin=standard_input or subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - begin
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return took, usage.ru_maxrss / 1024


def by_curl(folder, urls):
    out = folder / "curl"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    config = folder / "curl.config"
    config.write_text("".join(f'url = "{url}"\noutput = "{out}/{i}"\n' for i, url in enumerate(urls)))
    took = measure(["curl", "--silent", "--parallel", "--parallel-max", str(CONNECTIONS), "--config", str(config)])
    if len(list(out.iterdir())) != len(urls):
        raise SystemExit("curl did not fetch all")
    return took


def by_claims(program, folder, urls):
    case = folder / "case"
    shutil.rmtree(case, ignore_errors=True)
    listed = folder / "urls"
    listed.write_text("".join(url + "\n" for url in urls))
    with listed.open() as lines:
        return measure([program, "fetch", "--case", str(case), "--allow-network", "127.0.0.0/8", "--parallel",
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
            by_curl(folder, few), by_claims(program, folder, few)  # files into the cache
            pairs = [(by_curl(folder, few), by_claims(program, folder, few)) for _ in range(RUNS)]
            curl, claims = (statistics.median(pair[i][0] for pair in pairs) for i in (0, 1))
            print(f"1,000 documents of 2.5 KB, {CONNECTIONS} connections, median of {RUNS} runs")
            print(f"  curl --parallel   {curl * 1000:7.0f} ms   {pairs[-1][0][1]:6.0f} MiB")
            print(f"  claims fetch      {claims * 1000:7.0f} ms   {pairs[-1][1][1]:6.0f} MiB")
            print(f"  ratio             {claims / curl:7.2f}")
            took, memory = by_claims(program, folder, urls)
            print(f"20,000 documents\n  claims fetch      {took * 1000:7.0f} ms   {memory:6.0f} MiB")


main()
