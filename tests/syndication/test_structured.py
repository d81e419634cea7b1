"""What pages tell programs in schema.org's words."""

from datetime import date, time, timedelta
from urllib.parse import urlsplit

import pytest

from articles import correcting
from articles.models import Edition
from languages.dates import Precision
from syndication.structured.script import script
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    EditionFactory,
    EventFactory,
    PersonFactory,
    PictureFactory,
    VenueFactory,
)
from tests.portal.paper import paper
from tests.syndication.heads import SITE, Head, every_thing, types_of

pytestmark = pytest.mark.django_db
REQUIRED = {
    # What Google's pages on rich results ask for, and what we promise beyond it.
    "NewsArticle": {"headline", "image", "datePublished", "dateModified", "author", "publisher", "inLanguage",
                    "mainEntityOfPage", "description"},
    "Event": {"name", "startDate", "location", "eventStatus"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "ImageObject": {"url", "width", "height"},
    "Person": {"name"}, "Organization": {"name"}, "Place": {"name", "address"},
    "NewsMediaOrganization": {"name", "url", "logo"}, "WebSite": {"url"}, "CollectionPage": {"name", "url"},
    "CorrectionComment": {"text", "datePublished"}, "ContactPoint": {"url"},
    "PostalAddress": {"addressLocality", "addressCountry"}, "GeoCoordinates": {"latitude", "longitude"},
}  # fmt: skip
"""For each kind of thing, what must be said of it wherever it is described (a mere mention by ``@id`` is free)."""
URLS = (
    "@id",
    "url",
    "item",
    "mainEntityOfPage",
    "license",
    "sameAs",
    "publishingPrinciples",
    "correctionsPolicy",
)


@pytest.fixture
def story():
    """A story that has everything that can be told."""
    article = paper(3)
    article.picture = PictureFactory(licence="cc-by-4.0")
    article.save()
    return article


PAGES = (
    "/en/", "/en/articles/newest/", "/en/sections/politics/", "/en/tags/rights/", "/en/storylines/trial/",
    "/en/people/", "/en/people/ana-kovac/", "/en/organizations/", "/en/organizations/roma-forum/", "/en/events/",
    "/en/events/meeting/", "/en/archive/", "/en/archive/2024/05/", "/en/corrections/",
)  # fmt: skip


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", PAGES)
def test_every_thing_says_what_must_be_said_with_whole_addresses(client, path):
    head = Head(client, path)
    assert head.all_data()
    for data in head.all_data():
        assert data["@context"] == "https://schema.org"
        for thing in every_thing(data):
            said = thing.keys() - {"@context"}
            for kind in types_of(thing):
                missing = REQUIRED.get(kind, set()) - said
                assert not missing or ("@id" in said and len(said) <= 4), (kind, missing)
            for name in URLS:
                assert name not in said or urlsplit(thing[name]).scheme in {"http", "https"}, thing
            assert all(value not in ("", None, [], {}) for value in thing.values()), thing


def test_the_tag_cannot_be_broken_out_of(client):
    nasty = "</script><script>alert(1)</script><!-- <script>   & \" ' \\ ]]> ana@example.org"
    text = script({"name": nasty})
    inside = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    article = paper(1)
    article.headline_en = nasty[:200]
    article.standfirst_en = nasty
    article.save()
    head = Head(client, "/en/articles/newest/")
    data = head.data("NewsArticle")
    assert data["headline"].startswith("</script><script>alert(1)</script><!-- <script> & \" ' \\")
    assert "ana@example.org" not in head.text
    assert "ana (at) example (dot) org" in data["description"]
    assert "alert" not in "".join(head.root.xpath("//script[not(@type)]/text()"))


def test_a_story_tells_its_words_and_makers(client, story):
    person, private = PersonFactory(slug="vera", name_en="Vera"), PersonFactory(private=True, name_en="Lamin")
    story.bylines.all().delete()
    story.bylines.create(person=person)
    story.bylines.create(person=private)
    story.bylines.create(name="Nevipe", order=9)
    story.bylines.create(name="Toma", role="translator", language="en")
    story.people.add(private)
    data = Head(client, "/en/articles/newest/").data("NewsArticle")
    assert data["headline"] == story.headline_en
    assert data["inLanguage"] == "en"
    assert data["@id"] == data["url"] == f"{SITE}/en/articles/newest/"
    assert data["author"] == [
        {"@type": "Person", "name": "Vera", "url": f"{SITE}/en/people/vera/"},
        {"@type": "Person", "name": "Lamin"},
        {"@type": "Organization", "name": "Nevipe"},
    ]
    assert data["translator"] == [{"@type": "Person", "name": "Toma"}]
    assert data["wordCount"] == 8
    assert [thing["@type"] for thing in data["mentions"]] == ["Person", "Organization", "Event"]
    assert "Lamin" not in str(data["mentions"])
    wide, square = data["image"]
    assert wide["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert wide["creditText"] == "Ana Kovač / Nevipe"
    assert wide["width"] > wide["height"]
    assert square["width"] == square["height"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("news", "NewsArticle"), ("opinion", ["NewsArticle", "OpinionNewsArticle"]),
     ("background", ["NewsArticle", "BackgroundNewsArticle"]), ("interview", "NewsArticle")],
)  # fmt: skip
def test_opinion_is_never_told_as_news(client, kind, expected):
    EditionFactory(language="en", published=True, slug="x", article=ArticleFactory(kind=kind))
    assert Head(client, "/en/articles/x/").data("NewsArticle")["@type"] == expected


def test_translations_name_their_original_and_the_original_its_translations(client):
    article = EditionFactory(language="mk", published=True, slug="vest").article
    EditionFactory(article=article, language="en", published=True, slug="news", source_language="mk")
    EditionFactory(article=article, language="sq", slug="lajm", source_language="mk")
    original = Head(client, "/mk/articles/vest/").data("NewsArticle")
    translation = Head(client, "/en/articles/news/").data("NewsArticle")
    assert [one["@id"] for one in original["workTranslation"]] == [translation["@id"]]
    assert translation["translationOfWork"]["@id"] == original["@id"]
    assert "translationOfWork" not in original
    Edition.objects.filter(language="mk").update(status="withdrawn")
    assert "translationOfWork" not in Head(client, "/en/articles/news/").data("NewsArticle")


def test_a_corrected_letter_does_not_move_the_date_and_a_correction_does(client, editor):
    edition = EditionFactory(language="en", published=True, slug="x")
    edition.save()
    data = Head(client, "/en/articles/x/").data("NewsArticle")
    assert data["dateModified"] == data["datePublished"] == "2024-05-10T11:30:00+02:00"
    Edition.objects.update(updated_at=PUBLISHED_AT + timedelta(days=1))
    assert Head(client, "/en/articles/x/").data("NewsArticle")["dateModified"] == "2024-05-11T11:30:00+02:00"
    correcting.open_correction(
        edition.article, "en", kind="correction", text="It was ana@example.org.", by=editor
    )
    data = Head(client, "/en/articles/x/").data("NewsArticle")
    (note,) = data["correction"]
    assert note["text"] == "It was ana (at) example (dot) org."
    assert data["dateModified"] == note["datePublished"]


def test_an_agency_is_named_and_keeps_its_rights(client):
    article = ArticleFactory(agency="MIA", licence="cc-by-4.0")
    EditionFactory(article=article, language="en", published=True, slug="x")
    data = Head(client, "/en/articles/x/").data("NewsArticle")
    assert data["author"] == [data["copyrightHolder"]] == [{"@type": "Organization", "name": "MIA"}]
    assert "license" not in data
    article.agency = ""
    article.save()
    data = Head(client, "/en/articles/x/").data("NewsArticle")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["author"] == [{"@id": f"{SITE}/#publisher"}]


@pytest.mark.parametrize(
    ("precision", "expected"), [("day", "2024-04-08T18:30+02:00"), ("month", "2024-04"), ("year", "2024")]
)
def test_of_a_date_only_what_is_known_is_told(client, precision, expected):
    hour = time(18, 30) if precision == "day" else None
    EventFactory(slug="x", precision=Precision(precision), starts_at_time=hour, ends_on=None)
    data = Head(client, "/en/events/x/").data("Event")
    assert data["startDate"] == expected
    assert "endDate" not in data


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"status": "planned"}, "EventScheduled"),
        ({"status": "held"}, "EventScheduled"),
        ({"status": "cancelled"}, "EventCancelled"),
        ({"status": "postponed"}, "EventPostponed"),
        ({"status": "postponed", "has_new_date": True}, "EventRescheduled"),
        ({"status": "postponed", "has_new_date": True, "was_on": date(2024, 4, 1)}, "EventRescheduled"),
    ],
)
def test_an_event_says_whether_it_takes_place(client, values, told):
    EventFactory(slug="x", **values)
    data = Head(client, "/en/events/x/").data("Event")
    assert data["eventStatus"] == f"https://schema.org/{told}"
    assert data.get("previousStartDate") == ("2024-04-01" if "was_on" in values else None)
    assert data["startDate"] == "2024-04-08"


def test_an_event_abroad_tells_its_own_clock_its_address_and_its_series(client):
    series = EventFactory(slug="series", name_en="Congresses")
    venue = VenueFactory(
        address="Rue Wiertz 60", city_en="Brussels", latitude="50.83879", longitude="4.37568"
    )
    EventFactory(
        slug="x", venue=venue, part_of=series, zone="America/New_York",
        starts_at_time=time(18, 30), ends_at_time=time(20),
    )  # fmt: skip
    data = Head(client, "/en/events/x/").data("Event")
    assert (data["startDate"], data["endDate"]) == ("2024-04-08T18:30-04:00", "2024-04-08T20:00-04:00")
    assert data["location"]["address"]["streetAddress"] == "Rue Wiertz 60"
    assert data["location"]["geo"]["latitude"] == 50.83879
    assert data["superEvent"]["url"].endswith("/en/events/series/")
    assert {"startDate", "location"} <= data["superEvent"].keys()


def test_people_and_organizations_are_described(client, story):
    person = story.people.get()
    person.other_names.create(name="Ана Ковач", kind="native", script="Cyrl")
    person.other_names.create(name="Ana Kovak", kind="misspelling")
    person.website = "https://example.org/@ana"
    person.save()
    data = Head(client, "/en/people/ana-kovac/").data("Person")
    assert data["jobTitle"] == ["president"]
    assert data["memberOf"][0]["url"] == f"{SITE}/en/organizations/roma-forum/"
    assert data["alternateName"] == [person.name_mk, "Ана Ковач"]
    assert data["sameAs"] == "https://example.org/%40ana"
    trail = Head(client, "/en/organizations/roma-forum/").data("BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3]
    assert trail[1] == {
        "@type": "ListItem", "position": 2, "name": "Organizations", "item": f"{SITE}/en/organizations/"
    }  # fmt: skip


def test_the_paper_introduces_itself_on_its_front_pages(client):
    data = Head(client, "/mk/").data("WebSite")
    assert data["publisher"]["correctionsPolicy"] == f"{SITE}/mk/corrections/"
    assert data["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/mk/search/?q={{search_term_string}}"
    for link in (data["publisher"]["publishingPrinciples"], data["publisher"]["contactPoint"]["url"]):
        assert client.get(link.removeprefix(SITE)).status_code == 200


@pytest.mark.usefixtures("story")
def test_pages_that_are_no_pages_describe_nothing(client, editor):
    for path in ("/rom/articles/newest/", "/en/articles/none/", "/en/about/"):
        assert "ld+json" not in client.get(path).content.decode()
    draft = EditionFactory(language="en")
    client.force_login(editor)
    preview = client.get(f"/admin/articles/article/{draft.article_id}/preview/en/page/").content.decode()
    assert "ld+json" not in preview
    assert "og:" not in preview
