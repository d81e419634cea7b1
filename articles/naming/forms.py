"""The words of this room: a form of a name, and a place in a text where one was found."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

PERSON, ORGANIZATION, EVENT = "people.person", "organizations.organization", "events.event"


class Sort(IntEnum):
    """What sort of form of a name this is, the surest first."""

    NAME = 0
    SHORT = 1
    ACRONYM = 2
    SURNAME = 3
    MISSPELLING = 4
    MIXED = 5
    """The first name of one form with the surname of another: Federica Mogerini."""


WRONG = frozenset({Sort.MISSPELLING, Sort.MIXED})
"""Forms by which a record is recognised, but which nobody should print."""


class Certainty(StrEnum):
    """How sure we are that the text means the record."""

    SURE = "sure"
    LIKELY = "likely"
    DIFFERS = "differs"
    """The text spells it otherwise than the record does."""
    ASKS = "asks"
    """The name may mean several records, or something else altogether: only a journalist knows."""


@dataclass(slots=True)
class Form:
    """One way to write the name of one record."""

    record: str
    """Such as `people.person:7`."""
    text: str
    sort: Sort
    language: str = ""
    is_person: bool = field(init=False)
    is_acronym: bool = field(init=False)
    """Whether it is written in capitals: IRU, IOM/OIM, ИРУ."""

    def __post_init__(self):
        self.is_person = self.record.startswith(PERSON)
        self.is_acronym = self.text.isupper() and sum(map(str.isalpha, self.text)) > 1

    @property
    def same_for_all_languages(self) -> tuple:
        """What makes two forms the same; only acronyms belong to a language."""
        return self.record, self.text, self.sort, self.language if self.is_acronym else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where a record is named, or may be."""

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]
    """The records that it may mean, the likeliest first."""
    certainty: Certainty
    sort: Sort
    form: str
    """The form of the name that it was recognised by."""
    is_inflected: bool = False

    @property
    def kind(self) -> str:
        """What the likeliest record is."""
        return self.candidates[0].partition(":")[0]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name in the text of which there is no record."""

    text: str
    start: int
    end: int
    count: int = 1
    is_acronym: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in a text."""

    mentions: tuple[Mention, ...] = ()
    unknown: tuple[Unknown, ...] = ()
