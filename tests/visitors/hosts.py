"""Hosts that count into one database, as processes of their own. Run as ``python -m tests.visitors.hosts MODE …``.

``prepare``: make the tables. ``work NUMBER``: be a host, with a spool of its own in ``BARE_FOLDER``: processes
and threads note their parts of a log while others count, and counters are killed. ``verdict HOSTS``: compare what
is counted with the logs of so many hosts, counted by hand.
"""

import os
import random
import signal
import sys
import threading
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connections

WRITERS, THREADS, EVENTS = 2, 3, 1200
PERSONS = 60
"""Of two networks: each is a crowd of more than 25, and the hosts share all of them."""
MIDNIGHT = 1792879200  # in Skopje, between a day of 24 hours and one of 25


def log(host):
    """The events that a host notes: always the same ones."""
    from tests.visitors.by_hand import COUNTRIES, LANGUAGES, PAGES, Event
    from visitors.records import Kind

    dice, kinds = random.Random(host), [Kind.VIEW] * 8 + list(Kind)
    for _ in range(EVENTS):
        kind = dice.choice(kinds)
        what = dice.choice(("a.org", "b.org")) if kind == Kind.ARRIVAL else dice.choice(PAGES)
        yield Event(
            kind, MIDNIGHT + dice.randint(-20_000, 20_000), dice.randrange(PERSONS), dice.choice(COUNTRIES),
            dice.choice(LANGUAGES), what, dice.randint(1, 11),
        )  # fmt: skip


def write(spool, events):
    for event in events:
        spool.append(event.noted())
        time.sleep(0.001)


def writer(host, number):
    """A process whose threads note every WRITERS-th event of the host."""
    from visitors.spool import Spool

    spool = Spool(Path(settings.VISITORS_SPOOL), limit=10**9, seconds=0.02)
    mine = list(log(host))[number::WRITERS]
    threads = [threading.Thread(target=write, args=(spool, mine[part::THREADS])) for part in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def counter(*_numbers):
    """A process that counts until it is killed; while the database is away it tries again."""
    from visitors.fold import fold_waiting

    while True:
        try:
            fold_waiting()
        except (OperationalError, InterfaceError):
            connections.close_all()
        time.sleep(0.002)


def fork(work, *args):
    child = os.fork()
    if child == 0:
        try:
            work(*args)
        finally:
            os._exit(0)
    return child


def kill(child):
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def work(host):
    import visitors.fold  # noqa: F401  loaded before forking, or the children are killed while importing

    writers, dice = [fork(writer, host, number) for number in range(WRITERS)], random.Random()
    counters = [fork(counter) for _ in range(2)]
    while writers:
        time.sleep(dice.uniform(0.01, 0.1))
        kill(counters.pop(0))
        counters.append(fork(counter))
        writers = [child for child in writers if os.waitpid(child, os.WNOHANG) == (0, 0)]
    while any(Path(settings.VISITORS_SPOOL).glob("*.visits")):
        time.sleep(0.01)
    for child in counters:
        kill(child)


def verdict(hosts):
    from tests.visitors.by_hand import assert_counted

    assert_counted([event for host in range(hosts) for event in log(host)])
    print("everything is counted once")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.visitors.bare_settings"
    django.setup()
    modes = {"prepare": lambda: call_command("migrate", verbosity=0), "work": work, "verdict": verdict}
    modes[sys.argv[1]](*map(int, sys.argv[2:]))
