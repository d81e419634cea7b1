"""Who should hear of what. Each rule gives pairs of a colleague's number and the language that it is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model

from articles.models import (
    Article,
    Correction,
    CorrectionText,
    Edition,
    LanguagePlan,
    Transition,
    WorkingCopy,
)
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.staleness import staleness
from newsroom.models import NoticeKind

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
TOGETHER_SECONDS = 600
Told = Iterable[tuple[int | None, str]]


@dataclass(frozen=True)
class Happening:
    """What happened to a story, once."""

    kind: NoticeKind
    token: str
    article: Article
    edition: Edition | None
    detail: dict

    def key(self, language: str) -> str:
        """What the same happening has in common, however often it is announced."""
        if self.kind == NoticeKind.KILLED and self.edition and self.edition.killed_at:
            # All languages of a story are killed together: one mail, not six.
            return f"killed-{self.article.pk}-{int(self.edition.killed_at.timestamp()) // TOGETHER_SECONDS}"
        return f"{self.kind}-{self.token}-{language}"


def editors() -> set[int]:
    """Those who look after every story."""
    users = get_user_model().objects.with_perm("articles.change_any_article", backend=MODEL_BACKEND)
    return set(users.values_list("pk", flat=True))


def writers(edition: Edition) -> set[int | None]:
    """Who wrote this language: the author of the original or the translator, and who handed it in last."""
    own = edition.translator_id if edition.is_translation else edition.article.created_by_id
    handed_in = Transition.objects.filter(edition=edition, verb=Verb.SUBMIT).order_by("-at", "-pk")
    return {own, handed_in.values_list("by_id", flat=True).first()} - {None}


def assignees(article: Article, languages: Iterable[str]) -> set[tuple[int, str]]:
    """Who has been given these languages."""
    plans = LanguagePlan.objects.filter(article=article, language__in=languages, assignee__isnull=False)
    return set(plans.values_list("assignee_id", "language"))


def to_editors(what: Happening) -> Told:
    """Whoever can look at a text that was handed in, as long as it waits."""
    update = WorkingCopy.objects.filter(pk=what.detail.get("update"), handed_in_at__isnull=False)
    waits = what.edition is not None and (what.edition.status == Status.IN_REVIEW or update.exists())
    return {(number, what.edition.language) for number in editors()} if waits else ()


def to_writers(what: Happening) -> Told:
    """Whose text it is; if it is about what one of them handed in, only her."""
    if writer := what.detail.get("writer"):
        return {(writer, what.edition.language)}
    return {(number, what.edition.language) for number in writers(what.edition)} if what.edition else ()


def to_writers_and_editors(what: Happening) -> Told:
    """Whose text it is, and all editors; the author of the original hears of it in any case."""
    own = writers(what.edition) if what.edition else set()
    return {(number, "") for number in own | editors() | {what.article.created_by_id}}


def to_followers(what: Happening) -> Told:
    """Who translates from it and has now fallen behind, and who was given that language."""
    others = what.article.editions.filter(source_language=what.edition.language) if what.edition else ()
    behind = [other for other in others if staleness(other, what.edition)]
    translators = {(other.translator_id, other.language) for other in behind if other.translator_id}
    return translators | assignees(what.article, [other.language for other in behind])


def to_assignee(what: Happening) -> Told:
    """Who has just been given a language, if nobody else has it by now."""
    given = (what.detail.get("assignee"), what.detail.get("language"))
    return assignees(what.article, [given[1]]) & {given}


def to_languages(what: Happening) -> Told:
    """Who answers for a language in which a correction has still to be told to readers."""
    correction = Correction.objects.filter(article=what.article)
    correction = (
        correction.filter(pk=what.detail["correction"]) if "correction" in what.detail else correction
    )
    waiting = CorrectionText.objects.filter(correction=correction.first(), state=CorrectionText.State.OPEN)
    languages = list(waiting.values_list("language", flat=True))
    editions = Edition.objects.filter(article=what.article, language__in=languages).select_related("article")
    own = {(number, edition.language) for edition in editions for number in writers(edition)}
    return own | assignees(what.article, languages)


RECIPIENTS: dict[NoticeKind, Callable[[Happening], Told]] = {
    NoticeKind.SUBMITTED: to_editors,
    NoticeKind.CHANGES_REQUESTED: to_writers,
    NoticeKind.PUBLISHED: to_writers,
    NoticeKind.WITHDRAWN: to_writers,
    NoticeKind.KILLED: to_writers_and_editors,
    NoticeKind.SOURCE_UPDATED: to_followers,
    NoticeKind.SOURCE_MAJOR: to_followers,
    NoticeKind.ASSIGNED: to_assignee,
    NoticeKind.CORRECTION: to_languages,
}
