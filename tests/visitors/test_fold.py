"""Every noted page is counted once, whatever dies in between."""

import shutil

import pytest
from django.db import DataError, InterfaceError, InternalError, OperationalError, ProgrammingError

from tests.visitors.readers import SAFARI, fold, read
from visitors import careful, counting, figures, recorder, records
from visitors import fold as folding
from visitors.models import DayTotal, FoldedFile, FoldTurn, PageTotal, Reason
from visitors.waiting import WaitingFile, waiting_paths

pytestmark = pytest.mark.django_db


class PowerCutError(Exception):
    pass


def views():
    return sum(DayTotal.objects.values_list("views", flat=True))


def drops():
    return {figure.reason: figure.count for figure in figures.drops()}


def test_nothing_is_left_after_a_fold(spool):
    read()
    assert fold() == 1
    assert (waiting_paths(spool), FoldedFile.objects.count()) == ([], 0)
    assert fold() == 0
    assert views() == 1


def test_dying_between_commit_and_deletion_counts_nothing_twice(spool, monkeypatch):
    read()
    with monkeypatch.context() as dying:
        dying.setattr(WaitingFile, "remove", lambda self: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            fold()
    assert len(waiting_paths(spool)) == FoldedFile.objects.count() == views() == 1
    assert fold() == 0
    assert views() == 1
    assert waiting_paths(spool) == []


def test_a_file_that_comes_back_with_its_name_known_adds_nothing(spool, tmp_path):
    read()
    recorder.finish()
    (path,) = waiting_paths(spool)
    copy = shutil.copy(path, tmp_path)
    FoldedFile.objects.create(name=path.name, folded_at="2026-11-21T00:00Z")
    assert fold() == 0
    assert copy
    assert not DayTotal.objects.exists()


def test_dying_in_the_middle_of_counting_leaves_everything_waiting(spool, monkeypatch):
    read()
    with monkeypatch.context() as dying:
        dying.setattr("visitors.online.note", lambda *args: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            fold()
    assert len(waiting_paths(spool)) == 1
    assert not DayTotal.objects.exists()
    assert fold() == 1
    assert views() == 1


def test_while_the_database_is_away_the_spool_waits(spool, monkeypatch):
    with monkeypatch.context() as away:
        away.setattr("visitors.rollups.take_turn", lambda: (_ for _ in ()).throw(OperationalError))
        for number in range(3):
            read(agent=f"{SAFARI}/{number}")
            with pytest.raises(OperationalError):
                fold()
    assert len(waiting_paths(spool)) == 3
    assert fold() == 3
    assert views() == 3


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("the server is starting up"),
        InterfaceError("the connection is closed"),
        InternalError("cannot execute UPDATE in a read-only transaction"),
        ProgrammingError('relation "visitors_seennetwork" does not exist'),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_database_that_is_not_ready_sets_nothing_aside(spool, monkeypatch, error):
    """A new version before ``migrate``, or a stand-by that may only be read: the records are not to blame."""

    def fail(*args, **kwargs):
        raise error

    read()
    with monkeypatch.context() as not_ready:
        not_ready.setattr("visitors.rollups.take_turn", fail)
        with pytest.raises(type(error)):
            fold()
    with monkeypatch.context() as not_ready:
        not_ready.setattr("visitors.memory.sql.upsert", fail)
        with pytest.raises(type(error)):
            fold()
    assert list(spool.glob("*.bad")) == []
    assert fold() == views() == 1
    assert drops() == {}


def test_an_outage_longer_than_the_spool_has_room_loses_only_what_is_counted_as_lost(
    spool, settings, monkeypatch
):
    settings.VISITORS_SPOOL_BYTES = 3 * records.SIZE
    monkeypatch.setattr("visitors.conf.file_seconds", lambda: 0)
    with monkeypatch.context() as away:
        away.setattr("visitors.rollups.take_turn", lambda: (_ for _ in ()).throw(OperationalError))
        for number in range(8):
            read(agent=f"{SAFARI}/{number}")
            with pytest.raises(OperationalError):
                fold()
    assert fold() == 3
    read(agent=f"{SAFARI}/9")
    assert fold() == 2, "the page, and how many were lost before it"
    assert views() == figures.totals().visitors == 4
    assert drops() == {Reason.SPOOL_FULL: 5}


def test_one_bad_file_does_not_stop_the_others(spool, monkeypatch, caplog):
    real = WaitingFile.records

    def read_badly(self):
        if self.name == "poison.visits":
            raise ValueError(self.name)
        return real(self)

    monkeypatch.setattr(WaitingFile, "records", read_badly)
    (spool / "poison.visits").write_bytes(b"poison")
    read()
    assert fold() == 1
    assert views() == 1
    assert [path.name for path in spool.glob("*.bad")] == ["poison.bad"]
    assert "is set aside" in caplog.text
    assert fold() == 0


def test_one_bad_record_sets_only_itself_aside(spool, monkeypatch, caplog):
    real = counting.count

    def count_badly(batch, year):
        if any(page.name == "poison.page:1" for page in batch.pages()):
            raise DataError("value too long")
        return real(batch, year)

    monkeypatch.setattr(counting, "count", count_badly)
    for number in range(11):
        read(agent=f"{SAFARI}/{number}", key="poison.page:1" if number == 7 else "good.page:1")
    assert fold() == 10
    assert views() == figures.totals().visitors == 10
    assert drops() == {Reason.DAMAGED: 1}
    (aside,) = spool.glob("*.bad")
    ((bad,), damaged) = records.read(aside.read_bytes())
    assert (bad.page, damaged) == ("poison.page:1", 0)
    assert waiting_paths(spool) == []
    assert "1 record(s)" in caplog.text


def test_when_every_record_is_bad_the_file_is_set_aside_as_a_whole(spool, monkeypatch):
    monkeypatch.setattr(careful, "MOST_BAD", 3)
    monkeypatch.setattr(counting, "count", lambda batch, year: 1 / 0)
    for _ in range(6):
        read()
    assert fold() == 0
    (aside,) = spool.glob("*.bad")
    assert len(records.read(aside.read_bytes())[0]) == 6
    assert not DayTotal.objects.exists()
    assert not FoldedFile.objects.exists()


def test_torn_and_strange_bytes_are_counted_as_damaged(spool):
    read()
    recorder.finish()
    (path,) = waiting_paths(spool)
    record = path.read_bytes()
    path.write_bytes(record + b"\0" * 100 + record + record[:20])
    (spool / "empty.visits").touch()
    assert fold() == 2
    assert views() == 2
    assert drops() == {Reason.DAMAGED: 2}
    assert waiting_paths(spool) == []


def test_many_files_are_counted_in_several_goes(spool, monkeypatch):
    monkeypatch.setattr(folding, "FILES_AT_ONCE", 3)
    for number in range(10):
        read(agent=f"{SAFARI}/{number % 4}")
        recorder.finish()
    assert fold() == 10
    assert figures.totals().visitors == 4
    assert FoldTurn.objects.get().turns == 4


def test_more_readers_than_fit_into_one_statement():
    for number in range(450):
        read(agent=f"{SAFARI}/{number}", key=f"articles.article:{number}")
    assert fold() == 450
    assert figures.totals().visitors == 450
    for number in range(450):
        read(agent=f"{SAFARI}/{number}", key=f"articles.article:{number}")
    assert fold() == 450
    assert figures.totals().visitors == 450
    assert PageTotal.objects.filter(readers=1, views=2).count() == 450


def test_the_number_of_queries_does_not_grow_with_the_readers(django_assert_max_num_queries):
    read()
    fold()
    for number in range(100):
        read(agent=f"{SAFARI}/{number}")
    with django_assert_max_num_queries(36):
        fold()
