"""Readers whose system chooses all colours, for contrast: nothing that was told by a colour alone is lost."""

from pprint import pformat

import pytest

from tests.journeys.looking import open_page, watched
from tests.portal.full_paper import full_paper
from tests.portal.page_types import LIGHT, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
UNMARKED = """() => [...document.querySelectorAll("a[aria-current]")].filter(link => link.checkVisibility()).filter(
  link => !getComputedStyle(link).textDecorationLine.includes("underline")).map(link => link.outerHTML)"""
BARE = """() => [...document.querySelectorAll("button, input:not([type=radio]):not([type=checkbox]), select, textarea")]
  .filter(control => control.checkVisibility() && control.getBoundingClientRect().width > 1)
  .filter(control => !parseFloat(getComputedStyle(control).borderTopWidth))
  .map(control => control.outerHTML.slice(0, 200))"""
UNLIT = """() => getComputedStyle(document.activeElement).outlineStyle === "none" """


@pytest.fixture
def page(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, forced_colors="active")
    context.set_default_timeout(30_000)
    yield watched(context)
    context.close()


def test_where_one_is_what_can_be_pressed_and_the_focus_are_seen(page):
    full_paper()
    wrong = {}
    for kind in (*PAGES, *LIGHT):
        found = open_page(page, kind.address("mk"), kind.status)
        found += [f"current, but not underlined: {link}" for link in page.evaluate(UNMARKED)]
        found += [f"no edge: {control}" for control in page.evaluate(BARE)]
        page.keyboard.press("Tab")
        found += ["the focus is not seen"] if page.evaluate(UNLIT) else []
        if found:
            wrong[kind.name] = found
    assert not wrong, pformat(wrong, width=200)
