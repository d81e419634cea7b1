"""What stands at an address: the language switch never ends at 404 where the story exists."""

import pytest
import time_machine
from django.db import connection

from articles import lookup
from articles.models import Edition, FormerSlug
from tests.factories import ArticleFactory, EditionFactory

pytestmark = pytest.mark.django_db
URL = "/{}/articles/{}/"


@pytest.fixture
def story():
    """A story published in Macedonian and English, drafted in Albanian, withdrawn in Turkish."""
    article = ArticleFactory()
    EditionFactory(article=article, language="mk", published=True, slug="vest")
    EditionFactory(article=article, language="en", published=True, slug="news")
    EditionFactory(article=article, language="sq", slug="lajm")
    EditionFactory(article=article, language="tr", withdrawn=True, slug="haber")
    return article


@pytest.mark.parametrize(
    ("language", "slug", "status", "location"),
    [
        ("mk", "vest", 200, None),
        ("en", "news", 200, None),
        ("en", "vest", 301, "/en/articles/news/"),
        ("mk", "news", 301, "/mk/articles/vest/"),
        ("rom", "vest", 200, None),  # not yet
        ("sq", "vest", 200, None),  # a draft is not yet either
        ("tr", "haber", 410, None),
        ("tr", "vest", 410, None),
        ("sq", "lajm", 404, None),
        ("en", "lajm", 404, None),
        ("mk", "haber", 301, "/mk/articles/vest/"),
        ("rom", "haber", 200, None),  # withdrawn in Turkish only: the story is still there
        ("mk", "nothing", 404, None),
    ],
)
def test_addresses(client, story, language, slug, status, location):
    response = client.get(URL.format(language, slug))
    assert response.status_code == status
    assert response.headers.get("Location") == location


def test_the_page_for_a_missing_language_names_the_others_and_is_not_indexed(client, story):
    response = client.get(URL.format("rom", "vest"))
    page = response.content.decode()
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page
    assert 'href="/mk/articles/vest/"' in page
    assert 'href="/en/articles/news/"' in page
    assert "lajm" not in page


@pytest.mark.parametrize("state", [{}, {"in_review": True}, {"scheduled": True}, {"embargoed": True}])
@time_machine.travel("2026-11-21 20:00 +0000", tick=False)
def test_what_is_not_public_looks_like_nothing(client, state):
    edition = EditionFactory(language="mk", slug="secret", **state)
    secret = client.get(URL.format("mk", edition.slug))
    nothing = client.get(URL.format("mk", "nothing"))
    assert secret.status_code == 404
    assert secret.content.replace(b"secret", b"nothing") == nothing.content


def test_an_old_address_leads_to_the_new_one_also_from_other_languages(client, story):
    edition = Edition.objects.get(language="mk")
    FormerSlug.objects.create(edition=edition, language="mk", slug="stara")
    assert client.get(URL.format("mk", "stara")).headers["Location"] == "/mk/articles/vest/"
    assert client.get(URL.format("en", "stara")).headers["Location"] == "/en/articles/news/"
    assert client.get(URL.format("rom", "stara")).status_code == 200


def test_an_old_address_of_a_withdrawn_story_says_that_it_was_withdrawn(client):
    edition = EditionFactory(language="mk", withdrawn=True, slug="vest")
    FormerSlug.objects.create(edition=edition, language="mk", slug="stara")
    for language in ("mk", "en", "rom"):
        assert client.get(URL.format(language, "stara")).status_code == 410


def test_what_was_withdrawn_before_anybody_could_read_it_says_nothing(client):
    EditionFactory(language="mk", embargoed=True, status="withdrawn", slug="secret")
    for language in ("mk", "en", "rom"):
        assert client.get(URL.format(language, "secret")).status_code == 404


def test_an_old_address_of_a_draft_says_nothing(client, story):
    edition = Edition.objects.get(language="sq")
    FormerSlug.objects.create(edition=edition, language="sq", slug="vjeter")
    assert lookup.find("sq", "vjeter") is None


def test_the_nearest_language_wins_when_two_stories_share_an_address():
    first = EditionFactory(language="en", published=True, slug="same").article
    second = EditionFactory(language="mk", published=True, slug="same").article
    assert lookup.find("rom", "same").elsewhere == second
    assert lookup.find("sq", "same").elsewhere == second
    assert lookup.find("en", "same").edition.article == first


def test_a_story_withdrawn_everywhere_is_gone_in_every_language(client):
    EditionFactory(language="mk", withdrawn=True, slug="vest")
    for language in ("mk", "en", "rom"):
        assert client.get(URL.format(language, "vest")).status_code == 410


def test_the_language_menu_of_a_withdrawn_story_leads_to_its_other_languages(client, story):
    page = client.get(URL.format("tr", "haber")).content.decode()
    assert 'href="/mk/articles/vest/"' in page
    assert client.get(URL.format("sr", "haber")).status_code == 200


def test_a_live_story_wins_over_a_withdrawn_one(client):
    EditionFactory(language="mk", withdrawn=True, slug="same")
    live = EditionFactory(language="sr", published=True, slug="same").article
    assert lookup.find("rom", "same").elsewhere == live


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL's plans: tests/portal/frame")
def test_the_newest_stories_are_found_without_sorting_the_whole_paper():
    """The front page of a paper with 100,000 stories: what is newest must come from the index, in its order.

    With few rows PostgreSQL takes any index; it is asked with very many of them.
    """
    plan = Edition.objects.live("mk").newest_first()[:20].explain()
    assert "articles_edition_by_date" in plan
    assert "TEMP B-TREE" not in plan


def test_no_page_leads_to_a_language_that_is_switched_off(client, settings):
    settings.LANGUAGES = [("mk", "Macedonian"), ("rom", "Romani")]
    story = ArticleFactory(published=["mk", "sq", "en"])
    only_albanian = ArticleFactory(published=["sq"])
    address = story.editions.get(language="mk").slug
    page = client.get(URL.format("rom", address)).content.decode()
    assert f'href="/mk/articles/{address}/"' in page
    assert "/sq/" not in page
    assert "/en/" not in page
    assert client.get(URL.format("rom", only_albanian.editions.get().slug)).status_code == 404
