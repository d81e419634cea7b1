"""Who may open a page of the newsroom: one way of asking for all of them."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied


def only(may: Callable[[object], bool]):
    """Guard a page: strangers are sent to the log-in, colleagues to whom the rule says no get 403."""

    def guard(view):
        @wraps(view)
        def guarded(request, **kwargs):
            if not may(request.user):
                raise PermissionDenied
            return view(request, **kwargs)

        return admin.site.admin_view(guarded)

    return guard
