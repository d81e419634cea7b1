"""Keeping every text that was saved, and knowing which of them a translation was made from."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import signals
from articles.errors import NotReady
from articles.models import Edition, Revision, Weight
from articles.models.transition import Verb
from articles.planning import words_have_changed
from articles.publishing import locked, write
from articles.signals import Kind
from prose.differences import changed_words

PROSE_WORDS = {"body"}


def keep_revision(edition: Edition, before: dict, after: dict, *, weight, by, restored_from=None) -> None:
    """Count what changed, keep the new text and tell whose translations have to follow. The edition is saved after."""
    edition.revision += 1
    edition.churn += count_changes(before, after)
    if weight in {Weight.UPDATE, Weight.MAJOR}:
        edition.update_revision = edition.revision
    if weight == Weight.MAJOR:
        edition.major_revision, edition.major_at = edition.revision, timezone.now()
    if edition.is_live and weight != Weight.TYPO:
        edition.updated_at = timezone.now()
    edition.save()
    Revision.objects.create(
        edition=edition, number=edition.revision, weight=weight, churn=edition.churn, by=by,
        source_revision=edition.source_revision, restored_from=restored_from, **after,
    )  # fmt: skip
    words_have_changed(edition, by=by)
    if edition.is_live and weight != Weight.TYPO:
        kind = Kind.SOURCE_MAJOR if weight == Weight.MAJOR else Kind.SOURCE_UPDATED
        signals.tell(kind, article=edition.article, edition=edition, by=by, revision=edition.revision)


def count_changes(before: dict[str, str], after: dict[str, str]) -> int:
    """How many words somebody who follows a change has to look at."""
    return sum(changed_words(before[field], text, html=field in PROSE_WORDS) for field, text in after.items())


def follow(edition: Edition, source_revision: int) -> None:
    """Note which revision of its source a translation now says the same as."""
    source = Revision.objects.filter(
        edition__article_id=edition.article_id,
        edition__language=edition.source_language,
        number=source_revision,
    ).values_list("churn", flat=True)
    edition.source_revision = source_revision
    edition.source_churn = source.first() or 0


@transaction.atomic
def confirm_current(edition: Edition, *, by, seen: int | None = None) -> Edition:
    """Say that a translation is still correct although its source has changed; nothing else changes.

    `seen` is the revision of the source that was read: if there is a newer one, nobody has judged that.
    """
    edition = locked(edition)
    source = Edition.objects.filter(article_id=edition.article_id, language=edition.source_language).first()
    if source is not None and seen is not None and seen < source.revision:
        raise NotReady(_("The original has changed again meanwhile. Look at the marked words once more."))
    if source is not None and edition.source_revision != source.revision:
        fields = {"source_revision": source.revision, "source_churn": source.churn}
        write(edition, Verb.CONFIRM, by=by, reason=str(source.revision), **fields)
    return edition
