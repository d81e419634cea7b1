"""Turn a happening into one notice for each colleague who should hear of it."""

from django.contrib.auth import get_user_model

from articles.models import Article, Edition
from articles.permissions import may_see_drafts
from newsroom.models import Notice, NoticeKind
from newsroom.notices.choices import who_want
from newsroom.notices.recipients import RECIPIENTS, Happening

LONGEST_REASON = 2000


def announce(kind: str, happening: str, *, article_id, edition_id, by_id, detail: dict) -> int:
    """Write a notice for each who should hear of it and has not; give back how many should."""
    article = Article.objects.filter(pk=article_id).first()
    edition = Edition.objects.select_related("article").filter(pk=edition_id).first()
    if article is None or (edition_id and edition is None):
        return 0  # it has been deleted meanwhile
    what = Happening(NoticeKind(kind), happening, article, edition, detail)
    words = _told_with_it(detail, by_id)
    notices = [_notice(what, user, language, words) for user, language in _hearers(what, by_id)]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _hearers(what: Happening, by_id: int | None):
    """Pairs of a colleague and a language: without the one who did it, and only those who may know and want to."""
    told = {(number, language) for number, language in RECIPIENTS[what.kind](what) if number != by_id}
    users = get_user_model().objects.filter(pk__in={number for number, _ in told}, is_active=True)
    wanting = who_want(what.kind, users.exclude(email=""))
    knowing = {user.pk: user for user in wanting if may_know(user, what.article, what.edition)}
    return [(knowing[number], language) for number, language in sorted(told) if number in knowing]


def may_know(user, article: Article, edition: Edition | None) -> bool:
    """Whether the headline may be told to them: everybody may know what readers can read."""
    public = edition is not None and edition.is_live and article.binned_at is None
    return user.is_active and (public or may_see_drafts(user, article))


def _told_with_it(detail: dict, by_id: int | None) -> dict[str, str]:
    """What a mail says beside the headline: who did it, why, until when."""
    by = get_user_model().objects.filter(pk=by_id).first()
    words = {
        "reason": str(detail.get("reason", ""))[:LONGEST_REASON],
        "due_on": detail.get("due_on", ""),
        "by": (by.get_full_name() or by.username) if by else "",
    }
    return {name: text for name, text in words.items() if text}


def _notice(what: Happening, user, language: str, detail: dict[str, str]) -> Notice:
    return Notice(
        key=what.key(language), kind=what.kind, recipient=user, article=what.article, edition=what.edition,
        language=language, detail=detail,
    )  # fmt: skip
