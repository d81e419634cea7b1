"""Whose name was typed: a card for each person, organization and event that is called so, before all results."""

from collections import defaultdict
from dataclasses import dataclass

from languages.fallback import shown_language
from languages.folding import fold
from languages.registry import tag_of
from portal.search.records import BY_LABEL
from search.asking import Query
from search.names import Name, called

KINDS = ("person", "organization", "event")
ASKED = 50
MOST = 6


@dataclass(frozen=True)
class Card:
    """One record that is called as the reader wrote."""

    kind: str
    record: object
    tag: str
    """The value of ``lang=`` of its name."""
    also: str
    """The form that was meant, where it is not the one that we use."""

    @property
    def key(self) -> str:
        """What the index calls it."""
        return BY_LABEL[self.record._meta.label_lower].key(self.record.pk)

    @property
    def note(self) -> str:
        """What tells it from others of the same name."""
        return getattr(self.record, "disambiguation", "") or self.record.summary

    @property
    def note_field(self) -> str:
        """Which text the note is."""
        return "disambiguation" if getattr(self.record, "disambiguation", "") else "summary"


def cards(query: Query, language: str) -> list[Card]:
    """The records that are called so, in any language, script or spelling; by surname too, where few have it."""
    text = " ".join(term.text for term in query.wanted)
    if query.unwanted:
        return []
    return read([name for name in called(text, ASKED) if name.kind in KINDS][:MOST], language)


def read(names: list[Name], language: str) -> list[Card]:
    """The records that are called so, as far as they have a page; one question for each kind."""
    by_label: dict[str, list[int]] = defaultdict(list)
    for name in names:
        label, _colon, pk = name.key.partition(":")
        by_label[label].append(int(pk))
    found = {}
    for label, pks in by_label.items():
        kind = BY_LABEL[label]
        found |= {kind.key(record.pk): record for record in kind.public().filter(pk__in=pks)}
    return [_card(name, found[name.key], language) for name in names if name.key in found]


def _card(name: Name, record, language: str) -> Card:
    shown = fold(f"{record.name} {getattr(record, 'acronym', '')}").split()
    also = "" if set(fold(name.name).split()) <= set(shown) else name.name
    return Card(name.kind, record, tag_of(shown_language(record, "name", language)), also)
