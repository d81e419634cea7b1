"""The times of an edition: embargo, end, and the moment at which what was scheduled has come out."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

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
    if edition.is_live or edition.status == Status.WITHDRAWN:
        raise NotReady(_("Readers have this edition already: an embargo comes too late."))
    if until and edition.status == Status.SCHEDULED:
        raise NotReady(
            _("This edition is scheduled. It can have a time to come out or an embargo, not both.")
        )
    if until and until <= timezone.now():
        raise NotReady(_("This time is in the past. An embargo ends in the future."))
    if edition.embargoed_until != until:
        write(edition, Verb.EMBARGO, by=by, reason=until.isoformat() if until else "", embargoed_until=until)
    return edition


@transaction.atomic
def set_expiry(edition: Edition, *, at: datetime | None, by) -> Edition:
    """Take an edition offline at a time; None keeps it for good."""
    edition = locked(edition)
    if at and at <= max(timezone.now(), edition.published_at or timezone.now()):
        raise NotReady(_("A story goes offline after it has come out. Choose a later time."))
    if edition.expires_at != at:
        write(edition, Verb.EXPIRE, by=by, reason=at.isoformat() if at else "", expires_at=at)
    return edition


def settle_due() -> int:
    """Note what has come out by itself since the last time; give back how much. Readers do not wait for it.

    Any number of processes may do this at once: each edition is noted, and told to colleagues, once.
    """
    return sum(_settle(edition) for edition in _due().order_by("published_at", "pk")[:AT_ONCE])


def _due():
    now = timezone.now()
    scheduled = Q(status=Status.SCHEDULED, published_at__lte=now)
    released = Q(status=Status.PUBLISHED, came_out_at__isnull=True, published_at__lte=now)
    return Edition.objects.filter(scheduled | released).exclude(embargoed_until__gt=now)


@transaction.atomic
def _settle(edition: Edition) -> bool:
    try:
        edition = locked(edition)
        if not _due().filter(pk=edition.pk).exists():
            return False
        moment = max(edition.published_at, edition.embargoed_until or edition.published_at)
        old = Status(edition.status)
        write(edition, Verb.COME_OUT, by=None, old=old, status=Status.PUBLISHED, came_out_at=moment)
    except (WrongStep, Edition.DoesNotExist, Article.DoesNotExist):
        return False
    return True
