"""The page of a story is read in four questions, and reads the same as relation by relation."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import story, whole_story
from articles.models import Byline, Edition
from tests.factories import EventFactory, PersonFactory, StorylineFactory, TagFactory
from tests.portal.full_paper import full_paper

pytestmark = pytest.mark.django_db
QUESTIONS = 4


@pytest.fixture
def whole():
    full_paper()
    return whole_story.live("en", "everything")


@pytest.mark.parametrize("name", [*whole_story.OF_ARTICLE])
def test_each_relation_holds_what_the_database_holds(whole, name):
    read = Edition.objects.for_page().get(pk=whole.pk)
    expected = sorted(getattr(read.article, name).all(), key=lambda record: record.pk)
    with CaptureQueriesContext(connection) as queries:
        found = list(getattr(whole.article, name).all())
    assert len(queries) == 0
    assert sorted(found, key=lambda record: record.pk) == expected
    for own, other in zip(sorted(found, key=lambda record: record.pk), expected, strict=True):
        loaded = {field.attname for field in own._meta.concrete_fields if field.attname in own.__dict__}
        assert {n: getattr(own, n) for n in loaded} == {n: getattr(other, n) for n in loaded}


def test_moments_days_and_fractions_keep_their_kind(whole):
    at = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
    event = EventFactory(starts_on=date(2024, 5, 6), starts_at_time=time(10, 30))
    event.venue.latitude, event.venue.longitude = Decimal("41.10000"), Decimal("21.43000")
    event.venue.save()
    Edition.objects.filter(pk=whole.pk).update(updated_at=at)
    whole.article.events.set([event])
    found = whole_story.live("en", "everything")
    read = found.article.events.all()[0]
    assert (read.starts_on, read.starts_at_time, read.is_dateless) == (date(2024, 5, 6), time(10, 30), False)
    assert str(read.venue.latitude) == "41.10000"
    assert next(each for each in found.article.editions.all() if each.pk == whole.pk).updated_at == at


def test_a_page_asks_four_times_however_much_it_shows(whole):
    article = whole.article
    for _number in range(5):
        article.people.add(PersonFactory())
        article.tags.add(TagFactory())
        article.storylines.add(StorylineFactory())
        Byline.objects.create(article=article, name=f"Somebody {_number}", order=_number + 10)
    story.context(whole_story.live("en", "everything"))  # reads once a minute which languages stand in
    with CaptureQueriesContext(connection) as queries:
        story.context(whole_story.live("en", "everything"))
    assert len(queries) == QUESTIONS, [each["sql"][:100] for each in queries.captured_queries]


def test_whoever_asks_further_asks_the_database(whole):
    """What is remembered is the whole relation; a part of it, or a change, has nothing to do with that."""
    private = PersonFactory(private=True)
    whole.article.people.add(private)
    assert list(whole.article.people.filter(is_private=True)) == [private]
    assert whole.article.tags.filter(pk=0).count() == 0
    assert whole.article.editions.exclude(pk=whole.pk).filter(article=whole.article).exists()
    assert not whole.article.editions.exclude(article=whole.article).exists()


def test_the_moment_is_asked_anew_each_time(whole):
    """The wording is remembered, what stands in its blanks is not."""
    Edition.objects.filter(pk=whole.pk).update(expires_at=timezone.now())
    assert whole_story.live("en", "everything") is None
