"""The files of the sitemap as search engines ask for them."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from languages.alternates import whole
from languages.registry import enabled
from syndication.sitemaps import newest, parts, writing

LAST_FILE = 1_000_000
"""Beyond it no number of a record fits into the database."""


def index(request):
    """The list of all files."""
    return writing.answer(writing.index(parts.files()))


def pages(request):
    """Front pages and fixed pages."""
    return writing.answer(writing.pages(parts.fixed_pages()))


def things(request, kind, number):
    """Sections, tags, storylines, people, organizations or events."""
    if kind not in parts.THINGS:
        raise Http404
    return _file(parts.things(kind, number) if number < LAST_FILE else ())


def stories(request, language, number):
    """Stories in one language."""
    return _file(parts.stories(language, number) if language in enabled() and number < LAST_FILE else ())


def news(request):
    """The stories of two days, in the language of the address."""
    front, found = whole(reverse("portal:front")), newest.reports(get_language())
    return writing.answer(writing.news(found, publication=newest.publication(), front=front))


def _file(places):
    """A file without any address is not valid; it does not exist."""
    found = list(places)
    if not found:
        raise Http404
    return writing.answer(writing.pages(found))
