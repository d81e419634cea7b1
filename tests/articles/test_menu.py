"""The menu shows sections that readers can find a story in."""

import pytest

from articles import menu
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


def test_sections_with_a_live_story_in_their_order():
    second, first, empty = (SectionFactory(position=position) for position in (2, 1, 0))
    ArticleFactory(section=second, published=["mk"])
    ArticleFactory(section=first, published=["sq"])
    ArticleFactory(section=empty, drafts=["mk"])
    assert menu.sections() == [first, second]
