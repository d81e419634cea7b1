"""What a feed is about: the whole paper, or one section, topic, storyline, person, organization or event."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import storylines
from articles.models import Section, Tag
from events.models import Event
from languages.registry import tag_of
from organizations.models import Organization
from people.models import Person
from syndication.feeds.letters import plain

ITEMS = 25
"""How many stories a feed has."""
NOTHING = 0
"""The number of what a feed of the whole paper is about."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that has a feed of its own."""

    records: Callable[[], QuerySet]
    relation: str
    """The way from an edition to the thing."""
    words: str
    """The field that says what it is about."""


KINDS = {
    "section": Kind(Section.objects.all, "article__section", "description"),
    "tag": Kind(Tag.objects.all, "article__tagged_articles__tag", ""),
    "person": Kind(Person.objects.public, "article__people", "summary"),
    "organization": Kind(Organization.objects.all, "article__organizations", "summary"),
    "event": Kind(Event.objects.all, "article__events", "summary"),
    "storyline": Kind(storylines.public, "article__storylines", "summary"),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed, before anybody has decided in which format."""

    language: str
    kind: str
    slug: str
    title: str
    description: str
    page: str
    """The page with the same stories; a whole address."""
    about: int = NOTHING
    """The number of the thing."""

    @property
    def tag(self) -> str:
        """Its language as machines write it."""
        return tag_of(self.language)

    @property
    def publisher(self) -> str:
        """The name of the paper."""
        return title_of()

    @property
    def home(self) -> str:
        """The front page of its language; a whole address."""
        return settings.SITE_URL + reverse("portal:front")

    def address(self, form: str) -> str:
        """Where the feed stands in one format; a whole address."""
        return settings.SITE_URL + path_of(self.kind, self.slug, form)


def path_of(kind: str, slug: str, form: str) -> str:
    """The address of a feed in the language of the page: ``/mk/sections/politics/feed.xml``."""
    name = f"syndication:{kind}_feed" if kind else "syndication:feed"
    return reverse(name, kwargs={"format": form} | ({"slug": slug} if kind else {}))


def channel_of(kind: str, slug: str, language: str) -> Channel:
    """The feed of the whole paper (no kind), or of one thing; 404 if there is no such thing."""
    if not kind:
        front = settings.SITE_URL + reverse("portal:front")
        return Channel(language, "", "", title_of(), _site_in_words(), front)
    found = get_object_or_404(KINDS[kind].records(), slug=slug)
    words = plain(getattr(found, KINDS[kind].words)) if KINDS[kind].words else ""
    page = settings.SITE_URL + found.get_absolute_url()
    return Channel(language, kind, slug, title_of(found), words or title_of(found), page, found.pk)


def title_of(record=None) -> str:
    """What a feed is called: the name of the paper, and of what it is about."""
    return plain(f"{settings.SITE_NAME} · {record.name or record.slug}" if record else settings.SITE_NAME)


def _site_in_words() -> str:
    return plain(_("News of Roma in North Macedonia, in the region and in Europe, in up to six languages."))
