"""The content security policy in a real browser: on no page does it have to refuse anything."""

import pytest
from django.contrib import admin

from articles.models import Article
from newsroom.models import FrontPage
from tests.factories import PASSWORD
from tests.journeys.looking import open_page, refused, watched
from tests.portal.full_paper import full_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("/admin/", "/admin/board/", "/admin/calendar/", "/admin/calendar/key/", "/admin/front/", "/admin/front/en/",
         "/admin/front/en/history/", "/admin/statistics/", "/admin/notices/", "/admin/password_change/")  # fmt: skip


@pytest.fixture
def newsroom(chromium, live_server):
    """A colleague's browser at the log-in."""
    article = full_paper()
    FrontPage.objects.create(language="en")
    contexts = []

    def enter(name: str):
        contexts.append(chromium.new_context(base_url=live_server.url, locale="en-GB"))
        contexts[-1].set_default_timeout(60_000)
        page = watched(contexts[-1])
        wrong = open_page(page, "/admin/login/?next=/admin/")
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.click("[type=submit]")
        assert wrong == []
        return page, article

    yield enter
    for context in contexts:
        context.close()


def addresses(article: Article) -> list[str]:
    """The pages of the newsroom on which most of the work is done."""
    of_story = ["change", "history", "preview/en", "languages/rom", "languages/en/release", "corrections"]
    lists = [
        f"/admin/{model._meta.app_label}/{model._meta.model_name}/{page}"
        for model in admin.site._registry
        for page in ("", "add/")
    ]
    return [*PAGES, *lists, *(f"/admin/articles/article/{article.pk}/{page}/" for page in of_story)]


def crawl(page, asked: list[str]) -> tuple[dict, list[str]]:
    """Open these pages, and whatever unfolds on them; what was refused, and which are not for this colleague."""
    wrong, closed = {}, []
    for address in asked:
        status = page.request.get(address).status
        if status == 403:
            closed.append(address)
        if status != 200:
            continue
        found = open_page(page, address)
        for menu in page.locator("main summary:visible").all()[:5]:
            menu.click()
        if found := found + refused(page):
            wrong[address] = found
    return wrong, closed


def test_nothing_is_refused_in_the_newsroom(newsroom):
    page, article = newsroom("ana")
    wrong, closed = crawl(page, addresses(article))
    assert wrong == {}
    assert "/admin/auth/user/" in closed
    page, _article = newsroom("root")
    wrong, _nobodys = crawl(page, closed)
    assert wrong == {}


def test_the_text_editor_works_without_being_refused_anything(newsroom):
    page, article = newsroom("ana")
    assert open_page(page, f"/admin/articles/article/{article.pk}/change/") == []
    editor = page.locator(".ProseMirror[contenteditable=true]").first
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Words.")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+B")
    page.keyboard.press("Escape")
    assert refused(page) == []
