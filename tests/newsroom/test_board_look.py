"""The board in a real browser: nothing that axe objects to, usable on a tablet, by keyboard and without scripts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import LanguagePlan
from newsroom.models import RequestCount
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, EditionFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "/admin/board/?lang=en&lang=mk&lang=rom&lang=sq&lang=sr&lang=tr"


@pytest.fixture
def stories(db):
    """Some of everything."""
    bujar = UserFactory(username="bujar", role="translator", translates=["rom"], first_name="Bujar")
    today = timezone.localdate()
    for number in range(6):
        article = ArticleFactory(published=["mk"])
        article.editions.update(revision=5, update_revision=5, churn=134)
        EditionFactory(
            article=article, language="en", published=True, source_language="mk", source_revision=4
        )
        EditionFactory(
            article=article, language="sq", change_request="Names", source_language="mk", source_revision=4
        )
        EditionFactory(article=article, language="tr", scheduled=True)
        due = today - timedelta(days=number - 3)
        LanguagePlan.objects.create(
            article=article, language="rom", assignee=(number % 2 and bujar) or None, due_on=due
        )
        RequestCount.objects.create(article=article, language="sr", on=today, count=12)
    return bujar


@pytest.fixture
def opened(chromium, live_server, stories):
    """Open the board as a colleague sees it, collecting what the browser complains about."""
    UserFactory(username="ana", role="Editor", first_name="Ana")
    contexts = []

    def open_board(name: str, width: int, **options):
        viewport = {"width": width, "height": 900}
        contexts.append(chromium.new_context(base_url=live_server.url, viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto(ADDRESS)
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.click("[type=submit]")
        return page

    yield open_board
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1024, "dark"), (768, "light")])
def test_nothing_stands_in_anybodys_way(opened, width, scheme):
    page = opened("ana", width, color_scheme=scheme, locale="en-GB")
    assert faults(page) == []
    assert page.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The frame scrolls, not the page; headline and languages stay in sight.
    page.eval_on_selector(".board-scroll", "frame => frame.scrollTo(400, 200)")
    frame = page.locator(".board-scroll").bounding_box()
    head, story = page.locator(".board-table thead th").first, page.locator(".board-table tbody th").nth(2)
    assert abs(head.bounding_box()["y"] - frame["y"]) <= 2
    assert abs(story.bounding_box()["x"] - frame["x"]) <= 2


def test_a_column_is_ticked_and_assigned_by_keyboard(opened, stories):
    page = opened("ana", 1024, locale="en-GB")
    page.locator("th[data-language=sr] input").focus()
    page.keyboard.press("Space")
    assert page.locator(".board-change output").inner_text() == "(6)"
    assert page.locator("input[name=cell]:checked").count() == 6
    page.locator("#id_to").select_option(label="Ana")
    page.locator("button[value=assign]").focus()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert "6 translations assigned." in page.inner_text("body")
    assert LanguagePlan.objects.filter(language="sr", assignee__username="ana").count() == 6


def test_a_translator_takes_and_gives_back_without_scripts(opened, stories):
    page = opened("bujar", 768, java_script_enabled=False, locale="en-GB")
    for verb, how_many in (("take", 4), ("give", 3)):
        page.locator(f"button[name={verb}]").first.focus()
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        assert LanguagePlan.objects.filter(assignee=stories).count() == how_many
