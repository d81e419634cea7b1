"""One of several hosts, for tests: ``python -m tests.visitors.host`` does what it reads, line by line, in JSON.

Its clock stands still, some seconds before or after that of the others.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta

import django
import time_machine
from django.conf import settings
from django.core.management import call_command

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def migrate():
    call_command("migrate", verbosity=0)


def read(*addresses):
    from tests.visitors import readers

    for address in addresses:
        readers.read(address=address)


def count():
    """One round of the thread that counts."""
    from visitors import recorder
    from visitors.leader import Leader
    from visitors.pen import desk

    recorder.finish()
    leader = Leader(desk.pen().spool)
    leader.tick()
    leader.forget()
    assert not leader._failing


def half_a_minute_later():
    """What waits for the clock, which stands still here, need not wait any longer."""
    from visitors.board.keeper import keeper
    from visitors.board.link import link

    link()._ask_again_at = keeper._check_at = 0.0


def figures():
    from django.utils import timezone

    from visitors import figures
    from visitors.board import reading

    shown = reading.countries(timezone.localdate())
    totals = figures.totals()
    return {
        "online": figures.online_now(),
        "today": figures.visitors_today(),
        "visits": totals.visits,
        "visitors": totals.visitors,
        "views": totals.views,
        "countries": {each.code: each.visitors for each in figures.countries()},
        "on board": [reading.online(timezone.now()), shown and shown.total()],
        "day": str(timezone.localdate()),
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.visitors.host_settings"
    django.setup()
    settings.VISITORS_SPOOL.mkdir(parents=True, exist_ok=True)
    ahead = timedelta(seconds=int(os.environ["HOST_AHEAD"]))
    with time_machine.travel(NOON + ahead, tick=False):
        for line in sys.stdin:
            name, *arguments = json.loads(line)
            print(json.dumps(globals()[name](*arguments)), flush=True)
