"""What each colleague wants to hear by e-mail, and in which language."""

from django.conf import settings
from django.db import transaction

from articles.models import TranslatorLanguage
from languages.registry import enabled
from newsroom.models import NoticeChoice, NoticeKind, NoticeLanguage

NOT_USUALLY = {NoticeKind.PUBLISHED}
"""What comes by mail only to those who ask for it."""
FOR_EDITORS = {NoticeKind.SUBMITTED}


def who_want(kind: NoticeKind, users) -> list:
    """Those of the users who want this kind by e-mail."""
    chosen = dict(NoticeChoice.objects.filter(kind=kind, user__in=users).values_list("user_id", "by_mail"))
    return [user for user in users if chosen.get(user.pk, kind not in NOT_USUALLY)]


def wanted_by(user) -> list[NoticeKind]:
    """The kinds that a colleague wants."""
    chosen = dict(NoticeChoice.objects.filter(user=user).values_list("kind", "by_mail"))
    return [kind for kind in NoticeKind if chosen.get(kind, kind not in NOT_USUALLY)]


def kinds_for(user) -> list[NoticeKind]:
    """The kinds that can ever concern a colleague."""
    is_editor = user.has_perm("articles.change_any_article")
    return [kind for kind in NoticeKind if is_editor or kind not in FOR_EDITORS]


@transaction.atomic
def choose(user, *, kinds, language: str) -> None:
    """Remember what a colleague wants to hear of, of what can concern them."""
    rows = [NoticeChoice(user=user, kind=kind, by_mail=kind in kinds) for kind in kinds_for(user)]
    NoticeChoice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["user", "kind"], update_fields=["by_mail"]
    )
    if language:
        NoticeLanguage.objects.update_or_create(user=user, defaults={"language": language})
    else:
        NoticeLanguage.objects.filter(user=user).delete()


def chosen_language(user) -> str:
    """The language that a colleague has asked for; empty if none."""
    return NoticeLanguage.objects.filter(user=user).values_list("language", flat=True).first() or ""


def usual_language(user) -> str:
    """The language of somebody who has not chosen one: the only one they translate into, or the site's."""
    translates = list(TranslatorLanguage.objects.filter(user=user).values_list("language", flat=True)[:2])
    known = len(translates) == 1 and translates[0] in enabled()
    return translates[0] if known else settings.LANGUAGE_CODE


def language_for(user) -> str:
    """The language to write to a colleague in."""
    chosen = chosen_language(user)
    return chosen if chosen in enabled() else usual_language(user)
