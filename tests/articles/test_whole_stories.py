"""Stories as feeds carry them: one question for each stretch, and beside each story what belongs to it alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import whole_stories
from articles.models import Edition
from tests.factories import ArticleFactory, EditionFactory, PersonFactory, TagFactory
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("stories", "questions"), [(0, 0), (1, 1), (25, 1), (60, 3)])
def test_they_come_in_the_order_of_lists_however_many_they_are(stories, questions):
    paper(60)
    numbers = list(Edition.objects.live("mk").newest_first().values_list("article_id", flat=True)[:stories])
    with CaptureQueriesContext(connection) as queries:
        found = whole_stories.live("mk", numbers)
    assert [edition.article_id for edition in found] == numbers
    assert {edition.language for edition in found} <= {"mk"}
    assert len(queries) == questions


def test_what_readers_may_not_read_is_left_out():
    article = ArticleFactory(published=["mk"])
    EditionFactory(article=article, language="en")
    assert whole_stories.live("en", [article.pk]) == []
    assert [edition.article for edition in whole_stories.live("mk", [article.pk])] == [article]


def test_each_has_what_belongs_to_it_and_nothing_else():
    full, bare = ArticleFactory(published=["en", "sr"]), ArticleFactory(published=["en"])
    full.bylines.create(person=PersonFactory(name_en="Ana"))
    full.bylines.create(name="Desk", order=1)
    full.tags.add(TagFactory(slug="b"), TagFactory(slug="a"))
    found = {edition.article_id: edition for edition in whole_stories.live("en", [full.pk, bare.pk])}
    own, other = found[full.pk], found[bare.pk]
    assert [str(line) for line in own.bylines] == ["Ana", "Desk"]
    assert [tagged.tag.slug for tagged in own.tagged] == ["a", "b"]
    assert {edition.language for edition in own.elsewhere} == {"en", "sr"}
    assert (other.bylines, other.tagged, [edition.language for edition in other.elsewhere]) == (
        [],
        [],
        ["en"],
    )
