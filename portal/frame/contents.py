"""The frame of one language: everything that stands on many pages and does not depend on which page it is."""

from django.utils.functional import cached_property

from articles import menu
from articles.models import Section
from newsroom.fronts import breaking
from newsroom.models import BreakingNews
from portal.blocks import Blocks
from portal.frame.pieces import Pieces
from portal.freshness import reading
from portal.freshness.meaning import MENU


class Frame:
    """Menu, breaking news and blocks of one language; each is read only if a page prints it, and then once."""

    def __init__(self, language: str):
        self.language = language
        self.keys: set[str] = set()
        """What has been read for it; every page that shows it carries these keys with its own."""
        self.blocks = Blocks(language, self.keys)
        self.pieces = Pieces(self)

    @cached_property
    def sections(self) -> list[Section]:
        """The menu."""
        with reading.aside(self.keys, MENU):
            return menu.sections()

    @property
    def has_storylines(self) -> bool:
        """Whether the menu leads to storylines."""
        return any(section.paper_has_storylines for section in self.sections)

    @cached_property
    def breaking(self) -> BreakingNews | None:
        """The line of breaking news above every page of this language, with its address."""
        with reading.aside(self.keys, f"table:{BreakingNews._meta.db_table}"):
            return breaking.shown(self.language)
