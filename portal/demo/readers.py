"""Invented readers for the demo edition: a small paper that grows, with weekdays, seasons and feast days."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from articles.models import Edition
from portal.demo.rhythm import MONTHS, WEEKDAYS, part_of_today, rhythm
from visitors.history import DemoDay
from visitors.invented import split
from visitors.models import Reason

COUNTRIES = {
    "MK": 34, "DE": 11, "RS": 9, "XK": 6, "US": 4.5, "AT": 4.5, "AL": 4.5, "TR": 4, "BG": 4, "CH": 3.5, "IT": 3,
    "SE": 3, "GB": 2, "FR": 2, "HU": 1.7, "RO": 1.7, "SI": 1.5, "HR": 1.5, "BE": 1.4, "NL": 1.2, "CZ": 1.1, "ZZ": 0.9,
}  # fmt: skip
LANGUAGE_SHARES = {"mk": 42, "en": 25, "sq": 11, "sr": 10, "tr": 7, "rom": 10}
SITES = {
    "google.com": 44, "facebook.com": 24, "m.facebook.com": 8, "bing.com": 6, "duckduckgo.com": 4, "t.co": 3,
    "google.mk": 3, "instagram.com": 3, "romea.cz": 2, "ecosia.org": 1, "yahoo.com": 1, "other": 1,
}  # fmt: skip
DROPS = {
    Reason.BOT: 88,
    Reason.PREFETCH: 4,
    Reason.STAFF: 5,
    Reason.HEAD: 2,
    Reason.TOO_MANY: 0.5,
    Reason.FORGED: 0.5,
}
FEASTS = {(1, 27): 1.6, (4, 8): 2.4, (8, 2): 1.9, (11, 5): 1.5}
"""Remembrance of the Holocaust, Romani Day, remembrance of the Roma, day of the Romani language."""
FIRST_YEAR, NOW = 55, 380
"""Visitors a day: in the beginning and today."""
PAGES_KNOWN_FOR = timedelta(days=56)
HOURS_KNOWN_FOR = timedelta(days=190)
SITES_KNOWN_FOR = timedelta(days=400)


def history() -> Iterator[DemoDay]:
    """Every day from the first one that the paper counts to today; the same for the same day and stories."""
    first, last = settings.VISITORS_SINCE, timezone.localdate()
    dice = random.Random(first.toordinal())  # noqa: S311 - nothing here is secret
    stories = _live_editions()
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        progress = number / max(1, (last - first).days)
        part = part_of_today() if day == last else 1
        wanted = max(1, _expected(day, progress) * dice.uniform(0.86, 1.16) * part)
        yield _day(day, wanted, last - day, stories, dice)


def _expected(day: date, progress: float) -> float:
    growth = FIRST_YEAR + (NOW - FIRST_YEAR) * progress**1.3
    return growth * WEEKDAYS[day.weekday()] * MONTHS[day.month - 1] * FEASTS.get((day.month, day.day), 1)


def _day(day: date, wanted: float, age: timedelta, stories: list, dice: random.Random) -> DemoDay:
    visitors = _share_out(wanted, COUNTRIES, dice) or {"MK": 1}
    people = sum(visitors.values())
    visits = round(people * dice.uniform(1.15, 1.35))
    views = round(visits * dice.uniform(1.9, 2.6))
    is_recent = age < SITES_KNOWN_FOR
    return DemoDay(
        day,
        visitors,
        visits,
        views,
        peak_online=max(1, round(people / dice.uniform(13, 22))),
        pages=_share_out(people * 0.8, _interest(day, stories if age < PAGES_KNOWN_FOR else []), dice),
        languages=split(round(people * 1.04), LANGUAGE_SHARES),
        referrers=_share_out(people * 0.5, SITES, dice) if is_recent else {},
        hours=rhythm(day, dice) if age < HOURS_KNOWN_FOR else {},
        drops=_share_out(views * 1.6, DROPS, dice) if is_recent else {},
    )


def _live_editions() -> list[tuple[str, str, date]]:
    """Language, page key and first day of each edition that readers can read."""
    rows = Edition.objects.live().order_by("pk").values_list("language", "article_id", "published_at")
    return [(language, f"articles.article:{pk}", timezone.localdate(at)) for language, pk, at in rows]


def _interest(day: date, stories: list) -> dict[tuple[str, str], float]:
    """How much each edition draws on a day: news fades within a week or two, but some old stories are found."""
    weights = {}
    for order, (language, page, since) in enumerate(stories):
        if since <= day:
            age = (day - since).days
            lasting = 0.03 + (order * 7 % 11) / 90
            weights[language, page] = LANGUAGE_SHARES.get(language, 5) * (lasting + 1 / (1 + age / 3) ** 1.5)
    return weights


def _share_out(total: float, weights: dict, dice: random.Random) -> dict:
    whole = sum(weights.values()) or 1
    shares = {
        key: int(total * weight / whole * dice.uniform(0.75, 1.25) + dice.random())
        for key, weight in weights.items()
    }
    return {key: share for key, share in shares.items() if share}
