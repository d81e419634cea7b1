"""Taking a story away, in several languages at once: all of them or, if one cannot go, none."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import publishing
from articles.errors import NotReady
from articles.models import Article, Edition
from articles.models.edition import Status

NOTICE_LENGTH = 300
WITHDRAWABLE = {Status.PUBLISHED, Status.SCHEDULED}


def may_be_withdrawn(edition: Edition) -> bool:
    """Whether unpublishing means something for it: readers have it, or get it by themselves some day."""
    return edition.stage in WITHDRAWABLE


def may_be_killed(edition: Edition) -> bool:
    """Whether it can be killed: everything can, once."""
    return edition.killed_at is None


@transaction.atomic
def withdraw_story(
    article: Article, *, languages=None, by, reason: str = "", notices: dict[str, str] | None = None
) -> list[Edition]:
    """Unpublish some languages of a story, by default all; those that only wait to come out become drafts again.

    `notices` tell readers more, by language. WrongStep if one of the languages named cannot be unpublished.
    """
    notices = notices or {}
    return [
        publishing.return_to_draft(edition, by=by, reason=reason)
        if edition.stage == Status.SCHEDULED
        else publishing.withdraw(edition, by=by, reason=reason, notice=_notice(notices, edition))
        for edition in _chosen(article, languages, may_be_withdrawn)
    ]


@transaction.atomic
def kill_story(
    article: Article, *, languages=None, by, reason: str, notices: dict[str, str] | None = None
) -> list[Edition]:
    """Take some languages of a story away for good, by default all, also those that nobody has seen."""
    notices = notices or {}
    return [
        publishing.kill(edition, by=by, reason=reason, notice=_notice(notices, edition))
        for edition in _chosen(article, languages, may_be_killed)
    ]


def _chosen(article: Article, languages, possible) -> list[Edition]:
    """The editions to move, with the story locked. Those that were named are tried even if it is impossible."""
    Article.objects.select_for_update().only("pk").get(pk=article.pk)
    editions = Edition.objects.filter(article_id=article.pk).select_related("article").order_by("pk")
    if languages is None:
        chosen = [edition for edition in editions if possible(edition)]
    else:
        chosen = [edition for edition in editions if edition.language in set(languages)]
    if not chosen:
        raise NotReady(_("Choose at least one language."))
    return chosen


def _notice(notices: dict[str, str], edition: Edition) -> str:
    return notices.get(edition.language, "").strip()[:NOTICE_LENGTH]
