"""Stories as feeds carry them, with everything that belongs to them: one question, however many they are."""

from collections import defaultdict
from functools import lru_cache

from django.db import connections, models, router
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from articles.models import Byline, CorrectionText, Edition, TaggedArticle
from articles.prepared import Blank, Prepared, Together, any_of
from languages.fallback import localized
from languages.registry import CODES, enabled

AT_ONCE = 25
"""So many stories are asked for together: as many as a feed has."""
NONE = 0
"""No story has this number."""
BESIDE = ("bylines", "tagged", "elsewhere", "notes")
"""What stands beside each edition: who made it, its topics, its languages that are out, what was told of mistakes."""


def live(language: str, numbers: list[int]) -> list[Edition]:
    """The editions of stories, whose numbers stand in the order of lists, as far as readers may read them now."""
    using, now = router.db_for_read(Edition), timezone.now()
    asked = _question(connections[using].vendor, language, enabled())
    found: list[Edition] = []
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        blanks = dict(zip(_NUMBERS, [*part, *[NONE] * (AT_ONCE - len(part))], strict=True))
        found += _completed(asked.ask(using, now=now, language=language, **blanks))
    return found


def _completed(lists: dict[str, list]) -> list[Edition]:
    """Put beside each edition what belongs to its story."""
    for name in BESIDE:
        of_story = defaultdict(list)
        for record in lists[name]:
            of_story[_story_of(record)].append(record)
        for edition in lists["editions"]:
            setattr(edition, name, of_story[edition.article_id])
    return lists["editions"]


def _story_of(record) -> int:
    if isinstance(record, CorrectionText):
        return record.correction.article_id
    return record.content_object_id if isinstance(record, TaggedArticle) else record.article_id


_NUMBERS = [f"story{place}" for place in range(AT_ONCE)]


@lru_cache(maxsize=64)
def _question(vendor: str, language: str, on: tuple[str, ...]) -> Together:
    """`vendor` and `on`, the languages that are switched on, are part of the wording."""
    using, at = any_of(vendor), Blank("now", DateTimeField())
    these = [Blank(name) for name in _NUMBERS]
    own = Edition.objects.live(language, now=at).filter(article__id__in=these)
    parts: dict[str, models.QuerySet] = {
        "editions": own.for_feed(language).newest_first(),
        "bylines": _bylines().filter(article__id__in=these),
        "tagged": _tagged().filter(content_object__id__in=these),
        "elsewhere": Edition.objects.live(now=at).filter(article__id__in=these).only("article_id", "language", "slug"),
        "notes": _notes().filter(correction__article__id__in=these, language=Blank("language", CharField())),
    }  # fmt: skip
    return Together({name: Prepared(queryset, using) for name, queryset in parts.items()}, vendor)


def _bylines() -> models.QuerySet:
    names = [f"person__{localized('name', code)}" for code in CODES]
    lines = Byline.objects.select_related("person").order_by("order", "pk")
    return lines.only("article_id", "name", "role", "language", *names, "person__slug", "person__is_private")


def _tagged() -> models.QuerySet:
    """Not through the manager of tags, which takes as long for them as the rest of the story."""
    return TaggedArticle.objects.select_related("tag").order_by("tag__slug")


def _notes() -> models.QuerySet:
    notes = CorrectionText.objects.filter(state=CorrectionText.State.PUBLISHED).select_related("correction")
    return notes.order_by("-published_at", "-pk")
