"""What a journalist decides about a name: whom it means, and that the story is about them."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.errors import Gone, Killed, NewsroomError
from articles.models import Article, NameChoice
from articles.naming.forms import EVENT, ORGANIZATION, PERSON

FIELDS = {PERSON: "people", ORGANIZATION: "organizations", EVENT: "events"}
"""Where a story keeps the records of each kind."""


class NoSuchRecord(NewsroomError):
    """There is no such person, organization or event, or a private person, who is never linked."""

    def __init__(self):
        super().__init__(_("This name cannot be linked (any more). Look at the names in the text again."))


@transaction.atomic
def answer(article: Article, *, by, about: str = "", record: str = "") -> Article:
    """Link a record to a story, or note whom a name in it means; both at once where the desk asked.

    `about` without `record`: nobody of those who were offered. Gives back the story with its present version.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if locked.binned_at is not None:
        raise Gone
    if locked.is_killed:
        raise Killed
    if record:
        _link(locked, record)
    if about:
        NameChoice.objects.update_or_create(
            article=locked, about=about, defaults={"record": record, "decided_by": by}
        )
    locked.refresh_from_db(fields=["version"])
    return locked


def _link(article: Article, record: str) -> None:
    """Add the record. Whoever has the story's form open is told, as after every change of these facts."""
    kind, _colon, number = record.partition(":")
    linked = getattr(article, FIELDS[kind])
    found = linked.model.objects.filter(pk=number)
    if kind == PERSON:
        found = found.public()
    if not found.exists():
        raise NoSuchRecord
    if not linked.filter(pk=number).exists():
        linked.add(int(number))
        Article.objects.filter(pk=article.pk).update(version=F("version") + 1)
