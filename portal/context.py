"""What every public page has around its content: menu, languages, blocks. Each is read only if printed."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import get_language

from articles import menu
from articles.models import Section
from languages.paths import swap_language
from languages.registry import ALL
from newsroom.fronts import breaking
from newsroom.models import BreakingNews
from portal import pulse
from portal.blocks import Blocks
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
        self.path = self.previewed_as or request.path
        self.language = get_language()
        self.blocks = Blocks(self.language)

    @cached_property
    def sections(self) -> list[Section]:
        """The menu."""
        return menu.sections()

    @cached_property
    def breaking(self) -> BreakingNews | None:
        """The line of breaking news above every page of this language, with its address."""
        return breaking.shown(self.language)

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The same page in every language: a link always leads to the page, never to the home page."""
        return [self._link(code) for code, _name in settings.LANGUAGES]

    @cached_property
    def alternates(self) -> list[dict]:
        """For search engines: addresses of the versions that really exist."""
        found = [
            {"tag": link.tag, "url": settings.SITE_URL + link.url} for link in self.languages if link.exists
        ]
        return found if len(found) > 1 and not self.previewed_as else []

    @cached_property
    def canonical_url(self) -> str:
        """The one address of this page; links are built from SITE_URL, never from the Host header."""
        page = self.request.GET.get("page", "")
        return settings.SITE_URL + self.path + (f"?page={page}" if page.isdecimal() else "")

    def _link(self, code: str) -> LanguageLink:
        editions = getattr(self.request, "editions_by_language", None)
        exists = editions is None or code in editions
        # A page that is not public yet has no "not yet" pages in other languages either.
        path = swap_language(self.path, code) if exists or not self.previewed_as else ""
        url = (editions or {}).get(code, path)
        return LanguageLink(code, ALL[code].tag, ALL[code].own_name, url, code == self.language, exists)


def furniture(request) -> dict:
    """Give templates the chrome; nothing is read from the database until a template prints it."""
    chrome = Furniture(request)
    return {
        "site_name": settings.SITE_NAME,
        "site_email": settings.SITE_EMAIL,
        "language": chrome.language,
        "blocks": chrome.blocks,
        "sections": lambda: chrome.sections,
        "breaking": lambda: chrome.breaking,
        "languages": lambda: chrome.languages,
        "alternates": lambda: chrome.alternates,
        "canonical_url": lambda: chrome.canonical_url,
        "background_worker": pulse.listener.heard,  # printed in the newsroom only
        "page_seal": lambda: seal_for(request),
    }
