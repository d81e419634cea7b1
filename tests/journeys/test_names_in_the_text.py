"""A journalist writes, and the desk reads along: one click links, one click corrects, and saving keeps both."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from articles.writing import save_words
from people.models import PersonName
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, PersonFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENCE = 60_000
EDITOR = ".prose-editor:has(#id_body) .tiptap"


@pytest.fixture
def people():
    tajani = PersonFactory(name_en="Antonio Tajani", name_mk="Антонио Тајани", slug="tajani")
    PersonName.objects.create(person=tajani, name="Antonio Tianni", kind="misspelling", language="en")
    return tajani, PersonFactory(name_en="Zoran Dimov", name_mk="Зоран Димов", slug="zoran-dimov")


@pytest.fixture
def page(browser_page, people):
    UserFactory(role="editor", username="ana")
    article = ArticleFactory(original_language="en")
    save_words(
        article, "en", {"headline": "A meeting", "body": "<p>They <b>met Antonio</b> Tianni.</p>"}, by=None
    )
    browser_page.set_default_timeout(PATIENCE)
    browser_page.problems = []
    browser_page.on("pageerror", lambda error: browser_page.problems.append(str(error)))
    browser_page.on(
        "console", lambda said: browser_page.problems.append(said.text) if said.type == "error" else None
    )
    browser_page.goto(f"/admin/login/?next=/admin/articles/article/{article.pk}/change/")
    browser_page.fill("#id_username", "ana")
    browser_page.fill("#id_password", PASSWORD)
    with browser_page.expect_navigation(wait_until="load"):
        browser_page.click("[type=submit]")
    browser_page.wait_for_selector(f"{EDITOR}[contenteditable=true]")
    return browser_page


def test_link_and_correct(page, people):
    dimov = people[1]
    panel = page.locator("#naming")
    expect(panel).to_contain_text("Antonio Tianni → Antonio Tajani")

    # Correct: in the editor only, across bold letters, and nothing is saved.
    panel.get_by_role("button", name="Correct in the text").click()
    expect(page.locator(EDITOR)).to_have_text("They met Antonio Tajani.")
    expect(panel).not_to_contain_text("Tianni", timeout=PATIENCE)
    assert "Tianni" in Article.objects.get().body_en

    # What is typed is read a few seconds later; linking keeps the typed words where they are.
    page.fill("#id_headline", "A meeting with Zoran Dimov")
    button = panel.get_by_role("button", name="Link (Zoran Dimov)")
    expect(button).to_be_visible(timeout=PATIENCE)
    button.click()
    expect(panel).to_contain_text("1 name is linked", timeout=PATIENCE)
    expect(page.locator("#id_headline")).to_have_value("A meeting with Zoran Dimov")
    assert list(Article.objects.get().people.all()) == [dimov]

    with page.expect_navigation(wait_until="load"):
        page.locator("input[name=_save]:visible").click()
    saved = Article.objects.get()
    assert saved.body_en == "<p>They <strong>met Antonio Tajani</strong>.</p>"
    assert saved.headline_en == "A meeting with Zoran Dimov"
    assert list(saved.people.all()) == [dimov]
    assert page.problems == []


def test_the_panel_is_for_everybody_and_the_enter_key_links_nothing(page):
    expect(page.get_by_role("button", name="Correct in the text")).to_be_visible()
    # Django's tables of rows have one empty head.
    assert [fault for fault in faults(page) if "empty-table-header" not in fault] == []
    page.locator("#id_headline").focus()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert Article.objects.get().people.count() == 0
    assert page.url.endswith("/change/")
