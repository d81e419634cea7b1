"""How an older counter's file may be written, and what a country may be called in it."""

from datetime import date

import pytest

from visitors import countries
from visitors.country_codes import _by_name, _plain, country_code
from visitors.opening_file import NotUnderstood, day, number, read


@pytest.mark.parametrize(
    "text",
    [
        "MK,1234\nDE,5\n",
        "country,visitors\nMK,1234\nDE,5",
        "\ufeffCountry;Visitors\r\nMK;1.234\r\nDE;5\r\n",
        "Земја\tПосетители\nМакедонија\t1 234\nГерманија\t5\n",
        '"MK","1,234"\n"DE","5"\n',
        "mk;1\u00a0234\n\n  de ; 5 \n;;\n",
        "Macedonia,1'234,\nNjemačka,0\nNemačka,5\n",
        "Flag of;Besucher\nNorth Macedonia;1234\nGermany;5\n",
    ],
)
def test_one_table_written_in_many_ways(text):
    found = read(text.encode())
    assert +found.countries == {"MK": 1234, "DE": 5}
    assert (found.total, found.since) == (None, None)


def test_a_spreadsheet_may_write_wide_letters():
    assert read("Kosovë;7\nTotal;1.000\nSINCE;13.01.2019".encode("utf-16")).countries == {"XK": 7}


def test_total_and_since_are_understood_anywhere():
    found = read(b"Total,12345\nMK,5\nsince,2019-01-13\n")
    assert (found.total, found.since, found.countries) == (12345, date(2019, 1, 13), {"MK": 5})


def test_what_might_surprise_is_noted():
    found = read("MK,5\nМакедонија,6\nUnknown,1\nEU,2\nAtlantis,3\n".encode())
    assert found.countries == {"MK": 11, "ZZ": 6}
    assert found.notes == [
        "Lines 1 and 2 are both MK; they are added up.",
        "Line 5: “Atlantis” is no country that we know; counted as unknown (ZZ).",
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\n \n", b"country,visitors\n", "Земја,1\n".encode("cp1251"), b"MK," + b"1" * 200_000]
)
def test_what_is_no_table_is_refused(data):
    with pytest.raises(NotUnderstood):
        read(data)


def test_a_mistake_in_the_first_line_is_no_heading():
    with pytest.raises(NotUnderstood, match="Line 1"):
        read(b"MK,many\nDE,5\n")


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("007", 7), ("1,234,567", 1234567), ("1.234", 1234), ("1 234", 1234),
     ("1\u202f234", 1234), ("1’234", 1234)],
)  # fmt: skip
def test_numbers(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["", "-1", "1.5", "1,23", "1,234.567", "1e3", "٣", "12 %", "1" + "0" * 13, "1,234 567"]
)
def test_no_numbers(text):
    with pytest.raises(NotUnderstood):
        number(text)


def test_days():
    assert day("2019-01-13") == day("13.01.2019") == day("13.01.2019.") == date(2019, 1, 13)
    with pytest.raises(NotUnderstood, match="Write it as"):
        day("01/13/2019")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mk", "MK"), (" XK ", "XK"), ("UK", "GB"), ("Macedonia", "MK"),
        ("The former Yugoslav Republic of Macedonia", "MK"),
        ("Kosovo", "XK"), ("Kosova", "XK"), ("Косово", "XK"), ("Северна Македонија", "MK"),
        ("Maqedonia e Veriut", "MK"),
        ("Kuzey Makedonya", "MK"), ("Severna Makedonija", "MK"), ("Србија", "RS"), ("TÜRKIYE", "TR"), ("Turkey", "TR"),
        ("Almanya", "DE"), ("Cote d'Ivoire", "CI"), ("Bosnia and Herzegovina", "BA"), ("Czech Republic", "CZ"),
        ("Russian Federation", "RU"), ("USA", "US"), ("U.S.A.", "US"), ("Holland", "NL"), ("The Netherlands", "NL"),
        ("Unknown", "ZZ"), ("EU", "ZZ"), ("A1", "ZZ"), ("T1", "ZZ"), ("QQ", None), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_countries_by_what_people_write(text, code):
    assert country_code(text) == code


def test_our_own_names_are_understood_too():
    countries.own_names.know({("rom", "DE"): "Germanija"})
    assert country_code("germanija") == "DE"


def test_names_of_today_win_and_no_two_countries_share_one():
    names = _by_name()
    for language in countries.LOCALES:
        for code, name in countries.names_of_all(language).items():
            assert names[_plain(name)] == code, (language, name)
