"""The flag counter: countries with their flag, their name in the language of the page, and their visitors."""

from collections.abc import Iterable
from dataclasses import dataclass

from languages.registry import tag_of
from visitors.countries import country_name, name_language
from visitors.figures import CountryFigure
from visitors.flags import flag_url


@dataclass(frozen=True)
class CountryRow:
    """One line of the flag counter."""

    code: str
    name: str
    borrowed_tag: str
    """The language of the name where it is not the page's, else empty."""
    visitors: int
    percent: int
    flag_url: str | None


def country_rows(figures: Iterable[CountryFigure], language: str, total: int) -> list[CountryRow]:
    """Dress figures for a page; ``total`` is the number of visitors that makes 100 percent."""
    return [
        CountryRow(
            row.code,
            country_name(row.code, language),
            _borrowed_tag(row.code, language),
            row.visitors,
            percent(row.visitors, total),
            flag_url(row.code),
        )
        for row in figures
    ]


def percent(part: int, whole: int) -> int:
    """A share in whole percent."""
    return round(100 * part / whole) if whole else 0


def _borrowed_tag(code: str, language: str) -> str:
    written_in = name_language(code, language)
    return "" if written_in == language else tag_of(written_in)
