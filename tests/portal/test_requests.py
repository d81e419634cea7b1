"""Readers ask for a story in their language: each once a day, with nothing kept about them."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom import requests
from newsroom.models import RequestCount, RequestMark
from tests.factories import ArticleFactory, EditionFactory, UserFactory
from tests.visitors.readers import BROWSER, FIREFOX, SAFARI, SKOPJE

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def story():
    return ArticleFactory(original_language="en", published=["en"])


def page_of(story, language="rom"):
    return f"/{language}/articles/{story.editions.first().slug}/"


def ask(client, story, language="rom", *, address=SKOPJE, agent=FIREFOX, **headers):
    sent = BROWSER | OURS | {"REMOTE_ADDR": address, "HTTP_USER_AGENT": agent} | headers
    sent = {name: value for name, value in sent.items() if value is not None}
    return client.post(f"{page_of(story, language)}request/", **sent)


def asked(story, language="rom"):
    return requests.asked_for(story, language)


def test_the_page_offers_a_button_that_needs_no_script_and_no_cookie(client, story):
    page = client.get(page_of(story))
    html = page.content.decode()
    assert f'<form method="post" action="{page_of(story)}request/">' in html
    assert "csrf" not in html
    assert not page.cookies
    assert 'name="robots" content="noindex"' in html
    assert "asked for it" not in html


def test_a_request_is_counted_and_thanked_for(client):
    story = ArticleFactory(published=["mk"])
    answer = ask(client, story, "en")
    assert answer.status_code == 302
    assert answer.url == f"{page_of(story, 'en')}?asked=1#asked"
    assert not answer.cookies
    html = re.sub(r"\s+", " ", client.get(answer.url).content.decode())
    assert "Thank you" in html
    assert "1 reader has asked for it." in html
    assert "<form method" not in html.partition('id="asked"')[2].partition("</section>")[0]
    assert "1 reader has asked for it." in re.sub(
        r"\s+", " ", client.get(page_of(story, "en")).content.decode()
    )


def test_each_counts_once_a_day_for_a_story_and_language(client, story, noon):
    for _ in range(3):
        assert ask(client, story).status_code == 302
    assert asked(story) == 1
    ask(client, story, "sq")
    assert (asked(story), asked(story, "sq")) == (1, 1)
    other = ArticleFactory(original_language="en", published=["en"])
    ask(client, other)
    assert asked(other) == 1
    ask(client, story, agent=SAFARI)
    ask(client, story, address="77.28.0.2")
    assert asked(story) == 3
    noon.shift(timedelta(days=1))
    ask(client, story)
    assert asked(story) == 4
    assert RequestCount.objects.filter(article=story, language="rom").count() == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"REMOTE_ADDR": "nonsense"},
    ],
)
def test_programs_and_pages_loaded_in_advance_do_not_count(client, story, headers):
    assert ask(client, story, **headers).status_code == 302
    assert asked(story) == 0
    assert not RequestMark.objects.exists()


def test_colleagues_do_not_count(client, story):
    client.force_login(UserFactory(role="editor"))
    assert ask(client, story).status_code == 302
    assert asked(story) == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "https://evil.example"}, 403),
        ({"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_SEC_FETCH_SITE": None, "HTTP_REFERER": "https://evil.example/testserver"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, 403),
        ({"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "http://[broken"}, 403),
        ({"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "http://testserver"}, 302),
        ({"HTTP_SEC_FETCH_SITE": None, "HTTP_REFERER": "http://testserver/rom/"}, 302),
    ],
)
def test_a_form_on_another_site_counts_nothing(client, story, headers, status):
    strict = Client(enforce_csrf_checks=True)
    assert ask(strict, story, **headers).status_code == status
    assert asked(story) == (status == 302)


def test_only_a_post_asks(client, story):
    address = f"{page_of(story)}request/"
    for method in ("get", "head", "put", "delete"):
        assert getattr(client, method)(address, **BROWSER | OURS).status_code == 405
    assert asked(story) == 0


def test_nothing_tells_that_a_draft_exists(client):
    draft = EditionFactory(language="en", slug="secret-plan")
    EditionFactory(language="en", slug="later", scheduled=True)
    EditionFactory(language="en", slug="embargo", embargoed=True)
    pages = {}
    for slug in ("secret-plan", "later", "embargo", "there-is-no-such-story"):
        answer = client.post(f"/rom/articles/{slug}/request/", **BROWSER | OURS, HTTP_USER_AGENT=FIREFOX)
        assert answer.status_code == 404
        pages[slug] = answer.content.decode().replace(slug, "")
    assert len(set(pages.values())) == 1
    assert asked(draft.article) == 0


def test_what_exists_meanwhile_is_shown(client, story):
    EditionFactory(article=story, language="rom", slug="romani", published=True)
    answer = ask(client, story)
    assert answer.status_code == 302
    assert client.get(answer.url, follow=True).redirect_chain[-1][0] == "/rom/articles/romani/"
    assert asked(story) == 0


def test_readers_who_ask_not_to_be_recognised_count_together_once(client, story):
    for address in ("77.28.0.1", "77.28.0.2", "2a02:e48::1"):
        ask(client, story, address=address, HTTP_SEC_GPC="1")
    assert asked(story) == 1
    ask(client, story)
    assert asked(story) == 2


def test_what_is_kept_does_not_say_who(client, story, noon):
    ask(client, story)
    ask(client, story, "sq")
    ask(client, ArticleFactory(original_language="en", published=["en"]))
    marks = list(RequestMark.objects.values_list("mark", flat=True))
    assert len(set(marks)) == 3  # the same reader has another number for each story and language
    RequestMark.objects.all().delete()
    noon.shift(timedelta(days=1))
    ask(client, story)
    assert RequestMark.objects.get().mark not in marks  # and on each day


def test_marks_are_forgotten_and_numbers_stay(client, story, noon):
    ask(client, story)
    assert requests.forget_marks() == 0
    noon.shift(timedelta(days=1))
    assert requests.forget_marks() == 1
    assert not RequestMark.objects.exists()
    assert asked(story) == 1


def test_a_flood_from_one_network_writes_nothing_and_asks_little(client, story, monkeypatch):
    monkeypatch.setattr(requests, "MOST_OF_A_NETWORK", 3)
    for number in range(6):
        ask(client, story, address=f"77.28.0.{number + 1}")
    assert asked(story) == 3
    with CaptureQueriesContext(connection) as queries:
        ask(client, story, address="77.28.0.99")
    assert not [each for each in queries if "newsroom_request" in each["sql"]]
    ask(client, story, address="77.29.0.1")
    assert asked(story) == 4


def test_a_double_click_starts_no_writing(client, story):
    ask(client, story)
    with CaptureQueriesContext(connection) as queries:
        ask(client, story)
    assert not [each for each in queries if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


@pytest.mark.django_db(transaction=True)
def test_the_same_reader_in_four_tabs_at_once_counts_once(story):
    barrier, answers = threading.Barrier(4), []

    def tab():
        try:
            barrier.wait(30)
            answers.append(ask(Client(), story).status_code)
        finally:
            connections.close_all()

    tabs = [threading.Thread(target=tab) for _ in range(4)]
    [each.start() for each in tabs]
    [each.join() for each in tabs]
    assert answers == [302] * 4
    assert asked(story) == 1
    cache.clear()


def test_many_readers_are_told_in_every_language(client, story):
    RequestCount.objects.create(article=story, language="mk", on=NOON.date(), count=12)
    for language in ("mk", "rom", "sq", "sr", "tr"):
        assert client.get(page_of(story, language)).status_code == 200
    assert "12" in client.get(page_of(story, "mk")).content.decode().partition('id="asked"')[2]
