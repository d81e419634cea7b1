"""What readers of a translation are told when the original changes, in each of the six languages."""

from datetime import UTC, datetime

import pytest
import time_machine

from articles.models import Edition
from articles.revisions import confirm_current
from articles.writing import save_words
from languages.dates import date_text
from tests.articles.translating import change_source, publish, translated_story

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "rom", "sq", "sr", "tr"]
WHEN = datetime(2026, 3, 2, 12, tzinfo=UTC)


def read(client, edition):
    return client.get(f"/{edition.language}/articles/{edition.slug}/").content.decode()


def live_story(languages=("sq",)):
    """A story that is out in Macedonian and, translated from there, in other languages."""
    article = translated_story([])
    for code in languages:
        publish(article, code, {"headline": f"Translation {code}", "body": "<p>Words</p>"}, source_revision=1)
    return article


@pytest.mark.parametrize("weight", ["typo", "update", "major"])
def test_only_a_major_change_is_told(client, weight):
    article = live_story()
    change_source(article, weight)
    assert ("notice-amber" in read(client, article.editions.get(language="sq"))) == (weight == "major")


def test_the_day_is_written_in_the_readers_language(client):
    article = live_story(LANGUAGES)
    with time_machine.travel(WHEN, tick=False):
        change_source(article, "major")
        for edition in article.editions.filter(language__in=LANGUAGES):
            page = read(client, edition)
            assert date_text(WHEN, edition.language) in page.split("notice-amber")[1].split("</p>")[0]
            assert (
                f"/mk/articles/{article.editions.get(language='mk').slug}/" in page.split("notice-amber")[1]
            )


def test_a_macedonian_translation_tells_it_too(client):
    article = live_story(["en"])
    with time_machine.travel(WHEN, tick=False):
        save_words(article, "mk", {"headline": "Наслов"}, by=None, source_language="")
        Edition.objects.filter(language="mk").update(source_language="en", source_revision=1)
        save_words(article, "en", {"headline": "All is different"}, by=None, weight="major")
        page = read(client, article.editions.get(language="mk"))
    assert date_text(WHEN, "mk") in page.split("notice-amber")[1].split("</p>")[0]


@pytest.mark.parametrize("way", ["words", "confirm"])
def test_it_is_gone_as_soon_as_the_translation_follows(client, way):
    article = live_story()
    source = change_source(article, "major")
    edition = article.editions.get(language="sq")
    assert "notice-amber" in read(client, edition)
    if way == "words":
        save_words(article, "sq", {"headline": "Titull i ri"}, by=None, source_revision=source.revision)
    else:
        confirm_current(edition, by=None)
    assert "notice-amber" not in read(client, edition)


def test_an_original_that_is_gone_is_not_pointed_at(client):
    article = live_story()
    change_source(article, "major")
    Edition.objects.filter(language="mk").update(status="withdrawn")
    assert "notice-amber" not in read(client, article.editions.get(language="sq"))
