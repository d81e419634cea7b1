"""Too much of everything: F19 bodies, F20 log-ins, F21 addresses."""

import contextlib
import http.client
import os
import threading
import time
from itertools import count
from pathlib import Path

from faults import paced
from faults.probe import BROWSER, Probe, look, versions, warm
from faults.stage import children, name_of, on_sqlite
from faults.verdict import Verdict
from faults.waiting import seconds_until

FLOOD_SECONDS = 30
GUESSES, STRANGE = 200, 500
"""A second."""
ABUSERS, NEIGHBOUR = "77.28.9", "77.28.10.1"
"""Where the strange requests come from, and a reader of the next network; the probe reads from elsewhere."""
MIB = 1024 * 1024


def memory_of(process: int) -> float:
    """MiB that a process and its children hold."""
    numbers = [process, *children(process)]
    lines = [
        line for number in numbers for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    ]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def processor_seconds(process: int) -> float:
    """What a process has worked so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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


def _request(method: str, path: str, headers: dict, body: bytes = b"") -> bytes:
    """As it goes over the line, from one more reader each time."""
    fields = {
        "Host": "127.0.0.1",
        "User-Agent": BROWSER.format(next(versions)),
        "Connection": "close",
    } | headers
    if body:
        fields["Content-Length"] = str(len(body))
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _flood(verdict: Verdict, stage, ask, a_second: int) -> tuple[Probe, dict[int, int]]:
    """Have so many come in each second; what the probe saw, and how often each answer was given."""
    warm(stage)
    look(stage.port, stage.form, cookie=stage.cookie)  # she is at work already
    with Probe(stage, saves=True) as probe:
        answers = paced.flood(stage.port, ask, a_second=a_second, seconds=FLOOD_SECONDS)
    rate = len(answers) / FLOOD_SECONDS
    found = {status: answers.count(status) for status in sorted(set(answers))}
    verdict.note(
        f"{rate:.0f} of {a_second} requests a second could be sent here; {found}", rate > a_second * 0.9
    )
    return probe, found


def _judge_readers(verdict: Verdict, probe: Probe, share: int, seconds: float) -> None:
    times = sorted(each.seconds for each in probe.looks)
    slow = times[len(times) * share // 100]
    verdict.note(f"{probe.share_good():.2%} of hot pages 200, {share} of 100 within {slow * 1000:.0f} ms "
                 f"({seconds * 1000:.0f})", probe.share_good() == 1 and slow < seconds)  # fmt: skip
    opened = [each.status for each in probe.saved]
    verdict.note(f"an editor who is logged in: {opened}", opened and set(opened) == {200})


def _guess(stage, everywhere: bool):
    """Gives tries of passwords: of one name from one place, or each of another name from another place."""
    page = stage.ask("/admin/login/")
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"http://127.0.0.1:{stage.port}/",
        "Cookie": page.header("set-cookie").partition(";")[0],
    }

    def guess(chance) -> bytes:
        name, place = "bela", {}
        if everywhere:
            name = f"bela{chance.randrange(10**6)}"
            place = {"X-Forwarded-For": ".".join(str(chance.randrange(1, 224)) for _part in range(4))}
        body = f"csrfmiddlewaretoken={token}&username={name}&password={chance.random()}".encode()
        return _request("POST", "/admin/login/", headers | place, body)

    return guess


def _newsroom(stage) -> int | None:
    """The number of the newsroom's process."""
    return next((each for each in children(stage.process.pid) if name_of(each) == "nevipe-staff"), None)


def f20() -> Verdict:
    """Guessing passwords: one name from one place, then any name from anywhere."""
    verdict = Verdict("F20", "flood of log-ins")
    for everywhere in (False, True):
        with on_sqlite() as stage:
            seconds_until(lambda: _newsroom(stage))
            newsroom = _newsroom(stage)
            before = processor_seconds(newsroom)
            probe, found = _flood(verdict, stage, _guess(stage, everywhere), GUESSES)
            cores = (processor_seconds(newsroom) - before) / FLOOD_SECONDS
            tries, refused = sum(found.values()), sum(found.get(status, 0) for status in (403, 429, 503))
            where = "from everywhere" if everywhere else "from one place"
            verdict.note(
                f"{where}: {refused} of {tries} refused before a password was looked at, {found.get(302, 0)} got in",
                refused > tries // 2 and not {302, 500} & set(found),
            )
            verdict.note(f"the newsroom's process took {cores:.2f} cores (1)", round(cores, 1) <= 1)
            _judge_readers(verdict, probe, 99, 1)
    return verdict


def f21() -> Verdict:
    """Questions, addresses and searches that nobody has asked before."""
    verdict = Verdict("F21", "flood of strange addresses and searches")
    with on_sqlite() as stage:

        def stray(chance) -> bytes:
            word = f"{chance.getrandbits(40):x}"
            path = chance.choice(
                (f"/mk/?r={word}", f"/mk/{word}/", f"/mk/articles/{word}/", f"/mk/search/?q={word}")
            )
            return _request("GET", path, {"X-Forwarded-For": f"{ABUSERS}.{chance.randrange(256)}"})

        with _neighbour(stage) as new:
            probe, found = _flood(verdict, stage, stray, STRANGE)
        verdict.note(f"{found.get(429, 0)} refused as too many, no error", 429 in found and 500 not in found)
        _judge_readers(verdict, probe, 95, 0.5)
        statuses = [each.status for each in new]
        times = sorted(each.seconds for each in new)
        verdict.note(
            f"pages that nobody has read, for a reader elsewhere: {statuses.count(200)} of {len(new)}, "
            f"half within {times[len(times) // 2] * 1000:.0f} ms, all within {times[-1] * 1000:.0f} ms (5 s)",
            set(statuses) == {200} and times[-1] < 5,
        )
    return verdict


@contextlib.contextmanager
def _neighbour(stage):
    """A reader of another network opens a new page twice a second, from before the flood until after it."""
    found, done = [], threading.Event()

    def read() -> None:
        number = count(100)
        while not done.wait(0.5):
            path = f"/en/events/2{next(number)}/01/"
            found.append(look(stage.port, path, headers={"X-Forwarded-For": NEIGHBOUR}))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield found
    finally:
        done.set()
        reader.join()


FAULTS = {"F19": f19, "F20": f20, "F21": f21}
