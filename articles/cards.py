"""What a list prints of a story, as plain values: the same values make the same HTML, which is drawn once.

A card is compared by all that it holds, and its template sees nothing else (and the language of the page). So what is
remembered can never be old: a story with another headline, date or picture is another card.
"""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from languages.fallback import localized, shown_language
from languages.paths import address_of
from languages.registry import CODES
from pictures.models import Picture

REMEMBERED = 2_000
"""Pieces of HTML, about a kilobyte each: the lists of all languages that are read again and again."""
PICTURE = (
    "file", "width", "height", "made", "focal_x", "focal_y", "is_decorative",
    *(localized("alt", code) for code in CODES),
)  # fmt: skip
"""What a card prints of a picture."""


class Card(NamedTuple):
    """One edition in a list."""

    language: str
    slug: str
    headline: str
    kicker: str
    """The edition's own, or the name of its section in its language."""
    standfirst: str
    published_at: datetime
    picture_values: tuple | None

    @property
    def picture(self) -> Picture | None:
        """The picture with as much of it as a card prints."""
        return self.picture_values and Picture(**dict(zip(PICTURE, self.picture_values, strict=True)))

    def get_absolute_url(self) -> str:
        """The edition's own address, in its own language."""
        return address_of("articles:detail", self.slug, self.language)


def card_of(edition, *, within_section: bool = False, bare: bool = False) -> Card:
    """Give the values of an edition; `bare` where neither kicker, standfirst nor picture is printed."""
    language, slug, article = edition.language, edition.slug, edition.article
    if bare:
        return Card(language, slug, edition.headline, "", "", edition.published_at, None)
    kicker = edition.kicker or ("" if within_section else _section_name(article.section, language))
    shown = (edition.headline, kicker, edition.standfirst, edition.published_at)
    return Card(language, slug, *shown, _values(article.picture) if article.picture_id else None)


@lru_cache(maxsize=REMEMBERED)
def drawn(template: str, card: Card, language: str, options: tuple[tuple[str, object], ...]) -> SafeString:
    """Give the HTML of a card on pages of a language."""
    words = {"edition": card, "LANGUAGE_CODE": language}
    return render_to_string(template, words | dict(options))


def _section_name(section, language: str) -> str:
    return getattr(section, localized("name", shown_language(section, "name", language))) or ""


def _values(picture: Picture) -> tuple:
    return (picture.file.name, *(getattr(picture, name) for name in PICTURE[1:]))
