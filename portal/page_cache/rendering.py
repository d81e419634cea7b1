"""Having a page made by Django, from a request in which nothing comes from one reader: so it is everybody's page."""

from collections.abc import Callable
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings

from portal.page_cache.entries import Answer
from portal.page_cache.keep import CLEAN, KEEP, Keep
from portal.page_cache.questions import Address
from visitors.middleware import NOTED_ELSEWHERE

NOT_KEPT = Keep(frozenset(), stays=False)


def render(django: Callable, address: Address, errors) -> Answer:
    """Ask Django for a page; `errors` is where the web server writes what went wrong (``wsgi.errors``)."""
    environ, told = clean_environ(address, errors), []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, list(headers)]

    parts = django(environ, start_response)
    try:
        body = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()  # gives the connection to the database back
    return Answer(*told, body, environ.get(KEEP, NOT_KEPT))


def clean_environ(address: Address, errors) -> dict:
    """A request for a page by nobody in particular: our own name, no cookie, no header of a reader.

    Even the name of the host is our own, whichever of the allowed ones was asked: no answer depends on it.
    """
    host = urlsplit(settings.SITE_URL)
    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": address.path, "QUERY_STRING": address.question,
        "SERVER_NAME": host.hostname, "SERVER_PORT": str(host.port or (443 if address.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "", "HTTP_HOST": host.netloc, "HTTP_ACCEPT_ENCODING": "identity",
        "wsgi.version": (1, 0), "wsgi.url_scheme": address.scheme, "wsgi.input": BytesIO(), "wsgi.errors": errors,
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
        CLEAN: True, NOTED_ELSEWHERE: True,
    }  # fmt: skip
    if address.language:
        environ["HTTP_ACCEPT_LANGUAGE"] = address.language
    return environ
