"""Finding a story to put on the front page."""

from django.db.models import Q
from django.utils import timezone

from articles.models import Edition
from articles.models.edition import Status
from articles.standins import chain_of
from languages.fallback import localized

FOUND = 10


def stories(language: str, words: str, *, without: list[int]):
    """What readers of a language meet, and what is scheduled in it, with these words in the headline; newest first."""
    readable = Edition.objects.readable(language).values("pk")
    coming = Q(language=language, status__in=[Status.SCHEDULED, Status.PUBLISHED])
    current = Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
    editions = Edition.objects.filter((coming & current) | Q(pk__in=readable)).for_card(language)
    if words:
        editions = editions.filter(_in_headline(language, words))
    return editions.exclude(article__in=without).newest_first()[:FOUND]


def _in_headline(language: str, words: str) -> Q:
    """SQLite knows small and capital letters of English only; so the usual spellings are tried."""
    spellings = sorted({words, words.lower(), words.upper(), words.capitalize(), words.title()})
    return Q(
        *(
            Q(("language", code), (f"article__{localized('headline', code)}__icontains", spelling))
            for code in (language, *chain_of(language))
            for spelling in spellings
        ),
        _connector=Q.OR,
    )
