"""What every public page has around its content: menu, languages, blocks. Each is read only if printed."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import get_language

from languages.alternates import Alternate, alternates, of_page, whole
from languages.paths import swap_language
from languages.registry import ALL
from languages.scripts import addresses as scripts
from portal import pulse
from portal.frame.memory import memory
from portal.freshness import reading
from portal.lite.addresses import is_light, light_address, main_address
from portal.scripts.link import ScriptLink, script_link
from visitors.beacon import seal_for


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language menu."""

    code: str
    tag: str
    own_name: str
    url: str
    is_current: bool
    exists: bool


class Furniture:
    """The chrome of one page."""

    def __init__(self, request):
        self.request = request
        # A preview looks like the page that readers will get, not like the place where it is shown.
        self.previewed_as = getattr(request, "previewed_as", "")
        self.is_light = is_light(request.path)
        self.path = self.previewed_as or main_address(request.path)
        self.script = getattr(request, "script", "")
        self.language = get_language()
        self.frame = memory.frame(self.language)
        reading.note_all_of(self.frame.keys)

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The same page in every language: a link always leads to the page, never to the home page."""
        return [self._link(code) for code, _name in settings.LANGUAGES]

    @cached_property
    def alternates(self) -> list[Alternate]:
        """For search engines: addresses of the versions that really exist."""
        if self.previewed_as or self.is_light or self.page_number > 1:
            return []
        editions = getattr(self.request, "editions_by_language", None)
        return of_page(self.path) if editions is None else alternates(editions)

    @cached_property
    def canonical_url(self) -> str:
        """The one address of this page; links are built from SITE_URL, never from the Host header."""
        address = whole(self.path) + self._question
        return (self.script and scripts.cyrillic_address(address)) or address

    @property
    def main_url(self) -> str:
        """The same page in the main edition."""
        return self.path + self._asked

    @property
    def light_url(self) -> str:
        """The same page in the light edition, or the light front page where it has none; empty on a light page."""
        if self.is_light or self.previewed_as:
            return ""
        address = light_address(self.path)
        return address + self._asked if address else f"/{self.language}/lite/"

    @property
    def other_script(self) -> ScriptLink | None:
        """The way to this page in the other letters, where its language is written in two."""
        if self.previewed_as or self.language != scripts.LANGUAGE:
            return None
        return script_link(
            (light_address(self.path) if self.is_light else self.path) + self._asked, self.script
        )

    @property
    def page_number(self) -> int:
        """Which page of a list this is, as the list itself has read it: the only question that makes another page."""
        return getattr(self.request, "page_number", 1)

    @property
    def _question(self) -> str:
        return f"?page={self.page_number}" if self.page_number > 1 else ""

    @property
    def _asked(self) -> str:
        """What the list was asked for beyond its page, such as a year; only for those who change the edition."""
        asked = getattr(self.request, "asked", "")
        return f"?{asked}" if asked else self._question

    def _link(self, code: str) -> LanguageLink:
        editions = getattr(self.request, "editions_by_language", None)
        exists = editions is None or code in editions
        # A page that is not public yet has no "not yet" pages in other languages either.
        path = swap_language(self.path, code) if exists or not self.previewed_as else ""
        url = (editions or {}).get(code, path)
        if self.is_light:
            url = light_address(url) or url
        if (
            getattr(self.request, "is_search", False) and url
        ):  # what somebody looks for means the same in each
            url += self._asked
        return LanguageLink(code, ALL[code].tag, ALL[code].own_name, url, code == self.language, exists)


def furniture(request) -> dict:
    """Give templates the chrome; nothing is read from the database until a template prints it."""
    chrome = Furniture(request)
    return {
        "site_name": settings.SITE_NAME,
        "site_email": settings.SITE_EMAIL,
        "language": chrome.language,
        "frame": chrome.frame,
        "blocks": chrome.frame.blocks,
        "sections": lambda: chrome.frame.sections,
        "languages": lambda: chrome.languages,
        "alternates": lambda: chrome.alternates,
        "other_script": lambda: chrome.other_script,
        "page_number": lambda: chrome.page_number,
        "canonical_url": lambda: chrome.canonical_url,
        "main_url": lambda: chrome.main_url,
        "light_url": lambda: chrome.light_url,
        "background_worker": pulse.listener.heard,  # printed in the newsroom only
        "page_seal": lambda: seal_for(request),
    }
