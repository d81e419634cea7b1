"""Hear what happens to stories, and have it told later. Nothing here may disturb what happened."""

import logging
import secrets

from django.db import transaction

from newsroom.models import NoticeKind

logger = logging.getLogger(__name__)


def hear(sender, *, kind, article, edition=None, by=None, detail=None, **_more) -> None:
    """Write down, in the transaction of what happened, that colleagues are to be told of it."""
    from newsroom.notices.tasks import announce

    if kind not in NoticeKind.values:
        return
    about = {"article": article.pk, "edition": edition and edition.pk, "by": by and by.pk}
    try:
        with transaction.atomic():  # a savepoint: if this fails, the story is saved all the same
            announce.enqueue(kind=str(kind), happening=secrets.token_hex(8), detail=detail or {}, **about)
    except Exception:
        logger.exception("Nobody will be told that %s happened to story %s.", kind, article.pk)
