"""Storylines that readers can follow: none before its first story is out, for its name may tell too much."""

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from articles.models import Edition, Storyline


def public(*, now=None) -> QuerySet[Storyline]:
    """Storylines with a story that readers can read, in whatever language."""
    live = Edition.objects.live(now=now).filter(article__storylines=OuterRef("pk"))
    return Storyline.objects.filter(Exists(live))


def listed(language: str) -> QuerySet[Storyline]:
    """Those with stories for readers of a language: how many, since when; first what goes on, the freshest first."""
    stories = Edition.objects.readable(language).filter(article__storylines=OuterRef("pk")).order_by()
    count = stories.values("article__storylines").annotate(count=Count("pk")).values("count")
    latest = stories.order_by("-published_at").values("published_at")[:1]
    found = Storyline.objects.annotate(latest_at=Subquery(latest), stories=Subquery(count))
    return found.filter(latest_at__isnull=False).order_by("is_over", F("latest_at").desc(), "slug")
