"""The page of a person or an organization: what it tells, whom it does not name, how little it asks."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition
from languages.dates import Precision
from newsroom.names import shelf
from people.models import Person
from portal.entities.news import MANY
from syndication.sitemaps import parts
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    PositionFactory,
)
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db
NAMED_IN = (
    "people/", "people/?q=lamin", "people/?letter=L", "people/?organization=forum", "people/?news=1", "people/ana/",
    "people/ana/feed.xml", "organizations/", "organizations/forum/", "organizations/forum/feed.json",
    "events/", "events/meeting/", "articles/told/", "feed.xml",
)  # fmt: skip
"""Where somebody could be named who stands in a story, holds an office and takes part in an event."""


def page_of(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def text_of(page, start, end="</section>") -> str:
    part = page.partition(start)[2].partition(end)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def story(*, year=2024, language="en", **about):
    article = ArticleFactory(published=[language])
    article.editions.update(published_at=datetime(year, 5, 10, 12, tzinfo=UTC))
    for relation, records in about.items():
        getattr(article, relation).add(*records)
    return article


def test_offices_those_held_now_first(client):
    tajani = PersonFactory(slug="tajani")
    parliament = OrganizationFactory(name_en="European Parliament", name_mk="Европски парламент")
    PositionFactory(
        person=tajani, organization=parliament, title_en="President", title_mk="Претседател",
        started_on=date(2017, 1, 17), ended_on=date(2019, 7, 3),
    )  # fmt: skip
    PositionFactory(
        person=tajani, organization=None, title_en="Minister", title_mk="Министер", started_on=date(2022, 10, 1),
        started_precision=Precision.MONTH,
    )  # fmt: skip
    told = text_of(page_of(client, "/en/people/tajani/"), 'class="positions">')
    assert told == (
        "Positions Minister since October 2022 Earlier President European Parliament 17 January 2017 – 3 July 2019"
    )
    told = text_of(page_of(client, "/mk/people/tajani/"), 'class="positions">')
    assert "Министер од октомври 2022" in told


def test_the_tree_of_an_organization_and_its_people(client):
    nations = OrganizationFactory(name_en="United Nations")
    office = OrganizationFactory(slug="unog", name_en="UN Office at Geneva", parent=nations)
    liaison = OrganizationFactory(name_en="NGO Liaison", parent=office)
    OrganizationFactory(name_en="Desk", parent=liaison)
    for name, traits in (
        ("Now", {}),
        ("Before", {"ended_on": date(2020, 1, 1)}),
        ("Lamin", {"person__private": True}),
    ):
        PositionFactory(person__name_en=name, organization=office, **traits)
    page = page_of(client, "/en/organizations/unog/")
    tree = text_of(page, 'class="rail-block family">')
    assert tree == "Structure Part of United Nations UN Office at Geneva NGO Liaison Desk"
    people = text_of(page, 'class="rail-block positions">')
    assert re.sub(r"since .*?2019|1 March 2019 – 1 January 2020", "", people).split() == [
        "People", "Now", "president", "Earlier", "Before", "president", "All", "its", "people", "from", "A", "to", "Z",
    ]  # fmt: skip
    assert "Lamin" not in page


def test_stories_by_year(client):
    ana = PersonFactory(slug="ana")
    for year, number in ((2024, 3), (2023, 1), (2019, 25)):
        for _each in range(number):
            story(year=year, people=[ana])
    page = page_of(client, "/en/people/ana/")
    assert text_of(page, 'class="years"', "</nav>").endswith("Newest 2024 3 2023 1 2019 25")
    assert re.findall(r'<h3 class="day">(\d+)</h3>', page) == ["2024", "2023", "2019"]
    assert page.count('class="row"') == 20
    page = page_of(client, "/en/people/ana/?year=2019&page=2")
    assert page.count('class="row"') == 5
    assert 'href="?year=2019&amp;page=1"' in page
    assert 'rel="canonical" href="http://127.0.0.1:8000/en/people/ana/"' in page
    assert 'href="/en/lite/people/ana/?year=2019&amp;page=2"' in page
    assert len(re.findall(r"<h1\b", page)) == 1
    for nonsense in ("x", "0", "99999", "2199999", "١٩٩٩", "2019&page=3", "2018&page=2"):
        assert client.get(f"/en/people/ana/?year={nonsense}").status_code == 404
    assert client.get("/en/people/ana/?year=2018").status_code == 200


def test_the_stories_of_very_many_are_not_added_up(client):
    paper(MANY + 2)
    first = Edition.objects.filter(article__people__slug="ana-kovac").order_by("article")[:4]
    Edition.objects.filter(pk__in=[edition.pk for edition in first]).update(published_at="2023-05-10T12:00Z")
    page = page_of(client, "/en/people/ana-kovac/")
    years = [str(year) for year in range(timezone.localdate().year, 2022, -1)]
    assert text_of(page, 'class="years"', "</nav>").partition("Newest ")[2].split() == years
    assert page_of(client, "/en/people/ana-kovac/?year=2023").count('class="row"') == 2
    assert client.get("/en/people/ana-kovac/?year=2023&page=2").status_code == 404


@pytest.mark.parametrize(
    "address", ["people/ana", "organizations/forum", "events/meeting", "lite/events/meeting"]
)
def test_where_nobody_can_read_here_the_page_says_where(client, address):
    ana, forum = PersonFactory(slug="ana"), OrganizationFactory(slug="forum")
    story(language="mk", people=[ana], organizations=[forum], events=[EventFactory(slug="meeting")])
    found = re.findall(r'href="(/mk/[^"]+)" lang="mk" hreflang="mk">', page_of(client, f"/sq/{address}/"))
    assert f"/mk/{address}/" in found


def test_who_is_in_the_news_together(client):
    ana, boris, vera = (PersonFactory(name_en=name, slug=name.lower()) for name in ("Ana", "Boris", "Vera"))
    private, forum = PersonFactory(private=True, name_en="Lamin"), OrganizationFactory(name_en="Forum")
    story(people=[ana, boris, private])
    story(people=[ana, vera], organizations=[forum])
    story(people=[ana, vera])
    hidden = PersonFactory(name_en="Hidden")
    ArticleFactory(drafts=["en"]).people.add(ana, hidden)
    page = page_of(client, "/en/people/ana/")
    assert text_of(page, "<h2>In the news with</h2>") == "Vera Boris"
    assert text_of(page, "<h2>Organizations in the same stories</h2>") == "Forum"
    assert "Lamin" not in page
    assert "Hidden" not in page


def test_namesakes_in_any_script_lead_to_each_other(client):
    one = PersonFactory(slug="one", name_en="Zoran Dimov", name_mk=None)
    two = PersonFactory(slug="two", name_en=None, name_mk="Зоран Димов", summary_mk="Музичар.")
    private = PersonFactory(slug="three", name_en="Zoran Dimov", private=True)
    page = page_of(client, "/en/people/one/")
    told = text_of(page, "Not to be confused with:", "</p>")
    assert told == "Зоран Димов (Музичар.)"
    assert f'href="/en/people/{two.slug}/" lang="mk"' in page
    assert private.slug not in page
    assert "Zoran Dimov" in text_of(page_of(client, "/mk/lite/people/two/"), "<h1", "</p>")
    assert "Not to be confused" not in page_of(client, f"/en/people/{PersonFactory().slug}/")
    assert one.slug


def test_two_organizations_with_one_acronym(client):
    OrganizationFactory(slug="roma", name_en="International Romani Union", acronym_en="IRU")
    OrganizationFactory(slug="road", name_en="International Road Transport Union", acronym_en="IRU")
    told = text_of(page_of(client, "/en/organizations/roma/"), "Not to be confused with:", "</p>")
    assert told == "International Road Transport Union"


def test_events_of_a_person(client):
    ana = PersonFactory(slug="ana")
    EventFactory(name_en="Plenary").participants.add(ana)
    assert "Plenary" in text_of(page_of(client, "/en/people/ana/"), 'class="own-events">')


def test_initials_stand_for_a_portrait(client):
    PersonFactory(slug="a", name_en="António Manuel de Vitorino", name_mk="Антонио Виторино")
    assert '<span class="initial" aria-hidden="true">AV</span>' in page_of(client, "/en/people/a/")
    assert '<span class="initial" aria-hidden="true">АВ</span>' in page_of(client, "/mk/people/a/")


@pytest.fixture
def lamin():
    """A private person with everything that could lead to him."""
    lamin = PersonFactory(private=True, slug="lamin", name_en="Lamin Zqx", name_mk="Ламин Зқх")
    lamin.other_names.create(name="Lamin Alias Zqx")
    ana, forum = PersonFactory(slug="ana"), OrganizationFactory(slug="forum")
    PositionFactory(person=lamin, organization=forum)
    PositionFactory(person=ana, organization=forum)
    event = EventFactory(slug="meeting")
    event.participants.add(lamin, ana)
    event.organizers.add(forum)
    story(people=[lamin, ana], organizations=[forum], events=[event]).editions.update(slug="told")
    PersonFactory(slug="namesake", name_en="Lamin Zqx")
    return lamin


@pytest.mark.parametrize("address", NAMED_IN)
def test_nothing_leads_to_a_private_person(client, lamin, address):
    Person.objects.filter(slug="namesake").update(name_en="Somebody")
    for edition in ("", "lite/") if "feed" not in address else ("",):
        page = page_of(client, f"/en/{edition}{address}").replace("lamin", "", 2 if "q=" in address else 0)
        assert "Zqx" not in page
        assert "people/lamin" not in page


@pytest.mark.parametrize("address", ["", "feed.xml", "feed.atom", "feed.json"])
def test_a_private_person_has_no_address(client, lamin, address):
    for code in ("en", "mk"):
        assert client.get(f"/{code}/people/lamin/{address}").status_code == 404
        assert client.get(f"/{code}/lite/people/lamin/").status_code == 404
    people = client.get(f"/sitemap-people-{lamin.pk // parts.THINGS_PER_PART}.xml").content.decode()
    assert "people/namesake" in people
    assert "lamin" not in people


@pytest.mark.parametrize("folder", ["people/ana", "organizations/forum", "lite/people/ana"])
def test_as_many_queries_for_much_as_for_little(client, folder):
    ana, forum = PersonFactory(slug="ana"), OrganizationFactory(slug="forum")
    story(people=[ana], organizations=[forum])
    PositionFactory(person=ana, organization=forum)
    OrganizationFactory(parent=forum)

    def count():
        shelf.book_of(type(ana))
        shelf.book_of(type(forum))
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/en/{folder}/").status_code == 200
        return len(found)

    few = count()
    top = OrganizationFactory()
    forum.parent = top
    forum.save()
    for number in range(12):
        person, body = PersonFactory(), OrganizationFactory(parent=forum)
        OrganizationFactory(parent=body)
        PositionFactory(person=person, organization=forum)
        PositionFactory(person=ana, organization=body)
        event = EventFactory()
        event.participants.add(ana)
        event.organizers.add(forum)
        ana.other_names.create(name=f"Ana {number}")
        story(year=2000 + number, people=[ana, person], organizations=[forum, body])
    assert count() == few
