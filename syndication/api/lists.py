"""Lists of editions: the newest first, or everything that changed since, in the order in which it changed."""

import logging
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError
from django.db.models import Q
from ninja.errors import ValidationError

from articles.models import Edition
from syndication.api import cursors
from syndication.api.cards import cards, gone, joined
from syndication.api.questions import Editions, switched_on
from syndication.ledger import stock
from syndication.models import Entry

logger = logging.getLogger(__name__)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def newest(asked: Editions) -> dict:
    """What readers can read, the newest first."""
    language, question = switched_on(asked.language), _question(asked)
    editions = joined(Edition.objects.live(language).filter(**asked.selection), full=asked.full)
    if asked.cursor:
        when, pk = cursors.read(asked.cursor, question, numbers=2)
        at = _moment(when)
        editions = editions.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=pk))
    found = list(editions.newest_first()[: asked.limit + 1])
    page, more = found[: asked.limit], len(found) > asked.limit
    items = list(cards(page, full=asked.full).values())
    place = (page[-1].published_at - EPOCH) // MICROSECOND if more else 0
    follows = cursors.write(question, place, page[-1].pk) if more else None
    return {"items": items, "next": follows, "has_more": more}


def changes(asked: Editions) -> dict:
    """Every edition whose public face changed since, each once and as it is now, with those that are gone."""
    language, question = switched_on(asked.language), _question(asked)
    waits = bring_up_to_now()
    entries = Entry.objects.filter(number__isnull=False)
    entries = entries.filter(language=language) if language else entries
    place = cursors.read(asked.cursor, question, numbers=1)[0] if asked.cursor else 0
    if asked.cursor:
        _still_known(place)
        entries = entries.filter(number__gt=place)
    else:
        entries = entries.filter(at__gte=asked.updated_since)
    found = list(entries.order_by("number")[: asked.limit + 1])
    page, more = found[: asked.limit], len(found) > asked.limit
    last = page[-1].number if page else place or _end_before(asked.updated_since)
    return {"items": _told(page, asked), "next": cursors.write(question, last), "has_more": more or waits}


def _question(asked: Editions) -> dict:
    """What a cursor belongs to: the same list, however long its pages are. The beginning of changes may be left out."""
    given = {name: value for name, value in asked.dict(exclude={"cursor", "limit", "full"}).items() if value}
    given["updated_since"] = asked.updated_since is not None
    return given


def bring_up_to_now() -> bool:
    """Bring the ledger up to now as far as one request may; whether something still waits. A busy database: later."""
    try:
        if stock.is_waiting():
            stock.take_stock()
            return stock.is_waiting()
    except DatabaseError:
        logger.exception("Could not take stock; the list is told as it stands.")
    return False


def _told(page: list[Entry], asked: Editions) -> list[dict]:
    """What stands in the ledger decides the order only. Whether it may be read is asked now."""
    entries = {entry.edition: entry for entry in page}
    live = Edition.objects.live().filter(pk__in=entries)
    wanted = joined(live.filter(**asked.selection), full=asked.full)
    found = cards(list(wanted), full=asked.full, entries=entries)
    left = set(live.values_list("pk", flat=True)) if asked.selection else set()
    return [
        found.get(pk) or gone(entry, "not_in_selection" if pk in left else "")
        for pk, entry in entries.items()
    ]


def _end_before(since: datetime) -> int:
    """Where to go on after an empty answer: behind everything that was entered before that moment."""
    last = Entry.objects.filter(at__lt=since).order_by("-number").values_list("number", flat=True).first()
    return last or 0


def _still_known(place: int) -> None:
    """A cursor from beyond the end: the site was set back to an older copy of itself. Silence would lose changes."""
    last = (
        Entry.objects.filter(number__isnull=False)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    if place > (last or 0):
        message = (
            "This cursor is ahead of us: the site was set back to an older copy. Begin again without it."
        )
        raise ValidationError([{"type": "cursor", "loc": ["query", "cursor"], "msg": message}])


def _moment(microseconds: int) -> datetime:
    try:
        return EPOCH + microseconds * MICROSECOND
    except OverflowError:
        message = "This is no cursor of ours. Copy `next` letter by letter."
        raise ValidationError([{"type": "cursor", "loc": ["query", "cursor"], "msg": message}]) from None
