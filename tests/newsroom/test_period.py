"""Which days are shown, and which they are compared with."""

from datetime import date

import pytest

from newsroom.forms import PeriodForm
from newsroom.statistics.period import Period, preset, year_before

TODAY, FIRST = date(2026, 11, 18), date(2019, 1, 13)


def chosen(data, first=FIRST):
    form = PeriodForm(data, today=TODAY, first=first)
    return form.chosen, form.errors


@pytest.mark.parametrize(
    ("name", "since", "until", "unit", "before"),
    [
        ("today", date(2026, 11, 18), TODAY, "day", None),
        ("7", date(2026, 11, 11), date(2026, 11, 17), "day", (date(2026, 11, 4), date(2026, 11, 10))),
        ("30", date(2026, 10, 19), date(2026, 11, 17), "day", (date(2026, 9, 19), date(2026, 10, 18))),
        ("90", date(2026, 8, 20), date(2026, 11, 17), "day", (date(2026, 5, 22), date(2026, 8, 19))),
        ("12m", date(2025, 11, 18), date(2026, 11, 17), "month", (date(2024, 11, 18), date(2025, 11, 17))),
        ("all", FIRST, TODAY, "month", None),
    ],
)
def test_the_buttons(name, since, until, unit, before):
    """Ready-made periods end yesterday: a day that is not over would make every comparison look bad."""
    period = preset(name, today=TODAY, first=FIRST)
    assert (period.since, period.until, period.unit) == (since, until, unit)
    assert (period.before and (period.before.since, period.before.until)) == before


def test_on_the_first_day_the_buttons_show_it():
    assert preset("30", today=TODAY, first=TODAY).until == TODAY


@pytest.mark.parametrize("days", [(date(2024, 2, 20), date(2024, 3, 5)), (date(2023, 12, 1), date(2024, 11, 30)),
                                  (FIRST, TODAY), (date(2010, 5, 5), TODAY)])  # fmt: skip
def test_pieces_cover_the_period_without_gaps(days):
    period = Period(*days, TODAY)
    pieces = list(period.pieces())
    assert (pieces[0].since, pieces[-1].until) == days
    assert sum(piece.days for piece in pieces) == period.days


def test_every_piece_has_its_part_of_the_days_before():
    for days in ((date(2024, 2, 20), date(2024, 3, 5)), (date(2024, 3, 10), date(2025, 2, 20))):
        period = Period(*days, TODAY)
        earlier = [period.earlier(piece) for piece in period.pieces()]
        assert (earlier[0].since, earlier[-1].until) == (period.before.since, period.before.until)


def test_a_leap_day_has_a_day_before():
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("data", "since", "until"),
    [
        ({}, date(2026, 10, 19), date(2026, 11, 17)),
        ({"period": "7"}, date(2026, 11, 11), date(2026, 11, 17)),
        ({"since": "2026-01-02", "until": "2026-01-03"}, date(2026, 1, 2), date(2026, 1, 3)),
        ({"since": "02.01.2026", "until": " 3.1.2026 "}, date(2026, 1, 2), date(2026, 1, 3)),
        ({"since": "2026-11-01"}, date(2026, 11, 1), TODAY),
        ({"until": "2019-01-20"}, FIRST, date(2019, 1, 20)),
        ({"since": "0001-01-01", "until": "2019-01-14"}, FIRST, date(2019, 1, 14)),
    ],
)
def test_days_of_ones_own(data, since, until):
    period, errors = chosen(data)
    assert not errors
    assert (period.since, period.until) == (since, until)


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"period": "century"}, "period", "no such period"),
        ({"since": "yesterday"}, "since", "valid date"),
        ({"since": "2026-02-30"}, "since", "valid date"),
        ({"since": "2026-13-01\x00"}, "since", "valid date"),
        ({"until": "9999-12-31"}, "until", "still to come"),
        ({"until": "0001-01-01"}, "until", "13 January 2019"),
        ({"since": "2026-11-19"}, "since", "after the last"),
        ({"since": "2026-11-19", "until": "soon"}, "until", "valid date"),
        ({"since": "2026-11-03", "until": "2026-11-02"}, "since", "after the last"),
    ],
)
def test_a_mistake_is_explained_and_the_usual_days_are_shown(data, field, words):
    period, errors = chosen(data)
    assert words in " ".join(errors[field])
    assert period.name == "30"
