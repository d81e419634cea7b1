"""Answers orders on standard input: make a page so many times, and say what it cost. Runs in any Django project.

`python cold_pages.py PROJECT SETTINGS [ours]`. An order is a line of JSON, `{"path": "/en/", "times": 20}`; the answer
has processor time in milliseconds for one page, of this process and of its database session, queries and letters.
"""

import json
import os
import sys
import time
from pathlib import Path

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36"


def main(project: str, settings: str, ours: str = "") -> None:
    """Set the project up, then obey until nothing comes any more."""
    sys.path.insert(0, project)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    application = _ours() if ours else _plain()
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        print(json.dumps(_obey(application, **json.loads(line))), flush=True)


def _plain():
    from django.conf import settings

    settings.DATABASES["default"]["CONN_MAX_AGE"] = None
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def _ours():
    """As a web process that hears of changes; static files have their plain names, nothing is counted meanwhile."""
    from django.conf import settings

    settings.VISITORS_FOLD_SECONDS = 0
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    settings.DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    application = _plain()
    from portal.frame.memory import memory

    memory.hears_of_changes = lambda: True
    return application


def _obey(application, path: str, times: int, fresh: bool = False) -> dict:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before = _forgotten if fresh else (lambda: None)
    before()
    status, page = _page(application, path)
    with CaptureQueriesContext(connection) as queries:
        _page(application, path)
    asked = len(queries)  # now: the next request begins a new list
    session = _session(connection)
    own, its = time.process_time(), _cpu_of(session)
    for _time in range(times):
        before()
        _page(application, path)
    own, its = time.process_time() - own, _cpu_of(session) - its
    return {
        "status": status,
        "letters": len(page),
        "queries": asked,
        "own": own * 1000 / times,
        "db": its * 1000 / times,
    }


def _forgotten() -> None:
    """As if no card had ever been drawn and no frame been read."""
    from articles import cards
    from portal.frame.memory import memory

    cards.drawn.cache_clear()
    memory.forget()


def _page(application, path: str) -> tuple[str, bytes]:
    from django.test import RequestFactory

    told = {}
    headers = {"host": "127.0.0.1", "user-agent": BROWSER}
    environ = RequestFactory().get(path, headers=headers).environ
    response = application(environ, lambda status, headers, *_error: told.update(status=status))
    page = b"".join(response)
    response.close()
    return told["status"], page


def _session(connection) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def _cpu_of(pid: int) -> float:
    """Seconds on a processor, which Linux tells to the nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


if __name__ == "__main__":
    main(*sys.argv[1:])
