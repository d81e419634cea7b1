"""“Skopje, 10 November 2022 (MIA) –” and its relatives."""

from datetime import date, time

import pytest

from importers.text.dateline import take


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("Skopje, 10 November 2022 (MIA) – As part", "Skopje", "MIA", date(2022, 11, 10)),
        ("Скопје, 26 ноември 2020 (МИА) - Како дел", "Скопје", "МИА", date(2020, 11, 26)),
        ("Kladno/Prague, 7.1.2014 22:43, (ROMEA) As part", "Kladno/Prague", "ROMEA", date(2014, 1, 7)),
        ("BRUSSELS, 3 May 2019 — As part", "BRUSSELS", "", date(2019, 5, 3)),
        ("New York (Reuters) - As part", "New York", "Reuters", None),
        ("Skopje, 10 November (MIA) – As part", "Skopje", "MIA", None),
    ],
)
def test_datelines(text, place, agency, day):
    found, rest = take(text)
    assert (found.place, found.agency, found.date and found.date.start) == (place, agency, day)
    assert rest in {"As part", "Како дел"}


def test_time_and_missing_year():
    assert take("Kladno, 7.1.2014 22:43, (ROMEA) As")[0].date.time == time(22, 43)
    assert take("Skopje, 10 November (MIA) – As")[0].partial == "10 November"


@pytest.mark.parametrize(
    "text",
    ["Skopje is the capital.", "Petrov, 54 – a teacher – said so.", "Brussels – the seat of the Union – is far.",
     "The Union (EU) said so.", "Petrov, in a speech – a long one – said so.", "", "–"],
)  # fmt: skip
def test_other_beginnings_stay(text):
    assert take(text) == (None, text)
