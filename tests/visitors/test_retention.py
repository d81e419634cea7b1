from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.visitors.readers import FIREFOX, SAFARI, fold, read
from visitors.models import (
    DailySalt,
    DayTotal,
    FoldedFile,
    HourTotal,
    LanguageDay,
    OnlineReader,
    Origin,
    PageDay,
    PageHour,
    PageTotal,
    ReferrerDay,
    SeenNetwork,
    SeenReader,
)
from visitors.retention import forget

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # half past midnight in Skopje


def test_salts_and_readers_are_gone_within_48_hours(settings):
    settings.TIME_ZONE = "Europe/Skopje"
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(60):
            read()
            fold()
            forget()
            now = datetime.now(UTC)
            assert all(
                now - made_at <= timedelta(hours=48)
                for made_at in DailySalt.objects.values_list("made_at", flat=True)
            )
            assert SeenReader.objects.count() <= 2
            clock.shift(timedelta(minutes=100))
        clock.shift(timedelta(hours=48))
        forget()
    for model in (DailySalt, SeenReader, SeenNetwork, OnlineReader):
        assert not model.objects.exists()
    assert sum(DayTotal.objects.values_list("views", flat=True)) == 60
    assert PageTotal.objects.get().views == 60


def test_a_day_that_is_counted_late_is_still_exact(settings):
    with time_machine.travel(START, tick=False):
        read()
    with time_machine.travel(START + timedelta(days=5), tick=False):
        fold()
        forget()
    with time_machine.travel(START, tick=False):
        read()
        read(agent=SAFARI)
    with time_machine.travel(START + timedelta(days=5, hours=1), tick=False):
        fold()
        forget()
    assert DayTotal.objects.get().visitors == 2
    with time_machine.travel(START + timedelta(days=6, hours=2), tick=False):
        forget()
    assert not SeenReader.objects.exists()


def test_fine_detail_goes_and_totals_and_demo_data_stay():
    old = START - timedelta(days=500)
    for origin in (Origin.COUNTED, Origin.DEMO):
        page = {"language": "en", "page": "a.b:1", "origin": origin, "views": 1}
        HourTotal.objects.create(hour_at=old, origin=origin)
        PageHour.objects.create(hour_at=old, **page)
        PageDay.objects.create(day=old, **page)
        PageTotal.objects.create(**page)
        DayTotal.objects.create(day=old, origin=origin)
        LanguageDay.objects.create(day=old, language="en", origin=origin)
        ReferrerDay.objects.create(day=old, host="a.org", origin=origin)
    SeenNetwork.objects.create(day=old, mark=1)
    FoldedFile.objects.create(name="old", folded_at=old)
    with time_machine.travel(START, tick=False):
        forget()
    gone = HourTotal, PageHour, PageDay, ReferrerDay
    assert [model.objects.get().origin for model in gone] == [Origin.DEMO] * 4
    assert [model.objects.count() for model in (PageTotal, DayTotal, LanguageDay)] == [2, 2, 2]
    assert [model.objects.count() for model in (FoldedFile, SeenNetwork)] == [0, 0]


@pytest.mark.django_db(transaction=True)
def test_no_address_and_no_browser_is_kept_anywhere(spool, settings):
    from django.apps import apps

    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    readers = [
        (f"77.28.{number}.{number % 200 + 1}", f"{FIREFOX} reader-number-{number}") for number in range(200)
    ]
    for address, agent in readers:
        read(address="10.0.0.1", HTTP_X_FORWARDED_FOR=address, agent=agent)
    noted = b"".join(path.read_bytes() for path in spool.iterdir())
    fold()
    kept = noted.decode("latin-1")
    for model in apps.get_app_config("visitors").get_models():
        kept += "".join(repr(row) for row in model.objects.values_list())
    assert SeenReader.objects.count() == 200
    for address, agent in readers:
        assert address not in kept
        assert agent not in kept
    assert "Mozilla" not in kept
    assert "10.0.0.1" not in kept
