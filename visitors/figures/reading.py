"""What is read most. A page is a key and a number here; its title is for whoever knows stories."""

from datetime import date, timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone

from languages.registry import CODES
from visitors.figures.answers import PageFigure, Window
from visitors.figures.spans import between
from visitors.models import Origin, PageDay, PageHour, PageTotal
from visitors.models.rollups import Pages

DAYS = {Window.WEEK: 7, Window.MONTH: 30}
READ = {"all_readers": Sum("readers"), "all_views": Sum("views")}


def popular(
    language: str | None, *, window: Window = Window.ALL, limit: int = 10, kind: str = ""
) -> list[PageFigure]:
    """The most read pages of a language (None: of all together, which adds up every row), most first.

    ``kind="articles.article"`` leaves out all others. Rising pages are ordered by how much they are read
    just now, and their numbers are those of the last 24 hours.
    """
    if window is Window.RISING:
        return _rising(language, limit, kind)
    if window is Window.ALL:
        rows = PageTotal.objects.all()
    elif window is Window.DAY:
        rows = PageHour.objects.filter(hour_at__gt=_a_day_ago())
    else:
        rows = PageDay.objects.filter(day__gt=timezone.localdate() - timedelta(days=DAYS[window]))
    return _most_read(_only(rows, language, kind), language, limit)


def pages(
    *, since: date | None = None, until: date | None = None, limit: int = 20, kind: str = ""
) -> list[tuple[str, PageFigure]]:
    """The most read pages of all languages with their language; with dates, as far back as days are kept."""
    if since or until:
        return _of_all_languages(_only(between(PageDay.objects.all(), since, until), None, kind), limit)
    rows = _only(PageTotal.objects.all(), None, kind)
    if _has_demo(rows):
        return _of_all_languages(rows, limit)
    ordered = rows.filter(origin=Origin.COUNTED).order_by("-readers", "page", "language")
    values = ordered.values_list("language", "page", "readers", "views")[:limit]
    return [(language, PageFigure(*row)) for language, *row in values]


def pages_of_days(*, since: date, until: date, limit: int = 20, kind: str = "") -> list[PageFigure]:
    """The most read pages of some days, all languages added up; as far back as days are kept."""
    return _most_read(_only(between(PageDay.objects.all(), since, until), None, kind), None, limit)


def _of_all_languages(rows: QuerySet[Pages], limit: int) -> list[tuple[str, PageFigure]]:
    sums = rows.values("language", "page").annotate(**READ).order_by("-all_readers", "page", "language")
    values = sums.values_list("language", "page", *READ)[:limit]
    return [(language, PageFigure(*row)) for language, *row in values]


def _most_read(rows: QuerySet[Pages], language: str | None, limit: int) -> list[PageFigure]:
    if _has_one_row_a_page(rows, language):
        ordered = rows.filter(origin=Origin.COUNTED, readers__gt=0).order_by("-readers", "page")
        return [PageFigure(*row) for row in ordered.values_list("page", "readers", "views")[:limit]]
    sums = rows.values("page").annotate(**READ)
    ordered = sums.filter(all_readers__gt=0).order_by("-all_readers", "page")
    return [PageFigure(*row) for row in ordered.values_list("page", *READ)[:limit]]


def _rising(language: str | None, limit: int, kind: str) -> list[PageFigure]:
    """Two questions: whose score is highest, and how often those were read since yesterday."""
    rows = _only(PageTotal.objects.filter(score__gt=0), language, kind)
    if _has_one_row_a_page(rows, language):
        ordered = rows.filter(origin=Origin.COUNTED).order_by("-score", "page").values_list("page", flat=True)
    else:
        if language is None:
            # Naming all languages lets the database look up each page instead of reading the whole table.
            opened = PageHour.objects.filter(hour_at__gt=_a_day_ago()).values("page")
            rows = rows.filter(language__in=CODES, page__in=opened)
        sums = rows.values("page").annotate(all_score=Sum("score"))
        ordered = sums.order_by("-all_score", "page").values_list("page", flat=True)
    # Twice as many, since a page that nobody opened since yesterday is not rising, however high it stood.
    keys = list(ordered[: 2 * limit])
    recent = _only(PageHour.objects.filter(hour_at__gt=_a_day_ago(), page__in=keys), language, "")
    read = {row[0]: row for row in recent.values("page").annotate(**READ).values_list("page", *READ)}
    return [PageFigure(*read[key]) for key in keys if key in read and read[key][1]][:limit]


def _has_one_row_a_page(rows: QuerySet[Pages], language: str | None) -> bool:
    return rows.model is PageTotal and language is not None and not _has_demo(rows)


def _has_demo(rows: QuerySet[Pages]) -> bool:
    """Without demo rows each page has one row in a language: an index gives the first ten of a million at once."""
    return rows.filter(origin=Origin.DEMO).exists()


def _only(rows: QuerySet[Pages], language: str | None, kind: str) -> QuerySet[Pages]:
    if language is not None:
        rows = rows.filter(language=language)
    return rows.filter(page__startswith=f"{kind}:") if kind else rows


def _a_day_ago():
    return timezone.now() - timedelta(hours=24)
