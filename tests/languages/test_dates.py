from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from languages.dates import (
    Precision,
    date_text,
    partial_range_text,
    partial_text,
    range_text,
    short_text,
    week_start,
)

DAY = date(2022, 11, 10)


@pytest.mark.parametrize(
    ("language", "plain", "with_weekday"),
    [
        ("en", "10 November 2022", "Thursday, 10 November 2022"),
        ("mk", "10 ноември 2022", "четврток, 10 ноември 2022"),
        ("rom", "10.11.2022", "10.11.2022"),
        ("sq", "10 nëntor 2022", "e enjte, 10 nëntor 2022"),
        ("sr", "10. novembar 2022.", "četvrtak, 10. novembar 2022."),
        ("tr", "10 Kasım 2022", "10 Kasım 2022 Perşembe"),
    ],
)
def test_a_day(language, plain, with_weekday):
    assert date_text(DAY, language) == plain
    assert date_text(DAY, language, weekday=True) == with_weekday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "10 November 2022, 22:18"),
        ("mk", "10 ноември 2022, 22:18"),
        ("rom", "10.11.2022, 22:18"),
        ("sq", "10 nëntor 2022, 22:18"),
        ("sr", "10. novembar 2022. u 22:18"),
        ("tr", "10 Kasım 2022 22:18"),
    ],
)
def test_a_moment_has_a_24_hour_clock(language, text):
    assert date_text(datetime(2022, 11, 10, 22, 18), language, time=True) == text  # noqa: DTZ001


@pytest.mark.parametrize(
    ("language", "day", "with_weekday", "month"),
    [
        ("en", "10 Nov", "Thu 10 Nov", "Nov 2022"),
        ("mk", "10 ное.", "чет. 10 ное.", "ное. 2022"),
        ("rom", "10.11.", "10.11.", "11.2022"),
        ("sq", "10 nën", "enj 10 nën", "nën 2022"),
        ("sr", "10. nov", "čet 10. nov", "nov 2022."),
        ("tr", "10 Kas", "10 Kas Per", "Kas 2022"),
    ],
)
def test_a_date_where_there_is_little_room(language, day, with_weekday, month):
    assert short_text(DAY, language) == day
    assert short_text(DAY, language, weekday=True) == with_weekday
    assert short_text(DAY, language, Precision.MONTH) == month


def test_a_moment_is_shown_in_the_time_zone_of_the_paper():
    with timezone.override("Europe/Skopje"):
        assert (
            date_text(datetime(2022, 11, 9, 23, 30, tzinfo=UTC), "mk", time=True) == "10 ноември 2022, 00:30"
        )
        assert partial_text(datetime(2022, 12, 31, 23, 30, tzinfo=UTC), "year", "mk") == "2023"


def test_a_plain_date_has_no_time_to_show():
    assert date_text(DAY, "en", time=True) == "10 November 2022"


@pytest.mark.parametrize(
    ("language", "same_month", "same_year", "two_years"),
    [
        ("en", "15–16 November 2022", "31 October – 2 November 2022", "30 December 2022 – 2 January 2023"),
        ("mk", "15–16 ноември 2022", "31 октомври – 2 ноември 2022", "30 декември 2022 – 2 јануари 2023"),
        ("rom", "15.11.2022 – 16.11.2022", "31.10.2022 – 02.11.2022", "30.12.2022 – 02.01.2023"),
        ("sq", "15–16 nëntor 2022", "31 tetor – 2 nëntor 2022", "30 dhjetor 2022 – 2 janar 2023"),
        (
            "sr",
            "15–16. novembar 2022.",
            "31. oktobar – 2. novembar 2022.",
            "30. decembar 2022. – 2. januar 2023.",
        ),
        ("tr", "15–16 Kasım 2022", "31 Ekim – 2 Kasım 2022", "30 Aralık 2022 – 2 Ocak 2023"),
    ],
)
def test_a_range_says_nothing_twice(language, same_month, same_year, two_years):
    assert range_text(date(2022, 11, 15), date(2022, 11, 16), language) == same_month
    assert range_text(date(2022, 10, 31), date(2022, 11, 2), language) == same_year
    assert range_text(date(2022, 12, 30), date(2023, 1, 2), language) == two_years


def test_a_range_of_one_day_is_a_day():
    assert range_text(DAY, DAY, "mk") == range_text(DAY, None, "mk") == "10 ноември 2022"


@pytest.mark.parametrize(
    ("language", "month", "year"),
    [
        ("en", "November 2022", "2022"),
        ("mk", "ноември 2022", "2022"),
        ("rom", "11.2022", "2022"),
        ("sq", "nëntor 2022", "2022"),
        ("sr", "novembar 2022.", "2022."),
        ("tr", "Kasım 2022", "2022"),
    ],
)
def test_a_date_is_no_more_exact_than_what_is_known(language, month, year):
    assert partial_text(DAY, Precision.MONTH, language) == month
    assert partial_text(DAY, Precision.YEAR, language) == year
    assert partial_text(DAY, Precision.DAY, language) == date_text(DAY, language)


@pytest.mark.parametrize(
    ("language", "months", "years", "over_new_year"),
    [
        ("en", "April–May 2024", "2018–2019", "December 2018 – January 2019"),
        ("mk", "април–мај 2024", "2018–2019", "декември 2018 – јануари 2019"),
        ("rom", "04–05.2024", "2018–2019", "12.2018 – 01.2019"),
        ("sq", "prill–maj 2024", "2018–2019", "dhjetor 2018 – janar 2019"),
        ("sr", "april–maj 2024.", "2018–2019.", "decembar 2018. – januar 2019."),
        ("tr", "Nisan–Mayıs 2024", "2018–2019", "Aralık 2018 – Ocak 2019"),
    ],
)
def test_a_range_of_months_or_years_is_no_more_exact_either(language, months, years, over_new_year):
    april, may = date(2024, 4, 30), date(2024, 5, 1)
    december, january = date(2018, 12, 1), date(2019, 1, 31)
    assert partial_range_text(april, may, Precision.MONTH, language) == months
    assert partial_range_text(december, january, Precision.YEAR, language) == years
    assert partial_range_text(december, january, Precision.MONTH, language) == over_new_year
    assert partial_range_text(april, None, Precision.MONTH, language) == partial_text(
        april, "month", language
    )
    assert partial_range_text(april, date(2024, 9, 1), Precision.YEAR, language) == partial_text(
        april, "year", language
    )
    assert partial_range_text(april, may, Precision.DAY, language) == range_text(april, may, language)


@pytest.mark.parametrize("language", ["en", "mk", "rom", "sq", "sr", "tr"])
def test_weeks_begin_on_monday_with_all_our_languages(language):
    assert week_start(language) == 0
