"""The preview in a real browser: a telephone and a desk, with the keyboard, and nothing that axe objects to."""

import pytest
from django.urls import reverse

from articles import writing
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = {"phone": (360, 390), "desk": (1280, 1280)}


@pytest.fixture
def opened(chromium, live_server):
    """Open the preview of a draft as Ana sees it."""
    ana = UserFactory(username="ana", role="Editor")
    article = ArticleFactory(created_by=ana)
    for language, headline in (("mk", "Нацрт за домување"), ("sq", "Projekt për banim")):
        words = {
            "headline": headline,
            "body": f"<p>{headline}. <a href='https://example.org/'>x</a></p>" * 30,
        }
        writing.save_words(article, language, words, by=ana)
    contexts = []

    def open_page(width: int, **options):
        viewport = {"width": width, "height": 900}
        contexts.append(
            chromium.new_context(base_url=live_server.url, viewport=viewport, locale="en-GB", **options)
        )
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto(reverse("admin:articles_article_preview", args=[article.pk, "mk"]))
        page.fill("#id_username", "ana")
        page.fill("#id_password", PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.click("[type=submit]")
        return page

    yield open_page
    for context in contexts:
        context.close()


def inner_width(page) -> int:
    return page.frame_locator("iframe").locator("html").evaluate("it => it.clientWidth")


@pytest.mark.parametrize("width", [768, 1024, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_as_wide_as_a_telephone_or_a_desk(opened, width, scheme):
    page = opened(width, color_scheme=scheme)
    assert 1250 <= inner_width(page) <= 1280
    page.focus(".preview-desk")
    page.keyboard.press("ArrowUp")
    assert 360 <= inner_width(page) <= 390
    assert page.frame_locator("iframe").locator("h1").inner_text() == "Нацрт за домување"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []
    assert page.complaints == []


def test_without_scripts_there_are_tabs_and_a_plain_page(opened):
    page = opened(1024, java_script_enabled=False)
    with page.expect_navigation(wait_until="load"):
        page.click(".preview-tabs a[href*='/sq/']")
    assert page.frame_locator("iframe").locator("h1").inner_text() == "Projekt për banim"
    with page.expect_navigation(wait_until="load"):
        page.click("text=The page without frame")
    assert page.locator("h1").inner_text() == "Projekt për banim"
    assert page.locator("html").get_attribute("lang") == "sq"


def test_a_secret_link_is_made_and_opens_elsewhere(opened, chromium):
    page = opened(1280)
    with page.expect_navigation(wait_until="load"):
        page.click("text=Make a secret link")
    assert faults(page) == []
    address = page.input_value("#secret-address")
    stranger = chromium.new_context()
    other = stranger.new_page()
    other.goto(page.url.split("/admin/")[0] + "/preview/" + address.split("/preview/")[1])
    assert other.locator("h1").inner_text() == "Нацрт за домување"
    assert stranger.cookies() == []
    assert faults(other) == []
    stranger.close()
