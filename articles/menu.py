"""The sections in the menu of the paper."""

from functools import lru_cache

from django.db import connections, router
from django.db.models import DateTimeField, Exists, OuterRef, Subquery
from django.utils import timezone

from articles.models import Edition, Section
from articles.prepared import Blank, Prepared, any_of
from languages.registry import enabled


def sections() -> list[Section]:
    """Sections that readers can find a story in, in any language; empty ones wait for their first.

    Each says, too, whether the paper has a storyline to follow: the menu asks for both at once.
    """
    using = router.db_for_read(Section)
    return _sections(connections[using].vendor, enabled()).ask(using, now=timezone.now())


@lru_cache(maxsize=8)
def _sections(vendor: str, on: tuple[str, ...]) -> Prepared:
    """`vendor` and `on`, the languages that are switched on, are part of the wording."""
    public = Edition.objects.live(now=Blank("now", DateTimeField()))
    # In this order PostgreSQL begins with the newest stories of a section; to `Exists`, it looks at all of them first.
    live = public.filter(article__section=OuterRef("pk")).order_by("-article_id")
    one = Subquery(live.values("pk")[:1])
    follows = public.filter(article__storylines__isnull=False)
    with_stories = Section.objects.alias(one=one).filter(one__isnull=False)
    return Prepared(with_stories.annotate(paper_has_storylines=Exists(follows)), any_of(vendor))
