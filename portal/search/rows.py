"""Results as they are shown: what the engine found, read from where it is written, if it can still be read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import override

from articles.models import Edition
from languages.fallback import shown_language, words
from languages.registry import tag_of
from portal.search import stories
from portal.search.records import BY_LABEL
from prose.emails import protect_text
from prose.plain import plain_text
from search.asking import Query
from search.marking import marked, snippet

SNIPPET = 200
Parts = list[tuple[str, bool]]
"""A text in pieces; the second half says whether it is one that was looked for."""


@dataclass(frozen=True)
class Row:
    """One result."""

    kind: str
    url: str
    language: str
    title: Parts
    quote: Parts
    quote_language: str = ""
    over: str = ""
    """The word above the title: the kicker, the section."""
    at: datetime | date | None = None

    @property
    def tag(self) -> str:
        """The value of ``lang=``."""
        return tag_of(self.language)

    @property
    def quote_tag(self) -> str:
        """The value of ``lang=`` of the quotation."""
        return tag_of(self.quote_language or self.language)


def rows(hits: Iterable, query: Query, language: str) -> list[Row]:
    """The hits that readers can still read, in the same order. One question for each kind that is among them."""
    wanted: dict[str, dict[int, str]] = defaultdict(dict)
    for hit in hits:
        label, _colon, pk = hit.key.partition(":")
        wanted[label][int(pk)] = hit.language
    found = {}
    for label, pks in wanted.items():
        if label == stories.LABEL:
            found |= {stories.key_of(edition.pk): _story(edition, query) for edition in _editions(pks)}
        elif label in BY_LABEL:
            found |= _records(BY_LABEL[label], pks, query, language)
    return [found[hit.key] for hit in hits if hit.key in found]


def _editions(pks: dict[int, str]):
    return Edition.objects.live().for_hits(set(pks.values())).filter(pk__in=pks)


def _story(edition: Edition, query: Query) -> Row:
    text = "\n".join(filter(None, (edition.standfirst, plain_text(edition.body))))
    with override(edition.language):
        section = edition.article.section.name
    return Row(
        kind="article",
        url=edition.get_absolute_url(),
        language=edition.language,
        title=marked(edition.headline, query, edition.language),
        quote=snippet(protect_text(text), query, edition.language, length=SNIPPET),
        over=edition.kicker or section,
        at=edition.published_at,
    )


def _records(kind, pks: Iterable[int], query: Query, language: str) -> dict[str, Row]:
    return {
        kind.key(record.pk): _record(kind, record, query, language)
        for record in kind.public().filter(pk__in=pks)
    }


def _record(kind, record, query: Query, language: str) -> Row:
    own, said = shown_language(record, "name", language), ""
    if kind.text:
        said = words(record, "summary", language)
    return Row(
        kind=kind.name,
        url=record.get_absolute_url(),
        language=own,
        title=marked(str(record.name), query, own),
        quote=snippet(protect_text(said.text), query, said.language, length=SNIPPET) if said else [],
        quote_language=said.language if said else "",
        at=getattr(record, "starts_on", None),
    )
