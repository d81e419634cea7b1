"""The stories about a person, an organization or an event: the newest ones, and those of every year."""

from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from django.core.paginator import Paginator
from django.db import router
from django.db.models import Count, Model, QuerySet, Subquery
from django.db.models.functions import ExtractYear
from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language

from articles.archives import YEARS, first_of_month
from articles.cards import Cards
from articles.elsewhere import Elsewhere, elsewhere
from articles.lists import Capped, page_of
from articles.models import Article, Edition
from articles.prepared import any_of
from events.models import Event
from languages.numbers import whole_number
from organizations.models import Organization
from people.models import Person
from portal.entities.place import NOW, THING, Place, place

STORIES, NEWEST, OLDEST = 20, 200, 20
MANY = 1000
"""Of so many stories, the newest, it is said how many each year has. Whoever has more gets the years alone."""
RELATIONS = {Person: "people", Organization: "organizations", Event: "events"}


@dataclass(frozen=True, slots=True)
class Year:
    """A year with stories about somebody or something."""

    number: int
    count: int | None = None


def years_of(model, record, language: str, now) -> dict[str, QuerySet]:
    """The years with stories and how many each has; of very many those of the newest and of the oldest ones."""
    links = _links(model, record)
    editions = (
        Edition.objects.readable(language, now=now).annotate(year=ExtractYear("published_at")).order_by()
    )
    more = links.order_by("-article_id")[MANY : MANY + 1]
    editions = editions.alias(more=Subquery(more))
    few, many = (editions.filter(more__isnull=is_few) for is_few in (True, False))
    newest = many.filter(article__in=links.order_by("-article_id")[:NEWEST])
    oldest = editions.filter(article__in=links.order_by("article_id")[:OLDEST])
    return {
        "years": few.filter(article__in=links.order_by("-article_id")[:MANY]).values("year")
        .annotate(count=Count("pk")).order_by("-year").values_list("year", "count"),
        "more": more,
        "newest": newest.order_by("-year").values_list("year").distinct(),
        "oldest": oldest.order_by("year").values_list("year")[:1],
    }  # fmt: skip


def stories(request, record) -> dict:
    """The newest stories about somebody or something; where there are none, the languages that have some."""
    using = router.db_for_read(Edition)
    found = _newest(type(record), place(using)).ask(using, thing=record.pk, now=timezone.now())
    return {"editions": found, "elsewhere": [] if found else languages(request, record)}


def languages(request, record) -> list[Elsewhere]:
    """The languages that have stories, as far as the newest ones show it."""
    newest = _links(type(record), record.pk).order_by("-article_id")[:MANY]
    return elsewhere(request.path, article__in=newest)


def stories_by_year(request, record, lists: dict[str, list]) -> dict:
    """The same with the years; `?year=2019` gives the stories of a year, page by page. `lists`: those of `years_of`."""
    number = _chosen_year(request)
    context = {"years": _years(lists), "year": number, "question": ""}
    if not number:
        return context | stories(request, record)
    start, end = (
        timezone.make_aware(datetime.combine(first_of_month(year, 1), time.min))
        for year in (number, number + 1)
    )
    editions = Edition.objects.readable(get_language()).filter(**{_about(type(record)): record.pk})
    editions = editions.filter(published_at__gte=start, published_at__lt=end)
    page = page_of(request, editions, Capped if lists["more"] else Paginator)
    filtered(request, f"year={number}")
    return context | {
        "page": page, "editions": list(page.object_list), "elsewhere": [], "question": f"year={number}",
    }  # fmt: skip


def filtered(request, question: str) -> None:
    """Say that a list shows a part of itself: to search engines it is the whole list, which names each part."""
    page = getattr(request, "page_number", 1)
    request.asked = f"{question}&page={page}" if page > 1 else question
    request.page_number = 1


def _chosen_year(request) -> int | None:
    text = request.GET.get("year", "")
    number = whole_number(text, digits=4)
    if text and (number is None or number not in YEARS or number + 1 not in YEARS):
        raise Http404
    return number


def _years(lists: dict[str, list]) -> list[Year]:
    """The years with stories, the newest first. Of very many stories nobody adds up the years."""
    if not lists["more"]:
        return [Year(*row) for row in lists["years"]]
    known = {year for (year,) in [*lists["newest"], *lists["oldest"]]}
    return [Year(number) for number in range(max(known), min(known) - 1, -1)] if known else []


@lru_cache(maxsize=64)
def _newest(model: type[Model], at: Place) -> Cards:
    editions = Edition.objects.readable(at.language, now=NOW).filter(**{_about(model): THING})
    return Cards(editions.newest_first()[:STORIES].as_cards(at.language), any_of(at.vendor))


def _about(model: type[Model]) -> str:
    return f"article__{RELATIONS[model]}__id"  # one link: no story comes twice


def _links(model: type[Model], record) -> QuerySet:
    """The numbers of the stories. A higher number is newer: no join is needed to cut."""
    through = getattr(Article, RELATIONS[model]).through
    return through.objects.filter(**{f"{model._meta.model_name}__id": record}).values_list("article_id")
