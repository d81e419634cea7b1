"""The stories of the last two days, for search engines that have a page of news."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles.models import Edition
from languages.alternates import whole
from languages.fallback import localized
from syndication.feeds.letters import plain
from syndication.sitemaps.writing import Report

NEWS_FOR = timedelta(hours=48)
MOST = 1_000
"""Both by the rules of Google News."""


def reports(language: str) -> list[Report]:
    """The newest stories in one language, those of two days and at most a thousand."""
    since = timezone.now() - NEWS_FOR
    found = Edition.objects.live(language).filter(published_at__gte=since).select_related("article")
    words = found.only("language", "slug", "published_at", f"article__{localized('headline', language)}")
    return [
        Report(whole(edition.get_absolute_url()), language, edition.published_at, plain(edition.headline))
        for edition in words.newest_first()[:MOST]
    ]


def publication() -> str:
    """The paper's name, the same in every language and as it stands on its pages."""
    return settings.SITE_NAME
