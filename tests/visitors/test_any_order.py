"""Whatever the order, and whoever dies in between: the totals are those of the log, counted by hand."""

import random
import shutil
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import OperationalError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.visitors import by_hand
from tests.visitors.by_hand import COUNTRIES, LANGUAGES, PAGES, Event
from visitors import crowds, fold
from visitors.models import PageTotal
from visitors.records import Kind
from visitors.rising import weight
from visitors.waiting import WaitingFile, waiting_paths

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MIDNIGHTS = [
    datetime(2026, 3, 28, 23, tzinfo=UTC),  # the day that has 23 hours begins
    datetime(2026, 3, 29, 22, tzinfo=UTC),  # it ends
    datetime(2026, 10, 24, 22, tzinfo=UTC),  # the day that has 25 hours begins
    datetime(2026, 10, 25, 23, tzinfo=UTC),  # it ends
    datetime(2026, 11, 20, 23, tzinfo=UTC),
]
CHANGES = [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
EDGES = (0, 1, 899, 900, 1799, 1800, 1801, 3599, 3600, 3601, 5400)


@st.composite
def moments(draw, near):
    """A moment near midnight or near a change of the clock, often exactly at an edge."""
    edge = st.sampled_from(EDGES)
    away = draw(st.one_of(edge, edge.map(lambda seconds: -seconds), st.integers(-9000, 9000)))
    return int(near.timestamp()) + away


def events(near):
    """Mostly views of few people and few pages, so that they meet."""
    person, country, at = st.integers(0, 5), st.sampled_from(COUNTRIES), moments(near)
    language, page, site = (
        st.sampled_from(LANGUAGES),
        st.sampled_from(PAGES),
        st.sampled_from(["a.org", "b.org"]),
    )
    views = st.tuples(st.just(Kind.VIEW), at, person, country, language, page)
    others = st.one_of(
        st.tuples(st.just(Kind.VIEW_WITHOUT_ID), at, st.just(0), country, language, page),
        st.tuples(st.just(Kind.HEARTBEAT), at, person, country, language, st.just("")),
        st.tuples(st.just(Kind.ARRIVAL), at, person, country, language, site),
        st.tuples(st.just(Kind.DROP), at, *map(st.just, (0, "", "", "")), st.integers(1, 11)),
    )
    return st.one_of(views, views, views, others).map(lambda values: Event(*values))


logs = st.sampled_from(MIDNIGHTS + CHANGES).flatmap(
    lambda near: st.lists(events(near), min_size=1, max_size=24)
)
ACCIDENTS = ("none", "none", "before commit", "after commit", "some deleted", "database away")


class PowerCut(BaseException):
    """The process dies here; nothing after this line is run."""


def die(*args):
    raise PowerCut


def away(*args):
    raise OperationalError("the database is away")


@pytest.fixture
def a_place(settings, tmp_path, monkeypatch):
    """A spool for each example, Skopje's calendar, and networks that are crowds with three readers."""
    settings.TIME_ZONE = "Europe/Skopje"
    monkeypatch.setattr(crowds, "MOST_READERS", 2)
    return tmp_path / "examples"


def fold_with(accident, folder, monkeypatch, dice):
    """One process counts what waits, and may die of it."""
    with monkeypatch.context() as patch:
        if accident == "before commit":
            patch.setattr("visitors.online.note", die)
        elif accident == "after commit":
            patch.setattr(WaitingFile, "remove", die)
        elif accident == "some deleted":
            real = WaitingFile.remove
            patch.setattr(WaitingFile, "remove", lambda file: die() if dice.random() < 0.5 else real(file))
        elif accident == "database away":
            patch.setattr("visitors.amounts.add", away)
        try:
            fold.fold_waiting(folder)
        except (PowerCut, OperationalError):
            assert accident != "none"


def count_in_pieces(log, schedule, folder, monkeypatch):
    """Write the log into files in any order and count them a few at a time, with an accident now and then."""
    dice, number = random.Random(schedule), 0
    shuffled = dice.sample(log, len(log))
    while shuffled:
        for _ in range(dice.randint(1, 3)):
            size = dice.randint(1, 8)
            part, shuffled = shuffled[:size], shuffled[size:]
            (folder / f"{number}.visits").write_bytes(b"".join(event.noted() for event in part))
            number += 1
        fold_with(dice.choice(ACCIDENTS), folder, monkeypatch, dice)
    fold_with("none", folder, monkeypatch, dice)


def counted(log, schedule, folder, monkeypatch, check):
    """Run one example and leave nothing of it."""
    folder.mkdir()
    try:
        with time_machine.travel(NOW, tick=False), transaction.atomic():
            count_in_pieces(log, schedule, folder, monkeypatch)
            check()
            assert waiting_paths(folder) == []
            transaction.set_rollback(True)
    finally:
        shutil.rmtree(folder)


quick = settings(
    max_examples=30,
    phases=[Phase.generate],
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@quick
@given(log=logs, schedule=st.integers(0, 2**32))
def test_any_order_and_any_accident_gives_what_counting_by_hand_gives(a_place, monkeypatch, log, schedule):
    def check():
        by_hand.assert_counted(log, most_of_a_network=2)

    counted(log, schedule, a_place, monkeypatch, check)


@quick
@given(log=logs, schedules=st.tuples(st.integers(0, 2**32), st.integers(0, 2**32)))
def test_what_rises_does_not_depend_on_the_order(a_place, monkeypatch, log, schedules):
    scores = []

    def keep():
        found = dict.fromkeys(PAGES, 0.0)
        for (hour, _language, page), readers in by_hand.in_database()["page hour readers"].items():
            found[page] += readers * weight(int(hour.timestamp()), NOW.year)
        for page, score in PageTotal.objects.values_list("page", "score"):
            found[page] -= score
        scores.append(sum(PageTotal.objects.values_list("score", flat=True)))
        assert max(map(abs, found.values())) <= 1e-9 * scores[-1]

    for schedule in schedules:
        counted(log, schedule, a_place, monkeypatch, keep)
    assert scores[0] == pytest.approx(scores[1])
