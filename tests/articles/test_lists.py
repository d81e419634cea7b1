"""Lists without end: nobody counts further than their last page, and from there the archive leads on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import lists
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(monkeypatch):
    """Two pages are the end."""
    monkeypatch.setattr(lists, "MOST", 2 * lists.PAGE_SIZE)


@pytest.mark.parametrize(
    ("stories", "pages", "goes_on"), [(20, 1, False), (40, 2, False), (41, 2, True), (90, 2, True)]
)
def test_the_last_page_leads_on_to_the_archive(client, short, stories, pages, goes_on):
    paper(stories)
    for address in ("sections/politics", "tags/rights", "storylines/trial"):
        page = client.get(f"/en/{address}/", {"page": pages})
        nav = page.content.decode().partition('class="pagination"')[2].partition("</nav>")[0]
        assert ('href="/en/archive/"' in nav) == goes_on
        assert client.get(f"/en/{address}/", {"page": pages + 1}).status_code == 404


def test_counting_stops_after_the_last_page(client):
    paper(3)
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/sections/politics/")
    counting = [
        query["sql"] for query in queries if "COUNT(*)" in query["sql"] and "articles_edition" in query["sql"]
    ]
    assert len(counting) == 1
    assert f"LIMIT {lists.MOST + 1}" in counting[0]


def test_a_month_of_the_archive_is_whole(client, short):
    article = paper(60)
    month = article.editions.get(language="en").published_at
    page = client.get(f"/en/archive/{month:%Y/%m}/", {"page": 3})
    assert page.status_code == 200
