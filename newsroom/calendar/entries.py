"""What stands in the calendar on each day, for one colleague: plans, times of editions, events."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.models.edition import Status
from articles.permissions import may_edit_story
from events.models import Event
from languages.dates import Precision
from newsroom.calendar.kinds import Kind

MOST = 3000
"""So many editions are read for one view; a month of a large paper has fewer."""
DAY = timedelta(days=1)


@dataclass
class Entry:
    """One line on one day. Editions of a story that do the same at the same time share a line."""

    day: date
    kind: Kind
    text: str
    at: datetime | None = None
    article: Article | None = None
    event: Event | None = None
    languages: list[str] = field(default_factory=list)
    uid: str = ""
    may_move: bool = False
    until: date | None = None

    @property
    def order(self) -> tuple:
        """All-day entries first, then by the clock."""
        return (
            self.at is not None,
            self.at.timestamp() if self.at else 0,
            list(Kind).index(self.kind),
            self.text,
            self.uid,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose and which stories the calendar shows; empty means all."""

    language: str = ""
    section: int | None = None
    mine: bool = False


def entries(user, first: date, last: date, wanted: Wanted) -> list[Entry]:
    """Everything from one day to another that this colleague may see, in order."""
    stories = _stories(user, wanted)
    found = [*_plans(user, stories, first, last, wanted), *_times(stories, first, last, wanted)]
    if not (wanted.mine or wanted.section or wanted.language):
        found += _events(first, last)
    return sorted(found, key=lambda entry: (entry.day, entry.order))


def _stories(user, wanted: Wanted):
    stories = Article.objects.for_colleague(user)
    if wanted.section:
        stories = stories.filter(section=wanted.section)
    if wanted.mine:
        own = Q(created_by=user) | Q(pk__in=user.assignments.values("article"))
        stories = stories.filter(own)
    return stories


def _plans(user, stories, first: date, last: date, wanted: Wanted) -> Iterator[Entry]:
    planned = stories.filter(planned_on__gte=first, planned_on__lte=last)
    if wanted.language:
        planned = planned.filter(
            Q(original_language=wanted.language) | Q(editions__language=wanted.language)
        ).distinct()
    for article in planned.for_list().order_by("pk")[:MOST]:
        yield Entry(
            article.planned_on, Kind.PLAN, str(article), article=article, uid=f"plan-{article.pk}",
            languages=[article.original_language], may_move=may_edit_story(user, article),
        )  # fmt: skip


def _times(stories, first: date, last: date, wanted: Wanted) -> list[Entry]:
    start, end = _midnight(first), _midnight(last + DAY)
    within = {name: Q(**{f"{name}__gte": start, f"{name}__lt": end})
              for name in ("published_at", "embargoed_until", "expires_at")}  # fmt: skip
    public = Q(status__in=[Status.SCHEDULED, Status.PUBLISHED])
    # A draft may carry an embargo, or a date for later; it has a place in the calendar only with the embargo.
    editions = Edition.objects.filter(
        (public & (within["published_at"] | within["expires_at"])) | within["embargoed_until"],
        article__in=stories.values("pk"),
    ).exclude(status=Status.WITHDRAWN)
    if wanted.language:
        editions = editions.filter(language=wanted.language)
    lines: dict[tuple, Entry] = {}
    for edition in editions.for_line().order_by("article", "language")[:MOST]:
        for kind, at in ((kind, at) for kind, at in _moments(edition) if start <= at < end):
            key = (edition.article_id, kind, at)
            line = lines.setdefault(key, _line(edition, kind, at))
            line.languages.append(edition.language)
    return list(lines.values())


def _moments(edition: Edition) -> Iterator[tuple[Kind, datetime]]:
    if edition.status in {Status.SCHEDULED, Status.PUBLISHED}:
        if edition.is_live or edition.is_expired or not edition.embargoed_until:
            is_out = edition.is_live or edition.is_expired
            yield Kind.PUBLISHED if is_out else Kind.SCHEDULED, edition.published_at
        if edition.expires_at:
            yield Kind.EXPIRY, edition.expires_at
    if edition.embargoed_until:
        yield Kind.EMBARGO, edition.embargoed_until


def _line(edition: Edition, kind: Kind, at: datetime) -> Entry:
    text = edition.headline or str(edition.article)
    uid = f"edition-{edition.pk}-{kind}"
    return Entry(timezone.localtime(at).date(), kind, text, at=at, article=edition.article, uid=uid)


def _events(first: date, last: date) -> Iterator[Entry]:
    during = Q(starts_on__lte=last) & (Q(ends_on__gte=first) | Q(ends_on__isnull=True, starts_on__gte=first))
    for event in Event.objects.filter(during, precision=Precision.DAY).order_by("starts_on", "pk")[:MOST]:
        cancelled = event.status in {Event.Status.CANCELLED, Event.Status.POSTPONED}
        text = f"{event} ({event.get_status_display()})" if cancelled else str(event)
        yield Entry(
            event.starts_on, Kind.EVENT, text, event=event, uid=f"event-{event.pk}",
            until=event.ends_on or event.starts_on,
        )  # fmt: skip


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def all_day_text(entry: Entry) -> str:
    """What the entry is called where only one line of text has room."""
    languages = ", ".join(entry.languages)
    return _("%(kind)s: %(text)s") % {"kind": entry.kind.label, "text": entry.text} + (
        f" ({languages})" if languages else ""
    )
