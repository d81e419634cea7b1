"""Topics that readers can follow: none before its first story is out, for its name may tell too much."""

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Edition, Tag, TaggedArticle


def public(*, now=None) -> QuerySet[Tag]:
    """Topics of which readers can read something, in whatever language."""
    live = Exists(Edition.objects.live(now=now).filter(article=OuterRef("content_object")))
    return Tag.objects.filter(Exists(TaggedArticle.objects.filter(live, tag=OuterRef("pk"))))
