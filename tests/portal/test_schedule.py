"""Jobs that return: each is done when it is due, by one worker, whatever the clock does."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connections

from portal import jobs
from portal.models import Pulse
from portal.schedule import Job, run_due

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def done():
    return []


@pytest.fixture
def job(done):
    return Job("sweep", MINUTE, lambda: done.append("swept"))


@pytest.mark.django_db
def test_a_job_is_done_at_once_and_then_each_time_it_is_due(job, done):
    with time_machine.travel(NOON, tick=False) as clock:
        assert run_due([job]) == ["sweep"]
        clock.shift(MINUTE / 2)
        assert run_due([job]) == []
        clock.shift(MINUTE / 2)
        assert run_due([job]) == ["sweep"]
    assert len(done) == 2


@pytest.mark.django_db
def test_after_three_hours_without_a_worker_it_is_done_once(job, done):
    with time_machine.travel(NOON, tick=False) as clock:
        run_due([job])
        clock.shift(timedelta(hours=3))
        run_due([job])
        run_due([job])
    assert len(done) == 2


@pytest.mark.django_db
def test_a_clock_that_is_put_back_two_hours_stops_nothing(job, done):
    with time_machine.travel(NOON, tick=False) as clock:
        run_due([job])
        clock.shift(timedelta(hours=-2))
        assert run_due([job]) == ["sweep"]
        assert run_due([job]) == []
    assert len(done) == 2


@pytest.mark.django_db
def test_a_job_that_fails_does_not_hold_up_the_next(job, done, caplog):
    def fail():
        raise ValueError("no dice")

    with time_machine.travel(NOON, tick=False):
        assert run_due([Job("fall", MINUTE, fail), job]) == ["fall", "sweep"]
    assert done == ["swept"]
    assert "The job fall has failed" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("begun_before", [False, True], ids=["never done", "done before"])
def test_four_workers_at_the_same_moment_do_it_once(job, done, begun_before):
    if begun_before:
        Pulse.objects.create(name=job.key, at=NOON - 2 * MINUTE)
    start = threading.Barrier(4)

    def worker():
        start.wait()
        try:
            run_due([job])
        finally:
            connections.close_all()

    with time_machine.travel(NOON, tick=False):
        threads = [threading.Thread(target=worker) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert done == ["swept"]


@pytest.mark.django_db
def test_every_job_of_the_portal_can_be_done_and_has_a_name_of_its_own(caplog):
    names = [job.name for job in jobs.JOBS]
    assert run_due(jobs.JOBS) == names
    assert "has failed" not in caplog.text
    assert len(set(names)) == len(names)
    longest = Pulse._meta.get_field("name").max_length
    assert all(len(job.key) <= longest for job in jobs.JOBS)
    assert not any(piece() for piece in jobs.PIECES)
