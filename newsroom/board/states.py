"""How far a story has come in one language, in words: the rule for one cell. matching.py asks the database the same."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, Edition, LanguagePlan
from articles.models.edition import Status
from articles.models.plan import Timing
from articles.staleness import Staleness, source_of, staleness


class State(models.TextChoices):
    """What a cell of the board says."""

    MISSING = "missing", _("missing")
    NOT_WANTED = "not_wanted", _("not wanted")
    ASSIGNED = "assigned", _("assigned")
    DRAFT = "draft", _("draft")
    NEEDS_CHANGES = "needs_changes", _("needs changes")
    IN_REVIEW = "in_review", _("in review")
    READY = "ready", _("ready, waits")
    SCHEDULED = "scheduled", _("scheduled")
    EMBARGOED = "embargoed", _("under embargo")
    PUBLISHED = "published", _("published")
    UPDATE = "update", pgettext_lazy("state of a translation", "update needed")
    MAJOR = "major", pgettext_lazy("state of a translation", "major change")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")
    KILLED = "killed", _("killed")


OVER = {State.EXPIRED, State.WITHDRAWN, State.KILLED}
WAITING = {
    State.MISSING, State.ASSIGNED, State.DRAFT, State.NEEDS_CHANGES, State.IN_REVIEW, State.READY,
    State.UPDATE, State.MAJOR,
}  # fmt: skip
"""Somebody has to do something: here the age is told, and the stories that wait longest can be found."""


CURRENT = Staleness()


@dataclass(frozen=True, slots=True)
class Standing:
    """One language of one story: its state, since when, and how far it has fallen behind its source."""

    state: State
    since: datetime | None
    stale: Staleness = CURRENT

    @property
    def states(self) -> set[State]:
        """Everything that a filter finds it by: a draft may be out of date as well."""
        return {self.state, State(self.stale.level)} if self.stale else {self.state}


def standing(article: Article, language: str, edition: Edition | None, plan: LanguagePlan | None) -> Standing:
    """Judge one cell. Reads what `article.editions` has prefetched and starts no query."""
    if _is_unwanted(edition, plan):
        return Standing(State.NOT_WANTED, None)
    if edition is None:
        return _absent(article, plan)
    source = source_of(edition, article.editions.all())
    found = _present(edition, plan)
    if found.state in OVER:
        return found
    stale = staleness(edition, source)
    if stale and found.state == State.PUBLISHED:
        return Standing(State(stale.level), _stale_since(source, stale), stale)
    return replace(found, stale=stale)


def _is_unwanted(edition: Edition | None, plan: LanguagePlan | None) -> bool:
    begun = edition is not None and edition.status not in {Status.DRAFT, Status.IN_REVIEW}
    return plan is not None and plan.timing == Timing.NOT_WANTED and not begun


def _absent(article: Article, plan: LanguagePlan | None) -> Standing:
    if plan and plan.assignee_id:
        return Standing(State.ASSIGNED, plan.assigned_at)
    original = next((it for it in article.editions.all() if it.language == article.original_language), None)
    out = (original.came_out_at or original.published_at) if original and original.is_live else None
    return Standing(State.MISSING, out or article.created_at)


def _present(edition: Edition, plan: LanguagePlan | None) -> Standing:
    if edition.killed_at is not None:
        return Standing(State.KILLED, edition.killed_at)
    if edition.status == Status.WITHDRAWN:
        return Standing(State.WITHDRAWN, edition.changed_at)
    if edition.status in {Status.DRAFT, Status.IN_REVIEW}:
        return _unpublished(edition, plan)
    if edition.is_expired:
        return Standing(State.EXPIRED, edition.expires_at)
    if edition.is_embargoed:
        return Standing(State.EMBARGOED, edition.embargoed_until)
    if not edition.is_live:
        return Standing(State.SCHEDULED, edition.published_at)
    return Standing(State.PUBLISHED, edition.came_out_at or edition.published_at)


def _unpublished(edition: Edition, plan: LanguagePlan | None) -> Standing:
    if edition.change_request:
        return Standing(State.NEEDS_CHANGES, edition.changed_at)
    if plan and plan.ready_at:
        return Standing(State.READY, plan.ready_at)
    return Standing(State(edition.status), edition.changed_at)


def _stale_since(source: Edition, stale: Staleness) -> datetime | None:
    changed = source.major_at if stale.is_major else None
    return changed or source.updated_at or source.changed_at


def days_since(moment: datetime | None) -> int:
    """Whole days of the calendar since a moment; never fewer than none."""
    if moment is None:
        return 0
    return max(0, (timezone.localdate() - timezone.localdate(moment)).days)
