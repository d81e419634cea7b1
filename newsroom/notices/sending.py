"""Send what is due, one notice at a time, each once, however many workers there are.

Before a notice is sent, its next try is put off with one conditional UPDATE: whoever wins it sends. So a notice whose
worker is killed is tried again after the pause, and not before. Killed exactly between delivery and noting it, a notice
goes out a second time, with the same Message-ID: nobody can send a mail and write a row in one transaction.
"""

import logging
import time
from datetime import datetime, timedelta
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
MOST_IN_A_MAIL = 50
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
    """Send the notice that is due for longest, if there is one; give back whether there was.

    What else is due of the same kind for the same colleague goes into the same mail: who is given twenty
    translations gets one.
    """
    if line.is_closed():
        return False
    now = timezone.now()
    due = waiting().filter(next_try_at__lte=now).order_by("next_try_at", "pk")
    first = due.first()
    if first is None:
        return False
    together = due.filter(recipient=first.recipient_id, kind=first.kind, attempts=first.attempts)
    if first.attempts:
        together = together.filter(next_try_at=first.next_try_at)  # again the same mail as the last time
    found = together.select_related("recipient", "article", "edition__article")[:MOST_IN_A_MAIL]
    if mine := [notice for notice in found if _claim(notice, now)]:
        _send(mine)
    return True


def try_again(notices) -> int:
    """Give notices that were given up as many tries as new ones; how many those were."""
    given_up = notices.filter(failed_at__isnull=False)
    return given_up.update(failed_at=None, attempts=0, next_try_at=timezone.now(), error="")


def forget_old() -> None:
    """Delete what was sent or given up long ago."""
    before = timezone.now() - KEPT
    Notice.objects.filter(Q(sent_at__lt=before) | Q(failed_at__lt=before)).delete()


def _claim(notice: Notice, now: datetime) -> bool:
    pause = PAUSES[min(notice.attempts, len(PAUSES) - 1)]
    mine = waiting().filter(pk=notice.pk, attempts=notice.attempts, next_try_at=notice.next_try_at)
    return mine.update(attempts=F("attempts") + 1, next_try_at=now + pause) == 1


def _send(notices: list[Notice]) -> None:
    allowed = [each for each in notices if may_know(each.recipient, each.article, each.edition)]
    if not notices[0].recipient.email:
        allowed = []
    _write(
        [each for each in notices if each not in allowed],
        failed_at=timezone.now(), error="not sent: no address, or no longer allowed to see this story",
    )  # fmt: skip
    if not allowed:
        return
    try:
        compose(allowed).send()
    except Exception as error:
        logger.warning("Notices %s were not sent.", [each.pk for each in allowed], exc_info=True)
        _fail(allowed, error)
    else:
        _write(allowed, sent_at=timezone.now(), error="")


def _fail(notices: list[Notice], error: Exception) -> None:
    reason = f"{type(error).__name__}: {error}"[:300]
    last = notices[0].attempts + 1 >= len(PAUSES)
    _write(notices, error=reason, **({"failed_at": timezone.now()} if last else {}))
    if isinstance(error, OSError) and not isinstance(
        error, ONE_ADDRESS
    ):  # smtplib's errors are OSErrors as well
        line.rest()


def _write(notices: list[Notice], **values) -> None:
    if notices:
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(**values)
