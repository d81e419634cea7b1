"""What pages share is read once for many of them, and forgotten as soon as anything has changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import BreakingNews
from portal.directories import choices
from portal.frame.memory import KEPT_SECONDS, Memory, memory
from tests.factories import ArticleFactory, SectionFactory
from tests.portal.counted import count_countries, count_days, count_stories
from tests.portal.paper import paper
from tests.portal.test_pages import QUERIES

pytestmark = pytest.mark.django_db
REMEMBERED = {
    "/en/": 3, "/en/sections/politics/": 3, "/en/about/": 0, "/en/privacy/": 0, "/mk/lite/": 3,
    "/en/people/ana-kovac/": 3, f"/en/people/ana-kovac/?year={timezone.localdate():%Y}": 4,
    "/mk/lite/people/ana-kovac/": 3,
    "/en/organizations/roma-forum/": 3, "/mk/lite/organizations/roma-forum/": 3,
    "/en/events/meeting/": 3, "/mk/lite/events/meeting/": 3, "/sq/people/ana-kovac/": 4,
    "/en/people/": 2, "/en/organizations/": 1, "/mk/lite/people/": 2, "/mk/lite/organizations/": 1,
    "/en/events/": 3, "/en/events/2024/04/": 3, "/mk/lite/events/": 3, "/mk/lite/events/2024/04/": 3,
}  # fmt: skip
"""Pages and their exact number of queries where the frame is remembered, for ten stories and for a thousand."""


@pytest.fixture
def remembering(monkeypatch):
    """As in a web process that hears of every change."""
    for remembered in (memory, choices):
        monkeypatch.setattr(remembered, "hears_of_changes", lambda: True)
        remembered.forget()
    monkeypatch.setattr("portal.frame.memory.KEPT_SECONDS", float("inf"))  # a busy machine forgets nothing
    yield memory
    memory.forget()
    choices.forget()


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("stories", [10, 1000])
def test_a_remembered_frame_asks_nothing(client, remembering, stories):
    paper(stories)
    # The first pages of each language read what all print; the first ones of a kind read the names.
    for url in ("/en/", "/en/about/", "/mk/lite/", "/sq/about/", *REMEMBERED):
        client.get(url)
    assert {url: asked(client, url) for url in REMEMBERED} == REMEMBERED


def test_without_anybody_who_tells_of_changes_nothing_is_remembered(client):
    paper(3)
    assert [asked(client, "/en/about/") for _time in range(2)] == [QUERIES["/en/about/"]] * 2


@pytest.mark.parametrize(
    "url", ["/en/", "/mk/", "/en/sections/politics/", "/en/articles/newest/", "/en/lite/", "/en/about/"]
)
def test_a_remembered_frame_looks_like_a_new_one(client, monkeypatch, clock_stands, url):
    paper(30)
    count_stories("en")
    count_days(3, visitors=44)
    count_countries({"MK": 9, "XK": 2})
    new = client.get(url).content
    monkeypatch.setattr(memory, "hears_of_changes", lambda: True)
    memory.forget()
    first, again = client.get(url).content, client.get(url).content
    memory.forget()
    assert new == first == again


@pytest.fixture
def clock_stands(time_machine):
    """No minute passes between two pages."""
    time_machine.move_to("2026-11-22T12:00:00Z", tick=False)


def test_what_has_changed_is_told(client, remembering, clock_stands):
    article = ArticleFactory(published=["en"], section=SectionFactory(name_en="Homes"))
    before = client.get("/en/about/").content.decode()
    ArticleFactory(published=["en"], section=SectionFactory(name_en="Schools"))
    BreakingNews.objects.create(
        language="en", text="It rains.", starts_at=article.created_at, ends_at="2999-01-01T00:00Z"
    )
    assert client.get("/en/about/").content.decode() == before
    memory.forget({"table:articles_section"})
    after = client.get("/en/about/").content.decode()
    assert "Schools" not in before
    assert "Schools" in after
    assert "It rains." in after


def test_a_frame_lasts_for_seconds_only(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("portal.frame.memory.time.monotonic", lambda: now[0])
    mine = Memory()
    mine.hears_of_changes = lambda: True
    first = mine.frame("en")
    now[0] += KEPT_SECONDS - 1
    assert mine.frame("en") is first
    assert mine.frame("mk") is not first
    now[0] += 1
    assert mine.frame("en") is not first
