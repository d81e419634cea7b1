"""The clocks that calendar files explain are those of the world."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Timezone

from syndication.calendars.zones import rules_of

HOUR, NEW_YEAR = timedelta(hours=1), datetime(2010, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Skopje", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Asia/Tehran",
        "Australia/Lord_Howe", "Africa/Casablanca", "Antarctica/Troll", "Etc/GMT+3",
    ],
)  # fmt: skip
def test_a_program_that_knows_only_the_file_shows_the_same_hour(name):
    zone = ZoneInfo(name)
    file = Timezone.from_ical(rules_of(zone, 2010, 2013).to_ical())
    told = file.to_tz(lookup_tzid=False)
    moment, end, wrong = NEW_YEAR, NEW_YEAR.replace(year=2014), []
    while moment < end:
        # In the hour that comes twice the two may differ: the file has no word for which one is meant.
        near = {(moment + hours * HOUR).replace(tzinfo=zone).utcoffset() for hours in (-2, 0, 2)}
        if len(near) == 1 and moment.replace(tzinfo=told).utcoffset() not in near:
            wrong.append(moment)
        moment += 5 * HOUR
    assert wrong == []


def test_the_rule_of_skopje_is_told_by_its_days():
    text = rules_of(ZoneInfo("Europe/Skopje"), 2026, 2027).to_ical().decode()
    assert "RDATE:20270328T020000" in text
    assert "DTSTART:20260329T020000" in text
    assert "DTSTART:20261025T030000" in text


def test_a_year_that_begins_in_summer_begins_with_the_right_clock():
    text = rules_of(ZoneInfo("Australia/Sydney"), 2026, 2026).to_ical().decode()
    assert text.index("BEGIN:DAYLIGHT") < text.index("BEGIN:STANDARD")
    assert "TZOFFSETTO:+1100" in text
