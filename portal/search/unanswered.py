"""What readers looked for in vain: a list for editors of the names and topics that the paper lacks.

Nobody is in it. What is kept are folded words, a language, a day and a number. What could be somebody's address or
telephone number is not kept, nor what is longer than a name or a topic is.
"""

import logging
import re
from collections.abc import Mapping
from datetime import timedelta

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from languages.folding import fold
from portal.models import UnansweredSearch
from visitors import rules

KEPT = timedelta(days=90)
MOST_A_DAY = 2000
MOST_WORDS = 6
MOST_DIGITS = 4
"""A year is a topic; five digits and more may be a telephone, a house or a person's number."""
AT_SIGN = re.compile(r"@|\(at\)|\[at\]|＠", re.IGNORECASE)

logger = logging.getLogger(__name__)


def note(text: str, language: str, *, environ: Mapping) -> bool:
    """Count a search of a reader that found nothing; whether it was counted. Programs and colleagues are not."""
    words = worth_keeping(text, language)
    if not words or rules.refusal(environ) is not None:
        return False
    try:
        return _count(words, language)
    except DatabaseError:  # the page is shown all the same
        logger.warning("A search without a result could not be noted.", exc_info=True)
        return False


def worth_keeping(text: str, language: str) -> str:
    """The folded words if they look like a name or a topic, else nothing."""
    words = fold(text, language)
    plausible = 3 <= len(words) <= UnansweredSearch.LONGEST and len(words.split()) <= MOST_WORDS
    personal = AT_SIGN.search(text) or sum(map(str.isdigit, text)) > MOST_DIGITS
    return words if plausible and not personal else ""


def forget_old() -> int:
    """Delete what is older than three months; give back how many rows."""
    return UnansweredSearch.objects.filter(on__lt=timezone.localdate() - KEPT).delete()[0]


def _count(words: str, language: str) -> bool:
    today = timezone.localdate()
    row = UnansweredSearch.objects.filter(on=today, language=language, words=words)
    if row.update(count=F("count") + 1):
        return True
    if UnansweredSearch.objects.filter(on=today).count() >= MOST_A_DAY:
        return False
    try:
        with transaction.atomic():
            UnansweredSearch.objects.create(on=today, language=language, words=words)
    except IntegrityError:  # somebody else has looked for it in the same moment
        row.update(count=F("count") + 1)
    return True
