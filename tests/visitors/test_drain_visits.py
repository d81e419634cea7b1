"""The command counts what waits and says plainly what it did."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError

from tests.visitors.readers import SAFARI, read
from visitors import fold, recorder
from visitors.management.commands import drain_visits
from visitors.models import DayTotal
from visitors.spool import Spool
from visitors.waiting import WaitingFile, waiting_paths

pytestmark = pytest.mark.django_db


def test_everything_is_counted(spool, capsys):
    read()
    read(agent=SAFARI)
    call_command("drain_visits")
    assert capsys.readouterr().out == "Counted 2 record(s).\n"
    assert DayTotal.objects.get().visitors == 2
    assert waiting_paths(spool) == []


def test_long_work_tells_how_far_it_is(monkeypatch, capsys):
    monkeypatch.setattr(fold, "FILES_AT_ONCE", 1)
    monkeypatch.setattr(drain_visits, "TELL_EVERY_SECONDS", 0)
    for number in range(3):
        read(agent=f"{SAFARI}/{number}")
        recorder.finish()
    call_command("drain_visits")
    assert capsys.readouterr().out.splitlines() == [
        "1 records so far, about 2 to go …",
        "2 records so far, about 1 to go …",
        "3 records so far, about 0 to go …",
        "Counted 3 record(s).",
    ]


def test_it_fails_while_a_file_is_being_written(spool, capsys):
    read()
    other_process = Spool(spool, limit=10**6, seconds=60)
    other_process.append(b"x")
    with pytest.raises(CommandError, match=r"1 file\(s\) are still being written"):
        call_command("drain_visits", wait=0)
    assert "Counted 1 record(s)." in capsys.readouterr().out
    other_process.finish()
    call_command("drain_visits", wait=0)


def test_it_fails_while_the_database_is_away(monkeypatch):
    read()
    with monkeypatch.context() as away:
        away.setattr(
            "visitors.rollups.take_turn", lambda: (_ for _ in ()).throw(OperationalError("no route"))
        )
        with pytest.raises(CommandError) as told:
            call_command("drain_visits")
    assert "cannot be used: no route" in str(told.value)
    assert "about 1 wait" in str(told.value)
    assert "Nothing is lost" in str(told.value)
    call_command("drain_visits")
    assert DayTotal.objects.get().views == 1


def test_it_fails_in_plain_words_before_migrate(monkeypatch):
    read()
    with monkeypatch.context() as not_ready:
        not_ready.setattr(
            "visitors.rollups.take_turn", lambda: (_ for _ in ()).throw(ProgrammingError("no such table"))
        )
        with pytest.raises(CommandError, match="no such table"):
            call_command("drain_visits")
    call_command("drain_visits")
    assert DayTotal.objects.get().views == 1


def test_it_names_what_cannot_be_counted(spool, monkeypatch, capsys):
    monkeypatch.setattr(WaitingFile, "records", lambda self: 1 / 0)
    read()
    call_command("drain_visits")
    (aside,) = spool.glob("*.bad")
    said = capsys.readouterr()
    assert str(aside) in said.err
    assert "Counted 0 record(s)." in said.out
