"""Stories saved in a real browser can be read without a net; with one, corrections win and what is gone goes."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.publishing import withdraw
from tests.factories import PictureFactory, UserFactory
from tests.journeys.telling import READER, Notebook
from tests.portal.paper import paper
from visitors.models import Reason

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STORY = "/en/articles/newest/"
BUTTON = "[data-saving] button"


@pytest.fixture
def story():
    article = paper(3)
    article.picture = PictureFactory(alt_en="A meeting")
    article.save()
    return article


@pytest.fixture
def reader(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, locale="en-GB", user_agent=READER)
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()


def save(page):
    page.goto(STORY)
    page.click(BUTTON)
    expect(page.locator(BUTTON)).to_have_text("Remove from saved stories", timeout=30_000)


def offline(page, yes=True):
    page.context.set_offline(yes)


def kept(page) -> list[str]:
    return page.evaluate("caches.keys()")


def workers(page) -> int:
    return page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)")


def test_nobody_gets_a_worker_who_did_not_ask(reader, story):
    reader.goto(STORY)
    expect(reader.locator(BUTTON)).to_be_visible()
    assert (workers(reader), kept(reader)) == (0, [])


def test_without_a_net(reader, story):
    save(reader)
    reader.goto("/en/")
    expect(reader.locator("[data-offline]")).to_be_hidden()
    offline(reader)

    reader.goto(STORY)
    expect(reader.locator("[data-offline]")).to_contain_text("You are offline")
    expect(reader.locator("h1")).to_have_text(story.headline_en)
    assert reader.evaluate("document.querySelector('article.story img').naturalWidth") > 0
    assert reader.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"

    reader.goto("/en/")
    expect(reader.locator("[data-offline]")).to_contain_text(f"{timezone.localdate():%d/%m/%Y}")

    reader.goto("/en/people/")
    expect(reader.locator("h1")).to_have_text("Saved stories")
    expect(reader.locator("[data-offline]")).to_be_visible()
    reader.click("[data-stories] a")
    expect(reader.locator("h1")).to_have_text(story.headline_en)
    assert reader.problems == []


def test_a_correction_is_seen_at_once_and_kept(reader, story):
    save(reader)
    type(story).objects.filter(pk=story.pk).update(headline_en="Corrected headline")
    reader.goto("/en/saved/")
    expect(reader.locator("[data-stories] a")).to_have_text("Corrected headline")
    type(story).objects.filter(pk=story.pk).update(headline_en="Corrected again")
    reader.goto(STORY)
    expect(reader.locator("h1")).to_have_text("Corrected again")
    offline(reader)
    reader.goto(STORY)
    expect(reader.locator("h1")).to_have_text("Corrected again")


@pytest.mark.parametrize("way", ["/en/saved/", STORY])
def test_a_story_that_was_taken_off_the_site_is_not_kept(reader, story, way):
    save(reader)
    withdraw(story.editions.get(language="en"), by=UserFactory(role="editor"), notice="A mistake of ours.")
    reader.goto(way)
    if way == STORY:
        expect(reader.locator("main")).to_contain_text("A mistake of ours.")
    else:
        expect(reader.locator("[data-gone]")).to_contain_text(story.headline_en)
    reader.goto("/en/saved/")
    expect(reader.locator("[data-none]")).to_be_visible()
    assert f"story:{STORY}" not in kept(reader)


@pytest.mark.parametrize("button", [BUTTON, "[data-stories] button", "[data-all]"])
def test_removing_the_last_story_leaves_nothing_behind(reader, story, button):
    save(reader)
    if button != BUTTON:
        reader.goto("/en/saved/")
    reader.click(button)
    after = reader.locator("[data-none]") if button != BUTTON else reader.locator(BUTTON, has_text="Save to")
    expect(after).to_be_visible()
    assert (workers(reader), kept(reader)) == (0, [])
    assert reader.problems == []


def test_a_browser_that_forgot_everything_starts_again(reader, story):
    save(reader)
    reader.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    reader.goto(STORY)
    expect(reader.locator(BUTTON)).to_have_text("Save to read offline")
    reader.goto("/en/saved/")
    expect(reader.locator("[data-none]")).to_be_visible()


def test_neither_the_newsroom_nor_a_cookie_is_kept(reader, story):
    save(reader)
    reader.goto("/admin/login/")
    reader.goto("/en/people/")
    addresses = reader.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
             (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()"""
    )
    assert STORY in addresses
    assert not [it for it in addresses if it.startswith("/admin/") or it == "/en/people/"]


def test_what_the_worker_fetches_for_later_is_no_visit(reader, story, settings):
    save(reader)
    reader.goto("/en/saved/")
    expect(reader.locator("[data-stories] a")).to_be_visible()
    notes = Notebook(settings.VISITORS_SPOOL).wait_for(5)
    assert [note[1] for note in notes].count(Reason.PREFETCH) >= 2
    assert sum(note[0] == "VIEW" and note[1] == story.page_key for note in notes) == 1


def test_without_javascript_the_page_explains(client, db):
    page = client.get("/en/saved/").content.decode()
    assert "This needs JavaScript" in page
    assert 'href="/en/lite/"' in page
