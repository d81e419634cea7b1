"""Making a few pages in the parent, so that what the first pages load is loaded once for all children.

Views are called by themselves, without what stands around them: nothing is counted, nothing is kept, no thread begins.
"""

import logging

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from portal.freshness import memory
from portal.freshness.meaning import ALL_PAGES

PAGES = ("/{}/", "/{}/about/", "/{}/feed.xml", "/{}/archive/", "/{}/statistics/")

logger = logging.getLogger("portal.serving")


def make_some_pages() -> None:
    """Make pages and throw them away. What goes wrong here goes wrong later too, and is told then."""
    factory = RequestFactory(headers={"host": "localhost"})
    try:
        with translation.override(settings.LANGUAGE_CODE):
            for page in PAGES:
                _make(factory, page.format(settings.LANGUAGE_CODE))
    except Exception as error:  # noqa: BLE001
        logger.warning("Pages could not be made before the start (%r); the first ones take longer.", error)
    finally:
        memory.forget({ALL_PAGES})  # a child that is forked tomorrow must not remember today
        connections.close_all()
        for connection in connections.all(initialized_only=True):
            if hasattr(connection, "close_pool"):
                connection.close_pool()  # with its threads: a process that forks has one


def _make(factory: RequestFactory, path: str) -> None:
    request = factory.get(path)
    request.user, request.LANGUAGE_CODE = AnonymousUser(), translation.get_language()
    match = resolve(path)
    request.resolver_match = match
    response = match.func(request, *match.args, **match.kwargs)
    if hasattr(response, "render"):
        response.render()
