"""Which stories stand in a feed, and when it last changed: asked of dates alone, without making the feed.

Names of people and topics have no date. Who asks by date hears of a new one with the next new story, at the latest the
next morning.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache

from django.db import connections, router
from django.db.models import Case, CharField, DateTimeField, Max, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from articles.models import CorrectionText, Edition
from articles.prepared import Blank, Values, any_of
from languages.registry import enabled
from syndication.feeds.channels import ITEMS, KINDS, Channel

MOMENTS = ("published_at", "updated_at", "changed_at", "told_at", "others_at", "embargo_over_at")

NOW, LANGUAGE = Blank("now", DateTimeField()), Blank("language", CharField())
EVER = datetime(1, 1, 2, tzinfo=UTC)
"""Before the first story; what has no date was never read by anybody."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of a feed: which stories, and when they last changed."""

    stories: list[int]
    modified_at: datetime


def stamp_of(channel: Channel) -> Stamp:
    """The state of a feed now, in two small queries."""
    using, now = router.db_for_read(Edition), timezone.now()
    wording = (connections[using].vendor, channel.kind, channel.language, enabled())
    given = {"now": now, "language": channel.language, "about": channel.about}
    rows = _rows(*wording).ask(using, **given)
    since = rows[-1]["published_at"] if len(rows) == ITEMS else EVER
    (taken,) = _taken_away(*wording).ask(using, since=since, **given)
    stories = [row.pop("article_id") for row in rows]
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    moments = [row[name] for row in rows for name in MOMENTS]
    modified = max(filter(None, [today, *moments, *taken.values()]))
    return Stamp(stories, modified)


@lru_cache(maxsize=128)
def _rows(vendor: str, kind: str, language: str, on: tuple[str, ...]) -> Values:
    """Of each story when it changed; of other languages when they came, for the links to them.

    `on`, the languages that are switched on, is part of the wording.
    """
    others = Edition.objects.live(now=NOW).filter(article=OuterRef("article")).order_by().values("article")
    told = CorrectionText.objects.filter(correction__article=OuterRef("article"), language=LANGUAGE)
    told = told.filter(state=CorrectionText.State.PUBLISHED).order_by("-published_at").values("published_at")
    newest = _about(kind, Edition.objects.live(language, now=NOW)).newest_first().values("pk")[:ITEMS]
    found = Edition.objects.filter(pk__in=newest).annotate(
        embargo_over_at=Case(When(embargoed_until__lte=NOW, then="embargoed_until")),
        told_at=Subquery(told[:1]),
        others_at=Subquery(others.annotate(last=Max("changed_at")).values("last")),
    )
    return Values(found.newest_first().values("article_id", *MOMENTS), any_of(vendor))


@lru_cache(maxsize=128)
def _taken_away(vendor: str, kind: str, language: str, on: tuple[str, ...]) -> Values:
    """When stories that stood among these were taken away: older than the oldest one, nobody had them here."""
    since = Blank("since", DateTimeField())
    known = _about(kind, Edition.objects.known(now=NOW).filter(language=language, published_at__gte=since))
    over = Max("expires_at", filter=Q(expires_at__lte=NOW))
    all_of_them = known.order_by().annotate(all=Value(1)).values("all")
    last = all_of_them.annotate(changed=Max("changed_at"), ended=Max("ended_at"), over=over)
    return Values(last.values("changed", "ended", "over"), any_of(vendor))


def _about(kind: str, editions):
    """Those that have to do with what the feed is about; all of them in the feed of the whole paper."""
    return editions.filter(**{KINDS[kind].relation: Blank("about", decisive=True)}) if kind else editions
