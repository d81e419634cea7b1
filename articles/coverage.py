"""The stories about an event as one cluster: what was announced, what happened, what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Min, OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.cards import Card
from articles.models import Article, Edition
from events.models import Event
from languages.dates import Precision

MOST = 60
"""So many stories are shown, the newest; an event with more of them has a storyline or a topic."""
BEFORE, DURING, AFTER = range(3)
TITLES = {BEFORE: _("Before the event"), AFTER: _("After the event")}
MEANWHILE = {
    Precision.DAY: _("On the day"),
    Precision.MONTH: _("In that month"),
    Precision.YEAR: _("In that year"),
}
SEVERAL_DAYS, NO_DATE = _("During the event"), ""


@dataclass
class Part:
    """Stories of one time, the oldest first. Without a title where nobody knows when the event is."""

    title: Promise | str
    editions: list[Card] = field(default_factory=list)


class Told(NamedTuple):
    """One story, and what decides where it stands."""

    card: Card
    first_at: datetime
    kind: str
    dateline_on: date | None


def coverage(event: Event, language: str) -> list[Part]:
    """What readers of a language can read about an event, in the order in which it was told, in one query.

    A story counts with the day in its dateline, else with the moment at which it first came out in any language:
    a translation that comes late tells of the same day. An announcement of the same day was written before.
    """
    first = Edition.objects.live().filter(article=OuterRef("article")).order_by().values("article")
    editions = Edition.objects.readable(language).filter(article__events=event)
    editions = editions.annotate(first_at=Subquery(first.annotate(at=Min("published_at")).values("at")))
    newest = editions.newest_first()[:MOST].as_cards(
        language, "first_at", "article__kind", "article__dateline_on"
    )
    told = [Told(card, *card.beside) for card in newest]
    return list(_parts(sorted(told, key=lambda story: (_day_of(story, event), story.first_at)), event))


def _parts(stories: list[Told], event: Event) -> Iterator[Part]:
    if event.is_dateless:
        yield from [Part(NO_DATE, [story.card for story in stories])] if stories else []
        return
    parts = {BEFORE: [], DURING: [], AFTER: []}
    for story in stories:
        parts[_place(story, event)].append(story.card)
    several = event.precision == Precision.DAY and event.ends_on and event.ends_on > event.starts_on
    titles = TITLES | {DURING: SEVERAL_DAYS if several else MEANWHILE[event.precision]}
    yield from (Part(titles[place], found) for place, found in parts.items() if found)


def _place(story: Told, event: Event) -> int:
    day, (first, last) = _day_of(story, event), _days(event)
    if day > last:
        return AFTER
    announced = story.kind == Article.Kind.ANNOUNCEMENT
    if day < first or announced or (day == first and _came_before(story, event)):
        return BEFORE
    return DURING


def _came_before(story: Told, event: Event) -> bool:
    """Out on the same day, before it began; a dateline knows no hours."""
    moment: datetime | None = event.starts_at
    return moment is not None and story.dateline_on is None and story.first_at < moment


def _day_of(story: Told, event: Event) -> date:
    return story.dateline_on or story.first_at.astimezone(event.zone_info).date()


def _days(event: Event) -> tuple[date, date]:
    """The first and the last day on which it can have been: of a month, all days of the month."""
    first, last = event.starts_on, event.ends_on or event.starts_on
    if event.precision == Precision.YEAR:
        return first.replace(month=1, day=1), last.replace(month=12, day=31)
    if event.precision == Precision.MONTH:
        return first.replace(day=1), (last.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(
            days=1
        )
    return first, last
