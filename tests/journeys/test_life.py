"""A story asked to be changed, embargoed and taken away, by keyboard and without any JavaScript of ours."""

import pytest

from articles import publishing
from articles.models import Edition
from articles.publishing_times import set_embargo, set_expiry
from tests.articles.newsroom import step_url
from tests.axe import faults
from tests.factories import FAR_AWAY, PASSWORD, ArticleFactory, EditionFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story():
    """A story that is live, under embargo, in review, scheduled and asked to be changed."""
    editor = UserFactory(username="ana", first_name="Ana", last_name="Kovač", role="editor")
    article = ArticleFactory(published=["mk", "en"])
    set_expiry(article.editions.get(language="en"), at=FAR_AWAY, by=editor)
    held = set_embargo(EditionFactory(article=article, language="sq"), until=FAR_AWAY, by=editor)
    publishing.publish(held, by=editor)
    asked = publishing.submit(EditionFactory(article=article, language="tr"), by=editor)
    publishing.request_changes(asked, by=editor, comment="Kim söyledi bunu?\nLütfen bir kaynak ekleyin.")
    EditionFactory(article=article, language="sr", in_review=True)
    return article


def log_in(page):
    page.goto("/admin/")
    page.fill("#id_username", "ana")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_selector("#content")


def test_every_page_of_the_life_of_a_story(browser_page, story):
    page = browser_page
    log_in(page)
    addresses = [
        step_url("change", story), step_url("languages", story), step_url("desk", story, "tr"),
        step_url("times", story, "sq"), step_url("changes", story, "sr"), step_url("unpublish", story),
        step_url("kill", story), step_url("steps", story),
    ]  # fmt: skip
    for address in addresses:
        for width in (1280, 1024, 768):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, (address, width)
        if not address.endswith(("/change/", "/tr/")):
            assert faults(page) == [], address


def test_killing_by_keyboard(browser_page, story):
    page = browser_page
    log_in(page)
    page.goto(step_url("languages", story))
    page.get_by_role("link", name="Kill the story").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=reason]")
    page.focus("[name=reason]")
    page.keyboard.type("Never happened")
    page.locator(".submit-row [type=submit]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".now-killed")
    assert {edition.standing for edition in story.editions.all()} == {"killed"}
    answer = page.goto(Edition.objects.get(language="mk").get_absolute_url())
    assert answer.status == 410
    assert faults(page) == []
