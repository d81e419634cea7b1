"""The questions of a story's page are understood: it does not hang on everything."""

import pytest

from articles import story, whole_story
from portal.freshness import reading
from portal.freshness.meaning import EVERYTHING
from tests.portal.full_paper import full_paper

pytestmark = pytest.mark.django_db


def test_the_page_of_a_story_hangs_on_what_it_shows():
    full_paper()
    story.context(whole_story.live("en", "everything"))
    reading.begin()
    story.context(whole_story.live("en", "everything"))
    read = reading.of_this_page()
    assert EVERYTHING not in read.tables | read.keys
    assert {"table:articles_edition", "table:articles_article_people", "table:articles_byline"} <= read.tables
