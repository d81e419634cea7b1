"""What a question about readers is answered with: plain numbers that nobody can change by accident."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from visitors.models import OpeningBalance, Reason


class Window(Enum):
    """How far back 'most popular' looks; rising means read much just now, every twelve hours half as much."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"
    RISING = "rising"


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of the paper since the counting began, or of a stretch of days."""

    visits: int
    visitors: int
    views: int
    since: date
    is_demo: bool
    """Demo data is included: whoever shows the numbers must say so."""
    opening: OpeningBalance | None = None
    """What an older counter had counted, if it is included: whoever shows the numbers must say so."""


@dataclass(frozen=True, slots=True)
class CountryFigure:
    """A country's visitors, each counted once a day; ``ZZ`` is unknown."""

    code: str
    visitors: int
    views: int
    """An older counter that was taken over knew only visitors, so views may be fewer."""


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A page's readers. ``views`` counts each visitor once a day, so that reloading does not make popular."""

    page_key: str
    views: int
    opened: int
    """Every time the page was shown, reloading included."""


@dataclass(frozen=True, slots=True)
class LanguageFigure:
    """A language's readers, each counted once a day in every language that was read."""

    language: str
    readers: int
    views: int


@dataclass(frozen=True, slots=True)
class ReferrerFigure:
    """A site that led readers here; of each day every reader counts once for it."""

    host: str
    readers: int


@dataclass(frozen=True, slots=True)
class HourFigure:
    """One hour, which begins at a full hour of UTC."""

    at: datetime
    views: int
    visits: int
    visitors: int


@dataclass(frozen=True, slots=True)
class DayFigure:
    """One day, and the most readers who were online together on it."""

    day: date
    views: int
    visits: int
    visitors: int
    peak_online: int


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """A month or a year of the calendar, named by its first day."""

    start: date
    views: int
    visits: int
    visitors: int


@dataclass(frozen=True, slots=True)
class DropFigure:
    """Requests that are not counted, for one reason."""

    reason: Reason
    count: int
