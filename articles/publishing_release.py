"""Languages that come out together: waiting for each other, and all of them at once, each exactly once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import planning, publishing
from articles.clocks import in_words
from articles.errors import NotReady
from articles.models import Article, Edition, LanguagePlan
from articles.models.edition import Status
from articles.models.plan import Timing
from articles.models.transition import Verb

AS_IT_IS = object()
"""The limit stays what it is; None would take it away."""


@transaction.atomic
def publish_as_planned(edition: Edition, *, by) -> list[Edition]:
    """Publish an edition as the release plan says, and what waited for it; nothing if somebody has to be asked."""
    article = _locked(edition.article_id)
    line = _line(article, edition.language)
    if line is None or not (line.is_together or line.plan.at):
        return [publishing.publish(edition, by=by)]
    if line.plan.at and line.plan.at > timezone.now():
        return [publishing.schedule(edition, at=line.plan.at, by=by)]
    if line.is_together and planning.missing_languages(article, beside=edition.language):
        return []
    return publish_alone(edition, by=by)


@transaction.atomic
def publish_alone(edition: Edition, *, by) -> list[Edition]:
    """Publish one edition without waiting for the others; those that waited only for it come out as well."""
    return [publishing.publish(edition, by=by), *release(edition.article, by=by)]


@transaction.atomic
def wait_for_others(edition: Edition, *, by, until=AS_IT_IS) -> list[Edition]:
    """Say that an edition may come out, and let it wait for the other languages, no longer than until a time.

    Gives what has come out: all of them, if it was the last one.
    """
    article = _locked(edition.article_id)
    line = _line(article, edition.language)
    if line is None or not line.is_together:
        raise NotReady(_("The release plan says nothing of waiting for others. Look at the plan again."))
    edition = publishing.locked(edition)
    publishing.require_ready(edition)
    if line.plan.ready_at is None:
        line.plan.ready_at, line.plan.ready_by = timezone.now(), by
        line.plan.save()
        publishing.write(edition, Verb.READY, by=by)
    set_limit(article, until=article.release_by if until is AS_IT_IS else until, by=by)
    return release(article, by=by)


@transaction.atomic
def stop_waiting(edition: Edition, *, by) -> Edition:
    """Take back that an edition is ready: it is worked on again, and the others wait for it."""
    _locked(edition.article_id)
    edition = publishing.locked(edition)
    plans = LanguagePlan.objects.filter(article_id=edition.article_id, language=edition.language)
    if not plans.filter(ready_at__isnull=False).exists() or edition.stage == Status.PUBLISHED:
        raise NotReady(_("This language is not waiting any more."))
    if edition.status in {Status.DRAFT, Status.WITHDRAWN}:
        publishing.write(edition, Verb.RETURN, by=by)
        plans.update(ready_at=None, ready_by=None)
        return edition
    return publishing.return_to_draft(edition, by=by)


@transaction.atomic
def set_limit(article: Article, *, until: datetime | None, by) -> None:
    """Say how long the languages of a story wait for each other. Those that are ready come out then by themselves."""
    article = _locked(article.pk)
    if until != article.release_by:
        if until and until <= timezone.now():
            raise NotReady(_("This time is in the past. Choose a later one."))
        article.release_by = until
        article.save(update_fields=["release_by"])
    for line in _waiting(article):
        _wait_until(line, None if planning.limit_is_over(article) else until, by=by)


@transaction.atomic
def release(article: Article, *, by) -> list[Edition]:
    """Publish every language that is ready, in one step, if the plan waits for none any more."""
    article = _locked(article.pk)
    if planning.missing_languages(article):
        return []
    return [publishing.publish(line.edition, by=by) for line in _waiting(article)]


@transaction.atomic
def replan(article: Article, *, plans: dict[str, tuple], until: datetime | None, by) -> list[Edition]:
    """Save a whole plan: by language its timing and its time. Gives what comes out because nobody is waited for."""
    for language, (timing, at) in plans.items():
        planning.set_plan(article, language, timing=timing, at=at, by=by)
    set_limit(article, until=until, by=by)
    return release(article, by=by)


def _locked(pk: int) -> Article:
    return Article.objects.select_for_update().get(pk=pk)


def _line(article: Article, language: str) -> planning.Line | None:
    return next((line for line in planning.lines(article) if line.language == language), None)


def _waiting(article: Article) -> list[planning.Line]:
    """The languages that are ready and that readers do not have."""
    return [
        line for line in planning.lines(article)
        if line.plan.timing == Timing.TOGETHER and line.is_ready and not _is_out(line.edition)
    ]  # fmt: skip


def _is_out(edition: Edition) -> bool:
    return edition.status == Status.PUBLISHED or edition.stage == Status.PUBLISHED


def _wait_until(line: planning.Line, until: datetime | None, *, by) -> None:
    """Schedule a language that is ready for the end of the waiting; without an end, it stays a draft."""
    edition = line.edition
    if until and edition.is_embargoed:
        if edition.embargoed_until < until:
            text = _(
                "%(language)s has an embargo until %(time)s. Wait without a limit, or end the embargo first."
            )
            raise NotReady(text % {"language": line.own_name, **in_words(edition.embargoed_until)})
        publishing.publish(edition, by=by)  # the embargo keeps it longer than the others would
    elif until and (edition.status != Status.SCHEDULED or edition.published_at != until):
        publishing.schedule(edition, at=until, by=by)
    elif until is None and edition.status == Status.SCHEDULED:
        publishing.return_to_draft(edition, by=by)
        line.plan.save(update_fields=["ready_at", "ready_by"])  # it is as ready as before
