"""The buttons below a text: what a journalist may do with an edition, and doing it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import publishing
from articles.models import Article, Edition
from articles.models.edition import Status
from articles.permissions import may_publish, may_write

NEEDS_WORDS = {"_publish", "_schedule"}
TAKES_AWAY = {"_withdraw", "_return"}


@dataclass(frozen=True)
class Move:
    """One button."""

    name: str
    label: str
    style: str = ""


def moves_for(user, article: Article, edition: Edition | None, language: str) -> list[Move]:
    """The buttons that this user sees for this edition; `save` refuses all others."""
    status = edition.stage if edition else Status.DRAFT
    found = []
    if article.pk is None or may_write(user, article, language, edition):
        found += [Move("_save", _("Save"), "default"), Move("_preview", _("Save and preview"))]
        if status == Status.DRAFT:
            found.append(Move("_submit", _("Send to the editors")))
    if _publishes(user, article):
        found += _publishing_moves(status)
    elif status == Status.IN_REVIEW and may_write(user, article, language, edition):
        found.append(Move("_return", _("Take back for more work")))
    return found


def _publishes(user, article: Article) -> bool:
    return user.has_perm("articles.publish_edition") if article.pk is None else may_publish(user, article)


def _publishing_moves(status: str) -> list[Move]:
    publish = Move("_publish", _("Publish now"), "publish")
    schedule = Move("_schedule", _("Schedule"))
    withdraw = Move("_withdraw", _("Unpublish"), "withdraw")
    return {
        Status.DRAFT: [schedule, publish],
        Status.IN_REVIEW: [Move("_return", _("Back to draft")), schedule, publish],
        Status.SCHEDULED: [Move("_return", _("Take off the schedule")), schedule, publish],
        Status.PUBLISHED: [withdraw],
        Status.WITHDRAWN: [schedule, publish],
    }[Status(status)]


def asked_for(data) -> str:
    """Which button was pressed; Save if none that we know."""
    names = ("_preview", "_submit", "_return", "_publish", "_schedule", "_withdraw")
    return next((name for name in names if name in data), "_save")


def save(request: HttpRequest, article: Article, form) -> None:
    """Save the words of a checked form and do what the pressed button says, if this user has that button."""
    allowed = {move.name for move in moves_for(request.user, article, form.edition, form.language)}
    if asked_for(request.POST) not in allowed:
        raise PermissionDenied
    edition = form.save_words(article, by=request.user)
    perform(request, edition, form.cleaned_data["published_at"])


def perform(request: HttpRequest, edition: Edition, at) -> Edition:
    """Do what the pressed button says, and tell the journalist what happened."""
    name, user = asked_for(request.POST), request.user
    language = edition.get_language_display()
    if name == "_submit":
        edition = publishing.submit(edition, by=user)
        messages.success(request, _("%(language)s: sent to the editors.") % {"language": language})
    elif name == "_return":
        edition = publishing.return_to_draft(edition, by=user)
        messages.success(request, _("%(language)s: a draft again.") % {"language": language})
    elif name == "_publish":
        edition = publishing.publish(edition, by=user)
        messages.success(
            request, _("%(language)s: published. Readers can read it now.") % {"language": language}
        )
    elif name == "_schedule":
        edition = publishing.schedule(edition, at=at, by=user)
        messages.success(request, _("%(language)s: scheduled.") % {"language": language})
    elif name == "_withdraw":
        edition = publishing.withdraw(edition, by=user, reason=request.POST.get("withdraw_reason", "")[:200])
        text = _("%(language)s: unpublished. Readers can no longer read it.")
        messages.success(request, text % {"language": language})
    else:
        messages.success(request, _("%(language)s: saved.") % {"language": language})
    return edition
