"""The public figures as tables for files. Names of columns are English in every language: programs read them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from visitors import figures
from visitors.countries import country_name
from visitors.small_numbers import together


@dataclass(frozen=True)
class Table:
    """A file with its columns; ``rows`` asks the database once, in the language of the page."""

    filename: str
    header: tuple[str, ...]
    rows: Callable[[str], Iterable[tuple]]


def _days(language: str) -> Iterable[tuple]:
    return [(each.day.isoformat(), each.visitors, each.visits, each.views) for each in figures.days()]


def _countries(language: str) -> Iterable[tuple]:
    """Every country since the counting began, small numbers as one sum as on the page."""
    found = together(figures.countries())
    rows = [(each.code, country_name(each.code, language), each.visitors) for each in found.shown]
    if found.other_countries:
        others = _("Other countries (%(count)s)") % {"count": found.other_countries}
        rows.append(("", others, found.other_visitors))
    return rows


TABLES = {
    "days": Table("visitors-by-day.csv", ("date", "visitors", "visits", "views"), _days),
    "countries": Table("visitors-by-country.csv", ("country", "name", "visitors"), _countries),
}
