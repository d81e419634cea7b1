"""What a web process lives through with a replica; run by test_streaming.py in a process with two real servers."""

import json
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
CHANGES = 25
found = {}


def until(true, seconds=30):
    """Wait for something that comes by itself; whether it came."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return False


def main():
    from measuring.cluster.postgres import Server

    one, two = Server("one"), Server("two")
    try:
        one.create()
        one.start()
        one.ask("CREATE DATABASE news")
        two.copy([one])
        two.start()
        set_up(one, two)
        life = Life()
        lag(life, two)
        change_often(life)
        hang_and_die(life, two)
        lead(life, one, two)
    finally:
        two.remove()
        one.remove()
    print(json.dumps(found))


def set_up(one, two):
    os.environ.update(
        ENV_FILE=os.devnull,
        SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
        DJANGO_SETTINGS_MODULE="portal.settings",
        DATABASE_URL=one.url("news"),
        DATABASE_REPLICA_URLS=two.url("news"),
    )
    import django

    django.setup()
    from django.core.management import call_command

    from portal import patience
    from portal.replicas import monitor

    call_command("migrate", "contenttypes", verbosity=0)
    patience.READERS = monitor.PAUSE_WHILE_AWAY = 0.3
    monitor.PAUSE = 0.05
    patience.limit_this_process()


class Life:
    """A web process: what it writes, and what a reader of it sees."""

    def __init__(self):
        from django.contrib.contenttypes.models import ContentType
        from django.core.handlers.exception import convert_exception_to_response
        from django.db import connections
        from django.test import RequestFactory

        from portal.replicas import monitor
        from portal.replicas.middleware import ReadersMiddleware

        self.rows, self.connections, self.monitor = ContentType.objects, connections, monitor
        self.get = RequestFactory().get
        self.answer = ReadersMiddleware(convert_exception_to_response(self.page))

    def page(self, request):
        from django.http import HttpResponse

        where = self.rows.all().db
        return HttpResponse(f"{self.word()} from {where}")

    def word(self):
        return self.rows.values_list("model", flat=True).get(pk=9999)

    def write(self, word):
        self.rows.update_or_create(pk=9999, defaults={"app_label": "test", "model": word})
        self.monitor.heard_of_change()

    def read(self):
        response = self.answer(self.get("/mk/"))
        self.connections["default"].close()  # as at the end of each request
        self.connections["replica1"].close()
        return response.content.decode() if response.status_code == 200 else response.status_code

    def is_used(self):
        return self.monitor.choose() == "replica1"

    def believe(self):
        """As if nobody had noticed yet that it is gone."""
        self.monitor._monitor.fleet.members["replica1"].is_there = True


def lag(life, two):
    life.write("first")
    found["a good replica is used"] = until(life.is_used) and life.read()
    two.ask("SELECT pg_wal_replay_pause()")
    life.write("second")
    found["while it lags"] = life.read()
    life.monitor._monitor.look()
    found["however often one looks"] = [life.read() for _time in range(20)][-1]
    two.ask("SELECT pg_wal_replay_resume()")
    found["once it has caught up"] = until(life.is_used) and life.read()


def change_often(life):
    """Also where a commit can be seen before it is on the disk."""
    from portal.replicas.reading import reading_from

    with life.connections["default"].cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    read = {}
    for number in range(CHANGES):
        life.write(f"word {number}")
        if until(life.is_used, 10):
            with reading_from("replica1"):
                read[f"word {number}"] = life.word()
    life.connections["default"].close()
    found["stale"] = [written for written, word in read.items() if written != word]
    found["most came from the replica"] = len(read) > CHANGES * 0.8


def hang_and_die(life, two):
    until(life.is_used)
    life.read()
    two.freeze()
    life.believe()
    found["while it hangs"] = life.read()
    two.freeze(stop=False)
    found["when it goes on"] = until(life.is_used) and life.read()
    two.kill()
    life.believe()
    found["killed a moment ago"] = life.read()
    found["is left alone"] = until(lambda: not life.is_used()) and life.read()
    two.start()
    found["back again"] = until(life.is_used) and life.read()


def lead(life, one, two):
    one.kill()
    until(lambda: life.monitor._monitor.fleet.primary_is_away)
    found["without the database itself"] = until(life.is_used) and life.read()
    two.promote()
    found["is no copy any more"] = until(lambda: not life.is_used())


if __name__ == "__main__":
    main()
