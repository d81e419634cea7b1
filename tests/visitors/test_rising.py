"""How much a page is read just now, today and in later years."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.visitors.readers import SAFARI, fold, read
from visitors import rising, rollups
from visitors.models import FoldTurn, PageTotal

OLD, NEW = "articles.article:1", "articles.article:2"


def at(*when):
    return int(datetime(*when, tzinfo=UTC).timestamp())


def test_a_reader_weighs_half_as_much_every_twelve_hours():
    morning, evening = rising.weight(at(2026, 5, 1, 6), 2026), rising.weight(at(2026, 5, 1, 18), 2026)
    assert evening == 2 * morning


@pytest.mark.parametrize("year", [1970, 2026, 2106])
def test_no_moment_is_too_far_for_a_number(year):
    assert 0 < 1000 * rising.weight(at(year, 1, 2), 2026) < float("inf")


@pytest.mark.django_db
def test_scores_go_on_over_new_year_and_old_ones_fade_to_nothing():
    with time_machine.travel("2026-01-02 12:00:00+00:00", tick=False):
        read(key="articles.article:3")
        fold()
    with time_machine.travel("2026-12-31 10:00:00+00:00", tick=False):
        for number in range(3):
            read(key=OLD, agent=f"{SAFARI}/{number}")
        fold()
    with time_machine.travel("2027-01-01 10:00:00+00:00", tick=False):
        read(key=NEW)
        fold()
        assert FoldTurn.objects.get().score_year == 2027
    scores = dict(PageTotal.objects.values_list("page", "score"))
    assert scores["articles.article:3"] == 0
    assert scores[OLD] / scores[NEW] == pytest.approx(3 / 4)
    assert rollups.move_landmark(2027, 2026) == 2027, "never back"
