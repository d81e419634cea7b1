"""Turn a happening into one notice for each colleague who should hear of it."""

from django.contrib.auth import get_user_model

from articles.models import Article, Edition
from articles.permissions import may_see_drafts
from newsroom.models import Notice, NoticeKind
from newsroom.notices.choices import who_want
from newsroom.notices.recipients import RECIPIENTS, Happening

KEPT_DETAILS = ("reason", "by")
LONGEST_REASON = 2000


def announce(kind: str, happening: str, *, article_id, edition_id, by_id, detail: dict) -> int:
    """Write a notice for each who should hear of it and has not; give back how many should."""
    article = Article.objects.filter(pk=article_id).first()
    edition = Edition.objects.select_related("article").filter(pk=edition_id).first()
    if article is None or (edition_id and edition is None):
        return 0  # it has been deleted meanwhile
    what = Happening(NoticeKind(kind), happening, article, edition, detail)
    notices = [_notice(what, user, language, by_id) for user, language in _hearers(what, by_id)]
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


def _notice(what: Happening, user, language: str, by_id: int | None) -> Notice:
    by = get_user_model().objects.filter(pk=by_id).first()
    detail = {"reason": str(what.detail.get("reason", ""))[:LONGEST_REASON]}
    if by:
        detail["by"] = by.get_full_name() or by.username
    return Notice(
        key=what.key(language), kind=what.kind, recipient=user, article=what.article, edition=what.edition,
        language=language, detail={name: detail[name] for name in KEPT_DETAILS if detail.get(name)},
    )  # fmt: skip
