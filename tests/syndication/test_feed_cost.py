"""What a feed costs us, and how little it costs to say that nothing has changed."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import correcting, publishing, writing
from articles.models import Edition, Section, Tag
from articles.models.note import SPEAKER_CHECK, EditorNote
from languages.fallback import localized
from languages.registry import CODES
from people.models import Person
from tests.factories import ArticleFactory, EditionFactory, PictureFactory, UserFactory
from tests.portal.paper import paper
from tests.syndication.feeds import FORMATS

pytestmark = pytest.mark.django_db
WHOLE, UNCHANGED = 3, 2
"""Queries for a feed of the paper, one more for what a feed is about; and to say by its date that it is the same."""


def asked(client, path, **headers):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, headers=headers)
    return response, [each["sql"] for each in queries]


@pytest.mark.parametrize("published", [3, 60])
def test_the_number_of_queries_is_exact_and_does_not_grow(client, published):
    paper(published).bylines.create(name="Ana")
    for form in FORMATS:
        assert len(asked(client, f"/en/feed.{form}")[1]) == WHOLE
        for place in ("sections/politics/", "tags/rights/", "people/ana-kovac/"):
            assert len(asked(client, f"/en/{place}feed.{form}")[1]) == WHOLE + 1


def test_no_body_of_another_language_is_read(client):
    paper(3)
    _response, queries = asked(client, "/en/feed.xml")
    read = {code for code in CODES if any(f'"{localized("body", code)}"' in sql for sql in queries)}
    assert read == {"en"}


@pytest.mark.parametrize("form", FORMATS)
def test_who_has_the_feed_already_gets_no_second_one(client, form):
    paper(3)
    first, _queries = asked(client, f"/en/feed.{form}")
    by_mark, queries = asked(client, f"/en/feed.{form}", if_none_match=first.headers["ETag"])
    assert (by_mark.status_code, by_mark.content, len(queries)) == (304, b"", WHOLE)
    assert by_mark.headers["Access-Control-Allow-Origin"] == "*"
    by_time, queries = asked(client, f"/en/feed.{form}", if_modified_since=first.headers["Last-Modified"])
    assert (by_time.status_code, len(queries)) == (304, UNCHANGED)
    assert by_mark.headers["ETag"] == first.headers["ETag"]
    head = client.head(f"/en/feed.{form}")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Last-Modified"] == first.headers["Last-Modified"]


def changes(edition: Edition):
    """Everything that changes what stands in the feed."""
    editor = UserFactory(role="editor")
    article = edition.article
    words = {"headline": "Other words"}
    yield "other words", lambda: writing.save_words(article, "en", words, by=editor)
    yield (
        "a correction",
        lambda: correcting.open_correction(article, "en", kind="update", text="More.", by=editor),
    )
    yield "another language", lambda: EditionFactory(article=article, language="sr", published=True)
    yield "a new story", lambda: EditionFactory(language="en", published=True, published_at=timezone.now())
    yield "a credit", lambda: type(article.picture).objects.update(credit="Somebody else")
    yield "taken away", lambda: publishing.withdraw(Edition.objects.get(pk=edition.pk), by=editor)


def test_every_change_is_new_to_whoever_fetched_before(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        edition = EditionFactory(
            article=ArticleFactory(picture=PictureFactory()),
            language="en",
            published=True,
            came_out_at=timezone.now(),
        )
        for name, change in changes(edition):
            before = client.get("/en/feed.xml").headers
            clock.shift(timedelta(minutes=1))
            change()
            by_mark = client.get("/en/feed.xml", headers={"if-none-match": before["ETag"]})
            assert by_mark.status_code == 200, name
            by_time = client.get("/en/feed.xml", headers={"if-modified-since": before["Last-Modified"]})
            assert by_time.status_code == 200 or name == "a credit", name


@pytest.mark.parametrize("form", FORMATS)
def test_a_new_name_is_new_to_whoever_fetched_before(client, form):
    article = paper(1)
    article.bylines.create(name="", person=Person.objects.get(slug="ana-kovac"))
    for model, about in ((Person, "a person"), (Section, "a section"), (Tag, "a topic")):
        before = client.get(f"/en/feed.{form}").headers["ETag"]
        model.objects.update(name_en=f"Renamed {about}")
        after = client.get(f"/en/feed.{form}", headers={"if-none-match": before})
        assert (after.status_code, f"Renamed {about}" in after.text) == (200, True)


def test_what_comes_and_goes_by_itself_is_new_too(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        now = timezone.now()
        EditionFactory(language="en", status="scheduled", published_at=now + timedelta(minutes=5))
        EditionFactory(language="en", published=True, expires_at=now + timedelta(minutes=10))
        for expected in (2, 1):
            before = client.get("/en/feed.json").headers
            clock.shift(timedelta(minutes=6))
            for header in ({"if-none-match": before["ETag"]}, {"if-modified-since": before["Last-Modified"]}):
                response = client.get("/en/feed.json", headers=header)
                assert response.status_code == 200
                assert len(response.json()["items"]) == expected


def test_a_story_that_an_embargo_held_back_is_new_when_the_clock_frees_it(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        now = timezone.now()
        EditionFactory(
            language="en", status="published", published_at=now - timedelta(hours=30),
            embargoed_until=now + timedelta(minutes=5),
        )  # fmt: skip
        before = client.get("/en/feed.json").headers
        clock.shift(timedelta(minutes=6))
        for header in ({"if-none-match": before["ETag"]}, {"if-modified-since": before["Last-Modified"]}):
            assert len(client.get("/en/feed.json", headers=header).json()["items"]) == 1


def test_a_warning_and_a_moved_cut_are_new_too(client):
    article = ArticleFactory(published=["en"], picture=PictureFactory())
    for change in (
        lambda: EditorNote.objects.create(article=article, language="en", code=SPEAKER_CHECK, text="x"),
        lambda: type(article.picture).objects.update(focal_x=10),
    ):
        before = client.get("/en/feed.xml")
        change()
        after = client.get("/en/feed.xml", headers={"if-none-match": before.headers["ETag"]})
        assert (after.status_code, after.content != before.content) == (200, True)
