"""When an event takes place, in every language, and where its map is."""

from datetime import date, time

import pytest

from events.places import map_url
from events.when import when
from tests.factories import EventFactory, VenueFactory

TEN, NOON = {"starts_at_time": time(10)}, {"starts_at_time": time(10), "ends_at_time": time(12, 30)}
TWO = {"ends_on": date(2024, 4, 9)}
LANGUAGES = ("en", "mk", "rom", "sq", "sr", "tr")


@pytest.fixture(autouse=True)
def skopje(settings):
    settings.TIME_ZONE = "Europe/Skopje"


def made(**values):
    return EventFactory.build(
        **({"venue": None, "starts_on": date(2024, 4, 8), "zone": "Europe/Skopje"} | values)
    )


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ({}, ("8 April 2024", "8 април 2024", "08.04.2024", "8 prill 2024", "8. april 2024.", "8 Nisan 2024")),
        (TEN, ("8 April 2024, 10:00", "8 април 2024, 10:00", "08.04.2024, 10:00", "8 prill 2024, 10:00",
               "8. april 2024. u 10:00", "8 Nisan 2024 10:00")),
        (NOON, ("8 April 2024, 10:00–12:30", "8 април 2024, 10:00–12:30", "08.04.2024, 10:00–12:30",
                "8 prill 2024, 10:00–12:30", "8. april 2024. u 10:00–12:30", "8 Nisan 2024 10:00–12:30")),
        (TWO, ("8–9 April 2024", "8–9 април 2024", "08.04.2024 – 09.04.2024", "8–9 prill 2024", "8–9. april 2024.",
               "8–9 Nisan 2024")),
        (TWO | TEN, ("8–9 April 2024, 10:00", "8–9 април 2024, 10:00", "08.04.2024 – 09.04.2024, 10:00",
                     "8–9 prill 2024, 10:00", "8–9. april 2024., 10:00", "8–9 Nisan 2024, 10:00")),
        ({"precision": "month"}, ("April 2024", "април 2024", "04.2024", "prill 2024", "april 2024.", "Nisan 2024")),
        ({"precision": "year"}, ("2024", "2024", "2024", "2024", "2024.", "2024")),
    ],
)  # fmt: skip
def test_each_language_writes_it_in_its_own_way(values, texts):
    assert tuple(when(made(**values), language).text for language in LANGUAGES) == texts


def test_over_midnight_both_days_are_named():
    event = made(starts_at_time=time(22), ends_at_time=time(1), ends_on=date(2024, 4, 9))
    assert when(event, "en").text == "8 April 2024, 22:00 – 9 April 2024, 01:00"
    assert when(event, "en").duration == "3 hours"


@pytest.mark.parametrize(
    ("values", "machine"),
    [
        ({}, "2024-04-08"), (TEN, "2024-04-08T10:00+02:00"), ({"precision": "month"}, "2024-04"),
        ({"precision": "year"}, "2024"), (TEN | {"zone": "America/New_York"}, "2024-04-08T10:00-04:00"),
    ],
)  # fmt: skip
def test_programs_are_told_no_more_than_is_known(values, machine):
    assert when(made(**values), "mk").machine == machine


@pytest.mark.parametrize(
    ("values", "place", "here"),
    [
        (TEN, "", ""),
        ({"zone": "America/New_York"}, "", ""),
        (TEN | {"zone": "Europe/Brussels"}, "Брисел", ""),
        (TEN | {"zone": "Europe/London"}, "Лондон", "11:00"),
        ({"zone": "America/New_York", "starts_at_time": time(20)}, "Њујорк", "9 април 2024, 02:00"),
        (TEN | {"zone": "UTC"}, "UTC", "12:00"),
        (TEN | {"zone": "Mars/Base"}, "", ""),
    ],
)  # fmt: skip
def test_the_clock_of_another_place_is_named_and_ours_told_where_it_differs(values, place, here):
    told = when(made(**values), "mk")
    assert (told.place, told.here, told.paper) == (place, here, "Скопје")


@pytest.mark.parametrize(
    ("values", "duration"),
    [
        ({}, ""), (TEN, ""), (NOON, "2 hours 30 minutes"), (TWO, "2 days"), (TWO | TEN, "2 days"),
        ({"starts_at_time": time(10), "ends_at_time": time(11)}, "1 hour"),
        ({"starts_at_time": time(10), "ends_at_time": time(10, 45)}, "45 minutes"),
        (TWO | NOON, "2 days"), ({"precision": "month"}, ""), (TWO | {"precision": "year"}, ""),
        # The night on which clocks go forward: from ten to four are five hours.
        (
            {"starts_on": date(2024, 3, 30), "ends_on": date(2024, 3, 31), "starts_at_time": time(22),
             "ends_at_time": time(4)}, "5 hours",
        ),
    ],
)  # fmt: skip
def test_how_long_it_takes(values, duration):
    assert when(made(**values), "en").duration == duration


@pytest.mark.parametrize(
    ("values", "url"),
    [
        ({"latitude": "41.99646", "longitude": "21.43141"},
         "?mlat=41.99646&mlon=21.43141#map=17/41.99646/21.43141"),
        ({"address": "Rue Wiertz 60", "city_en": "Brussels", "country": "BE"},
         "search?query=Rue+Wiertz+60%2C+Brussels%2C+BE"),
        ({"name_en": "Палата & двор?", "city_en": "", "country": ""},
         "search?query=%D0%9F%D0%B0%D0%BB%D0%B0%D1%82%D0%B0+%26+%D0%B4%D0%B2%D0%BE%D1%80%3F"),
        ({"name_en": "Geneva", "city_en": "Geneva", "country": "CH"}, "search?query=Geneva%2C+CH"),
    ],
)  # fmt: skip
@pytest.mark.django_db
def test_the_way_to_the_map(values, url):
    venue = VenueFactory(**values)
    venue.refresh_from_db()
    assert map_url(venue) == f"https://www.openstreetmap.org/{url}"


def test_no_place_no_map():
    assert map_url(None) == ""
