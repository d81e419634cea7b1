"""Reading the numbers. Everything is counted from rollups; nothing here can name a reader.

A *visitor* counts once a day, a *visit* begins after half an hour of silence, a *view* is every page.
"""

from visitors.figures.answers import (
    CountryFigure,
    DayFigure,
    DropFigure,
    HourFigure,
    LanguageFigure,
    PageFigure,
    PeriodFigure,
    ReferrerFigure,
    Totals,
    Window,
)
from visitors.figures.origins import countries, drops, drops_and_last_day, languages, referrers
from visitors.figures.reading import pages, pages_of_days, popular
from visitors.figures.spans import (
    busiest_day,
    days,
    hours,
    includes_demo,
    months,
    opening,
    totals,
    years,
)
from visitors.figures.today import online_now, visitors_today

__all__ = [
    "CountryFigure", "DayFigure", "DropFigure", "HourFigure", "LanguageFigure", "PageFigure", "PeriodFigure",
    "ReferrerFigure", "Totals", "Window", "busiest_day", "countries", "days", "drops", "drops_and_last_day", "hours",
    "includes_demo", "languages", "months", "online_now", "opening", "pages", "pages_of_days", "popular", "referrers",
    "totals", "visitors_today", "years",
]  # fmt: skip
