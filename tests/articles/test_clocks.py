"""Times that clocks on the wall cannot show, and sites in other zones: asked in the form, kept as one moment."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from articles.models import Edition, Transition
from articles.models.transition import Verb
from articles.publishing_times import settle_due
from tests.articles.newsroom import add, change_url, log_in, step_url, story_data
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db
ZONES = ["UTC", "Europe/Skopje", "Europe/Berlin", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu"]
REFUSED = {
    "T01": "does not exist", "T02": "comes twice", "T04": "does not exist", "T05": "comes twice",
    "T10": "valid date", "T11": "valid date", "T12": "valid date",
}  # fmt: skip
KEPT = {
    "T07": datetime(2025, 12, 31, 18, 15, tzinfo=UTC),
    "T13": datetime(2025, 12, 31, 20, 0, tzinfo=UTC),
    "T16": datetime(2025, 12, 31, 23, 0, tzinfo=UTC),  # a day without an hour begins at midnight
}


def test_every_time_of_the_corpus_is_kept_or_refused_in_the_form(client, shared):
    lines = (shared / "corpus/text/dates.jsonl").read_text().splitlines()
    with time_machine.travel(datetime(2025, 12, 1, tzinfo=UTC), tick=False):
        log_in(client, "editor")
        for row in map(json.loads, lines):
            with timezone.override(row["zone"]):
                answer = add(
                    client, published_at=row["local"], headline=row["id"], slug=row["id"], _schedule="1"
                )
            if row["id"] in REFUSED:
                assert REFUSED[row["id"]] in answer.content.decode(), row
            else:
                kept = Edition.objects.get(slug=row["id"].lower())
                assert (kept.status, kept.published_at) == ("scheduled", KEPT[row["id"]])
    assert Edition.objects.count() == len(KEPT)
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC), tick=False):
        assert (settle_due(), settle_due()) == (len(KEPT), 0)


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_scheduled_for_midnight_comes_out_at_midnight_of_the_site(client, settings, zone):
    settings.TIME_ZONE = zone
    midnight = datetime(2027, 1, 1, tzinfo=ZoneInfo(zone))
    with time_machine.travel(midnight - timedelta(minutes=1), tick=False):
        log_in(client, "editor")
        add(client, published_at="2027-01-01T00:00", _schedule="1")
        edition = Edition.objects.get()
        assert edition.published_at == midnight
        assert client.get(edition.get_absolute_url()).status_code == 404
        assert 'value="2027-01-01T00:00"' in client.get(change_url(edition.article)).content.decode()
    with time_machine.travel(midnight, tick=False):
        assert client.get(edition.get_absolute_url()).status_code == 200
        assert client.get("/mk/archive/2027/01/").content.decode().count(edition.slug) > 0
        assert settle_due() == 1
    assert Transition.objects.filter(verb=Verb.COME_OUT).count() == 1


@pytest.mark.parametrize("zone", ZONES)
def test_embargo_and_end_are_of_the_sites_own_clock(client, settings, zone):
    settings.TIME_ZONE = zone
    edition = EditionFactory()
    with time_machine.travel(datetime(2026, 12, 31, 23, 59, tzinfo=ZoneInfo(zone)), tick=False):
        log_in(client, "editor")
        times = {"embargoed_until": "2027-01-01T00:00", "expires_at": "2027-01-02T00:00"}
        client.post(step_url("times", edition.article, "mk"), times)
    edition.refresh_from_db()
    assert edition.embargoed_until == datetime(2027, 1, 1, tzinfo=ZoneInfo(zone))
    assert edition.expires_at == datetime(2027, 1, 2, tzinfo=ZoneInfo(zone))


def test_what_came_out_in_the_hour_that_comes_twice_can_be_saved_again(client, settings):
    """The form shows 02:30 and cannot say which; what comes back as it was shown is not asked about."""
    settings.TIME_ZONE = "Europe/Skopje"
    second = datetime(2026, 10, 25, 1, 30, 7, tzinfo=UTC)
    edition = EditionFactory(withdrawn=True, published_at=second)
    log_in(client, "editor")
    data = story_data(edition.article, published_at="2026-10-25T02:30", standfirst="Ново")
    assert client.post(change_url(edition.article), data).status_code == 302
    assert Edition.objects.get().published_at == second
    edition.article.refresh_from_db()
    data = story_data(edition.article, published_at="2026-10-25T02:31")
    assert "comes twice" in client.post(change_url(edition.article), data).content.decode()
