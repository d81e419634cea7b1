"""Every person, organization and event is counted by itself; the most popular remain stories."""

import pytest

from portal.rankings import popular
from tests.factories import EventFactory, OrganizationFactory, PersonFactory
from tests.newsroom.figures import read
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "folder", "kind"),
    [
        (PersonFactory, "people", "people.person"),
        (OrganizationFactory, "organizations", "organizations.organization"),
        (EventFactory, "events", "events.event"),
    ],
)
@pytest.mark.parametrize("edition", ["", "lite/"])
def test_a_page_counts_for_its_record(client, monkeypatch, factory, folder, kind, edition):
    counted = []
    monkeypatch.setattr(
        "visitors.recorder._note_view", lambda meta, language, page, **_: counted.append(page)
    )
    one, other = factory(), factory()
    for record in (one, other):
        assert client.get(f"/mk/{edition}{folder}/{record.slug}/").status_code == 200
    assert counted == [f"{kind}:{one.pk}", f"{kind}:{other.pk}"]


def test_the_most_popular_are_stories_however_often_a_person_is_looked_up(client):
    story, person = paper(2), PersonFactory()
    read(f"people.person:{person.pk}", 900)
    read(story.page_key, 5)
    rows = [row for shown in popular("mk") for row in shown.rows]
    assert {row.page_key for row in rows} == {story.page_key}
