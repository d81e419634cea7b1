"""Titles, sentences, pictures and languages for lists of results and cards of social networks."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from languages.registry import ALL
from tests.factories import EditionFactory, PictureFactory
from tests.portal.paper import paper
from tests.portal.test_pages import QUERIES
from tests.syndication.heads import SITE, Head

pytestmark = pytest.mark.django_db
PAGES = [path for path in QUERIES if not path.startswith("/rom/")]
FOR_PROGRAMS = (
    r'<meta (?:name="(?:description|twitter)|property="(?:og|article):)[^>]*>\n'
    r'|<script type="application/ld.*?</script>\n?'
)
STORY_BYTES, FRONT_BYTES = 1200, 600


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_title_a_sentence_and_a_card(client, path):
    paper(3)
    head = Head(client, path)
    title, sentence = head.root.findtext(".//title"), head.meta("description")
    assert title.endswith(" · Nevipe")
    assert len(sentence) == 1
    assert 10 <= len(sentence[0]) <= 300
    assert head.meta("og:description") == sentence
    assert head.meta("og:url") == [head.canonical()] == [SITE + path]
    assert head.meta("og:site_name") == ["Nevipe"]
    assert head.meta("twitter:card") == ["summary_large_image"]
    assert head.meta("og:image")[0].startswith(SITE)
    assert all(head.meta(f"og:image:{name}") for name in ("width", "height", "alt"))
    assert head.meta("og:type") == ["article" if "/articles/" in path else "website"]


def test_titles_and_sentences_differ_from_page_to_page(client):
    paper(3)
    heads = [Head(client, path) for path in PAGES]
    assert len({head.root.findtext(".//title") for head in heads}) == len(heads)
    assert len({head.meta("description")[0] for head in heads}) == len(heads)


def test_a_story_tells_its_languages_dates_and_topics(client):
    article = paper(2)
    head = Head(client, "/mk" + article.editions.get(language="mk").get_absolute_url()[3:])
    assert head.meta("og:locale") == ["mk_MK"]
    assert head.meta("og:locale:alternate") == ["en_GB"]
    assert head.meta("article:section") == [article.section.name_mk]
    assert len(head.meta("article:tag")) == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00", head.meta("article:published_time")[0])


def test_every_language_has_a_code_for_cards():
    codes = {language.locale for language in ALL.values()}
    assert codes == {"en_GB", "mk_MK", "rom_001", "sq_AL", "sr_RS", "tr_TR"}


def test_a_story_with_a_picture_shows_it(client):
    edition = EditionFactory(language="en", published=True, slug="x")
    edition.article.picture = PictureFactory()
    edition.article.save()
    head = Head(client, "/en/articles/x/")
    assert "/media/" in head.meta("og:image")[0]
    assert head.meta("og:image:alt") == ["A street in Šuto Orizari"]
    assert client.get(head.meta("og:image")[0].removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize(("name", "size"), [("card", (1200, 675)), ("sign", (512, 512))])
def test_the_paper_has_pictures_of_its_own(name, size):
    with Image.open(finders.find(f"img/{name}.png")) as picture:
        assert picture.size == size


def test_the_second_page_of_a_list_says_so_in_its_title(client):
    paper(25)
    first, second = (Head(client, f"/en/sections/politics/{ask}") for ask in ("?page=1", "?page=2"))
    assert second.root.findtext(".//title") == first.root.findtext(".//title").replace(" · ", " (2) · ")


@pytest.mark.parametrize(("path", "most"), [("/en/articles/newest/", STORY_BYTES), ("/en/", FRONT_BYTES)])
def test_what_programs_read_costs_readers_little(client, path, most):
    article = paper(3)
    article.picture = PictureFactory()
    article.save()
    page = client.get(path).content.decode()
    without = re.sub(FOR_PROGRAMS, "", page, flags=re.DOTALL)
    assert "og:" not in without
    assert len(gzip.compress(page.encode())) - len(gzip.compress(without.encode())) <= most
