"""The pages of the release plan and of stand-in languages in a real browser: by keyboard, on a tablet."""

import pytest
from django.urls import reverse

from articles import publishing_release
from tests.articles.newsroom import desk_url
from tests.articles.test_release import edition, live, planned
from tests.axe import faults
from tests.factories import PASSWORD, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(db):
    """Macedonian, Albanian and Romani come out together; Albanian is ready, Romani has no text."""
    article = planned("mk", "sq", "rom", drafts=["mk", "sq"])
    editor = UserFactory(username="vesna", role="editor")
    publishing_release.wait_for_others(edition(article, "sq"), by=editor)
    return article


@pytest.fixture
def newsroom(browser_page, story):
    """An editor who has logged in."""
    page = browser_page
    page.goto("/admin/login/")
    page.fill("#id_username", "vesna")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return page


def addresses(article):
    return [
        reverse("admin:articles_article_plan", args=[article.pk]),
        reverse("admin:articles_article_release", args=[article.pk, "mk"]),
        reverse("admin:articles_fallback_changelist"),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_and_have_no_faults(newsroom, story, scheme):
    newsroom.emulate_media(color_scheme=scheme)
    for address in addresses(story):
        for width in (1280, 768):
            newsroom.set_viewport_size({"width": width, "height": 900})
            newsroom.goto(address)
            assert newsroom.evaluate("document.documentElement.scrollWidth") <= width, address
        assert faults(newsroom) == [], address


def test_publish_asks_and_the_keyboard_answers(newsroom, story):
    story.plans.filter(language="rom").update(timing="when_ready")
    story.plans.filter(language="sq").update(ready_at=None, ready_by=None)
    newsroom.goto(desk_url(story, "sq"))
    newsroom.click("input[name=_publish]")
    newsroom.wait_for_url("**/release/")
    newsroom.focus("input[name=choice][value=until]")
    newsroom.keyboard.press("ArrowUp")  # round to the last: publish this language now
    assert newsroom.is_checked("input[name=choice][value=now]")
    with newsroom.expect_navigation(wait_until="load"):
        newsroom.keyboard.press("Enter")
    assert live(story) == ["sq"]
