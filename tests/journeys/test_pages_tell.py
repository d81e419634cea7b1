"""VISITORS_COUNT=beacon in a real browser: each look at a page is counted once, and nothing stays with the reader."""

import json
import subprocess
import time

import pytest
from django.core.signals import request_started
from playwright.sync_api import expect

from tests import services
from tests.conftest import CHROMIUM_FLAGS
from tests.journeys.telling import READER, Notebook, hide, open_page, until, wait_until_told
from tests.portal.paper import paper
from visitors import snapshot
from visitors.models import Reason

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINUTE = 60_000
STORY = "/en/articles/newest/"


@pytest.fixture(autouse=True)
def by_message(settings):
    settings.VISITORS_COUNT = "beacon"


@pytest.fixture
def noted(settings):
    return Notebook(settings.VISITORS_SPOOL)


@pytest.fixture
def story():
    return paper(1)


@pytest.fixture
def reader(chromium, live_server):
    """Makes readers with a browser of their own."""
    contexts = []

    def make(browser=chromium, **options):
        context = browser.new_context(base_url=live_server.url, **{"user_agent": READER} | options)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


def test_a_page_is_counted_once_and_leaves_nothing_behind(reader, story, noted):
    context = reader()
    page = open_page(context, STORY)
    assert noted.wait_for(1) == [("VIEW", story.page_key, "en")]
    with page.expect_navigation():
        page.click(".strip-languages a[hreflang='mk']")
    assert noted.wait_for(2) == [("VIEW", story.page_key, "en"), ("VIEW", story.page_key, "mk")]
    assert wait_until_told(page, ["view", "view"]) == ["view", "view"]
    assert all(len(words.split(" ")) == 4 for words in page.told), "our own page is no referrer"
    assert page.problems == []
    assert context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    assert page.evaluate("sessionStorage.length") == 0


def test_the_number_of_readers_is_written_into_the_page(reader, story, noted, settings):
    numbers = {"at": int(time.time()) + 3600, "online": 1234, "today": 5678}
    (settings.VISITORS_SPOOL / snapshot.NAME).write_text(json.dumps(numbers))
    page = open_page(reader(), STORY)
    expect(page.locator(".online-number")).to_have_text("1,234", timeout=60_000)
    assert page.problems == []


def test_without_a_number_the_page_stays_as_it_is(reader, story, noted):
    page = open_page(reader(), STORY)
    noted.wait_for(1)
    assert page.inner_text(".online-number") == "0"
    assert page.problems == []


def test_a_tab_in_the_background_is_counted_when_it_is_looked_at(reader, story, noted):
    context = reader()
    context.add_init_script("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page = open_page(context, STORY, frozen=True)
    page.clock.run_for(3 * MINUTE)
    assert page.told == []
    hide(page, False)
    hide(page, True)
    hide(page, False)
    page.clock.run_for(MINUTE)
    expected = ["view", "heartbeat"]
    assert wait_until_told(page, expected) == expected
    # Two messages on their way at the same time may arrive in any order.
    assert sorted(noted.wait_for(2)) == [("HEARTBEAT", 0, "en"), ("VIEW", story.page_key, "en")]


def test_a_page_that_comes_back_from_memory_is_counted_again(reader, story, noted):
    page = open_page(reader(), STORY)
    noted.wait_for(1)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert noted.wait_for(2) == 2 * [("VIEW", story.page_key, "en")]
    assert wait_until_told(page, ["view", "view"]) == ["view", "view"]


def test_going_back_counts(chromium, reader, story, noted):
    """With the browser's own memory of pages, which a driven browser switches off by itself."""
    browser = chromium.browser_type.launch(
        executable_path=services.chromium(), args=CHROMIUM_FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )  # fmt: skip
    page = open_page(reader(browser), STORY)
    noted.wait_for(1)
    page.goto("/en/about/")
    noted.wait_for(2)
    page.evaluate("setTimeout(() => history.back(), 0)")
    assert noted.wait_for(3) == [
        ("VIEW", story.page_key, "en"), ("VIEW", "portal.about:0", "en"), ("VIEW", story.page_key, "en"),
    ]  # fmt: skip
    browser.close()


def test_each_minute_while_the_page_is_looked_at(reader, story, noted):
    page = open_page(reader(), STORY, frozen=True)
    page.clock.run_for(2 * MINUTE)
    hide(page)
    page.clock.run_for(5 * MINUTE)
    hide(page, False)
    page.clock.run_for(MINUTE)
    expected = ["view", *3 * ["heartbeat"]]
    assert wait_until_told(page, expected) == expected
    assert sorted(noted.wait_for(4)) == [*3 * [("HEARTBEAT", 0, "en")], ("VIEW", story.page_key, "en")]


def test_for_half_an_hour_after_the_last_sign_of_a_reader(reader, story):
    page = open_page(reader(), STORY, frozen=True)
    page.clock.run_for(60 * MINUTE)
    expected = ["view", *29 * ["heartbeat"]]
    assert wait_until_told(page, expected) == expected
    page.keyboard.press("ArrowDown")
    page.clock.run_for(MINUTE)
    assert wait_until_told(page, [*expected, "heartbeat"]) == [*expected, "heartbeat"]


@pytest.mark.parametrize(
    ("options", "note"),
    [
        ({"extra_http_headers": {"Sec-GPC": "1"}}, ("VIEW_WITHOUT_ID", "portal.about:0", "en")),
        ({"user_agent": None}, ("DROP", Reason.BOT, "")),
        ({"is_staff": True}, ("DROP", Reason.STAFF, "")),
    ],
)
def test_readers_who_are_not_recognised_or_not_counted(reader, noted, live_server, options, note):
    is_staff = options.get("is_staff")
    context = reader(**{name: value for name, value in options.items() if name != "is_staff"})
    if is_staff:
        context.add_cookies([{"name": "sid", "value": "x", "url": live_server.url, "httpOnly": True}])
    page = open_page(context, "/en/about/", frozen=True)
    assert noted.wait_for(1) == [note]
    page.clock.run_for(MINUTE)
    assert wait_until_told(page, ["view", "heartbeat"]) == ["view", "heartbeat"]
    # The heartbeat leaves no note: the next one is that of the next page.
    page.goto("/en/contact/")
    page.clock.run_for(MINUTE)
    assert wait_until_told(page, 2 * ["view", "heartbeat"]) == 2 * ["view", "heartbeat"]
    assert len(noted.wait_for(2)) == 2


def test_an_arrival_names_the_other_site_once(reader, story, noted, live_server):
    page = open_page(reader(), "/en/about/")
    noted.wait_for(1)
    door = f'<a href="{live_server.url}{STORY}">A story</a>'
    page.route("http://www.example.org/**", lambda route: route.fulfill(body=door, content_type="text/html"))
    page.goto("http://www.example.org/some/where?secret=1")
    with page.expect_navigation():
        page.click("a")
    notes = noted.wait_for(3)
    assert notes[1:] == [("VIEW", story.page_key, "en"), ("ARRIVAL", "example.org", "en")]
    assert wait_until_told(page, ["view", "view"]) == ["view", "view"]
    assert page.told[1].split(" ")[4:] == ["www.example.org"]
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert noted.wait_for(4)[3:] == [("VIEW", story.page_key, "en")]


def test_a_server_that_is_away_is_no_matter_for_the_reader(reader, story):
    context = reader()
    context.route("**/v/", lambda route: route.abort())
    page = open_page(context, STORY)
    wait_until_told(page, ["view"])
    page.keyboard.press("ArrowDown")
    assert [line for line in page.problems if "ERR_FAILED" not in line] == []
    assert page.inner_text(".online-number") == "0"


DOOR = """<!doctype html>
<script type="speculationrules">{"prerender": [{"source": "list", "urls": ["/en/"], "eagerness": "immediate"}]}</script>
<script>
  const asking = setInterval(async () => {
    if ((await fetch("/static/open.txt", { cache: "no-store" })).status !== 200) return;
    clearInterval(asking);
    location.href = "/en/";
  }, 100);
</script>"""


@pytest.fixture
def asked():
    """Every request that reaches the server: its path and what the browser says it is for."""
    seen = []

    def note(environ, **kwargs):
        seen.append((environ["PATH_INFO"], environ.get("HTTP_SEC_PURPOSE", "")))

    request_started.connect(note)
    yield seen
    request_started.disconnect(note)


def test_a_page_rendered_in_advance_is_counted_when_it_is_opened(
    live_server, settings, tmp_path, asked, noted
):
    """In a browser that nobody drives, since a driven one renders nothing in advance."""
    services.need("chromium")
    (tmp_path / "door").mkdir()
    (tmp_path / "door" / "door.html").write_text(DOOR)
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path / "door"]
    command = [
        services.chromium(), "--headless=new", *CHROMIUM_FLAGS, f"--user-data-dir={tmp_path / 'profile'}",
        f"--user-agent={READER}", f"{live_server.url}/static/door.html",
    ]  # fmt: skip
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        script = ("/static/js/here.js", "prefetch;prerender")
        if not until(lambda: script in asked) and ("/en/", "prefetch;prerender") not in asked:
            pytest.skip("this Chromium renders nothing in advance")
        assert script in asked
        assert noted.read() == []
        (tmp_path / "door" / "open.txt").touch()
        assert noted.wait_for(1) == [("VIEW", "portal.front:0", "en")]
        assert [purpose for path, purpose in asked if path == "/v/"] == [""]
    finally:
        browser.terminate()
        browser.wait()
