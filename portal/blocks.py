"""The four blocks of the old site, filled: readers online, the clock, most popular, the flag counter."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from languages.registry import tag_of
from visitors import figures
from visitors.countries import country_name, name_language
from visitors.figures import Window
from visitors.flags import flag_url

POPULAR_LIMIT, FLAGS_LIMIT = 5, 12


@dataclass(frozen=True)
class CountryRow:
    """One line of the flag counter."""

    code: str
    name: str
    borrowed_tag: str
    """The language of the name where it is not the page's, else empty."""
    visitors: int
    flag_url: str | None


@dataclass(frozen=True)
class PopularRow:
    """One line of the most popular stories."""

    edition: Edition
    page_key: str
    views: int


@dataclass(frozen=True)
class PopularList:
    """The most popular stories of a span of time."""

    key: str
    label: str
    rows: list[PopularRow]
    is_open: bool


@dataclass(frozen=True)
class FlagCounter:
    """Visitors by country, with the total at the bottom."""

    rows: list[CountryRow]
    total_visits: int
    total_visitors: int
    since: object
    is_demo: bool


class Blocks:
    """The blocks of one page, each read from the database only if the page prints it."""

    def __init__(self, language: str):
        self.language = language

    @cached_property
    def online(self) -> int:
        """Readers online now."""
        return figures.online_now()

    @cached_property
    def clock(self):
        """The time in the newsroom."""
        return timezone.localtime()

    @cached_property
    def popular(self) -> list[PopularList]:
        """What is read most in this language: in 24 hours, in 7 days, since we count."""
        return popular(self.language)

    @cached_property
    def flag_counter(self) -> FlagCounter:
        """Where the readers come from."""
        totals = figures.totals()
        rows = country_rows(self.language, FLAGS_LIMIT)
        return FlagCounter(rows, totals.visits, totals.visitors, totals.since, totals.is_demo)


def country_rows(language: str, limit: int | None = None) -> list[CountryRow]:
    """The countries that readers came from, most readers first: all of them, or so many."""
    return [
        CountryRow(
            row.code,
            country_name(row.code, language),
            _borrowed_tag(row.code, language),
            row.visitors,
            flag_url(row.code),
        )
        for row in figures.countries(limit)
    ]


def _borrowed_tag(code: str, language: str) -> str:
    written_in = name_language(code, language)
    return "" if written_in == language else tag_of(written_in)


def popular(language: str, limit: int = POPULAR_LIMIT) -> list[PopularList]:
    """Join the counter's page keys to live editions: titles come from us, never from a request."""
    labels = {Window.DAY: _("24 hours"), Window.WEEK: _("7 days"), Window.ALL: _("All time")}
    # A few more than asked for: a story may have been withdrawn since it was read.
    counted = {
        window: figures.popular(language, window=window, limit=2 * limit, kind="articles.article")
        for window in labels
    }
    keys = {figure.page_key for rows in counted.values() for figure in rows}
    editions = Edition.objects.live(language).for_card(language).by_page_keys(list(keys))
    by_key = {edition.article.page_key: edition for edition in editions}
    lists = []
    for window, label in labels.items():
        rows = [
            PopularRow(by_key[f.page_key], f.page_key, f.views)
            for f in counted[window]
            if f.page_key in by_key
        ]
        is_open = bool(rows) and not any(earlier.is_open for earlier in lists)
        lists.append(PopularList(window.value, label, rows[:limit], is_open))
    return lists
