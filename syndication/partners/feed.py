"""What a partner's feed holds: its languages and sections, pictures that we may pass on, credit and terms."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, override

from articles.models import Edition
from languages.registry import enabled, tag_of
from syndication.feeds.items import FeedItem, items_of
from syndication.feeds.letters import plain
from syndication.models import Partner
from syndication.partners import keys

MOST = 100
"""How many stories of one language a feed has."""
SEVERAL = "mul"
"""What BCP 47 calls several languages at once."""


@dataclass(frozen=True, slots=True)
class PartnerChannel:
    """One partner's feed, before anybody has decided in which format."""

    partner: Partner
    key: str

    @property
    def languages(self) -> list[str]:
        """The languages that were agreed, as far as the site has them."""
        return [code for code in enabled() if code in self.partner.languages]

    @property
    def tag(self) -> str:
        """Its language as machines write it."""
        return tag_of(self.languages[0]) if len(self.languages) == 1 else SEVERAL

    @property
    def title(self) -> str:
        """The name of the paper, and for whom the feed is."""
        return plain(f"{settings.SITE_NAME} · {self.partner.name}")

    @property
    def description(self) -> str:
        """What its reader has to do."""
        return "For this partner only. Please print the credit with every story."

    @property
    def page(self) -> str:
        """The paper itself; a whole address."""
        return settings.SITE_URL + "/"

    home = page

    @property
    def publisher(self) -> str:
        """The name of the paper."""
        return settings.SITE_NAME

    def address(self, form: str) -> str:
        """Where the feed stands in one format; a whole address."""
        return keys.address(self.key, form)


def stories(channel: PartnerChannel) -> list[FeedItem]:
    """The stories that were agreed, the newest first. An agency's text is not ours to pass on."""
    found = [item for language in channel.languages for item in _in(language, channel.partner)]
    return sorted(found, key=lambda item: item.published_at, reverse=True)


def _in(language: str, partner: Partner) -> list[FeedItem]:
    since = timezone.now() - timedelta(hours=partner.hours)
    editions = Edition.objects.live(language).filter(published_at__gte=since, article__agency="")
    if sections := [section.pk for section in partner.sections.all()]:
        editions = editions.filter(article__section__in=sections)
    numbers = list(editions.newest_first().values_list("article_id", flat=True)[:MOST])
    items = items_of(numbers, language, shareable_only=True)
    with override(language):
        return [_with_credit(item, whole=partner.full_text) for item in items]


def _with_credit(item: FeedItem, *, whole: bool) -> FeedItem:
    """The credit stands at the end of the text itself, where a reader of the partner sees it, and in the terms."""
    line = credit_line()
    link = format_html('<p><a href="{}">{}</a></p>', item.url, line)
    text = item.html if whole else format_html("<p>{}</p>", item.standfirst)
    return replace(item, html=f"{text}{link}", rights=f"{line}. {item.rights}")


def credit_line() -> str:
    """What a newsroom prints below a story of ours, in the language of the story."""
    return gettext("This story first appeared in %(name)s") % {"name": settings.SITE_NAME}


def modified_at(items: list[FeedItem]) -> datetime:
    """When anything in the feed changed; without stories, the beginning of the day."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return max([today, *(item.updated_at for item in items)])
