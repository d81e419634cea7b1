"""Addresses of the light edition: ``/mk/articles/x/`` stands in it as ``/mk/lite/articles/x/``."""

import re
from functools import lru_cache

from django.urls import Resolver404, resolve
from django.utils.translation import override

from languages.paths import language_of

_LIGHT = re.compile(r"/([a-z]{2,3})/lite(?=/)")
_LINK = re.compile(r'(?<= href=")(/[a-z]{2,3}/[^"#?]*)')


def is_light(path: str) -> bool:
    """Whether a page stands in the light edition."""
    return _LIGHT.match(path) is not None


def main_address(path: str) -> str:
    """The same page in the main edition."""
    return _LIGHT.sub(r"/\1", path, count=1)


@lru_cache(maxsize=4096)
def light_address(path: str) -> str:
    """The same page in the light edition; empty if it has no such page, as pictures, files and forms."""
    language = language_of(path)
    if language is None or is_light(path):
        return path if language else ""
    address = f"/{language}/lite{path[len(language) + 1 :]}"
    with override(language):
        try:
            resolve(address)
        except Resolver404:
            return ""
    return address


def stay_light(html: str) -> str:
    """The same words with links that stay in the light edition wherever it has the page."""
    return _LINK.sub(lambda link: light_address(link[1]) or link[1], html)
