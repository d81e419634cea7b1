"""What can be found: the words of one page, and what it may be filtered by."""

from dataclasses import dataclass
from datetime import datetime

RECORDS = frozenset({"person", "organization", "event", "tag"})
"""Kinds whose names are suggested while somebody types. Headlines are suggested too, but not corrected."""

LONGEST_FACET = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page as the index knows it. What is shown of a hit is read elsewhere, by its key."""

    key: str
    """For whom it stands: "articles.edition:42", "people.person:7"."""
    kind: str
    """article, person, organization, event or tag."""
    language: str = ""
    """Empty for records that exist in every language."""
    title: str
    """The headline or the name."""
    names: tuple[str, ...] = ()
    """Every other form of the name: other languages, acronyms, known misspellings."""
    summary: str = ""
    body: str = ""
    """Plain text."""
    at: datetime
    """What "newest first" sorts by. Without a time zone it is taken for UTC."""
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    """Judged when somebody searches: at `visible_until` it is gone already."""
    facets: frozenset[str] = frozenset()
    """What it may be filtered by: "section:3", "person:7". Language and kind are added by themselves."""

    @property
    def all_facets(self) -> tuple[str, ...]:
        """Its filters with language and kind, as they are counted."""
        language = (f"language:{self.language}",) if self.language else ()
        return (*language, f"kind:{self.kind}", *sorted(map(facet_name, self.facets)))


def facet_name(text: str) -> str:
    """A filter as it is written down: in one piece, and not longer than anybody needs."""
    return "_".join(readable(text).split())[:LONGEST_FACET]


def readable(text: str) -> str:
    """A text without what no database takes: NUL and halves of letters."""
    return text.replace("\x00", " ").encode("utf-8", "ignore").decode()
