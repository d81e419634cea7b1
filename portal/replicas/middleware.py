"""Readers are answered by a replica where there is a good one, and wait only so long for a database."""

from django.db import connections

from portal import patience
from portal.replicas import monitor
from portal.replicas.reading import PRIMARY, reading_from
from visitors import rules

FOR_COLLEAGUES = ("/admin/", "/health/")
SERVER_ERROR = 500


class ReadersMiddleware:
    """Outside of all that asks the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer a reader with a reader's patience; anybody else as ever."""
        if not is_reader(request):
            return self.get_response(request)
        with patience.of_readers():
            return self._answer(request, monitor.choose())

    def _answer(self, request, alias: str | None):
        if alias is None:
            return self.get_response(request)
        with reading_from(alias):
            response = self.get_response(request)
        if response.status_code < SERVER_ERROR or not connections[alias].errors_occurred:
            return response
        # It went away in the middle of the page. Nothing was changed by asking, so the page can be made once more,
        # from the database itself or, while that is away, from another replica.
        # The first answer is not closed: that would tell Django that this request has ended.
        monitor.lost(alias)
        connections[alias].close()
        with reading_from(monitor.stand_in() or PRIMARY):
            return self.get_response(request)


def is_reader(request) -> bool:
    """Whether somebody only wants to see what everybody may see."""
    return (
        request.method in {"GET", "HEAD"}
        and not request.path_info.startswith(FOR_COLLEAGUES)
        and not rules.is_by_somebody(request.META)
    )
