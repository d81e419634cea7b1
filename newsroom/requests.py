"""Readers ask for a story in their language: each counts once a day, and nobody can say afterwards who it was.

What is kept is how many asked on which day, and until the day is over a number for each who asked, made of
address, browser, story and language with a key of the day (visitors/identity.py). Nobody can turn it back.
"""

import time
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils import timezone

from articles.models import Article
from newsroom.models import RequestCount, RequestMark
from visitors import addresses, bots, identity, rules
from visitors.flood import is_flood

MOST_OF_A_NETWORK = 300
"""So many requests of one neighbourhood of addresses are looked at in an hour; a flood costs no query."""
HOUR = 3600
UNRECOGNISED = "asks not to be recognised"


def request_translation(article: Article, language: str, *, environ: Mapping) -> bool:
    """Count that a reader asks for a story in a language; whether it was counted. `environ` is that of WSGI.

    Programs, pages loaded in advance and colleagues are not counted, by the same rules as views of pages.
    """
    address = addresses.client_address(environ)
    if address is None or rules.refusal(environ) is not None:
        return False
    if is_flood(address, "requests", purpose="flood", most=MOST_OF_A_NETWORK, seconds=HOUR):
        return False
    at = int(time.time())
    return _count_once(article, language, _mark(article, language, environ, address, at))


def asked_for(article: Article, language: str) -> int:
    """How many readers have asked for a story in a language."""
    rows = RequestCount.objects.filter(article=article, language=language)
    return rows.aggregate(all=Sum("count"))["all"] or 0


def forget_marks() -> int:
    """Delete the marks of days that are over; how many. From then on only the sums are left."""
    return RequestMark.objects.filter(on__lt=timezone.localdate()).delete()[0]


def _mark(article: Article, language: str, environ: Mapping, address: bytes, at: int) -> int:
    """The number by which the same reader is known today, for this story and language alone."""
    browser = environ.get("HTTP_USER_AGENT", "")[: bots.LONGEST_BROWSER]
    if bots.wants_no_identifier(environ):
        # No number of their own: together they count as one reader a day.
        address, browser = bytes(4), UNRECOGNISED
    return identity.number_for(f"request {article.page_key} {language}", address, browser, at)


def _count_once(article: Article, language: str, mark: int) -> bool:
    today = timezone.localdate()
    if RequestMark.objects.filter(on=today, mark=mark).exists():
        return False  # the usual double click starts no writing
    try:
        with transaction.atomic():
            RequestMark.objects.create(on=today, mark=mark)
            row, _new = RequestCount.objects.get_or_create(article=article, language=language, on=today)
            RequestCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    except IntegrityError:  # the same reader in another tab, or the story has just been deleted
        return False
    return True
