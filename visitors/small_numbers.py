"""Countries from which very few readers came stand together, so that nobody can be picked out of the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from visitors.figures import CountryFigure
from visitors.geo import UNKNOWN

FEWEST = 5
"""A country with fewer visitors than this is not shown alone."""


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries that are shown, and the sum of those that are not."""

    shown: list[CountryFigure]
    other_countries: int
    other_visitors: int


def together(figures: Sequence[CountryFigure], limit: int | None = None) -> Countries:
    """Show at most ``limit`` rows, of which the last is the sum of all other countries if there are any."""
    shown = [row for row in figures if row.visitors >= FEWEST or row.code == UNKNOWN]
    if limit is not None and (len(shown) > limit or len(shown) < len(figures)):
        shown = shown[: limit - 1] if limit > 1 else shown[:1]
    kept = {row.code for row in shown}
    others = [row.visitors for row in figures if row.code not in kept]
    return Countries(shown, len(others), sum(others))
