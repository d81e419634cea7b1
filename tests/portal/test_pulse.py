"""Whether the background worker lives: told to monitors at once, and to colleagues on every page of the newsroom."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError

from portal import pulse
from portal.models import Pulse
from tests.factories import UserFactory

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def ears(monkeypatch):
    """The newsroom listens for itself, and has heard nothing yet."""
    monkeypatch.undo()
    monkeypatch.setattr(pulse, "listener", pulse.Listener())


def test_a_beat_is_heard_until_two_minutes_have_passed(clock):
    pulse.beat("worker-one")
    assert str(pulse.heard()) == "ok"
    clock.shift(timedelta(seconds=120))
    assert str(pulse.heard()) == "ok"
    clock.shift(timedelta(seconds=1))
    assert str(pulse.heard()) == "silent since 2026-11-22T12:00:00+00:00"


def test_one_worker_of_several_is_enough(clock):
    pulse.beat("worker-one")
    clock.shift(HOUR)
    pulse.beat("worker-two")
    pulse.beat("worker-two")
    assert not pulse.heard().is_silent
    assert Pulse.objects.count() == 2


def test_jobs_are_no_workers(clock):
    Pulse.objects.create(name="job-sweep", at=NOON)
    assert str(pulse.heard()) == "never started"


def test_a_beat_from_a_clock_that_was_wrong_is_no_sign_of_life(clock):
    Pulse.objects.create(name="worker-one", at=NOON + HOUR)
    assert pulse.heard().is_silent


def test_monitors_are_told_and_web_hosts_stay_in_service(client, clock):
    assert client.get("/health/worker").status_code == 503
    assert client.get("/health/ready").json()["worker"] == "never started"
    pulse.beat("worker-one")
    assert (client.get("/health/worker").status_code, client.get("/health/worker").json()) == (
        200,
        {"status": "ok"},
    )
    assert client.get("/health/ready").json()["worker"] == "ok"
    clock.shift(3 * HOUR)
    silent = client.get("/health/worker")
    assert (silent.status_code, silent.json()) == (503, {"status": "silent since 2026-11-22T12:00:00+00:00"})
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.json()["status"]) == (200, "ok")
    assert ready.json()["worker"] == "silent since 2026-11-22T12:00:00+00:00"


def test_without_a_database_nothing_is_claimed(client, monkeypatch):
    def gone():
        raise DatabaseError

    monkeypatch.setattr(pulse, "heard", gone)
    assert client.get("/health/ready").json()["worker"] == "unknown"
    assert client.get("/health/worker").status_code == 503


def test_colleagues_see_when_it_fell_silent(client, clock, ears):
    client.force_login(UserFactory(role="translator"))
    assert "has never been started" in client.get("/admin/").text
    pulse.beat("worker-one")
    assert "worker-silent" not in client.get("/admin/").text
    clock.shift(3 * HOUR)
    assert "silent since 22/11/2026 13:00" in client.get("/admin/").text
    pulse.beat("worker-one")
    assert "worker-silent" not in client.get("/admin/").text


def test_strangers_are_not_told_and_nothing_is_asked_for_them(client, clock, ears, monkeypatch):
    monkeypatch.setattr(pulse, "heard", lambda: pytest.fail("asked"))
    assert "worker-silent" not in client.get("/admin/login/").text
    assert client.get("/en/about/").status_code == 200


def test_a_healthy_worker_costs_the_newsroom_no_query(client, clock, ears, django_assert_num_queries):
    client.force_login(UserFactory(role="editor"))
    pulse.beat("worker-one")
    with django_assert_num_queries(1):
        pulse.listener.heard()
    clock.shift(timedelta(seconds=100))
    with django_assert_num_queries(0):
        pulse.listener.heard()


def test_former_workers_are_forgotten_but_the_last_one(clock):
    pulse.beat("worker-one")
    clock.shift(HOUR)
    pulse.beat("worker-two")
    clock.shift(48 * HOUR)
    pulse.forget_former()
    assert list(Pulse.objects.values_list("name", flat=True)) == ["worker-two"]
