"""The times of an edition: embargo, end, and the moment at which what was scheduled has come out."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.clocks import require_clear
from articles.errors import NotReady, WrongStep
from articles.models import Article, Edition
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.publishing import locked, write

AT_ONCE = 200


@transaction.atomic
def set_embargo(edition: Edition, *, until: datetime | None, by) -> Edition:
    """Keep an edition from readers until a time, even if it is published; None ends the embargo."""
    edition = locked(edition)
    if edition.embargoed_until == until:
        return edition
    if trouble := embargo_impossible(edition):
        raise NotReady(trouble)
    if until:
        _require_future(until)
        if edition.expires_at and edition.expires_at <= until:
            raise NotReady(_("The edition goes offline before this embargo ends. Choose an earlier time."))
    fields = {"embargoed_until": until}
    if edition.status == Status.PUBLISHED:
        fields["published_at"] = until or timezone.now()
    write(edition, Verb.EMBARGO, by=by, reason=until.isoformat() if until else "", **fields)
    return edition


@transaction.atomic
def set_expiry(edition: Edition, *, at: datetime | None, by) -> Edition:
    """Take an edition offline at a time; None keeps it for good, and brings back what had gone."""
    edition = locked(edition)
    if edition.expires_at == at:
        return edition
    if trouble := expiry_impossible(edition):
        raise NotReady(trouble)
    if at:
        _require_future(at)
        if any(start and at <= start for start in (edition.published_at, edition.embargoed_until)):
            raise NotReady(_("A story goes offline after it has come out. Choose a later time."))
    write(edition, Verb.EXPIRE, by=by, reason=at.isoformat() if at else "", expires_at=at, ended_at=None)
    return edition


def embargo_impossible(edition: Edition) -> str:
    """Why this edition cannot have an embargo; empty if it can."""
    if trouble := _closed(edition):
        return trouble
    if edition.status == Status.WITHDRAWN:
        return _("This edition has been taken away. Schedule it instead.")
    if edition.was_public:
        return _("Readers have this edition already: an embargo comes too late.")
    if edition.status == Status.SCHEDULED:
        return _("This edition is scheduled. It can have a time to come out or an embargo, not both.")
    return ""


def expiry_impossible(edition: Edition) -> str:
    """Why the time online of this edition cannot be changed; empty if it can."""
    return _closed(edition)


def _closed(edition: Edition) -> str:
    if edition.killed_at:
        return _("This edition was killed. That is final.")
    return _("The story lies in the bin.") if edition.article.binned_at else ""


def _require_future(at: datetime) -> None:
    require_clear(at)
    if at <= timezone.now():
        raise NotReady(_("This time is in the past. Choose a later one."))


def settle_due() -> int:
    """Note what has come out, or gone, by itself since the last time; give back how much. Readers do not wait.

    Any number of processes may do this at once: each edition is noted, and told to colleagues, once.
    """
    out = sum(_settle(edition) for edition in _due().order_by("published_at", "pk")[:AT_ONCE])
    return out + sum(_end(edition) for edition in _over().order_by("expires_at", "pk")[:AT_ONCE])


def _due():
    now = timezone.now()
    scheduled = Q(status=Status.SCHEDULED, published_at__lte=now)
    released = Q(status=Status.PUBLISHED, came_out_at__isnull=True, published_at__lte=now)
    return Edition.objects.filter(scheduled | released).exclude(embargoed_until__gt=now)


def _over():
    out = Edition.objects.filter(status=Status.PUBLISHED, came_out_at__isnull=False)
    return out.filter(expires_at__lte=timezone.now(), ended_at__isnull=True)


def _settle(edition: Edition) -> bool:
    return _note(edition, _due(), Verb.COME_OUT, lambda now: {
        "status": Status.PUBLISHED,
        "came_out_at": max(now.published_at, now.embargoed_until or now.published_at),
    })  # fmt: skip


def _end(edition: Edition) -> bool:
    return _note(edition, _over(), Verb.END, lambda now: {"ended_at": now.expires_at})


def _note(edition: Edition, waiting, verb: Verb, fields) -> bool:
    """Write what happened by itself, if nobody else has done so; whether it was written."""
    try:
        with transaction.atomic():
            edition = locked(edition)
            if not waiting.filter(pk=edition.pk).exists():
                return False
            write(edition, verb, by=None, old=Status(edition.status), **fields(edition))
    except (WrongStep, Edition.DoesNotExist, Article.DoesNotExist):
        return False
    return True
