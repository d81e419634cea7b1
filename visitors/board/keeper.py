"""Keeping the board like the database: news after each count, and once a minute a comparison."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from visitors import spans, sql
from visitors.board import reading
from visitors.board.link import Link, link
from visitors.board.pieces import repair_key
from visitors.board.writing import Mode, News, write
from visitors.models import CountryDay, OnlineReader, Origin, SeenReader

if TYPE_CHECKING:
    from visitors.after import Folded

CHECK_EVERY_SECONDS = 60
REPAIR_SECONDS = 60
AT_ONCE = 1000


class Keeper:
    """Beside the leader: hangs up what was counted, and notices when the board is wrong or empty."""

    def __init__(self):
        self._check_at = 0.0

    def after_fold(self, folded: "Folded") -> None:
        """Hang up what has just been counted. It may be lost on the way: the next check finds it missing."""
        board, now = link(), timezone.now()
        if board is None or not folded.noticed:
            return
        day, numbers = timezone.localdate(now), sql.one_of({each.reader for each in folded.noticed})
        # What the database says of them now: another host may have counted more since.
        seen = SeenReader.objects.filter(day=day, reader__in=numbers)
        news = _parts(day, seen, OnlineReader.objects.online(now).filter(reader__in=numbers), folded.ended)
        if board.is_resting or not all(_send(board, part, now, Mode.NEWS) for part in news):
            self._check_at = 0.0

    def after_round(self, folder: Path) -> None:
        """Once a minute, and at once when something was not whole: compare, repair."""
        board = link()
        if board is not None and not board.is_resting and time.monotonic() >= self._check_at:
            self._check_at = time.monotonic() + CHECK_EVERY_SECONDS if check(board) else 0.0


keeper = Keeper()


def check(board: Link) -> bool:
    """Compare the board with the database and repair it if they differ. False: Redis does not answer."""
    now = timezone.now()
    day = timezone.localdate(now)
    # Also without news the marks must not expire.
    if board.ask(lambda client: write(client, News(day), now)) is None:
        return False
    # The board first: a page that is counted between the two questions is then missing here, not too much.
    shown = board.ask(lambda client: reading.count_countries(client, day))
    online = board.ask(lambda client: reading.count_online(client, now))
    wanted = _countries(day)
    present = OnlineReader.objects.using(sql.database()).online(now).count()
    if shown == wanted and online == present:
        return True
    is_wrong = shown is None or online is None or online > present or bool(shown - wanted)
    return repair(board, day, now, anew=is_wrong)


def repair(board: Link, day: date, now: datetime, *, anew: bool) -> bool:
    """Hang up the whole day again, from the database; ``anew`` takes down what is there. False: Redis went away."""
    mine = board.ask(lambda client: (client.set(repair_key(), "1", nx=True, ex=REPAIR_SECONDS),))
    if mine is None or not mine[0]:
        return mine is not None  # another host is at it
    parts = _parts(day, SeenReader.objects.filter(day=day), OnlineReader.objects.online(now))
    is_sent = not anew or _send(board, News(day), now, Mode.ANEW) is not None
    is_sent = is_sent and all(_send(board, part, now, Mode.MORE) is not None for part in parts)
    is_sent = is_sent and _send(board, News(day), now, Mode.DONE) is not None
    board.ask(lambda client: client.delete(repair_key()))
    return is_sent


def _send(board: Link, news: News, now: datetime, mode: Mode) -> bool | None:
    """Tell whether the board is whole; None if Redis does not answer."""
    return board.ask(lambda client: write(client, news, now, mode))


def _countries(day: date) -> Counter[str]:
    rows = CountryDay.objects.using(sql.database()).filter(day=day, origin=Origin.COUNTED, visitors__gt=0)
    return Counter(dict(rows.values_list("country", "visitors")))


def _parts(
    day: date, seen: QuerySet[SeenReader], online: QuerySet[OnlineReader], gone: Iterable[int] = ()
) -> Iterator[News]:
    """These readers in messages so small that Redis answers each of them at once."""
    part = News(day, gone=gone)
    here = online.using(sql.database()).values_list("reader", "last_seen_at")
    for reader, last_seen_at in here.iterator(AT_ONCE):
        part.online[reader] = int(last_seen_at.timestamp())
        if len(part.online) == AT_ONCE:
            yield part
            part = News(day)
    # Who only arrived has opened no page yet, and has no country.
    known = seen.using(sql.database()).exclude(country="").values_list("reader", "country", "spans")
    for reader, country, visits in known.iterator(AT_ONCE):
        part.readers[reader] = (spans.unpack(visits)[0][0], country)
        if len(part.readers) == AT_ONCE:
            yield part
            part = News(day)
    yield part
