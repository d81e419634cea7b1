"""The statistics in a real browser: nothing that axe objects to, on a telephone and on a desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, UserFactory
from tests.newsroom.figures import DAY, count_days, count_hour, read
from visitors.models import DropDay, LanguageDay, Reason, ReferrerDay

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "/admin/statistics/"


@pytest.fixture
def busy_paper(db):
    """Something in every table, whatever day it is."""
    today = timezone.localdate()
    yesterday = today - DAY
    count_days(today - 100 * DAY, today, 1200)
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    for weeks in range(1, 9):
        count_hour(now - timedelta(weeks=weeks), 1000)
    read(ArticleFactory(published=["mk", "en"]).page_key, 500, day=yesterday)
    read(ArticleFactory(published=["sq"]).page_key, 300, day=yesterday)
    LanguageDay.objects.create(day=yesterday, language="rom", readers=400, views=900)
    ReferrerDay.objects.create(day=yesterday, host="a-very-long-name-of-a-site.example.org", readers=70)
    DropDay.objects.create(day=yesterday, reason=Reason.BOT, count=1234)


@pytest.fixture
def opened(chromium, live_server, busy_paper):
    """Open the statistics as Ana sees them, collecting what the browser complains about."""
    UserFactory(username="ana", role="Editor")
    contexts = []

    def open_page(width: int, **options):
        viewport = {"width": width, "height": 800}
        contexts.append(chromium.new_context(base_url=live_server.url, viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto(ADDRESS)
        page.fill("#id_username", "ana")
        page.fill("#id_password", PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.click("[type=submit]")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("locale", "scheme"), [("en-GB", "light"), ("mk", "dark")])
def test_nothing_stands_in_anybodys_way(opened, width, locale, scheme):
    page = opened(width, locale=locale, color_scheme=scheme)

    assert faults(page) == []
    assert page.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("html").get_attribute("lang") == locale[:2]
    small = page.evaluate("""() => [...document.querySelectorAll('.statistics .chart text')]
        .filter(it => getComputedStyle(it).display != 'none' && it.getBoundingClientRect().height < 10)
        .map(it => it.textContent)""")
    assert small == []


def test_the_days_are_chosen_with_the_keyboard_and_without_scripts(opened):
    page = opened(1280, locale="en-GB", java_script_enabled=False)
    page.focus("a[href='?period=7']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".periods [aria-current=true]").first.inner_text() == "7 days"

    page.fill("#id_since", "2026-01-02")
    page.fill("#id_until", "2025-01-02")
    page.focus("form.days button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#id_until_error, #id_since_error").first.is_visible()
