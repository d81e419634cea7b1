"""`manage.py build_search_index` makes anew what can be found; nobody notices, except that it is right again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Edition
from portal.management.commands import build_search_index
from portal.search import everything
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    EditionFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
)
from tests.portal.finding import found, key

pytestmark = pytest.mark.django_db


def in_bulk(count: int, **words) -> list[Edition]:
    """Stories that came without a model's `save`: nobody heard of them."""
    section = SectionFactory()
    articles = Article.objects.bulk_create(Article(section=section, **words) for _number in range(count))
    return Edition.objects.bulk_create(
        Edition(
            article=article,
            language="mk",
            slug=f"bulk-{article.pk}",
            status="published",
            published_at=PUBLISHED_AT,
        )
        for article in articles
    )


def build() -> str:
    out = StringIO()
    call_command("build_search_index", stdout=out)
    return out.getvalue()


def test_what_came_in_bulk_is_found_after_rebuilding():
    editions = in_bulk(7, headline_mk="Квазар")
    assert found("квазар") == set()
    assert "7 documents" in build()
    assert found("kvazar") == {key(edition) for edition in editions}


def test_what_was_deleted_behind_its_back_is_gone():
    edition = EditionFactory(published=True, words__headline="Квазар")
    assert found("квазар") == {key(edition)}
    Edition.objects.filter(pk=edition.pk).update(status="withdrawn")
    build()
    assert found("квазар") == set()


def test_everything_that_is_public_is_in_it_and_nothing_else():
    article = ArticleFactory(published=["mk", "sq"], drafts=["en"])
    person, body, event, tag = PersonFactory(), OrganizationFactory(), EventFactory(), TagFactory()
    PersonFactory(private=True)
    TagFactory()  # of which there is no story yet
    article.tags.add(tag)
    EditionFactory(withdrawn=True)
    records = {key(each) for each in (person, body, event, tag)}
    stories = {key(edition) for edition in article.editions.filter(status="published")}
    assert {document.key for document in everything.documents()} == records | stories


def test_started_again_it_says_the_same():
    in_bulk(3, headline_mk="Квазар")
    assert build().split(" in ")[0] == build().split(" in ")[0]
    assert len(found("квазар")) == 3


@pytest.mark.parametrize("count", [60, 240])
def test_it_reads_a_piece_at_a_time(count, monkeypatch):
    monkeypatch.setattr(everything, "AT_ONCE", 60)
    in_bulk(count, headline_mk="Квазар")
    with CaptureQueriesContext(connection) as queries:
        assert len(list(everything.documents())) == count
    pieces = count // 60
    assert len(queries) == 5 + 6 * pieces  # a last look at each of the five kinds, then six questions a piece


def test_it_says_how_far_it_has_come(monkeypatch):
    monkeypatch.setattr(build_search_index, "SECONDS", -1)
    in_bulk(620, headline_mk="Квазар")
    said = build()
    assert "500 of 620" in said
    assert "a second, about" in said
    assert "left)" in said
