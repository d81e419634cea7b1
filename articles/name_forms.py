"""The names in a story, as its source writes them and as the language of a translation does."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Article
from languages.fallback import localized, words
from languages.names import NameKind
from languages.registry import tag_of


@dataclass(frozen=True, slots=True)
class NameForms:
    """One name in two languages."""

    kind: str
    source: str
    source_tag: str
    target: str
    """Empty while nobody has written it in that language."""
    others: tuple[str, ...]
    """Other names that the language may use too."""
    record: object
    """Whose name it is."""


def names_of(article: Article, source: str, target: str) -> list[NameForms]:
    """Every person, organization, event, place, tag and the section of a story. A fixed number of queries."""
    events = list(article.events.select_related("venue").prefetch_related("other_names"))
    venues = {event.venue_id: event.venue for event in events if event.venue}.values()
    kinds = [
        (_("person"), article.people.prefetch_related("other_names")),
        (_("organization"), article.organizations.prefetch_related("other_names")),
        (_("event"), events),
        (_("venue"), venues),
        (_("tag"), article.tags.all()),
        (_("section"), [article.section]),
    ]
    found = [_forms(kind, record, "name", source, target) for kind, records in kinds for record in records]
    cities = [
        _forms(pgettext("where something is", "place"), venue, "city", source, target) for venue in venues
    ]
    seen = {}
    for name in [*found, *cities]:
        if name.source or name.target:
            seen.setdefault((name.kind, name.source, name.target), name)
    return list(seen.values())


def _forms(kind: str, record, field: str, source: str, target: str) -> NameForms:
    written = words(record, field, source)
    text = written.text or getattr(record, field) or ""  # in whichever language there is one
    own = getattr(record, localized(field, target)) or ""
    others = _other_names(record, target) if field == "name" else []
    return NameForms(
        kind=kind, source=text, source_tag=tag_of(written.language) if written else "", target=own,
        others=tuple(other for other in dict.fromkeys(others) if other not in {"", own}), record=record,
    )  # fmt: skip


def _other_names(record, target: str) -> list[str]:
    """What else it is called in the language, or in any; never what is spelt wrongly."""
    found = [getattr(record, localized("acronym", target), None) or ""]
    if hasattr(record, "other_names"):
        found += [
            other.name for other in record.other_names.all()
            if other.language in {"", target} and other.kind != NameKind.MISSPELLING
        ]  # fmt: skip
    return found
