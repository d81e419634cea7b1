"""The translator's desk in a real browser: names at the cursor, lengths as one types, by keyboard, on a tablet."""

import os

import pytest
from playwright.sync_api import expect

from tests.articles.newsroom import desk_url
from tests.articles.translating import BODY, change_source, translated_story
from tests.axe import faults
from tests.factories import (
    PASSWORD,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    TagFactory,
    UserFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDITOR = ".ProseMirror[contenteditable=true]"


@pytest.fixture
def story(db):
    """A story with names, an Albanian translation, and an original that has changed since."""
    article = translated_story()
    article.people.add(PersonFactory(name_mk="Ана Ковач", name_en="Ana Kovač", name_sq="Ana Kovaç"))
    article.organizations.add(OrganizationFactory(name_mk="Форум на Ромите", acronym_sq="FR"))
    article.events.add(EventFactory(name_mk="Годишен собир"))
    article.tags.add(TagFactory(name_mk="Домување", name_sq="Banimi"))
    moved = BODY.replace("Двесте", "Триста").replace("нов стан", "<strong>нов</strong> стан")
    change_source(
        article, "major", body=moved + "<p>Градоначалникот <a href='https://x.example/'>најави</a> пари.</p>"
    )
    return article


@pytest.fixture
def opened(chromium, live_server, story):
    """Open the desk as Ana sees it, collecting what the browser complains about."""
    UserFactory(username="ana", role="Editor")
    contexts = []

    def open_page(width=1280, **options):
        viewport = {"width": width, "height": 800}
        contexts.append(
            chromium.new_context(base_url=live_server.url, viewport=viewport, locale="en-GB", **options)
        )
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto("/admin/")
        page.fill("#id_username", "ana")
        page.fill("#id_password", PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.click("[type=submit]")
        page.goto(desk_url(story, "sq"))
        return page

    yield open_page
    for context in contexts:
        context.close()


def numbers(page, field):
    box = page.locator(f"[data-length-of={field}]")
    return [int(box.locator(f"[data-count={what}]").inner_text()) for what in ("words", "characters")]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1024, "dark"), (768, "light")])
def test_two_columns_that_fit(opened, width, scheme):
    page = opened(width, color_scheme=scheme)
    page.locator(EDITOR).wait_for()
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/desk-{width}-{scheme}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    left, own = page.locator(".desk-text").bounding_box(), page.locator(".desk-own").bounding_box()
    assert (left["x"] + left["width"] <= own["x"]) == (width > 900)
    assert left["height"] < 800  # the source scrolls on its own
    assert page.complaints == []  # asked before the checker works, which leaves styles of its own behind
    assert faults(page) == []


def test_a_name_is_written_where_one_wrote_last(opened):
    page = opened()
    page.fill("#id_headline", "Sot:  flet")
    page.evaluate("document.querySelector('#id_headline').setSelectionRange(5, 5)")
    page.click("[data-insert='Ana Kovaç']")
    assert page.input_value("#id_headline") == "Sot: Ana Kovaç flet"
    page.locator(EDITOR).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Tha ")
    page.focus("[data-insert='Banimi']")  # by keyboard: focus leaves the text, and comes back
    page.keyboard.press("Enter")
    expect(page.locator(EDITOR)).to_be_focused()  # the editor takes the focus back in its next frame
    page.keyboard.type("!")
    expect(page.locator("#id_body")).to_have_value("<p>Dyqind familje. Tha Banimi!</p>")


def test_lengths_follow_the_typing_as_the_server_counts_them(opened):
    page = opened()
    page.fill("#id_standfirst", "Tre  fjalë këtu")
    page.locator(EDITOR).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Një & dy")
    page.keyboard.press("Enter")
    page.keyboard.type("tri")
    expect(page.locator("[data-length-of=body] [data-count=words]")).to_have_text("6")
    typed = {field: numbers(page, field) for field in ("headline", "standfirst", "body", "all")}
    assert not page.locator("#desk-missing").is_visible()
    with page.expect_navigation(wait_until="load"):
        page.click("input[name=_save]")
    page.locator(EDITOR).wait_for()
    assert {field: numbers(page, field) for field in typed} == typed


def test_the_left_side_is_switched_by_keyboard_and_without_scripts(opened):
    page = opened(java_script_enabled=False)
    assert page.locator(".desk-changes").is_visible()
    assert not page.locator(".desk-whole").is_visible()
    page.focus("#view-changes")
    page.keyboard.press("ArrowRight")
    assert page.locator(".desk-whole").is_visible()
    assert not page.locator("[data-insert]").first.is_visible()
    assert "Ana Kovaç" in page.inner_text(".desk-names")
    with page.expect_navigation(wait_until="load"):
        page.click("button[name=_still_correct]")
    assert "still correct" in page.inner_text(".messagelist")
    assert not page.locator(".desk-changes").count()
