"""Ten thousand stories in six languages, made in bulk, and one story in each state, for tests of the board."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Edition, LanguagePlan
from articles.models.plan import Timing
from languages.registry import CODES
from newsroom.models import RequestCount
from tests.factories import FAR_AWAY, PUBLISHED_AT, SectionFactory, UserFactory
from visitors.models import PageDay

STATUSES = ("published", "published", "published", "draft", "in_review", "scheduled")


def many(stories: int) -> list[Article]:
    """So many stories with editions in most languages, plans, requests and readers, by a fixed rule."""
    section, colleague, now = (
        SectionFactory(),
        UserFactory(role="translator", translates=["rom"]),
        timezone.now(),
    )
    made = Article.objects.bulk_create(
        [Article(section=section, original_language="mk", headline_mk=f"Вест {n}", headline_en=f"Story {n}")
         for n in range(stories)], batch_size=2000,
    )  # fmt: skip
    Edition.objects.bulk_create(
        [_edition(article, order, language, now) for order, article in enumerate(made)
         for place, language in enumerate(CODES) if language == "mk" or (order + place) % 5],
        batch_size=2000,
    )  # fmt: skip
    LanguagePlan.objects.bulk_create(
        [LanguagePlan(article=article, language="rom", assignee=None if order % 2 else colleague,
                      timing=Timing.NOT_WANTED if order % 7 == 1 else Timing.WHEN_READY)
         for order, article in enumerate(made) if order % 3 == 0],
        batch_size=2000,
    )  # fmt: skip
    _demand(made, timezone.localdate())
    return made


def _demand(made: list[Article], today) -> None:
    RequestCount.objects.bulk_create(
        [RequestCount(article=article, language="rom", on=today, count=1 + order % 9)
         for order, article in enumerate(made) if order % 11 == 0],
        batch_size=2000,
    )  # fmt: skip
    PageDay.objects.bulk_create(
        [PageDay(day=today - timedelta(days=order % 30), language="mk", page=article.page_key, readers=1 + order % 997,
                 views=2000) for order, article in enumerate(made)],
        batch_size=2000,
    )  # fmt: skip


def _edition(article: Article, order: int, language: str, now) -> Edition:
    original = language == "mk"
    status = "published" if original else STATUSES[(order + ord(language[0])) % len(STATUSES)]
    return Edition(
        article=article, language=language, status=status, slug=f"s{article.pk}-{language}", revision=3,
        update_revision=3 if original and order % 4 == 0 else 1, churn=40,
        major_revision=3 if original and order % 8 == 0 else 0, major_at=now if original else None,
        published_at=FAR_AWAY if status == "scheduled" else PUBLISHED_AT,
        source_language="" if original else "mk", source_revision=None if original else 1 + order % 3, source_churn=4,
        changed_at=now - timedelta(days=order % 50),
    )  # fmt: skip
