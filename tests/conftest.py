"""What every test may ask for, and what holds for all of them."""

import os
from importlib import import_module

import hypothesis
import pytest
from django.apps import apps
from django.core.cache import cache
from django.utils import translation

from tests import flushing, ready, services

# Playwright keeps an event loop in the thread of the test; the ORM would refuse to work beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The same examples in every run, however busy the machine. `--hypothesis-profile=default` looks for new ones.
hypothesis.settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("same")

NEEDS = {"browser": "chromium", "redis": "redis", "postgres": "postgres"}
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_configure(config):
    """A test that commits leaves nothing behind; no database is migrated twice in one `make test`."""
    flushing.start()
    ready.start()


def pytest_collection_modifyitems(config, items):
    """On a second database only those tests run again that have one."""
    if os.environ.get("ONLY_WITH_DATABASE"):
        kept = [item for item in items if has_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if not has_database(item)])
        items[:] = kept


def has_database(item) -> bool:
    """Whether a test may ask a database for anything: pytest-django refuses it to all others."""
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames))


def pytest_runtest_setup(item):
    """Skip, or fail if it is required, what this machine cannot run."""
    for mark, service in NEEDS.items():
        if item.get_closest_marker(mark):
            services.need(service)


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Each test counts visits and keeps pictures in folders of its own."""
    settings.VISITORS_SPOOL = tmp_path / "spool"
    settings.MEDIA_ROOT = tmp_path / "media"
    for folder in (settings.VISITORS_SPOOL, settings.MEDIA_ROOT):
        folder.mkdir()


@pytest.fixture(autouse=True)
def nothing_left_over(settings):
    """No cache and no language survives a test: the order of the tests is random."""
    cache.clear()
    if apps.is_installed("articles"):
        import_module("articles.cards").drawn.cache_clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def no_own_names_of_countries(monkeypatch):
    """The table of names counts as read and empty, so that no page asks for it at a moment that a clock decides."""
    if apps.is_installed("visitors"):
        names = import_module("visitors.countries").OwnNames()
        names.know({})
        monkeypatch.setattr("visitors.countries.own_names", names)


@pytest.fixture(autouse=True)
def worker_that_was_just_heard(monkeypatch):
    """The newsroom remembers a sign of life, so that no page asks for one at a moment that a clock decides."""
    if apps.is_installed("portal"):
        monkeypatch.setattr("portal.pulse.Listener.heard", lambda listener: NeverSilent())


class NeverSilent:
    """What a healthy worker looks like from the newsroom."""

    is_silent = False


@pytest.fixture(autouse=True)
def no_rules_of_stand_ins(monkeypatch):
    """The rules of stand-in languages count as read and empty; a test that saves one makes them read again."""
    if apps.is_installed("articles"):
        rules = import_module("articles.standins").Rules()
        rules.know({})
        monkeypatch.setattr("articles.standins.rules", rules)


@pytest.fixture(autouse=True)
def no_names_remembered(monkeypatch):
    """Each test reads the names of its own records, and no clock makes it read them twice."""
    if apps.is_installed("newsroom"):
        book = import_module("newsroom.names")
        monkeypatch.setattr(book.shelf, "_books", {})
        monkeypatch.setattr(book.shelf, "_changed", {})
        monkeypatch.setattr(book.shelf, "seconds", float("inf"))


@pytest.fixture
def shared():
    """The folder with sample texts that lies beside the repository."""
    services.need("shared")
    return services.SHARED


@pytest.fixture(scope="session")
def chromium():
    """One real browser for the whole run."""
    services.need("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=services.chromium(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium, live_server):
    """A page in a fresh browser profile; addresses are relative to the running site."""
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def editor(db):
    """A colleague who may do everything with stories."""
    from tests.factories import UserFactory

    return UserFactory(role="editor")
