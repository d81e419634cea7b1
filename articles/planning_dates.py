"""For which day a story is planned. A plan publishes nothing and hides nothing."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from articles.errors import Gone
from articles.models import Article, Section
from articles.writing import save_words


@transaction.atomic
def plan_for(article: Article, *, on: date | None, by) -> Article:
    """Plan a story for a day; None takes it off the calendar. Only the plan changes, so nobody's work is in the way."""
    changed = Article.objects.kept().filter(pk=article.pk).update(planned_on=on)
    if not changed:
        raise Gone
    article.planned_on = on
    return article


@transaction.atomic
def plan_story(*, headline: str, section: Section, language: str, on: date, by) -> Article:
    """Begin a story with its headline alone, as a draft that is planned for a day."""
    article = Article.objects.create(
        section=section, original_language=language, created_by=by, planned_on=on
    )
    save_words(article, language, {"headline": headline}, by=by)
    return article


def is_past(on: date | None) -> bool:
    """Whether the day is over: planned for it, a story would be late already."""
    return on is not None and on < timezone.localdate()
