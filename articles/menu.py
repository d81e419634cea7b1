"""The sections in the menu of the paper."""

from django.db.models import Exists, OuterRef, Subquery

from articles.models import Edition, Section


def sections() -> list[Section]:
    """Sections that readers can find a story in, in any language; empty ones wait for their first.

    Each says, too, whether the paper has a storyline to follow: the menu asks for both at once.
    """
    # In this order PostgreSQL begins with the newest stories of a section; to `Exists`, it looks at all of them first.
    live = Edition.objects.live().filter(article__section=OuterRef("pk")).order_by("-article_id")
    one = Subquery(live.values("pk")[:1])
    follows = Edition.objects.live().filter(article__storylines__isnull=False)
    with_stories = Section.objects.alias(one=one).filter(one__isnull=False)
    return list(with_stories.annotate(paper_has_storylines=Exists(follows)))
