"""Every public page: its meaning, its one h1, its language, its exact number of queries."""

import re

import pytest
from django.utils import timezone

from tests.factories import PersonFactory
from tests.portal.paper import paper
from tests.portal.query_counts import assert_exact_queries

pytestmark = pytest.mark.django_db

MONTH = f"/en/archive/{timezone.localdate():%Y/%m}/"
QUERIES = {
    "/en/": 17,
    "/en/articles/newest/": 18,  # four of its own; the rest are the frame, which a web process reads once for many
    "/rom/articles/newest/": 21,  # one of them: how many readers have asked for it
    "/en/sections/politics/": 16,
    "/en/tags/rights/": 16,
    "/en/storylines/": 15,
    "/en/storylines/trial/": 16,
    "/en/archive/": 14,
    MONTH[:-3]: 17,
    "/en/corrections/": 14,
    MONTH: 17,
    "/en/people/": 17,  # one of them reads the names, which the pages after it remember
    "/en/people/ana-kovac/": 16,  # three of its own, and so have the two after it
    "/en/organizations/": 16,
    "/en/organizations/roma-forum/": 16,
    "/en/events/": 16,
    "/en/events/2024/04/": 16,
    "/en/events/meeting/": 16,
    "/en/statistics/": 16,
    "/en/about/": 13,
    "/en/contact/": 13,
    "/en/privacy/": 13,
    "/en/accessibility/": 13,
}
"""Each page and its exact number of queries, the same for ten stories and for a thousand."""

LANGUAGES = ("en", "mk", "rom", "sq", "sr", "tr")
OTHER_HOST = re.compile(
    r'(?:src|srcset|action)="(?:https?:)?//|<link[^>]+stylesheet[^>]+href="(?:https?:)?//'
)


@pytest.mark.parametrize("stories", [10, 1000])
def test_the_number_of_queries_is_exact_and_does_not_grow(client, stories):
    paper(stories)
    assert_exact_queries(client, QUERIES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("url", QUERIES)
def test_every_page_in_every_language(client, url, language):
    paper(3)
    url = f"/{language}/" + url.split("/", 2)[2]
    response = client.get(url, follow=True)
    page = response.content.decode()
    tag = "sr-Latn" if language == "sr" else language
    assert response.status_code == 200
    assert len(re.findall(r"<h1\b", page)) == 1
    assert f'<html lang="{tag}"' in page
    assert response.headers["Content-Language"] == tag
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not OTHER_HOST.search(page)
    assert not re.search(r'\sstyle="|<style|<script(?! type="application/ld\+json">)(?![^>]*\ssrc=)', page)


@pytest.mark.parametrize("url", QUERIES)
def test_the_language_menu_leads_to_the_same_page_everywhere(client, url):
    paper(3)
    page = client.get(url, follow=True).content.decode()
    menu = re.findall(r'<a href="([^"]+)" lang="[^"]+" hreflang="([^"]+)"', page)
    assert {tag for _link, tag in menu} >= {"en", "mk", "rom", "sq", "sr-Latn", "tr"}
    for link, tag in menu:
        response = client.get(link, follow=True)
        assert response.status_code == 200
        assert response.request["PATH_INFO"].startswith("/" + tag[:3].removesuffix("-"))
        assert url == "/en/" or response.request["PATH_INFO"].count("/") > 2


def test_an_article_prints_its_words_and_furniture(client):
    article = paper(3)
    page = client.get("/en/articles/newest/").content.decode()
    assert article.headline_en in page
    assert 'lang="en"' in page
    assert 'rel="canonical" href="http://127.0.0.1:8000/en/articles/newest/"' in page
    assert page.count('rel="alternate" hreflang=') == 3
    assert 'hreflang="x-default"' in page
    for block in ("online-now", "clock", "most-popular", "flag-counter"):
        assert f'data-block="{block}"' in page


def test_private_persons_have_no_page_and_no_link(client):
    article = paper(1)
    private = PersonFactory(private=True, slug="lamin", name_en="Lamin")
    article.people.add(private)
    assert client.get("/en/people/lamin/").status_code == 404
    assert "Lamin" not in client.get("/en/people/").content.decode()
    assert "Lamin" not in client.get("/en/articles/newest/").content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "1" * 30, "٣", "2/../3", ""])
def test_pages_beyond_the_list_do_not_exist(client, page):
    paper(25)
    expected = 200 if page == "" else 404
    assert client.get("/en/sections/politics/", {"page": "2"}).status_code == 200
    assert client.get("/en/sections/politics/", {"page": page or "1"}).status_code == expected


@pytest.mark.parametrize("month", ["2024/13", "2024/00", "2024/5", "0001/01", "99999/01", "9999/12", "1/1"])
def test_impossible_months(client, month):
    assert client.get(f"/en/archive/{month}/").status_code == 404


def test_december_leads_to_january(client):
    assert client.get("/en/archive/2199/12/").status_code == 200
    assert client.get("/en/archive/2200/01/").status_code == 404


def test_a_month_has_one_address(client):
    paper(1)
    assert f'href="{MONTH}"' in client.get("/en/archive/").content.decode()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("mk,en;q=0.5", "mk"), ("rmn", "rom"), ("rmy-MK,mk;q=0.9", "rom"), ("sq-XK", "sq"), ("sr-Cyrl-RS", "sr"),
        ("tr", "tr"), ("de,fr", "en"), ("", "en"), ("ro", "en"),
    ],
)  # fmt: skip
def test_the_root_leads_to_the_best_language(client, header, language):
    response = client.get("/", headers={"accept-language": header})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("url", ["/xx/", "/en/nothing/", "/ro/", "/en/articles/nothing/", "/nothing"])
def test_missing_pages_keep_the_language_and_the_menu(client, url):
    response = client.get(url)
    page = response.content.decode()
    assert response.status_code == 404
    assert len(re.findall(r"<h1\b", page)) == 1
    assert not response.cookies


def test_an_empty_paper_has_pages_too(client):
    for url in (
        "/rom/",
        "/rom/archive/",
        "/rom/people/",
        "/rom/organizations/",
        "/rom/events/",
        "/rom/statistics/",
    ):
        assert client.get(url).status_code == 200
