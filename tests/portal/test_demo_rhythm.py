"""Invented readers come when people are awake, today only as far as the day has gone."""

import random
from datetime import UTC, date, datetime

import pytest
import time_machine

from portal.demo.rhythm import HOURS, part_of_today, rhythm


@pytest.fixture
def dice():
    return random.Random(1)


@pytest.mark.parametrize(
    ("at", "part"),
    [
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC), 0),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), HOURS[0] / 2),
        (datetime(2026, 11, 21, 2, 0, tzinfo=UTC), sum(HOURS[:3])),
        (datetime(2026, 11, 21, 22, 59, 59, 999999, tzinfo=UTC), sum(HOURS)),
    ],
)
def test_a_day_fills_as_its_hours_do(at, part):
    with time_machine.travel(at, tick=False):
        assert part_of_today() == pytest.approx(part / sum(HOURS), abs=1e-6)


def test_only_hours_that_have_begun(dice):
    with time_machine.travel(datetime(2026, 11, 21, 1, 30, tzinfo=UTC), tick=False):
        hours = rhythm(date(2026, 11, 21), dice)
    assert [at.hour for at in hours] == [23, 0, 1]
    assert all(weight > 0 for weight in hours.values())


@pytest.mark.parametrize(
    ("day", "count"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 24), (date(2026, 7, 1), 24)]
)
def test_when_the_clocks_change(dice, day, count):
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC), tick=False):
        hours = rhythm(day, dice)
    assert len(hours) == count
    assert all(at.tzinfo is UTC and at.minute == 0 for at in hours)
