"""`manage.py generate_articles 10000`: invented stories, to see how the portal bears load."""

import os
import time
from concurrent.futures.process import BrokenProcessPool

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.invented.settling import settle
from portal.invented.writing import write

MANY, MOST_PROCESSES = 10_000, 4
"""From how many stories on it is worth to begin several processes, and how many of them."""


class Command(BaseCommand):
    help = (
        "Write invented stories into the database, published and spread over the last eight years. "
        "For a test site only: there is no way to take them out again."
    )

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, help="how many stories; each has one to three languages")
        parser.add_argument("--seed", type=int, default=1, help="another number gives other stories")
        parser.add_argument("--processes", type=int, help="how many write at once; without it, as it fits")
        parser.add_argument("--index", action="store_true", help="make the search index anew afterwards")

    def handle(self, *, count, seed, processes, index, **options):
        if count < 1:
            raise CommandError("How many stories? Give a number from 1 on.")
        self.start = self.shown = time.monotonic()
        try:
            editions = write(
                count, seed=seed, processes=_processes(count, processes), progress=self._progress
            )
        except BrokenProcessPool as error:
            raise CommandError(
                "A process that wrote was killed, perhaps for want of memory. The batches written so far stay."
            ) from error
        settle()
        took = time.monotonic() - self.start
        self.stdout.write(f"{count:,} stories with {editions:,} editions written in {took:,.0f} s.")
        if index:
            call_command("build_search_index")
        else:
            self.stdout.write("The search does not know them yet: manage.py build_search_index")

    def _progress(self, done, total):
        now = time.monotonic()
        if now - self.shown < 2 and done < total:
            return
        self.shown = now
        rate = done / max(now - self.start, 0.001)
        left = (total - done) / rate
        self.stdout.write(f"{done:,} of {total:,} ({rate:,.0f} a second, {left / 60:,.0f} min left)")
        self.stdout.flush()


def _processes(count: int, wanted: int | None) -> int:
    """How many processes write: SQLite lets only one, and a few stories are written before others are awake."""
    if connection.vendor != "postgresql":
        return 1
    if wanted is not None:
        return max(1, wanted)
    return 1 if count < MANY else max(1, min(os.cpu_count() or 1, MOST_PROCESSES))
