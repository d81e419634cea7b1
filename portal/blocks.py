"""The blocks of the old site, filled: readers online, the clock, most popular, the flag counter; what is next."""

from django.utils import timezone
from django.utils.functional import cached_property

from events.models import Event
from portal.flag_counter import CountryRow, country_rows
from portal.freshness import reading
from portal.freshness.meaning import UPCOMING
from portal.rankings import PopularList, popular
from visitors import figures
from visitors.models import DayTotal

EVENTS = 4
"""So many stand on the front page; one less beside a story."""


class Blocks:
    """The blocks of one page, each read from the database only if the page prints it."""

    def __init__(self, language: str, keys: set[str] | None = None):
        self.language, self.keys = language, set() if keys is None else keys
        self._countries: dict[int, list[CountryRow]] = {}

    @cached_property
    def online(self) -> int:
        """Readers online now."""
        return figures.online_now()

    @cached_property
    def busiest_day(self) -> DayTotal | None:
        """The day on which most readers were online together."""
        return figures.busiest_day()

    @property
    def clock(self):
        """The time in the newsroom, to the minute that readers see; never remembered."""
        return timezone.localtime().replace(second=0, microsecond=0)

    @cached_property
    def events_next(self) -> list[Event]:
        """What takes place soon, the next one first; what was called off says so itself."""
        with reading.aside(self.keys, UPCOMING):
            return list(Event.objects.upcoming().select_related("venue")[:EVENTS])

    @cached_property
    def popular(self) -> list[PopularList]:
        """What is read most in this language: just now, in a day, a week, a month, since we count."""
        with reading.aside(self.keys):
            return popular(self.language)

    @cached_property
    def totals(self) -> figures.Totals:
        """Visits and visitors since we count."""
        return figures.totals()

    def countries(self, limit: int) -> list[CountryRow]:
        """Where most readers come from, so many countries."""
        if limit not in self._countries:
            rows = figures.countries(limit)
            self._countries[limit] = country_rows(rows, self.language, self.totals.visitors)
        return self._countries[limit]
