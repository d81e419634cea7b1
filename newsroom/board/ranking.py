"""In which order the board shows stories, without reading all of them.

Readers and requests rank the first FIRST stories; all others follow, newest first. A story that is not among the
five hundred most read of thirty days differs from its neighbours by a handful of readers, and nobody turns ten pages.
"""

from datetime import timedelta

from django.core.cache import cache
from django.db.models import Exists, F, Func, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Article, Edition
from languages.numbers import whole_number
from newsroom.board.matching import UNPUBLISHED
from newsroom.board.states import State
from newsroom.models import RequestCount
from visitors import figures

KIND = "articles.article"
DAYS, FIRST = 30, 500
KEPT_SECONDS = 300
"""Adding up a month of a busy paper takes a second; five minutes change no order."""
NOT_BEGUN = {State.MISSING, State.ASSIGNED, State.UPDATE, State.MAJOR}


def readers() -> dict[int, int]:
    """The most read stories of the last thirty days in all languages, most first, with their readers."""
    return cache.get_or_set("board:readers", _add_readers, KEPT_SECONDS)


def _add_readers() -> dict[int, int]:
    today = timezone.localdate()
    since = today - timedelta(days=DAYS - 1)
    pages = figures.pages_of_days(since=since, until=today, limit=FIRST, kind=KIND)
    counted = ((whole_number(page.page_key.partition(":")[2]), page.views) for page in pages)
    return {number: count for number, count in counted if number is not None}


def requests(languages: list[str]) -> list[int]:
    """The stories that most readers ask for in these languages and cannot read there yet, most first."""
    here = {"article": OuterRef("article"), "language": OuterRef("language")}
    open_requests = RequestCount.objects.filter(
        ~Exists(Edition.objects.live().filter(**here)), language__in=languages
    )
    sums = open_requests.values("article_id").annotate(all=Sum("count")).filter(all__gt=0)
    return list(sums.order_by("-all", "-article_id").values_list("article_id", flat=True)[:FIRST])


def longest_waiting(
    stories: QuerySet[Article], languages: list[str], states: set[State]
) -> QuerySet[Article]:
    """Those first that wait longest: since somebody last touched the text, or since the original was last new."""
    originals = Edition.objects.filter(article=OuterRef("pk"), language=OuterRef("original_language"))
    news = originals.annotate(news=Coalesce("updated_at", "came_out_at", "published_at", "changed_at"))
    since = [Subquery(news.values("news")[:1]), F("created_at")]
    if not states <= NOT_BEGUN:
        texts = Edition.objects.filter(UNPUBLISHED, article=OuterRef("pk"), language__in=languages)
        since.insert(0, Subquery(texts.order_by("changed_at").values("changed_at")[:1]))
    return stories.annotate(waits_since=Coalesce(*since)).order_by("waits_since", "-pk")


def numbers_of_page(
    stories: QuerySet[Article], ranking: list[int], start: int, size: int
) -> tuple[list[int], int]:
    """The numbers of so many stories from a place on, the ranked ones first; and how many there are in all."""
    fitting = set(stories.filter(pk__in=ranking).values_list("pk", flat=True)) if ranking else set()
    first = [number for number in ranking if number in fitting]
    page = first[start : start + size]
    if len(page) == size:
        return page, stories.count()
    others = stories.exclude(pk__in=first) if first else stories
    begin, end = max(0, start - len(first)), start + size - len(first)
    more, how_many = piece(others, others.order_by("-pk"), begin, end)
    return page + more, len(first) + how_many


def piece(
    stories: QuerySet[Article], ordered: QuerySet[Article], begin: int, end: int
) -> tuple[list[int], int]:
    """The numbers from one place of an order to another, and how many stories there are, in one question."""
    total = Subquery(stories.order_by().annotate(all=Func(F("pk"), function="COUNT")).values("all"))
    found = list(ordered.annotate(total=total).values_list("pk", "total")[begin:end])
    if not found:  # nothing at all, or beyond the end
        return [], stories.count() if begin else 0
    return [number for number, _total in found], found[0][1]
