"""From when until when a topic can be found: its name may tell too much before its first story is out."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef

from articles.models import Edition, Tag
from portal.search import stories


@dataclass(frozen=True)
class Window:
    """A span of time; None is open."""

    start: datetime | None = None
    end: datetime | None = None


ALWAYS = Window()


def windows(pks: list[int]) -> dict[int, Window]:
    """By topic; those without a story that is out or will come out are missing."""
    for_good = Edition.objects.live().filter(expires_at=None, article__tagged_articles__tag=OuterRef("pk"))
    found = dict.fromkeys(
        Tag.objects.filter(Exists(for_good), pk__in=pks).values_list("pk", flat=True), ALWAYS
    )
    return found | _spans([pk for pk in pks if pk not in found])


def _spans(pks: list[int]) -> dict[int, Window]:
    """From the first of its stories to the end of the last."""
    if not pks:
        return {}
    about = "article__tagged_articles__tag"
    rows = stories.expected().filter(**{f"{about}__in": pks}).only(*stories.TIMES)
    spans: dict[int, list[Window]] = defaultdict(list)
    for edition in rows.annotate(topic=F(about)):
        spans[edition.topic].append(Window(stories.visible_from(edition), edition.expires_at))
    return {pk: _around(windows) for pk, windows in spans.items()}


def _around(windows: list[Window]) -> Window:
    starts, ends = [one.start for one in windows], [one.end for one in windows]
    return Window(None if None in starts else min(starts), None if None in ends else max(ends))
