"""Corrections and the box "About this article" in a real browser: nothing that axe objects to, nothing too wide."""

import pytest
from django.urls import reverse

from articles import correcting, writing
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOURCES = "Report of the ministry, https://www.example.org/a/very/long/address/of-a-report-that-nobody-reads.pdf\nInterview"


@pytest.fixture
def article(db):
    """A story with everything that stands at its foot, in three languages."""
    ana = UserFactory(username="ana", role="Editor")
    article = ArticleFactory(created_by=ana, original_language="mk", published=["mk"])
    source = writing.save_words(article, "mk", {"headline": "Двесте семејства", "sources": SOURCES}, by=ana)
    for language, machine in (("en", "checked"), ("rom", "raw")):
        words = {"headline": "Two hundred families", "body": "<p>Words.</p>", "sources": SOURCES}
        edition = writing.save_words(article, language, words, by=ana, source_revision=source.revision)
        article.editions.filter(pk=edition.pk).update(
            status="published", published_at=source.created_at, machine=machine
        )
        article.bylines.create(name="Sebihana", role="translator", language=language)
    article.bylines.create(name="Nevipe")
    for kind, text in (
        ("correction", "We wrote 200 families; it is 20."),
        ("update", "The vote was put off."),
    ):
        made = correcting.open_correction(article, "en", kind=kind, text=text, by=ana)
    for language, words in (("mk", "Беа дваесет."), ("rom", "Biš familie.")):
        correcting.publish_text(made.texts.get(language=language), words=words, by=ana)
    return article


@pytest.fixture
def opened(chromium, live_server):
    """Open a page, collecting what the browser complains about."""
    contexts = []

    def open_page(address, width, **options):
        viewport = {"width": width, "height": 900}
        contexts.append(
            chromium.new_context(base_url=live_server.url, viewport=viewport, locale="en-GB", **options)
        )
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto(address)
        if address.startswith("/admin/"):
            page.fill("#id_username", "ana")
            page.fill("#id_password", PASSWORD)
            with page.expect_navigation(wait_until="load"):
                page.click("[type=submit]")
        return page

    yield open_page
    for context in contexts:
        context.close()


def check(page, width):
    assert page.complaints == []  # before axe, which tries styles of its own on textareas
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "mk", "rom"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_foot_of_a_story_and_the_public_list(article, opened, language, width, scheme):
    story = article.editions.get(language=language).get_absolute_url()
    for address in (story, f"/{language}/corrections/"):
        check(opened(address, width, color_scheme=scheme), width)


@pytest.mark.parametrize(("width", "scheme"), [(768, "light"), (1024, "dark"), (1280, "light")])
def test_the_corrections_of_a_story_in_the_newsroom(article, opened, width, scheme):
    page = opened(
        reverse("admin:articles_article_corrections", args=[article.pk]), width, color_scheme=scheme
    )
    page.click("details summary >> nth=0")
    check(page, width)


def test_a_correction_is_written_with_the_keyboard(article, opened):
    page = opened(
        reverse("admin:articles_article_corrections", args=[article.pk]), 1024, java_script_enabled=False
    )
    page.focus("#id_text")
    page.keyboard.type("It is 21 after all.")
    page.keyboard.press("Tab")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert "Readers have the note" in page.inner_text(".messagelist")
    assert article.corrections.count() == 3
