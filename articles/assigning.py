"""Who translates what until when: the only code that gives a translation to a colleague or takes it away."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing_release, signals
from articles.errors import Gone, Killed, NotReady, Taken
from articles.models import Article, Edition, LanguagePlan
from articles.models.edition import Status
from articles.models.plan import Timing
from articles.permissions import may_write
from articles.signals import Kind
from languages.registry import own_name_of

WHOEVER = object()
"""It does not matter who has the translation now; None: nobody must have it."""


@transaction.atomic
def assign_translation(
    article: Article, language: str, *, to, by, due_on: date | None = None, seen=WHOEVER
) -> LanguagePlan:
    """Give a translation to a colleague who can make it.

    `seen` is the number of the colleague who had it when the giver looked; if somebody else got it meanwhile,
    nothing is changed and Taken is raised.
    """
    plan = _plan(article, language, seen=seen)
    _require_able(to, plan)
    if due_on and due_on < timezone.localdate():
        raise NotReady(_("This day is over. Choose today or a later one."))
    if plan.timing == Timing.NOT_WANTED:
        plan.timing = Timing.WHEN_READY
    had = plan.assignee_id
    plan.assignee, plan.assigned_by, plan.due_on = to, by, due_on
    plan.assigned_at = timezone.now() if had != to.pk else plan.assigned_at
    plan.save()
    if had != to.pk:
        due = due_on.isoformat() if due_on else ""
        signals.tell(
            Kind.ASSIGNED, article=plan.article, by=by, language=language, assignee=to.pk, due_on=due
        )
    return plan


def take_translation(article: Article, language: str, *, by) -> LanguagePlan:
    """Take a translation that nobody has; of two who take it at once, one gets it and the other is told."""
    plan = LanguagePlan.objects.filter(article=article, language=language).first()
    if plan and plan.timing == Timing.NOT_WANTED:
        raise NotReady(_("The editors do not want this story in this language."))
    return assign_translation(article, language, to=by, by=by, seen=None)


@transaction.atomic
def unassign(article: Article, language: str, *, by, seen=WHOEVER) -> LanguagePlan:
    """Take a translation from whoever has it; it is free again. A colleague gives back her own with seen=her."""
    plan = _plan(article, language, seen=seen)
    if plan.assignee_id is not None:
        plan.assignee, plan.assigned_by, plan.assigned_at, plan.due_on = None, by, None, None
        plan.save()
    return plan


@transaction.atomic
def set_not_wanted(article: Article, language: str, *, by, seen=WHOEVER) -> LanguagePlan:
    """Say that a story is not needed in a language: nobody waits for it, and what waited for it alone comes out."""
    plan = _plan(article, language, seen=seen)
    edition = Edition.objects.filter(article_id=plan.article_id, language=language).first()
    if edition and edition.status in {Status.SCHEDULED, Status.PUBLISHED}:
        raise NotReady(_("Readers have this story in this language, or soon will. Unpublish it first."))
    plan.timing, plan.at, plan.ready_at, plan.ready_by = Timing.NOT_WANTED, None, None, None
    plan.assignee, plan.assigned_by, plan.assigned_at, plan.due_on = None, by, None, None
    plan.save()
    publishing_release.release(plan.article, by=by)
    return plan


@transaction.atomic
def set_wanted(article: Article, language: str, *, by) -> LanguagePlan:
    """Say that a story is wanted in a language after all."""
    plan = _plan(article, language)
    if plan.timing == Timing.NOT_WANTED:
        plan.timing, plan.assigned_by = Timing.WHEN_READY, by
        plan.save()
    return plan


def _plan(article: Article, language: str, *, seen=WHOEVER) -> LanguagePlan:
    """Lock the story, and give what is planned for a language that may be planned."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if locked.binned_at is not None:
        raise Gone
    if language == locked.original_language:
        raise NotReady(_("This is the language of the original. Only translations are assigned."))
    killed = Edition.objects.filter(article=locked, language=language, killed_at__isnull=False)
    if locked.is_killed or killed.exists():
        raise Killed
    found = LanguagePlan.objects.select_related("assignee").filter(article=locked, language=language).first()
    plan = found or LanguagePlan(article=locked, language=language)
    if seen is not WHOEVER and plan.assignee_id != seen:
        raise Taken(plan)
    return plan


def _require_able(colleague, plan: LanguagePlan) -> None:
    """A translation goes to somebody who can write it, else it would lie there."""
    at_work = colleague.is_active and colleague.is_staff
    if not (at_work and may_write(colleague, plan.article, plan.language)):
        raise NotReady(
            _("%(who)s cannot translate into %(language)s. Choose somebody else.")
            % {"who": colleague.get_full_name() or colleague.username, "language": own_name_of(plan.language)}
        )
