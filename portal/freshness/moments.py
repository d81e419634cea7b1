"""What the clock alone will change: a story comes out or goes, a line of breaking news ends, a day is over."""

from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Edition
from newsroom.models import BreakingNews, Slot
from portal.freshness.meaning import UPCOMING, keys_of_moved

AHEAD = timedelta(days=1)
MOST = 500
"""More moments than this in a day, and only these are prepared; the calendar is read again before they are used up."""
STORY_TIMES = ("published_at", "embargoed_until", "expires_at")
DAY_OVER = {UPCOMING, "table:events_event"}


class Moments:
    """The coming day as this process knows it, so that it keeps to it also while the database is away."""

    def __init__(self):
        self.coming: list[tuple[datetime, frozenset[str]]] = []
        self.known_until: datetime | None = None

    def read(self, now: datetime) -> None:
        """Ask the database what the clock will change in the next day."""
        self.known_until, found = now + AHEAD, []
        for name in STORY_TIMES:
            due = Edition.objects.filter(status__in=["scheduled", "published"], **_soon(name, now))
            found += [(at, pk) for at, pk in due.order_by(name).values_list(name, "article_id")[:MOST]]
        coming = [(at, frozenset(keys_of_moved({pk}))) for at, pk in sorted(found)[:MOST]]
        for model, names in ((BreakingNews, ("starts_at", "ends_at")), (Slot, ("starts_at", "ends_at"))):
            for name in names:
                times = model.objects.filter(**_soon(name, now)).values_list(name, flat=True)
                coming += [(at, frozenset({f"table:{model._meta.db_table}"})) for at in times[:MOST]]
        if len(found) > MOST:
            self.known_until = sorted(found)[MOST - 1][0]
        self.coming = sorted([*coming, (_midnight(now), frozenset(DAY_OVER))], key=lambda row: row[0])

    def due(self, now: datetime) -> set[str]:
        """The keys of what has come since this was last asked."""
        keys: set[str] = set()
        while self.coming and self.coming[0][0] <= now:
            keys |= self.coming.pop(0)[1]
        return keys

    def must_be_read(self, now: datetime) -> bool:
        """Whether the calendar ends too soon to rely on it."""
        return self.known_until is None or self.known_until - now < AHEAD / 2


def _soon(name: str, now: datetime) -> dict:
    return {f"{name}__gt": now, f"{name}__lte": now + AHEAD}


def _midnight(now: datetime) -> datetime:
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))
