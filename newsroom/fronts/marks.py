"""What the front page desk notes beside a story: why readers do not see it there, or not always."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.models.edition import Status
from languages.registry import own_name_of
from newsroom.models import Slot


@dataclass(frozen=True, slots=True)
class Mark:
    """Why readers do not see a story, or do so only for a time."""

    text: str
    moment: datetime | None = None
    hides: bool = True


def of_story(article: Article, edition: Edition | None, shown_in: str | None) -> list[Mark]:
    """Why readers do not see a story, or in which language they see it instead of their own."""
    if article.binned_at:
        return [Mark(_("in the bin"))]
    if edition and edition.is_live:
        return []
    if shown_in:
        return [Mark(_("in %(language)s") % {"language": own_name_of(shown_in)}, hides=False)]
    if edition is None:
        return [Mark(_("not in this language"))]
    if edition.is_expired:
        return [Mark(_("no longer online"))]
    if edition.is_embargoed:
        return [Mark(_("embargoed until"), edition.embargoed_until)]
    scheduled = edition.status == Status.SCHEDULED
    return [Mark(edition.stage.label, edition.published_at if scheduled else None)]


def of_time(slot: Slot) -> list[Mark]:
    """From when and until when a place is filled, if that is not always."""
    now = timezone.now()
    if slot.ends_at and slot.ends_at <= now:
        return [Mark(_("its time is over since"), slot.ends_at)]
    marks = []
    if slot.starts_at and slot.starts_at > now:
        marks.append(Mark(_("stands here from"), slot.starts_at))
    if slot.ends_at:
        marks.append(Mark(_("stands here until"), slot.ends_at, hides=False))
    return marks
