"""How an edition moves: the only code that writes `status`. One service a verb, one transaction each."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.errors import NotReady, WrongStep
from articles.models import Edition, Transition
from articles.models.edition import Status

ALLOWED = {
    Status.DRAFT: {Status.IN_REVIEW, Status.SCHEDULED, Status.PUBLISHED},
    Status.IN_REVIEW: {Status.DRAFT, Status.SCHEDULED, Status.PUBLISHED},
    # Nobody has seen it yet, so there is nothing to withdraw.
    Status.SCHEDULED: {Status.DRAFT, Status.SCHEDULED, Status.PUBLISHED},
    Status.PUBLISHED: {Status.WITHDRAWN},
    Status.WITHDRAWN: {Status.SCHEDULED, Status.PUBLISHED},
}


def submit(edition: Edition, *, by) -> Edition:
    """Hand a draft to the editors."""
    return _move(edition, Status.IN_REVIEW, by=by)


def return_to_draft(edition: Edition, *, by, reason: str = "") -> Edition:
    """Give an edition back for more work, or take it off the schedule."""
    return _move(edition, Status.DRAFT, by=by, reason=reason)


def publish(edition: Edition, *, by) -> Edition:
    """Show an edition to readers now. A date in the past that it already has, it keeps."""
    return _move(edition, Status.PUBLISHED, by=by, at=None)


def schedule(edition: Edition, *, at: datetime, by) -> Edition:
    """Show an edition to readers from a time in the future; no job has to run for it."""
    if at <= timezone.now():
        raise NotReady(_("The time is in the past. Choose a later one, or publish now."))
    return _move(edition, Status.SCHEDULED, by=by, at=at)


def withdraw(edition: Edition, *, by, reason: str = "") -> Edition:
    """Take an edition away from readers; its address then says that it was withdrawn."""
    return _move(edition, Status.WITHDRAWN, by=by, reason=reason)


@transaction.atomic
def _move(edition: Edition, new: Status, *, by, reason: str = "", at: datetime | None = None) -> Edition:
    edition = Edition.objects.select_for_update(of=("self",)).select_related("article").get(pk=edition.pk)
    old = edition.stage
    if new not in ALLOWED[old]:
        raise WrongStep(edition, new)
    if new in {Status.PUBLISHED, Status.SCHEDULED}:
        _require_words(edition)
        edition.published_at = at or _publication_time(edition)
    edition.status = new
    edition.version += 1
    edition.changed_by = by
    edition.save(update_fields=["status", "published_at", "version", "changed_by", "changed_at"])
    Transition.objects.create(edition=edition, old_status=old, new_status=new, by=by, reason=reason)
    return edition


def _publication_time(edition: Edition) -> datetime:
    now = timezone.now()
    return edition.published_at if edition.published_at and edition.published_at <= now else now


def missing(headline: str, body: str) -> dict[str, str]:
    """What readers need and do not have, by field, in words for the journalist."""
    found = {}
    if not headline.strip():
        found["headline"] = _("The headline is missing. Readers need one before this can be published.")
    if not body.strip():
        found["body"] = _("The text is missing. Readers need one before this can be published.")
    return found


def _require_words(edition: Edition) -> None:
    for message in missing(edition.headline, edition.body).values():
        raise NotReady(message)
