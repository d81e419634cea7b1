"""A CDN is told which pages to forget: all that changed, in batches, again if it fails; and nobody waits for it."""

import json
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from articles import publishing
from articles.models import Article
from portal import checks
from portal.freshness import telling_cdn
from portal.settings import env
from tests.factories import EditionFactory, UserFactory
from tests.receivers import receiver

TOKEN = "Zq-secret-token"


@pytest.fixture
def cdn(settings):
    """A CDN on this machine that notes what it is told; `status` is its answer."""

    told = []
    with receiver(
        lambda body: told.append(json.loads(body)["surrogate_keys"]), told, path="/purge?site=hidden"
    ) as cdn:
        settings.CDN_PURGE_URL, settings.CDN_PURGE_TOKEN = cdn.url, TOKEN
        yield cdn


@pytest.fixture
def clock(monkeypatch):
    """Seconds that a test moves."""

    class Clock:
        now = 1000.0

    monkeypatch.setattr(telling_cdn, "monotonic", lambda: Clock.now)
    return Clock


@pytest.fixture
def teller(db, cdn, clock, monkeypatch):
    """One that has told everything until now."""
    teller = telling_cdn.Teller()
    rounds(teller, clock)
    cdn.told.clear()
    return teller


def rounds(teller, clock, seconds=1.0):
    """Look, and look again so much later."""
    for _time in range(2):
        teller.look()
        teller.tell()
        clock.now += seconds


def test_who_begins_tells_that_every_page_may_be_wrong(db, cdn, clock):
    rounds(telling_cdn.Teller(), clock)
    assert cdn.told == [["all"]]


def test_what_is_published_is_told_with_its_keys_and_the_token(teller, cdn, clock):
    edition = EditionFactory(language="mk")
    publishing.publish(edition, by=UserFactory(role="editor"))
    rounds(teller, clock)
    (keys,) = cdn.told
    assert {f"articles.article:{edition.article_id}", "stories:mk", "everything"} <= set(keys)
    headers = cdn.headers_told[-1]
    assert headers["Surrogate-Key"].split() == keys
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    rounds(teller, clock)
    assert len(cdn.told) == 1  # once


def test_a_draft_is_not_told(teller, cdn, clock):
    draft = EditionFactory(language="mk")
    rounds(teller, clock)
    cdn.told.clear()
    Article.objects.filter(pk=draft.article_id).update(headline_mk="Тајна")
    rounds(teller, clock)
    assert cdn.told == []


def test_our_own_hosts_hear_of_it_first(teller, cdn, clock):
    EditionFactory(published=True)
    teller.look()
    teller.tell()
    assert cdn.told == []
    clock.now += telling_cdn.HOSTS_SECONDS
    teller.tell()
    assert len(cdn.told) == 1


@pytest.mark.parametrize("status", [302, 403, 500])
def test_what_a_cdn_does_not_take_is_told_again_and_no_secret_is_logged(teller, cdn, clock, caplog, status):
    cdn.status = status
    story = EditionFactory(published=True).article_id
    rounds(teller, clock, 0.5)
    assert len(cdn.told) == 1
    cdn.status = 204
    other = EditionFactory(published=True).article_id
    rounds(teller, clock)
    assert {f"articles.article:{story}", f"articles.article:{other}"} <= set(cdn.told[-1])
    rounds(teller, clock)
    assert len(cdn.told) == 2
    assert f"status {status}" in caplog.text
    assert TOKEN not in caplog.text
    assert "hidden" not in caplog.text


def test_a_cdn_that_is_gone_is_asked_more_and_more_seldom(teller, clock, settings, caplog):
    settings.CDN_PURGE_URL = "http://127.0.0.1:9/"
    teller.untold.purge(["articles.article:1"])
    pauses = []
    for _time in range(6):
        clock.now = max(clock.now + 1, teller.rests_until)
        teller.tell()
        pauses.append(teller.rests_until - clock.now)
    assert pauses == [1, 2, 5, 15, 60, 60]
    assert teller.untold.keys == {"articles.article:1"}


def test_many_keys_are_told_in_parts_and_very_many_are_all(teller, cdn, clock):
    teller.untold.purge(f"people.person:{number}" for number in range(450))
    rounds(teller, clock)
    assert [len(keys) for keys in cdn.told] == [200, 200, 50]
    teller.untold.purge(f"people.person:{number}" for number in range(telling_cdn.MOST + 1))
    teller.untold.purge(["people.person:1"])
    rounds(teller, clock)
    assert cdn.told[3:] == [["all"]]


def test_what_could_not_be_read_counts_as_everything(teller, cdn, clock, monkeypatch):
    def fail():
        raise OperationalError("away")

    with monkeypatch.context() as patch:
        patch.setattr(teller.looker, "look", fail)
        patch.setattr(telling_cdn, "connections", {"default": SimpleNamespace(close=lambda: None)})
        rounds(teller, clock)
    assert cdn.told == []
    rounds(teller, clock)
    assert cdn.told == [["all"]]


def test_a_token_may_have_a_name(teller, cdn, clock, settings):
    settings.CDN_PURGE_TOKEN = f"Fastly-Key: {TOKEN}"
    EditionFactory(published=True)
    rounds(teller, clock)
    assert cdn.headers_told[-1]["Fastly-Key"] == TOKEN
    assert "Authorization" not in cdn.headers_told[-1]


def test_without_an_address_nobody_begins(settings, monkeypatch):
    monkeypatch.setattr(telling_cdn.Teller, "start", lambda _self: pytest.fail("begun"))
    settings.FRESHNESS_SECONDS = 0.25
    assert settings.CDN_PURGE_URL == ""
    telling_cdn.begin()


@pytest.mark.parametrize(
    "url", ["ftp://cdn.example/purge", "cdn.example", "https://name:pass@cdn.example/", "file:///x"]
)
def test_a_wrong_address_is_told_and_not_repeated(monkeypatch, url):
    monkeypatch.setenv("CDN_PURGE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="CDN_PURGE_URL") as error:
        env.cdn_purge()
    assert url not in str(error.value)


def test_a_token_of_two_lines_is_told_and_not_repeated(monkeypatch):
    monkeypatch.setenv("CDN_PURGE_TOKEN", "Zq\nHost: other")
    with pytest.raises(ImproperlyConfigured, match="CDN_PURGE_TOKEN") as error:
        env.cdn_purge()
    assert "Zq" not in str(error.value)


def test_keys_must_be_on_the_pages(settings):
    settings.CDN_PURGE_URL, settings.SURROGATE_KEYS = "https://cdn.example/", False
    assert [error.id for error in checks.cdn_can_be_told(None)] == ["portal.E005"]
    settings.SURROGATE_KEYS = True
    assert checks.cdn_can_be_told(None) == []
