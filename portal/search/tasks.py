"""What the background worker does for search."""

from django.db import transaction
from django_tasks import task

from portal.search import renewing

STEP = 50


@task
def renew(articles: list[int]) -> int:
    """Make stories findable under a name that has changed. May be done twice."""
    for start in range(0, len(articles), STEP):
        with transaction.atomic():
            renewing.articles(articles[start : start + STEP])
    return len(articles)
