"""Processes are killed, stopped and replaced: F03, F04, F06; F01, F02 and F05 are tests of their own."""

import os
import signal
import subprocess
import sys
import threading
import time

from faults.probe import Probe, look, warm
from faults.stage import PAGES, REPOSITORY, on_sqlite
from faults.verdict import Verdict
from faults.waiting import seconds_until

TESTS = {
    "F02": ("the one who sends notices is killed at every step", "tests/newsroom/test_notices_killed.py"),
    "F05": ("whoever counts is killed at random points", "tests/journeys/test_killed_workers.py"),
}


def f01() -> Verdict:
    """A worker is killed again and again while a hundred stories come out."""
    verdict = Verdict("F01", "worker killed while 100 stories come out")
    with on_sqlite() as stage:
        stage.tell("due", 100)
        for _time in range(5):
            seconds_until(stage.worker, most=30)
            if worker := stage.worker():
                os.kill(worker, signal.SIGKILL)
            time.sleep(1)
        took = seconds_until(lambda: stage.tell("settled")["steps"] >= 100, most=180)
        found = stage.tell("settled")
        verdict.note(f"all of 100 published, {found['steps']} steps in the log", found["steps"] == 100)
        verdict.note(f"{found['twice']} published twice", found["twice"] == 0)
        verdict.note(f"{found['unseen']} that readers cannot read", found["unseen"] == 0)
        verdict.note(f"{took:.0f} s after the last kill (60 allowed)", took <= 60)
    return verdict


def proved_by_test(fault: str) -> Verdict:
    """A fault that a test of the suite makes; run it and say what it said."""
    said, path = TESTS[fault]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-m", "processes", path]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    verdict = Verdict(fault, said)
    verdict.note(f"{path}: {done.stdout.strip().splitlines()[-1]}", done.returncode == 0)
    return verdict


def f02() -> Verdict:
    """See TESTS."""
    return proved_by_test("F02")


def f05() -> Verdict:
    """See TESTS."""
    return proved_by_test("F05")


def f03() -> Verdict:
    """The worker hangs: nobody restarts it, readers and editors go on, and whoever looks is told."""
    verdict = Verdict("F03", "background worker hangs")
    with on_sqlite() as stage, Probe(stage, saves=True) as probe:
        worker = []
        seconds_until(lambda: worker.append(stage.worker()) or worker[-1], most=60)
        seconds_until(lambda: look(stage.port, "/health/worker").status == 200, most=90)
        os.kill(worker[-1], signal.SIGSTOP)
        took = seconds_until(lambda: look(stage.port, "/health/worker").status == 503, most=200)
        banner = stage.ask("/admin/", {"Cookie": stage.cookie}).text
        os.kill(worker[-1], signal.SIGKILL)
        back = seconds_until(lambda: look(stage.port, "/health/worker").status == 200, most=120)
        verdict.note(f"/health/worker says 503 after {took:.0f} s (about 120)", took <= 140)
        verdict.note("the newsroom says that the worker is silent", "worker-silent" in banner)
        verdict.note(f"{probe.share_good():.2%} of {len(probe.looks)} pages good", probe.share_good() == 1)
        verdict.note(
            f"{len(probe.saved)} forms of the newsroom opened", all(one.status == 200 for one in probe.saved)
        )
        verdict.note(f"{back:.0f} s after the kill another works", back < 60)
    return verdict


def f04() -> Verdict:
    """A web worker is killed while it answers."""
    verdict = Verdict("F04", "web worker killed in the middle of requests")
    with on_sqlite() as stage:
        warm(stage)
        before = stage.workers()
        with Probe(stage, a_second=40) as probe:
            time.sleep(3)
            os.kill(before[0], signal.SIGKILL)
            back = seconds_until(lambda: len(set(stage.workers()) - {before[0]}) >= len(before), most=60)
            time.sleep(8)
        lost = [each for each in probe.looks if each.status != 200]
        verdict.note(
            f"{len(lost)} of {len(probe.looks)} requests failed (those in it: 20 at most)", len(lost) <= 20
        )
        verdict.note(f"another is there after {back:.1f} s (5)", back < 5)
    return verdict


def f06() -> Verdict:
    """A deployment: SIGTERM while readers read."""
    verdict = Verdict("F06", "SIGTERM under load")
    with on_sqlite() as stage:
        warm(stage)
        counted = stage.views()
        begun, answers = threading.Event(), []

        def read() -> None:
            for number in range(400):
                answer = look(
                    stage.port, PAGES[1], headers={"X-Forwarded-For": f"77.28.{number // 250}.{number % 250}"}
                )
                answers.append(answer.status)
                begun.set()
                if stopped.is_set():
                    return

        stopped = threading.Event()
        readers = [threading.Thread(target=read) for _number in range(6)]
        for reader in readers:
            reader.start()
        begun.wait()
        time.sleep(3)
        stage.process.send_signal(signal.SIGTERM)
        stopped.set()
        for reader in readers:
            reader.join()
        took = seconds_until(lambda: stage.process.poll() is not None, most=60)
        # A request that comes when nobody listens any more is refused at once: a load balancer asks the next host.
        bad = [status for status in answers if status not in {200, 0}]
        cut = answers.count(0)
        verdict.note(
            f"{len(bad)} errors, {cut} refused after the signal, of {len(answers)}", not bad and cut <= 6
        )
        verdict.note(
            f"ended after {took:.1f} s with code {stage.process.poll()}",
            took < 30 and not stage.process.poll(),
        )
        views = stage.views() - counted
        verdict.note(f"{views} views counted of {answers.count(200)} answered", views >= answers.count(200))
    return verdict


FAULTS = {"F01": f01, "F02": f02, "F03": f03, "F04": f04, "F05": f05, "F06": f06}
