"""Taking stock: look at everything that was marked, and enter in the ledger what has really changed for the public.

How nobody who asks again and again can miss anything:

- A change and its mark are one transaction (`triggers`). What the clock does is not written anywhere, so each entry
  says when to look again (`look_at`).
- Only one process takes stock at a time, and only what is committed carries a mark that it can see. So numbers are
  given in the order in which stock is taken, and a lower number is never seen after a higher one: a transaction that
  took long gets the next number when it is there, however old its own clock was.
- A mark is struck out in the transaction that looked, and the looking came after the mark was read. Whatever changes
  in between carries a mark of its own.
- The ledger only says in which order to tell. What is told is read from `live()` in the moment of telling, so that a
  wrong ledger could delay a story and never show one too early.
"""

import json
from datetime import datetime
from hashlib import blake2b

from django.db import transaction
from django.utils import timezone

from articles import turns
from articles.models import Article, Edition
from articles.models.edition import Status
from syndication.models import Entry, Mark, Reason
from syndication.ninjs.item import complete, item_of

AT_ONCE = 100
"""Stories in one transaction."""
MARKS_AT_ONCE = 500
CHUNKS = 50
LOCK = 0x4E6576697065
"""Any number that nothing else in this database locks."""
SPREADS = {
    "correction": "corrections", "person": "people", "organization": "organizations", "event": "events",
    "picture": "picture",
}  # fmt: skip


def is_waiting() -> bool:
    """Whether something was marked, or the clock has moved on, since stock was last taken."""
    return Mark.objects.exists() or Entry.objects.filter(look_at__lte=timezone.now()).exists()


def catch_up() -> int:
    """Take stock until nothing waits, or for as long as is decent; give back how many stories were looked at."""
    return turns.until_nothing_waits(lambda: take_stock() if is_waiting() else 0, CHUNKS)


@transaction.atomic
def take_stock() -> int:
    """Look at the stories that wait longest; give back at how many. Another process at it: none, it does the work."""
    if not turns.is_mine(LOCK):
        return 0
    now = timezone.now()
    stories, marks = _marked()
    due = Entry.objects.filter(look_at__lte=now).order_by("look_at").values_list("article", flat=True)
    stories |= set(due[:AT_ONCE])
    _enter(_look(stories, now), now)
    Mark.objects.filter(pk__in=marks).delete()
    return len(stories) or len(marks)


def _marked() -> tuple[set[int], list[int]]:
    """The stories that the oldest marks are about, and the marks that are dealt with by looking at them."""
    stories, marks = set(), []
    for mark in Mark.objects.order_by("pk")[:MARKS_AT_ONCE]:
        if mark.kind in SPREADS:
            _spread(mark)
        elif mark.thing in stories or len(stories) < AT_ONCE:
            stories.add(mark.thing)
        else:
            break
        marks.append(mark.pk)
    return stories, marks


def _spread(mark: Mark) -> None:
    """A name or a picture stands in many stories: mark each, to be looked at in its turn."""
    about = {SPREADS[mark.kind]: mark.thing}
    stories = Article.objects.filter(**about).values_list("pk", flat=True)
    named = Article.objects.filter(bylines__person=mark.thing).values_list("pk", flat=True)
    shown = Article.objects.filter(gallery__picture=mark.thing).values_list("pk", flat=True)
    also = {"person": named, "picture": shown}.get(mark.kind, [])
    Mark.objects.bulk_create(
        (Mark(kind="article", thing=number) for number in {*stories, *also}), batch_size=1000
    )


def _look(stories: set[int], now: datetime) -> list[Entry]:
    """Compare these stories with the ledger: every entry, new or old, as it has to be from now on."""
    entries = {entry.edition: entry for entry in Entry.objects.filter(article__in=stories)}
    editions = {
        one.pk: one for one in Edition.objects.filter(article__in=stories).order_by("published_at", "pk")
    }
    live = list(Edition.objects.live().for_page().filter(article__in=stories))
    complete(live)
    prints = {edition.pk: fingerprint(edition) for edition in live}
    known = set(Edition.objects.known().filter(article__in=stories).values_list("pk", flat=True))
    for pk, edition in editions.items():
        entry = entries.setdefault(
            pk, Entry(edition=pk, article=edition.article_id, language=edition.language)
        )
        entry.look_at = _next_look(edition, now)
        if pk in prints:
            _judge(entry, live=True, reason="", print_=prints[pk])
        elif entry.number or pk in known:
            _judge(entry, live=False, reason=_reason(edition), print_="")
    for pk in entries.keys() - editions.keys():
        entries[pk].look_at = None
        _judge(entries[pk], live=False, reason=Reason.REMOVED if entries[pk].number else "", print_="")
    return list(entries.values())


def _judge(entry: Entry, *, live: bool, reason: str, print_: str) -> None:
    before = (entry.is_live, entry.reason, entry.fingerprint)
    entry.is_live, entry.reason, entry.fingerprint = live, reason, print_
    entry.changed = before != (live, reason, print_)


def fingerprint(edition: Edition) -> str:
    """What the public sees of an edition, in short; another one means that something has changed."""
    item = {name: value for name, value in item_of(edition).items() if name != "version"}
    return blake2b(json.dumps(item, sort_keys=True).encode(), digest_size=32).hexdigest()


def _reason(edition: Edition) -> str:
    if edition.killed_at:
        return Reason.KILLED
    if edition.status == Status.WITHDRAWN:
        return Reason.WITHDRAWN
    if edition.is_expired:
        return Reason.EXPIRED
    return Reason.EMBARGOED if edition.is_embargoed else Reason.UNPUBLISHED


def _next_look(edition: Edition, now: datetime) -> datetime | None:
    """When the clock alone changes whether the public can read it."""
    if edition.status not in {Status.SCHEDULED, Status.PUBLISHED}:
        return None
    moments = (edition.published_at, edition.embargoed_until, edition.expires_at)
    return min((at for at in moments if at and at > now), default=None)


def _enter(entries: list[Entry], now: datetime) -> None:
    """Write the entries down; those that changed go to the end of the order."""
    last = Entry.objects.filter(number__isnull=False).order_by("-number").first()
    number, at = (last.number, max(now, last.at)) if last else (0, now)
    for entry in entries:
        if getattr(entry, "changed", False):
            number += 1
            entry.number, entry.at = number, at
    new = [entry for entry in entries if entry.pk is None]
    old = [entry for entry in entries if entry.pk is not None]
    Entry.objects.bulk_create(new)
    fields = ["number", "at", "is_live", "reason", "fingerprint", "look_at"]
    Entry.objects.bulk_update(old, fields, batch_size=100)
