"""Which language an address belongs to, and the same address in another language."""

import re
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language, override

from languages.registry import enabled

_PREFIX = re.compile(r"/([a-z]{2,3})(?=[/?#]|\Z)")

_PLAIN_SLUG = re.compile(r"[-\w]+", re.ASCII)
_SIGN = "slug--slug"


def address_of(route: str, slug: str, language: str | None = None) -> str:
    """The address of a page by its slug, in a language or in that of the page. The router is asked once per route."""
    language = language or get_language()
    if not _PLAIN_SLUG.fullmatch(slug):  # the router says what is wrong with it
        with override(language):
            return reverse(route, args=[slug])
    where = (get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
    return _pattern(route, language, *where).replace(_SIGN, slug)


@lru_cache(maxsize=512)
def _pattern(route: str, language: str | None, urls: str, prefix: str) -> str:
    """`urls` and `prefix` are what the router looks at besides."""
    with override(language):
        return reverse(route, args=[_SIGN])


def language_of(path: str) -> str | None:
    """The language that a path starts with (``/mk/people/`` → ``mk``); None if there is none or it is off."""
    match = _PREFIX.match(path)
    return match[1] if match and match[1] in enabled() else None


def swap_language(path: str, language: str) -> str:
    """The same address in another language; an address without a language leads to its front page."""
    current = language_of(path)
    if current is None:
        return f"/{language}/"
    return f"/{language}{path[len(current) + 1 :] or '/'}"
