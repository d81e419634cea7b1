"""Where a text comes from, for the box "About this article": sources, the original, and what a machine did."""

from dataclasses import dataclass
from datetime import datetime

from articles.models import Edition, Revision
from articles.staleness import source_of


@dataclass(frozen=True)
class Provenance:
    """How a text came about."""

    sources: list[str]
    original_language: str
    original_url: str
    """Empty while readers cannot read the original."""
    followed_at: datetime | None
    """When the text of the original was saved that this translation follows."""


def of(edition: Edition) -> Provenance:
    """Ask for the original only where there is one."""
    sources = [line.strip() for line in edition.sources.splitlines() if line.strip()]
    original = source_of(edition, edition.article.editions.all()) if edition.is_translation else None
    url = original.get_absolute_url() if original and original.is_live else ""
    return Provenance(sources, edition.source_language, url, _followed_at(edition, original))


def _followed_at(edition: Edition, original: Edition | None) -> datetime | None:
    if original is None or edition.source_revision is None:
        return None
    if hasattr(edition, "followed"):  # read with the whole story
        return edition.followed[0].at if edition.followed else None
    followed = Revision.objects.filter(edition=original, number=edition.source_revision)
    return followed.values_list("at", flat=True).first()
