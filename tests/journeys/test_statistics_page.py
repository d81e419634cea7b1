"""The statistics page in a real browser: axe finds nothing wrong, nothing sticks out, files can be kept."""

from datetime import date

import pytest

from tests.axe import faults
from tests.portal.counted import (
    count_countries,
    count_days,
    count_drops,
    count_languages,
    count_stories,
    take_over,
)
from tests.portal.paper import paper
from visitors.models import Reason

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def counted():
    paper(8)
    for language in ("en", "mk"):
        count_stories(language)
    count_days(35, visitors=412_345)
    count_countries({"MK": 9_876_543, "XK": 812, "DE": 700, "BA": 600, "US": 500, "ZZ": 40, "AL": 2})
    count_languages({"en": 300, "mk": 5000, "rom": 40, "sr": 7})
    count_drops({Reason.BOT: 70_000, Reason.TOO_MANY: 12})
    take_over(5000, date(2019, 1, 13))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_wrong(counted, chromium, live_server, width, colours):
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 900}, color_scheme=colours
    )
    try:
        page = context.new_page()
        for language in ("en", "mk", "rom"):
            page.goto(f"/{language}/statistics/")
            page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
            assert faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()


def test_another_site_can_show_the_picture(counted, browser_page, live_server):
    browser_page.goto("/en/about/")
    shown = browser_page.evaluate(
        """address => new Promise(done => {
            const picture = new Image();
            picture.onload = () => done([picture.naturalWidth, picture.naturalHeight]);
            picture.onerror = () => done(null);
            picture.src = address;
        })""",
        "/visitors/flag-counter.svg?columns=4&rows=2&percent=1&lang=mk",
    )
    assert shown is not None
    assert min(shown) > 100
