"""E-mail addresses on pages for readers: never literal, in whichever field somebody wrote them."""

from html import unescape

import pytest

from languages.registry import CODES
from prose.emails import find
from tests.factories import EventFactory, PictureFactory
from tests.portal.paper import paper
from tests.portal.test_pages import QUERIES

pytestmark = pytest.mark.django_db
ADDRESS = "ana@mail.example.org"


def write_it_everywhere(record):
    """Put the address into every text of a record."""
    names = {field.name for field in record._meta.concrete_fields if hasattr(field, "max_length")}
    for name in ("name", "summary", "description", "disambiguation", "acronym", "biography", "title", "city",
                 "headline", "kicker", "standfirst", "dateline", "body", "alt", "caption"):  # fmt: skip
        for code in CODES:
            if f"{name}_{code}" in names:
                setattr(record, f"{name}_{code}", f"{name} {ADDRESS}")
    for name in ("agency", "credit"):
        if name in names:
            setattr(record, name, f"{name} {ADDRESS}")
    record.save()


@pytest.fixture
def paper_full_of_addresses():
    article, upcoming = paper(2), EventFactory(upcoming=True)
    article.picture = PictureFactory()
    person, organization, event = article.people.get(), article.organizations.get(), article.events.get()
    for record in (person, organization, event):
        record.other_names.create(name=f"also {ADDRESS}", language="en")
    tag, position = article.tags.get(), person.positions.get()
    for record in (article, article.picture, article.section, tag, person, organization, event, event.venue,
                   upcoming, position):  # fmt: skip
        write_it_everywhere(record)
    article.bylines.create(name=f"By {ADDRESS}")


@pytest.mark.parametrize("url", [*QUERIES, "/mk/articles/newest/", "/en/nothing/", "/nothing/"])
def test_no_page_shows_an_address_literally(client, paper_full_of_addresses, url):
    page = client.get(url, follow=True).content.decode()
    assert ADDRESS not in unescape(page)
    assert find(page) == []


def test_title_and_description_say_it_in_plain_words(client, paper_full_of_addresses):
    page = client.get("/en/articles/newest/").content.decode()
    words = "ana (at) mail (dot) example (dot) org"
    assert f"<title>headline {words} · " in page
    assert f'<meta name="description" content="standfirst {words}">' in page
    assert f'alt="alt {words}"' in page
    assert 'standfirst <span class="mail" translate="no">ana<span class="mail-at">' in page


def test_the_length_that_is_announced_is_that_of_the_page(client, paper_full_of_addresses):
    response = client.get("/en/articles/newest/")
    assert int(response.headers["Content-Length"]) == len(response.content)
