"""`manage.py build_search_index`: makes anew what can be found, while readers go on finding."""

import time

from django.core.management.base import BaseCommand

from portal.search import everything
from search import index

SECONDS = 2
"""How often it is said how far it has come."""


class Command(BaseCommand):
    help = (
        "Make the index of the search anew, from everything that is public. The site stays open: readers find as "
        "before, and what is published meanwhile is in both. Stopped halfway, it can simply be started again."
    )

    def handle(self, **options):
        self.began = self.told = time.monotonic()
        total = everything.how_many()
        done = index.rebuild(everything.documents(), total=total, progress=self.progress)
        seconds = time.monotonic() - self.began
        self.stdout.write(f"{done:,} documents in {_span(seconds)} ({_rate(done, seconds):,} a second).")

    def progress(self, done: int, total: int | None = None) -> None:
        """Say how far it has come, how fast, and how long it will still take."""
        now = time.monotonic()
        if now - self.told < SECONDS:
            return
        self.told = now
        rate = _rate(done, now - self.began)
        left = f", about {_span((total - done) / rate)} left" if total and total > done else ""
        self.stdout.write(f"{done:,} of {total or 0:,} ({rate:,} a second{left})")


def _rate(done: int, seconds: float) -> int:
    return max(1, round(done / max(seconds, 0.001)))


def _span(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
