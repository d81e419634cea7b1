"""Times as clocks on the wall show them: once a year an hour is missing, and once it comes twice."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.errors import NotReady


def clock_trouble(at: datetime) -> str:
    """Why nobody can tell which moment is meant; empty if everybody can. Without a zone, ours is meant."""
    here = at if timezone.is_aware(at) else at.replace(tzinfo=timezone.get_current_timezone())
    before, after = (here.replace(fold=fold).utcoffset() for fold in (0, 1))
    if before < after:
        return _("This time does not exist: that night the clocks are put forward. Choose another one.")
    if before > after:
        return _("This time comes twice: that night the clocks are put back. Choose another one.")
    return ""


def require_clear(at: datetime) -> None:
    """Refuse a time that does not say which moment it means."""
    if timezone.is_naive(at):
        raise NotReady(_("It is not clear in which time zone this time is meant."))
    if trouble := clock_trouble(at):
        raise NotReady(trouble)


def in_words(at: datetime) -> dict[str, str]:
    """A moment for a message: day and hour by the site's clock, with the zone."""
    local = timezone.localtime(at)
    return {"time": f"{date_format(local, 'SHORT_DATETIME_FORMAT')} ({local.tzname()})"}
