"""Old addresses of merged records lead straight to the record that was kept."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from languages.registry import CODES
from newsroom.merging.service import merge
from newsroom.merging.undoing import undo
from people.models import Person
from tests.factories import EventFactory, OrganizationFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(role="editor")


def leads_to(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize(
    ("factory", "folder"),
    [(PersonFactory, "people"), (OrganizationFactory, "organizations"), (EventFactory, "events")],
)
def test_in_every_language_and_edition(client, editor, factory, folder):
    kept, gone = factory(slug="kept"), factory(slug="gone")
    merge(kept, gone, by=editor)
    for code in CODES:
        for edition in ("", "lite/"):
            old = f"/{code}/{edition}{folder}/gone/"
            assert leads_to(client, old) == (301, f"/{code}/{edition}{folder}/kept/")
    assert leads_to(client, f"/mk/{folder}/gone/?year=2019") == (301, f"/mk/{folder}/kept/?year=2019")
    assert client.get(f"/mk/{folder}/kept/").status_code == 200


@pytest.mark.parametrize("form", ["xml", "atom", "json"])
def test_the_feed_too(client, editor, form):
    merge(PersonFactory(slug="kept"), PersonFactory(slug="gone"), by=editor)
    new = f"/mk/people/kept/feed.{form}"
    assert leads_to(client, f"/mk/people/gone/feed.{form}") == (301, new)
    assert client.get(new).status_code == 200


def test_a_chain_leads_straight_to_its_end(client, editor):
    a, b, c = (PersonFactory(slug=slug) for slug in "abc")
    merge(b, a, by=editor)
    later = merge(c, b, by=editor)
    assert leads_to(client, "/mk/people/a/") == (301, "/mk/people/c/")
    assert leads_to(client, "/mk/people/b/") == (301, "/mk/people/c/")
    Person.objects.filter(pk=c.pk).update(slug="new")
    assert leads_to(client, "/mk/people/a/") == (301, "/mk/people/new/")
    undo(later, by=editor)
    assert leads_to(client, "/mk/people/a/") == (301, "/mk/people/b/")
    assert client.get("/mk/people/b/").status_code == 200


def test_whoever_has_the_address_now_keeps_it(client, editor):
    merge(PersonFactory(slug="kept"), PersonFactory(slug="gone"), by=editor)
    namesake = PersonFactory(slug="gone", name_mk="Некој друг")
    assert "Некој друг" in client.get("/mk/people/gone/").content.decode()
    namesake.delete()
    assert leads_to(client, "/mk/people/gone/")[0] == 301


def test_it_leads_to_no_private_person(client, editor):
    kept = PersonFactory(private=True, slug="kept")
    merge(kept, PersonFactory(private=True, slug="gone"), by=editor)
    for path in ("/mk/people/gone/", "/mk/people/gone/feed.xml"):
        with time_machine.travel(timezone.now(), tick=False):
            there, nowhere = client.get(path), client.get(path.replace("gone", "enog"))
        assert there.status_code == 404
        assert there.content == nowhere.content.replace(b"enog", b"gone")
    Person.objects.update(is_private=False)
    assert leads_to(client, "/mk/people/gone/")[0] == 301


def test_nothing_else_is_led_anywhere(client, editor):
    merge(PersonFactory(slug="kept"), PersonFactory(slug="gone"), by=editor)
    for path in (
        "/mk/organizations/gone/",
        "/mk/people/gone",
        "/mk/people/never/",
        "/xx/people/gone/",
        "/people/gone/",
    ):
        response = client.get(path)
        assert "kept" not in response.headers.get("Location", "")
    assert client.post("/mk/people/gone/").status_code in {404, 405}
    Person.objects.all().delete()
    assert client.get("/mk/people/gone/").status_code == 404


def test_a_page_that_is_there_costs_no_query_more(client):
    PersonFactory(slug="kept")
    with CaptureQueriesContext(connection) as queries:
        client.get("/mk/people/kept/")
    assert len(queries) > 3
    assert not any("newsroom_merge" in query["sql"] for query in queries)
