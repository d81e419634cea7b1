"""Write drafts into the newsroom: always as drafts, never over somebody's work, each story once."""

from django.db import transaction
from django.utils import timezone

from articles.errors import EditConflict, Gone
from articles.models import Article, Byline, Edition, EditorNote, Section
from articles.writing import save_words
from importers.drafts import CODES, Draft, Note
from importers.models import ImportedItem
from importers.planning import Outcome, Step, item_key, plan
from prose.plain import plain_text

SECTION = {"slug": "imported", "name_en": "Imported", "position": 900}
"""Where stories wait until an editor gives them a section."""
AS_IMPORTED = 1
"""The version of an article whose facts (section, kind, agency …) nobody has changed."""


@transaction.atomic
def write(source: str, file: str, drafts: list[Draft]) -> list[Step]:
    """Write the stories of one file, all or none, and say what became of each."""
    steps = plan(source, file, drafts)
    for step in steps:
        if step.outcome is Outcome.CREATED:
            _create(step, source, file)
        elif step.outcome is Outcome.UPDATED:
            _update(step)
        if step.outcome is Outcome.EDITED:  # also when an update met somebody who was quicker
            _leave_alone(step, file)
    return steps


def _create(step: Step, source: str, file: str) -> None:
    draft = step.draft
    article = Article.objects.create(
        section=_section(), kind=draft.kind, original_language=draft.language,
        agency=draft.agency, dateline_on=draft.dateline_on,
    )  # fmt: skip
    edition = _save(article, draft.language, draft, version=0)
    if draft.author:
        Byline.objects.create(article=article, name=draft.author[:100])
    _add_notes(article.pk, draft.language, draft.notes)
    step.item = ImportedItem.objects.create(
        source=source, key=item_key(file, draft), fingerprint=draft.fingerprint, article=article,
        language=draft.language, version=edition.version,
    )  # fmt: skip
    step.article = article.pk


def _update(step: Step) -> None:
    draft, item = step.draft, step.item
    article = Article.objects.select_for_update().get(pk=item.article_id)
    try:
        edition = _save(article, item.language, draft, version=item.version)
    except (EditConflict, Gone):  # edited here, or thrown away here
        step.outcome = Outcome.EDITED
        return
    if article.version == AS_IMPORTED:
        facts = {"kind": draft.kind, "agency": draft.agency, "dateline_on": draft.dateline_on}
        Article.objects.filter(pk=article.pk).update(**facts)
    _replace_notes(article.pk, item.language, draft.notes)
    item.fingerprint, item.version = draft.fingerprint, edition.version
    item.save()


def _leave_alone(step: Step, file: str) -> None:
    """Tell the editor that the source says something else by now, once for each change."""
    item = step.item
    text = f"{file} has changed since it was imported. This story was edited here, so it was left as it is."
    news = _new_paragraphs(step)
    if news:
        text += f" New in the source: {news}"
    _add_notes(item.article_id, item.language, [Note("source-changed", text)])
    item.fingerprint = step.draft.fingerprint
    item.save()


def _new_paragraphs(step: Step) -> str:
    edition = Edition.objects.filter(article_id=step.article, language=step.item.language).first()
    known = {edition.headline, *plain_text(edition.body).split("\n")} if edition else set()
    found = [step.draft.headline, *plain_text(step.draft.body).split("\n")]
    return "\n".join(paragraph for paragraph in found if paragraph and paragraph not in known)


def _save(article: Article, language: str, draft: Draft, *, version: int) -> Edition:
    return save_words(
        article, language, draft.words, by=None, version=version, published_at=draft.published_at
    )


def _section() -> Section:
    slug = SECTION["slug"]
    return Section.objects.get_or_create(slug=slug, defaults=SECTION)[0]


def _replace_notes(article: int, language: str, notes: list[Note]) -> None:
    """Close the questions that the changed source has answered; keep what people wrote or closed."""
    wanted = {(note.code, note.text) for note in notes}
    there = EditorNote.objects.filter(article_id=article, language=language)
    present = {(note.code, note.text): note for note in there}
    stale = [note.pk for key, note in present.items() if key not in wanted and note.code in CODES]
    EditorNote.objects.open().filter(pk__in=stale).update(resolved_at=timezone.now())
    _add_notes(article, language, [note for note in notes if (note.code, note.text) not in present])


def _add_notes(article: int, language: str, notes: list[Note]) -> None:
    EditorNote.objects.bulk_create(
        EditorNote(article_id=article, language=language, code=note.code, text=note.text) for note in notes
    )
