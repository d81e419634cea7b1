"""What an importer hands on, whatever it has read: drafts, questions to the editor, what it left out."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime

CODES = frozenset(
    {
        "acronyms", "agency-cut", "broken-sentence", "dateline-cut", "dateline-date", "date-order", "e-mail-lost",
        "encoding", "event-date", "header", "headline-cut", "interface-language", "language-check", "needs-headline",
        "needs-text", "page-date", "photo-credit", "relative-date", "same-event", "script", "source-changed",
        "split-check", "standfirst-cut", "time-unknown",
    }
)  # fmt: skip
"""Kinds of notes that imports write; an import closes none of another kind."""


@dataclass(frozen=True, slots=True)
class Note:
    """A question or a task for the editor; the code says which kind."""

    code: str
    text: str

    def __post_init__(self):
        if self.code not in CODES:
            raise ValueError(f"Add {self.code!r} to importers.drafts.CODES.")


@dataclass(slots=True)
class Draft:
    """One story as it was found, before anything is written."""

    key: str
    """Names the story within its file, from its headline or first words: other stories may move round it."""
    line: int
    """Where it begins in the file, from 1."""
    why: str
    """What made the importer think that a story begins here."""
    language: str
    headline: str = ""
    standfirst: str = ""
    body: str = ""
    dateline: str = ""
    dateline_on: date | None = None
    agency: str = ""
    author: str = ""
    kind: str = "news"
    published_at: datetime | None = None
    notes: list[Note] = field(default_factory=list)
    opening: str = ""
    """The first words of the text, to name a story that has no headline."""

    @property
    def name(self) -> str:
        """How people find the story again: its headline or its first words."""
        return self.headline or self.opening

    @property
    def words(self) -> dict[str, str]:
        """The words as the article keeps them."""
        return {name: getattr(self, name) for name in ("headline", "standfirst", "dateline", "body")}

    @property
    def fingerprint(self) -> str:
        """Changes when the source says something else, and only then; notes are ours, not the source's."""
        content = [
            *self.words.values(),
            self.agency,
            self.author,
            self.kind,
            self.dateline_on,
            self.published_at,
        ]
        return hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the source that is in no draft, and why."""

    line: int
    text: str
    reason: str


@dataclass(slots=True)
class Parsed:
    """Everything that one file held."""

    drafts: list[Draft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    """Settings of the site that the source suggests; nobody sets them but a person."""
