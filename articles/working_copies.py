"""Working copies: what a colleague types is kept before she saves it, and others see that she is there."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, WorkingCopy
from articles.models.article import WORDS
from prose.sanitize import clean_html

STALE_AFTER = timedelta(minutes=2)
KEPT_FOR = timedelta(days=30)
LONGEST = 1_000_000
"""Characters of all words together; nobody types more, and a flood is refused."""
MOST_COPIES = 200
"""Texts of one colleague that wait; beyond this the oldest goes."""
NEW, ASIDE, SENT = "new:", "aside:", "sent:"
"""Stories not saved yet, texts put aside, and those for the editors; what is sent goes by its own rules."""


class TooLong(ValueError):
    """More than anybody can have typed."""


def new_tab() -> str:
    """A word for one open page, so that two tabs of one colleague do not take each other's text."""
    return secrets.token_hex(6)


def key_for(article: Article | None, language: str, tab: str) -> str:
    """What the copy of one text is called."""
    return f"{article.pk}:{language}" if article and article.pk else f"{NEW}{tab}"


def look(user, article: Article | None, language: str, *, tab: str, version: int = 0) -> None:
    """Note that somebody has a text open at this moment. Always two questions to the database."""
    now, key = timezone.now(), key_for(article, language, tab)
    mine = WorkingCopy.objects.filter(user=user, key=key)
    mine.filter(Q(opened_at=None) | Q(seen_at__lt=now - STALE_AFTER)).update(opened_at=now)
    seen = WorkingCopy(
        user=user,
        key=key,
        article=article,
        language=language,
        version=version,
        tab=tab,
        opened_at=now,
        seen_at=now,
    )
    WorkingCopy.objects.bulk_create(
        [seen], update_conflicts=True, unique_fields=["user", "key"], update_fields=["seen_at"]
    )


@transaction.atomic
def keep(user, article: Article | None, language: str, words: dict, *, tab: str, version: int) -> WorkingCopy:
    """Keep what somebody has typed. It is nobody else's, and no edition changes."""
    words = tidy(words)
    look(user, article, language, tab=tab, version=version)
    copy = WorkingCopy.objects.select_for_update().get(user=user, key=key_for(article, language, tab))
    if copy.words is not None and copy.tab != tab and copy.words != words:
        set_aside(user, article, language, copy.words, tab=copy.tab, version=copy.version)
    copy.words, copy.tab, copy.version, copy.language = words, tab, version, language
    copy.saved_at = copy.seen_at = timezone.now()
    copy.save()
    _forget_surplus(user)
    return copy


def tidy(words: dict) -> dict[str, str]:
    """The words as they would be saved; TooLong for what nobody types."""
    words = {field: str(words.get(field) or "").replace("\x00", "") for field in WORDS}
    if sum(map(len, words.values())) > LONGEST:
        raise TooLong
    return words | {"body": clean_html(words["body"])}


def set_aside(user, article: Article | None, language: str, words: dict, *, tab: str, version: int) -> None:
    """Put a text that is not wanted now where its writer finds it for thirty days."""
    now = timezone.now()
    place = article.pk if article and article.pk else "new"
    WorkingCopy.objects.update_or_create(
        user=user, key=f"{ASIDE}{place}:{language}:{tab or new_tab()}",
        defaults={"article": article, "language": language, "version": version, "words": tidy(words), "tab": tab,
                  "saved_at": now, "seen_at": now},
    )  # fmt: skip


def waiting(user, article: Article, language: str) -> WorkingCopy | None:
    """What the colleague typed here and has not saved, if it says something else than the story does now."""
    copy = WorkingCopy.objects.filter(user=user, key=key_for(article, language, "")).first()
    if copy is None or copy.words is None or _same(copy.words, article.words(language)):
        return None
    return copy


def waiting_new(user) -> list[WorkingCopy]:
    """Stories that the colleague began and has never saved, the latest first."""
    begun = WorkingCopy.objects.filter(user=user, key__startswith=NEW, words__isnull=False).order_by(
        "-saved_at"
    )
    return [copy for copy in begun[:10] if any(copy.words.values())]


def laid_aside(user, article: Article, language: str):
    """The colleague's texts that were not saved, newest first."""
    copies = WorkingCopy.objects.filter(user=user, article=article, language=language, key__startswith=ASIDE)
    return copies.order_by("-saved_at")


def finished(user, article: Article, language: str, *, tab: str) -> None:
    """The text was saved: what was kept of it while it was typed is no longer needed."""
    same_page = Q(tab=tab) | Q(tab="") | Q(words__isnull=True) if tab else Q()
    mine = WorkingCopy.objects.filter(user=user)
    mine.filter(same_page, key=key_for(article, language, tab)).update(words=None, saved_at=None, tab=tab)
    if tab:
        mine.filter(key=f"{NEW}{tab}").delete()


@transaction.atomic
def throw_away(user, key: str) -> bool:
    """The colleague does not want what she typed; for thirty days it can still be found."""
    copy = WorkingCopy.objects.select_for_update().filter(user=user, key=key, words__isnull=False).first()
    if copy is None or key.startswith((ASIDE, SENT)):
        return False
    set_aside(user, copy.article, copy.language, copy.words, tab=copy.tab, version=copy.version)
    copy.delete()
    return True


def others(user, article: Article, language: str) -> list[WorkingCopy]:
    """Who else has the text open at this moment."""
    there = WorkingCopy.objects.filter(
        article=article, language=language, seen_at__gt=timezone.now() - STALE_AFTER
    ).exclude(key__startswith=ASIDE).exclude(key__startswith=SENT)  # fmt: skip
    return list(there.exclude(user=user).select_related("user").order_by("opened_at"))


def purge_old() -> int:
    """Forget what nobody has looked at for thirty days, and since yesterday who only looked."""
    now = timezone.now()
    typed = Q(words__isnull=False, handed_in_at=None, seen_at__lte=now - KEPT_FOR)
    looked = Q(words__isnull=True, seen_at__lte=now - timedelta(days=1))
    return WorkingCopy.objects.filter(typed | looked).delete()[0]


def _same(mine: dict, theirs: dict) -> bool:
    return all((mine.get(field) or "").split() == theirs[field].split() for field in WORDS)


def _forget_surplus(user) -> None:
    surplus = (
        WorkingCopy.objects.filter(user=user)
        .exclude(key__startswith=SENT)
        .order_by("-seen_at")
        .values_list("pk", flat=True)[MOST_COPIES:]
    )
    WorkingCopy.objects.filter(pk__in=list(surplus)).delete()
