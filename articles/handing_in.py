"""Updates of what readers see: a translator hands her words in, an editor takes them over or gives them back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import signals, working_copies
from articles.errors import NotReady, Settled, WrongStep
from articles.models import Article, Edition, Weight, WorkingCopy
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.publishing import locked, require_words, write
from articles.signals import Kind
from articles.working_copies import SENT
from articles.writing import new_words, save_words

COMES_OUT = {Status.SCHEDULED, Status.PUBLISHED}
NOTHING_NEW = gettext_lazy("Your text says the same as the one that readers have. There is nothing to send.")


@transaction.atomic
def hand_in(
    edition: Edition, words: dict[str, str], *, by, source_language: str = "", source_revision: int | None = None
) -> WorkingCopy:  # fmt: skip
    """Send the editors other words for a translation that is out or will be; readers keep the present ones."""
    edition = locked(edition)
    if edition.killed_at is not None or edition.status not in COMES_OUT:
        raise WrongStep(edition, Status.IN_REVIEW)
    require_words(words["headline"], words["body"])
    if not new_words(edition.article, edition.language, words):
        raise NotReady(NOTHING_NEW)
    now = timezone.now()
    copy = WorkingCopy.objects.update_or_create(
        user=by, key=_key(edition.article, edition.language),
        defaults={
            "article": edition.article, "language": edition.language, "version": edition.version,
            "words": working_copies.tidy(words), "saved_at": now, "seen_at": now, "handed_in_at": now,
            "source_language": source_language, "source_revision": source_revision,
            "answer": "", "answered_by": None,
        },
    )[0]  # fmt: skip
    write(edition, Verb.HAND_IN, by=by)
    signals.tell(Kind.SUBMITTED, article=edition.article, edition=edition, by=by, update=copy.pk)
    return copy


@transaction.atomic
def take_over(copy: WorkingCopy, *, by, version: int, weight: Weight = Weight.UPDATE) -> Edition:
    """Make the words that were handed in those of the edition; the translator stays its translator."""
    edition, copy = _both(copy)
    require_words(copy.words["headline"], copy.words["body"])
    if edition.translator_id is None:
        Edition.objects.filter(pk=edition.pk).update(translator=copy.user)
    edition = save_words(
        edition.article, edition.language, copy.words, by=by, version=version, weight=weight,
        source_language=copy.source_language, source_revision=copy.source_revision,
    )  # fmt: skip
    write(edition, Verb.TAKE_OVER, by=by, reason=_name(copy.user))
    copy.delete()
    return edition


@transaction.atomic
def give_back(copy: WorkingCopy, *, by, comment: str) -> WorkingCopy:
    """Give what was handed in back to its translator, with what has to change. She keeps her words."""
    if not comment.strip():
        raise NotReady(_("Write what has to change, so that the writer knows."))
    edition, copy = _both(copy)
    copy.handed_in_at, copy.answer, copy.answered_by = None, comment.strip(), by
    copy.seen_at = timezone.now()
    copy.save()
    write(edition, Verb.GIVE_BACK, by=by, reason=copy.answer)
    signals.tell(
        Kind.CHANGES_REQUESTED, article=edition.article, edition=edition, by=by, reason=copy.answer,
        writer=copy.user_id,
    )  # fmt: skip
    return copy


def waiting(article: Article, language: str | None = None):
    """What was handed in for a story and waits for an editor, the longest waiting first."""
    found = WorkingCopy.objects.filter(article=article, handed_in_at__isnull=False).select_related("user")
    found = found.filter(language=language) if language else found
    return found.order_by("handed_in_at", "pk")


def senders(numbers: list[int]) -> dict[tuple[int, str], list[str]]:
    """Who has handed something in for these stories, by story and language."""
    found: dict[tuple[int, str], list[str]] = {}
    copies = WorkingCopy.objects.filter(article__in=numbers, handed_in_at__isnull=False).defer("words")
    for copy in copies.select_related("user").order_by("handed_in_at", "pk"):
        found.setdefault((copy.article_id, copy.language), []).append(_name(copy.user))
    return found


def own(user, article: Article, language: str) -> WorkingCopy | None:
    """What the user handed in here, whether the editors have it or gave it back."""
    mine = WorkingCopy.objects.filter(user=user, key=_key(article, language))
    return mine.select_related("answered_by").first()


def changed_since(copy: WorkingCopy, edition: Edition) -> bool:
    """Whether somebody has changed the words that readers have after these were handed in."""
    return edition.revisions.filter(at__gt=copy.saved_at).exists()


@transaction.atomic
def put_aside(user, article: Article, language: str) -> None:
    """The user has saved the words herself meanwhile; what she handed in can be found for thirty days."""
    if copy := own(user, article, language):
        working_copies.set_aside(user, article, language, copy.words, tab="", version=copy.version)
        copy.delete()


def _both(copy: WorkingCopy) -> tuple[Edition, WorkingCopy]:
    """The edition and the copy, locked; Settled if a colleague was faster or the text is another one by now."""
    seen = copy.handed_in_at
    Article.objects.select_for_update().only("pk").get(pk=copy.article_id)
    now = (
        WorkingCopy.objects.select_for_update(of=("self",)).select_related("user").filter(pk=copy.pk).first()
    )
    edition = Edition.objects.filter(article_id=copy.article_id, language=copy.language).first()
    if now is None or edition is None or now.handed_in_at is None or now.handed_in_at != seen:
        raise Settled
    return locked(edition), now


def _key(article: Article, language: str) -> str:
    return f"{SENT}{article.pk}:{language}"


def _name(user) -> str:
    return user.get_full_name() or user.username
