"""Send what is due, one notice at a time, each once, however many workers there are.

Before a notice is sent, its next try is put off with one conditional UPDATE: whoever wins it sends. So a notice whose
worker is killed is tried again after the pause, and not before. Killed exactly between delivery and noting it, a notice
goes out a second time, with the same Message-ID: nobody can send a mail and write a row in one transaction.
"""

import logging
import time
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.db.models import F, Q
from django.utils import timezone

from newsroom.models import Notice
from newsroom.notices.telling import may_know
from newsroom.notices.wording import compose

PAUSES = [timedelta(minutes=each) for each in (2, 10, 30, 120, 360, 720, 1440)]
"""Before the second, third … try. The first must be longer than a mail server may take (EMAIL_TIMEOUT)."""
REST_SECONDS = 60
"""How long nobody is tried once the server itself has failed: its trouble is not the fault of one notice."""
KEPT = timedelta(days=90)
ONE_ADDRESS = (SMTPRecipientsRefused, SMTPDataError)

logger = logging.getLogger(__name__)


class Line:
    """The way to the mail server, as this process knows it."""

    closed_until = 0.0

    def is_closed(self) -> bool:
        """Whether the server failed a moment ago."""
        return time.monotonic() < self.closed_until

    def rest(self) -> None:
        """Leave the server alone for a while."""
        self.closed_until = time.monotonic() + REST_SECONDS


line = Line()


def waiting():
    """Notices that have neither been sent nor given up."""
    return Notice.objects.filter(sent_at__isnull=True, failed_at__isnull=True)


def send_next() -> bool:
    """Send the notice that is due for longest, if there is one; give back whether there was."""
    if line.is_closed():
        return False
    due = waiting().filter(next_try_at__lte=timezone.now()).order_by("next_try_at", "pk")
    notice = due.select_related("recipient", "article", "edition__article").first()
    if notice is None:
        return False
    if _claim(notice):
        _send(notice)
    return True


def try_again(notices) -> int:
    """Give notices that were given up as many tries as new ones; how many those were."""
    given_up = notices.filter(failed_at__isnull=False)
    return given_up.update(failed_at=None, attempts=0, next_try_at=timezone.now(), error="")


def forget_old() -> None:
    """Delete what was sent or given up long ago."""
    before = timezone.now() - KEPT
    Notice.objects.filter(Q(sent_at__lt=before) | Q(failed_at__lt=before)).delete()


def _claim(notice: Notice) -> bool:
    pause = PAUSES[min(notice.attempts, len(PAUSES) - 1)]
    mine = waiting().filter(pk=notice.pk, attempts=notice.attempts, next_try_at=notice.next_try_at)
    return mine.update(attempts=F("attempts") + 1, next_try_at=timezone.now() + pause) == 1


def _send(notice: Notice) -> None:
    if not notice.recipient.email or not may_know(notice.recipient, notice.article, notice.edition):
        _give_up(notice, "not sent: no address, or no longer allowed to see this story")
        return
    try:
        compose(notice).send()
    except Exception as error:
        logger.warning("Notice %s was not sent.", notice.pk, exc_info=True)
        _fail(notice, error)
    else:
        Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now(), error="")


def _fail(notice: Notice, error: Exception) -> None:
    reason = f"{type(error).__name__}: {error}"
    if notice.attempts + 1 >= len(PAUSES):
        _give_up(notice, reason)
    else:
        Notice.objects.filter(pk=notice.pk).update(error=reason[:300])
    if isinstance(error, OSError) and not isinstance(
        error, ONE_ADDRESS
    ):  # smtplib's errors are OSErrors as well
        line.rest()


def _give_up(notice: Notice, reason: str) -> None:
    Notice.objects.filter(pk=notice.pk).update(failed_at=timezone.now(), error=reason[:300])
