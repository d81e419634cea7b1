"""The pages of notices in a real browser: nothing that axe objects to, room on a tablet, usable by keyboard."""

import pytest

from newsroom.models import Notice
from newsroom.notices import choices
from portal import pulse
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ["/admin/notices/", "/admin/newsroom/notice/"]


@pytest.fixture
def ed(monkeypatch):
    """An editor, on a site whose worker has never been started."""
    monkeypatch.setattr(pulse.Listener, "heard", lambda listener: pulse.Heard(None))
    user = UserFactory(username="ed", role="editor")
    error = "SMTPRecipientsRefused: a_very_long_answer_of_a_mail_server_without_any_blank"
    Notice.objects.create(
        key="1", kind="killed", recipient=user, article=ArticleFactory(drafts=["mk"]), error=error
    )
    return user


def log_in(page):
    page.goto("/admin/login/?next=/admin/notices/")
    page.fill("#id_username", "ed")
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation(wait_until="load"):
        page.press("#id_password", "Enter")


@pytest.mark.parametrize(("width", "scheme"), [(768, "dark"), (1024, "light"), (1280, "light")])
def test_nothing_stands_in_anybodys_way(chromium, live_server, ed, width, scheme):
    context = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
    )
    page = context.new_page()
    log_in(page)
    for address in PAGES:
        page.goto(address)
        assert page.locator(".worker-silent").is_visible()
        assert page.locator("h1").count() >= 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faults(page) == []
    context.close()


def test_a_choice_by_keyboard(browser_page, ed):
    log_in(browser_page)
    browser_page.focus("input[value=published]")
    browser_page.keyboard.press("Space")
    with browser_page.expect_navigation(wait_until="load"):
        browser_page.keyboard.press("Enter")
    assert browser_page.locator(".messagelist").is_visible()
    assert "published" in choices.wanted_by(ed)
