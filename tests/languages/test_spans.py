"""From when to when, in each language."""

from datetime import date

import pytest

from languages import dates
from languages.dates import Precision
from languages.spans import GENITIVE, span_text

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR
MARCH = date(2019, 3, 1)


@pytest.mark.parametrize(
    ("language", "since", "until"),
    [
        ("en", "since March 2019", "until March 2019"),
        ("mk", "од март 2019", "до март 2019"),
        ("sq", "që nga mars 2019", "deri në mars 2019"),
        ("sr", "od marta 2019.", "do marta 2019."),
        ("tr", "Mart 2019 – bugün", "– Mart 2019"),
        ("rom", "03.2019 –", "– 03.2019"),
    ],
)
def test_one_end(language, since, until):
    assert span_text(MARCH, MONTH, None, DAY, language) == since
    assert span_text(None, DAY, MARCH, MONTH, language) == until


def test_a_language_that_joins_later_needs_no_words(monkeypatch):
    monkeypatch.setitem(dates._PATTERNS, "ar", dates._PATTERNS["en"])
    assert span_text(MARCH, YEAR, None, DAY, "ar") == "2019 –"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "2017 – 4 July 2019"), ("mk", "2017 – 4 јули 2019"), ("sr", "2017. – 4. jul 2019."),
     ("rom", "2017 – 04.07.2019")],
)  # fmt: skip
def test_both_ends_each_as_it_is_known(language, text):
    assert span_text(date(2017, 1, 1), YEAR, date(2019, 7, 4), DAY, language) == text


def test_one_year_is_said_once_and_nothing_is_nothing():
    assert span_text(date(2019, 1, 1), YEAR, date(2019, 1, 1), YEAR, "en") == "2019"
    assert span_text(None, DAY, None, DAY, "mk") == ""


def test_serbian_declines_every_month():
    for month, genitive in enumerate(GENITIVE.values(), 1):
        assert span_text(date(2019, month, 5), DAY, None, DAY, "sr") == f"od 5. {genitive} 2019."
