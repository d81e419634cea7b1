"""How long a translation is beside its source, field by field, and what it still lacks."""

from dataclasses import dataclass
from math import ceil

from articles.models.article import WORDS
from prose.plain import WORDS_A_MINUTE, plain_text


@dataclass(frozen=True, slots=True)
class Length:
    """Words and characters of a text."""

    words: int = 0
    characters: int = 0

    @property
    def minutes(self) -> int:
        """How many minutes a reader needs, rounded up."""
        return ceil(self.words / WORDS_A_MINUTE)

    def __add__(self, other: "Length") -> "Length":
        return Length(self.words + other.words, self.characters + other.characters)


def length_of(field: str, text: str) -> Length:
    """The length of one field. Ends of lines are no characters."""
    plain = plain_text(text) if field == "body" else text or ""
    return Length(len(plain.split()), sum(len(line.strip()) for line in plain.splitlines()))


def lengths(words: dict[str, str]) -> dict[str, Length]:
    """The lengths of all fields, and of all in all."""
    found = {field: length_of(field, words.get(field) or "") for field in WORDS}
    return found | {"all": sum(found.values(), Length())}


def missing(source: dict[str, str], own: dict[str, str]) -> list[str]:
    """The fields that the source has and the translation has not."""
    return [
        field for field in WORDS
        if length_of(field, source.get(field)).words and not length_of(field, own.get(field)).words
    ]  # fmt: skip
