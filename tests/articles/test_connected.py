"""What leads on from a story is found in bounded work."""

import pytest
from django.db import connection

from articles import connected_words, reading_on, whole_story
from tests.articles.test_reading_on import story
from tests.factories import PersonFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("table", "thing"),
    [("articles_article_people", "person_id"), ("articles_article_organizations", "organization_id")],
)
def test_the_newest_stories_of_a_name_stand_in_an_index(table, thing):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    assert [thing, "article_id"] in [each["columns"] for each in found.values() if each["index"]]


def test_a_story_read_whole_leads_on_like_one_read_piece_by_piece():
    ana, section = PersonFactory(), SectionFactory()
    own, *others = [story(day, people=[ana], section=section) for day in range(4)]
    whole = whole_story.live("en", own.editions.get().slug)
    found, pks = reading_on.around(whole), [other.pk for other in others]
    assert [card.article_id for group in found["related"] for card in group.editions] == pks[::-1]
    assert (found["previous"], found["next"].article_id) == (None, pks[0])


@pytest.fixture
def two_stories_away(monkeypatch):
    """Farther away no neighbour is looked for."""
    wordings = (connected_words.in_section, connected_words.around)
    monkeypatch.setattr(connected_words, "NEAR", 2)
    for wording in wordings:
        wording.cache_clear()
    yield
    for wording in wordings:
        wording.cache_clear()


def test_a_neighbour_that_is_too_far_away_is_none(two_stories_away):
    section = SectionFactory()
    own, near, _between, _too, far = (
        story(day, section=section if day in {0, 1, 4} else SectionFactory()) for day in range(5)
    )
    assert reading_on.around(whole_story.live("en", own.editions.get().slug))["next"].article_id == near.pk
    assert reading_on.around(whole_story.live("en", near.editions.get().slug))["next"] is None
    connected_words.in_section.cache_clear()
    assert far
