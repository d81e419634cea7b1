"""Pages in Arabic in a real browser. Started by tests/journeys/test_right_to_left.py, which sets the settings."""

import pytest

from articles.models import Edition
from languages import dates
from tests import factories
from tests.portal.paper import paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
factories.SAMPLES["ar"] = (
    "أخبار الغجر في البلقان",
    "سكوبيه",
    "اجتمع ممثلون عن الغجر لمناقشة التعليم والسكن في المدينة.",
)
dates._PATTERNS["ar"] = dates._PATTERNS["en"]
PAGES = ("/ar/", "/ar/articles/newest-ar/", "/ar/sections/politics/", "/ar/people/ana-kovac/", "/ar/archive/")


@pytest.fixture
def arabic():
    """A paper with a story in Arabic."""
    story = paper(3)
    edition = factories.EditionFactory(article=story, language="ar", published=True, slug="newest-ar")
    Edition.objects.filter(pk=edition.pk).update(
        published_at=Edition.objects.get(article=story, language="en").published_at
    )
    return story


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_run_from_right_to_left(arabic, browser_page, width):
    browser_page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        answer = browser_page.goto(address)
        assert answer.status == 200, address
        assert browser_page.evaluate("getComputedStyle(document.body).direction") == "rtl", address
        assert browser_page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), address
        first = ".menu summary" if width == 360 else ".section-bar li"
        box = browser_page.locator(first).first.bounding_box()
        assert box["x"] + box["width"] > width * 0.8, f"{address}: the menu begins at the right"


def test_text_begins_at_the_right_and_pictures_of_rows_stand_left(arabic, browser_page):
    browser_page.set_viewport_size({"width": 1280, "height": 800})
    browser_page.goto("/ar/articles/newest-ar/")
    story = browser_page.locator(".story").bounding_box()
    rail = browser_page.locator(".readers .online-now").bounding_box()
    assert story["x"] > 300
    assert rail["x"] < story["x"]
