"""What a list prints of a story, as plain values: the same values make the same HTML, which is drawn once.

Lists ask for these values and not for records, which take longer to make than the question takes to answer. A card is
compared by all that it holds, and its template sees nothing else (and the language of the page). So what is remembered
can never be old: a story with another headline, date or picture is another card.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models.query import ValuesListIterable
from django.dispatch import Signal
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.models.section import Section
from articles.prepared import Question
from languages.fallback import localized, shown_language
from languages.paths import address_of
from languages.registry import CODES
from pictures.models import Picture

REMEMBERED = 2_000
"""Pieces of HTML, about a kilobyte each: the lists of all languages that are read again and again."""
OWN = ("pk", "article_id", "language", "slug", "published_at")
WORDS = ("headline", "kicker", "standfirst")
SECTION = ("pk", "slug", "position", *(localized("name", code) for code in CODES))
PICTURE = (
    "pk", "file", "width", "height", "made", "focal_x", "focal_y", "is_decorative",
    *(localized("alt", code) for code in CODES),
)  # fmt: skip
"""What a card prints of a picture."""
read = Signal()
"""Lists have read cards. Argument: cards. Who keeps pages has to know of what they are made."""


class Card(NamedTuple):
    """One edition in a list."""

    pk: int
    article_id: int
    language: str
    slug: str
    published_at: datetime
    headline: str
    kicker: str
    standfirst: str
    section_values: tuple
    picture_values: tuple
    beside: tuple = ()
    """What else this list has asked for."""

    @property
    def section(self) -> Section:
        """The section with as much of it as a list prints."""
        return _section(self.section_values)

    @property
    def picture(self) -> Picture | None:
        """The picture with as much of it as a card prints."""
        return _picture(self.picture_values) if self.picture_id else None

    @property
    def section_id(self) -> int:
        """The number of the section."""
        return self.section_values[0]

    @property
    def picture_id(self) -> int | None:
        """The number of the picture, if there is one."""
        return self.picture_values[0]

    def get_absolute_url(self) -> str:
        """The edition's own address, in its own language."""
        return address_of("articles:detail", self.slug, self.language)

    def with_section(self) -> "Card":
        """The same with the name of the section, in the edition's language, where it has no kicker of its own."""
        return self if self.kicker else self._replace(kicker=_name(self.section, self.language))


class Cards(Question):
    """A question of `as_cards()`, worded once."""

    def ask(self, using: str, **given) -> list[Card]:
        """The cards. Every blank must be given by its name."""
        return cards_of(self.converted(self.wording.rows(using, given), using))


class EachCard(ValuesListIterable):
    """The answer to a question of `as_cards()` that is worded each time."""

    def __iter__(self):
        return iter(cards_of(super().__iter__()))


def cards_of(rows: Iterable) -> list[Card]:
    """Cards of rows with the columns of `as_cards()`."""
    section = len(OWN) + len(WORDS)
    picture = section + len(SECTION)
    end = picture + len(PICTURE)
    cards = [
        Card(*row[:section], tuple(row[section:picture]), tuple(row[picture:end]), tuple(row[end:]))
        for row in rows
    ]
    read.send(sender=Card, cards=cards)
    return cards


@lru_cache(maxsize=REMEMBERED)
def drawn(
    template: str, card: Card, language: str, within_section: bool, options: tuple[tuple[str, object], ...]
) -> SafeString:
    """Give the HTML of a card on pages of a language; `within_section`, its name goes without saying."""
    shown = card if within_section else card.with_section()
    words = {"edition": shown, "LANGUAGE_CODE": language}
    return render_to_string(template, words | dict(options))


@lru_cache(maxsize=100)
def _section(values: tuple) -> Section:
    return Section(**dict(zip(SECTION, values, strict=True)))


@lru_cache(maxsize=100)
def _picture(values: tuple) -> Picture:
    return Picture(**dict(zip(PICTURE, values, strict=True)))


def _name(section: Section, language: str) -> str:
    return getattr(section, localized("name", shown_language(section, "name", language))) or ""
