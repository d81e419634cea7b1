"""Making a few pages in the parent, so that what the first pages load is loaded once for all children.

Views are called by themselves, without what stands around them: nothing is counted, nothing is kept, no thread begins.
"""

import logging
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.db import connections
from django.urls import resolve
from django.utils import translation

from articles.models import Edition
from portal.frame.memory import memory as frames
from portal.freshness import memory
from portal.freshness.meaning import ALL_PAGES
from portal.page_cache.questions import Address
from portal.page_cache.rendering import clean_environ

PAGES = ("/{}/", "/{}/about/", "/{}/feed.xml", "/{}/archive/", "/{}/statistics/")

logger = logging.getLogger("portal.serving")


def make_some_pages() -> None:
    """Make pages and throw them away. What goes wrong here goes wrong later too, and is told then."""
    try:
        with translation.override(settings.LANGUAGE_CODE), frames.remembering():
            for path in paths(settings.LANGUAGE_CODE):
                _make(path)
    except Exception as error:  # noqa: BLE001
        logger.warning("Pages could not be made before the start (%r); the first ones take longer.", error)
    finally:
        memory.forget({ALL_PAGES})  # a child that is forked tomorrow must not remember today
        connections.close_all()
        for connection in connections.all(initialized_only=True):
            if hasattr(connection, "close_pool"):
                connection.close_pool()  # with its threads: a process that forks has one


def paths(language: str) -> Iterator[str]:
    """The pages that are made: lists, and the newest story if there is one, since most of what is read is stories."""
    for page in PAGES:
        yield page.format(language)
    if newest := Edition.objects.live(language).newest_first().first():
        yield newest.get_absolute_url()


def _make(path: str) -> None:
    environ = clean_environ(Address(urlsplit(settings.SITE_URL).scheme, path, ""), sys.stderr)
    # Not the factory of django.test, which brings along a test framework that every process would hold.
    request = WSGIRequest(environ)
    request.user, request.LANGUAGE_CODE = AnonymousUser(), translation.get_language()
    match = resolve(path)
    request.resolver_match = match
    response = match.func(request, *match.args, **match.kwargs)
    if hasattr(response, "render"):
        response.render()
