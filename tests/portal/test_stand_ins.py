"""Every list of the paper, filled up with other languages and not: what stands there, in whose words, at what cost."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition
from articles.standins import set_rule
from tests.factories import ArticleFactory, EditionFactory, PictureFactory
from tests.portal.counted import count_stories
from tests.portal.paper import paper
from tests.portal.test_pages import QUERIES

pytestmark = pytest.mark.django_db
MONTH = f"archive/{timezone.localdate():%Y/%m}/"
LISTS = [
    "", "sections/politics/", "tags/rights/", "storylines/trial/", MONTH[:-3], MONTH,
    "people/ana-kovac/", "organizations/roma-forum/", "events/meeting/",
]  # fmt: skip
CHAINS = {"rom": ["mk", "en"], "sq": ["en", "mk"], "tr": ["en"], "sr": ["mk"]}
BADGES = {"mk": "Македонски", "en": "English"}


def fill(*languages):
    for language in languages or CHAINS:
        set_rule(language, fills_up=True, chain=CHAINS[language])


def page(client, language, address):
    response = client.get(f"/{language}/{address}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("language", CHAINS)
def test_only_this_language_until_a_rule_says_more(client, language, address):
    article = paper(3)
    assert article.headline_mk not in page(client, language, address)
    assert article.headline_en not in page(client, language, address)


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("language", CHAINS)
def test_filled_up_lists_show_the_first_that_stands_in(client, language, address):
    article = paper(3)
    fill()
    shown = page(client, language, address)
    stands_in = CHAINS[language][0]
    other = {"mk": "en", "en": "mk"}[stands_in]
    edition = article.editions.get(language=stands_in)
    assert edition.headline in shown
    assert article.words(other)["headline"] not in shown
    assert f'href="{edition.get_absolute_url()}" lang="{stands_in}" dir="ltr" hreflang="{stands_in}"' in shown
    assert f'<span class="tongue badge" lang="{stands_in}" dir="ltr">{BADGES[stands_in]}</span>' in shown
    assert len(re.findall(r"<h1\b", shown)) == 1


@pytest.mark.parametrize("address", LISTS)
def test_own_stories_wear_no_badge(client, address):
    article = paper(2)
    fill("rom")
    for story in {article, *(edition.article for edition in Edition.objects.select_related("article"))}:
        EditionFactory(article=story, language="rom", published=True)
    shown = page(client, "rom", address)
    assert "badge" not in shown
    assert 'hreflang="mk">' + article.headline_mk not in shown


def test_one_card_is_one_language_down_to_its_date_and_picture(client):
    article = ArticleFactory(picture=PictureFactory(alt_en="A street", alt_mk="Улица", alt_rom="Drom"))
    EditionFactory(
        article=article, language="mk", published=True, words__kicker="Култура", words__standfirst="Кратко."
    )
    EditionFactory(article=article, language="rom", words__kicker="Kultura")
    fill("rom")
    card = re.search(r'<article class="card card-lead".*?</article>', page(client, "rom", ""), re.DOTALL)[0]
    assert card.startswith('<article class="card card-lead" lang="mk" dir="ltr">')
    for words in (article.headline_mk, "Култура", "Кратко.", 'alt="Улица" lang="mk"', "мај 2024"):
        assert words in card
    for words in ("Kultura", "A street", "Drom"):
        assert words not in card


def test_a_card_without_kicker_names_the_section_in_its_own_language(client):
    paper(1)
    fill("rom")
    card = re.search(r'<article class="card card-lead".*?</article>', page(client, "rom", ""), re.DOTALL)[0]
    assert "Општество" in card
    assert "Society" not in card


@pytest.mark.parametrize(
    "state", [{}, {"in_review": True}, {"scheduled": True}, {"embargoed": True}, {"withdrawn": True}]
)
@pytest.mark.parametrize("address", ["", "sections/politics/", "archive/", "archive/2024/05/"])
def test_what_is_not_public_stands_in_nowhere(client, state, address):
    article = paper(2)
    EditionFactory(
        article=ArticleFactory(section=article.section), language="mk",
        words__headline="Тајна канаринка", words__kicker="Канаринец", **state,
    )  # fmt: skip
    fill()
    for language in CHAINS:
        shown = page(client, language, address)
        assert "канаринка" not in shown
        assert "Канаринец" not in shown
    if address == "archive/":
        assert f'<a href="/rom/{address}2024/05/">' not in page(client, "rom", address)


def test_the_article_s_own_page_stays_what_it_is(client):
    paper(2)
    fill("rom")
    response = client.get("/rom/articles/newest/")
    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex"
    shown = client.get("/mk/articles/" + Edition.objects.filter(language="mk").latest("pk").slug + "/")
    assert b'hreflang="rom" href=' not in shown.content


def test_the_archive_counts_what_its_months_show(client):
    paper(3)
    fill("rom")
    shown = page(client, "rom", "archive/")
    counts = sum(int(count) for count in re.findall(r"</span> <small>(\d+)</small>", shown))
    assert counts == Edition.objects.readable("rom").count() == 3


def test_the_most_popular_keep_a_story_whose_own_language_was_withdrawn(client):
    article = ArticleFactory(published=["rom", "mk"])
    count_stories("rom")
    article.editions.filter(language="rom").update(status="withdrawn")
    assert article.headline_mk not in page(client, "rom", "about/")
    fill("rom")
    shown = page(client, "rom", "about/")
    assert f'data-page="articles.article:{article.pk}"' in shown
    assert article.headline_mk in shown


def test_pages_of_a_list_hold_every_story_once(client):
    paper(45)
    fill("rom")
    found = []
    for number in (1, 2, 3):
        shown = client.get("/rom/sections/politics/", {"page": number}).content.decode()
        rows = re.findall(r'<article class="row".*?</article>', shown, re.DOTALL)
        found += [re.search(r'href="([^"]+)"', row)[1] for row in rows]
    assert len(found) == len(set(found)) == 45
    assert client.get("/rom/sections/politics/", {"page": 4}).status_code == 404


@pytest.mark.parametrize("stories", [10, 300])
def test_filling_up_costs_no_query(client, stories):
    paper(stories)
    fill("rom")
    for address in ("about/", "people/", "organizations/"):
        client.get(f"/rom/{address}")  # the rule and the names of all records are read for minutes
    counted = {}
    for address in [*LISTS, "archive/"]:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            page(client, "rom", address)
        counted[f"/en/{address}"] = len(queries)
    assert counted == {url: QUERIES[url] for url in counted}
