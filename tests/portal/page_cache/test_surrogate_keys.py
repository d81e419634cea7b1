"""What a page tells a CDN about what it is made of."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from portal.page_cache.marking import surrogate_key
from tests.portal.page_cache.front_door import FrontDoor
from tests.portal.paper import paper

PAGE = "/en/articles/newest/"


@pytest.fixture
def portal(db):
    """The cache before the whole portal, which leaves the connection of the test open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield FrontDoor(WSGIHandler())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def told(answer) -> set[str]:
    return set(answer.headers.get("surrogate-key", "").split())


def test_a_page_names_what_it_is_made_of_where_a_cdn_wants_to_know(portal, settings):
    settings.SURROGATE_KEYS = True
    paper(1)
    first, kept = portal.get(PAGE), portal.get(PAGE)
    assert "all" in told(first) or any(key.startswith("articles.article:") for key in told(first))
    assert told(kept) == told(first)


def test_usually_it_keeps_that_to_itself(portal):
    paper(1)
    assert told(portal.get(PAGE)) == set()


def test_a_page_of_too_many_falls_with_every_change():
    assert surrogate_key(frozenset({"b:2", "a:1"})) == "a:1 b:2"
    assert surrogate_key(frozenset(f"articles.article:{number}" for number in range(1000))) == "everything"
