"""How PostgreSQL answers the pages of a paper with 100,000 stories: by its indexes, never by reading the archive."""

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Edition
from articles.models.tally import BLOCK
from tests.portal.frame.plans import STORIES, large_paper, rows_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these are PostgreSQL's plans"),
]
LAST_YEAR = f"/en/archive/{timezone.localdate().year - 1}/"
MOST = {
    "/en/": 500,
    "/mk/lite/": 500,
    "/en/about/": 300,
    # Of eight sections one, counted to the 25th page: eight stories are looked at for each that is found.
    "/en/sections/section-3/": 14_000,
    "/en/sections/section-3/?page=25": 24_000,
    "/en/tags/often/": 12_000,
    "/en/tags/seldom/": 1_000,
    "/en/feed.xml": 600,
    "/en/sections/section-3/feed.json": 1_500,
    "/en/statistics/": 300,
    "/en/search/?q=copy": 300,
    "/en/news-sitemap.xml": 3_000,
    "/en/archive/": 300,  # the menu
    LAST_YEAR: 15_000,  # the stories of a year, by number and date
    "/sitemap.xml": 1_000,
    "/sitemap-stories-en-4.xml": 11_000,  # five thousand stories in two languages
    "/en/tags/often/feed.xml": 12_000,
    "/en/tags/seldom/feed.xml": 1_000,
    "/en/tags/copy-7/feed.xml": 9_000,
    "/en/storylines/": 500,
}
"""Pages, and of how many rows that grow with the archive they may be made. 100,000 stories have 200,000 editions."""
COUNTED = ("/en/archive/", LAST_YEAR, "/sitemap.xml")
"""Pages that count the stories of one block themselves after one of them has changed."""


def test_no_page_reads_the_archive():
    large_paper()
    found = {address: rows_of(address) for address in MOST}
    assert {address: rows for address, rows in found.items() if sum(rows.values()) > MOST[address]} == {}
    assert max(MOST.values()) < STORIES / 4
    Edition.objects.filter(article=Edition.objects.newest_first()[0].article_id).update(status="withdrawn")
    found = {address: sum(rows_of(address).values()) for address in COUNTED}
    assert {address: rows for address, rows in found.items() if rows > MOST[address] + 2 * BLOCK} == {}
