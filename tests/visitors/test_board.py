"""What several hosts show together in Redis is the same as what the database says."""

import random
import re
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from tests import services
from tests.visitors.readers import AMERICA, PRISTINA, SAFARI, SKOPJE, fold, read
from visitors import after, figures, recorder
from visitors.board import keeper as keeping
from visitors.board import reading, writing
from visitors.board.pieces import DIGITS, piece, prefix
from visitors.models import CountryDay, DayTotal, OnlineReader, SeenReader
from visitors.records import Kind, Record

pytestmark = [pytest.mark.django_db, pytest.mark.redis]
NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Skopje"))


@pytest.fixture(params=["one server", pytest.param("cluster", marks=pytest.mark.processes)])
def redis_url(request):
    return services.REDIS_URL if request.param == "one server" else request.getfixturevalue("redis_cluster")


@pytest.fixture(autouse=True)
def clock():
    """It is noon, and it stays noon until a test moves on."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def round_done(spool, *, is_minute_over=True):
    if is_minute_over:
        keeping.keeper._check_at = 0.0
    after.round_done(spool)


def in_database():
    day = timezone.localdate()
    rows = CountryDay.objects.filter(day=day, visitors__gt=0).values_list("country", "visitors")
    seen = SeenReader.objects.filter(day=day).exclude(country="").values_list("country", flat=True)
    assert Counter(dict(rows)) == Counter(seen)
    return Counter(seen), OnlineReader.objects.online(timezone.now()).count()


def on_board():
    return reading.countries(timezone.localdate()), reading.online(timezone.now())


def assert_right():
    assert on_board() == in_database()


def our_keys(client):
    return list(client.scan_iter(match=f"{prefix()}:*", count=1000))


def test_nobody_believes_an_empty_board(board):
    read()
    fold()
    assert on_board() == (None, None)
    assert (figures.online_now(), figures.visitors_today()) == (1, 1)


def test_after_a_round_it_shows_what_the_database_says(board, spool):
    for address in (SKOPJE, PRISTINA, AMERICA, AMERICA):
        read(address=address)
    fold()
    round_done(spool)
    assert on_board() == (Counter(MK=1, XK=1, US=1), 3)
    assert_right()


def test_news_come_with_each_fold(board, spool):
    round_done(spool)
    assert on_board() == (Counter(), 0)
    read()
    fold()
    read(address=AMERICA)
    fold()
    assert on_board() == (Counter(MK=1, US=1), 2)
    assert_right()


def test_a_reader_is_asked_for_in_redis_and_not_in_the_database(board, spool, django_assert_num_queries):
    read()
    fold()
    round_done(spool)
    with django_assert_num_queries(0):
        assert (figures.online_now(), figures.visitors_today()) == (1, 1)


def test_random_readers_in_any_order_with_news_that_get_lost(board, spool, clock, monkeypatch):
    dice = random.Random(2026)
    tell = after.AFTER_FOLD
    for _ in range(12):
        clock.shift(dice.randrange(300))
        for _ in range(dice.randrange(1, 40)):
            read(
                address=f"{dice.choice(['77.28.0', '46.99.0', '8.8.8', '94.142.4'])}.{dice.randrange(40)}",
                agent=SAFARI,
            )
        lost = dice.random() < 0.4
        monkeypatch.setattr(after, "AFTER_FOLD", () if lost else tell)
        fold()
        round_done(spool, is_minute_over=lost or dice.random() < 0.2)
        assert_right()
    assert in_database()[0].total() > 50


def test_late_records_that_change_countries_heartbeats_and_arrivals(board, spool, clock):
    dice, noon = random.Random(2027), int(NOON.timestamp())
    kinds = [Kind.VIEW] * 4 + [Kind.HEARTBEAT, Kind.ARRIVAL, Kind.VIEW_WITHOUT_ID]
    for number in range(40):
        kind, country = dice.choice(kinds), dice.choice(["DE", "MK", "US", "XK"])
        page = "www.example.org" if kind == Kind.ARRIVAL else "articles.article:42"
        reader = 0 if kind == Kind.VIEW_WITHOUT_ID else dice.randrange(1, 9)
        recorder.write(Record(kind, noon - 60 * dice.randrange(0, 90), "mk", country, page, reader))
        if number % 4 == 3:
            fold()
            round_done(spool, is_minute_over=number < 5)
            assert_right()
    assert in_database()[0].total() == 8


def test_large_news_go_in_small_messages(board, spool, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 7)
    round_done(spool)
    for number in range(23):
        read(address=f"77.28.0.{number}")
    fold()
    assert on_board() == (Counter(MK=23), 23)
    board.delete(*[piece(DIGITS[0], timezone.localdate()).seen])
    round_done(spool)
    assert on_board() == (Counter(MK=23), 23)


def test_saying_it_again_and_in_another_order_changes_nothing(board, spool):
    now, day = timezone.now(), timezone.localdate()
    round_done(spool)
    at = int(now.timestamp())
    first = writing.News(day, {7: (at, "MK"), -7: (at, "XK")}, {7: at, -7: at - 100})
    corrected = writing.News(day, {7: (at - 60, "DE")}, {7: at - 60})
    for news in (corrected, first, first, corrected, first):
        assert writing.write(board, news, now)
        assert reading.countries(day)["DE"] == 1
    assert on_board() == (Counter(DE=1, XK=1), 2)
    writing.write(board, writing.News(day, gone=[7]), now)
    assert on_board() == (Counter(DE=1, XK=1), 1)


def test_at_the_same_second_the_smaller_country_wins_as_in_the_fold(board, spool):
    round_done(spool)
    now, day = timezone.now(), timezone.localdate()
    for country in ("RS", "MK", "XK"):
        writing.write(board, writing.News(day, {5: (1000, country)}), now)
    assert reading.countries(day) == Counter(MK=1)


@pytest.mark.parametrize("name", ["seen", "countries", "online"])
def test_a_key_that_redis_threw_away_is_noticed_and_comes_back(board, spool, name):
    addresses = [f"77.28.0.{number}" for number in range(60)]
    for address in addresses:
        read(address=address)
    fold()
    round_done(spool)
    for digit in DIGITS[:5]:
        board.delete(getattr(piece(digit, timezone.localdate()), name))
    assert (figures.online_now(), figures.visitors_today()) == (60, 60)
    for address in addresses:
        read(address=address)
    read(address=AMERICA)
    fold()
    assert (figures.online_now(), figures.visitors_today()) == (61, 61)
    round_done(spool, is_minute_over=False)
    assert on_board() == (Counter(MK=60, US=1), 61)


def test_readers_who_are_not_in_the_database_are_taken_down(board, spool):
    read()
    fold()
    round_done(spool)
    at = int(timezone.now().timestamp())
    writing.write(
        board, writing.News(timezone.localdate(), {99: (at, "FR")}, {98: at, 97: at}), timezone.now()
    )
    assert on_board() == (Counter(MK=1, FR=1), 3)
    round_done(spool)
    assert on_board() == (Counter(MK=1), 1)


def test_while_another_host_repairs_nobody_else_does(board, spool):
    read()
    fold()
    board.set(keeping.repair_key(), "1", ex=60)
    round_done(spool)
    assert on_board() == (None, None)
    board.delete(keeping.repair_key())
    round_done(spool)
    assert_right()


def test_online_ends_after_five_minutes_by_the_clock_of_the_asking_host(board, spool, clock):
    read()
    fold()
    round_done(spool)
    clock.shift(299)
    assert on_board()[1] == 1
    clock.shift(1)
    assert_right()
    assert on_board()[1] == 0
    clock.shift(60)
    read(address=AMERICA)
    fold()
    assert_right()
    assert on_board() == (Counter(MK=1, US=1), 1)


def test_a_reader_at_midnight_is_online_once_and_a_visitor_of_both_days(board, spool, clock):
    clock.move_to(NOON.replace(hour=23, minute=58))
    read()
    fold()
    round_done(spool)
    assert on_board() == (Counter(MK=1), 1)
    clock.shift(180)
    assert figures.visitors_today() == 0
    read()
    fold()
    round_done(spool, is_minute_over=False)
    assert on_board() == (Counter(MK=1), 1)
    assert_right()
    assert reading.countries(NOON.date()) == Counter(MK=1)


def test_two_sites_share_one_redis_and_see_only_their_own(board, spool, settings):
    read()
    fold()
    round_done(spool)
    own, settings.VISITORS_SITE = settings.VISITORS_SITE, "another"
    assert on_board() == (None, None)
    settings.VISITORS_SITE = own
    assert_right()


def test_redis_holds_second_numbers_and_countries_and_forgets_them(board, spool):
    for number in range(50):
        read(address=f"77.28.3.{number}")
    fold()
    round_done(spool)
    keys = our_keys(board)
    assert len(keys) == 48
    for key in keys:
        assert 0 < board.ttl(key) <= timedelta(hours=26).total_seconds()
        if key.endswith(":online"):
            for name, at in board.zrange(key, 0, -1, withscores=True):
                assert name == "*" or (re.fullmatch("[0-9a-f]{16}", name) and at == NOON.timestamp())
        else:
            pattern = r"[0-9a-f]{16}=[0-9a-f]{8}MK|MK=\d+|\*="
            assert all(re.fullmatch(pattern, "=".join(pair)) for pair in board.hgetall(key).items())
    numbers = {
        f"{reader & (2**64 - 1):016x}" for reader in SeenReader.objects.values_list("reader", flat=True)
    }
    shown = {name for key in keys if ":seen:" in key for name in board.hkeys(key)} - {"*"}
    assert shown == numbers


def test_the_peak_of_the_day_is_that_of_all_hosts(board, spool):
    for address in (SKOPJE, PRISTINA):
        read(address=address)
        fold()
    assert DayTotal.objects.get().peak_online == 2
