"""The calendar for calendar programs: a secret address, and a file that no headline breaks."""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
import time_machine
from icalendar import Calendar

from newsroom.calendar import keys
from newsroom.models import CalendarKey
from prose.plain import one_line
from tests import corpus
from tests.factories import ArticleFactory, EditionFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/calendar/key/"
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def ana():
    return UserFactory(role="editor")


def read(client, key: str, status: int = 200):
    answer = client.get(f"/calendar/{key}.ics")
    assert answer.status_code == status
    return answer


def events(client, key: str) -> list:
    return Calendar.from_ical(read(client, key).content).walk("VEVENT")


def planned(headline: str, **kwargs):
    article = ArticleFactory(planned_on=DAY, **kwargs)
    EditionFactory(article=article, language="mk", words__headline=headline)
    return article


def test_plans_are_days_and_editions_moments(client, ana):
    article = planned("A plan")
    EventFactory(name_en="Congress", starts_on=DAY, ends_on=date(2026, 11, 22))
    edition = EditionFactory(language="en", words__headline="Coming", scheduled=True)
    type(edition).objects.filter(pk=edition.pk).update(
        published_at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    )
    key = keys.new_key(ana)
    plan, event, coming = events(client, key)
    assert (plan.decoded("dtstart"), plan.decoded("dtend")) == (DAY, date(2026, 11, 21))
    assert str(plan["summary"]) == "planned: A plan (mk)"
    assert plan["url"].endswith(f"/admin/articles/article/{article.pk}/change/")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DAY, date(2026, 11, 23))
    assert coming["dtstart"].to_ical() == b"20261123T233000Z"
    assert [each["uid"] for each in events(client, key)] == [plan["uid"], event["uid"], coming["uid"]]
    assert len({plan["uid"], event["uid"], coming["uid"]}) == 3


def test_the_file_is_private_and_needs_no_session(client, ana):
    answer = read(client, keys.new_key(ana))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert not answer.cookies


@pytest.mark.parametrize(
    "loss", [{"is_active": False}, {"is_staff": False}, "role", "deleted", "new key", "void"]
)
def test_a_key_that_is_void_answers_like_one_that_never_was(client, ana, loss):
    key = keys.new_key(ana)
    read(client, key)
    if loss == "role":
        ana.groups.clear()
    elif loss == "deleted":
        ana.delete()
    elif loss == "new key":
        read(client, keys.new_key(ana))
    elif loss == "void":
        keys.give_up(ana)
    else:
        type(ana).objects.filter(pk=ana.pk).update(**loss)
    void, never = read(client, key, 404), read(client, "x" * len(key), 404)
    assert void.content == never.content
    assert void.headers == never.headers


def test_only_what_the_colleague_may_see(client):
    contributor = UserFactory(role="contributor")
    planned("Of somebody else")
    planned("My own", created_by=contributor)
    (only,) = events(client, keys.new_key(contributor))
    assert "My own" in only["summary"]


def test_the_key_is_long_and_not_kept(ana):
    key = keys.new_key(ana)
    assert len(key) >= 43  # 32 bytes, of which no letter says more than six bits
    assert key not in str(CalendarKey.objects.values().get())
    assert keys.owner(key) == ana


@pytest.mark.parametrize("key", ["x", "%00", "é" * 50, "a" * 5000, "..%2F..%2Fetc"])
def test_strange_keys(client, key):
    assert client.get(f"/calendar/{key}.ics").status_code == 404


def test_the_address_is_shown_once(client, ana):
    client.force_login(ana)
    assert "You have no address yet." in client.get(PAGE).content.decode()
    page = client.post(PAGE, {}).content.decode()
    address = page.partition('class="address" readonly value="')[2].partition('"')[0]
    assert client.get(urlsplit(address).path).status_code == 200
    again = client.get(PAGE).content.decode()
    assert "You have an address" in again
    assert 'class="address"' not in again
    client.post(PAGE, {"give_up": "1"})
    assert client.get(urlsplit(address).path).status_code == 404


def test_the_file_speaks_the_language_of_its_address(client, ana):
    planned("Закон")
    key = keys.new_key(ana)
    for language in ("en", "xx", ""):
        answer = client.get(f"/calendar/{key}.ics", {"lang": language})
        assert b"planned: " in answer.content


@pytest.mark.parametrize("case", corpus.cases("ics/event_fields.jsonl"))
def test_no_headline_breaks_the_file(client, ana, case):
    value = case["value"]
    article = planned("Plain")
    type(article).objects.filter(pk=article.pk).update(headline_mk=value.replace("\x00", ""))
    planned("Beside it")
    raw = read(client, keys.new_key(ana)).content
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r")
    assert all(len(line) <= 75 and line.decode() is not None for line in raw.split(b"\r\n"))
    found = Calendar.from_ical(raw).walk("VEVENT")
    assert len(found) == 2
    wanted = {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "TRANSP", "URL"}
    assert [set(event) for event in found] == [wanted, wanted]
    (event,) = (each for each in found if str(each["uid"]).startswith(f"plan-{article.pk}@"))
    assert str(event["summary"]).strip() == f"planned: {one_line(value)} (mk)".strip()
