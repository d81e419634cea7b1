"""Invented stories into the database, in bulk: published, with history, and nobody is told."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from portal.freshness.meaning import EVERYTHING
from portal.invented.records import Records, records
from portal.invented.rows import Batch
from portal.invented.tables import hurry
from portal.invented.texts import story
from portal.invented.vocabulary import warm
from portal.invented.waking import wake
from portal.models import Change

AT_ONCE, YEARS = 500, 8


def write(
    count: int,
    *,
    seed: int = 1,
    processes: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Write so many stories, spread over the last eight years, the oldest first; how many editions they have.

    Services and signals are passed over: this is for a database that nobody works in. The search index hears
    nothing of it and has to be made anew. Stopped halfway, what was written so far stays, and is whole.
    """
    warm()
    one = partial(_write, count=count, most=AT_ONCE, seed=seed, now=timezone.now(), known=records())
    done = editions = 0
    for stories, more in _in_turn(one, range(0, count, AT_ONCE), processes):
        done, editions = done + stories, editions + more
        progress(done, count)
    return editions


def _in_turn(one: Callable, starts: range, processes: int) -> Iterator[tuple[int, int]]:
    """Every batch, by this process or by several new ones. If one of them is killed, that is an error at once."""
    if processes == 1:
        yield from map(one, starts)
        return
    # A copy of this process would have the locks that its other threads held at that moment, and nobody to free them.
    fresh = get_context("spawn")
    with ProcessPoolExecutor(processes, fresh, wake, (connection.settings_dict["NAME"],)) as pool:
        yield from pool.map(one, starts)


def _write(first: int, *, count: int, most: int, seed: int, now: datetime, known: Records) -> tuple[int, int]:
    stories = [story(number, seed) for number in range(first, min(first + most, count))]
    dates = [now - timedelta(days=365 * YEARS) * (1 - (each.number + 1) / count) for each in stories]
    batch = Batch(known)
    with transaction.atomic():
        hurry()
        last = _last_change()
        batch.take(stories, [connection.ops.adapt_datetimefield_value(at) for at in dates])
        batch.write()
        _one_mark_each([row[0] for row in batch.articles])
        _one_change(last)
    return len(stories), len(batch.editions)


def _one_mark_each(articles: list[int]) -> None:
    """The ledger's triggers mark a story for each of its rows; one mark is enough to be looked at."""
    first, last = min(articles), max(articles)
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM syndication_mark WHERE kind = 'article' AND thing BETWEEN %s AND %s AND id NOT IN"
            " (SELECT min(id) FROM syndication_mark WHERE kind = 'article' AND thing BETWEEN %s AND %s GROUP BY thing)",
            [first, last, first, last],
        )


def _last_change() -> int:
    return Change.objects.aggregate(last=Max("pk"))["last"] or 0


def _one_change(last: int) -> None:
    """The log of changes has noted each row, too; that everything has changed says as much to who reads it."""
    number = 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            number = cursor.fetchone()[0]
    Change.objects.filter(pk__gt=last, xact=number).delete()
    Change.objects.create(source=EVERYTHING, thing=0, moved=True, xact=number, at=timezone.now())
