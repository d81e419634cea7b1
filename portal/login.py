"""Who knocks at the newsroom's door: guessers are turned away before it costs anything, colleagues are remembered."""

from axes.handlers.database import AxesDatabaseHandler
from django.shortcuts import render

from portal.serving import devices
from portal.serving.colleagues import known, session_of
from visitors import addresses, flood

HOUR = 3600
MOST_OF_A_NETWORK = 100
"""Wrong passwords of one neighbourhood of addresses in an hour, whatever the names. Right ones do not count."""
WRONG = {"name": "passwords", "purpose": "passwords", "most": MOST_OF_A_NETWORK}
NEWSROOM = "/admin/"


def client_address(request) -> str:
    """Give the client's address as text; only trusted proxies can name another than the peer's."""
    address = addresses.client_address(request.META)
    return addresses.text_of(address) if address else "0.0.0.0"  # noqa: S104  an unreadable address is one shared client


class Handler(AxesDatabaseHandler):
    """Counts wrong passwords: by name and address in the database, by neighbourhood of addresses in the cache.

    It is asked before a password is hashed. Who is locked out costs no hash, and nothing is written for them.
    """

    def is_allowed(self, request, credentials=None) -> bool:
        """Whether a password may be tried."""
        address = addresses.client_address(request.META)
        if address is not None and flood.was_flood(address, **WRONG):
            return False
        return super().is_allowed(request, credentials)

    def user_login_failed(self, sender, credentials, request=None, **kwargs) -> None:
        """Note a wrong password; not one that was not even looked at."""
        if getattr(request, "axes_locked_out", False):
            request.axes_credentials = credentials
            return
        address = addresses.client_address(request.META) if request else None
        if address is not None:
            flood.is_flood(address, seconds=HOUR, **WRONG)
        super().user_login_failed(sender, credentials, request, **kwargs)


def locked_out(request, _response=None, _credentials=None):
    """Say that no further log-in is possible for an hour."""
    response = render(request, "admin/locked_out.html", status=429)
    response.headers["Retry-After"] = str(HOUR)
    return response


class ColleaguesMiddleware:
    """Remembers in the newsroom's own process who is a colleague: they need not stand in line with strangers.

    Not when they next log in either: their device has a sign then.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, and note who it was."""
        response = self.get_response(request)
        if request.environ.get("nevipe.staff") and request.path_info.startswith(NEWSROOM):
            if request.user.is_authenticated and request.session.session_key:
                known.remember(request.session.session_key)
                if not devices.device_of(request.META, longest=devices.RENEWED):
                    devices.give(response)
            elif sent := session_of(request.environ):
                known.forget(sent)
        return response
