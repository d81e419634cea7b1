"""How PostgreSQL answers pages of names that stand in 50,000 stories, among ten thousand others."""

import pytest
from django.db import connection

from tests.portal.frame.many_names import large_paper_with_names
from tests.portal.frame.plans import rows_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these are PostgreSQL's plans"),
]
PAGES = {
    "/en/people/often/": 8_000,
    "/mk/lite/people/often/": 8_000,
    "/en/people/often/?year=2024": 9_000,  # the same, and the stories of the year
    "/en/people/copy-77/": 8_000,
    "/en/organizations/forum/": 8_000,
    "/en/events/meeting/": 8_000,
    "/en/people/": 300,  # the menu
    "/mk/lite/people/?letter=L": 300,  # the menu
    "/en/organizations/": 300,  # the menu
    "/en/events/": 300,  # the menu
    "/en/events/2023/05/": 300,  # the menu
}
"""Pages, and of how many rows that grow with the archive they may be made."""

DAYS = {
    "/en/events/": 100,
    "/en/events/2024/01/": 400,
    "/en/events/2010/05/": 400,
    "/en/events/calendar.ics": 100,
}
"""Pages of days, and of how many of ten thousand events: at most those of a year."""


def test_no_page_of_a_name_reads_the_archive():
    large_paper_with_names()
    found = {address: rows_of(address) for address in PAGES}
    assert {address: rows for address, rows in found.items() if sum(rows.values()) > PAGES[address]} == {}


def test_no_page_of_days_reads_all_events():
    large_paper_with_names()
    found = {address: rows_of(address, {"events_event"}) for address in DAYS}
    assert {address: rows for address, rows in found.items() if sum(rows.values()) > DAYS[address]} == {}
