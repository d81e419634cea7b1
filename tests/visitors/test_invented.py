"""Invented days fill every table so that all of them tell the same."""

from datetime import UTC, date, datetime, timedelta

import pytest

from visitors import figures, history
from visitors.figures import DropFigure, LanguageFigure, ReferrerFigure
from visitors.invented import ROLLUPS, DemoDay, split
from visitors.models import Origin, Reason
from visitors.models.rollups import Rollup

DAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 20, 8, tzinfo=UTC)
FULL = DemoDay(
    DAY,
    {"MK": 5, "XK": 2},
    visits=9,
    views=20,
    peak_online=3,
    pages={("en", "articles.article:1"): 3},
    languages={"mk": 6, "rom": 2},
    referrers={"example.org": 4},
    hours={MORNING: 1, MORNING + timedelta(hours=1): 2},
    drops={Reason.BOT: 30},
)


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (10, {"a": 1, "b": 1}, {"a": 5, "b": 5}),
        (10, {"a": 1, "b": 2}, {"a": 3, "b": 7}),
        (0, {"a": 1}, {"a": 0}),
        (5, {"a": 0}, {}),
        (5, {}, {}),
    ],
)
def test_sharing_out_leaves_no_rest(total, weights, shares):
    assert split(total, weights) == shares


def test_every_table_of_numbers_is_known():
    assert set(ROLLUPS) == set(_concrete(Rollup))


def _concrete(model):
    for each in model.__subclasses__():
        yield from [each] if not each._meta.abstract else _concrete(each)


@pytest.mark.django_db
def test_an_invented_day_fills_every_table_and_they_agree():
    history.add_demo_history([FULL])
    assert all(model.objects.filter(origin=Origin.DEMO).exists() for model in ROLLUPS)
    day, hours = figures.days()[0], figures.hours(since=MORNING, until=MORNING + timedelta(days=1))
    assert [hour.at for hour in hours] == [MORNING, MORNING + timedelta(hours=1)]
    for name in ("views", "visits", "visitors"):
        assert sum(getattr(hour, name) for hour in hours) == getattr(day, name)
    assert [row.visitors for row in figures.countries()] == [5, 2]
    assert sum(row.views for row in figures.countries()) == day.views
    assert figures.languages() == [LanguageFigure("mk", 6, 15), LanguageFigure("rom", 2, 5)]
    assert figures.referrers() == [ReferrerFigure("example.org", 4)]
    assert figures.drops() == [DropFigure(Reason.BOT, 30)]


@pytest.mark.django_db
def test_taking_it_away_leaves_no_row():
    history.add_demo_history([FULL])
    assert history.remove_demo_history() == 14
    assert not any(model.objects.exists() for model in ROLLUPS)
