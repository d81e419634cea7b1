"""Numbers of the stories that lead on from one: what shares most with it, and what stands beside it. One question.

The work is bounded however large the archive is: of each thing the newest stories, of the section the nearest ones.
"""

from dataclasses import dataclass

from django.db import connections, router
from django.utils import timezone

from articles.connected_words import WORTH, Words, around
from articles.models import Article, Edition
from articles.standins import chain_of
from languages.registry import enabled

MOST_THINGS = 20
"""So many people, organizations … of a story connect it with others; a list of a hundred names says nothing."""


@dataclass(frozen=True)
class Numbers:
    """What was found."""

    score: dict[int, int]
    """Articles that share something, and how much."""
    beside: dict[tuple[str, int], int]
    """Editions before and after, in the storyline of this number, or in the section (0)."""


def numbers(edition: Edition, most: int) -> Numbers:
    """Ask for the best so many, and for the neighbours."""
    using, now = router.db_for_read(Edition), timezone.now()
    words = Words(connections[using].vendor, edition.language, chain_of(edition.language), enabled())
    given = {
        "now": now, "story": edition.article_id, "edition": edition.pk, "section": edition.article.section_id,
        "at": edition.published_at or now, "most": most,  # a draft in preview has no date yet
    }  # fmt: skip
    things = {kind: found for kind in WORTH if (found := _things(edition.article, kind))}
    given |= {f"{kind}{number}": pk for kind, pks in things.items() for number, pk in enumerate(pks)}
    rows = around(words, tuple((kind, len(pks)) for kind, pks in things.items())).rows(using, given)
    beside = {(label, line): number for label, number, line in rows if label}
    return Numbers({number: int(score) for label, number, score in rows if not label}, beside)


def _things(article: Article, kind: str) -> list[int]:
    """What is private connects nothing."""
    found = [thing.pk for thing in getattr(article, kind).all() if not getattr(thing, "is_private", False)]
    return found[:MOST_THINGS]
