"""Light and dark: the device decides, until the reader does; kept in the reader's own browser, without a cookie."""

import pytest

from tests.portal.paper import paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(255, 253, 249)", "rgb(18, 20, 23)"


@pytest.fixture
def opened(chromium, live_server):
    """A page of the paper in a browser set to light or dark, with or without scripts."""
    paper(1)
    contexts = []

    def open_page(scheme, **options):
        context = chromium.new_context(base_url=live_server.url, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto("/en/about/")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("scheme", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_without_a_choice_the_device_decides(opened, scheme, ground):
    assert opened(scheme).evaluate(GROUND) == ground
    assert opened(scheme, java_script_enabled=False).evaluate(GROUND) == ground


def test_without_scripts_there_is_no_switch_that_does_nothing(opened):
    assert not opened("light", java_script_enabled=False).locator(".theme").is_visible()


@pytest.mark.parametrize(
    ("scheme", "choice", "ground"),
    [("light", "Dark", DARK), ("dark", "Light", LIGHT), ("dark", "Dark", DARK)],
)
def test_a_choice_holds_on_every_page_and_leaves_no_cookie(opened, scheme, choice, ground):
    page = opened(scheme)
    page.get_by_label(choice, exact=True).check()
    assert page.evaluate(GROUND) == ground
    page.goto("/en/articles/newest/")
    assert page.evaluate(GROUND) == ground
    assert page.get_by_label(choice, exact=True).is_checked()
    assert page.context.cookies() == []
    page.get_by_label("Automatic", exact=True).check()
    page.goto("/en/about/")
    assert page.evaluate(GROUND) == (DARK if scheme == "dark" else LIGHT)
    assert page.evaluate("localStorage.length") == 0


def test_paper_is_printed_black_on_white_whatever_is_chosen(opened):
    page = opened("dark")
    page.get_by_label("Dark", exact=True).check()
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert page.locator(".printed").inner_text().endswith("/en/about/")
    assert not page.locator(".imprint").is_visible()


def test_the_choice_is_read_without_stopping_the_page(opened):
    page = opened("light")
    blocking = "[...document.scripts].filter(script => script.src && !script.async && !script.defer).length"
    assert page.evaluate(blocking) == 0
