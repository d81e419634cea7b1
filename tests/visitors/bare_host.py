"""A host of its own for tests that kill processes: ``python -m tests.visitors.bare_host kill|lead|worker|drain``.

It prints one line of JSON. A writer puts one byte into its own file after each note that it was promised:
what stands there must be counted, each page once and none twice.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

ROUNDS = 30


def fork(work, *args) -> int:
    """Start a process that does one thing until it is killed."""
    child = os.fork()
    if child == 0:
        try:
            work(*args)
        finally:
            os._exit(0)
    return child


def kill(*children) -> None:
    for child in children:
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)


def write(number: int, pause: float) -> None:
    from visitors import recorder
    from visitors.records import Kind, Record

    promised = os.open(settings.FOLDER / f"writer{number}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    count = 0
    while True:
        page = f"t.w{number}:{count}"
        if recorder.write(
            Record(Kind.VIEW, int(time.time()), "en", "MK", page, reader=number * 10**6 + count + 1)
        ):
            os.write(promised, b"x")
        count += 1
        time.sleep(pause)


def count_again_and_again() -> None:
    from visitors.fold import fold_waiting

    while True:
        fold_waiting()


def promised() -> dict[str, int]:
    return {path.name.removeprefix("writer"): path.stat().st_size for path in settings.FOLDER.glob("writer*")}


def verdict() -> dict:
    from visitors.models import DayTotal, FoldedFile, PageTotal, SeenReader

    counted = {
        page: (readers, views)
        for page, readers, views in PageTotal.objects.values_list("page", "readers", "views")
    }
    wanted = {f"t.w{number}:{count}" for number, size in promised().items() for count in range(size)}
    return {
        "promised": len(wanted),
        "missing": len(wanted - set(counted)),
        "twice": sum(numbers != (1, 1) for numbers in counted.values()),
        "not_promised": len(set(counted) - wanted),
        "views": sum(DayTotal.objects.values_list("views", flat=True)),
        "visitors": sum(DayTotal.objects.values_list("visitors", flat=True)),
        "seen": SeenReader.objects.count(),
        "pages": len(counted),
        "left": len(list(Path(settings.VISITORS_SPOOL).glob("*.visits"))),
        "unfinished_names": FoldedFile.objects.count(),
    }


def kill_at_random_moments() -> dict:
    dice = random.Random()
    for number in range(ROUNDS):
        connections.close_all()
        children = [
            fork(write, 2 * number, 0.0002),
            fork(write, 2 * number + 1, 0.0002),
            fork(count_again_and_again),
            fork(count_again_and_again),
        ]
        while len(promised()) < 2 * number + 2:  # both write, however busy this machine is
            time.sleep(0.002)
        time.sleep(dice.uniform(0.002, 0.06))
        kill(*children)
    return {"kills": 4 * ROUNDS}


def lead_one_after_the_other() -> dict:
    """Every worker has a counting thread; whichever leads, the others go on when it is killed."""
    settings.VISITORS_FOLD_SECONDS = 0.1
    workers = [fork(write, number, 0.01) for number in range(3)]
    grown = []
    for worker in workers:
        before = sum(promised().values())
        until = time.monotonic() + 8
        while (seen := _counted()) <= before and time.monotonic() < until:
            time.sleep(0.05)
        grown.append(seen > before)
        kill(worker)
    return {"grown": grown}


def lead_as_worker() -> None:
    from visitors import leader

    leader.lead_as_worker()
    while True:
        time.sleep(1)


def note_who_counts(_folder) -> None:
    (settings.FOLDER / "counts").write_text(str(os.getpid()))


def lead_before_those_with_pages() -> dict:
    """Kill the worker and start another, again and again."""
    from visitors import after

    settings.VISITORS_FOLD_SECONDS = 0.1
    after.AFTER_ROUND += (note_who_counts,)
    writers = [fork(write, number, 0.01) for number in range(2)]
    counted_by = [_begins_to_count(set(writers))]
    for _ in range(3):
        worker = fork(lead_as_worker)
        counted_by.append(_begins_to_count({worker}))
        kill(worker)
        counted_by.append(_begins_to_count(set(writers)))
    kill(*writers)
    return {"counted_by": counted_by, "kills": 5}


def _begins_to_count(processes: set[int]) -> bool:
    until = time.monotonic() + 8
    while time.monotonic() < until:
        note = settings.FOLDER / "counts"
        if note.exists() and note.read_text() in map(str, processes):
            return True
        time.sleep(0.02)
    return False


def drain_with_two_commands() -> dict:
    from visitors import recorder
    from visitors.records import Kind, Record

    for number in range(200):
        recorder.write(Record(Kind.VIEW, int(time.time()), "en", "MK", f"t.w0:{number}", reader=number + 1))
        recorder.finish()
    (settings.FOLDER / "writer0").write_bytes(b"x" * 200)
    for child in [fork(_drain, number) for number in range(2)]:
        os.waitpid(child, 0)
    return {"counted": [int(path.read_text().split()[1]) for path in settings.FOLDER.glob("drained*")]}


def _drain(number: int) -> None:
    with (settings.FOLDER / f"drained{number}").open("w") as out:
        call_command("drain_visits", stdout=out)


def _counted() -> int:
    from visitors.models import DayTotal

    try:
        return sum(DayTotal.objects.values_list("views", flat=True))
    finally:
        connections.close_all()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.visitors.bare_settings"
    django.setup()
    import visitors.fold
    import visitors.leader
    import visitors.recorder  # noqa: F401  loaded before forking, or the children are killed while importing

    call_command("migrate", verbosity=0)
    connections.close_all()
    modes = {
        "kill": kill_at_random_moments,
        "lead": lead_one_after_the_other,
        "worker": lead_before_those_with_pages,
        "drain": drain_with_two_commands,
    }
    found = modes[sys.argv[1]]()
    settings.VISITORS_FOLD_SECONDS = 0
    call_command("drain_visits", "--wait", "5", stdout=sys.stderr)
    print(json.dumps(found | verdict()))
