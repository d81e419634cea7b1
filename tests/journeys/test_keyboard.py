"""A reader who has no mouse: every link can be reached and seen, in the order of the page, and nothing is a trap."""

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import look, open_page, watched
from tests.portal.full_paper import full_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STORY = "/en/articles/everything/"
WHERE = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const all = [...document.querySelectorAll("*")];
    return here === document.body ? null
      : { name: looking.name(here), place: all.indexOf(here), href: here.getAttribute("href"), top: box.top + scrollY };
}"""
MOST = 400


@pytest.fixture
def open_story(chromium, live_server):
    """A story with everything, in a window of some width."""
    full_paper()
    contexts = []

    def opened(width: int, address: str = STORY, height: int = 700):
        viewport = {"width": width, "height": height}
        contexts.append(
            chromium.new_context(base_url=live_server.url, viewport=viewport, reduced_motion="reduce")
        )
        page = watched(contexts[-1])
        assert open_page(page, address) == []
        return page

    yield opened
    for context in contexts:
        context.close()


def press(page, key: str = "Tab") -> dict | None:
    """Press a key; where the focus is now, or nothing when it has left the page."""
    page.keyboard.press(key)
    return page.evaluate(WHERE)


def walk(page, key: str = "Tab") -> list[dict]:
    """Go through the whole page; each stop must be seen."""
    stops, faults = [], []
    for _step in range(MOST):
        stop = press(page, key)
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            assert faults == []
            return stops
        faults += look(page, "hiddenFocus")
        stops.append(stop)
    raise AssertionError(f"The focus never leaves the page: {[stop['name'] for stop in stops[-5:]]}")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_is_seen_and_in_the_order_of_the_page(open_story, width):
    page = open_story(width)
    stops = walk(page)
    assert stops[0]["href"] == "#content"
    places = [stop["place"] for stop in stops]
    assert places == sorted(places)
    offered = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, input:not([type=radio]), select, textarea')]"
        ".filter(each => each.checkVisibility({visibilityProperty: true})).length"
    )
    radios = page.evaluate("document.querySelectorAll('input[type=radio]').length")
    assert offered <= len(stops) <= offered + radios + 3, "galleries and tables that scroll may be stops, too"


def test_backwards_is_the_same_way(open_story):
    page = open_story(360)
    there = [stop["place"] for stop in walk(page)]
    page.evaluate("document.activeElement.blur()")
    page.reload()
    open_page(page, STORY)
    back = [stop["place"] for stop in walk(page, "Shift+Tab")]
    assert back == there[::-1]


def test_the_skip_link_leads_past_the_menus(open_story):
    page = open_story(360)
    assert press(page)["href"] == "#content"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    stop = press(page)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), stop
    assert look(page, "hiddenFocus") == []


@pytest.mark.parametrize("menu", [".menu", ".tongues"])
def test_a_menu_opens_with_enter_and_closes_with_escape(open_story, menu):
    page = open_story(360)
    page.locator(f"{menu} summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{menu}[open] a")
    press(page)
    assert page.evaluate(f"document.querySelector('{menu} .panel').contains(document.activeElement)")
    assert look(page, "hiddenFocus") == []
    page.keyboard.press("Escape")
    expect(page.locator(menu)).not_to_have_attribute("open", "")
    expect(page.locator(f"{menu} summary")).to_be_focused()


def test_leaving_a_menu_does_not_leave_it_over_the_page(open_story):
    page = open_story(360)
    page.locator(".tongues summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".tongues[open] a")
    for _stop in range(12):
        press(page)
        assert look(page, "hiddenFocus") == []


def test_another_language_with_the_keyboard_alone(open_story):
    page = open_story(360)
    page.locator(".tongues summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".tongues[open] a")
    while press(page) and page.evaluate("document.activeElement.lang") != "mk":
        assert page.evaluate("document.querySelector('.tongues').contains(document.activeElement)")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "mk"
    assert page.locator("h1").count() == 1


def test_links_within_a_page_take_the_focus_along(open_story):
    page = open_story(1280)
    page.locator("a[href='#corrections']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#corrections")
    box = page.locator("#corrections").bounding_box()
    assert 0 <= box["y"] < 700
    press(page)
    after = "document.querySelector('#corrections').compareDocumentPosition(document.activeElement) & 20"
    assert page.evaluate(after), "the next stop lies in or after the place"


def test_to_the_top_and_on(open_story):
    page = open_story(360)
    page.locator(".to-top a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    assert page.evaluate("scrollY") <= page.locator("main").bounding_box()["y"] + page.evaluate("scrollY") + 1
