"""The most popular stories: the counter knows keys of pages, the paper knows which stories they are."""

from dataclasses import astuple, dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _

from articles.models import Edition
from portal.freshness import reading
from visitors import figures
from visitors.figures import PageFigure, Window

POPULAR_LIMIT = 5
KEPT_SECONDS = 60


@dataclass(frozen=True)
class PopularRow:
    """One line of the most popular stories."""

    edition: Edition
    page_key: str
    views: int


@dataclass(frozen=True)
class PopularList:
    """The most popular stories of a span of time."""

    key: str
    label: str
    rows: list[PopularRow]
    is_open: bool


def popular(language: str, limit: int = POPULAR_LIMIT) -> list[PopularList]:
    """Join the counter's page keys to live editions: titles come from us, never from a request."""
    labels = {
        Window.RISING: _("Rising"),
        Window.DAY: _("24 hours"),
        Window.WEEK: _("7 days"),
        Window.MONTH: _("30 days"),
        Window.ALL: _("All time"),
    }
    # A few more than asked for: a story may have been withdrawn since it was read.
    counted = _counted(language, 2 * limit)
    keys = {figure.page_key for rows in counted.values() for figure in rows}
    reading.note(*keys)  # also of those that cannot be read now and may be again
    by_key = _live(language, keys)
    lists = []
    for window, label in labels.items():
        rows = _rows(counted[window], by_key)[:limit]
        is_open = bool(rows) and not any(earlier.is_open for earlier in lists)
        lists.append(PopularList(window.value, label, rows, is_open))
    return lists


def _counted(language: str, limit: int) -> dict[Window, list[PageFigure]]:
    """What the counter says about each window. Adding up a month of a busy paper for every page would take long.

    Full lists are kept for a minute. A short one is quickly read and a single reader may change it: never kept.
    """
    keys = {window: f"most-popular:{language}:{limit}:{window.value}" for window in Window}
    kept = cache.get_many(keys.values())
    found = {
        window: [PageFigure(*row) for row in kept[key]] if key in kept else _ask(language, window, limit)
        for window, key in keys.items()
    }
    full = {keys[window]: list(map(astuple, rows)) for window, rows in found.items() if len(rows) == limit}
    if fresh := {key: rows for key, rows in full.items() if key not in kept}:
        cache.set_many(fresh, KEPT_SECONDS)
    return found


def _ask(language: str, window: Window, limit: int) -> list[PageFigure]:
    return figures.popular(language, window=window, limit=limit, kind="articles.article")


def _live(language: str, keys: set[str]) -> dict[str, Edition]:
    editions = Edition.objects.readable(language).for_card(language).by_page_keys(list(keys))
    return {edition.article.page_key: edition for edition in editions}


def _rows(counted: list[PageFigure], by_key: dict[str, Edition]) -> list[PopularRow]:
    return [PopularRow(by_key[f.page_key], f.page_key, f.views) for f in counted if f.page_key in by_key]
