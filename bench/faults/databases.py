"""The database stops, freezes or is locked: F07, F08, F09."""

import contextlib
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from measuring.cluster import postgres

from faults.probe import Probe, look, warm
from faults.stage import COLD, Stage, on_sqlite
from faults.verdict import Verdict
from faults.waiting import seconds_until

OUTAGE_SECONDS, FREEZE_SECONDS, LOCK_SECONDS = 60, 30, 20


@contextlib.contextmanager
def on_postgresql(**environment: str):
    """A site on a PostgreSQL of its own, which can be stopped without harm to anybody."""
    folder, server = Path(tempfile.mkdtemp(prefix="nevipe-faults-")), postgres.Server("faults")
    stage = None
    try:
        server.create()
        server.start()
        server.ask("CREATE DATABASE nevipe")
        stage = Stage(folder, server.url("nevipe"), **environment)
        stage.prepare().start()
        yield stage, server
    finally:
        if stage:
            stage.dismiss()
        server.remove()
        shutil.rmtree(folder, ignore_errors=True)


def _outage(verdict: Verdict, begin, end, seconds: float) -> Verdict:
    with on_postgresql() as (stage, server):
        warm(stage)
        before = stage.views()
        with Probe(stage) as probe:
            time.sleep(3)
            began = time.monotonic()
            begin(server)
            time.sleep(seconds / 2)
            cold, desk = look(stage.port, COLD), look(stage.port, stage.form, cookie=stage.cookie)
            notes = stage.ask(COLD)
            time.sleep(max(seconds - (time.monotonic() - began), 0))
            ended = time.monotonic()
            end(server)
            back = seconds_until(lambda: look(stage.port, COLD).status == 200, most=60)
            time.sleep(3)
        good = probe.share_good(began, ended)
        verdict.note(f"{good:.2%} of the hot pages 200 for {ended - began:.0f} s (99 %)", good >= 0.99)
        slow = probe.slowest(began, ended)
        verdict.note(f"99 of 100 of them within {slow * 1000:.0f} ms (2 s)", slow < 2)
        verdict.note(f"a page nobody had read: {cold.status} after {cold.seconds:.1f} s", cold.status == 503)
        said = notes.header("retry-after"), 'lang="en"' in notes.text
        verdict.note(f"it says when to come back ({said[0]} s), in the language of the address", all(said))
        verdict.note(
            f"a form of the newsroom: {desk.status} after {desk.seconds:.1f} s", desk.status in {500, 503}
        )
        verdict.note(f"{back:.1f} s until that page is there again (10), nothing restarted", back < 10)
        errors = stage.tracebacks()
        verdict.note(f"{len(errors)} tracebacks in the log {sorted(set(errors))[:3]}", not errors)
        read = sum(each.status == 200 and not each.path.endswith("xml") for each in probe.looks)
        views = stage.views() - before
        verdict.note(f"{views} views counted, {read} pages read", views >= read)
    return verdict


def f07() -> Verdict:
    """PostgreSQL is gone for a minute."""
    verdict = Verdict("F07", "PostgreSQL stopped")
    return _outage(verdict, lambda server: server.kill(), lambda server: server.start(), OUTAGE_SECONDS)


def f08() -> Verdict:
    """PostgreSQL neither answers nor hangs up."""
    verdict = Verdict("F08", "PostgreSQL frozen")
    return _outage(
        verdict, lambda server: server.freeze(), lambda server: server.freeze(stop=False), FREEZE_SECONDS
    )


def f09() -> Verdict:
    """Somebody holds SQLite's lock for writing."""
    verdict = Verdict("F09", "SQLite locked for writing")
    with on_sqlite() as stage:
        warm(stage)
        typed = stage.type_into_the_story()
        connection = sqlite3.connect(stage.folder / "db.sqlite3", isolation_level=None)
        with Probe(stage) as probe:
            time.sleep(2)
            connection.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            cold = [look(stage.port, path) for path in (COLD, "/en/", "/en/archive/")]
            written = stage.send_form(stage.form, *typed)
            time.sleep(max(LOCK_SECONDS - (time.monotonic() - began), 0))
            connection.execute("ROLLBACK")
            ended = time.monotonic()
            after = stage.send_form(stage.form, *typed)
        connection.close()
        verdict.note(
            f"{probe.share_good(began, ended):.2%} of hot pages 200", probe.share_good(began, ended) == 1
        )
        verdict.note(
            f"cold pages: {[each.status for each in cold]}", all(each.status == 200 for each in cold)
        )
        kept = "Zqxtyped" in written.text
        verdict.note(
            f"a form that is saved meanwhile: {written.status}, its text kept: {kept}",
            written.status != 500 and kept,
        )
        verdict.note(f"saved after the lock: {after.status} {stage.said(after)}", after.status == 302)
        locked = sum("database is locked" in line for line in stage.log().splitlines())
        errors = stage.tracebacks()
        verdict.note(
            f"{len(errors)} tracebacks in the log, {locked} lines that say it was locked", not errors
        )
    return verdict


FAULTS = {"F07": f07, "F08": f08, "F09": f09}
