"""The light edition: the same pages in words only, by the same rules."""

import re
from itertools import chain

import pytest
from django.utils import timezone

from articles.models import Edition
from articles.publishing import withdraw
from languages.registry import CODES
from portal import urls
from portal.lite.addresses import is_light, light_address, main_address, stay_light
from prose.emails import find
from tests.factories import ArticleFactory, PictureFactory, UserFactory
from tests.portal.paper import paper
from tests.portal.query_counts import assert_exact_queries

pytestmark = pytest.mark.django_db

YEAR = f"/en/lite/archive/{timezone.localdate():%Y}/"
MONTH = f"/en/lite/archive/{timezone.localdate():%Y/%m}/"
QUERIES = {
    "/en/lite/": 6,
    "/en/lite/search/": 2,
    "/en/lite/articles/newest/": 6,
    "/rom/lite/articles/newest/": 9,
    "/en/lite/sections/politics/": 5,
    "/en/lite/tags/rights/": 5,
    "/en/lite/storylines/trial/": 5,
    "/en/lite/storylines/": 4,
    "/en/lite/archive/": 3,
    YEAR: 6,
    "/en/lite/corrections/": 3,
    MONTH: 6,
    "/en/lite/people/": 6,  # one of them reads the names, which the pages after it remember
    "/en/lite/people/ana-kovac/": 5,
    "/en/lite/organizations/": 5,
    "/en/lite/organizations/roma-forum/": 5,
    "/en/lite/events/": 5,
    "/en/lite/events/2024/04/": 5,
    "/en/lite/events/meeting/": 5,
}
"""Each page and its exact number of queries."""
HEAVY = re.compile(
    r"<(?:img|picture|svg|video|audio|iframe|object|embed|script|style|source|canvas|button)\b|\sstyle="
)
STYLE = "/static/css/lite.css"
LINK = re.compile(r' href="([^"]+)"')


@pytest.fixture
def story():
    return paper(25)


def page_of(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


def test_every_light_page_has_light_words(client):
    """A page that is new in the main edition is new here too, and needs a template in templates/lite/."""
    visited = {url.removeprefix("/en/lite/") for url in QUERIES}
    for route in chain.from_iterable(_routes(entry) for entry in urls.light):
        pattern = re.sub(r"<[^>]+>", "[^/]+", route)
        assert any(re.fullmatch(pattern, url) for url in visited), f"{route}: add it to QUERIES"


def _routes(entry, above=""):
    route = above + str(entry.pattern)
    below = getattr(entry, "url_patterns", None)
    return [route] if below is None else chain.from_iterable(_routes(inner, route) for inner in below)


def test_the_number_of_queries_is_exact(client, story):
    assert_exact_queries(client, QUERIES)


@pytest.mark.parametrize("url", QUERIES)
def test_words_only_one_style_sheet_one_headline(client, story, url):
    story.picture = PictureFactory(alt_en="A council meets", caption_en="")
    story.save()
    for language in CODES:
        address = f"/{language}/{url.split('/', 2)[2]}"
        page = client.get(address, follow=True).content.decode()
        assert not HEAVY.search(page)
        assert len(re.findall(r"<h1\b", page)) == 1
        assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) == [STYLE]
        canonical = re.findall(r'rel="canonical" href="([^"]+)"', page)
        assert canonical == [] if "noindex" in page else canonical[0].startswith("http://127.0.0.1:8000/")
        assert not any("/lite/" in link for link in canonical)
        assert 'rel="alternate"' not in page
        assert "nevipe.css" not in page


def test_links_stay_in_the_light_edition_except_the_one_that_leads_out(client, story):
    links = set()
    for url in QUERIES:
        found = {link for link in LINK.findall(page_of(client, url)) if link.startswith("/")}
        leaving = {link for link in found if not is_light(link) and not link.startswith("/static/")}
        assert main_address(url) in leaving
        assert all(not light_address(link) for link in leaving - {main_address(url)}), leaving
        links |= {link.partition("#")[0] for link in found if is_light(link)}
    broken = {link for link in links if client.get(link, follow=True).status_code != 200}
    assert broken == set()


def test_the_main_edition_leads_to_the_same_page(client, story):
    for url in QUERIES:
        assert f'href="{url}"' in page_of(client, main_address(url))
    assert 'href="/en/lite/"' in page_of(client, "/en/statistics/")
    assert 'href="/en/lite/"' in page_of(client, "/en/nothing/", 404)
    assert 'href="/en/lite/sections/politics/?page=2"' in page_of(client, "/en/sections/politics/?page=2")


def test_lists_have_their_second_page(client, story):
    page = page_of(client, "/en/lite/sections/politics/?page=2")
    assert 'href="/en/sections/politics/?page=2">Main edition' in page
    page_of(client, "/en/lite/sections/politics/?page=99", 404)


def test_a_picture_is_told_in_words_if_it_tells_something(client, story):
    story.picture = picture = PictureFactory(alt_en="A council meets")
    story.save()
    assert "[Photo: <span" in page_of(client, "/en/lite/articles/newest/")
    assert "A council meets" in page_of(client, "/en/lite/articles/newest/")
    type(picture).objects.update(is_decorative=True)
    assert "A council meets" not in page_of(client, "/en/lite/articles/newest/")


def test_a_story_has_its_language_links_and_its_old_address(client, story):
    Edition.objects.filter(article=story, language="mk").update(slug="najnova")
    page = page_of(client, "/en/lite/articles/newest/")
    assert 'href="/mk/lite/articles/najnova/"' in page
    response = client.get("/mk/lite/articles/newest/")
    assert (response.status_code, response.headers["Location"]) == (301, "/mk/lite/articles/najnova/")


def test_not_yet_gone_and_missing_are_said_here_too(client, story):
    response = client.get("/rom/lite/articles/newest/")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert 'href="/en/lite/articles/newest/"' in response.content.decode()
    for path in ("/en/lite/articles/nothing/", "/en/lite/nothing/", "/en/lite/lite/", "/xx/lite/"):
        page = page_of(client, path, 404)
        assert STYLE in page or path == "/xx/lite/"
        assert "noindex" in page
    withdraw(story.editions.get(language="en"), by=UserFactory(role="editor"), notice="A mistake of ours.")
    gone = page_of(client, "/en/lite/articles/newest/", 410)
    assert "A mistake of ours." in gone
    assert STYLE in gone


def test_hidden_stories_are_hidden(client):
    draft = ArticleFactory(drafts=["en"])
    slug = draft.editions.get().slug
    page_of(client, f"/en/lite/articles/{slug}/", 404)
    assert draft.headline_en not in page_of(client, "/en/lite/")


def test_addresses_are_in_words(client, story):
    story.body_en = "<p>Write to ana@mail.example.org</p>"
    story.save()
    page = page_of(client, "/en/lite/articles/newest/")
    assert find(page) == []
    assert "ana" in page


def test_a_page_counts_for_the_story_whichever_edition_is_read(client, story, monkeypatch):
    counted = []
    monkeypatch.setattr(
        "visitors.recorder._note_view", lambda meta, language, page, **_: counted.append((language, page))
    )
    for path in ("articles/newest/", "", "sections/politics/", "people/"):
        for edition in ("", "lite/"):
            page_of(client, f"/en/{edition}{path}")
    assert counted[::2] == counted[1::2]
    assert counted[0] == ("en", story.page_key)
    assert counted[2] == ("en", "portal.front:0")


@pytest.mark.parametrize(
    ("path", "light"),
    [
        ("/mk/", "/mk/lite/"), ("/mk/articles/x/", "/mk/lite/articles/x/"), ("/mk/lite/", "/mk/lite/"),
        ("/mk/statistics/", ""), ("/mk/feed.xml", ""), ("/admin/", ""), ("/", ""), ("/xx/", ""),
        ("/mk/articles/x", ""), ("/mk/archive/2024/05/", "/mk/lite/archive/2024/05/"),
        ("/mk/articles/x/request/", ""), ("https://example.org/mk/", ""),
    ],
)  # fmt: skip
def test_light_addresses(path, light):
    assert light_address(path) == light


def test_only_links_are_changed():
    html = '<a href="/mk/people/">/mk/people/</a> <a lang="mk" href="/mk/articles/x/#b">x</a> <a href="//mk/">y</a>'
    assert stay_light(html) == (
        '<a href="/mk/lite/people/">/mk/people/</a> '
        '<a lang="mk" href="/mk/lite/articles/x/#b">x</a> <a href="//mk/">y</a>'
    )
