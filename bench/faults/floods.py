"""Too much of everything: F19 bodies, F20 log-ins, F21 addresses."""

import http.client
import random
import threading
import time
from pathlib import Path

from faults.probe import Probe, look, warm
from faults.stage import children, on_sqlite
from faults.verdict import Verdict

FLOOD_SECONDS, FLOODERS = 30, 20
ABUSERS = "77.28.9"
"""Where the strange requests come from; the probe reads from elsewhere."""
MIB = 1024 * 1024


def memory_of(process: int) -> float:
    """MiB that a process and its children hold."""
    numbers = [process, *children(process)]
    lines = [
        line for number in numbers for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    ]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _send(port: int, path: str, headers: dict, pieces, cookie: str = "") -> tuple[int, float, int]:
    """Send a body until it is refused; status, seconds, and MiB that were taken."""
    connection, sent, began = http.client.HTTPConnection("127.0.0.1", port, timeout=30), 0, time.monotonic()
    connection.putrequest("POST", path)
    for name, value in (headers | ({"Cookie": cookie} if cookie else {})).items():
        connection.putheader(name, value)
    status = 0
    try:
        connection.endheaders()
        for piece in pieces:
            connection.send(piece)
            sent += len(piece)
    except OSError:
        pass
    try:
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException):
        status = 0
    connection.close()
    return status, time.monotonic() - began, sent // MIB


def f19() -> Verdict:
    """Bodies that are too big, too many, without an end, or packed."""
    verdict = Verdict("F19", "huge uploads")
    with on_sqlite() as stage:
        warm(stage)
        before = memory_of(stage.process.pid)
        block = b"\0" * MIB
        chunk = b"%x\r\n" % MIB + block + b"\r\n"
        many = b"".join(
            b'--b\r\nContent-Disposition: form-data; name="f%d"\r\n\r\nx\r\n' % one for one in range(10_000)
        )
        kind = {"Content-Type": "multipart/form-data; boundary=b"}
        tries = {
            "2 GB announced": (kind | {"Content-Length": str(2048 * MIB)}, (block for _ in range(2048))),
            "without a length": (kind | {"Transfer-Encoding": "chunked"}, (chunk for _ in range(2048))),
            "10,000 parts": (kind | {"Content-Length": str(len(many) + 5)}, [many + b"--b--"]),
            "packed body": ({"Content-Length": "20", "Content-Encoding": "gzip"}, [b"\x1f\x8b" + b"\0" * 18]),
        }  # fmt: skip
        with Probe(stage) as probe:
            for what, (headers, pieces) in tries.items():
                status, took, taken = _send(stage.port, "/admin/login/", headers, pieces)
                refused = status in {400, 403, 411, 413, 415} or (status == 0 and taken < 64)
                verdict.note(f"{what}: {status or 'hung up'} after {took:.1f} s and {taken} MiB", refused)
        grown = memory_of(stage.process.pid) - before
        verdict.note(f"memory grew by {grown:.0f} MiB (50)", grown < 50)
        verdict.note(f"{probe.share_good():.2%} of pages 200 meanwhile", probe.share_good() == 1)
    return verdict


def _flood(stage, ask) -> tuple[Probe, list]:
    stop, answers = threading.Event(), []

    def run(number: int) -> None:
        chance = random.Random(number)
        while not stop.is_set():
            answers.append(ask(chance))

    warm(stage)
    floods = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(FLOODERS)]
    with Probe(stage, saves=True) as probe:
        for one in floods:
            one.start()
        time.sleep(FLOOD_SECONDS)
        stop.set()
        for one in floods:
            one.join(timeout=30)
    return probe, answers


def f20() -> Verdict:
    """Guessing passwords as fast as the line allows."""
    verdict = Verdict("F20", "flood of log-ins")
    with on_sqlite() as stage:
        page = stage.ask("/admin/login/")
        cookie = page.header("set-cookie").partition(";")[0]
        token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": f"http://127.0.0.1:{stage.port}/",
        }

        def guess(chance):
            body = f"csrfmiddlewaretoken={token}&username=bela&password={chance.random()}".encode()
            return look(
                stage.port, "/admin/login/", cookie=cookie, method="POST", body=body, headers=headers
            ).status

        probe, answers = _flood(stage, guess)
        refused = sum(status in {403, 429} for status in answers)
        verdict.note(f"{len(answers)} tries, {refused} refused, {answers.count(302)} got in",
                     refused > len(answers) // 2 and 302 not in answers)  # fmt: skip
        slow = probe.slowest()
        verdict.note(f"{probe.share_good():.2%} of pages 200, 99 of 100 within {slow * 1000:.0f} ms (1 s)",
                     probe.share_good() == 1 and slow < 1)  # fmt: skip
        saved = [each.status for each in probe.saved]
        verdict.note(f"an editor who is logged in: {saved}", saved and set(saved) == {200})
    return verdict


def f21() -> Verdict:
    """Questions, addresses and searches that nobody has asked before."""
    verdict = Verdict("F21", "flood of strange addresses and searches")
    with on_sqlite() as stage:

        def stray(chance):
            word = f"{chance.getrandbits(40):x}"
            path = chance.choice(
                (f"/mk/?r={word}", f"/mk/{word}/", f"/mk/articles/{word}/", f"/mk/search/?q={word}")
            )
            sent = {"X-Forwarded-For": f"{ABUSERS}.{chance.randrange(256)}"}
            return look(stage.port, path, headers=sent).status

        probe, answers = _flood(stage, stray)
        found = {status: answers.count(status) for status in sorted(set(answers))}
        verdict.note(
            f"{len(answers)} strange requests in {FLOOD_SECONDS} s: {found}", not {0, 500} & set(answers)
        )
        verdict.note(f"{answers.count(429)} of them refused as too many", 429 in answers)
        times = sorted(each.seconds for each in probe.looks)
        middle = times[len(times) * 95 // 100]
        verdict.note(f"{probe.share_good():.2%} of hot pages 200, 95 of 100 within {middle * 1000:.0f} ms (500)",
                     probe.share_good() == 1 and middle < 0.5)  # fmt: skip
        saved = [each.status for each in probe.saved]
        verdict.note(f"an editor meanwhile: {saved}", saved and set(saved) == {200})
    return verdict


FAULTS = {"F19": f19, "F20": f20, "F21": f21}
