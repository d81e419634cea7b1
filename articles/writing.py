"""How words are saved: one language at a time, and never over somebody else's."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.errors import EditConflict, Gone, Killed, NotReady, SlugTaken
from articles.models import Article, Edition, FormerSlug, Revision, Weight
from articles.models.article import WORDS
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.publishing import require_words, write
from articles.revisions import follow, keep_revision
from languages.fallback import localized
from languages.slugs import slugify, unique_slug
from prose.sanitize import clean_html

KEEP = object()
"""Leave the date as it is; None would take it away."""
ENDS_BEFORE = _("This edition goes offline before that time. Choose an earlier one.")
DATE_IS_FREE = {Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN}
"""Where a date is only meant for later. That of a scheduled edition changes by `publishing.schedule`, with a log."""


@transaction.atomic
def save_words(
    article: Article, language: str, words: dict[str, str], *, by, version: int | None = None,
    slug: str = "", source_language: str = "", source_revision: int | None = None, published_at=KEEP,
    weight: Weight = Weight.UPDATE, restored_from: int | None = None, machine=KEEP,
) -> Edition:  # fmt: skip
    """Save the words of one language and give back its edition, made if it did not exist.

    `version` is the edition's version that the writer saw (0: none yet); if it has changed since,
    nothing is saved and EditConflict is raised. Without it, the words are saved whatever happened.
    `weight` says how big the change is; every save of changed words keeps a revision.
    `source_language` and `source_revision` say what a translation now says the same as, `machine` who made it.
    """
    locked, edition = _as_it_stands(article, language, version)
    before = locked.words(language)
    changed = _write_words(locked, language, words)
    if edition is None:
        edition = _new_edition(locked, language)
    _set_slug(edition, slug, locked.words(language)["headline"])
    if published_at is not KEEP and edition.status in DATE_IS_FREE:
        _set_date(edition, published_at)
    _note_change(edition, by=by)
    if edition.is_translation:
        _note_source(edition, source_language, source_revision, by=by)
        edition.machine = edition.machine if machine is KEEP else machine
    if changed:
        texts = before, locked.words(language)
        keep_revision(edition, *texts, weight=weight, by=by, restored_from=restored_from)
    else:
        edition.save()
    return edition


def _as_it_stands(article: Article, language: str, version: int | None) -> tuple[Article, Edition | None]:
    """Lock the story, and find out whether the writer saw its present words."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if locked.binned_at is not None:
        raise Gone
    edition = Edition.objects.filter(article=locked, language=language).first()
    if edition.killed_at if edition else locked.is_killed:
        raise Killed
    if edition and version is not None and edition.version != version:
        raise EditConflict(edition)
    return locked, edition


def new_words(article: Article, language: str, words: dict[str, str]) -> dict[str, str]:
    """Those of the words that say something new, clean as they will be saved. Ends of lines say nothing."""
    before = article.words(language)
    tidy = {field: _tidy(field, text) for field, text in words.items() if field in WORDS}
    return {field: text for field, text in tidy.items() if text != _tidy(field, before[field])}


def _tidy(field: str, text: str) -> str:
    text = "\n".join(text.strip().splitlines())
    return clean_html(text) if field == "body" else text


def _write_words(article: Article, language: str, words: dict[str, str]) -> bool:
    changed = new_words(article, language, words)
    for field, text in changed.items():
        setattr(article, localized(field, language), text)
    if changed:
        article.save(update_fields=[localized(field, language) for field in changed])
    return bool(changed)


def _new_edition(article: Article, language: str) -> Edition:
    original = article.original_language
    return Edition(
        article=article,
        language=language,
        version=0,
        source_language="" if language == original else original,
    )


def _set_date(edition: Edition, published_at: datetime | None) -> None:
    """A draft may carry the date it will be published with; what is withdrawn needs one."""
    if published_at and edition.expires_at and published_at >= edition.expires_at:
        raise NotReady(ENDS_BEFORE)
    if published_at is not None or _never_public(edition):
        edition.published_at = published_at


def _note_change(edition: Edition, *, by) -> None:
    """Take the next version, in one statement that finds nothing if somebody else has taken it."""
    if edition.pk:
        seen = Edition.objects.filter(pk=edition.pk, version=edition.version)
        if not seen.update(version=edition.version + 1):
            raise EditConflict(Edition.objects.select_related("article", "changed_by").get(pk=edition.pk))
    edition.version += 1
    edition.changed_by = by


def _note_source(edition: Edition, language: str, revision: int | None, *, by) -> None:
    """Note from which language, and from which of its texts, a translation was made."""
    edition.translator = edition.translator or by
    if language not in {"", edition.language, edition.source_language}:
        edition.source_language, edition.source_revision, edition.source_churn = language, None, 0
    if revision is not None:
        follow(edition, revision)


def _set_slug(edition: Edition, wanted: str, headline: str) -> None:
    """Give the edition its address: the one asked for, or one made from the headline of a draft."""
    old = edition.slug
    if wanted and wanted != old:
        edition.slug = wanted_slug(edition, wanted)
    elif not old or (_never_public(edition) and not wanted):
        edition.slug = unique_slug_for(edition, wanted or headline)
    if old and edition.slug != old and not _never_public(edition):
        FormerSlug.objects.update_or_create(
            language=edition.language, slug=old, defaults={"edition": edition}
        )
        FormerSlug.objects.filter(language=edition.language, slug=edition.slug).delete()


def wanted_slug(edition: Edition, wanted: str) -> str:
    """The address that somebody asked for; SlugTaken, with a free one, if it is another story's."""
    free = unique_slug_for(edition, wanted)
    if free != slugify(wanted, edition.language, fallback=str(edition.article_id)):
        raise SlugTaken(wanted, free)
    return free


def unique_slug_for(edition: Edition, text: str) -> str:
    """A free address for this edition, made from a headline; the article's number if nothing else is left.

    No other story has it in any language: the language switch keeps the slug, and must lead to this story.
    """
    base = slugify(text, edition.language, fallback=str(edition.article_id))
    others = Edition.objects.exclude(article_id=edition.article_id)
    former = FormerSlug.objects.exclude(edition__article_id=edition.article_id)
    return unique_slug(
        base, lambda slug: others.filter(slug=slug).exists() or former.filter(slug=slug).exists()
    )


def _never_public(edition: Edition) -> bool:
    return edition.status in {Status.DRAFT, Status.IN_REVIEW}


@transaction.atomic
def restore(edition: Edition, *, revision: Revision, by, version: int | None = None) -> Edition:
    """Bring back an earlier text as a new revision; nothing that was written since is lost."""
    if edition.status in {Status.SCHEDULED, Status.PUBLISHED}:
        require_words(revision.headline, revision.body)
    restored = save_words(
        edition.article, edition.language, revision.words, by=by, version=version,
        source_revision=revision.source_revision, restored_from=revision.number,
    )  # fmt: skip
    if restored.revision != edition.revision:
        write(restored, Verb.RESTORE, by=by, reason=str(revision.number))
    return restored
