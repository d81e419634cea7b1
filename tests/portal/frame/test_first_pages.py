"""The first directory that a process makes: it reads the names, what one can choose, and who is in the news."""

import pytest
from django.core.cache import cache

from newsroom.names import shelf
from organizations.models import Organization
from people.models import Person
from portal.directories import choices
from tests.portal.frame.test_memory import asked, remembering
from tests.portal.paper import paper

__all__ = ["remembering"]
pytestmark = pytest.mark.django_db
FIRST = {
    "/en/people/": 4, "/en/people/?news=1": 5, "/en/people/?organization=roma-forum&news=1": 5, "/en/people/?q=ana": 4,
    "/en/organizations/": 3, "/en/organizations/?news=1": 4, "/en/events/": 3, "/mk/lite/people/?news=1": 5,
}  # fmt: skip
"""Pages and their exact number of questions where nothing but the frame is remembered."""


@pytest.mark.parametrize("stories", [10, 1000])
def test_the_first_directory_of_a_process(client, remembering, stories):
    paper(stories)
    for url in ("/en/about/", "/mk/lite/"):
        client.get(url)
    found = {}
    for url in FIRST:
        for model in (Person, Organization):
            shelf.forget(model)
        choices.forget()
        cache.clear()
        found[url] = asked(client, url)
    assert found == FIRST
