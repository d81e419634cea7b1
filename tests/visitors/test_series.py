"""Figures of hours, months and years, of languages and referrers; and the opening balance, which is in no series."""

from datetime import UTC, date, datetime, timedelta

import pytest

from visitors import figures
from visitors.figures import HourFigure, LanguageFigure, PeriodFigure, ReferrerFigure
from visitors.models import (
    CountryDay,
    CountryTotal,
    DayTotal,
    HourTotal,
    LanguageDay,
    OpeningBalance,
    Origin,
    ReferrerDay,
)

pytestmark = pytest.mark.django_db
FIRST = date(2025, 12, 30)


def fill(count):
    """So many days in a row, each with two readers, two languages and two referring sites."""
    for number in range(count):
        day = FIRST + timedelta(days=number)
        DayTotal.objects.create(day=day, views=4, visits=3, visitors=2)
        CountryDay.objects.create(day=day, country="MK", visitors=2, views=4)
        HourTotal.objects.create(hour_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number), views=4)
        LanguageDay.objects.create(day=day, language="rom", readers=2, views=3)
        LanguageDay.objects.create(day=day, language="mk", readers=1, views=1)
        ReferrerDay.objects.create(day=day, host="example.org", readers=2)
        ReferrerDay.objects.create(day=day, host="example.com", readers=1)
    CountryTotal.objects.create(country="MK", visitors=2 * count, views=4 * count)


@pytest.fixture
def old_counter():
    CountryTotal.objects.create(country="MK", visitors=70, origin=Origin.OPENING)
    CountryTotal.objects.create(country="DE", visitors=30, origin=Origin.OPENING)
    return OpeningBalance.objects.create(
        pk=1, started_on=date(2014, 5, 1), visits=500, visitors=100, source="old.csv",
        taken_over_at=datetime(2026, 11, 21, tzinfo=UTC),
    )  # fmt: skip


def test_months_and_years_add_up_their_days():
    fill(4)
    DayTotal.objects.create(day=FIRST, views=10, visits=10, visitors=10, origin=Origin.DEMO)
    assert figures.months() == [
        PeriodFigure(date(2025, 12, 1), 18, 16, 14),
        PeriodFigure(date(2026, 1, 1), 8, 6, 4),
    ]
    assert figures.years() == [
        PeriodFigure(date(2025, 1, 1), 18, 16, 14),
        PeriodFigure(date(2026, 1, 1), 8, 6, 4),
    ]


def test_hours_begin_from_since_on_and_before_until():
    midnight = datetime(2026, 1, 1, tzinfo=UTC)
    for hour in range(4):
        HourTotal.objects.create(hour_at=midnight + timedelta(hours=hour), views=hour, visits=1, visitors=1)
    HourTotal.objects.create(
        hour_at=midnight + timedelta(hours=1), views=5, visits=2, visitors=2, origin=Origin.DEMO
    )
    since, until = midnight + timedelta(hours=1), midnight + timedelta(hours=3)
    assert figures.hours(since=since, until=until) == [
        HourFigure(since, 6, 3, 3),
        HourFigure(since + timedelta(hours=1), 2, 1, 1),
    ]


def test_languages_and_referrers_most_read_first():
    fill(3)
    assert figures.languages() == [LanguageFigure("rom", 6, 9), LanguageFigure("mk", 3, 3)]
    assert figures.referrers() == [ReferrerFigure("example.org", 6), ReferrerFigure("example.com", 3)]
    assert figures.referrers(limit=1) == [ReferrerFigure("example.org", 6)]
    span = {"since": FIRST, "until": FIRST}
    assert figures.languages(**span) == [LanguageFigure("rom", 2, 3), LanguageFigure("mk", 1, 1)]
    assert figures.referrers(**span)[0] == ReferrerFigure("example.org", 2)


def test_all_time_figures_include_the_old_counter_and_say_so(old_counter):
    fill(2)
    totals = figures.totals()
    assert (totals.visits, totals.visitors, totals.views) == (506, 104, 8)
    assert (totals.opening, totals.since) == (old_counter, date(2014, 5, 1))
    assert [(row.code, row.visitors) for row in figures.countries()] == [("MK", 74), ("DE", 30)]
    assert sum(row.visitors for row in figures.countries()) == totals.visitors
    assert figures.opening() == old_counter


def test_the_old_counter_is_there_before_the_first_day_is_counted(old_counter):
    totals = figures.totals()
    assert (totals.visits, totals.visitors, totals.opening) == (500, 100, old_counter)
    assert totals.opening.source == "old.csv"


def test_the_old_counter_is_in_no_series(old_counter):
    fill(2)
    for span in ({"since": FIRST}, {"until": FIRST + timedelta(days=1)}):
        totals = figures.totals(**span)
        assert (totals.visits, totals.visitors, totals.opening) == (6, 4, None)
        assert [(row.code, row.visitors) for row in figures.countries(**span)] == [("MK", 4)]
    for series in (figures.days(), figures.months(), figures.years()):
        assert sum(row.visits for row in series) == 6


@pytest.mark.parametrize("days", [2, 40])
def test_each_figure_is_one_question_however_many_days_there_are(
    days, django_assert_num_queries, old_counter
):
    fill(days)
    since, until = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    for ask, questions in (
        (figures.totals, 1),
        (lambda: figures.totals(since=FIRST), 1),
        (figures.countries, 1),
        (lambda: figures.hours(since=since, until=until), 1),
        (figures.days, 1),
        (figures.months, 1),
        (figures.years, 1),
        (figures.languages, 1),
        (figures.referrers, 1),
        (figures.drops, 1),
        (figures.pages, 2),
        (lambda: figures.pages(since=FIRST), 1),
        (figures.opening, 1),
        (figures.online_now, 1),
    ):
        with django_assert_num_queries(questions):
            ask()
