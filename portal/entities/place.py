"""Where and for whom a page asks: what the wording of its questions depends on, and what is left blank in it."""

from typing import NamedTuple

from django.db import connections
from django.db.models import CharField, DateTimeField
from django.utils import timezone
from django.utils.translation import get_language

from articles.prepared import Blank
from articles.standins import chain_of
from languages.registry import enabled

THING = Blank("thing", decisive=True)
SLUG, NOW = Blank("slug", CharField()), Blank("now", DateTimeField())


class Place(NamedTuple):
    """Kind of database, language, the languages that stand in, those switched on, time zone."""

    vendor: str
    language: str
    chain: tuple[str, ...]
    on: tuple[str, ...]
    zone: str


def place(using: str) -> Place:
    """The place of the page that is being made."""
    language = get_language()
    zone = timezone.get_current_timezone_name()
    return Place(connections[using].vendor, language, chain_of(language), enabled(), zone)
