"""The buttons below a text: what a journalist may do with an edition, and doing it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import publishing
from articles.admin import release
from articles.errors import NewsroomError
from articles.models import Article, Edition
from articles.models.edition import Status
from articles.permissions import may_edit_story, may_hand_in, may_kill, may_publish, may_write

NEEDS_WORDS = {"_publish", "_schedule"}
TAKES_AWAY = {"_return", "_ask"}
HAND_IN = "_hand_in"
"""Words for what readers see already go to the editors; see `handed_in`."""


@dataclass(frozen=True)
class Move:
    """One button."""

    name: str
    label: str
    style: str = ""
    url: str = ""
    """For what has a page of its own, where the journalist is asked once more."""


def moves_for(user, article: Article, edition: Edition | None, language: str) -> list[Move]:
    """The buttons that this user sees for this edition; `save` refuses all others."""
    if edition and edition.killed_at:
        return _facts_only(user, article, language)
    if article.pk and may_hand_in(user, article, language, edition):
        return [Move(HAND_IN, _("Send to the editors"), "default")]
    status = edition.stage if edition else Status.DRAFT
    found = []
    if article.pk is None or may_write(user, article, language, edition):
        found += [Move("_save", _("Save"), "default"), Move("_preview", _("Save and preview"))]
        if status == Status.DRAFT:
            found.append(Move("_submit", _("Send to the editors")))
    if _publishes(user, article):
        found += _publishing_moves(status) if found else []
        found += _pages(user, article, edition)
    elif status == Status.IN_REVIEW and may_write(user, article, language, edition):
        found.append(Move("_return", _("Take back for more work")))
    return found


def _publishes(user, article: Article) -> bool:
    return user.has_perm("articles.publish_edition") if article.pk is None else may_publish(user, article)


def _facts_only(user, article: Article, language: str) -> list[Move]:
    """Other languages of the story may live on: its picture, its tags and names can still be changed."""
    on_its_form = language == article.original_language and may_edit_story(user, article)
    return [Move("_save", _("Save"), "default")] if on_its_form else []


def _publishing_moves(status: str) -> list[Move]:
    publish = Move("_publish", _("Publish now"), "publish")
    schedule = Move("_schedule", _("Schedule"))
    ask = Move("_ask", _("Ask for changes…"))
    return {
        Status.DRAFT: [schedule, publish],
        Status.IN_REVIEW: [ask, Move("_return", _("Back to draft")), schedule, publish],
        Status.SCHEDULED: [Move("_return", _("Take off the schedule")), schedule, publish],
        Status.PUBLISHED: [],
        Status.WITHDRAWN: [schedule, publish],
    }[Status(status)]


def _pages(user, article: Article, edition: Edition | None) -> list[Move]:
    """What is done on a page of its own."""
    if edition is None:
        return []
    of_edition, of_story = [article.pk, edition.language], [article.pk]
    times = reverse("admin:articles_article_times", args=of_edition)
    unpublish = reverse("admin:articles_article_unpublish", args=of_story)
    found = [Move("", _("Embargo and time online…"), url=times)]
    if edition.stage == Status.PUBLISHED:
        found.append(Move("", _("Unpublish…"), "withdraw", f"{unpublish}?language={edition.language}"))
    if may_kill(user, article):
        kill = reverse("admin:articles_article_kill", args=of_story)
        found.append(Move("", _("Kill the story…"), "withdraw", kill))
    return found


def asked_for(data) -> str:
    """Which button was pressed; Save if none that we know."""
    names = ("_preview", "_submit", "_return", "_publish", "_schedule", "_ask", HAND_IN)
    return next((name for name in names if name in data), "_save")


def save(request: HttpRequest, article: Article, form) -> None:
    """Save the words of a checked form and do what the pressed button says, if this user has that button."""
    allowed = {move.name for move in moves_for(request.user, article, form.edition, form.language)}
    if asked_for(request.POST) not in allowed:
        raise PermissionDenied
    if form.edition and form.edition.killed_at:
        messages.success(request, _("Saved. The text was killed and stays as it was."))
        return
    edition = form.save_words(article, by=request.user)
    perform(request, edition, form.cleaned_data["published_at"])


def perform(request: HttpRequest, edition: Edition, at) -> None:
    """Do what the pressed button says, and tell the journalist what happened. The words are saved already."""
    name = asked_for(request.POST)
    if name == "_save" and edition.stage == Status.SCHEDULED and at not in {None, edition.published_at}:
        name = "_schedule"
    try:
        text = STEPS[name](edition, request, at) if name in STEPS else _("%(language)s: saved.")
    except NewsroomError as error:
        messages.error(request, _("The text is saved, but that was not possible: %(why)s") % {"why": error})
    else:
        text = text or _("%(language)s: saved.")
        messages.success(request, text % {"language": edition.get_language_display()})


def _submit(edition, request, at) -> str:
    publishing.submit(edition, by=request.user)
    return _("%(language)s: sent to the editors.")


def _return(edition, request, at) -> str:
    publishing.return_to_draft(edition, by=request.user)
    return _("%(language)s: a draft again.")


def _publish(edition, request, at) -> str:
    return release.publish(request, edition)


def _schedule(edition, request, at) -> str:
    publishing.schedule(edition, at=at, by=request.user)
    return _("%(language)s: scheduled.")


STEPS = {"_submit": _submit, "_return": _return, "_publish": _publish, "_schedule": _schedule}


def page_after(request) -> str:
    """The page that a pressed button leads to; empty to stay."""
    if getattr(request, "asks_first", False):
        return "admin:articles_article_release"
    return {"_preview": "admin:articles_article_preview", "_ask": "admin:articles_article_changes"}.get(
        asked_for(request.POST), ""
    )
