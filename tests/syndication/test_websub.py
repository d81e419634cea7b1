"""The hub is told what has changed, once, and nothing it does disturbs the newsroom."""

from urllib.parse import parse_qsl

import pytest
from django_tasks_db.models import DBTaskResult

from articles import publishing
from languages.registry import CODES
from syndication import websub
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    TagFactory,
    UserFactory,
)
from tests.receivers import receiver

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub(settings):
    """A hub on this machine that notes what it is told; `status` is its answer."""

    told = []
    with receiver(lambda body: told.append(parse_qsl(body)), told, status=204) as hub:
        settings.WEBSUB_HUB = hub.url
        yield hub


@pytest.fixture
def edition():
    article = ArticleFactory(section__slug="politics")
    article.tags.add(TagFactory(slug="rights"))
    article.people.add(PersonFactory(slug="ana"), PersonFactory(slug="hidden", private=True))
    article.organizations.add(OrganizationFactory(slug="forum"))
    article.events.add(EventFactory(slug="meeting"))
    return EditionFactory(article=article, language="mk")


def waiting() -> int:
    return DBTaskResult.objects.filter(task_path__endswith="tell_hub").count()


def test_what_comes_out_is_told_with_every_feed_it_stands_in(hub, edition):
    publishing.publish(edition, by=UserFactory(role="editor"))
    assert waiting() == 1
    assert websub.tell_hub.call(article=edition.article_id, language="mk", tries=0) is True
    ((mode, *urls),) = hub.told
    assert mode == ("hub.mode", "publish")
    places = (
        "",
        "sections/politics/",
        "tags/rights/",
        "people/ana/",
        "organizations/forum/",
        "events/meeting/",
    )
    expected = {
        f"http://127.0.0.1:8000/mk/{place}feed.{form}" for place in places for form in ("xml", "atom", "json")
    }
    assert {url for _name, url in urls} == expected


def test_what_readers_never_had_is_not_told(hub, edition):
    publishing.submit(edition, by=UserFactory())
    publishing.kill(edition, by=UserFactory(), reason="wrong")
    assert waiting() == 0


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_hub_that_fails_is_tried_again_but_not_for_ever(hub, edition, status):
    hub.status = status
    for tries in range(len(websub.PAUSES) + 1):
        assert websub.tell_hub.call(article=edition.article_id, language="mk", tries=tries) is False
    assert waiting() == len(websub.PAUSES)
    assert len(hub.told) == len(websub.PAUSES) + 1  # nobody followed the redirect


def test_nobody_there(settings, edition):
    settings.WEBSUB_HUB = "http://127.0.0.1:1/"
    assert websub.tell_hub.call(article=edition.article_id, language="mk", tries=0) is False


def test_feeds_name_the_hub(client, settings):
    settings.WEBSUB_HUB = "https://hub.example.org/"
    for form in ("xml", "atom", "json"):
        response = client.get(f"/en/feed.{form}")
        assert "https://hub.example.org/" in response.text
        expected = (
            f'<https://hub.example.org/>; rel="hub", <http://127.0.0.1:8000/en/feed.{form}>; rel="self"'
        )
        assert response.headers["Link"] == expected


def test_without_a_hub_nothing_is_said(client, edition):
    publishing.publish(edition, by=UserFactory(role="editor"))
    assert waiting() == 0
    response = client.get("/mk/feed.xml")
    assert "Link" not in response.headers
    assert "hub" not in response.text
    assert websub.tell_hub.call(article=edition.article_id, language=CODES[0], tries=0) is False
