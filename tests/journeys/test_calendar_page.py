"""The calendar and the first page of the newsroom in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from tests.axe import faults
from tests.factories import PASSWORD, EditionFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CALENDAR = "/admin/calendar/?month=2030-05"


@pytest.fixture
def story(db):
    """A story that is planned for a Wednesday in the middle of a month."""
    edition = EditionFactory(language="mk", in_review=True)
    Article.objects.update(planned_on="2030-05-15")
    return edition.article


@pytest.fixture
def open_page(chromium, live_server, story):
    """Ana's browser, collecting what it complains about."""
    UserFactory(username="ana", role="editor")
    contexts = []

    def opened(address=CALENDAR, width=1024, **options):
        viewport = {"width": width, "height": 900}
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

    yield opened
    for context in contexts:
        context.close()


def planned() -> str:
    return str(Article.objects.get().planned_on)


def test_a_plan_is_dragged_to_another_day(open_page):
    page = open_page()
    with page.expect_navigation(wait_until="load"):
        page.locator(".entry-plan").drag_to(page.locator('[data-on="2030-05-09"]'))
    assert planned() == "2030-05-09"
    assert page.complaints == []


def test_a_plan_is_moved_with_the_arrow_keys(open_page):
    page = open_page()
    page.locator(".entry-plan summary").focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    assert "21 May 2030" in page.locator("#moving").inner_text()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert planned() == "2030-05-21"


def test_escape_leaves_the_plan_where_it_was(open_page):
    page = open_page()
    page.locator(".entry-plan summary").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    assert page.locator(".entry-plan input[type=date]").is_visible()
    assert planned() == "2030-05-15"


def test_it_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.locator(".entry-plan summary").click()
    page.fill(".entry-plan input[type=date]", "2030-05-30")
    with page.expect_navigation(wait_until="load"):
        page.locator(".entry-plan button").click()
    assert planned() == "2030-05-30"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1024])
def test_nothing_stands_in_anybodys_way(open_page, story, scheme, width):
    Article.objects.update(planned_on=timezone.localdate() + timedelta(days=1))
    page = open_page("/admin/", width=width, color_scheme=scheme)
    for address in ("/admin/", "/admin/calendar/", "/admin/calendar/key/"):
        page.goto(address)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []
