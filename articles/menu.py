"""The sections in the menu of the paper."""

from django.db.models import Exists, OuterRef

from articles.models import Edition, Section


def sections() -> list[Section]:
    """Sections that readers can find a story in, in any language; empty ones wait for their first."""
    live = Edition.objects.live().filter(article__section=OuterRef("pk"))
    return list(Section.objects.filter(Exists(live)))
