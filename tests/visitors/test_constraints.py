"""The database itself refuses numbers that cannot be."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.refusals import refused
from visitors.models import (
    CountryDay,
    CountryName,
    CountryTotal,
    DayTotal,
    DropDay,
    FoldTurn,
    HourTotal,
    LanguageDay,
    OpeningBalance,
    PageDay,
    PageHour,
    PageTotal,
    ReferrerDay,
    SeenNetwork,
    SeenReader,
)

pytestmark = pytest.mark.django_db
DAY, HOUR = date(2026, 11, 21), datetime(2026, 11, 21, 11, tzinfo=UTC)
PAGE = {"language": "en", "page": "articles.article:1"}


@pytest.mark.parametrize(
    ("name", "model", "row"),
    [
        ("visitors_hourtotal_one_row", HourTotal, {"hour_at": HOUR}),
        ("visitors_daytotal_one_row", DayTotal, {"day": DAY}),
        ("visitors_countryday_one_row", CountryDay, {"day": DAY, "country": "MK"}),
        ("visitors_countrytotal_one_row", CountryTotal, {"country": "MK"}),
        ("visitors_pagehour_one_row", PageHour, {"hour_at": HOUR, **PAGE}),
        ("visitors_pageday_one_row", PageDay, {"day": DAY, **PAGE}),
        ("visitors_pagetotal_one_row", PageTotal, PAGE),
        ("visitors_dropday_one_row", DropDay, {"day": DAY, "reason": 1}),
        ("visitors_languageday_one_row", LanguageDay, {"day": DAY, "language": "en"}),
        ("visitors_referrerday_one_row", ReferrerDay, {"day": DAY, "host": "example.org"}),
        ("visitors_countryname_once", CountryName, {"language": "rom", "code": "MK", "name": "Makedonija"}),
    ],
)
def test_nothing_is_counted_in_two_rows(name, model, row):
    model.objects.create(**row)
    refused(name, lambda: model.objects.create(**row))


@pytest.mark.parametrize(
    ("name", "model", "row"),
    [
        # No constraint of ours but the key of the table, which PostgreSQL and SQLite name each in its way.
        ("visitors_seenreader", SeenReader, {"day": DAY, "reader": 7, "country": "MK"}),
        ("visitors_seennetwork", SeenNetwork, {"day": DAY, "mark": 7}),
    ],
)
def test_who_was_seen_stands_in_one_row(name, model, row):
    model.objects.create(**row)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.create(**row)


@pytest.mark.parametrize(
    ("name", "model", "row"),
    [
        ("visitors_daytotal_views_cover_visits", DayTotal, {"day": DAY, "views": 1, "visits": 2}),
        ("visitors_daytotal_views_cover_visits", DayTotal, {"day": DAY, "views": 1, "visitors": 2}),
        (
            "visitors_pagehour_views_cover_readers",
            PageHour,
            {"hour_at": HOUR, **PAGE, "views": 1, "readers": 2},
        ),
        ("visitors_pageday_views_cover_readers", PageDay, {"day": DAY, **PAGE, "views": 1, "readers": 2}),
        ("visitors_pagetotal_views_cover_readers", PageTotal, {**PAGE, "views": 1, "readers": 2}),
        ("visitors_foldturn_only_one", FoldTurn, {"id": 2}),
        (
            "visitors_languageday_views_cover_readers",
            LanguageDay,
            {"day": DAY, "language": "en", "views": 1, "readers": 2},
        ),
        ("visitors_pagetotal_score_not_negative", PageTotal, {**PAGE, "score": -1}),
        ("visitors_referrerday_host_not_blank", ReferrerDay, {"day": DAY, "host": ""}),
        (
            "visitors_openingbalance_only_one",
            OpeningBalance,
            {"id": 2, "started_on": DAY, "source": "old.csv", "taken_over_at": HOUR},
        ),
        ("visitors_countryname_name_not_blank", CountryName, {"code": "MK", "name": ""}),
        ("visitors_countryname_two_capitals", CountryName, {"code": "mk", "name": "Makedonija"}),
    ],
)
def test_numbers_must_be_possible(name, model, row):
    refused(name, lambda: model.objects.create(**row))
