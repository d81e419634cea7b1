"""Ten thousand stories in six languages, made in bulk, and one story in each state, for tests of the board."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from articles.models import Article, Edition, LanguagePlan
from articles.models.plan import Timing
from languages.registry import CODES
from newsroom.models import RequestCount
from tests.factories import FAR_AWAY, PUBLISHED_AT, SectionFactory, UserFactory
from visitors.models import PageDay

STATUSES = ("published", "published", "published", "draft", "in_review", "scheduled")


def many(stories: int) -> None:
    """So many stories with editions in most languages, plans, requests and readers, by a fixed rule."""
    section, colleague = SectionFactory(), UserFactory(role="translator", translates=["rom"])
    a_story = {"section_id": section.pk, "original_language": "mk"}
    _insert(
        Article, (a_story | {"headline_mk": f"Вест {n}", "headline_en": f"Story {n}"} for n in range(stories))
    )
    made = list(enumerate(sorted(Article.objects.order_by("-pk").values_list("pk", flat=True)[:stories])))
    _insert(Edition, (_edition(article, order, language) for order, article in made
                      for place, language in enumerate(CODES) if language == "mk" or (order + place) % 5))  # fmt: skip
    _insert(LanguagePlan, ({"article_id": article, "language": "rom",
                            "assignee_id": None if order % 2 else colleague.pk,
                            "timing": Timing.NOT_WANTED if order % 7 == 1 else Timing.WHEN_READY}
                           for order, article in made if order % 3 == 0))  # fmt: skip
    today = timezone.localdate()
    asked = {"language": "rom", "on": today}
    _insert(RequestCount, (asked | {"article_id": article, "count": 1 + order % 9}
                           for order, article in made if order % 11 == 0))  # fmt: skip
    days = [today - timedelta(days=number) for number in range(30)]
    read = {"language": "mk", "views": 2000}
    _insert(PageDay, (read | {"day": days[order % 30], "page": f"articles.article:{article}", "readers": 1 + order % 99}
                      for order, article in made))  # fmt: skip


def _insert(model, rows: Iterable[dict]) -> None:
    """Write rows of columns; what is not named gets its usual value. Making model instances takes ten times as long."""
    fields = {field.column: field for field in model._meta.local_concrete_fields if not field.primary_key}
    now = timezone.now()
    usual = {
        name: field.get_db_prep_save(
            now if name in {"created_at", "changed_at"} else field.get_default(), connection
        )
        for name, field in fields.items()
    }
    values = [
        list(
            (
                usual
                | {name: fields[name].get_db_prep_save(value, connection) for name, value in row.items()}
            ).values()
        )
        for row in rows
    ]
    columns, marks = ", ".join(f'"{name}"' for name in fields), ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})', values)


def _edition(article: int, order: int, language: str) -> dict:
    slug = {
        "article_id": article,
        "language": language,
        "slug": f"s{article}-{language}",
        "revision": 3,
        "churn": 40,
    }
    if language == "mk":
        weights = {
            "update_revision": 3 if order % 4 == 0 else 1,
            "major_revision": 3 if order % 8 == 0 else 0,
        }
        return slug | weights | {"status": "published", "published_at": PUBLISHED_AT}
    status = STATUSES[(order + ord(language[0])) % len(STATUSES)]
    source = {"source_language": "mk", "source_revision": 1 + order % 3, "source_churn": 4}
    return (
        slug
        | source
        | {"status": status, "published_at": FAR_AWAY if status == "scheduled" else PUBLISHED_AT}
    )
