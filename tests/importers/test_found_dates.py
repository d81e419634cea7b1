"""Dates inside sentences."""

from datetime import date

import pytest

from importers.text.found_dates import describe, find, years

YEAR = 2019


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The weekend from 01-03 September 2018 in Ohrid.", date(2018, 9, 1), date(2018, 9, 3)),
        ("in the period November 15-16, 2022, it is", date(2022, 11, 15), date(2022, 11, 16)),
        ("from 23 to 26 May 2019 all vote", date(2019, 5, 23), date(2019, 5, 26)),
        ("from 30 September to 2 October 2018", date(2018, 9, 30), date(2018, 10, 2)),
        ("(30 January 2019)", date(2019, 1, 30), date(2019, 1, 30)),
        ("on February 1, 2013 it began", date(2013, 2, 1), date(2013, 2, 1)),
        ("on the 8th of April 2019", date(2019, 4, 8), date(2019, 4, 8)),
        ("since 13.01.2019, daily", date(2019, 1, 13), date(2019, 1, 13)),
        ("од 18 до 20 март 2016 година", date(2016, 3, 18), date(2016, 3, 20)),
        ("5. septembra 2019. godine", date(2019, 9, 5), date(2019, 9, 5)),
        ("më 28 nëntor 2019 në Tiranë", date(2019, 11, 28), date(2019, 11, 28)),
        ("10 Kasım 2022'de başladı", date(2022, 11, 10), date(2022, 11, 10)),
        ("taro 18 dži ko 20 marto 2016 berš", date(2016, 3, 18), date(2016, 3, 20)),
        ("on 2019-02-15 at noon", date(2019, 2, 15), date(2019, 2, 15)),
        ("On March 21, the first meeting", date(2019, 3, 21), date(2019, 3, 21)),
    ],
)
def test_dates_in_six_languages(text, start, end):
    (found,) = find(text)
    assert found.in_year(found.year or YEAR) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["It may 5 times rain", "version 1.2.2019.4", "31 February 2019", "26 countries met", "at 22:18"],
)
def test_not_dates(text):
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("On February 15 they met.", {}, "“February 15”: the year is not known."),
        ("On February 15 they met.", {"page": {2019}}, "15 February 2019 (2019-02-15); the year is inferred"),
        ("On February 15 they met.", {"page": {2018, 2019}}, "the year is not known"),
        ("On February 15 they met.", {"story": {2013}, "page": {2013, 2019}}, "the only year in the story"),
        ("On February 15 they met.", {"published": date(2020, 3, 1)}, "2020-02-15); the year is inferred"),
        ("This 2019 from 23 to 26 May they vote.", {}, "(2019-05-23 to 2019-05-26); the year is inferred"),
        ("From 1-3 May 2018 they met.", {"page": {2019}}, "= 1–3 May 2018 (2018-05-01 to 2018-05-03)."),
    ],
)
def test_a_guessed_year_is_called_a_guess(text, known, expected):
    (found,) = find(text)
    assert expected in describe(found, **({"story": set(), "page": set(), "published": None} | known))


def test_years_of_a_text():
    assert years("This 2019 from 23 to 26 May. In 2012 it began. On 1 May 2018 it ended.") == {2018, 2019}
