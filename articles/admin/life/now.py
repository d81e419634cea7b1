"""Where an edition stands, above its text: what was asked of its writer, its times, or that it is gone for good."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Edition, Transition
from articles.models.transition import Verb
from articles.permissions import may_kill, may_publish, may_see_drafts
from articles.publishing_story import may_be_killed, may_be_withdrawn


@dataclass(frozen=True)
class Now:
    """What stands above the text."""

    edition: Edition | None
    is_killed: bool
    step: Transition | None
    """Who asked for changes, or killed it, and when."""


def now(article: Article, edition: Edition | None) -> Now:
    """The present of one edition; without an edition, whether the story may have one at all."""
    killed = edition.killed_at is not None if edition else article.is_killed
    verb = Verb.KILL if killed else Verb.REQUEST_CHANGES
    told = edition and (killed or edition.change_request)
    step = edition.transitions.filter(verb=verb).select_related("by").first() if told else None
    return Now(edition, killed, step)


def links(article: Article, user) -> list[tuple[str, str]]:
    """What can be done with a story as a whole: addresses and words."""
    if not article.pk or not may_see_drafts(user, article):
        return []
    editions = article.editions.all()
    found = [("plan", _("Release plan")), ("steps", _("History of steps"))]
    if may_publish(user, article) and any(map(may_be_withdrawn, editions)):
        found.append(("unpublish", _("Unpublish…")))
    if may_kill(user, article) and any(map(may_be_killed, editions)):
        found.append(("kill", _("Kill the story…")))
    return [(reverse(f"admin:articles_article_{name}", args=[article.pk]), label) for name, label in found]
