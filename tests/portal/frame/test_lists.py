"""Lists and figures where the frame is remembered: each in its exact number of questions, whatever the paper has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Edition
from tests.factories import ArticleFactory, OrganizationFactory, PersonFactory, SectionFactory
from tests.portal.counted import count_countries, count_days, count_drops, count_languages
from tests.portal.frame.test_memory import asked, remembering
from tests.portal.paper import paper
from tests.portal.test_pages import MONTH
from visitors.models import Reason

__all__ = ["remembering"]
pytestmark = pytest.mark.django_db
LISTS = {
    "/en/archive/": 1, MONTH[:-3]: 4, MONTH: 4, "/en/statistics/": 5, "/en/search/": 0, "/en/feed.xml": 3,
    "/en/tags/rights/feed.json": 4,
}  # fmt: skip
"""Pages and their exact number of questions."""
SEARCHES = {
    "q=zanzibar": 6,
    "q=zanzibar+isle": 6,
    "q=zanzibar&section={section}": 4,
    "q=zanzibar&order=newest": 6,
    "q=nothing": 3,
}
"""The same for searches, however many words they have; a filtered one asks for no spellings."""
NO_QUESTION = ("SAVEPOINT", "RELEASE", "WITH old AS MATERIALIZED (SELECT current_setting")
"""How PostgreSQL is told how long a search may take."""


def searched(client, words: str) -> int:
    """How many questions a search asks. The stems of its words are asked for once per process."""
    client.get(f"/en/search/?{words}")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/en/search/?{words}").status_code == 200
    return sum(not query["sql"].startswith(NO_QUESTION) for query in queries.captured_queries)


@pytest.mark.parametrize("many", [False, True])
def test_lists_and_figures(client, remembering, many):
    paper(200 if many else 2)
    count_days(100 if many else 1)
    count_countries({"MK": 9, "XK": 2} if many else {"MK": 9})
    count_languages(dict.fromkeys(("en", "mk", "sq") if many else ("en",), 3))
    count_drops(dict.fromkeys(Reason if many else [Reason.BOT], 1))
    client.get("/en/")  # the first page of a language reads what all print
    assert {url: asked(client, url) for url in LISTS} == LISTS


@pytest.mark.parametrize("many", [3, 12])
def test_searches(client, remembering, many):
    section = SectionFactory()
    for number in range(many):
        article = ArticleFactory(published=["en"], section=section, headline_en=f"Zanzibar isle {number}")
        article.people.add(PersonFactory())
        article.organizations.add(OrganizationFactory())
    client.get("/en/")
    assert Edition.objects.count() == many
    found = {words: searched(client, words.format(section=section.pk)) for words in SEARCHES}
    assert found == SEARCHES
