"""Readers for tests: they open pages as a browser does, and the counting notices."""

from django.http import HttpResponse
from django.test import RequestFactory

from visitors import recorder
from visitors.fold import fold_waiting

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15"
)
BROWSER = {
    "HTTP_ACCEPT": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "HTTP_ACCEPT_LANGUAGE": "mk,en;q=0.7",
    "HTTP_SEC_FETCH_SITE": "none",
    "HTTP_SEC_FETCH_MODE": "navigate",
    "HTTP_SEC_FETCH_DEST": "document",
}
"""What every browser sends with the request for a page."""
SKOPJE, PRISTINA, AMERICA = "77.28.0.1", "46.99.0.1", "8.8.8.8"


def request_for(path="/en/", *, method="get", address=SKOPJE, agent=FIREFOX, **headers):
    """A request as it arrives; other headers as ``HTTP_…``."""
    headers = {"REMOTE_ADDR": address, "HTTP_USER_AGENT": agent, **BROWSER, **headers}
    return getattr(RequestFactory(), method)(path, **headers)


def page(key="articles.article:42", **kwargs):
    """A page as a view gives it."""
    response = HttpResponse("<p>Story</p>", **kwargs)
    if key is not None:
        response.page_key = key
    return response


def read(path="/en/", key="articles.article:42", **kwargs):
    """Let somebody read a page."""
    recorder.record(request_for(path, **kwargs), page(key))


def fold():
    """Count everything read so far; give the number of records."""
    recorder.finish()
    return fold_waiting()
