"""Feeds: what is in them, in which language, and who is left out."""

import json
import re
from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone
from lxml import etree

from articles import correcting, publishing
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    PersonFactory,
    PictureFactory,
    SectionFactory,
    UserFactory,
)
from tests.portal.paper import paper
from tests.syndication.feeds import FORMATS, PLACES, TYPES, XML, of, stories

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
HREFLANG = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("place", PLACES)
def test_every_feed_can_be_read(client, place, form):
    paper(3)
    response = client.get(f"/mk/{place}feed.{form}")
    assert response.headers["Content-Type"] == f"{TYPES[form]}; charset=utf-8"
    assert response.headers["Cache-Control"].startswith("public")
    assert response.count_visit is False
    found = stories(response.content, form)
    assert [each.title for each in found][1:] == ["Вест 0", "Вест 1"]
    assert len({each.id for each in found}) == 3
    for each in found:
        assert each.id.startswith("tag:127.0.0.1,2019:edition/")
        assert each.url.startswith(f"{SITE}/mk/articles/")
        assert each.updated >= each.published
        assert each.html.strip()


@pytest.mark.parametrize(("code", "tag"), [("rom", "rom"), ("mk", "mk"), ("sr", "sr-Latn")])
def test_a_feed_says_its_language_and_has_only_what_exists_in_it(client, code, tag):
    ArticleFactory(published=["en"])
    article = ArticleFactory(published=["en", code])
    for form in FORMATS:
        (story,) = of(client, f"/{code}/feed.{form}")
        assert story.title == article.editions.get(language=code).headline
    assert feedparser.parse(client.get(f"/{code}/feed.xml").content).feed.language == tag
    assert f'xml:lang="{tag}"' in client.get(f"/{code}/feed.atom").text
    feed = client.get(f"/{code}/feed.json").json()
    assert (feed["language"], feed["items"][0]["language"]) == (tag, tag)


@pytest.mark.parametrize("form", FORMATS)
def test_a_feed_without_stories_is_a_feed(client, form):
    SectionFactory(slug="quiet")
    for place in ("", "sections/quiet/"):
        assert of(client, f"/tr/{place}feed.{form}") == []


@pytest.mark.parametrize("form", FORMATS)
def test_what_there_is_not_has_no_feed(client, form):
    PersonFactory(slug="hidden", private=True)
    for place in (
        "sections/none/",
        "tags/none/",
        "people/none/",
        "people/hidden/",
        "storylines/none/",
        "organizations/none/",
        "events/none/",
    ):
        assert client.get(f"/en/{place}feed.{form}").status_code == 404
    assert client.get("/en/feed.csv").status_code == 404
    assert client.post(f"/en/feed.{form}").status_code == 405


@pytest.mark.parametrize("form", FORMATS)
def test_only_what_readers_can_read_now(client, form):
    edition = EditionFactory(language="en", published=True)
    for trait in ("in_review", "scheduled", "embargoed", "withdrawn"):
        EditionFactory(language="en", **{trait: True})
    EditionFactory(language="en", published=True, expires_at=timezone.now() - timedelta(minutes=1))
    assert [each.title for each in of(client, f"/en/feed.{form}")] == [edition.headline]
    publishing.kill(edition, by=UserFactory(role="editor"), reason="wrong")
    assert of(client, f"/en/feed.{form}") == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_text_is_what_readers_see_and_its_links_work_anywhere(client, form):
    body = '<p>See <a href="/en/about/">us</a>, write to ana@example.org.</p><script>alert(1)</script>'
    article = ArticleFactory(kind="opinion", agency="MIA", picture=PictureFactory(credit="desk@example.org"))
    EditionFactory(
        article=article,
        language="en",
        published=True,
        words__body=body,
        words__standfirst="Ask x@example.org",
    )
    article.bylines.create(name="Ana ana@example.org")
    text = client.get(f"/en/feed.{form}").text
    (story,) = of(client, f"/en/feed.{form}")
    assert f'<a href="{SITE}/en/about/"' in story.html
    assert "alert" not in text
    assert "@" not in text
    assert "<strong>Opinion</strong>" in story.html
    assert "Skopje" in story.html
    assert "Source: MIA" in story.html
    assert f'src="{SITE}/media/pictures/' in story.html
    assert story.authors == ["Ana ana (at) example (dot) org"]
    assert "(at)" in story.summary


def test_the_picture_goes_along_with_its_words(client):
    EditionFactory(
        article=ArticleFactory(picture=PictureFactory(caption_en="A street")), language="en", published=True
    )
    (entry,) = feedparser.parse(client.get("/en/feed.xml").content).entries
    (enclosure,) = entry.enclosures
    assert enclosure.type == "image/jpeg"
    assert client.get(enclosure.href.removeprefix(SITE)).status_code == 200
    (media,) = entry.media_content
    assert (media["url"], media["medium"], media["type"]) == (enclosure.href, "image", "image/jpeg")
    assert entry.media_credit[0]["content"] == "Ana Kovač / Nevipe"
    story = client.get("/en/feed.json").json()["items"][0]
    assert (story["image"], story["_nevipe"]["image_alt"]) == (enclosure.href, "A street in Šuto Orizari")


@pytest.mark.parametrize("form", FORMATS)
def test_authors_and_translators_of_this_language(client, form):
    article = ArticleFactory(published=["mk", "sq"])
    article.bylines.create(person=PersonFactory(name_en="Ana", name_mk="Ана", slug="ana"))
    article.bylines.create(
        person=PersonFactory(name_en="Secret", name_mk="Тајна", slug="secret", private=True)
    )
    article.bylines.create(name="Marko", role="translator", language="mk")
    article.bylines.create(name="Arta", role="translator", language="sq")
    text = client.get(f"/mk/feed.{form}").text
    assert "Marko" in text
    assert "Arta" not in text
    assert "/people/secret/" not in text
    (story,) = of(client, f"/mk/feed.{form}")
    assert story.authors == ["Ана", "Тајна"]


def test_links_to_other_languages_are_those_of_the_page(client):
    article = ArticleFactory(published=["en", "mk", "sr"], drafts=["tr"])
    for code in ("en", "mk", "sr"):
        path = article.editions.get(language=code).get_absolute_url()
        head = set(HREFLANG.findall(client.get(path).text))
        assert len(head) == 5  # Serbian in two scripts, and the one for everybody else
        for form in XML:
            entry = etree.fromstring(client.get(f"/{code}/feed.{form}").content).iter(f"{ATOM}link")
            links = [each for each in entry if each.get("hreflang")]
            assert {(each.get("hreflang"), each.get("href")) for each in links} == head
        items = client.get(f"/{code}/feed.json").json()["items"]
        found = {(each["hreflang"], each["url"]) for each in items[0]["_nevipe"]["alternates"]}
        assert found == head
        # Programs that take the first link, or the last one, get the story in the language of the feed.
        for form in XML:
            assert of(client, f"/{code}/feed.{form}")[0].url == SITE + path


@pytest.mark.parametrize("form", FORMATS)
def test_a_correction_is_in_the_text_and_makes_the_story_newer(client, form):
    edition = EditionFactory(language="en", published=True)
    (before,) = of(client, f"/en/feed.{form}")
    assert before.updated == edition.published_at
    by = UserFactory(role="editor")
    correcting.open_correction(edition.article, "en", kind="correction", text="It was <b>nine</b>.", by=by)
    (after,) = of(client, f"/en/feed.{form}")
    assert after.id == before.id
    assert after.published == before.published
    assert after.updated > before.updated
    assert "It was &lt;b&gt;nine" in after.html
    assert "This story has been corrected." in after.html


def test_json_feed_keeps_the_rules_of_its_format(client):
    paper(3)
    feed = json.loads(client.get("/en/feed.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/en/feed.json"
    assert feed["home_page_url"] == f"{SITE}/en/"
    for each in feed["items"]:
        assert each["id"]
        assert each["content_html"]
        assert all(author.get("name") for author in each["authors"]) if "authors" in each else True
        assert not {"author", "null"} & set(each)
        assert None not in each.values()


def test_rss_and_atom_have_what_their_rules_ask_for(client):
    paper(2)
    rss = etree.fromstring(client.get("/en/sections/politics/feed.xml").content)
    assert [bool(rss.findtext(f"channel/{name}")) for name in ("title", "link", "description")] == [True] * 3
    assert rss.find(f"channel/{ATOM}link[@rel='self']").get("href") == f"{SITE}/en/sections/politics/feed.xml"
    atom = etree.fromstring(client.get("/en/sections/politics/feed.atom").content)
    for element in (atom, *atom.iter(f"{ATOM}entry")):
        assert [len(element.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    for entry in atom.iter(f"{ATOM}entry"):
        kinds = [
            (each.get("rel"), each.get("type"), each.get("hreflang")) for each in entry.iter(f"{ATOM}link")
        ]
        assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("published", [3, 60])
def test_a_feed_is_as_long_as_it_should_be(client, published):
    paper(published)
    for form in FORMATS:
        assert len(of(client, f"/en/feed.{form}")) == min(published, 25)


def test_a_story_without_a_picture_that_others_may_print(client):
    from syndication.feeds.items import items_of

    article = ArticleFactory(picture=PictureFactory(), published=["en"])
    assert items_of([article.pk], "en")[0].picture
    assert items_of([article.pk], "en", shareable_only=True)[0].picture is None
    article.picture.may_be_passed_on = True
    article.picture.save()
    assert items_of([article.pk], "en", shareable_only=True)[0].picture


def test_pages_name_their_feeds(client):
    paper(1)
    front = client.get("/mk/").text
    assert len(re.findall(r'<link rel="alternate" type="[^"]+" title="[^"]+" href="/mk/feed', front)) == 3
    assert (
        '<link rel="alternate" type="application/rss+xml" title="Nevipe (RSS)" href="/mk/feed.xml">' in front
    )
    for place in ("sections/politics/", "tags/rights/", "people/ana-kovac/", "organizations/roma-forum/"):
        page = client.get(f"/mk/{place}").text
        for form, type_ in TYPES.items():
            assert re.search(
                rf'<link rel="alternate" type="{re.escape(type_)}" [^>]*href="/mk/{place}feed.{form}">', page
            )
        assert f'<a href="/mk/{place}feed.xml"' in page
    assert (
        client.get("/en/articles/newest/").text.count('href="/en/feed.') > 3
    )  # for programs, and for readers


@pytest.mark.parametrize("place", ["organizations/roma-forum/", "events/meeting/"])
def test_organizations_and_events_have_feeds_of_their_own(client, place):
    story, _other = paper(2), ArticleFactory(published=["en"])
    page = client.get(f"/en/{place}").text
    for form, type_ in TYPES.items():
        assert re.search(rf'type="{re.escape(type_)}" [^>]*href="/en/{place}feed.{form}">', page)
        answer = client.get(f"/en/{place}feed.{form}")
        assert answer.status_code == 200
        assert story.headline_en in answer.text
    assert len(client.get(f"/en/{place}feed.json").json()["items"]) == 1
