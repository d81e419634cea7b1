"""Is the portal alive, and can it serve? For load balancers and monitors."""

import os

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def live(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
def ready(request):
    """The process can do its work: the database answers and visits can be written down."""
    checks = {"database": _database_answers(), "spool": os.access(settings.VISITORS_SPOOL, os.W_OK)}
    good = all(checks.values())
    return JsonResponse({"status": "ok" if good else "unavailable", **checks}, status=200 if good else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False
