"""Is the portal alive, and can it serve? For load balancers and monitors."""

import os

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from portal import pulse


@never_cache
def live(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
def ready(request):
    """The process can do its work: the database answers and visits can be written down."""
    checks = {"database": _database_answers(), "spool": os.access(settings.VISITORS_SPOOL, os.W_OK)}
    good = all(checks.values())
    # A silent worker takes no web host out of service: readers do not need it.
    answer = {"status": "ok" if good else "unavailable", **checks, "worker": str(_worker() or "unknown")}
    return JsonResponse(answer, status=200 if good else 503)


@never_cache
def worker(request):
    """Some background worker is alive, on whichever host."""
    heard = _worker()
    good = bool(heard) and not heard.is_silent
    return JsonResponse({"status": str(heard or "unknown")}, status=200 if good else 503)


def _worker() -> pulse.Heard | None:
    try:
        return pulse.heard()
    except DatabaseError:
        return None


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False
