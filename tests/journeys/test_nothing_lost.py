"""Two colleagues at one text in two browsers, one who is logged out, one whose browser dies: nothing is lost."""

import pytest
from playwright.sync_api import expect

from articles import working_copies
from articles.models import Article, Revision, WorkingCopy
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, UserFactory
from tests.journeys.telling import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENCE = 60_000
EDITOR = ".ProseMirror[contenteditable=true]"
STATUS = "#autosave"


@pytest.fixture
def article():
    return ArticleFactory(drafts=["mk"])


@pytest.fixture
def colleague(chromium, live_server):
    """A browser of its own for each colleague, logged in."""
    contexts = []

    def enter(user):
        context = chromium.new_context(base_url=live_server.url, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto("/admin/")
        log_in(page, user)
        return page

    yield enter
    for context in contexts:
        context.close()


def log_in(page, user):
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    press(page, "[type=submit]")


def press(page, selector):
    with page.expect_navigation(wait_until="load"):
        page.click(selector)


def open_story(page, article):
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.wait_for_selector(EDITOR)


def type_headline(page, text):
    page.fill("#id_headline", text)


def kept(user, text):
    """Wait until the server has what was typed."""
    return until(lambda: any(
        (copy.words or {}).get("headline") == text for copy in WorkingCopy.objects.filter(user=user)
    ))  # fmt: skip


def test_two_editors_at_one_text(colleague, article):
    ana = UserFactory(role="editor", username="ana", first_name="Ana", last_name="Kovač")
    bojan = UserFactory(role="editor", username="bojan", first_name="Bojan")
    hers, his = colleague(ana), colleague(bojan)
    open_story(hers, article)
    open_story(his, article)
    expect(his.locator("#kept-present")).to_contain_text(
        "Ana Kovač has this text open since", timeout=PATIENCE
    )

    type_headline(hers, "Текстот на Ана")
    assert kept(ana, "Текстот на Ана")
    expect(hers.locator(STATUS)).to_contain_text("Saved while typing", timeout=PATIENCE)
    assert not Revision.objects.exists()
    press(hers, "input[name=_save]")

    type_headline(his, "Текстот на Бојан")
    expect(his.locator("#kept-warning")).to_contain_text("Ana Kovač saved at", timeout=PATIENCE)
    press(his, "input[name=_save]")
    expect(his.locator(".theirs del").first).to_be_visible()
    # Django's tables of rows have one empty head.
    assert [fault for fault in faults(his) if not fault.startswith("empty-table-header")] == []
    assert his.input_value("#id_headline") == "Текстот на Бојан"
    press(his, ".kept-choices [name=_save]")
    assert Article.objects.get().headline_mk == "Текстот на Бојан"
    assert saved_headlines() == ["Текстот на Ана", "Текстот на Бојан"]
    give_way(hers, article)
    assert hers.problems == his.problems == []


def saved_headlines():
    return list(Revision.objects.order_by("number").values_list("headline", flat=True))


def give_way(hers, article):
    """Ana did not see what Bojan did, and keeps his text; hers is put aside."""
    type_headline(hers, "Уште нешто од Ана")
    press(hers, "input[name=_save]")
    press(hers, ".kept-choices [formaction]")
    assert Article.objects.get().headline_mk == "Текстот на Бојан"
    press(hers, f"a[href='/admin/articles/article/{article.pk}/revisions/mk/']")
    assert "Уште нешто од Ана" in hers.inner_text("#content-main")
    assert faults(hers) == []


def test_a_browser_that_dies_and_a_log_in_that_ends(colleague, article):
    ana = UserFactory(role="editor", username="ana")
    page = colleague(ana)
    open_story(page, article)
    type_headline(page, "Пред падот")
    assert kept(ana, "Пред падот")
    page.close(run_before_unload=False)

    page = colleague(ana)
    open_story(page, article)
    press(page, ".kept-offer a[href*=take_over]")
    assert page.input_value("#id_headline") == "Пред падот"
    page.locator(EDITOR).click()
    page.keyboard.type("Два часа работа. ")
    page.context.clear_cookies(name="sid")
    type_headline(page, "По одјавата")
    expect(page.locator(STATUS)).to_contain_text("you are logged out", timeout=PATIENCE)
    press(page, "input[name=_save]")
    assert faults(page) == []
    page.fill("[name=again-username]", "ana")
    page.fill("[name=again-password]", PASSWORD)
    press(page, "[type=submit].button")
    saved = Article.objects.get()
    assert saved.headline_mk == "По одјавата"
    assert "Два часа работа." in saved.body_mk
    assert working_copies.waiting(ana, saved, "mk") is None
    assert page.locator(".kept-offer").count() == 0


def test_without_a_connection_the_browser_keeps_the_text(colleague, article):
    page = colleague(UserFactory(role="editor"))
    open_story(page, article)
    page.route("**/autosave/", lambda route: route.abort())
    type_headline(page, "Во воз без мрежа")
    expect(page.locator(STATUS)).to_contain_text("no connection", timeout=PATIENCE)
    open_story(page, article)
    expect(page.locator(".kept-offer")).to_contain_text("Во воз без мрежа")
    page.unroute("**/autosave/")
    page.click(".kept-offer button >> nth=0")
    assert page.input_value("#id_headline") == "Во воз без мрежа"
    expect(page.locator(STATUS)).to_contain_text("Saved while typing", timeout=PATIENCE)
