"""The background worker: each task once, also when workers are killed, the database goes or a task is broken."""

import os
import threading
import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connections, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal import pulse, reaper, worker
from portal.models import Pulse
from tests.portal import machine

LONG_AGO = timedelta(hours=1)


@pytest.fixture(autouse=True)
def done(monkeypatch):
    monkeypatch.setattr(worker, "JOBS", [])
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # they belong to the test
    monkeypatch.setattr(machine, "DONE", [])
    return machine.DONE


@pytest.fixture
def half_done(db):
    """A task that a worker had begun when it was killed."""
    machine.note.enqueue("half")
    task = worker.claim("worker-killed")
    Pulse.objects.create(name="worker-killed", at=timezone.now() - LONG_AGO)
    return task


def statuses():
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


@pytest.mark.django_db
def test_tasks_are_done_in_turn_and_written_down(done):
    machine.note.enqueue("first")
    machine.note.enqueue("second")
    one = worker.Worker()
    assert [one.round(), one.round(), one.round()] == [True, True, False]
    assert done == ["first", "second"]
    assert statuses() == ["SUCCESSFUL", "SUCCESSFUL"]
    assert not pulse.heard().is_silent


def test_a_worker_counts_the_readers_of_its_host(monkeypatch):
    begun = []
    monkeypatch.setattr(worker.leader, "lead_as_worker", lambda: begun.append("counting"))
    monkeypatch.setattr(worker.signal, "signal", lambda *_: None)
    monkeypatch.setattr(worker.Heart, "start", lambda _self: None)
    worker.Worker(parent=0).run()
    assert begun == ["counting"]


@pytest.mark.django_db
def test_a_broken_task_is_written_down_and_the_worker_goes_on(done, caplog):
    machine.stumble.enqueue()
    machine.note.enqueue("after")
    one = worker.Worker()
    assert [one.round(), one.round()] == [True, True]
    assert done == ["after"]
    assert "no dice" in DBTaskResult.objects.get(status=TaskResultStatus.FAILED).traceback
    assert "no dice" in caplog.text


@pytest.mark.django_db
def test_a_task_lives_and_dies_with_its_transaction(done):
    with transaction.atomic():
        machine.note.enqueue("never")
        transaction.set_rollback(True)
    assert not worker.Worker().round()
    assert DBTaskResult.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_four_workers_do_forty_tasks_once_each(done):
    for number in range(40):
        machine.note.enqueue(number)

    def work():
        one = worker.Worker()
        try:
            while DBTaskResult.objects.ready().exists():
                one.round()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == list(range(40))
    assert statuses() == ["SUCCESSFUL"] * 40


def test_what_a_killed_worker_left_is_begun_again(half_done, done):
    assert not worker.Worker().round(), "it is still somebody else's"
    assert reaper.reap() == 1
    assert worker.Worker().round()
    assert done == ["half"]


def test_what_a_living_worker_does_is_left_alone(half_done):
    pulse.beat("worker-killed")
    assert reaper.reap() == 0
    assert statuses() == ["RUNNING"]


def test_a_task_that_kills_its_workers_is_given_up(half_done, caplog):
    assert reaper.reap() == 1
    assert worker.claim("worker-second")
    assert reaper.reap() == 1
    assert worker.claim("worker-third")
    assert reaper.reap() == 0
    assert statuses() == ["FAILED"]
    assert "3 workers ended" in caplog.text


def test_two_workers_that_reap_at_once_hand_on_once(half_done, monkeypatch):
    stale = list(DBTaskResult.objects.running())
    assert reaper.reap() == 1
    monkeypatch.setattr(
        DBTaskResult.objects.all().__class__, "running", lambda self: self.filter(status="RUNNING")
    )
    assert [reaper._hand_on(task) for task in stale] == [0]


@pytest.mark.django_db
def test_when_the_database_goes_the_worker_stays_and_takes_another_name(monkeypatch, caplog):
    one = worker.Worker()
    one.round()
    former = one.name

    def gone(jobs):
        raise OperationalError("gone")

    with monkeypatch.context() as away:
        away.setattr(worker.connections, "close_all", lambda: None)  # they belong to the test
        away.setattr(worker.schedule, "run_due", gone)
        assert [one.round(), one.round()] == [False, False]
    assert caplog.text.count("cannot use the database") == 1
    one.round()
    assert one.name not in {"", former}


def test_a_worker_that_hangs_ends_itself(monkeypatch):
    one, ended = worker.Worker(), []
    one.moved_at = time.monotonic() - worker.STUCK_SECONDS - 1
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(connections, "close_all", lambda: None)
    worker.Heart(one).beat()
    assert ended == [1]


@pytest.mark.django_db
def test_finished_tasks_are_thrown_away_and_failed_ones_kept_longer():
    for days, status in ((0, "SUCCESSFUL"), (2, "SUCCESSFUL"), (2, "FAILED"), (15, "FAILED"), (15, "READY")):
        machine.note.enqueue(days)
        at = timezone.now() - timedelta(days=days)
        task = DBTaskResult.objects.latest("enqueued_at")
        DBTaskResult.objects.filter(pk=task.pk).update(status=status, finished_at=at, enqueued_at=at)
    reaper.prune()
    kept = DBTaskResult.objects.values_list("args_kwargs", "status")
    assert sorted((each["args"][0], status) for each, status in kept) == [
        (0, "SUCCESSFUL"), (2, "FAILED"), (15, "READY"),
    ]  # fmt: skip
