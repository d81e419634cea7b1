"""How an edition moves: the only code that writes `status`. One service a verb, one transaction each."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import signals
from articles.clocks import in_words, require_clear
from articles.errors import NotReady, WrongStep
from articles.models import Article, Edition, LanguagePlan, Transition
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.signals import Kind

ALLOWED = {
    Status.DRAFT: {Status.IN_REVIEW, Status.SCHEDULED, Status.PUBLISHED},
    Status.IN_REVIEW: {Status.DRAFT, Status.SCHEDULED, Status.PUBLISHED},
    # Nobody has seen it yet, so there is nothing to withdraw.
    Status.SCHEDULED: {Status.DRAFT, Status.SCHEDULED, Status.PUBLISHED},
    Status.PUBLISHED: {Status.WITHDRAWN},
    Status.WITHDRAWN: {Status.SCHEDULED, Status.PUBLISHED},
}
TOLD = {
    Verb.SUBMIT: Kind.SUBMITTED,
    Verb.REQUEST_CHANGES: Kind.CHANGES_REQUESTED,
    Verb.PUBLISH: Kind.PUBLISHED,
    Verb.COME_OUT: Kind.PUBLISHED,
    Verb.SCHEDULE: Kind.SCHEDULED,
    Verb.WITHDRAW: Kind.WITHDRAWN,
    Verb.KILL: Kind.KILLED,
}
BY_THEMSELVES = {Verb.COME_OUT, Verb.END}
"""What happens at its time, without anybody."""
CHANGES_NOTHING = BY_THEMSELVES | {Verb.CONFIRM, Verb.HAND_IN, Verb.TAKE_OVER, Verb.GIVE_BACK}
"""Noted without a new version: neither words nor standing change, so whoever is typing need not look again."""


def submit(edition: Edition, *, by) -> Edition:
    """Hand a draft to the editors; what they had asked for counts as done."""
    return _move(edition, Verb.SUBMIT, Status.IN_REVIEW, by=by, change_request="")


def request_changes(edition: Edition, *, by, comment: str) -> Edition:
    """Give a text back to its writer with what has to change."""
    if not comment.strip():
        raise NotReady(_("Write what has to change, so that the writer knows."))
    return _move(
        edition, Verb.REQUEST_CHANGES, Status.DRAFT, by=by, reason=comment, change_request=comment.strip()
    )


def return_to_draft(edition: Edition, *, by, reason: str = "") -> Edition:
    """Take an edition back for more work, or off the schedule."""
    return _move(edition, Verb.RETURN, Status.DRAFT, by=by, reason=reason)


def publish(edition: Edition, *, by) -> Edition:
    """Show an edition to readers now. A date in the past that it already has, it keeps."""
    return _move(edition, Verb.PUBLISH, Status.PUBLISHED, by=by, change_request="")


def schedule(edition: Edition, *, at: datetime, by) -> Edition:
    """Show an edition to readers from a time in the future; no job has to run for it."""
    require_clear(at)
    if at <= timezone.now():
        raise NotReady(_("The time is in the past. Choose a later one, or publish now."))
    return _move(edition, Verb.SCHEDULE, Status.SCHEDULED, by=by, at=at, change_request="")


def withdraw(edition: Edition, *, by, reason: str = "", notice: str = "") -> Edition:
    """Take an edition away from readers; its address then says that it was withdrawn."""
    return _move(edition, Verb.WITHDRAW, Status.WITHDRAWN, by=by, reason=reason, notice=notice)


def kill(edition: Edition, *, by, reason: str, notice: str = "") -> Edition:
    """Take away what must never have been said, for good. An edition that nobody has seen is killed as well."""
    if not reason.strip():
        raise NotReady(_("Write why the story is killed. Colleagues will ask."))
    return _move(
        edition, Verb.KILL, Status.WITHDRAWN, by=by, reason=reason, notice=notice, killed_at=timezone.now()
    )


@transaction.atomic
def _move(edition: Edition, verb: Verb, new: Status, *, by, reason: str = "", at=None, **fields) -> Edition:
    edition = locked(edition)
    old = edition.stage
    if not _may_move(edition, verb, old, new):
        raise WrongStep(edition, new)
    if new in {Status.PUBLISHED, Status.SCHEDULED}:
        require_words(edition.headline, edition.body)
        fields |= dates(edition, new, at)
    elif new == Status.WITHDRAWN:
        fields |= _seen_until_now(edition)
    write(edition, verb, by=by, reason=reason, old=old, status=new, **fields)
    if new not in {Status.PUBLISHED, Status.SCHEDULED}:
        _no_longer_ready(edition)
    return edition


def _no_longer_ready(edition: Edition) -> None:
    """Nobody may publish by waiting what was taken back or away."""
    plans = LanguagePlan.objects.filter(article_id=edition.article_id, language=edition.language)
    plans.filter(ready_at__isnull=False).update(ready_at=None, ready_by=None)


def locked(edition: Edition) -> Edition:
    """The edition as the database knows it now, with its story locked until the transaction ends."""
    Article.objects.select_for_update().only("pk").get(pk=edition.article_id)
    return Edition.objects.select_for_update(of=("self",)).select_related("article").get(pk=edition.pk)


def write(edition: Edition, verb: Verb, *, by, reason: str = "", old: Status | None = None, **fields) -> None:
    """Write a step, its line in the log and the news of it. Refused if the edition was moved meanwhile."""
    seen = Edition.objects.filter(
        pk=edition.pk, version=edition.version, status=edition.status,
        came_out_at=edition.came_out_at, ended_at=edition.ended_at,
    )  # fmt: skip
    old = edition.stage if old is None else old
    if verb not in CHANGES_NOTHING:
        fields |= {"version": edition.version + 1, "changed_by": by, "changed_at": timezone.now()}
    if not (seen.update(**fields) if fields else seen.exists()):
        raise WrongStep(edition, Status(fields.get("status", edition.status)))
    for name, value in fields.items():
        setattr(edition, name, value)
    Transition.objects.create(
        edition=edition, verb=verb, old_status=old, new_status=edition.status, revision=edition.revision,
        by=by, reason=reason,
    )  # fmt: skip
    if verb in TOLD and not (verb == Verb.PUBLISH and edition.is_embargoed):
        signals.tell(TOLD[verb], article=edition.article, edition=edition, by=by, reason=reason)


def _may_move(edition: Edition, verb: Verb, old: Status, new: Status) -> bool:
    if edition.killed_at is not None or edition.article.binned_at is not None:
        return False
    if verb == Verb.REQUEST_CHANGES and old != Status.IN_REVIEW:
        return False
    return verb == Verb.KILL or new in ALLOWED[old]


def dates(edition: Edition, new: Status, at: datetime | None = None) -> dict:
    """When it comes out. NotReady if an embargo or the end of its time online is in the way.

    What comes out again has not come out yet. Under an embargo, it is as new as the embargo's end.
    """
    now, embargo = timezone.now(), edition.embargoed_until
    found = {"came_out_at": None, "ended_at": None, "notice": ""}
    if new == Status.SCHEDULED:
        if embargo and at < embargo:
            raise NotReady(_("The embargo lasts until %(time)s. Choose a later time.") % in_words(embargo))
        found |= {"published_at": at, "embargoed_until": None}
    else:
        kept = edition.published_at if edition.published_at and edition.published_at <= now else now
        found["published_at"] = max(kept, embargo) if edition.is_embargoed else kept
        found["came_out_at"] = None if edition.is_embargoed else now
    if edition.expires_at and edition.expires_at <= max(now, found["published_at"]):
        end = in_words(edition.expires_at)
        raise NotReady(_("This edition was to be online until %(time)s only. Change that time first.") % end)
    return found


def _seen_until_now(edition: Edition) -> dict:
    """Remember whether readers had it: only what they had is told to be gone."""
    had = edition.came_out_at or (edition.published_at if edition.was_public else None)
    return {"published_at": edition.published_at or timezone.now(), "came_out_at": had}


def missing(headline: str, body: str) -> dict[str, str]:
    """What readers need and do not have, by field, in words for the journalist."""
    found = {}
    if not headline.strip():
        found["headline"] = _("The headline is missing. Readers need one before this can be published.")
    if not body.strip():
        found["body"] = _("The text is missing. Readers need one before this can be published.")
    return found


def require_ready(edition: Edition) -> None:
    """Refuse what could not be published now, and say what is missing."""
    require_words(edition.headline, edition.body)
    dates(edition, Status.PUBLISHED)
    if edition.killed_at is not None or edition.stage == Status.PUBLISHED:
        raise WrongStep(edition, Status.PUBLISHED)


def require_words(headline: str, body: str) -> None:
    """Refuse what readers could not read."""
    for message in missing(headline, body).values():
        raise NotReady(message)
