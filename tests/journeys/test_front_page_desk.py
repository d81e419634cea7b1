"""The front page desk in a real browser: with the mouse, with the keyboard, and without scripts."""

import pytest

from newsroom.models import Slot
from tests.axe import faults
from tests.factories import PASSWORD, UserFactory
from tests.newsroom.front_pages import launch, place, press, story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = "/admin/front/en/"


@pytest.fixture
def open_desk(chromium, live_server):
    """The desk with three stories, as Ana sees it."""
    ana = UserFactory(username="ana", role="editor")
    place(*(story(name) for name in ("One", "Two", "Three")), by=ana)
    contexts = []

    def open_page(address=DESK, width=1024, **options):
        viewport = {"width": width, "height": 800}
        context = chromium.new_context(base_url=live_server.url, locale="en-GB", viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto(address)
        page.fill("#id_username", "ana")
        page.fill("#id_password", PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.click("[type=submit]")
        return page

    yield open_page
    for context in contexts:
        context.close()


def order() -> list[str]:
    slots = Slot.objects.filter(front__state="draft").select_related("article")
    return [slot.article.headline_en for slot in slots]


def test_a_story_is_dragged_to_another_place(open_desk):
    page = open_desk()
    rows = page.locator(".place")
    with page.expect_navigation(wait_until="load"):
        rows.nth(2).drag_to(rows.nth(0))
    assert order() == ["Three", "One", "Two"]
    assert page.complaints == []


def test_the_keyboard_stays_where_it_was(open_desk):
    page = open_desk()
    page.get_by_role("button", name="Up: Three").focus()
    for expected in (["One", "Three", "Two"], ["Three", "One", "Two"]):
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        assert order() == expected
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Up: Three"


def test_everything_works_without_scripts(open_desk):
    page = open_desk(java_script_enabled=False)
    for button in ("Down: One", "Pin: One", "Launch"):
        with page.expect_navigation(wait_until="load"):
            page.get_by_role("button", name=button).click()
    assert list(Slot.objects.filter(front__state="live").values_list("place", "is_pinned")) == [
        (0, False), (1, True), (2, False)
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [768, 1280])
def test_nothing_stands_in_anybodys_way(open_desk, scheme, width):
    page = open_desk(width=width, color_scheme=scheme)
    for address in (DESK, "/admin/front/", "/admin/front/en/history/"):
        page.goto(address)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_breaking_news_stands_in_nobodys_way(chromium, live_server, client, width):
    ana = UserFactory(role="editor")
    launch(story("One"), by=ana)
    client.force_login(ana)
    client.post("/admin/front/", {"text_en": "Minister resigns after a vote in parliament", "hours": 1})
    context = chromium.new_context(
        base_url=live_server.url, locale="en-GB", viewport={"width": width, "height": 700}
    )
    page = context.new_page()
    page.goto("/en/")
    assert page.get_by_role("region", name="Breaking news").is_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert press(client, "automatic").status_code == 302
