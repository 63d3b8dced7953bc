"""The HTTP server when it is stopped: in order, what is under way is answered; by kill -9, what was acknowledged is kept."""
import json
import random
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from program import check, finish, run, same
from serving import Server, drained, status_of

JSON = {"Content_Type": "application/json"}
ROUNDS = 6


def story(count):
    return "\n\n".join(f"The bridge number {i} over the Arden cost {i + 2} million euros, Anna Kovac said." for i in range(count))


def record(server, name, count=20):
    answer = server.ask("POST", "/v1/verify?record=true", json.dumps({"text": story(count), "path": name, "published": "2024-06-20"}), **JSON)
    same(answer.status, 200, "recorded")
    return [c["id"] for c in server.ask("GET", "/v1/claims").json()["claims"]]


class Deciders:
    """Clients that decide without a pause, and remember what was acknowledged."""

    def __init__(self, server, ids, round_number):
        self.server, self.ids, self.round, self.acknowledged, self.unsure, self.lock = server, ids, round_number, [], [], threading.Lock()
        self.threads = [threading.Thread(target=self.work, args=(i,)) for i in range(4)]
        for each in self.threads:
            each.start()

    def work(self, number):
        for i in range(10_000):
            one, why = random.choice(self.ids), f"reason {self.round}-{number}-{i}"
            body = json.dumps({"ruling": "confirmed", "who": f"client {number}", "why": why})
            try:
                answer = self.server.ask("POST", f"/v1/claims/{one}/decisions", body, Idempotency_Key=why, described=False, timeout=20, **JSON)
            except OSError:
                answer = None
            except Exception:  # half an answer
                answer = None
            with self.lock:
                if answer is not None and answer.status == 201:
                    self.acknowledged.append((one, why))
                else:
                    self.unsure.append((one, why, f"client {number}"))
            if answer is None:
                return

    def join(self):
        for each in self.threads:
            each.join()


def decided(server, ids):
    return [(one, d["why"]) for one in ids for d in server.ask("GET", f"/v1/claims/{one}").json()["claims"][-1]["decisions"]]


def of_kills(folder):
    case = Path(folder) / "case"
    acknowledged, unsure, retried, ids = [], [], set(), None
    for number in range(ROUNDS):
        with Server("--case", case, "--rate", 0, ends_in_order=False) as server:
            ids = ids or record(server, "bridges")
            kept = decided(server, ids)
            check(not set(acknowledged) - set(kept), f"round {number}: lost {len(set(acknowledged) - set(kept))} of {len(acknowledged)}")
            # A key is forgotten with the process: behind somebody else's decision the same one is recorded again.
            twice = {each for each in kept if kept.count(each) > 1}
            check(twice <= retried and len(twice) <= 2, f"round {number}: twice: {twice}")
            # The clients that had no answer try again with the same key.
            for one, why, who in unsure:
                body = json.dumps({"ruling": "confirmed", "who": who, "why": why})
                answer = server.ask("POST", f"/v1/claims/{one}/decisions", body, Idempotency_Key=why, **JSON)
                check(answer.status in (200, 201), f"tried again: {answer.status}")
                acknowledged.append((one, why))
                retried.add((one, why))
            clients = Deciders(server, ids, number)
            time.sleep(random.uniform(0.2, 1.2))
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            clients.join()
            acknowledged += clients.acknowledged
            unsure = clients.unsure
    with Server("--case", case) as server:
        kept = decided(server, ids)
        check(not set(acknowledged) - set(kept), f"lost {len(set(acknowledged) - set(kept))} of {len(acknowledged)}")
        check(len(acknowledged) > 50, f"{len(acknowledged)} were acknowledged in all")
    ran = run("doctor", "--case", case)
    same(ran.code, 0, f"the case is sound: {ran.text()} {ran.err}")


def of_order(folder):
    """SIGTERM: nothing new is taken, what is under way is answered, idle clients are sent away."""
    case = Path(folder) / "order"
    with Server("--case", case, "--rate", 0) as server:
        ids = record(server, "bridges")
        idle = [server.connect() for _ in range(20)]
        half = server.connect()
        body = json.dumps({"text": "1," * 250_000}).encode()
        half.sendall(b"POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:1000])
        clients = Deciders(server, ids, 0)
        time.sleep(0.5)
        begin = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        try:
            socket.create_connection(("127.0.0.1", server.port), 2).close()
            check(False, "nothing new is taken")
        except OSError:
            pass
        half.sendall(body[1000:])
        reply = drained(half)
        same((status_of(reply), b"\r\nConnection: close" in reply), (200, True), "a request that had begun is answered")
        for wire in idle:
            same(drained(wire), b"", "idle clients are sent away")
            wire.close()
        clients.join()
        code = server.process.wait(30)
        same(code, 0, "ended in order")
        check(time.monotonic() - begin < 15, "and soon")
        half.close()
    with Server("--case", case) as server:
        kept = decided(server, ids)
        check(clients.acknowledged and not set(clients.acknowledged) - set(kept), "what was acknowledged is kept")
    same(run("doctor", "--case", case).code, 0, "the case is sound")
    for number in (signal.SIGTERM, signal.SIGINT):
        with Server() as server:
            same(server.stop(number, 5), 0, "idle, it ends at once")


def of_grace():
    """What does not end within --grace is cut off."""
    with Server("--grace", 1, ends_in_order=False) as server:
        wire = server.connect()
        wire.sendall(b"POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf")
        time.sleep(0.2)
        begin = time.monotonic()
        same(server.stop(timeout=10), 3, "cut off")
        check(0.8 < time.monotonic() - begin < 5, "after a second")
        check("stopped before" in server.log(), "and said")
        wire.close()


def of_two_servers(folder):
    """Two servers, and the command, with one case: what one records the others see."""
    case = Path(folder) / "shared"
    with Server("--case", case) as one, Server("--case", case) as other:
        ids = record(one, "bridges", 3)
        same([c["id"] for c in other.ask("GET", "/v1/claims").json()["claims"]], ids, "seen by the other")
        body = json.dumps({"ruling": "wrong", "who": "A", "why": "one"})
        same(other.ask("POST", f"/v1/claims/{ids[0]}/decisions", body, **JSON).status, 201, "decided there")
        same(run("decide", ids[0], "withdrawn", "--who", "B", "--why", "two", "--case", case).code, 0, "and by the command")
        for server in (one, other):
            same([why for _, why in decided(server, ids[:1])], ["one", "two"], "seen by both")


with tempfile.TemporaryDirectory(prefix="claims-serve-stop-") as folder:
    of_kills(folder)
    of_order(folder)
    of_two_servers(folder)
of_grace()
finish()
