"""While nothing new can be made, the last page there was is shown, for a day, and says that it is old."""

import pytest

from portal.page_cache.keep import Keep
from portal.replicas import monitor

PAGE = "/mk/articles/story/"
HOUR = 3600


@pytest.fixture
def without_database(door, clock):
    """A page that was shown, then no database for an hour."""
    keys = frozenset(("articles.article:1", "articles.article:2", "stories:mk"))
    door.site.keep = Keep(keys, page="articles.article:1", language="mk")
    door.get(PAGE)
    door.cache.database_answers = False
    clock.now += HOUR
    return door


def test_the_last_page_is_shown_and_says_that_it_is_old(without_database):
    told = without_database.get(PAGE)
    assert (told.status, told.body) == (200, without_database.site.words)
    assert (told.headers["age"], told.headers["warning"]) == (str(HOUR), '110 - "Response is Stale"')
    assert without_database.site.renders == 1


def test_after_a_day_it_is_too_old(without_database, clock):
    clock.now += 24 * HOUR
    assert without_database.get(PAGE).status == 503


def test_what_was_never_shown_says_come_back_in_its_language(without_database):
    told = without_database.get("/mk/articles/another/")
    assert (told.status, told.headers["retry-after"], told.headers["cache-control"]) == (
        503,
        "10",
        "no-store",
    )
    assert '<html lang="mk">' in told.body.decode()
    assert without_database.site.renders == 1
    assert without_database.get("/mk/articles/another/", method="HEAD").body == b""


@pytest.mark.parametrize("path", ["/health/ready", "/admin/", "/static/x.css", "/media/x.jpg", "/", "/v/"])
def test_what_needs_no_page_is_asked_of_django_all_the_same(without_database, path):
    without_database.get(path)
    assert without_database.site.renders == 2


def test_a_search_does_not_wait_for_what_does_not_answer(without_database):
    assert without_database.get("/mk/search/?q=x").status == 503
    assert without_database.site.renders == 1


@pytest.mark.parametrize("story", [1, 2])
def test_a_page_that_shows_what_has_changed_does_not_come_back(without_database, story):
    without_database.cache.store.purge([f"articles.article:{story}", "articles.article:3"])
    assert without_database.get(PAGE).status == 503


def test_a_list_that_a_story_has_joined_is_better_than_none(without_database):
    without_database.cache.store.purge(["stories:mk", "articles.article:3"])
    assert without_database.get(PAGE).status == 200


def test_when_the_database_is_back_the_page_is_made_anew(without_database):
    without_database.cache.database_answers = True
    told = without_database.get(PAGE)
    assert ("age" in told.headers, without_database.site.renders) == (False, 2)


def test_a_page_that_cannot_be_made_leaves_the_last_one_standing(door, clock):
    door.get(PAGE)
    clock.now += HOUR
    door.site.status, door.site.keep = "500 Internal Server Error", Keep(frozenset(), stays=False)
    door.site.words, good = b"broken", door.site.words
    assert door.get(PAGE).body == good
    assert door.get("/mk/articles/another/").status == 500


@pytest.fixture
def replica(monkeypatch):
    """A replica that has everything; readers' pages can be made of it."""
    monkeypatch.setattr(monitor, "choose", lambda: "replica1")


def test_a_replica_makes_what_was_never_shown_and_that_says_that_it_may_be_old(without_database, replica):
    told = without_database.get("/mk/articles/another/")
    assert (told.status, told.headers["warning"]) == (200, '110 - "Response is Stale"')
    without_database.get("/mk/articles/another/")
    assert without_database.site.renders == 2


def test_what_a_replica_made_is_asked_for_anew_once_the_database_is_back(without_database, replica):
    without_database.get("/mk/articles/another/")
    without_database.cache.database_answers = True
    told = without_database.get("/mk/articles/another/")
    assert ("warning" in told.headers, without_database.site.renders) == (False, 3)


def test_a_last_page_that_is_older_than_a_minute_is_made_anew_behind_the_reader(
    without_database, replica, monkeypatch
):
    making = without_database.cache.making
    monkeypatch.setattr(making.renewal, "ask", making._renew)
    assert without_database.get(PAGE).headers["age"] == str(HOUR)
    assert without_database.get(PAGE).headers["age"] == "0"
    assert without_database.site.renders == 2


def test_a_page_that_no_replica_can_make_says_come_back(without_database, replica):
    without_database.site.status = "500 Internal Server Error"
    without_database.site.keep = Keep(frozenset(), stays=False)
    assert without_database.get("/mk/articles/another/").status == 503
