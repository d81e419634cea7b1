"""The Cyrillic edition: every page in Serbian at an address of its own, from the same text."""

import json
import re

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from languages.scripts.addresses import cyrillic_address
from organizations.models import Organization
from people.models import Person
from tests.factories import EditionFactory, OrganizationFactory, PersonFactory
from tests.portal.full_paper import full_paper
from tests.portal.markup import Markup
from tests.portal.page_types import LIGHT, PAGES
from visitors import rules

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
LINK = re.compile(r'<a\b[^>]*? href="(/sr/[^"]*)"([^>]*)>')


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


def story(**words):
    """A story in Serbian and English."""
    words = {
        "headline": "Ljubav iz Šutke",
        "body": "<p>Dobar dan, njivo.</p><blockquote>Dan</blockquote>",
    } | words
    edition = EditionFactory(
        language="sr",
        slug="ljubav",
        published=True,
        **{f"words__{name}": text for name, text in words.items()},
    )
    EditionFactory(article=edition.article, language="en", slug="love", published=True)
    return edition


def get(path, **headers):
    return Client().get(path, headers=headers)


def page_of(path):
    response = get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_story_in_cyrillic_letters():
    story()
    response = get("/sr/cyrl/articles/ljubav/")
    page = response.content.decode()
    assert response.headers["Content-Language"] == "sr-Cyrl"
    assert '<html lang="sr-Cyrl"' in page
    assert len(re.findall(r"<h1\b", page)) == 1
    assert "Љубав из Шутке" in page
    assert "<p>Добар дан, њиво.</p><blockquote>Dan</blockquote>" in page
    assert "Ljubav iz" not in re.sub(r'"https?://[^"]*"|"mailto:[^"]*"|"viber:[^"]*"', "", page)
    assert f'<link rel="canonical" href="{SITE}/sr/cyrl/articles/ljubav/">' in page
    assert 'property="og:title" content="Љубав из Шутке"' in page
    assert f'property="og:url" content="{SITE}/sr/cyrl/articles/ljubav/"' in page
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_what_it_tells_programs():
    story()
    data = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page_of("/sr/cyrl/articles/ljubav/")
    )
    found = next(one for one in map(json.loads, data) if one["@type"] == "NewsArticle")
    assert (found["headline"], found["inLanguage"]) == ("Љубав из Шутке", "sr-Cyrl")
    assert found["url"] == found["mainEntityOfPage"] == f"{SITE}/sr/cyrl/articles/ljubav/"


def test_both_scripts_and_all_languages_name_each_other_alike():
    story()
    pages = [
        page_of(path) for path in ("/sr/cyrl/articles/ljubav/", "/sr/articles/ljubav/", "/en/articles/love/")
    ]
    told = [re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page) for page in pages]
    assert told[0] == told[1] == told[2]
    assert dict(told[0]) == {
        "en": f"{SITE}/en/articles/love/", "sr-Latn": f"{SITE}/sr/articles/ljubav/",
        "sr-Cyrl": f"{SITE}/sr/cyrl/articles/ljubav/", "x-default": f"{SITE}/en/articles/love/",
    }  # fmt: skip
    assert f"{SITE}/sr/articles/ljubav/" in pages[1].split('rel="canonical"')[1][:80]


def test_links_stay_in_the_letters_of_the_reader():
    story()
    for path in ("/sr/cyrl/", "/sr/cyrl/articles/ljubav/", "/sr/cyrl/people/", "/sr/cyrl/lite/"):
        links = LINK.findall(page_of(path))
        latin = [target for target, rest in links if cyrillic_address(target) and "data-script" not in rest]
        assert links
        assert latin == []
        assert [rest for _, rest in links if "data-script" in rest]


def test_the_way_to_the_other_letters_stands_on_serbian_pages_alone():
    story()
    link = '<a href="{0}" lang="{1}" hreflang="{1}" translate="no" data-script="{2}">{3}</a>'
    cyrillic = link.format("/sr/cyrl/articles/ljubav/", "sr-Cyrl", "cyrl", "Ћирилица")
    latin = link.format("/sr/articles/ljubav/", "sr-Latn", "", "Latinica")
    assert cyrillic in page_of("/sr/articles/ljubav/")
    assert latin in page_of("/sr/cyrl/articles/ljubav/")
    assert "data-script" not in page_of("/en/articles/love/")
    assert "data-script" not in page_of("/mk/")


def test_the_light_edition_is_there_in_cyrillic_too():
    story()
    page = page_of("/sr/cyrl/lite/articles/ljubav/")
    assert "Љубав из Шутке" in page
    assert f'<link rel="canonical" href="{SITE}/sr/cyrl/articles/ljubav/">' in page
    assert 'href="/sr/lite/articles/ljubav/" lang="sr-Latn"' in page


def test_redirects_stay_in_it_and_missing_pages_are_missing():
    story()
    assert get("/sr/cyrl/articles/ljubav").headers["Location"] == "/sr/cyrl/articles/ljubav/"
    assert get("/sr/cyrl").headers["Location"] == "/sr/cyrl/"
    missing = get("/sr/cyrl/articles/nothing/")
    assert (missing.status_code, '<html lang="sr-Cyrl"' in missing.content.decode()) == (404, True)
    for path in (
        "/sr/cyrl/feed.xml",
        "/mk/cyrl/",
        "/sr/cyrl/cyrl/",
        "/sr/cyrl/cyrl/articles/ljubav/",
        "/sr/cyrla/",
    ):
        assert get(path).status_code == 404


def test_a_site_without_serbian_has_no_such_addresses(settings):
    settings.LANGUAGES = [("en", "English"), ("mk", "Macedonian")]
    assert get("/sr/cyrl/").status_code == 404


def test_it_counts_as_the_page_that_it_is(rf, monkeypatch):
    edition = story()
    counted = []
    monkeypatch.setattr("visitors.middleware.record", lambda request, response: counted.append(
        (rules.page_key(request, response), request.path_info)
    ))  # fmt: skip
    get("/sr/articles/ljubav/")
    get("/sr/cyrl/articles/ljubav/")
    get("/sr/cyrl/lite/articles/ljubav/")
    assert {key for key, _ in counted} == {f"articles.article:{edition.article_id}"}
    assert counted[0] == counted[1]


def test_the_same_page_costs_no_more_queries(django_assert_num_queries):
    story()
    for path in (
        "/sr/articles/ljubav/",
        "/sr/cyrl/articles/ljubav/",
    ):  # what is remembered for a minute is read
        get(path)
    with CaptureQueriesContext(connection) as latin:
        get("/sr/articles/ljubav/")
    with django_assert_num_queries(len(latin)):
        get("/sr/cyrl/articles/ljubav/")


def test_a_name_that_the_newsroom_knows_in_cyrillic():
    person = PersonFactory(slug="blinken", name_sr="Antony Blinken")
    person.other_names.create(name="Ентони Блинкен", language="sr", script="Cyrl")
    person.other_names.create(name="Антони Блинкен", language="mk", script="Cyrl")
    forum = OrganizationFactory(slug="oscar", name_sr="UNESCO")
    forum.other_names.create(name="Унеско", language="sr", script="Cyrl")
    story(body="<p>Antony Blinken u UNESCO-u, čita Nevipe.</p>")
    assert "<p>Ентони Блинкен у Унеско-у, чита Nevipe.</p>" in page_of("/sr/cyrl/articles/ljubav/")
    assert (Person.objects.count(), Organization.objects.count()) == (1, 1)


def test_a_story_that_was_written_in_cyrillic_is_there_in_both_scripts():
    story(headline="Ђурђевдан у Шутки", body='<p>Добар дан.</p><p lang="mk">Ќе дојде.</p>')
    assert '<p>Dobar dan.</p><p lang="mk">Ќе дојде.</p>' in page_of("/sr/articles/ljubav/")
    assert "Đurđevdan u Šutki" in page_of("/sr/")
    assert "Ђурђевдан у Шутки" in page_of("/sr/cyrl/articles/ljubav/")


@pytest.mark.parametrize(
    ("cookie", "language", "leads_to"),
    [("cyrl", "sr", "/sr/cyrl/"), ("", "sr", "/sr/"), ("cyrl", "mk", "/mk/"), ("x", "sr", "/sr/")],
)
def test_the_front_door_knows_what_the_reader_chose(client, cookie, language, leads_to):
    client.cookies["script"] = cookie
    response = client.get("/", headers={"accept-language": language})
    assert response.headers["Location"] == leads_to
    assert response.headers["Cache-Control"] == "private, no-store"


def test_no_page_looks_at_the_cookie():
    story()
    chosen = Client()
    chosen.cookies["script"] = "cyrl"
    with time_machine.travel(timezone.now(), tick=False):
        for path in ("/sr/", "/sr/articles/ljubav/"):
            assert chosen.get(path).content == get(path).content


def test_every_kind_of_page():
    full_paper()
    wrong = {}
    for page in (*PAGES, *LIGHT):
        address = page.address("sr")
        response, in_latin = (get(path, host="127.0.0.1") for path in (cyrillic_address(address), address))
        assert (address, response.status_code) == (address, in_latin.status_code)
        faults = Markup(in_latin.content.decode()).faults("sr")
        if new := set(Markup(response.content.decode()).faults("sr-Cyrl")) - set(faults):
            wrong[page.name] = new
    assert wrong == {}
