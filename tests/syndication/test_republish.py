"""The page from which another newsroom takes a story."""

from html import unescape

import pytest
from django.test import Client

from articles.models import Article, Edition
from languages.registry import CODES
from prose.emails import find
from tests.factories import ArticleFactory, EditionFactory, PersonFactory, PictureFactory

pytestmark = pytest.mark.django_db


def story(language="en", licence="cc-by-4.0", **about) -> Edition:
    edition = EditionFactory(language=language, published=True, slug="s", **about)
    Article.objects.filter(pk=edition.article_id).update(licence=licence)
    return edition


def page(language="en") -> str:
    answer = Client().get(f"/{language}/articles/s/republish/")
    assert answer.status_code == 200
    return answer.content.decode()


def copied(text: str) -> str:
    return unescape(text.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>", maxsplit=1)[0])


@pytest.mark.parametrize("language", CODES)
def test_the_page_says_terms_credit_and_text_in_every_language(language):
    edition = story(language)
    text = page(language)
    assert text.count("<h1") == 1
    assert "CC BY 4.0" in text
    assert "noindex" in text
    html = copied(text)
    assert edition.headline in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    assert f"/{language}/articles/s/" in html


def test_the_text_names_who_wrote_it_and_brings_no_picture():
    edition = story(article__picture=PictureFactory(), words__body="<p>Mail ana@example.org</p>")
    edition.article.bylines.create(person=PersonFactory(name_en="Ana Kovač"))
    edition.article.bylines.create(name="Somebody", role="translator", language="mk")
    html = copied(page())
    assert "Ana Kovač" in html
    assert "Somebody" not in html
    assert "<img" not in html
    assert find(html) == []


def test_hostile_words_stay_words():
    story(words__headline="</textarea><script>alert(1)</script>")
    text = page()
    assert "<script>alert" not in text
    assert "&lt;/textarea&gt;" not in copied(text)[:5]


@pytest.mark.parametrize(
    ("licence", "agency", "status"),
    [("cc-by-nd-4.0", "", 200), ("all-rights-reserved", "", 404), ("cc-by-4.0", "MIA", 404)],
)
def test_only_where_the_terms_allow_it(licence, agency, status):
    edition = story(licence=licence)
    Article.objects.filter(pk=edition.article_id).update(agency=agency)
    assert Client().get("/en/articles/s/republish/").status_code == status
    link = 'href="/en/articles/s/republish/"' in Client().get("/en/articles/s/").content.decode()
    assert link is (status == 200)


def test_drafts_and_strangers():
    edition = EditionFactory(language="en", slug="d")
    Article.objects.filter(pk=edition.article_id).update(licence="cc-by-4.0")
    for slug in ("d", "nobody"):
        assert Client().get(f"/en/articles/{slug}/republish/").status_code == 404


def test_moved_and_not_yet_lead_on():
    edition = story()
    edition.former_slugs.create(language="en", slug="old")
    assert Client().get("/en/articles/old/republish/")["Location"] == "/en/articles/s/republish/"
    assert Client().get("/mk/articles/s/republish/")["Location"] == "/mk/articles/s/"


def test_the_language_menu_leads_to_the_same_page():
    article = ArticleFactory(published=["en", "mk"])
    Article.objects.update(licence="cc-by-4.0")
    en, mk = (article.editions.get(language=code) for code in ("en", "mk"))
    text = Client().get(f"/en/articles/{en.slug}/republish/").content.decode()
    assert f"/mk/articles/{mk.slug}/republish/" in text


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_button_copies(browser_page):
    story()
    browser_page.goto("/en/articles/s/republish/", wait_until="domcontentloaded")
    button = browser_page.locator("[data-copies='republish-html']")
    button.click()
    assert button.inner_text() == "Copied"
