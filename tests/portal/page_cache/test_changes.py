"""What has changed is never shown again, and what did not change stays."""

import pytest

from portal import page_cache
from portal.page_cache.keep import Keep
from portal.page_cache.purges import PurgeLog

ONE, OTHER = "/en/articles/one/", "/en/articles/other/"


def keep(*keys, page=""):
    return Keep(frozenset(keys), page=page, language="en")


@pytest.fixture
def two(door, clock):
    """Two pages that have nothing in common."""
    for path, number in ((ONE, 1), (OTHER, 2)):
        door.site.keep = keep(f"articles.article:{number}", page=f"articles.article:{number}")
        door.get(path)
    return door


def test_a_change_makes_its_pages_wrong_and_no_other(two):
    assert two.cache.store.purge(["articles.article:1", "unknown:1"]) == 1
    two.site.words = b"corrected"
    assert (two.get(ONE).body, two.get(OTHER).body) == (b"corrected", two.get(OTHER).body)
    assert two.site.renders == 3


def test_everything_can_be_forgotten(two):
    assert two.cache.store.purge_all() == 2
    numbers = two.cache.numbers()
    assert (numbers["entries"], numbers["bytes"], numbers["purged"]) == (0, 0, 2)


def test_a_change_during_the_making_makes_it_again(door, clock):
    def change(environ):
        if door.site.renders == 1:
            door.cache.store.purge(["everything"])

    door.site.before = change
    door.get(ONE)
    assert (door.site.renders, door.cache.numbers()["entries"]) == (2, 1)


def test_a_page_that_changes_all_the_time_is_shown_and_not_kept(door, clock):
    door.site.before = lambda environ: door.cache.store.purge(["everything"])
    assert door.get(ONE).status == 200
    assert (door.site.renders, door.cache.numbers()["entries"]) == (3, 0)


def test_a_page_of_a_known_moment_is_wrong_from_then_on(door, clock):
    door.site.keep = Keep(frozenset(("x",)), language="en", until=clock.now + 10)
    door.get(ONE)
    clock.now += 9
    door.get(ONE)
    assert door.site.renders == 1
    clock.now += 1
    door.get(ONE)
    assert door.site.renders == 2


def test_the_whole_process_hears_of_a_change(two, monkeypatch):
    monkeypatch.setattr(page_cache, "running", [two.cache])
    assert page_cache.purge(iter(["articles.article:1", "articles.article:2"])) == 2
    assert page_cache.stats()["purged"] == 2
    assert page_cache.purge_all() == 0


def test_without_a_cache_there_is_nothing_to_forget(monkeypatch):
    monkeypatch.setattr(page_cache, "running", [])
    page_cache.database_is(False)
    assert (page_cache.purge(["x"]), page_cache.purge_all(), page_cache.stats()) == (0, 0, {})


def test_the_log_of_changes_says_yes_where_it_does_not_remember():
    log = PurgeLog()
    for number in range(5000):
        log.note([f"page:{number}"])
    assert log.touched(frozenset(("page:0",)), since=0)
    assert log.touched(frozenset(("page:4999",)), since=4998)
    assert not log.touched(frozenset(("page:4998",)), since=4999)
    assert not log.touched(frozenset(("other:1",)), since=4000)
