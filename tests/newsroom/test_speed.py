"""The page asks the database the same few questions, however long the paper has been read."""

import pytest

from tests.factories import ArticleFactory
from tests.newsroom import eight_years
from tests.newsroom.figures import DAY, TODAY, count_days, read

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/statistics/"
ALONE, WITH_COMPARISON, ALL_TIME = 19, 25, 20


@pytest.fixture
def warm(reader_of_statistics):
    """A browser whose first page is over."""
    reader_of_statistics.get(ADDRESS)
    return reader_of_statistics


def test_few_days(warm, django_assert_num_queries):
    count_days(TODAY - 3 * DAY, TODAY, 10)
    read(ArticleFactory(published=["en"]).page_key, 5)
    with django_assert_num_queries(ALONE):
        warm.get(ADDRESS)


def test_eight_years(warm, django_assert_num_queries):
    stories = ArticleFactory.create_batch(5, published=["en", "mk"])
    eight_years.fill(TODAY, eight_years.SPARSE, first_story=stories[0].pk)
    for query, queries in (("", WITH_COMPARISON), ("?period=today", ALONE), ("?period=all", ALL_TIME)):
        with django_assert_num_queries(queries):
            warm.get(ADDRESS + query)
