"""The four blocks of the old site, filled: readers online, the clock, most popular, the flag counter."""

from functools import cached_property

from django.utils import timezone

from portal.flag_counter import CountryRow, country_rows
from portal.rankings import PopularList, popular
from visitors import figures
from visitors.models import DayTotal


class Blocks:
    """The blocks of one page, each read from the database only if the page prints it."""

    def __init__(self, language: str):
        self.language = language

    @cached_property
    def online(self) -> int:
        """Readers online now."""
        return figures.online_now()

    @cached_property
    def busiest_day(self) -> DayTotal | None:
        """The day on which most readers were online together."""
        return figures.busiest_day()

    @cached_property
    def clock(self):
        """The time in the newsroom."""
        return timezone.localtime()

    @cached_property
    def popular(self) -> list[PopularList]:
        """What is read most in this language: just now, in a day, a week, a month, since we count."""
        return popular(self.language)

    @cached_property
    def totals(self) -> figures.Totals:
        """Visits and visitors since we count."""
        return figures.totals()

    def countries(self, limit: int) -> list[CountryRow]:
        """Where most readers come from, so many countries."""
        return country_rows(figures.countries(limit), self.language, self.totals.visitors)
