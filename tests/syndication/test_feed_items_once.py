"""A story is made for feeds once, and anew when anything changes that they show of it."""

import pytest

from articles.models import Article, Byline, Edition, Section, Tag
from languages.fallback import localized
from people.models import Person
from pictures.models import Picture
from syndication.feeds import atom, rss
from syndication.feeds.channels import channel_of
from syndication.feeds.items import items_of
from tests.factories import PUBLISHED_AT, ArticleFactory, PersonFactory, PictureFactory, TagFactory

pytestmark = pytest.mark.django_db
CHANGES = [
    (Article, localized("headline", "en")), (Article, localized("body", "en")), (Section, localized("name", "en")),
    (Tag, localized("name", "en")), (Person, localized("name", "en")), (Byline, "name"), (Picture, "credit"),
    (Picture, localized("alt", "en")), (Edition, "slug"),
]  # fmt: skip


@pytest.fixture
def story():
    article = ArticleFactory(published=["en"], picture=PictureFactory())
    article.bylines.create(person=PersonFactory())
    article.bylines.create(name="Somebody")
    article.tags.add(TagFactory())
    return article


def item(story):
    (found,) = items_of([story.pk], "en")
    return found


def test_the_same_story_is_made_once(story):
    assert item(story) is item(story)


def test_every_change_is_seen_at_once(story):
    channel = channel_of("", "", "en")
    for model, field in CHANGES:
        word = f"changed-{model.__name__}-{field}".lower()
        model.objects.exclude(**{field: ""}).update(**{field: word})
        for form in (rss, atom):
            assert word in form.write(channel, [item(story)], PUBLISHED_AT)


def test_another_address_of_the_site_is_another_item(story, settings):
    before = item(story)
    settings.SITE_URL = "https://other.example"
    assert item(story).url != before.url
