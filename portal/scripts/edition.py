"""Answer every address of the Cyrillic edition with the page of the Latin one, in the other script.

The same views, rights, redirects and page keys: inside, ``/sr/cyrl/articles/x/`` is ``/sr/articles/x/``. What comes
out is changed between the tags (`portal.scripts.pages`). So a new page has its Cyrillic twin without anybody's doing.
A Latin page goes the same way back where somebody has written Serbian in Cyrillic.
"""

import re

from django.conf import settings

from languages.registry import own_name_of
from languages.scripts import addresses
from languages.scripts.serbian import to_cyrillic_with, to_latin
from portal.scripts.names import names_in
from portal.scripts.pages import Converter

COOKIE = "script"
"""Set by reader.js when a reader follows the link to the other script; read by the front door alone."""
_CYRILLIC_WORDS = re.compile("[\u0400-\u04ff]{3,}")
_NO_SIGN = {own_name_of("mk"), addresses.CYRILLIC_NAME}
"""Cyrillic words that stand on every page in Latin letters."""
_PREFIX = f"/{addresses.LANGUAGE}/"


class ScriptsMiddleware:
    """Stands inside what packs pages and outside what counts them: a page counts as itself in either script."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer in the script that the address asks for."""
        path = addresses.latin_path(request.path_info)
        if not path or addresses.LANGUAGE not in dict(settings.LANGUAGES):
            response = self.get_response(request)
            return _in_latin(response) if request.path_info.startswith(_PREFIX) else response
        request.path = request.path.removesuffix(request.path_info) + path
        request.path_info = path
        request.script = addresses.CYRILLIC
        return _in_cyrillic(self.get_response(request))


def opens_in_cyrillic(request) -> bool:
    """Whether this reader has chosen Cyrillic letters for Serbian before."""
    return request.COOKIES.get(COOKIE) == addresses.CYRILLIC


def _in_cyrillic(response):
    if address := addresses.cyrillic_address(response.headers.get("Location", "")):
        response.headers["Location"] = address
    if _is_page(response):
        page = response.text
        names = names_in(page, settings.SITE_NAME)
        _replace(response, Converter(to_cyrillic_with(names), addresses.CYRILLIC_TAG).page(page))
        response.headers["Content-Language"] = addresses.CYRILLIC_TAG
    return response


def _in_latin(response):
    if _is_page(response):
        page = response.text
        if any(word not in _NO_SIGN for word in _CYRILLIC_WORDS.findall(page)):
            _replace(response, Converter(to_latin, addresses.LATIN_TAG).page(page))
    return response


def _is_page(response) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")


def _replace(response, page: str) -> None:
    response.content = page
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
