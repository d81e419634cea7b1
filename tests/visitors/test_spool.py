import fcntl
import mmap
import os
import signal
import threading
import time

import pytest

from visitors import conf, pen, recorder, records
from visitors.models import Reason
from visitors.records import Kind, Record
from visitors.spool import ROOM, Spool, SpoolFullError
from visitors.waiting import remove_abandoned, take, waiting_paths

VIEW = Record(Kind.VIEW_WITHOUT_ID, 1_800_000_000, "en", "MK", "articles.article:1")


def contents(folder):
    recorder.finish()
    found = []
    for path in waiting_paths(folder):
        whole, damaged = records.read(path.read_bytes())
        assert damaged == 0
        found += whole
    return found


def test_a_file_in_use_is_left_alone_until_its_writer_is_done(spool):
    writer = Spool(spool, limit=10**6, seconds=60)
    writer.append(b"x")
    (path,) = waiting_paths(spool)
    assert take(path) is None
    writer.finish()
    file = take(path)
    assert (list(file.records()), file.damaged) == ([[]], 1)
    assert take(path) is None, "held by the first fold"
    file.remove()
    file.release()
    assert waiting_paths(spool) == []
    assert take(path) is None


def test_a_file_that_another_fold_deletes_meanwhile_is_not_taken(spool, monkeypatch):
    writer = Spool(spool, limit=10**6, seconds=60)
    writer.append(b"x")
    writer.finish()
    (path,) = waiting_paths(spool)
    real = fcntl.flock

    def slow_flock(file, how):
        path.unlink()
        real(file, how)

    monkeypatch.setattr(fcntl, "flock", slow_flock)
    assert take(path) is None


def test_files_change_after_a_while(spool):
    writer = Spool(spool, limit=10**6, seconds=60)
    writer.append(b"x")
    writer.append(b"x")
    writer.finish_old_file()
    assert len(waiting_paths(spool)) == 1
    writer._change_at = 0.0
    writer.append(b"x")
    assert len(waiting_paths(spool)) == 2
    writer._change_at = 0.0
    writer.finish_old_file()
    assert all(take(path) for path in waiting_paths(spool))


def test_a_full_spool_refuses_and_the_loss_is_noted_later(spool, settings, monkeypatch):
    settings.VISITORS_SPOOL_BYTES = 100
    settings.VISITORS_FOLD_SECONDS = 0
    monkeypatch.setattr(conf, "file_seconds", lambda: 0.05)
    assert recorder.write(VIEW)
    recorder.finish()
    (spool / "left-over.visits").write_bytes(b"\0" * 100)
    assert not recorder.write(VIEW)
    assert not recorder.write(Record(Kind.DROP, VIEW.at, reason=Reason.BOT))
    with pytest.raises(SpoolFullError):
        pen.desk.pen().spool.append(b"x")
    (spool / "left-over.visits").unlink()
    for path in waiting_paths(spool):
        path.unlink()
    time.sleep(0.06)
    assert recorder.write(VIEW)
    losses = {(record.reason, record.count) for record in contents(spool) if record.kind == Kind.DROP}
    assert losses == {(Reason.SPOOL_FULL, 1), (Reason.BOT, 1)}
    assert contents(spool)[-1] == VIEW


def test_a_failing_disk_costs_the_note_but_not_the_page(spool, monkeypatch, caplog):
    def no_space(*args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", no_space)
        assert not recorder.write(VIEW)
        assert not recorder.write(VIEW)
    assert len(waiting_paths(spool)) == 1, "no new file for each page"
    assert caplog.text.count("cannot be noted") == 1, "one report for an outage, not one for each page"
    assert recorder.write(VIEW)
    assert [(record.kind, record.reason, record.count) for record in contents(spool)] == [
        (Kind.DROP, Reason.WRITE_FAILED, 2),
        (Kind.VIEW_WITHOUT_ID, 0, 1),
    ]


@pytest.mark.parametrize("earlier", [1, records.SIZE * 700, len(ROOM)])
def test_half_the_room_is_none(spool, monkeypatch, earlier):
    """Only whole rooms are written to, so no record is ever torn by a disk that fills up."""
    real, writer = os.write, Spool(spool, limit=10**6, seconds=60)
    writer.append(b"x" * earlier)
    size = writer._size
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", lambda file, data: real(file, data[:30]))
        with pytest.raises(OSError, match="Only 30 of"):
            writer.append(b"y" * (size - earlier + 1))
    assert [path.stat().st_size for path in waiting_paths(spool)] == [size]
    writer.append(b"z" * 100)
    writer.finish()
    assert [path.read_bytes() for path in waiting_paths(spool)] == [b"x" * earlier + b"z" * 100]


def test_where_files_cannot_be_shared_with_memory_nothing_grows(spool, monkeypatch):
    def no_memory(*args):
        raise OSError(19, "No such device")

    writer = Spool(spool, limit=10**6, seconds=60)
    with monkeypatch.context() as broken:
        broken.setattr(mmap, "mmap", no_memory)
        for _time in range(2):
            with pytest.raises(OSError, match="No such device"):
                writer.append(b"x")
    assert [path.stat().st_size for path in waiting_paths(spool)] == [0]
    writer.append(b"x")
    writer.finish()
    assert [path.read_bytes() for path in waiting_paths(spool)] == [b"x"]


@pytest.mark.parametrize("count", [1, 700, 712, 713, 3000])
def test_behind_the_last_record_of_a_killed_process_nothing_is_missed(spool, count):
    note = records.encode(VIEW)
    child = os.fork()
    if child == 0:
        writer = Spool(spool, limit=10**9, seconds=60)
        for _time in range(count):
            writer.append(note)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    (path,) = waiting_paths(spool)
    assert path.stat().st_size % len(ROOM) == 0
    file = take(path)
    assert sum(map(len, file.records())) == count
    assert file.damaged == 0
    file.release()


@pytest.mark.parametrize(
    ("torn", "damaged"),
    [(b"", 0), (b"\xa7", 1), (b"\xa7" + b"x" * 90, 1), (b"x" * 93, 2), (b"\0" * 91 + b"x", 1)],
)
def test_a_record_that_a_killed_process_had_begun_is_missed(spool, torn, damaged):
    spool.mkdir(parents=True, exist_ok=True)
    ends_with_zero = next(
        note for at in range(10**5) if (note := records.encode(VIEW._replace(at=at))).endswith(b"\0")
    )
    (spool / "killed.visits").write_bytes(ends_with_zero + torn + ROOM)
    (path,) = waiting_paths(spool)
    file = take(path)
    assert sum(map(len, file.records())) == 1
    assert file.damaged == damaged
    file.release()


def test_several_threads_lose_and_tear_nothing(spool, monkeypatch):
    monkeypatch.setattr(conf, "file_seconds", lambda: 0.02)

    def write_many(number):
        for count in range(300):
            recorder.write(VIEW._replace(page=f"t.thread:{number * 1000 + count}"))

    threads = [threading.Thread(target=write_many, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    recorder.finish()
    pages = [record.page for record in contents(spool)]
    assert len(pages) == len(set(pages)) == 8 * 300


def test_a_forked_process_writes_a_file_of_its_own_and_leaves_the_parents(spool):
    recorder.write(VIEW)
    child = os.fork()
    if child == 0:
        recorder.write(VIEW)
        os._exit(0)
    os.waitpid(child, 0)
    parents, childs = (
        [path for path in waiting_paths(spool) if path.name.startswith(f"{pid}-")]
        for pid in (os.getpid(), child)
    )
    assert take(parents[0]) is None, "still open here"
    assert take(childs[0]) is not None, "its process is gone"


def test_a_parent_can_give_its_file_away_while_a_child_lives(spool):
    recorder.write(VIEW)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.read(reader, 1)
        os._exit(0)
    recorder.finish()
    assert take(waiting_paths(spool)[0]) is not None
    os.write(writer, b"x")
    os.waitpid(child, 0)
    os.close(reader)
    os.close(writer)


def test_left_over_unnamed_files_are_removed(spool):
    for age, name in ((100, "old.new"), (0, "young.new")):
        (spool / name).touch()
        os.utime(spool / name, (time.time() - age,) * 2)
    remove_abandoned(spool)
    assert [path.name for path in spool.iterdir()] == ["young.new"]


def test_the_notes_can_be_read_by_nobody_else(spool, settings):
    settings.VISITORS_SPOOL = spool / "new"
    recorder.write(VIEW)
    (path,) = waiting_paths(settings.VISITORS_SPOOL)
    assert (path.stat().st_mode & 0o777, settings.VISITORS_SPOOL.stat().st_mode & 0o777) == (0o600, 0o700)
