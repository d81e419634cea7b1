import time
from contextlib import suppress
from datetime import date
from datetime import time as clock_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.dates import ParsedDate, Precision, date_text, parse_date, partial_text, range_text
from languages.registry import ALL

DAYS = st.dates(min_value=date(1000, 1, 1))
LANGUAGES = st.sampled_from(list(ALL))
TENTH = ParsedDate(date(2022, 11, 10))
SEPTEMBER = ParsedDate(date(2018, 9, 1), date(2018, 9, 3))


@pytest.mark.parametrize(
    "text",
    [
        "10.11.2022", "10. 11. 2022.", "10/11/2022", "2022-11-10", "10-11-2022", " 10.11.2022 ",
        "10 November 2022", "November 10, 2022", "10th of November 2022", "Thu, 10 Nov 2022",
        "10 ноември 2022", "четврток, 10 ноември 2022 г.", "10 НОЕМВРИ 2022 година",
        "10. novembar 2022.", "10. новембар 2022. године", "e enjte, 10 nëntor 2022",
        "10 Kasım 2022 Perşembe", "10 KASIM 2022",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text):
    assert parse_date(text) == TENTH


@pytest.mark.parametrize(
    "text",
    [
        "1-3 September 2018", "1–3 September 2018", "September 1-3, 2018", "from 1 to 3 September 2018",
        "1.9.2018 - 3.9.2018", "01/09/2018 – 03/09/2018", "1-3.9.2018", "1.9-3.9.2018", "2018-09-01 - 2018-09-03",
        "од 1 до 3 септември 2018", "1.–3. septembar 2018.", "1 Eylül – 3 Eylül 2018",
    ],
)  # fmt: skip
def test_one_range_in_many_spellings(text):
    assert parse_date(text) == SEPTEMBER


def test_romani_as_it_is_attested():
    assert parse_date("taro 18 dži ko 20 marto 2016 berš") == ParsedDate(date(2016, 3, 18), date(2016, 3, 20))
    assert parse_date("8-to Aprili 2016").start == date(2016, 4, 8)


@pytest.mark.parametrize(
    "text", ["04/06/2019 - 22:18", "4.6.2019, 22:18", "2019-06-04T22:18:00", "4 June 2019 at 22:18"]
)
def test_a_time_may_follow(text):
    assert parse_date(text) == ParsedDate(date(2019, 6, 4), time=clock_time(22, 18))


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        ("November 2022", date(2022, 11, 1), "month"),
        ("11.2022", date(2022, 11, 1), "month"),
        ("2022-11", date(2022, 11, 1), "month"),
        ("2022", date(2022, 1, 1), "year"),
        ("2022 г.", date(2022, 1, 1), "year"),
    ],
)
def test_less_than_a_day_may_be_known(text, start, precision):
    assert parse_date(text) == ParsedDate(start, precision=precision)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31.02.2024", "There is no such date: 31.02.2024."),
        ("29.2.2023", "There is no such date: 29.2.2023."),
        ("06/30/2019", "There is no such date: 06.30.2019."),
        ("2026-02-30T10:00:00", "There is no such date: 30.02.2026."),
        ("0001-01-01T00:00:00", "There is no such date: 01.01.0001."),
        ("2016-12-31T23:59:60", "There is no such time: 23:59:60."),
        ("10.11.2022 25:00", "There is no such time: 25:00."),
        ("3-1 May 2018", "The end of “3-1 May 2018” is before its beginning."),
        ("04/06/19", "“04/06/19” is not a date that we can read. Write it like this: 10.11.2022."),
    ],
)
def test_a_refusal_says_why(text, message):
    with pytest.raises(ValueError) as refusal:
        parse_date(text)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "....", "tomorrow", "31 mars", "1-3-5 May 2018", "May 2018 - 3 June 2018", "9:30", "99999999",
     "2026-01-01T10:00:00+14:00", "1" * 100_000, "1 " * 50, "- " * 50, "\0", "１０．１１．2022.5"],
)  # fmt: skip
def test_what_is_no_date_is_refused_quickly(text):
    started = time.process_time()
    with pytest.raises(ValueError):
        parse_date(text)
    assert time.process_time() - started < 2


@given(DAYS, LANGUAGES, st.booleans())
def test_what_we_write_we_can_read(day, language, weekday):
    assert parse_date(date_text(day, language, weekday=weekday), language) == ParsedDate(day)


@given(DAYS, DAYS, LANGUAGES)
def test_ranges_we_write_we_can_read(one, other, language):
    start, end = sorted((one, other))
    assert parse_date(range_text(start, end, language)) == ParsedDate(start, end if end != start else None)


@given(DAYS, LANGUAGES, st.sampled_from(["month", "year"]))
def test_partial_dates_we_write_we_can_read(day, language, precision):
    first = day.replace(day=1) if precision == Precision.MONTH else day.replace(month=1, day=1)
    assert parse_date(partial_text(day, precision, language)) == ParsedDate(first, precision=precision)


@given(st.text(max_size=120) | st.text("0123456789.-/: mj", max_size=40))
def test_any_text_is_a_date_or_refused(text):
    with suppress(ValueError):
        assert isinstance(parse_date(text), ParsedDate)
