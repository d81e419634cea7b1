"""The little file with the number of readers online."""

import json
from datetime import UTC, datetime

import pytest
import time_machine

from tests.visitors.readers import AMERICA, fold, read
from visitors import snapshot
from visitors.leader import Leader
from visitors.pen import desk

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_any_process_reads_without_a_query_what_the_leader_wrote(spool, django_assert_num_queries):
    with time_machine.travel(NOON, tick=False):
        read()
        read(address=AMERICA)
        fold()
        with django_assert_num_queries(2):
            written = snapshot.write(spool)
        with django_assert_num_queries(0):
            assert snapshot.read() == written == snapshot.Snapshot(int(NOON.timestamp()), 2, 2)
    assert [path.name for path in spool.iterdir()] == [snapshot.NAME]


@pytest.mark.django_db
def test_the_leader_writes_it_each_round(spool):
    read()
    leader = Leader(desk.pen().spool)
    try:
        desk.pen().spool.finish()
        leader.tick()
    finally:
        leader.stop()
    assert snapshot.read().online == 1


def put(spool, **numbers):
    (spool / snapshot.NAME).write_text(
        json.dumps({"at": int(NOON.timestamp()), "online": 5, "today": 9} | numbers)
    )
    snapshot.forget()


def test_a_process_looks_at_the_file_every_few_seconds(spool):
    with time_machine.travel(NOON, tick=False) as clock:
        put(spool)
        assert snapshot.read().online == 5
        (spool / snapshot.NAME).write_text(json.dumps({"at": int(NOON.timestamp()), "online": 6, "today": 9}))
        assert snapshot.read().online == 5
        clock.shift(snapshot.KEPT_SECONDS)
        assert snapshot.read().online == 6


def test_an_old_number_is_no_number(spool):
    with time_machine.travel(NOON, tick=False) as clock:
        put(spool)
        clock.shift(snapshot.STALE_SECONDS - 1)
        assert snapshot.read().online == 5
        clock.shift(1)
        assert snapshot.read() is None


def test_where_counting_is_rare_a_number_keeps_for_longer(spool, settings):
    settings.VISITORS_FOLD_SECONDS = 120
    with time_machine.travel(NOON, tick=False) as clock:
        put(spool)
        clock.shift(200)
        assert snapshot.read().online == 5


@pytest.mark.parametrize(
    "content", [None, b"", b"[]", b"{}", b'{"at": 1', b'{"at": "x", "online": 1, "today": 1}', b"\xff"]
)
def test_no_file_or_a_broken_one_is_no_number(spool, content):
    if content is not None:
        (spool / snapshot.NAME).write_bytes(content)
    assert snapshot.read() is None


def test_each_folder_has_its_own_number(spool, settings, tmp_path):
    with time_machine.travel(NOON, tick=False):
        put(spool)
        assert snapshot.read().online == 5
        settings.VISITORS_SPOOL = tmp_path / "elsewhere"
        assert snapshot.read() is None
