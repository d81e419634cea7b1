"""“Today” and “Monday's” get the day that they mean."""

from datetime import date

import pytest

from importers.text.relative_dates import describe

THURSDAY = date(2022, 11, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met today.", "2022-11-10"),
        ("They met yesterday.", "2022-11-09"),
        ("They meet tomorrow.", "2022-11-11"),
        ("Monday's meeting was good.", "2022-11-07"),
        ("They met on Thursday.", "2022-11-10"),
        ("They meet next Monday.", "2022-11-14"),
        ("Тие се сретнаа вчера.", "2022-11-09"),
        ("Средбата беше во понеделник.", "2022-11-07"),
        ("Sastali su se u sredu.", "2022-11-09"),
        ("U takuan të hënën në Shkup.", "2022-11-07"),
        ("Dün görüştüler.", "2022-11-09"),
    ],
)
def test_words_that_need_a_date(text, day):
    (line,) = describe(text, THURSDAY)
    assert day in line
    assert "no date of publication was found" in describe(text, None)[0]


def test_a_date_in_the_same_sentence_wins():
    (line,) = describe("The session is today in Brussels (30 January 2019).", None)
    assert "2019-01-30" in line


def test_a_season_is_only_dated():
    assert "written when the story came out" in describe("This spring they came home.", THURSDAY)[0]


@pytest.mark.parametrize("text", ["Monday, 01 July 2024", "Cela nedelja u gradu", "Оваа сабота", "todayish"])
def test_words_that_need_none(text):
    assert describe(text, THURSDAY) == []
