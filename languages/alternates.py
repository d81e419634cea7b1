"""The same page in other languages, as machines are told: the one list for heads of pages, sitemaps and feeds.

Which address is for readers of any other language (``x-default``)? The one to which we ourselves send them:

- a front page: ``/``, which asks the browser and leads on. Search engines define the value for such doors;
- every other page: the English version, else the first one in the order of the site. `best_language` decides the
  same way for a browser that asks for none of our languages. Not the original of a story: most are written in
  Macedonian, which a reader from Berlin who finds us is less likely to read than English.

Each version names itself and all others, and each names the same ``x-default``; a version alone names itself. In no
list stand pages that are not there: languages that a story does not have yet, what was withdrawn, what leads on.
Later pages of a list (``?page=2``) have no list at all: the second page of another language shows other stories.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from languages.paths import language_of, swap_language
from languages.registry import ALL, DEFAULT, enabled
from languages.scripts.addresses import CYRILLIC_TAG, LANGUAGE, cyrillic_address

ANY_LANGUAGE = "x-default"


@dataclass(frozen=True, slots=True)
class Alternate:
    """One version of a page: the value of ``hreflang`` and the whole address."""

    tag: str
    url: str


def alternates(addresses: Mapping[str, str], *, anybody: str = "") -> list[Alternate]:
    """Every version of a page including itself, then the one for readers of any other language.

    `addresses`: the path or whole address of each version that exists, by language; languages that are switched off
    are left out. `anybody`: the address for everybody else, where it is none of these.
    """
    codes = [code for code in enabled() if code in addresses]
    if not codes:
        return []
    found = [version for code in codes for version in _in_each_script(code, whole(addresses[code]))]
    default = addresses[DEFAULT if DEFAULT in codes else codes[0]]
    return [*found, Alternate(ANY_LANGUAGE, whole(anybody or default))]


def _in_each_script(code: str, address: str) -> list[Alternate]:
    """Serbian is there twice, from one text: ``sr-Latn``, and ``sr-Cyrl`` at an address of its own."""
    versions = [Alternate(ALL[code].tag, address)]
    if code == LANGUAGE and (cyrillic := cyrillic_address(address)):
        versions.append(Alternate(CYRILLIC_TAG, cyrillic))
    return versions


def of_page(path: str) -> list[Alternate]:
    """The versions of a page that exists in every language, given the path of any of them."""
    is_front = path == f"/{language_of(path)}/"
    return alternates(
        {code: swap_language(path, code) for code in enabled()}, anybody="/" if is_front else ""
    )


def whole(address: str) -> str:
    """The whole address of a path of ours; never built from what a browser says the host is."""
    return settings.SITE_URL + address if address.startswith("/") else address
