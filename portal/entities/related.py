"""Who and what is in the news together with somebody: by the newest stories that readers can read."""

from django.db.models import Count, Exists, OuterRef, QuerySet

from articles.models import Article, Edition
from organizations.models import Organization
from people.models import Person
from portal.entities.around import in_lists

STORIES, SHOWN = 200, 8
"""How many of the newest stories are looked at: enough to choose from, however many there are."""
LINKS = {
    Person: (Article.people.through, "person"),
    Organization: (Article.organizations.through, "organization"),
}


def related_to(model, record, now) -> dict[str, QuerySet]:
    """People and organizations that stand in the same stories, those first that do so most often."""
    through, column = LINKS[model]
    # A higher number is newer: no join is needed to cut.
    newest = through.objects.filter(**{f"{column}__id": record}).order_by("-article_id").values("article_id")
    public = Edition.objects.live(now=now).filter(article=OuterRef("pk"))
    stories = Article.objects.filter(Exists(public), pk__in=newest[:STORIES]).order_by().values("pk")
    return {
        f"related_{name}": _together(kind, stories, record if kind is model else None)
        for name, kind in (("people", Person), ("organizations", Organization))
    }


def _together(kind, stories: QuerySet, itself) -> QuerySet:
    found = in_lists(kind).filter(articles__in=stories).annotate(shared=Count("articles"))
    found = found.order_by("-shared", "slug")
    return (found if itself is None else found.exclude(pk=itself))[:SHOWN]
