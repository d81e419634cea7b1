"""What can be found of people, organizations, events and tags."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Max, Model, QuerySet
from django.utils import timezone

from articles.models import Edition, Tag
from events.models import Event
from organizations.models import Organization
from people.models import Person
from portal.entities.page_keys import key
from portal.search import topics
from portal.search.forms_of_names import all_forms, in_all_languages
from portal.search.topics import ALWAYS, Window
from prose.plain import plain_text
from search.documents import Document

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a record that was never in the news: it stands last where the newest stand first."""


@dataclass(frozen=True)
class Kind:
    """One kind of record: its name in the index, its model, how stories point to it, its long text."""

    name: str
    model: type[Model]
    stories: str
    text: str = ""

    @property
    def label(self) -> str:
        """The first half of its keys: `people.person`."""
        return self.model._meta.label_lower

    def key(self, pk: int) -> str:
        """What the index calls one record."""
        return key(self.model, pk)

    def public(self) -> QuerySet:
        """Those that have a page."""
        return self.model.objects.public() if self.model is Person else self.model.objects.all()


KINDS = {
    kind.name: kind
    for kind in (
        Kind("person", Person, "article__people", "biography"),
        Kind("organization", Organization, "article__organizations", "description"),
        Kind("event", Event, "article__events", "description"),
        Kind("tag", Tag, "article__tagged_articles__tag"),
    )
}
BY_LABEL = {kind.label: kind for kind in KINDS.values()}


def documents(kind: Kind, pks: Iterable[int]) -> Iterator[Document]:
    """The documents of these records; those without a page, and topics without a story, have none."""
    found = kind.public().filter(pk__in=list(pks))
    records = list(found if kind.name == "tag" else found.prefetch_related("other_names"))
    newest = _last_in_the_news(kind, [record.pk for record in records])
    windows = topics.windows([record.pk for record in records]) if kind.name == "tag" else {}
    for record in records:
        window = windows.get(record.pk) if kind.name == "tag" else ALWAYS
        if window is not None:
            yield _document(kind, record, newest.get(record.pk), window)


def _document(kind: Kind, record, newest: datetime | None, window: Window) -> Document:
    title, *others = all_forms(record) or (record.slug,)
    texts = in_all_languages(record, kind.text) if kind.text else ()
    return Document(
        key=kind.key(record.pk),
        kind=kind.name,
        language="",
        title=title,
        names=tuple(others),
        summary="\n".join(in_all_languages(record, "summary")) if kind.text else "",
        body="\n".join(map(plain_text, texts)),
        at=_day(record.starts_on)
        if kind.name == "event"
        else newest or LONG_AGO + timedelta(microseconds=record.pk),
        visible_from=window.start,
        visible_until=window.end,
    )


def _last_in_the_news(kind: Kind, pks: list[int]) -> dict[int, datetime]:
    """When the newest story about each came out."""
    if kind.name == "event":
        return {}
    about = Edition.objects.live().filter(**{f"{kind.stories}__in": pks})
    return dict(about.order_by().values_list(kind.stories).annotate(newest=Max("published_at")))


def _day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
