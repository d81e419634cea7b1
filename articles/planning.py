"""The release plan of a story: which languages are wanted when, which are ready, and whom the others wait for."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.errors import Gone, NotReady
from articles.models import Article, Edition, LanguagePlan
from articles.models.edition import Status
from articles.models.plan import Timing
from articles.permissions import may_publish
from articles.staleness import Staleness, source_of, staleness
from languages.registry import enabled, own_name_of, tag_of

OUT = {Status.SCHEDULED, Status.PUBLISHED}


@dataclass(frozen=True)
class Line:
    """One language of the plan, with what there is of it."""

    plan: LanguagePlan
    edition: Edition | None
    staleness: Staleness

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.plan.language

    @property
    def own_name(self) -> str:
        """What its speakers call the language."""
        return own_name_of(self.language)

    @property
    def tag(self) -> str:
        """The value of ``lang=``."""
        return tag_of(self.language)

    @property
    def is_together(self) -> bool:
        """Whether it waits for others, and others for it."""
        return self.plan.timing == Timing.TOGETHER

    @property
    def is_ready(self) -> bool:
        """Whether an editor said that it may come out, and it can."""
        return self.plan.ready_at is not None and self.edition is not None and can_come_out(self.edition)

    @property
    def is_out(self) -> bool:
        """Whether readers have it, or get it by itself at its time."""
        return self.edition is not None and self.edition.status in OUT

    @property
    def holds_up(self) -> bool:
        """Whether the others wait for it. What was taken away does not come back by waiting."""
        taken_away = self.edition is not None and self.edition.status == Status.WITHDRAWN
        return self.is_together and not (self.is_ready or self.is_out or taken_away)

    @property
    def is_lacking(self) -> bool:
        """Whether somebody planned it and readers have nothing of it yet, or something out of date."""
        if self.is_out:
            return bool(self.staleness)
        return self.plan.pk is not None and self.plan.timing != Timing.NOT_WANTED


def lines(article: Article) -> list[Line]:
    """The plan of a story, a line for every language that the site has switched on."""
    plans = {plan.language: plan for plan in article.plans.select_related("assignee", "ready_by")}
    editions = {edition.language: edition for edition in article.editions.all()}
    for edition in editions.values():
        edition.article = article  # with its words, which would be read again
    return [
        Line(
            plan=plans.get(code) or LanguagePlan(article=article, language=code),
            edition=(edition := editions.get(code)),
            staleness=staleness(edition, edition and source_of(edition, editions.values())),
        )
        for code in enabled()
    ]


def can_come_out(edition: Edition) -> bool:
    """Whether it could be published now: readers need a headline and a text, and a time that is not over."""
    try:
        publishing.dates(edition, Status.PUBLISHED)
    except NotReady:
        return False
    return edition.killed_at is None and not publishing.missing(edition.headline, edition.body)


def limit_is_over(article: Article) -> bool:
    """Whether the languages of a story have waited long enough for each other."""
    return article.release_by is not None and article.release_by <= timezone.now()


def missing_languages(article: Article, *, beside: str = "") -> list[Line]:
    """The languages that the others wait for now, without the one that is about to come out."""
    if limit_is_over(article):
        return []
    return [line for line in lines(article) if line.holds_up and line.language != beside]


@transaction.atomic
def set_plan(article: Article, language: str, *, timing: str, at: datetime | None = None, by) -> LanguagePlan:
    """Say when a language of a story comes out. Who translates it stays as it is, unless it is not wanted at all."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if locked.binned_at is not None:
        raise Gone
    plan = LanguagePlan.objects.filter(article=locked, language=language).first()
    plan = plan or LanguagePlan(article=locked, language=language)
    at = at if timing == Timing.AT_TIME else None
    if (plan.timing, plan.at) == (timing, at):
        return plan
    _check(plan, timing, at)
    _follow_time(plan, at, by)
    plan.timing, plan.at = timing, at
    if timing != Timing.TOGETHER:
        plan.ready_at = plan.ready_by = None
    if timing == Timing.NOT_WANTED:
        plan.assignee = plan.assigned_by = plan.assigned_at = plan.due_on = None
    plan.save()
    return plan


def _check(plan: LanguagePlan, timing: str, at: datetime | None) -> None:
    if timing == Timing.AT_TIME and at is None:
        raise NotReady(_("Give the time at which this language comes out."))
    if at and at <= timezone.now():
        raise NotReady(_("This time is in the past. Choose a later one."))
    if timing == Timing.NOT_WANTED and plan.article.editions.filter(language=plan.language, status__in=OUT):
        raise NotReady(_("Readers have this story in this language, or soon will. Unpublish it first."))


def _follow_time(plan: LanguagePlan, at: datetime | None, by) -> None:
    """What was scheduled because the plan said so moves with the plan."""
    edition = plan.article.editions.filter(language=plan.language, status=Status.SCHEDULED).first()
    if edition and at and plan.at and edition.published_at == plan.at and not edition.is_live:
        publishing.schedule(edition, at=at, by=by)


def words_have_changed(edition: Edition, *, by) -> None:
    """Take back that a text is ready when somebody who does not publish has changed it."""
    ready = LanguagePlan.objects.filter(
        article_id=edition.article_id, language=edition.language, ready_at__isnull=False
    )
    if ready.exists() and not (by and may_publish(by, edition.article)):
        ready.update(ready_at=None, ready_by=None)
