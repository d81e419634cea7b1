"""The main journey: write, translate, publish, read in two languages, be seen in the counter."""

import re

import pytest

from tests.factories import PASSWORD, PictureFactory, SectionFactory, TagFactory, UserFactory
from tests.portal.paper import paper
from visitors import recorder
from visitors.fold import fold_waiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

READER = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def newsroom(db):
    """A newsroom with an editor, a translator, a section, a tag and a picture."""
    SectionFactory(slug="politics", name_en="Politics", name_mk="Политика")
    TagFactory(name_en="Elections", name_mk="Избори", slug="elections")
    PictureFactory()
    UserFactory(username="ana", role="Editor")
    UserFactory(username="besa", role="Translator", translates=["sq"])


@pytest.fixture
def visit(chromium, live_server):
    """Open a page as a reader with no cookies, and tell what went wrong on it."""
    contexts = []

    def open_page(path, **options):
        context = chromium.new_context(base_url=live_server.url, user_agent=READER, **options)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on(
            "console", lambda message: page.problems.append(message.text) if message.type == "error" else None
        )
        page.on("request", lambda asked: None if asked.url.startswith((live_server.url, "data:"))
                else page.problems.append(asked.url))  # fmt: skip
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def follow(page, selector):
    """Click and wait for the page that the click leads to; a click alone may return before it has come."""
    with page.expect_navigation(wait_until="load"):
        page.click(selector)


def log_in(page, username):
    page.goto("/admin/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    follow(page, "[type=submit]")


EDITOR = ".ProseMirror[contenteditable=true]"


def write_and_publish(page):
    """Ana writes in Macedonian and publishes."""
    log_in(page, "ana")
    follow(page, "text=Write a story")
    page.select_option("#id_original_language", "mk")
    page.fill("#id_headline", "Ромите во Шуто Оризари добија библиотека")
    page.fill("#id_standfirst", "Првата библиотека во општината.")
    page.locator(EDITOR).click()
    page.keyboard.type("Библиотеката е отворена денес.")
    page.select_option("#id_section", label="Politics")
    follow(page, "input[name=_publish]")
    assert "published. Readers can read it now" in page.inner_text(".messagelist")


def translate_and_hand_in(page) -> str:
    """Besa translates side by side and hands it in; she sees no button to publish."""
    page.context.clear_cookies()
    log_in(page, "besa")
    page.goto("/admin/articles/article/")
    follow(page, "text=Ромите во Шуто Оризари")
    follow(page, ".language-panel tr:has(th[lang=sq]) >> text=Translate")
    assert "Првата библиотека" in page.inner_text(".desk-source")
    page.fill("#id_headline", "Romët në Shuto Orizare morën bibliotekë")
    page.locator(EDITOR).click()
    page.keyboard.type("Biblioteka u hap sot.")
    assert not page.locator("input[name=_publish]").count()
    follow(page, "input[name=_submit]")
    return page.url


def read_in_two_languages(reader):
    """A reader finds the story and its translation; nothing comes from elsewhere, no cookie stays."""
    follow(reader, "text=Ромите во Шуто Оризари добија библиотека")
    assert reader.inner_text("h1") == "Ромите во Шуто Оризари добија библиотека"
    assert "Библиотеката е отворена денес." in reader.inner_text("article")
    follow(reader, ".language-line >> text=Shqip")
    assert reader.inner_text("h1") == "Romët në Shuto Orizare morën bibliotekë"
    assert reader.locator("html").get_attribute("lang") == "sq"
    assert reader.problems == []
    assert reader.context.cookies() == []


def test_from_the_form_to_the_counter(newsroom, browser_page, visit):
    page, problems = browser_page, []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    write_and_publish(page)
    desk = translate_and_hand_in(page)
    page.context.clear_cookies()
    log_in(page, "ana")
    page.goto(desk)
    follow(page, "input[name=_publish]")
    assert problems == []
    read_in_two_languages(visit("/mk/"))

    # The counter has seen one reader; the colleagues are not in it.
    recorder.finish()
    fold_waiting()
    row = visit("/sq/statistics/").locator("[data-country]").first
    assert row.get_attribute("data-visitors") == "1"
    front = visit("/mk/")
    popular = front.locator("[data-block=most-popular] [data-page]").first
    assert popular.get_attribute("data-page").startswith("articles.article:")
    assert re.search(r"\b1\b", front.inner_text("[data-block=online-now]"))


@pytest.mark.parametrize("javascript", [True, False])
def test_switching_languages_on_every_kind_of_page(visit, javascript):
    paper(3)
    for path in ("/en/", "/en/articles/newest/", "/en/sections/politics/", "/en/tags/rights/", "/en/archive/",
                 "/en/people/ana-kovac/", "/en/organizations/roma-forum/", "/en/events/meeting/", "/en/people/",
                 "/en/statistics/", "/en/about/"):  # fmt: skip
        page = visit(path, java_script_enabled=javascript, viewport={"width": 1280, "height": 900})
        for tag in ("rom", "sq", "mk"):
            follow(page, f".strip-languages a[hreflang='{tag}']")
            assert page.locator("h1").count() == 1
            assert page.locator("html").get_attribute("lang") == tag
            assert "404" not in page.title()
            assert path == "/en/" or not page.url.endswith(f"/{tag}/")
