"""Versions in other languages: what a page says of them, all of them say, and the sitemap says the same."""

import pytest

from tests.factories import EditionFactory
from tests.portal.paper import paper
from tests.syndication.heads import SITE, Head
from tests.syndication.test_sitemaps import whole_sitemap

pytestmark = pytest.mark.django_db
DOOR = f"{SITE}/"
"""The only address in these lists that leads on: it asks the browser for the language."""


@pytest.mark.once
def test_every_page_of_the_sitemap_says_what_the_sitemap_says_and_so_do_all_its_versions(client):
    paper(2)
    EditionFactory(language="rom", published=True, slug="nevipe")
    told = whole_sitemap(client)
    assert len(told) > 100
    for url, versions in told.items():
        head = Head(client, url)
        assert head.canonical() == url
        assert head.versions() == versions, url
        assert url in versions.values()
        assert not head.meta("robots")
        for tag, address in versions.items():
            assert address in told or (tag, address) == ("x-default", DOOR)
            assert address == DOOR or told[address] == versions
        assert (versions["x-default"] == DOOR) == (url.removesuffix("cyrl/").count("/") == 4)


@pytest.mark.once
@pytest.mark.parametrize("ask", ["?page=1", "?page=01", "?utm_source=x", "?asked=1", "?page="])
def test_questions_that_make_no_other_page_make_no_other_address(client, ask):
    paper(25)
    path = "/en/sections/politics/"
    if client.get(path + ask).status_code == 200:
        head = Head(client, path + ask)
        assert head.canonical() == SITE + path
        assert len(head.versions()) == 8


def test_a_page_without_pages_has_one_address_whatever_is_asked(client):
    paper(1)
    assert Head(client, "/en/articles/newest/?page=3").canonical() == f"{SITE}/en/articles/newest/"


def test_later_pages_of_a_list_are_pages_of_their_own_in_one_language(client):
    paper(25)
    head = Head(client, "/en/sections/politics/?page=02")
    assert head.canonical() == f"{SITE}/en/sections/politics/?page=2"
    assert head.versions() == {}


def test_what_is_not_there_has_no_address_and_no_versions(client):
    article = paper(1)
    article.editions.filter(language="mk").update(status="withdrawn")
    gone = article.editions.get(language="mk").get_absolute_url()
    for path, status in (("/rom/articles/newest/", 200), (gone, 410), ("/en/articles/none/", 404)):
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == status
        assert 'content="noindex"' in page
        assert 'rel="canonical"' not in page
        assert 'rel="alternate" hreflang' not in page
    assert Head(client, "/en/articles/newest/").versions().keys() == {"en", "x-default"}
    assert gone not in str(whole_sitemap(client))


def test_the_host_that_a_browser_names_is_not_believed(client, settings):
    settings.SITE_URL = "https://news.example.org"
    paper(1)
    page = client.get("/en/articles/newest/", headers={"host": "localhost"}).content.decode()
    assert 'rel="canonical" href="https://news.example.org/en/articles/newest/"' in page
    for path in ("/sitemap.xml", "/sitemap-pages.xml", "/robots.txt", "/en/news-sitemap.xml"):
        text = client.get(path, headers={"host": "localhost"}).content.decode()
        assert "https://news.example.org/" in text
        assert "localhost" not in text
